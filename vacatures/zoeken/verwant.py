"""What lies near: vacancies that look like one, and the places where there is work of a kind."""

from dataclasses import dataclass

import numpy as np
from django.utils import timezone
from django.utils.text import slugify

from onderwijsregio.organisaties.keuzes import Functie

from .kennis import STAND, Stand

#: What it counts that a fact is the same, and what each kilometre costs.
GELIJK = {"functie": 60, "sector": 30, "vak": 40, "bestuur": 4}
PER_KM = 1.5
#: Whose school lies nowhere that we know counts as this far, in km.
ONBEKEND_KM = 20
#: Below this it is another job.
ONDERGRENS = 40


@dataclass(frozen=True)
class Landing:
    """Work of one kind in one place, and how many vacancies there are; both as they stand in an address too."""

    functie: str
    plaats: str
    aantal: int

    @property
    def sleutel(self) -> tuple[str, str]:
        return slugify(self.functie.replace("_", "-")), slugify(self.plaats)


def lijkt_op(
    feiten: dict[str, str],
    *,
    punt: tuple[float, float] | None,
    niet: int,
    aantal: int = 4,
    stand: Stand = STAND,
) -> list[int]:
    """Primary keys of the open vacancies that are most like these facts, the nearest first; never `niet` itself.

    `punt` is the latitude and longitude of the school.
    """
    index = stand.bij()
    with stand.slot:
        rijen = np.flatnonzero(index.open_op(timezone.localdate()) & (index.pk.alle != niet))
        punten = np.zeros(len(rijen))
        for naam, waarde in feiten.items():
            if waarde:
                punten += GELIJK[naam] * index.gekozen(naam, [waarde])[rijen]
        beste = punten >= ONDERGRENS
        if punt:
            km = np.nan_to_num(index.afstanden(*punt)[rijen], nan=ONBEKEND_KM)
            punten -= PER_KM * km
        rijen, punten = rijen[beste], punten[beste]
        volgorde = np.lexsort((-index.pk.alle[rijen], -index.nieuw.alle[rijen], -punten))
        return [int(pk) for pk in index.pk.alle[rijen[volgorde[:aantal]]]]


def landingen(stand: Stand = STAND) -> list[Landing]:
    """Every kind of work with every place where there is some now; by place, the most first.

    A place is what people call one, as the search knows it: a town, a part of it, a municipality.
    """
    index = stand.bij()
    with stand.slot:
        open_, functie = index.open_op(timezone.localdate()), index.feiten["functie"].alle
        gevonden = [
            Landing(index.codes["functie"][code], naam, int(aantal))
            for naam, scholen in _plaatsen(stand)
            for code, aantal in enumerate(np.bincount(functie[open_ & index.op_scholen(scholen)]))
            if aantal and index.codes["functie"][code] != Functie.ANDERS
        ]
    return sorted(gevonden, key=lambda een: (een.plaats, -een.aantal, een.functie))


def _plaatsen(stand: Stand) -> list[tuple[str, frozenset[int]]]:
    """Each place with its schools; two ways to write a name that give one address are one place."""
    plaatsen: dict[str, tuple[str, set[int]]] = {}
    for pk, school in stand.school_van.items():
        for naam in school.namen:
            plaatsen.setdefault(slugify(naam), (naam, set()))[1].add(pk)
    return [(naam, frozenset(pks)) for adres, (naam, pks) in plaatsen.items() if adres]
