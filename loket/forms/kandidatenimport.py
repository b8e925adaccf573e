"""Form of an import of candidates: what to do with odd rows; the file and its columns are in kern."""

from django import forms

from onderwijsregio.organisaties.models import Gebruiker

from ..keuzes import Bestaanden, Fouterijen
from .kandidaten import eigenaren_van_nieuwen, nog_komende_dag
from .velden import Datumkiezer

EERSTE_STAP = "Kennismaken met het loket"


class Importkeuzes(forms.Form):
    """What happens with faulty rows and with who is known, and the first next step of who is new."""

    foute_rijen = forms.ChoiceField(
        label="Er zijn regels fout. Wat wilt u?", choices=Fouterijen.choices, widget=forms.RadioSelect,
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
    eigenaar = forms.ModelChoiceField(Gebruiker.objects.none(), label="Wie doet dat?", empty_label="Kies")
    op = forms.DateField(label="Uiterlijk", widget=Datumkiezer(), validators=[nog_komende_dag])

    def zet_aantal_fout(self, aantal: int) -> None:
        """How many rows the preview shows as faulty: what to do with them is asked only when there are."""
        self.aantal_fout = aantal
        if not aantal:
            self.fields["foute_rijen"].widget = forms.HiddenInput()

    def clean_foute_rijen(self) -> str:
        """Raises ValidationError when nothing would be brought in: the file and its columns stay at hand."""
        keuze = self.cleaned_data["foute_rijen"]
        if self.aantal_fout and keuze == Fouterijen.NIETS:
            zijn = "regel is" if self.aantal_fout == 1 else "regels zijn"
            raise forms.ValidationError(
                f"{self.aantal_fout} {zijn} fout, dus er is niets geïmporteerd. Verbeter het bestand en kies het "
                "opnieuw, of sla over wat fout is."
            )
        return keuze

    def zet_eigenaren(self, gebruiker: Gebruiker) -> None:
        self.fields["eigenaar"].queryset = eigenaren_van_nieuwen()
        self.fields["eigenaar"].initial = gebruiker.pk
