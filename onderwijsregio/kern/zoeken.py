"""Search over everything public: each app registers what it has in `AppConfig.ready()`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

#: As many as one kind shows on the page with results.
PER_SOORT = 10


@dataclass(frozen=True)
class Treffer:
    """One thing found: its title, its address and a line that says what it is."""

    titel: str
    url: str
    tekst: str = ""


@dataclass(frozen=True)
class Zoekbron:
    """A kind of thing that can be found: `zoek` gets the words and gives treffers, best first.

    `meer` is the address where this kind has a search of its own, with the words after it; `tel` says how many
    there are behind it.
    """

    naam: str
    volgorde: int
    zoek: Callable[[str], Iterable[Treffer]]
    meer: str = ""
    tel: Callable[[str], int] | None = None


_bronnen: list[Zoekbron] = []


def registreer(*bronnen: Zoekbron) -> None:
    """Add kinds of things that can be found; called once by each app at start-up."""
    _bronnen.extend(bronnen)


def zoek(woorden: str) -> list[dict]:
    """What was found, per kind that has something: dicts with `naam`, `meer`, `treffers` and `aantal`.

    `aantal` is how many there are in all, as far as the kind tells; more than its treffers, or as many.
    """
    groepen = []
    for bron in sorted(_bronnen, key=lambda bron: bron.volgorde):
        if treffers := list(bron.zoek(woorden))[:PER_SOORT]:
            aantal = max(bron.tel(woorden) if bron.tel else 0, len(treffers))
            groepen.append({"naam": bron.naam, "meer": bron.meer, "treffers": treffers, "aantal": aantal})
    return groepen
