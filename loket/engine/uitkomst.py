"""From answers to routes, in order, each with its reasons."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..keuzes import Regelsoort
from .regels import Regel, Regelset, Routeregels
from .vragen import beantwoord, telt_mee


@dataclass(frozen=True)
class Passend:
    """A route that fits: why, what is missing, and the points that decide the order."""

    route: str
    redenen: tuple[str, ...]
    ontbreekt: tuple[str, ...]
    punten: int


@dataclass(frozen=True)
class Afgevallen:
    """A route that would have fitted, and why it does not."""

    route: str
    redenen: tuple[str, ...]


@dataclass(frozen=True)
class Uitkomst:
    """What the answers lead to. Without routes, `geen` is what there is to say."""

    routes: tuple[Passend, ...]
    afgevallen: tuple[Afgevallen, ...]
    geen: str


def beoordeel(regels: Regelset, antwoorden: Mapping[str, str]) -> Uitkomst:
    """The routes that fit these answers, the best first; a tie keeps the order of the rule set.

    A route fits when at least one rule says why and none rules it out.
    """
    geteld = beantwoord(regels, antwoorden)
    passend, afgevallen = [], []
    for route in regels.routes:
        geldend = [regel for regel in route.regels if telt_mee(regel.als, geteld)]
        oordeel = _oordeel(route, geldend)
        if isinstance(oordeel, Passend):
            passend.append(oordeel)
        elif oordeel:
            afgevallen.append(oordeel)
    passend.sort(key=lambda gevonden: -gevonden.punten)
    return Uitkomst(tuple(passend), tuple(afgevallen), "" if passend else regels.geen)


def _oordeel(route: Routeregels, geldend: list[Regel]) -> Passend | Afgevallen | None:
    past, ontbreekt, uit = (
        [regel for regel in geldend if regel.soort == soort]
        for soort in (Regelsoort.PAST, Regelsoort.ONTBREEKT, Regelsoort.SLUIT_UIT)
    )
    if not past:
        return None
    if uit:
        return Afgevallen(route.route, _teksten(uit))
    punten = sum(regel.punten for regel in past) - sum(regel.punten for regel in ontbreekt)
    return Passend(route.route, _teksten(past), _teksten(ontbreekt), punten)


def _teksten(regels: list[Regel]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(regel.tekst for regel in regels))
