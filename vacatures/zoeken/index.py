"""All open vacancies in memory: which words stand where, and the facts that visitors choose by.

A row number is given once: a vacancy that changes gets a new row and its old one dies, so that a list of rows
only ever grows at its end. When more than half of the rows are dead the index is made anew.
"""

import math
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import count

import numpy as np

from loket.keuzes import Bevoegdheid, Vak
from onderwijsregio.kern.afstand import AARDSTRAAL_KM
from onderwijsregio.organisaties.keuzes import Dag, Functie, Sector

from ..keuzes import Contractvorm, Dagdeel
from .taal.vorm import stam, woorden
from .taal.vraag import Woordgroep
from .taal.woordenboek import Woordenboek, Zin

#: What a word is worth by the place where it stands, of at most 100.
TITEL, FEIT, SCHOOL, TEKST = 100, 60, 40, 20
#: A part of a compound counts a little less than the word by itself.
DEEL = 0.9
#: Other work in a compound is only mentioned: a leraarondersteuner is no leraar.
ANDER_WERK = 0.35
#: Somebody's own words, words that mean the same, words that somebody may mean as well.
ZELF, ZELFDE, OOK = 1.0, 0.9, 0.45
#: What it adds that somebody's own word stands there, wherever: between two that mean the same, that one comes first.
LETTERLIJK = 8
#: Hours a week: from, up to (not included), and how people say it.
UREN = {
    "tot16": (0, 16, "minder dan 16 uur"),
    "16tot24": (16, 24, "16 tot 24 uur"),
    "24tot32": (24, 32, "24 tot 32 uur"),
    "32plus": (32, 99, "32 uur of meer"),
}
#: What people call the groups of a primary school.
BOUWEN = {
    "kleuters": (1, 2),
    "onderbouw": (1, 2, 3, 4),
    "middenbouw": (3, 4, 5),
    "bovenbouw": (5, 6, 7, 8),
}
#: Kinds of work in words that somebody looks for.
FUNCTIES = dict(Functie.choices) | {
    Functie.VAKDOCENT: "docent",
    Functie.TOA: "toa",
    Functie.ANDERS: "ander werk",
}
#: From so many hours a week people call it fulltime.
FULLTIME = 36
VOOR = {
    "zij": ("open_voor_zij_instroom", "zij-instromers"),
    "herintreders": ("open_voor_herintreders", "herintreders"),
    "starters": ("open_voor_starters", "startende leraren"),
    "studenten": ("open_voor_studenten", "studenten"),
}
#: Facts of which a vacancy has one; the others can be several at once.
ENKEL = ("sector", "functie", "vak", "bevoegdheid", "contract", "bestuur")
#: When somebody may be free: on a day, or every morning or afternoon where the work is only in the other half.
VRIJ = [*Dag.values, Dagdeel.OCHTEND.value, Dagdeel.MIDDAG.value]
MEER = {"dag": list(Dag.values), "uren": list(UREN), "voor": list(VOOR), "vrij": VRIJ}
FACETTEN = (*ENKEL, *MEER)
#: Who chooses several of these wants all of them: no work on Wednesday and none on Friday. Of others one will do.
ALLEMAAL = frozenset({"vrij"})
#: No two states of whichever index have the same number.
_versies = count(1)


@dataclass(frozen=True, slots=True)
class Regel:
    """What the index needs of one vacancy; the first of `scholen` is where somebody begins."""

    pk: int
    titel: str
    feiten: str
    tekst: str
    scholen: tuple[int, ...]
    enkel: dict[str, str]
    meer: dict[str, list[str]]
    nieuw: int
    sluit: date


@dataclass(frozen=True, slots=True)
class Plek:
    """What the index needs of one school: the words it is found by, and where it stands."""

    pk: int
    woorden: str
    lat: float | None
    lon: float | None


