"""Which column of a table is what, and what each of its cells means: apart from reading and from writing."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .tabellen import Tabel


@dataclass(frozen=True)
class Kolom:
    """One thing that a row may tell.

    `herken` are headings that mean it; `lees` makes a value of the text and raises ValueError with a Dutch
    reason; `verplicht`: a row without it is faulty; `regels`: it may be several lines of text.
    """

    code: str
    naam: str
    lees: Callable[[str], Any]
    herken: tuple[str, ...] = ()
    verplicht: bool = False
    regels: bool = False


@dataclass(frozen=True)
class Fout:
    """Why one row cannot be used: its number, the heading of the column, what it says, and why not."""

    regel: int
    kolom: str
    waarde: str
    reden: str


@dataclass
class Gelezen:
    """One row as values by the code of their column; empty cells are left out."""

    regel: int
    waarden: dict[str, Any]
    fouten: list[Fout] = field(default_factory=list)


def kaal(tekst: str) -> str:
    """A heading without capitals, accents, spaces and signs: "E-mail adres" and "emailadres" are one."""
    plat = unicodedata.normalize("NFKD", tekst.casefold())
    return re.sub(r"[^a-z0-9]+", "", "".join(teken for teken in plat if not unicodedata.combining(teken)))


def kenmerk(koppen: Sequence[str]) -> str:
    """The same for files with the same headings in the same order."""
    return "|".join(kaal(kop) for kop in koppen)[:2000]


def raad(koppen: Sequence[str], kolommen: Sequence[Kolom]) -> dict[str, int]:
    """For each column that can be recognised by its heading: its place. No place is given away twice."""
    plaatsen: dict[str, int] = {}
    for kolom in kolommen:
        namen = [kaal(naam) for naam in (kolom.naam, *kolom.herken)]
        for naam in namen:
            vrij = [p for p, kop in enumerate(koppen) if kaal(kop) == naam and p not in plaatsen.values()]
            if vrij:
                plaatsen[kolom.code] = vrij[0]
                break
    return plaatsen


def lees_rijen(tabel: Tabel, plaatsen: Mapping[str, int], kolommen: Sequence[Kolom]) -> Iterator[Gelezen]:
    """Every row with its values and everything that is wrong with it."""
    gekozen = [(kolom, plaatsen[kolom.code]) for kolom in kolommen if kolom.code in plaatsen]
    for regel, cellen in tabel.rijen:
        rij = Gelezen(regel, {})
        if regel in tabel.te_breed:
            rij.fouten.append(_verschoven(tabel, regel))
            yield rij
            continue
        for kolom, plaats in gekozen:
            _lees_cel(rij, kolom, tabel.koppen[plaats], cellen[plaats])
        yield rij


def _verschoven(tabel: Tabel, regel: int) -> Fout:
    reden = (
        f"Deze regel heeft {tabel.te_breed[regel]} velden, de eerste regel heeft er {len(tabel.koppen)}. Staat "
        "in een tekst het teken dat de kolommen scheidt? Zet die tekst dan tussen aanhalingstekens."
    )
    return Fout(regel, "", "", reden)


def _lees_cel(rij: Gelezen, kolom: Kolom, kop: str, tekst: str) -> None:
    if not kolom.regels:
        tekst = " ".join(tekst.split())
    if not tekst:
        if kolom.verplicht:
            rij.fouten.append(Fout(rij.regel, kop, "", "Hier moet iets staan."))
        return
    try:
        rij.waarden[kolom.code] = kolom.lees(tekst)
    except ValueError as fout:
        rij.fouten.append(Fout(rij.regel, kop, tekst[:100], str(fout)))
