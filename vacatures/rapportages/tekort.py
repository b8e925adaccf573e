"""How large the hidden shortage is."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Sum

from ..keuzes import Noodoplossing
from ..models import Vacature


@dataclass(frozen=True)
class Tekort:
    """Hidden vacancies of one board, solved in one way: how many, and how much work in fte."""

    bestuur: str
    oplossing: str
    aantal: int
    fte: Decimal


def verborgen_tekort() -> list[Tekort]:
    """The hidden shortage of today, by board and by makeshift; what was closed since does not count."""
    open_ = Vacature.objects.verborgen().filter(gesloten_op__isnull=True)
    geteld = open_.values("organisatie__naam", "noodoplossing").annotate(n=Count("pk"), fte=Sum("fte_max"))
    labels = dict(Noodoplossing.choices)
    return [
        Tekort(rij["organisatie__naam"], labels[rij["noodoplossing"]], rij["n"], rij["fte"])
        for rij in geteld.order_by("organisatie__naam", "noodoplossing")
    ]
