"""The form of a salary table: which agreement, from when, and the lowest and highest amount of each scale."""

from dataclasses import dataclass, field
from decimal import Decimal

from django import forms

from onderwijsregio.kern.formulieren import MetStand

from ..keuzes import Schaal
from ..models import Schaalbedrag, Schaaltabel

#: The two amounts of a scale, as the columns of the form.
KANTEN = {"van": "laagste bedrag", "tot": "hoogste bedrag"}


@dataclass(frozen=True)
class Schaalrij:
    """One scale with its two inputs and what is wrong with them."""

    schaal: str
    van: forms.BoundField
    tot: forms.BoundField
    fouten: list = field(default_factory=list)


class Schaaltabelformulier(MetStand, forms.ModelForm):
    """A scale of which nothing is known stays empty; the actie fills and checks the rows."""

    class Meta:
        model = Schaaltabel
        fields = ["cao", "geldig_vanaf", "bron"]
        labels = {
            "cao": "Welke cao?",
            "geldig_vanaf": "Vanaf welke dag gelden de bedragen?",
            "bron": "Waar komen de bedragen vandaan?",
        }
        help_texts = {
            "geldig_vanaf": "Tot die dag staan de bedragen van de vorige tabel op de website.",
            "bron": "Bijvoorbeeld: cao po 2024-2025, bijlage met salaristabellen, website van de PO-Raad. "
            "Schrijf erbij wanneer u keek.",
        }
        widgets = {"geldig_vanaf": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cao"].choices = [("", "Kies een cao"), *list(self.fields["cao"].choices)[1:]]
        for schaal in Schaal.values:
            for kant in KANTEN:
                self.fields[f"{kant}_{schaal}"] = self._bedragveld(schaal, kant)
        for bedrag in self.instance.bedragen.all() if self.instance.pk else ():
            for kant in KANTEN:
                self.initial[f"{kant}_{bedrag.schaal}"] = getattr(bedrag, kant)

    @staticmethod
    def _bedragveld(schaal: str, kant: str) -> forms.DecimalField:
        naam = f"Schaal {schaal}, {KANTEN[kant]}"
        veld = Schaalbedrag._meta.get_field(kant).formfield(label=naam, required=False, localize=True)
        veld.widget = forms.TextInput(attrs={"inputmode": "decimal", "size": 9, "aria-label": naam})
        veld.widget.is_localized = True
        return veld

    def rijen(self) -> list[Schaalrij]:
        """Every scale, with its inputs."""
        rijen = []
        for schaal in Schaal.values:
            van, tot = self[f"van_{schaal}"], self[f"tot_{schaal}"]
            fouten = [(cel, fout) for cel in (van, tot) for fout in cel.errors]
            rijen.append(Schaalrij(schaal, van, tot, fouten))
        return rijen

    def clean(self):
        gegevens = super().clean()
        for schaal in Schaal.values:
            self._keur(schaal, *(gegevens.get(f"{kant}_{schaal}") for kant in KANTEN))
        if not self.errors and not self.bedragen():
            self.add_error(None, "Vul van ten minste één schaal de bedragen in.")
        return gegevens

    def _keur(self, schaal: str, van: Decimal | None, tot: Decimal | None) -> None:
        if {f"{kant}_{schaal}" for kant in KANTEN} & set(self.errors):
            return
        if (van is None) != (tot is None):
            leeg = "tot" if tot is None else "van"
            self.add_error(f"{leeg}_{schaal}", f"Vul van schaal {schaal} beide bedragen in.")
        elif van is not None and van <= 0:
            self.add_error(f"van_{schaal}", "Vul een bedrag boven 0 in.")
        elif van is not None and tot < van:
            self.add_error(f"tot_{schaal}", "Het hoogste bedrag is niet lager dan het laagste.")

    def bedragen(self) -> dict[str, tuple[Decimal, Decimal]]:
        """The lowest and highest amount of each scale that was filled in."""
        paren = {s: tuple(self.cleaned_data.get(f"{kant}_{s}") for kant in KANTEN) for s in Schaal.values}
        return {schaal: paar for schaal, paar in paren.items() if None not in paar}

    def velden(self) -> dict:
        """The values for the actie."""
        return {naam: self.cleaned_data[naam] for naam in self._meta.fields} | {"bedragen": self.bedragen()}

    def _post_clean(self):
        """Leave the row alone: the actie fills and checks it."""
