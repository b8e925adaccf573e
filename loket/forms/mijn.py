"""Forms of the candidate."""

from typing import NamedTuple

from django import forms

from onderwijsregio.kern.formulieren import MetStand
from onderwijsregio.organisaties.keuzes import Dag, Functie, Sector
from onderwijsregio.organisaties.models import Organisatie, Regio

from ..keuzes import Documentsoort, Taal, Toestemmingsdoel, Vak, Vervoer
from ..models import Kandidaat
from .instroom import MetUitstap
from .velden import TELEFOON, Documentveld, Postcodeveld

#: What candidates bring themselves; a result of an assessment comes from the loket.
EIGEN_DOCUMENTEN = [keuze for keuze in Documentsoort.choices if keuze[0] != Documentsoort.UITSLAG]


class Profieldeel(NamedTuple):
    """One short page of the profile: its address, its title, and what it asks."""

    code: str
    titel: str
    velden: tuple[str, ...]
    uitleg: str = ""

    def is_ingevuld(self, kandidaat: Kandidaat) -> bool:
        """Whether something that no default fills stands in this part."""
        return any(getattr(kandidaat, veld) for veld in self.velden if veld not in VANZELF)


#: Fields that are never empty: they say nothing about whether somebody has been here.
VANZELF = ("voornaam", "max_afstand_km")
PROFIEL = (
    Profieldeel("naam", "Wie u bent", ("voornaam", "achternaam", "telefoon")),
    Profieldeel(
        "werk",
        "Welk werk u zoekt",
        ("functies", "sectoren", "vakken"),
        "Wij stellen u alleen voor werk voor dat u hier aankruist. Kruist u geen functie aan? Dan zoeken wij breed.",
    ),
    Profieldeel("opleiding", "Wat u hebt geleerd", ("vooropleiding", "bevoegdheid")),
    Profieldeel("tijd", "Wanneer u kunt werken", ("dagen", "uren")),
    Profieldeel("reizen", "Waar u woont en hoe u reist", ("postcode", "max_afstand_km", "vervoer")),
    Profieldeel("motivatie", "Wat u meebrengt", ("talen", "motivatie")),
)
_AANKRUISEN = {"required": False, "widget": forms.CheckboxSelectMultiple}


class Profielformulier(MetStand, forms.ModelForm):
    """What a candidate tells about themself, one part at a time."""

    telefoon = forms.CharField(
        label="Telefoonnummer",
        required=False,
        max_length=20,
        validators=[TELEFOON],
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    postcode = Postcodeveld(required=False, help_text="Vier cijfers is genoeg, bijvoorbeeld 1315.")
    functies = forms.MultipleChoiceField(label="Welk werk zoekt u?", choices=Functie, **_AANKRUISEN)
    sectoren = forms.MultipleChoiceField(label="Waar wilt u werken?", choices=Sector, **_AANKRUISEN)
    vakken = forms.MultipleChoiceField(
        label="Welke vakken wilt u geven?",
        choices=Vak,
        help_text="Sla dit over als u in het basisonderwijs alle vakken wilt geven.",
        **_AANKRUISEN,
    )
    dagen = forms.MultipleChoiceField(label="Op welke dagen kunt u werken?", choices=Dag, **_AANKRUISEN)
    vervoer = forms.MultipleChoiceField(label="Hoe reist u?", choices=Vervoer, **_AANKRUISEN)
    talen = forms.MultipleChoiceField(
        label="Welke talen spreekt u?",
        choices=Taal,
        help_text="Ook een taal van thuis: ouders en leerlingen hebben daar veel aan.",
        **_AANKRUISEN,
    )

    class Meta:
        model = Kandidaat
        fields = [veld for deel in PROFIEL for veld in deel.velden]
        labels = {
            "bevoegdheid": "Hebt u al een bevoegdheid?",
            "vooropleiding": "Wat is uw hoogste diploma?",
            "uren": "Hoeveel uur per week wilt u werken?",
            "max_afstand_km": "Hoe ver wilt u reizen (in kilometers)?",
            "motivatie": "Wat trekt u aan in het onderwijs?",
        }
        help_texts = {
            "motivatie": "Een paar zinnen zijn genoeg.",
            "uren": "Van 1 tot en met 40. Laat leeg als u het nog niet weet.",
        }
        widgets = {
            "motivatie": forms.Textarea(attrs={"rows": 5}),
            "voornaam": forms.TextInput(attrs={"autocomplete": "given-name"}),
            "achternaam": forms.TextInput(attrs={"autocomplete": "family-name"}),
        }

    def __init__(self, *args, deel: Profieldeel, **kwargs):
        """Ask what belongs to this part; of the sectors those of the region, and what somebody chose before."""
        super().__init__(*args, **kwargs)
        regio = Regio.objects.first()
        kan = {*regio.sectoren, *self.instance.sectoren} if regio and regio.sectoren else set(Sector.values)
        self.fields["sectoren"].choices = [keuze for keuze in Sector.choices if keuze[0] in kan]
        self.fields = {veld: self.fields[veld] for veld in (*deel.velden, "stand")}


class Afschermformulier(forms.Form):
    """A board that the candidate hides from."""

    organisatie = forms.ModelChoiceField(
        Organisatie.objects.none(), label="Voor welk bestuur?", empty_label="Kies een bestuur"
    )

    def __init__(self, *args, kandidaat: Kandidaat, **kwargs):
        """Offer the boards of which the candidate does not hide yet."""
        super().__init__(*args, **kwargs)
        al = kandidaat.afschermingen.values("organisatie")
        self.fields["organisatie"].queryset = (
            Organisatie.objects.besturen().exclude(pk__in=al).order_by("naam")
        )


class Toestemmingformulier(forms.Form):
    """One consent, given or withdrawn."""

    doel = forms.ChoiceField(choices=Toestemmingsdoel)
    besluit = forms.ChoiceField(choices=[("geef", "geef"), ("trek_in", "trek in")])


class Documentformulier(forms.Form):
    """A file of the candidate."""

    soort = forms.ChoiceField(label="Wat is het?", choices=EIGEN_DOCUMENTEN, widget=forms.RadioSelect)
    bestand = Documentveld(label="Kies een bestand")


class Aanmeldformulier(forms.Form):
    """Why this route."""

    motivatie = forms.CharField(
        label="Wilt u er nog iets bij zeggen?",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


WISWOORD = "wis alles"


class Wisformulier(forms.Form):
    """Typed once more, so that nobody erases themself by a slip of the finger."""

    bevestiging = forms.CharField(label=f"Typ: {WISWOORD}", max_length=20)

    def clean_bevestiging(self):
        if self.cleaned_data["bevestiging"].strip().lower() != WISWOORD:
            raise forms.ValidationError(f"Typ precies de woorden: {WISWOORD}")
        return WISWOORD


class Stopformulier(MetUitstap):
    """Why somebody stops; saying nothing is fine."""

    reden = forms.CharField(
        label="Waarom stopt u?",
        required=False,
        max_length=300,
        help_text="U hoeft dit niet te zeggen. Het helpt ons wel.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ["uitstapreden", "reden", "terugkomen"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.met_uitstap:
            self.fields["reden"].label = "Wilt u er iets bij vertellen?"
