"""Forms of replacement: what a school asks, who is in the pool, and when they can."""

from django import forms

from loket.forms.velden import EenKeer
from onderwijsregio.kern.formulieren import MetStand
from onderwijsregio.organisaties.keuzes import Dag, Functie, Sector
from onderwijsregio.organisaties.models import Organisatie, School

from ..keuzes import Vervangreden
from ..models import Poollid, Vervangingsverzoek
from .vacature import OP_EEN_RIJ


def datumveld(label: str, **anders) -> forms.DateField:
    """A field with the calendar of the browser, which reads only ISO dates."""
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **anders
    )


class Vervangingsformulier(EenKeer, forms.ModelForm):
    """A school needs somebody: for whom, when, and who receives them."""

    van = datumveld("Vanaf welke dag?")
    tot = datumveld("Tot en met welke dag?", required=False, help_text="Is het één dag, laat dit dan leeg.")
    dagen = forms.MultipleChoiceField(
        label="Op welke dagen van de week?",
        choices=Dag,
        widget=OP_EEN_RIJ,
        error_messages={"required": "Kruis ten minste één dag aan."},
        help_text="Feestdagen tellen vanzelf niet mee.",
    )

    class Meta:
        model = Vervangingsverzoek
        fields = [
            "school", "van", "tot", "dagen", "dagdeel", "functie", "groep", "vak", "reden", "toelichting",
            "contactnaam", "contacttelefoon",
        ]  # fmt: skip
        labels = {
            "school": "Voor welke school?",
            "dagdeel": "Welk deel van de dag?",
            "functie": "Wie zoekt u?",
            "groep": "Welke groep of klas?",
            "vak": "Welk vak?",
            "reden": "Waarom is er vervanging nodig?",
            "toelichting": "Wat moet een invaller weten?",
            "contactnaam": "Wie ontvangt de invaller?",
            "contacttelefoon": "Telefoonnummer",
        }
        help_texts = {
            "groep": "Bijvoorbeeld: groep 4, of klas 2 havo",
            "reden": "Alleen voor de cijfers van de regio. Schrijf niet over de gezondheid van een collega.",
            "toelichting": "Bijvoorbeeld hoe laat de dag begint, en of er een lesplan klaarligt",
        }
        widgets = {"toelichting": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, bestuur: Organisatie, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["school"].queryset = School.objects.open().filter(bestuur=bestuur)
        self.fields["school"].empty_label = "Kies een school"
        self.fields["vak"].choices = [("", "Geen bepaald vak"), *list(self.fields["vak"].choices)[1:]]
        self.fields["reden"].choices = [("", "Kies een reden"), *Vervangreden.choices]
        self.fields["dagen"].initial = list(Dag)

    def clean(self):
        gegevens = super().clean()
        if gegevens.get("van") and not gegevens.get("tot") and "tot" not in self.errors:
            gegevens["tot"] = gegevens["van"]
        return gegevens

    def _post_clean(self):
        """Leave the row alone: the actie fills and checks it."""


class Poollidformulier(MetStand, forms.ModelForm):
    """What somebody does for the pool, from when until when."""

    functies = forms.MultipleChoiceField(
        label="Als wat valt deze persoon in?", choices=Functie, widget=forms.CheckboxSelectMultiple
    )
    sectoren = forms.MultipleChoiceField(
        label="In welk onderwijs?", choices=Sector, widget=forms.CheckboxSelectMultiple
    )
    dagen = forms.MultipleChoiceField(
        label="Vaste dagen",
        choices=Dag,
        required=False,
        widget=OP_EEN_RIJ,
        help_text="Op andere dagen kan de invaller zelf laten weten dat het kan.",
    )
    van = datumveld("In de pool vanaf")
    tot = datumveld("Tot en met", required=False, help_text="Leeg: tot nader bericht")

    class Meta:
        model = Poollid
        fields = ["functies", "sectoren", "dagen", "van", "tot", "opmerking"]
        labels = {"opmerking": "Wat moet het loket weten?"}
        help_texts = {"opmerking": "Scholen lezen dit niet."}
        widgets = {"opmerking": forms.Textarea(attrs={"rows": 3})}

    def clean(self):
        gegevens = super().clean()
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", "De laatste dag ligt niet voor de eerste.")
        return gegevens

    def _post_clean(self):
        """Leave the row alone: the actie fills and checks it."""


class Afmeldformulier(forms.Form):
    """Why somebody of the pool cannot come after all."""

    reden = forms.CharField(
        label="Waarom kunt u niet?",
        max_length=300,
        help_text="De school en het loket lezen dit. ‘Ziek’ is genoeg.",
        error_messages={"required": "Vertel kort waarom u niet kunt."},
    )
