"""Forms of what organisations hand over: a link for their own system, a spreadsheet."""

from collections.abc import Sequence
from datetime import timedelta

from django import forms
from django.utils import timezone

from loket.forms.velden import EenKeer
from loket.keuzes import Fouterijen
from onderwijsregio.kern.importbestand import Bestandkeuze, Kolomkeuze

from ..importeren.tabel import MEESTE_RIJEN
from ..keuzes import Koppelingsrecht
from ..models import LANGSTE_OVERLAP

#: How long the old key works besides the new one, when nobody says otherwise.
OVERLAP = timedelta(days=14)


class Koppelingsformulier(EenKeer):
    """Which system, and what it may do."""

    naam = forms.CharField(
        label="Welk systeem?",
        max_length=60,
        help_text="Zoals uw collega's het noemen, bijvoorbeeld: personeelssysteem.",
    )
    recht = forms.ChoiceField(
        label="Wat mag het systeem?",
        choices=Koppelingsrecht.choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, mag: Sequence[Koppelingsrecht], **kwargs):
        """`mag`: what this user may let a system do; one thing needs no question."""
        super().__init__(*args, **kwargs)
        recht, naam = self.fields["recht"], self.fields["naam"]
        recht.choices = [(een.value, een.label) for een in mag]
        recht.initial = mag[0].value
        if len(mag) == 1:
            recht.widget = forms.HiddenInput()
        if Koppelingsrecht.SCHRIJVEN in mag:
            naam.help_text += " In de geschiedenis van een vacature staat dan ‘koppeling personeelssysteem’."
        else:
            naam.help_text = "Zoals uw collega's het noemen, bijvoorbeeld: studentvolgsysteem."


class Wisselformulier(EenKeer):
    """Until when the old key works beside the new one."""

    oude_tot = forms.DateField(
        label="Tot en met welke dag werkt de oude sleutel nog?",
        help_text="Zo hebt u de tijd om de nieuwe sleutel in uw systeem te zetten. Vertrouwt u de oude niet meer? "
        "Trek de koppeling dan in.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        vandaag = timezone.localdate()
        self.fields["oude_tot"].initial = vandaag + OVERLAP
        grenzen = {"min": vandaag.isoformat(), "max": (vandaag + LANGSTE_OVERLAP).isoformat()}
        self.fields["oude_tot"].widget.attrs |= grenzen


class Vacaturebestand(Bestandkeuze):
    """The spreadsheet, with as many rows as are written while somebody waits."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["bestand"].help_text = (
            f"Een Excel-bestand (.xlsx) of een csv-bestand met hooguit {MEESTE_RIJEN} vacatures. In de eerste regel "
            "staan de namen van de kolommen."
        )


class Vacaturekolommen(Kolomkeuze):
    """What each column holds, and where the vacancies go."""

    publiceren = forms.TypedChoiceField(
        label="Wat doen we met nieuwe vacatures en concepten?",
        choices=[("nee", "Bewaar ze als concept"), ("ja", "Zet ze meteen op de website")],
        coerce=lambda waarde: waarde == "ja",
        initial="nee",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, opdracht, **kwargs):
        super().__init__(*args, opdracht=opdracht, **kwargs)
        self.order_fields([naam for naam in self.fields if naam != "publiceren"])
        self.fields["publiceren"].initial = "ja" if opdracht.publiceren else "nee"

    def clean(self):
        return {**super().clean(), "publiceren": self.cleaned_data.get("publiceren", False)}


class Importbevestiging(forms.Form):
    """Do what the preview showed."""

    verwacht = forms.CharField(widget=forms.HiddenInput, max_length=64)
    foute_rijen = forms.ChoiceField(
        label="Er zijn regels fout. Wat wilt u?",
        choices=Fouterijen.choices,
        widget=forms.RadioSelect,
        initial=Fouterijen.NIETS,
    )

    def __init__(self, *args, met_fouten: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not met_fouten:
            self.fields["foute_rijen"].widget = forms.HiddenInput()
