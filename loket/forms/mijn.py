"""Forms of the candidate."""

from django import forms

from onderwijsregio.kern.bestanden import controleer_document
from onderwijsregio.organisaties.keuzes import Dag, Sector
from onderwijsregio.organisaties.models import Regio

from ..keuzes import Documentsoort, Toestemmingsdoel
from ..models import Kandidaat
from .velden import TELEFOON, Postcodeveld

#: What candidates bring themselves; a result of an assessment comes from the loket.
EIGEN_DOCUMENTEN = [keuze for keuze in Documentsoort.choices if keuze[0] != Documentsoort.UITSLAG]


class Profielformulier(forms.ModelForm):
    """What a candidate tells about themself."""

    telefoon = forms.CharField(
        label="Telefoonnummer",
        required=False,
        max_length=20,
        validators=[TELEFOON],
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    postcode = Postcodeveld(required=False, help_text="Vier cijfers is genoeg, bijvoorbeeld 1315.")
    sectoren = forms.MultipleChoiceField(
        label="Waar wilt u werken?", choices=Sector, required=False, widget=forms.CheckboxSelectMultiple
    )
    dagen = forms.MultipleChoiceField(
        label="Op welke dagen kunt u werken?",
        choices=Dag,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Kandidaat
        fields = [
            "voornaam",
            "achternaam",
            "telefoon",
            "postcode",
            "sectoren",
            "bevoegdheid",
            "vooropleiding",
            "dagen",
            "max_afstand_km",
            "motivatie",
        ]
        labels = {
            "bevoegdheid": "Heeft u al een bevoegdheid?",
            "vooropleiding": "Wat is uw hoogste diploma?",
            "max_afstand_km": "Hoe ver wilt u reizen (in kilometers)?",
            "motivatie": "Wat trekt u aan in het onderwijs?",
        }
        help_texts = {"motivatie": "Een paar zinnen zijn genoeg."}
        widgets = {
            "motivatie": forms.Textarea(attrs={"rows": 5}),
            "voornaam": forms.TextInput(attrs={"autocomplete": "given-name"}),
            "achternaam": forms.TextInput(attrs={"autocomplete": "family-name"}),
        }

    def __init__(self, *args, **kwargs):
        """Ask only for the sectors of the region, and keep what somebody chose before."""
        super().__init__(*args, **kwargs)
        regio = Regio.objects.first()
        kan = {*regio.sectoren, *self.instance.sectoren} if regio and regio.sectoren else set(Sector.values)
        self.fields["sectoren"].choices = [keuze for keuze in Sector.choices if keuze[0] in kan]


class Toestemmingformulier(forms.Form):
    """One consent, given or withdrawn."""

    doel = forms.ChoiceField(choices=Toestemmingsdoel)
    besluit = forms.ChoiceField(choices=[("geef", "geef"), ("trek_in", "trek in")])


class Documentformulier(forms.Form):
    """A file of the candidate."""

    soort = forms.ChoiceField(label="Wat is het?", choices=EIGEN_DOCUMENTEN, widget=forms.RadioSelect)
    bestand = forms.FileField(
        label="Kies een bestand",
        help_text="Een pdf of Word-bestand (docx) van hoogstens 5 MB.",
        max_length=255,
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx"}),
    )

    def clean_bestand(self):
        bestand = self.cleaned_data["bestand"]
        controleer_document(bestand)
        return bestand


class Aanmeldformulier(forms.Form):
    """Why this route."""

    motivatie = forms.CharField(
        label="Wilt u er nog iets bij zeggen?",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class Stopformulier(forms.Form):
    """Why somebody stops; saying nothing is fine."""

    reden = forms.CharField(
        label="Waarom stopt u?",
        required=False,
        max_length=300,
        help_text="U hoeft dit niet te zeggen. Het helpt ons wel.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
