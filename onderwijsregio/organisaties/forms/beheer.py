"""Forms of the administrator: organisations, invitations and roles."""

from django import forms

from onderwijsregio.kern.formulieren import MetStand

from ..keuzes import Organisatiesoort, Rol
from ..models import Organisatie, School


def _datum(label: str) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class Organisatieformulier(MetStand, forms.ModelForm):
    """An organisation; the board's number comes from DUO and is six digits at most."""

    website = forms.URLField(label="Website", required=False, assume_scheme="https")
    leerlingen_peildatum = _datum("Peildatum van dat aantal")

    class Meta:
        model = Organisatie
        fields = [
            "naam", "soort", "bevoegd_gezag", "website", "toelichting",
            "leerlingen", "leerlingen_status", "leerlingen_peildatum",
        ]  # fmt: skip
        labels = {
            "naam": "Naam",
            "soort": "Soort organisatie",
            "bevoegd_gezag": "Nummer bevoegd gezag",
            "toelichting": "Rol in de regio",
            "leerlingen": "Aantal leerlingen",
            "leerlingen_status": "Hoe komt u aan dat aantal?",
        }
        help_texts = {
            "bevoegd_gezag": "Vijf of zes cijfers, van DUO. Alleen voor schoolbesturen en mbo-instellingen.",
            "leerlingen": "Laat leeg als u het niet weet. Nul is een uitkomst.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = [("", "Kies"), *Organisatiesoort.choices]

    def clean_bevoegd_gezag(self):
        """A number that an import gave to a nameless board calls for joining the two."""
        nummer = self.cleaned_data["bevoegd_gezag"] or None
        naamloos = Organisatie.objects.naamloos().filter(bevoegd_gezag=nummer).exclude(pk=self.instance.pk)
        if nummer and naamloos.exists():
            raise forms.ValidationError(
                "Dit nummer kwam uit een import en heeft nog geen naam. Open die organisatie in de lijst "
                "en voeg haar samen met deze."
            )
        return nummer


class Samenvoeging(forms.Form):
    """Which known board a nameless one is."""

    bestuur = forms.ModelChoiceField(
        label="Welk bestuur is dit?",
        help_text="Alleen besturen zonder nummer staan in deze lijst.",
        queryset=Organisatie.objects.none(),
        empty_label="Kies een bestuur",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["bestuur"].queryset = Organisatie.objects.besturen().filter(bevoegd_gezag__isnull=True)


class Organisatiefilter(forms.Form):
    naam = forms.CharField(label="Naam of nummer", max_length=100, required=False)
    soort = forms.ChoiceField(
        label="Soort", choices=[("", "Alle soorten"), *Organisatiesoort.choices], required=False
    )


class Mensenfilter(forms.Form):
    naam = forms.CharField(label="Naam of e-mailadres", max_length=100, required=False)
    rol = forms.ChoiceField(label="Rol", choices=[("", "Alle rollen"), *Rol.choices], required=False)
    organisatie = forms.ModelChoiceField(
        label="Organisatie",
        queryset=Organisatie.objects.all(),
        required=False,
        empty_label="Alle organisaties",
    )


class Rolformulier(forms.Form):
    """A role at an organisation, and for some at one of its schools."""

    rol = forms.ChoiceField(label="Rol", choices=[("", "Kies een rol"), *Rol.choices])
    organisatie = forms.ModelChoiceField(
        label="Organisatie", queryset=Organisatie.objects.all(), empty_label="Kies een organisatie"
    )
    school = forms.ModelChoiceField(
        label="School",
        help_text="Alleen als iemand op een school werkt, zoals een mentor.",
        queryset=School.objects.open(),
        required=False,
        empty_label="Geen school",
    )


class Uitnodigingsformulier(Rolformulier):
    """Whom to invite for which role."""

    email = forms.EmailField(
        label="E-mailadres", help_text="Naar dit adres sturen we de uitnodiging. De link is 14 dagen geldig."
    )
    field_order = ["email", "rol", "organisatie", "school"]
