"""The engine: candidates and vacancies in, the best set of pairs out. Pure: no database, no clock.

A pair is excluded or scores 0–1000 in parts, each with its points and its reason. Among all sets in
which nobody stands twice, the engine finds one with the highest sum of scores, as a flow of least
cost (OR-Tools SimpleMinCostFlow, exact). Same input, same outcome, whatever the order it comes in.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from math import asin, cos, radians, sin, sqrt

AARDSTRAAL_KM = 6371.0
SOORTGELIJK = {"po": {"sbo", "so"}, "sbo": {"po", "so"}, "so": {"po", "sbo", "vso"}, "vo": {"vso", "mbo"}}
#: Which qualification stands in for which: first degree teaches second-degree subjects as well.
DEKT = {"eerstegraads": {"tweedegraads"}, "tweedegraads": {"pdg"}}


#: Work that is proposed only to who asked for it: few want it, and it takes more than a qualification.
OP_VERZOEK = {
    "schoolleider", "teamleider", "intern_begeleider", "zorgcoordinator", "gedragsdeskundige", "logopedist",
    "instructeur", "toa", "administratie", "concierge", "anders",
}  # fmt: skip
#: What somebody who was admitted as zij-instromer becomes, unless they ask for other work themselves.
VOOR_DE_KLAS = {"leerkracht", "vakdocent"}


@dataclass(frozen=True)
class Punt:
    """A point on the map, in degrees (WGS 84)."""

    lat: float
    lon: float

    def km_tot(self, ander: "Punt") -> float:
        """Great-circle distance in kilometres (haversine)."""
        dlat, dlon = radians(ander.lat - self.lat), radians(ander.lon - self.lon)
        a = sin(dlat / 2) ** 2 + cos(radians(self.lat)) * cos(radians(ander.lat)) * sin(dlon / 2) ** 2
        return 2 * AARDSTRAAL_KM * asin(sqrt(a))


@dataclass(frozen=True)
class Zoeker:
    """A candidate as the engine sees one. `zij_instromer`: admitted to the route zij-instroom.

    `functies` is the work they ask for, `afgeschermd` the boards that they hide from.
    """

    id: int
    sectoren: frozenset[str]
    bevoegdheid: str
    dagen: frozenset[str]
    max_km: int
    punt: Punt | None = None
    zij_instromer: bool = False
    functies: frozenset[str] = frozenset()
    afgeschermd: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Plek:
    """A vacancy as the engine sees one; `bevoegdheid` is "geen" when the work asks for none."""

    id: int
    sector: str
    bevoegdheid: str
    dagen: frozenset[str]
    open_voor_zij_instroom: bool = False
    punt: Punt | None = None
    functie: str = ""
    bestuur: int | None = None


@dataclass(frozen=True)
class Regels:
    """What each part of the score counts for; together 1000."""

    sector: int = 250
    bevoegdheid: int = 300
    dagen: int = 250
    afstand: int = 200


@dataclass(frozen=True)
class Deel:
    """One part of a score: `punten` out of `van`, and why, in a Dutch sentence."""

    naam: str
    punten: int
    van: int
    reden: str


@dataclass(frozen=True)
class Oordeel:
    """What the engine thinks of one pair: excluded with a reason, or a score in parts."""

    delen: tuple[Deel, ...] = ()
    uitgesloten: str = ""

    @property
    def score(self) -> int:
        return sum(deel.punten for deel in self.delen)


AL_AFGEWEZEN = Oordeel(uitgesloten="Is eerder voorgesteld, en toen zei iemand nee.")


@dataclass(frozen=True)
class Paar:
    zoeker: int
    plek: int
    oordeel: Oordeel


@dataclass(frozen=True)
class Uitkomst:
    """The best pairs, highest score first, their total, and for everybody without a pair the reason."""

    paren: tuple[Paar, ...]
    doelwaarde: int
    zonder_plek: dict[int, str] = field(default_factory=dict)
    zonder_kandidaat: dict[int, str] = field(default_factory=dict)


def beoordeel(zoeker: Zoeker, plek: Plek, regels: Regels = Regels()) -> Oordeel:
    """Score one pair, or say why it can never be. The parts come in the order of the rules."""
    if plek.bestuur in zoeker.afgeschermd:
        return Oordeel(uitgesloten="Wil niet dat dit bestuur meekijkt.")
    delen = []
    for onderdeel in (_functie, _sector, _bevoegdheid, _dagen, _afstand):
        deel = onderdeel(zoeker, plek, regels)
        if isinstance(deel, str):
            return Oordeel(uitgesloten=deel)
        delen.append(deel)
    return Oordeel(tuple(delen))


def _functie(zoeker: Zoeker, plek: Plek, regels: Regels) -> Deel | str:
    """A condition and not a matter of points: who wants to teach is not half suited to lead a school."""
    if plek.functie in zoeker.functies:
        return Deel("functie", 0, 0, "Zoekt dit werk.")
    if zoeker.functies:
        return "Zoekt ander werk."
    if plek.functie in OP_VERZOEK:
        return "Heeft niet om dit werk gevraagd."
    if zoeker.zij_instromer and plek.functie and plek.functie not in VOOR_DE_KLAS:
        return "Is toegelaten om leraar te worden."
    return Deel("functie", 0, 0, "Heeft nog niet gezegd welk werk het moet zijn.")


def _sector(zoeker: Zoeker, plek: Plek, regels: Regels) -> Deel | str:
    if not zoeker.sectoren:
        return Deel("sector", regels.sector // 2, regels.sector, "Heeft geen voorkeur voor een sector.")
    if plek.sector in zoeker.sectoren:
        return Deel("sector", regels.sector, regels.sector, "Zoekt in deze sector.")
    if any(plek.sector in SOORTGELIJK.get(sector, ()) for sector in zoeker.sectoren):
        return Deel(
            "sector", regels.sector // 3, regels.sector, "Zoekt in een sector die hier dichtbij ligt."
        )
    return "Zoekt in een andere sector."


def _bevoegdheid(zoeker: Zoeker, plek: Plek, regels: Regels) -> Deel | str:
    van = regels.bevoegdheid
    if plek.bevoegdheid == "geen":
        return Deel("bevoegdheid", van, van, "Voor dit werk is geen bevoegdheid nodig.")
    if zoeker.bevoegdheid == plek.bevoegdheid:
        return Deel("bevoegdheid", van, van, "Heeft de gevraagde bevoegdheid.")
    if plek.bevoegdheid in DEKT.get(zoeker.bevoegdheid, ()):
        return Deel("bevoegdheid", van * 9 // 10, van, "Heeft een bevoegdheid die ook hiervoor geldt.")
    if zoeker.zij_instromer and plek.open_voor_zij_instroom:
        return Deel(
            "bevoegdheid",
            van * 2 // 3,
            van,
            "Is toegelaten als zij-instromer, en de school staat daarvoor open.",
        )
    return "Mist de gevraagde bevoegdheid."


def _dagen(zoeker: Zoeker, plek: Plek, regels: Regels) -> Deel | str:
    if not zoeker.dagen:
        return Deel("dagen", regels.dagen // 2, regels.dagen, "Heeft nog geen werkdagen opgegeven.")
    samen = len(zoeker.dagen & plek.dagen)
    if not samen:
        return "Kan op geen van de gevraagde dagen."
    punten = regels.dagen * samen // len(plek.dagen)
    return Deel("dagen", punten, regels.dagen, f"Kan op {samen} van de {len(plek.dagen)} gevraagde dagen.")


def _afstand(zoeker: Zoeker, plek: Plek, regels: Regels) -> Deel | str:
    if zoeker.punt is None or plek.punt is None:
        return Deel("afstand", 0, regels.afstand, "De afstand is niet bekend: er ontbreekt een postcode.")
    km = zoeker.punt.km_tot(plek.punt)
    if km > zoeker.max_km:
        return f"Is {_km(km)} reizen, verder dan {zoeker.max_km} km."
    punten = round(regels.afstand * (1 - km / zoeker.max_km))
    return Deel(
        "afstand", punten, regels.afstand, f"Woont op {_km(km)} van de school (wil tot {zoeker.max_km} km)."
    )


def _km(km: float) -> str:
    return f"{km:.1f} km".replace(".", ",")


def vind_beste(
    zoekers: Iterable[Zoeker],
    plekken: Iterable[Plek],
    regels: Regels = Regels(),
    *,
    afgewezen: frozenset[tuple[int, int]] = frozenset(),
    voortgang: Callable[[int, int], None] = lambda gedaan, totaal: None,
) -> Uitkomst:
    """The pairs with the highest possible total score; each candidate and each vacancy at most once.

    Pairs (candidate, vacancy) in `afgewezen` are left out: somebody said no to them before. `voortgang`
    hears how many candidates of how many have been compared. Raises RuntimeError when the solver does
    not prove its answer optimal.
    """
    zoekers, plekken = sorted(zoekers, key=lambda z: z.id), sorted(plekken, key=lambda p: p.id)
    oordelen = []
    for gedaan, zoeker in enumerate(zoekers, start=1):
        oordelen.append(
            [
                AL_AFGEWEZEN if (zoeker.id, plek.id) in afgewezen else beoordeel(zoeker, plek, regels)
                for plek in plekken
            ]
        )
        voortgang(gedaan, len(zoekers))
    gekozen = _los_op([[None if o.uitgesloten else o.score for o in rij] for rij in oordelen], len(plekken))
    paren = [Paar(zoekers[i].id, plekken[j].id, oordelen[i][j]) for i, j in gekozen]
    paren.sort(key=lambda paar: (-paar.oordeel.score, paar.zoeker))
    met_plek, met_kandidaat = {i for i, _ in gekozen}, {j for _, j in gekozen}
    kolommen = list(zip(*oordelen, strict=True)) if zoekers else [()] * len(plekken)
    return Uitkomst(
        paren=tuple(paren),
        doelwaarde=sum(paar.oordeel.score for paar in paren),
        zonder_plek={z.id: _waarom(oordelen[i]) for i, z in enumerate(zoekers) if i not in met_plek},
        zonder_kandidaat={
            p.id: _waarom(kolommen[j]) for j, p in enumerate(plekken) if j not in met_kandidaat
        },
    )


def _los_op(scores: Sequence[Sequence[int | None]], aantal_plekken: int) -> list[tuple[int, int]]:
    """Row and column of each chosen pair. None is an excluded pair; doing nothing scores zero.

    Source → candidates → vacancies → sink, each with capacity one, plus an arc that lets a candidate go
    without. The solver minimises, so a score counts negative.
    """
    from ortools.graph.python import min_cost_flow  # heavy, and only the worker needs it

    n = len(scores)
    bron, put = n + aantal_plekken, n + aantal_plekken + 1
    stroom = min_cost_flow.SimpleMinCostFlow()
    paarbogen = {}
    for i, rij in enumerate(scores):
        stroom.add_arc_with_capacity_and_unit_cost(bron, i, 1, 0)
        stroom.add_arc_with_capacity_and_unit_cost(i, put, 1, 0)
        for j, score in enumerate(rij):
            if score is not None:
                paarbogen[stroom.add_arc_with_capacity_and_unit_cost(i, n + j, 1, -score)] = (i, j)
    for j in range(aantal_plekken):
        stroom.add_arc_with_capacity_and_unit_cost(n + j, put, 1, 0)
    stroom.set_node_supply(bron, n)
    stroom.set_node_supply(put, -n)
    if n and stroom.solve() != stroom.OPTIMAL:
        raise RuntimeError("De rekenaar vond geen bewezen beste verdeling.")
    return [paar for boog, paar in paarbogen.items() if n and stroom.flow(boog)]


def _waarom(oordelen: Sequence[Oordeel]) -> str:
    """Why there is no pair: the reason that excluded most, or that others scored higher."""
    redenen = [oordeel.uitgesloten for oordeel in oordelen]
    if not redenen:
        return "Er was niets om mee te vergelijken."
    if not all(redenen):
        return "Andere combinaties leveren samen meer op."
    soorten = ["De afstand is te groot." if "reizen" in reden else reden for reden in redenen]
    return max(sorted(set(soorten)), key=soorten.count)


def als_json(ding: Zoeker | Plek) -> dict:
    """The input as it was, ready for JSON: sets as sorted lists. `zoeker_uit` and `plek_uit` read it back."""
    return {
        naam: sorted(waarde) if isinstance(waarde, frozenset) else waarde
        for naam, waarde in asdict(ding).items()
    }


def zoeker_uit(rij: dict) -> Zoeker:
    """A candidate as `als_json` wrote it down."""
    lijsten = {naam: frozenset(rij.get(naam, ())) for naam in ("sectoren", "functies", "afgeschermd")}
    return Zoeker(**rij | lijsten | _dagen_en_punt(rij))


def plek_uit(rij: dict) -> Plek:
    """A vacancy as `als_json` wrote it down."""
    return Plek(**rij | _dagen_en_punt(rij))


def _dagen_en_punt(rij: dict) -> dict:
    return {"dagen": frozenset(rij["dagen"]), "punt": Punt(**rij["punt"]) if rij["punt"] else None}
