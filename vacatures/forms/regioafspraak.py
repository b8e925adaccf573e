"""The form of an agreement of the region."""

from django import forms

from onderwijsregio.kern.formulieren import soms_verplicht
from onderwijsregio.organisaties.keuzes import Functie, Sector

from ..keuzes import Afspraakonderwerp, Afwijking, Opleidingssoort, Schaal
from ..models import Regioafspraak
from .vacature import OP_EEN_RIJ


class Regioafspraakformulier(forms.ModelForm):
    """What is agreed, about which vacancies, and when one departs from it."""

    sectoren = forms.MultipleChoiceField(
        label="In welk onderwijs?",
        choices=Sector,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Niets aangekruist: in al het onderwijs.",
    )
    functies = forms.MultipleChoiceField(
        label="Voor welke functies?",
        choices=Functie,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Niets aangekruist: voor alle functies.",
    )
    schalen = forms.MultipleChoiceField(
        label="Welke schalen zijn afgesproken?", choices=Schaal, required=False, widget=OP_EEN_RIJ
    )

    opleidingen = forms.MultipleChoiceField(
        label="Voor welke studenten?",
        choices=Opleidingssoort,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Alleen bij stagevergoeding. Niets aangekruist: voor alle studenten.",
    )

    class Meta:
        model = Regioafspraak
        fields = [
            "onderwerp", "titel", "tekst", "sectoren", "functies", "opleidingen", "afwijking", "schalen", "bedrag",
            "van", "tot",
        ]  # fmt: skip
        labels = {
            "onderwerp": "Waarover gaat het?",
            "titel": "De afspraak in één zin",
            "tekst": "Wat is er afgesproken?",
            "afwijking": "Wanneer wijkt een bestuur af?",
            "bedrag": "Welke stagevergoeding is afgesproken?",
            "van": "Geldt vanaf",
            "tot": "Tot en met",
        }
        help_texts = {
            "titel": "Bijvoorbeeld: leerkrachten in het basisonderwijs beginnen in schaal LB",
            "afwijking": "Dan vraagt het portaal om uit te leggen waarom.",
            "bedrag": "In euro per maand, bijvoorbeeld 112,50. Vul 0 in als studenten niets krijgen.",
            "tot": "Leeg: tot nader bericht",
        }
        localized_fields = ["bedrag"]
        widgets = {
            "bedrag": forms.TextInput(attrs={"inputmode": "decimal", "size": 8}),
            "tekst": forms.Textarea(attrs={"rows": 5}),
            "van": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "tot": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for naam in ("schalen", "bedrag"):
            soms_verplicht(self.fields[naam])
        self.fields["onderwerp"].choices = [("", "Kies een onderwerp"), *Afspraakonderwerp.choices]

    def clean(self):
        gegevens = super().clean()
        if gegevens.get("afwijking") == Afwijking.SCHAAL and not gegevens.get("schalen"):
            self.add_error("schalen", "Kies de schalen die zijn afgesproken.")
        self._keur_bedrag(gegevens)
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", "De laatste dag ligt niet voor de eerste.")
        return gegevens

    def _keur_bedrag(self, gegevens: dict) -> None:
        if "bedrag" in self.errors:
            return
        bedrag = gegevens.get("bedrag")
        if gegevens.get("afwijking") == Afwijking.BEDRAG and bedrag is None:
            self.add_error("bedrag", "Vul in welk bedrag is afgesproken.")
        if bedrag is not None and gegevens.get("onderwerp") != Afspraakonderwerp.STAGE:
            self.add_error("bedrag", "Alleen een afspraak over stagevergoeding heeft een bedrag.")

    def _post_clean(self):
        """Leave the row alone: the actie fills and checks it."""
