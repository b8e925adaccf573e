"""What a rule set is, and how it is read from and written to plain data (JSON, TOML)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..keuzes import Regelsoort

#: The answer that every question has of itself. Conditions may name it like any other answer.
WEET_NIET = "weet-niet"

#: Question → answers. Holds when every question named has one of the answers named; empty always holds.
Voorwaarde = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Antwoord:
    """One answer to choose: a short `code` for the address, and the words."""

    code: str
    tekst: str


@dataclass(frozen=True)
class Keuzevraag:
    """One question. It is asked only when `als` holds for the answers to earlier questions."""

    code: str
    tekst: str
    antwoorden: tuple[Antwoord, ...]
    uitleg: str = ""
    als: Voorwaarde = field(default_factory=dict, hash=False)

    @property
    def codes(self) -> tuple[str, ...]:
        """What can be answered, "weet ik niet" included."""
        return (*(antwoord.code for antwoord in self.antwoorden), WEET_NIET)

    def tekst_van(self, code: str) -> str:
        """The words of an answer; of an unknown code the code itself."""
        woorden = {antwoord.code: antwoord.tekst for antwoord in self.antwoorden}
        return woorden.get(code, "Weet ik niet" if code == WEET_NIET else code)


@dataclass(frozen=True)
class Regel:
    """One sentence about a route: why it fits, what is missing, or why it is out; said when `als` holds.

    `punten` count for the order: up for what fits, down for what is missing.
    """

    soort: str
    tekst: str
    punten: int = 1
    als: Voorwaarde = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Routeregels:
    """All rules about one route, which is named by its code."""

    route: str
    regels: tuple[Regel, ...] = ()


@dataclass(frozen=True)
class Regelset:
    """Questions in the order of asking, routes in the order that decides a tie, and the honest "none of these"."""

    vragen: tuple[Keuzevraag, ...] = ()
    routes: tuple[Routeregels, ...] = ()
    geen: str = ""

    def vraag(self, code: str) -> Keuzevraag | None:
        return next((vraag for vraag in self.vragen if vraag.code == code), None)

    def route(self, code: str) -> Routeregels | None:
        return next((route for route in self.routes if route.route == code), None)


def lees(gegevens: Mapping) -> Regelset:
    """The rule set in these data. Raises ValueError, in words, when they do not have the form of one."""
    try:
        return Regelset(
            vragen=tuple(_lees_vraag(rij) for rij in gegevens.get("vraag", ())),
            routes=tuple(_lees_route(rij) for rij in gegevens.get("route", ())),
            geen=str(gegevens.get("geen", "")).strip(),
        )
    except (KeyError, TypeError, AttributeError) as fout:
        raise ValueError(f"Dit zijn geen regels van een keuzehulp: {fout}") from fout


def _lees_vraag(rij: Mapping) -> Keuzevraag:
    antwoorden = tuple(Antwoord(code=a["code"], tekst=a["tekst"]) for a in rij["antwoord"])
    return Keuzevraag(
        code=rij["code"],
        tekst=rij["tekst"],
        antwoorden=antwoorden,
        uitleg=rij.get("uitleg", ""),
        als=_lees_voorwaarde(rij),
    )


def _lees_route(rij: Mapping) -> Routeregels:
    return Routeregels(rij["code"], tuple(_lees_regel(regel) for regel in rij.get("regel", ())))


def _lees_regel(rij: Mapping) -> Regel:
    if rij["soort"] not in Regelsoort.values:
        raise ValueError(f"De soort {rij['soort']} bestaat niet. Kies uit: {', '.join(Regelsoort.values)}.")
    return Regel(rij["soort"], rij["tekst"], int(rij.get("punten", 1)), _lees_voorwaarde(rij))


def _lees_voorwaarde(rij: Mapping) -> Voorwaarde:
    return {vraag: frozenset(antwoorden) for vraag, antwoorden in rij.get("als", {}).items()}


def als_gegevens(regels: Regelset) -> dict:
    """The rule set as plain data; `lees` gives the same rule set back."""
    return {
        "geen": regels.geen,
        "vraag": [
            {
                "code": vraag.code,
                "tekst": vraag.tekst,
                "uitleg": vraag.uitleg,
                "antwoord": [{"code": a.code, "tekst": a.tekst} for a in vraag.antwoorden],
                "als": _voorwaarde_als_gegevens(vraag.als),
            }
            for vraag in regels.vragen
        ],
        "route": [
            {
                "code": route.route,
                "regel": [
                    {
                        "soort": str(regel.soort),
                        "tekst": regel.tekst,
                        "punten": regel.punten,
                        "als": _voorwaarde_als_gegevens(regel.als),
                    }
                    for regel in route.regels
                ],
            }
            for route in regels.routes
        ],
    }


def _voorwaarde_als_gegevens(als: Voorwaarde) -> dict[str, list[str]]:
    return {vraag: sorted(antwoorden) for vraag, antwoorden in als.items()}
