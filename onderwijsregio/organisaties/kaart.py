"""A map of the region as a drawing: an area for each postcode area, a name for each part, and who lives next door.

Pure functions on degrees and whole units of the drawing: the template turns a `Kaart` into SVG. At this size the
earth is flat: a degree of longitude is shorter by the cosine of the latitude.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import atan2, cos, hypot, pi, radians, sin, sqrt
from statistics import median
from typing import Protocol

BREEDTE = 400
HOOGSTENS = 460
RAND = 48
REGEL = 17
#: How far letters reach above and under the line on which they stand.
BOVEN_DE_REGEL, ONDER_DE_REGEL = 12, 4
LETTER = 7.4
#: Places around a point: each a golden angle further, so that they fill the plane evenly; and how many are tried.
GULDEN_HOEK = pi * (3 - sqrt(5))
STAP = 5
VERSTE_PLEK = 400
#: From the east, against the clock, an arrow for each eighth of the circle.
PIJLEN = "→↗↑↖←↙↓↘"


@dataclass(frozen=True)
class Punt:
    """A point on the earth in degrees (WGS 84), with what is to be told about it."""

    lat: float
    lon: float
    tekst: str
    aantal: int = 0
    adres: str = ""


@dataclass(frozen=True)
class Stip:
    """A circle on the drawing, in its units."""

    x: int
    y: int
    straal: int
    tekst: str = ""
    aantal: int = 0
    adres: str = ""

    def raakt(self, ander: "Stip") -> bool:
        return hypot(self.x - ander.x, self.y - ander.y) < self.straal + ander.straal


@dataclass(frozen=True)
class Naam:
    """Words on the drawing; `anker` says which part of them stands on the point (start, middle, end)."""

    x: int
    y: int
    tekst: str
    anker: str = "middle"

    @property
    def links(self) -> float:
        deel = {"start": 0, "middle": 0.5, "end": 1}[self.anker]
        return self.x - deel * self.breedte

    @property
    def breedte(self) -> float:
        return LETTER * len(self.tekst)

    def raakt(self, ander: "Naam") -> bool:
        naast = self.links + self.breedte < ander.links or ander.links + ander.breedte < self.links
        return not naast and abs(self.y - ander.y) < REGEL

    def bedekt(self, stip: Stip) -> bool:
        """Whether these words lie on the dot; `y` is the line on which they stand."""
        opzij = max(self.links - stip.x, 0, stip.x - self.links - self.breedte)
        op_en_neer = max(self.y - BOVEN_DE_REGEL - stip.y, 0, stip.y - self.y - ONDER_DE_REGEL)
        return hypot(opzij, op_en_neer) < stip.straal


@dataclass(frozen=True)
class Kaart:
    """A drawing of `breedte` by `hoogte` units."""

    breedte: int
    hoogte: int
    vlakken: tuple[Stip, ...] = ()
    stippen: tuple[Stip, ...] = ()
    namen: tuple[Naam, ...] = ()
    buren: tuple[Naam, ...] = ()


class Gebied(Protocol):
    """What the map needs of a postcode area."""

    lat: Decimal
    lon: Decimal
    gemeente: str
    wijk: str


def punten_van(gebieden: Iterable[Gebied]) -> list[Punt]:
    """Postcode areas as points, each named after its municipality, or after its part when there is but one."""
    gebieden = list(gebieden)
    deel = "gemeente" if len({gebied.gemeente for gebied in gebieden}) > 1 else "wijk"
    return [Punt(float(g.lat), float(g.lon), getattr(g, deel)) for g in gebieden]


def teken(
    gebieden: Sequence[Punt], *, plekken: Iterable[Punt] = (), buren: Iterable[Punt] = ()
) -> Kaart | None:
    """The map of these areas, or None without any.

    `tekst` of an area is the part it belongs to, which gets one name. `plekken` become dots that grow with their
    number; those that would lie on one another stand around it, and a number does not lie under
    a name. `buren` lie outside: their names stand at the edge, with an arrow in their direction.
    """
    if not gebieden:
        return None
    leg = _Projectie(gebieden)
    straal = _straal([leg(punt) for punt in gebieden])
    delen: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for punt in gebieden:
        delen[punt.tekst].append(leg(punt))
    aan_de_rand = _uit_elkaar(leg.aan_de_rand(punt) for punt in buren)
    midden = (
        Naam(round(sum(x for x, _ in plek) / len(plek)), round(sum(y for _, y in plek) / len(plek)), tekst)
        for tekst, plek in delen.items()
        if tekst
    )
    namen = _uit_elkaar((leg.binnen(naam) for naam in midden), aan_de_rand)
    return Kaart(
        BREEDTE,
        leg.hoogte,
        vlakken=tuple(Stip(*leg(punt), straal) for punt in gebieden),
        stippen=_naast_elkaar([_stip(leg, punt) for punt in plekken], (*namen, *aan_de_rand), leg.hoogte),
        namen=namen,
        buren=aan_de_rand,
    )


class _Projectie:
    """From degrees to units of the drawing, north up, with room for names around it."""

    def __init__(self, punten: Sequence[Punt]):
        self._krimp = cos(radians(sum(punt.lat for punt in punten) / len(punten)))
        self._west = min(punt.lon for punt in punten) * self._krimp
        self._noord = max(punt.lat for punt in punten)
        breed = max(punt.lon for punt in punten) * self._krimp - self._west
        hoog = self._noord - min(punt.lat for punt in punten)
        ruimte = BREEDTE - 2 * RAND
        self._schaal = min(ruimte / max(breed, 0.01), (HOOGSTENS - 2 * RAND) / max(hoog, 0.01))
        self._marge = (BREEDTE - breed * self._schaal) / 2
        self.hoogte = round(hoog * self._schaal) + 2 * RAND

    def __call__(self, punt: Punt) -> tuple[int, int]:
        x = (punt.lon * self._krimp - self._west) * self._schaal + self._marge
        y = (self._noord - punt.lat) * self._schaal + RAND
        return round(x), round(y)

    def aan_de_rand(self, punt: Punt) -> Naam:
        x, y = self(punt)
        hoek = atan2(self.hoogte / 2 - y, x - BREEDTE / 2)
        pijl = PIJLEN[round(hoek / (pi / 4)) % len(PIJLEN)]
        naam = Naam(x, y, f"{punt.tekst} {pijl}" if pijl in "→↗↘↑↓" else f"{pijl} {punt.tekst}")
        return self.binnen(naam)

    def binnen(self, naam: Naam) -> Naam:
        """The name moved as little as needed to lie on the drawing."""
        y = min(max(naam.y, REGEL), self.hoogte - 6)
        if naam.links < 2:
            return Naam(2, y, naam.tekst, "start")
        if naam.links + naam.breedte > BREEDTE - 2:
            return Naam(BREEDTE - 2, y, naam.tekst, "end")
        return Naam(naam.x, y, naam.tekst, naam.anker)


def _straal(punten: Sequence[tuple[int, int]]) -> int:
    """So large that most areas touch the one next to them."""
    naast = [
        min(hypot(x - a, y - b) for j, (a, b) in enumerate(punten) if j != i)
        for i, (x, y) in enumerate(punten)
        if len(punten) > 1
    ]
    return min(max(round(0.85 * median(naast)) if naast else 40, 14), 40)


def _stip(leg: _Projectie, punt: Punt) -> Stip:
    return Stip(*leg(punt), round(6 + 2 * sqrt(punt.aantal)), punt.tekst, punt.aantal, punt.adres)


def _naast_elkaar(stippen: Sequence[Stip], namen: Sequence[Naam], hoogte: int) -> tuple[Stip, ...]:
    """Each dot at its place, the largest first; one that would lie on another at the nearest free place around it."""
    gelegd: list[Stip] = []
    for stip in sorted(stippen, key=lambda s: (-s.straal, s.y, s.x, s.tekst)):
        leesbaar = namen if stip.aantal else ()
        plekken = (_om(stip, nummer, hoogte) for nummer in range(VERSTE_PLEK))
        vrij = (
            plek
            for plek in plekken
            if not any(plek.raakt(ander) for ander in gelegd)
            and not any(naam.bedekt(plek) for naam in leesbaar)
        )
        gelegd.append(next(vrij, stip))
    return tuple(gelegd)


def _om(stip: Stip, nummer: int, hoogte: int) -> Stip:
    """The dot at place `nummer` of a spiral around its own, on the drawing."""
    ver, hoek = STAP * sqrt(nummer), nummer * GULDEN_HOEK
    x, y = stip.x + ver * cos(hoek), stip.y + ver * sin(hoek)
    return replace(
        stip,
        x=round(min(max(x, stip.straal), BREEDTE - stip.straal)),
        y=round(min(max(y, stip.straal), hoogte - stip.straal)),
    )


def _uit_elkaar(namen: Iterable[Naam], bezet: Sequence[Naam] = ()) -> tuple[Naam, ...]:
    """From top to bottom: a name that lies on another goes down until it does not."""
    gelegd: list[Naam] = []
    for naam in sorted(namen, key=lambda n: (n.y, n.x)):
        while any(naam.raakt(ander) for ander in (*bezet, *gelegd)):
            naam = Naam(naam.x, naam.y + 3, naam.tekst, naam.anker)
        gelegd.append(naam)
    return tuple(gelegd)