class Plaatsen:
    """Per term the rows where it stands and what it is worth there."""

    __slots__ = ("rijen", "waarden")

    def __init__(self):
        self.rijen, self.waarden = array("i"), array("B")

    def als_arrays(self) -> tuple[np.ndarray, np.ndarray]:
        return np.array(self.rijen, dtype=np.int32), np.array(self.waarden, dtype=np.uint8)


class Kolom:
    """A growing array of numbers, seen as NumPy: a view on the part that is filled."""

    def __init__(self, soort):
        self._ruimte, self.lengte = np.zeros(64, dtype=soort), 0

    def voeg_toe(self, waarde) -> None:
        if self.lengte == len(self._ruimte):
            self._ruimte = np.concatenate([self._ruimte, np.zeros_like(self._ruimte)])
        self._ruimte[self.lengte] = waarde
        self.lengte += 1

    @property
    def alle(self) -> np.ndarray:
        return self._ruimte[: self.lengte]


@dataclass
class Index:
    """The index itself; `boek` tells which phrases and compounds are worth remembering."""

    boek: Woordenboek
    termen: dict[Zin, Plaatsen] = field(default_factory=dict)
    vormen: dict[str, str] = field(default_factory=dict)
    rij_van: dict[int, int] = field(default_factory=dict)
    codes: dict[str, list[str]] = field(default_factory=lambda: {naam: [] for naam in ENKEL})
    versie: int = 0
    omgeving: int = 0

    def __post_init__(self):
        self.pk, self.nieuw, self.sluit = Kolom(np.int64), Kolom(np.int64), Kolom(np.int32)
        self.school, self.leeft = Kolom(np.int32), Kolom(np.bool_)
        #: A pair of a row and a school for each school that a vacancy is at besides its first.
        self.ook_rij, self.ook_school = Kolom(np.int32), Kolom(np.int32)
        self.feiten = {naam: Kolom(np.uint8 if naam in MEER else np.uint16) for naam in FACETTEN}
        self.schoolrij: dict[int, int] = {}
        self.schoolpk: list[int] = []
        self.schooltermen: dict[Zin, set[int]] = {}
        self.lat: np.ndarray = np.zeros(0)
        self.lon: np.ndarray = np.zeros(0)
        #: What was drawn of a vacancy, by its primary key: gone as soon as it, or its school, is another.
        self.getekend: dict[int, object] = {}
        self._scores: dict[tuple, np.ndarray] = {}
        self._maskers: dict[tuple, np.ndarray] = {}
        self._uit_elkaar: dict[str, list[tuple[Zin, float]]] = {}

    def __len__(self) -> int:
        return len(self.rij_van)

    @property
    def is_versleten(self) -> bool:
        return self.pk.lengte > 1_000 and self.pk.lengte > 2 * len(self)

    # Filling --------------------------------------------------------------------------------------

    def zet_scholen(self, plekken: Iterable[Plek]) -> None:
        """The schools, anew; a school keeps its row."""
        self.schooltermen = {}
        plekken = list(plekken)
        for plek in plekken:
            rij = self._rij_van_school(plek.pk)
            for term in self._termen(plek.woorden):
                self.schooltermen.setdefault(term, set()).add(rij)
        self.lat, self.lon = (np.full(len(self.schoolpk), math.nan) for _ in range(2))
        for plek in plekken:
            if plek.lat is not None:
                rij = self.schoolrij[plek.pk]
                self.lat[rij], self.lon[rij] = plek.lat, plek.lon
        self.getekend.clear()
        self.omgeving += 1
        self._veranderd()

    def _rij_van_school(self, pk: int) -> int:
        rij = self.schoolrij.setdefault(pk, len(self.schoolpk))
        if rij == len(self.schoolpk):
            self.schoolpk.append(pk)
        return rij

    def neem_op(self, regel: Regel) -> None:
        """Add a vacancy, or put it in the place of what it was."""
        self.laat_los(regel.pk)
        rij = self.pk.lengte
        self.rij_van[regel.pk] = rij
        self.pk.voeg_toe(regel.pk)
        self.nieuw.voeg_toe(regel.nieuw)
        self.sluit.voeg_toe(regel.sluit.toordinal())
        self.school.voeg_toe(self._rij_van_school(regel.scholen[0]))
        for ook in regel.scholen[1:]:
            self.ook_rij.voeg_toe(rij)
            self.ook_school.voeg_toe(self._rij_van_school(ook))
        self.leeft.voeg_toe(True)
        for naam in ENKEL:
            self.feiten[naam].voeg_toe(self._code(naam, regel.enkel[naam]))
        for naam, mogelijk in MEER.items():
            self.feiten[naam].voeg_toe(sum(1 << mogelijk.index(waarde) for waarde in set(regel.meer[naam])))
        termen = self.termen
        for term, waarde in self.waarden_van(regel).items():
            plaatsen = termen.get(term)
            if plaatsen is None:
                plaatsen = termen[term] = Plaatsen()
            plaatsen.rijen.append(rij)
            plaatsen.waarden.append(waarde)

    def waarden_van(self, regel: Regel) -> dict[Zin, int]:
        """The words and phrases of a vacancy by which it is found, each with what it is worth there."""
        waarden: dict[Zin, float] = {}
        for tekst, waarde in ((regel.titel, TITEL), (regel.feiten, FEIT), (regel.tekst, TEKST)):
            for term, deel in self._termen(tekst).items():
                waarden[term] = max(waarden.get(term, 0), waarde * deel)
        return {term: int(waarde) for term, waarde in waarden.items()}

    def laat_los(self, pk: int) -> None:
        """Forget a vacancy; nothing happens when it is not there."""
        rij = self.rij_van.pop(pk, None)
        self.getekend.pop(pk, None)
        if rij is not None:
            self.leeft.alle[rij] = False
        self._veranderd()

    def _veranderd(self) -> None:
        self.versie = next(_versies)
        self._scores.clear()
        self._maskers.clear()

    def _code(self, naam: str, waarde: str) -> int:
        codes = self.codes[naam]
        if waarde not in codes:
            codes.append(waarde)
        return codes.index(waarde)

    def _termen(self, tekst: str) -> dict[Zin, float]:
        """The words of a text as stems, its known phrases, and the parts of its compounds with what they are worth."""
        getypt = woorden(tekst)
        stammen = [stam(woord) for woord in getypt]
        uit: dict[Zin, float] = {}
        for woord in getypt:
            for term, deel in self._delen(woord):
                uit[term] = max(uit.get(term, 0), deel)
        for zelf in stammen:
            uit[(zelf,)] = 1
        eerste_woorden, bij_zin = self.boek.eerste_woorden, self.boek.bij_zin
        for begin, zelf in enumerate(stammen):
            for lengte in eerste_woorden.get(zelf, ()):
                zin = tuple(stammen[begin : begin + lengte])
                if zin in bij_zin:
                    uit[zin] = 1
        return uit

    def _delen(self, woord: str) -> list[tuple[Zin, float]]:
        """The parts of a compound or of a word with a hyphen, with what each is worth; a word is taken apart once."""
        delen = self._uit_elkaar.get(woord)
        if delen is None:
            self.vormen.setdefault(stam(woord), woord)
            streepjes = [stam(deel) for deel in woord.split("-")] if "-" in woord else []
            ander = self.boek.ander_werk_in(woord)
            delen = [((deel,), DEEL) for deel in streepjes]
            delen += [((deel,), ANDER_WERK if deel in ander else DEEL) for deel in self.boek.delen_van(woord)]
            self._uit_elkaar[woord] = delen
        return delen

    # Asking ---------------------------------------------------------------------------------------

    def komt_voor(self, stam_: str) -> bool:
        return (stam_,) in self.termen or (stam_,) in self.schooltermen

    def score(self, groep: Woordgroep) -> np.ndarray:
        """What every row is worth for one thing that is looked for: 0 (not found) up to 108."""
        sleutel = (groep.zelf, groep.zelfde, groep.ook, groep.feit)
        bekend = self._scores.get(sleutel)
        if bekend is None:
            if len(self._scores) > 200:
                self._scores.clear()
            bekend = self._scores[sleutel] = self._reken(groep)
        return bekend

    def _reken(self, groep: Woordgroep) -> np.ndarray:
        score = np.zeros(self.pk.lengte, dtype=np.uint8)
        for zinnen, deel in ((groep.zelf, ZELF), (groep.zelfde, ZELFDE), (groep.ook, OOK)):
            for zin in zinnen:
                if zin in self.termen:
                    rijen, waarden = self.termen[zin].als_arrays()
                    if groep.feit:  # "you help the teacher" is no job as a teacher
                        rijen, waarden = rijen[waarden > SCHOOL], waarden[waarden > SCHOOL]
                    score[rijen] = np.maximum(score[rijen], (waarden * deel).astype(np.uint8))
                if zin in self.schooltermen and not groep.feit:
                    per_school = np.zeros(len(self.schoolpk), dtype=np.uint8)
                    per_school[list(self.schooltermen[zin])] = int(SCHOOL * deel)
                    np.maximum(score, self._van_scholen(per_school, np.maximum), out=score)
        for zin in groep.zelf:
            if zin in self.termen:
                rijen, _ = self.termen[zin].als_arrays()
                score[rijen] += np.where(score[rijen] > 0, LETTERLIJK, 0).astype(np.uint8)
        return score

    def _van_scholen(self, per_school: np.ndarray, samen: np.ufunc) -> np.ndarray:
        """For every row what its school has, together (by `samen`) with the other schools that it is at."""
        uit = per_school[self.school.alle]
        samen.at(uit, self.ook_rij.alle, per_school[self.ook_school.alle])
        return uit

    def afstanden(self, lat: float, lon: float) -> np.ndarray:
        """Kilometres as the crow flies from a point to the nearest school of every row; nan where it is unknown."""
        return self._van_scholen(self.afstanden_van_scholen(lat, lon), np.fmin)

    def afstanden_van_scholen(self, lat: float, lon: float) -> np.ndarray:
        """The same to every school."""
        return _afstanden(lat, lon, self.lat, self.lon)

    def op_scholen(self, pks: Iterable[int]) -> np.ndarray:
        """Whether every row is at one of these schools."""
        erbij = np.zeros(len(self.schoolpk), dtype=np.bool_)
        erbij[[self.schoolrij[pk] for pk in pks if pk in self.schoolrij]] = True
        return self._van_scholen(erbij, np.logical_or)

    def per_school(self, rijen: np.ndarray) -> dict[int, int]:
        """How many of `rijen` are at which school, by its primary key; one at two schools counts at both."""
        erbij = np.zeros(self.pk.lengte, dtype=np.bool_)
        erbij[rijen] = True
        ook = self.ook_school.alle[erbij[self.ook_rij.alle]]
        geteld = np.bincount(np.concatenate([self.school.alle[rijen], ook]), minlength=len(self.schoolpk))
        return {self.schoolpk[rij]: int(geteld[rij]) for rij in np.flatnonzero(geteld)}

    def open_op(self, dag: date) -> np.ndarray:
        """Whether one can still apply for every row on that day."""
        return self._onthoud(("open", dag), lambda: self.leeft.alle & (self.sluit.alle >= dag.toordinal()))

    def gekozen(self, naam: str, waarden: Iterable[str]) -> np.ndarray:
        """Whether every row has one of these values of a fact, or all of them when it is one of `ALLEMAAL`."""
        waarden = frozenset(waarden)
        return self._onthoud((naam, waarden), lambda: self._heeft(naam, waarden))

    def _onthoud(self, sleutel: tuple, maak: Callable[[], np.ndarray]) -> np.ndarray:
        """Different questions make the same choices: each is worked out once, until something changes."""
        if sleutel not in self._maskers:
            if len(self._maskers) > 100:
                self._maskers.clear()
            self._maskers[sleutel] = maak()
        return self._maskers[sleutel]

    def _heeft(self, naam: str, waarden: frozenset[str]) -> np.ndarray:
        kolom = self.feiten[naam].alle
        if naam in MEER:
            masker = sum(1 << MEER[naam].index(w) for w in waarden if w in MEER[naam])
            gevonden = kolom & np.uint8(masker)
            return gevonden == masker if naam in ALLEMAAL else gevonden != 0
        codes = [self.codes[naam].index(w) for w in waarden if w in self.codes[naam]]
        erbij = np.zeros(len(self.codes[naam]), dtype=np.bool_)
        erbij[codes] = True
        return erbij[kolom]

    def tel(self, naam: str, rijen: np.ndarray) -> dict[str, int]:
        """How many of `rijen` have which value of a fact."""
        geteld = np.bincount(
            self.feiten[naam].alle[rijen], minlength=256 if naam in MEER else len(self.codes[naam])
        )
        if naam in MEER:
            bits = np.arange(256)
            aantallen = [int(geteld[(bits >> nr) & 1 == 1].sum()) for nr in range(len(MEER[naam]))]
            return dict(zip(MEER[naam], aantallen, strict=True))
        return {waarde: int(geteld[code]) for code, waarde in enumerate(self.codes[naam]) if geteld[code]}


