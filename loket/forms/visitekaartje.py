"""What somebody of the loket tells about themself."""

from django import forms

from onderwijsregio.kern.bestanden import maak_portret
from onderwijsregio.kern.formulieren import MetStand

from ..models import Visitekaartje


class Visitekaartformulier(MetStand, forms.ModelForm):
    """The card: words, a photo that is cut to a square, and whether everybody sees it."""

    foto = forms.FileField(
        label="Foto",
        required=False,
        help_text="Een foto van uw gezicht: jpg, png of webp, hoogstens 5 MB. Wij snijden hem vierkant.",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    zonder_portret = forms.BooleanField(label="Haal mijn foto weg", required=False)

    class Meta:
        model = Visitekaartje
        fields = ["functie", "tekst", "foto", "zonder_portret", "op_website"]
        widgets = {"tekst": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "functie": "Bijvoorbeeld: adviseur zij-instroom",
            "tekst": "In een of twee zinnen, hooguit 300 tekens.",
            "op_website": "Uitgezet zien alleen mensen die zijn ingelogd uw kaartje.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.portret:
            del self.fields["zonder_portret"]

    def clean_foto(self) -> bytes | None:
        foto = self.cleaned_data["foto"]
        return maak_portret(foto) if foto else None

    def velden(self) -> dict:
        """What `acties.bewaar_visitekaartje` asks for."""
        portret, weg = self.cleaned_data["foto"], self.cleaned_data.get("zonder_portret", False)
        gegeven = {naam: self.cleaned_data[naam] for naam in ("functie", "tekst", "op_website")}
        return {**gegeven, "portret": portret, "zonder_portret": weg}
