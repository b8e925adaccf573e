"""Forms of an import of candidates: the file, its columns, what to do with odd rows."""

from django import forms
from django.core.exceptions import ValidationError

from onderwijsregio.kern.tabellen import MAX_BYTES
from onderwijsregio.organisaties.models import Gebruiker

from ..importeren.kandidaten import KOLOMMEN
from ..keuzes import Bestaanden, Fouterijen
from ..models import Importopdracht
from .kandidaten import mogelijke_eigenaren, nog_komende_dag
from .velden import Datumkiezer

EERSTE_STAP = "Kennismaken met het loket"


class Importbestand(forms.Form):
    """The spreadsheet."""

    bestand = forms.FileField(
        help_text="Een Excel-bestand (.xlsx) of een csv-bestand van hooguit 10 MB en 20.000 regels. "
        "In de eerste regel staan de namen van de kolommen.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )

    def clean_bestand(self):
        bestand = self.cleaned_data["bestand"]
        if bestand.size > MAX_BYTES:
            raise ValidationError(
                "Dit bestand is groter dan 10 MB. Haal plaatjes en bladen weg die u niet nodig hebt, of knip het op."
            )
        return bestand


class Bladkeuze(forms.Form):
    """Which sheet of the workbook."""

    blad = forms.ChoiceField(label="Welk blad?")

    def __init__(self, *args, bladen: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["blad"].choices = [(naam, naam) for naam in bladen]


class Kolomkeuze(forms.Form):
    """For each column of the file: what it holds."""

    def __init__(self, *args, opdracht: Importopdracht, voorbeelden: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.koppen = opdracht.koppen
        per_plaats = {plaats: code for code, plaats in opdracht.kolommen.items()}
        keuzes = [("", "Niet gebruiken"), *((kolom.code, kolom.naam) for kolom in KOLOMMEN)]
        for plaats, kop in enumerate(self.koppen):
            self.fields[f"kolom_{plaats}"] = forms.ChoiceField(
                label=kop or f"Kolom {plaats + 1} (zonder naam)",
                choices=keuzes,
                required=False,
                initial=per_plaats.get(plaats, ""),
                help_text=f"Bijvoorbeeld: {voorbeelden[plaats][:60]}" if voorbeelden[plaats] else "",
            )

    def clean(self):
        gekozen = self.plaatsen()
        vaak = [kolom.naam for kolom in KOLOMMEN if list(self.cleaned_data.values()).count(kolom.code) > 1]
        for naam in vaak:
            self.add_error(None, f"U koos ‘{naam}’ bij meer dan één kolom. Kies het één keer.")
        return {"plaatsen": gekozen}

    def plaatsen(self) -> dict[str, int]:
        """The place of each thing that was chosen."""
        return {code: int(naam.removeprefix("kolom_")) for naam, code in self.cleaned_data.items() if code}


class Importkeuzes(forms.Form):
    """What happens with faulty rows and with who is known, and the first next step of who is new."""

    foute_rijen = forms.ChoiceField(
        label="Als er regels fout zijn", choices=Fouterijen.choices, widget=forms.RadioSelect,
        initial=Fouterijen.NIETS,
    )  # fmt: skip
    bestaanden = forms.ChoiceField(
        label="Als iemand al bekend is (hetzelfde e-mailadres)", choices=Bestaanden.choices,
        widget=forms.RadioSelect, initial=Bestaanden.OVERSLAAN,
    )  # fmt: skip
    volgende_stap = forms.CharField(
        label="Volgende stap van wie nieuw is", max_length=200, initial=EERSTE_STAP,
        help_text="Voor wie in het bestand geen eigen volgende stap heeft.",
    )  # fmt: skip
    eigenaar = forms.ModelChoiceField(Gebruiker.objects.none(), label="Wie doet dat?")
    op = forms.DateField(label="Uiterlijk", widget=Datumkiezer(), validators=[nog_komende_dag])

    def zet_eigenaren(self, gebruiker: Gebruiker) -> None:
        self.fields["eigenaar"].queryset = mogelijke_eigenaren(gebruiker)
        self.fields["eigenaar"].initial = gebruiker.pk
