"""Subsidies per school year and per board: what was asked, granted, accounted for and taken back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.organisaties.models import Organisatie

from ..keuzes import Subsidiestatus
from ..models import Subsidie

NUL = Decimal("0.00")


@dataclass(frozen=True)
class Subsidietotaal:
    """The subsidies of one group, `van`: a school year or a board. Amounts in euros.

    An application that was withdrawn does not count: nobody asks for that money, or somebody asks for it again.
    `toegekend` is always the sum of `verantwoord`, `teruggevorderd` and `te_verantwoorden`.
    """

    van: Schooljaar | Organisatie
    aantal: int
    aangevraagd: Decimal
    toegekend: Decimal
    verantwoord: Decimal
    teruggevorderd: Decimal
    te_verantwoorden: Decimal


def per_schooljaar(subsidies: Iterable[Subsidie]) -> list[Subsidietotaal]:
    """Totals of these subsidies by the school year of the application, the last one first."""
    totalen = _per(subsidies, lambda rij: Schooljaar.van(rij.aangevraagd_op))
    return sorted(totalen, key=lambda totaal: totaal.van, reverse=True)


def per_bestuur(subsidies: Iterable[Subsidie]) -> list[Subsidietotaal]:
    """Totals of these subsidies by board, in the order of their names."""
    return sorted(_per(subsidies, lambda rij: rij.bestuur), key=lambda totaal: totaal.van.naam.casefold())


def _per(subsidies: Iterable[Subsidie], groep: Callable[[Subsidie], Any]) -> list[Subsidietotaal]:
    groepen: dict[Any, list[Subsidie]] = {}
    for subsidie in subsidies:
        groepen.setdefault(groep(subsidie), []).append(subsidie)
    return [_totaal(van, rijen) for van, rijen in groepen.items()]


def _totaal(van: Schooljaar | Organisatie, rijen: list[Subsidie]) -> Subsidietotaal:
    rijen = [rij for rij in rijen if rij.status != Subsidiestatus.INGETROKKEN]

    def som(veld: str) -> Decimal:
        return sum((getattr(rij, veld) or NUL for rij in rijen), NUL)

    return Subsidietotaal(
        van=van,
        aantal=len(rijen),
        aangevraagd=som("aangevraagd"),
        toegekend=som("toegekend"),
        verantwoord=som("verantwoord"),
        teruggevorderd=som("teruggevorderd"),
        te_verantwoorden=som("te_verantwoorden"),
    )
