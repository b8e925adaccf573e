"""Search over everything public: each app registers what it has in `AppConfig.ready()`."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

#: As many as one kind shows on the page with results.
PER_SOORT = 10
#: Words of this field that are written on to the next with a hyphen; most people leave it out.
MET_STREEPJE = re.compile(r"\b(zij|oud|pabo|lio|ict|mbo|hbo)(?=\w{4})", re.IGNORECASE)


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


def schrijfwijzen(woorden: str) -> list[str]:
    """The words as they were typed, and as they are if they differ in a hyphen."""
    return list(dict.fromkeys([woorden, MET_STREEPJE.sub(r"\1-", woorden), re.sub(r"\b-\b", "", woorden)]))


def zoek(woorden: str) -> list[dict]:
    """What was found, per kind that has something: dicts with `naam`, `meer`, `treffers` and `aantal`.

    `aantal` is how many there are in all, as far as the kind tells; more than its treffers, or as many.
    """
    wijzen, groepen = schrijfwijzen(woorden), []
    for bron in sorted(_bronnen, key=lambda bron: bron.volgorde):
        gevonden = dict.fromkeys(treffer for wijze in wijzen for treffer in bron.zoek(wijze))
        if treffers := list(gevonden)[:PER_SOORT]:
            aantal = max(bron.tel(woorden) if bron.tel else 0, len(treffers))
            groepen.append({"naam": bron.naam, "meer": bron.meer, "treffers": treffers, "aantal": aantal})
    return groepen