def afstand_km(lat: float, lon: float, naar_lat: float, naar_lon: float) -> float:
    """Kilometres as the crow flies between two points in degrees."""
    return float(_afstanden(lat, lon, np.array([naar_lat]), np.array([naar_lon]))[0])


def _afstanden(lat: float, lon: float, lats: np.ndarray, lons: np.ndarray) -> np.ndarray:
    f1, f2 = math.radians(lat), np.radians(lats)
    halve = np.sin((f2 - f1) / 2) ** 2
    halve += math.cos(f1) * np.cos(f2) * np.sin(np.radians(lons - lon) / 2) ** 2
    return 2 * AARDSTRAAL_KM * np.arcsin(np.sqrt(halve))


def uren_tussen(laag: float, hoog: float) -> list[str]:
    """The codes of UREN that a job of `laag` up to and including `hoog` hours a week falls in."""
    return [code for code, (van, tot, _) in UREN.items() if laag < tot and hoog >= van]


def feiten_in_woorden(vacature: dict) -> str:
    """The facts of a vacancy as words to be found by, each as people read them on the page."""
    delen = [
        FUNCTIES[vacature["functie"]],
        Sector(vacature["sector"]).label,
        vacature["sector"],
        Vak(vacature["vak"]).label if vacature["vak"] else "",
        *(f"groep {groep}" for groep in vacature["groepen"]),
        *(naam for naam, groepen in BOUWEN.items() if set(groepen) & set(vacature["groepen"])),
        *(Dag(dag).label for dag in vacature["dagen"]),
        "" if vacature["dagdeel"] == Dagdeel.HEEL else "halve dagen",
        "fulltime" if vacature["fte_max"] * 40 >= FULLTIME else "",
        "parttime" if vacature["fte_min"] * 40 < FULLTIME else "",
        f"schaal {vacature['schaal']}" if vacature["schaal"] else "",
        "zonder bevoegdheid" if vacature["bevoegdheid"] == Bevoegdheid.GEEN else "",
        *vacature["niveaus"],
        Contractvorm(vacature["contract"]).label,
        vacature["bevoegdheid"],
        *(woord for veld, woord in VOOR.values() if vacature[veld]),
    ]
    return " . ".join(delen)
