"""Which figures, over which school year, as of which day."""

from django import forms
from django.db.models import TextChoices
from django.utils import timezone

from onderwijsregio.kern.tijd import Schooljaar


class Groepering(TextChoices):
    THEMA = "thema", "thema"
    MAATREGEL = "maatregel", "maatregel"


class Keuze(forms.Form):
    """Choose by address (GET). What is left out or cannot be, becomes today and the current school year."""

    jaar = forms.TypedChoiceField(label="Schooljaar", coerce=int, required=False)
    peildatum = forms.DateField(
        label="Peildatum",
        required=False,
        help_text="De cijfers zoals ze op deze dag bekend waren.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    groep = forms.ChoiceField(label="Bij elkaar per", choices=Groepering, required=False)

    def __init__(self, data, *, jaren: list[Schooljaar], themawoord: str = "thema", met_groep: bool = True):
        self.vandaag = timezone.localdate()
        self.huidig = Schooljaar.van(self.vandaag)
        gevuld = {"jaar": self.huidig.begin, "peildatum": self.vandaag.isoformat(), "groep": Groepering.THEMA}
        super().__init__(gevuld | {naam: waarde for naam, waarde in data.items() if waarde})
        self.fields["jaar"].choices = [(jaar.begin, str(jaar)) for jaar in reversed(jaren)]
        self.fields["peildatum"].widget.attrs["max"] = self.vandaag.isoformat()
        if met_groep:
            self.fields["groep"].choices = [
                (g, themawoord if g == Groepering.THEMA else g.label) for g in Groepering
            ]
        else:
            del self.fields["groep"]
        self.is_valid()

    def clean_peildatum(self):
        dag = self.cleaned_data["peildatum"]
        if dag and dag > self.vandaag:
            raise forms.ValidationError("Kies vandaag of een dag die al geweest is.")
        return dag

    @property
    def gekozen_jaar(self) -> Schooljaar:
        return Schooljaar(self.cleaned_data.get("jaar") or self.huidig.begin)

    @property
    def gekozen_peildatum(self):
        return self.cleaned_data.get("peildatum") or self.vandaag

    @property
    def per_maatregel(self) -> bool:
        return self.cleaned_data.get("groep") == Groepering.MAATREGEL
