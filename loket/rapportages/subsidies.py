"""Subsidies per school year: what was asked, granted, accounted for and taken back."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from onderwijsregio.kern.tijd import Schooljaar

from ..keuzes import Subsidiestatus
from ..models import Subsidie

NUL = Decimal("0.00")


@dataclass(frozen=True)
class Jaartotaal:
    """The subsidies that were asked for in one school year."""

    schooljaar: Schooljaar
    aantal: int
    aangevraagd: Decimal
    toegekend: Decimal
    verantwoord: Decimal
    teruggevorderd: Decimal
    te_verantwoorden: Decimal


def per_schooljaar(subsidies: QuerySet[Subsidie]) -> list[Jaartotaal]:
    """Totals of these subsidies by the school year of the application, the last one first."""
    jaren: dict[Schooljaar, list[Subsidie]] = {}
    for subsidie in subsidies:
        jaren.setdefault(Schooljaar.van(subsidie.aangevraagd_op), []).append(subsidie)
    return [_totaal(jaar, jaren[jaar]) for jaar in sorted(jaren, reverse=True)]


def _totaal(jaar: Schooljaar, rijen: list[Subsidie]) -> Jaartotaal:
    def som(veld: str) -> Decimal:
        return sum((getattr(rij, veld) or NUL for rij in rijen), NUL)

    open_ = [rij.toegekend for rij in rijen if rij.status == Subsidiestatus.TOEGEKEND]
    return Jaartotaal(
        schooljaar=jaar,
        aantal=len(rijen),
        aangevraagd=som("aangevraagd"),
        toegekend=som("toegekend"),
        verantwoord=som("verantwoord"),
        teruggevorderd=som("teruggevorderd"),
        te_verantwoorden=sum(open_, NUL),
    )
