"""Forms of an import."""

from django import forms
from django.template.defaultfilters import filesizeformat

from ..models import Regio

MAX_BYTES = 10 * 1024 * 1024
MAX_GEMEENTEN = 100


class Importbestand(forms.Form):
    """A file and the gemeenten of which the schools count; the region's own unless told otherwise."""

    bestand = forms.FileField(
        label="Bestand",
        help_text="Een csv-bestand van DUO met schoolvestigingen, of een csv-bestand met postcodes. "
        "Hooguit 10 MB. Aan de kolommen zien we welk van de twee het is.",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
    gemeenten = forms.CharField(
        label="Gemeenten",
        help_text="Eén per regel. We lezen alleen scholen in deze gemeenten. "
        "Laat leeg voor alle scholen in het bestand.",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        regio = Regio.objects.first()
        self.fields["gemeenten"].initial = "\n".join(regio.gemeenten if regio else [])

    def clean_bestand(self):
        bestand = self.cleaned_data["bestand"]
        if bestand.size > MAX_BYTES:
            raise forms.ValidationError(
                f"Dit bestand is {filesizeformat(bestand.size)}. Kies een bestand van hooguit 10 MB."
            )
        return bestand

    def clean_gemeenten(self) -> list[str]:
        namen = self.cleaned_data["gemeenten"].replace(",", "\n").split("\n")
        gemeenten = list(dict.fromkeys(naam for ruw in namen if (naam := " ".join(ruw.split()))))
        if len(gemeenten) > MAX_GEMEENTEN or any(len(naam) > 80 for naam in gemeenten):
            raise forms.ValidationError(f"Geef hooguit {MAX_GEMEENTEN} namen van gemeenten.")
        return gemeenten
