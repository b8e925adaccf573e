"""The index turned round: a vacancy finds the saved searches that it answers.

A search is a list of demands, and each demand has alternatives: the words that mean the same, the schools
within a circle, the values of a fact. A search waits under the one of its demands that the fewest vacancies meet,
so a new vacancy looks only at searches of which it meets the rarest demand. docs/adr/0015 says more.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from .index import ALLEMAAL, ENKEL, LETTERLIJK, OOK, SCHOOL, ZELF, ZELFDE, Index, Regel
from .taal.vraag import Woordgroep, Zoekvraag
from .taal.woordenboek import Zin
from .uitslag import Gevraagd


@dataclass(frozen=True, slots=True)
class Feit:
    """Demand: this fact has one of these values."""

    naam: str
    waarden: frozenset[str]


@dataclass(frozen=True, slots=True)
class Plaats:
    """Demand: at one of these schools."""

    scholen: frozenset[int]


@dataclass(frozen=True, slots=True)
class Kring:
    """Demand: at a school within so many km of a point."""

    lat: float
    lon: float
    km: int


Eis = Woordgroep | Feit | Plaats | Kring


@dataclass(slots=True)
class Samen:
    """Searches that demand the same; `eisen` are the numbers of their demands."""

    eisen: tuple[int, ...]
    anker: int
    opdrachten: set[int] = field(default_factory=set)


def eisen_van(gevraagd: Gevraagd, vraag: Zoekvraag) -> Iterator[Eis]:
    """What a vacancy must meet to be found by this question, in full: partial matches are no hits."""
    for groep in vraag.groepen:
        yield replace(groep, getypt="")
    if gevraagd.heeft_plek:
        if gevraagd.km:
            yield Kring(gevraagd.lat, gevraagd.lon, gevraagd.km)
    elif vraag.scholen is not None:
        yield Plaats(vraag.scholen)
    for naam, waarden in gevraagd.keuzes.items():
        if naam in ALLEMAAL:
            yield from (Feit(naam, frozenset({waarde})) for waarde in waarden)
        elif waarden:
            yield Feit(naam, frozenset(waarden))


class Omgekeerd:
    """Searches by their demands, over one index with its schools; when those change it is made anew."""

    #: Where searches wait that demand nothing at all.
    ALTIJD = -1

    def __init__(self, index: Index):
        self.index = index
        self.eisen: list[Eis] = []
        self._nummer: dict[Eis, int] = {}
        self._zeldzaam: list[int] = []
        self._bij_zin: dict[Zin, list[int]] = defaultdict(list)
        self._bij_feit: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._bij_school: dict[int, list[int]] = defaultdict(list)
        self._samen: dict[frozenset[int], Samen] = {}
        self._onder: dict[int, list[Samen]] = defaultdict(list)
        self._van: dict[int, Samen] = {}
        self._schooltermen: dict[int, set[Zin]] = defaultdict(set)
        for term, rijen in index.schooltermen.items():
            for rij in rijen:
                self._schooltermen[index.schoolpk[rij]].add(term)

    def __len__(self) -> int:
        return len(self._van)

    def zet(self, opdracht: int, eisen: Iterable[Eis]) -> None:
        """Let this search wait for what it demands, and for nothing else any more."""
        nummers = frozenset(self._nummer_van(eis) for eis in eisen)
        samen = self._samen.get(nummers)
        if samen is None:
            anker = min(nummers, key=self._zeldzaam.__getitem__, default=self.ALTIJD)
            samen = self._samen[nummers] = Samen(tuple(nummers), anker)
            self._onder[anker].append(samen)
        if self._van.get(opdracht) is not samen:
            self.laat_los(opdracht)
            self._van[opdracht] = samen
            samen.opdrachten.add(opdracht)

    def laat_los(self, opdracht: int) -> None:
        """Forget a search; nothing happens when it is not there."""
        samen = self._van.pop(opdracht, None)
        if samen is not None:
            samen.opdrachten.discard(opdracht)
            if not samen.opdrachten:
                self._onder[samen.anker].remove(samen)
                del self._samen[frozenset(samen.eisen)]

    def passend(self, regel: Regel, vandaag: int) -> list[tuple[int, int]]:
        """The searches that find this vacancy on the day `vandaag` (ordinal), each with how well its words fit."""
        if regel.sluit.toordinal() < vandaag:
            return []
        voldaan = self._voldaan(regel)
        gevonden = []
        for anker in (self.ALTIJD, *voldaan):
            for samen in self._onder.get(anker, ()):
                if all(map(voldaan.__contains__, samen.eisen)):
                    past = sum(map(voldaan.__getitem__, samen.eisen))
                    gevonden += [(opdracht, past) for opdracht in samen.opdrachten]
        return gevonden

    def _voldaan(self, regel: Regel) -> dict[int, int]:
        """The demands that this vacancy meets, each with what it adds to how well the words fit."""
        waarden = self.index.waarden_van(regel)
        schooltermen = set().union(*(self._schooltermen[school] for school in regel.scholen))
        voldaan = {}
        for nummer in {n for zin in (*waarden, *schooltermen) for n in self._bij_zin.get(zin, ())}:
            if score := _score(self.eisen[nummer], waarden, schooltermen):
                voldaan[nummer] = score
        feiten = [(naam, regel.enkel[naam]) for naam in ENKEL]
        feiten += [(naam, waarde) for naam, waarden in regel.meer.items() for waarde in waarden]
        for feit in feiten:
            voldaan.update(dict.fromkeys(self._bij_feit.get(feit, ()), 0))
        for school in regel.scholen:
            voldaan.update(dict.fromkeys(self._bij_school.get(school, ()), 0))
        return voldaan

    def _nummer_van(self, eis: Eis) -> int:
        nummer = self._nummer.get(eis)
        if nummer is None:
            nummer = self._nummer[eis] = len(self.eisen)
            self.eisen.append(eis)
            self._zeldzaam.append(self._sla_op(eis, nummer))
        return nummer

    def _sla_op(self, eis: Eis, nummer: int) -> int:
        """Write this demand under each of its alternatives; gives how many vacancies meet it now."""
        index = self.index
        if isinstance(eis, Woordgroep):
            for zin in {*eis.zelf, *eis.zelfde, *eis.ook}:
                self._bij_zin[zin].append(nummer)
            return int(np.count_nonzero(index.score(eis)))
        if isinstance(eis, Feit):
            for waarde in eis.waarden:
                self._bij_feit[eis.naam, waarde].append(nummer)
            return int(np.count_nonzero(index.gekozen(eis.naam, eis.waarden)))
        scholen = eis.scholen if isinstance(eis, Plaats) else self._binnen(eis)
        for school in scholen:
            self._bij_school[school].append(nummer)
        return int(np.count_nonzero(index.op_scholen(scholen)))

    def _binnen(self, kring: Kring) -> list[int]:
        km = self.index.afstanden_van_scholen(kring.lat, kring.lon)
        return [self.index.schoolpk[rij] for rij in np.flatnonzero(km <= kring.km)]


def _score(groep: Woordgroep, waarden: dict[Zin, int], schooltermen: set[Zin]) -> int:
    """What one vacancy is worth for a group of words: as `Index.score` has it for all of them."""
    score = 0
    for zinnen, deel in ((groep.zelf, ZELF), (groep.zelfde, ZELFDE), (groep.ook, OOK)):
        for zin in zinnen:
            waarde = waarden.get(zin, 0)
            if groep.feit:
                waarde = waarde if waarde > SCHOOL else 0
            elif zin in schooltermen:
                waarde = max(waarde, SCHOOL)
            score = max(score, int(waarde * deel))
    return score + LETTERLIJK * sum(zin in waarden for zin in groep.zelf) if score else 0
