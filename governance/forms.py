"""Forms of governance: what secretaries, members and the programme leader fill in."""

from collections.abc import Iterable, Iterator

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from monitoring.models import Indicator
from onderwijsregio.kern.formulieren import MetStand

from .keuzes import Besluitstatus, Stemkeuze
from .models import Agendapunt, Besluit, Gremium, Plan, Rapportage, Stem, Stemming, Vergadering, Zetel
from .stemregels import KEUZES


class VergaderingForm(forms.ModelForm):
    begint_op = forms.DateTimeField(
        label="Datum en tijd",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    class Meta:
        model = Vergadering
        fields = ["begint_op", "plaats"]
        help_texts = {"plaats": "Bijvoorbeeld een adres, een zaal of ‘online’."}


class AgendapuntForm(forms.ModelForm):
    class Meta:
        model = Agendapunt
        fields = ["titel", "toelichting", "indicator"]
        labels = {"titel": "Onderwerp", "indicator": "Cijfer erbij"}
        help_texts = {
            "indicator": "De stand van vandaag komt op de agenda, met bron en peildatum. "
            "Die stand blijft zo staan, ook als het cijfer later verandert."
        }
        widgets = {"toelichting": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["indicator"].queryset = Indicator.objects.zichtbaar_voor(gebruiker)
        self.fields["indicator"].empty_label = "Geen cijfer"


class BesluitForm(forms.ModelForm):
    class Meta:
        model = Besluit
        fields = ["tekst"]
        labels = {"tekst": "Voorgesteld besluit"}
        help_texts = {"tekst": "Schrijf wat het gremium besluit, in de woorden die later gelden."}
        widgets = {"tekst": forms.Textarea(attrs={"rows": 6})}


def stemkeuzes(stemming: Stemming) -> list[tuple[str, str]]:
    """What a seat may choose in this vote, with its words."""
    return [(keuze.value, keuze.label.capitalize()) for keuze in KEUZES[stemming.regel]]


class StemForm(forms.Form):
    """One seat's ballot."""

    keuze = forms.ChoiceField(label="Wat stemt u?", widget=forms.RadioSelect)
    toelichting = forms.CharField(
        label="Toelichting",
        help_text="Bij een overwegend bezwaar is een toelichting nodig.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, stemming: Stemming, stem: Stem | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["keuze"].choices = stemkeuzes(stemming)
        if stem:
            self.initial = {"keuze": stem.keuze, "toelichting": stem.toelichting}


class NotulenForm(MetStand):
    """What every seat said in the meeting, at once. A seat left empty stays as it was."""

    def __init__(self, *args, stemming: Stemming, zetels: Iterable[Zetel], **kwargs):
        super().__init__(*args, **kwargs)
        self.zetels = list(zetels)
        gestemd = {stem.zetel_id: stem for stem in stemming.stemmen.all()}
        for zetel in self.zetels:
            self._voeg_toe(zetel, stemkeuzes(stemming), gestemd.get(zetel.pk))

    def _voeg_toe(self, zetel: Zetel, keuzes: list[tuple[str, str]], stem: Stem | None) -> None:
        self.fields[f"keuze_{zetel.pk}"] = forms.ChoiceField(
            label=f"Stem van {zetel.organisatie}",
            choices=[("", "Nog geen stem"), *keuzes],
            required=False,
            initial=stem.keuze if stem else "",
        )
        self.fields[f"toelichting_{zetel.pk}"] = forms.CharField(
            label=f"Toelichting van {zetel.organisatie}",
            required=False,
            initial=stem.toelichting if stem else "",
        )

    def rijen(self) -> Iterator[tuple[Zetel, forms.BoundField, forms.BoundField]]:
        """For the table: seat, field for the choice, field for the explanation."""
        for zetel in self.zetels:
            yield zetel, self[f"keuze_{zetel.pk}"], self[f"toelichting_{zetel.pk}"]

    def clean(self):
        gegevens = super().clean()
        for zetel, keuze, toelichting in self.stemmen():
            if keuze == Stemkeuze.BEZWAAR and not toelichting:
                fout = f"Leg uit wat het overwegende bezwaar van {zetel.organisatie} is."
                self.add_error(f"toelichting_{zetel.pk}", fout)
        return gegevens

    def stemmen(self) -> list[tuple[Zetel, str, str]]:
        """The ballots that were filled in: seat, choice, explanation."""
        gegeven = self.cleaned_data
        return [
            (zetel, gegeven[f"keuze_{zetel.pk}"], gegeven.get(f"toelichting_{zetel.pk}", ""))
            for zetel in self.zetels
            if gegeven.get(f"keuze_{zetel.pk}")
        ]


class BesluitZoekForm(forms.Form):
    """Narrows the list of decisions."""

    zoek = forms.CharField(label="Zoek in besluiten", required=False, max_length=100)
    gremium = forms.ModelChoiceField(
        label="Gremium", queryset=Gremium.objects.none(), required=False, empty_label="Alle gremia"
    )
    status = forms.ChoiceField(label="Status", required=False, choices=[("", "Alle"), *Besluitstatus.choices])

    def __init__(self, *args, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["gremium"].queryset = Gremium.objects.zichtbaar_voor(gebruiker)

    def filter(self, besluiten):
        """`besluiten` narrowed by what is filled in; a wrong value narrows nothing."""
        self.is_valid()
        gegeven = self.cleaned_data
        if gegeven.get("gremium"):
            besluiten = besluiten.filter(agendapunt__vergadering__gremium=gegeven["gremium"])
        if gegeven.get("status"):
            besluiten = besluiten.filter(status=gegeven["status"])
        return besluiten.zoek(gegeven.get("zoek", ""))


class RapportageForm(forms.ModelForm):
    peildatum = forms.DateField(
        label="Peildatum",
        help_text="De rapportage laat zien hoe het er op deze dag voor stond.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        initial=timezone.localdate,
    )

    class Meta:
        model = Rapportage
        fields = ["plan", "peildatum"]
        labels = {"plan": "Plan van aanpak"}

    def __init__(self, *args, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        plannen = Plan.objects.zichtbaar_voor(gebruiker)
        self.fields["plan"].queryset = plannen
        self.fields["plan"].empty_label = None
        self.fields["plan"].initial = plannen.first()

    def clean_peildatum(self):
        peildatum = self.cleaned_data["peildatum"]
        if peildatum > timezone.localdate():
            raise ValidationError("De peildatum ligt in de toekomst. Kies vandaag of eerder.")
        return peildatum
