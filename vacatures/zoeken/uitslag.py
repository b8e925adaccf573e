"""One question, answered: which vacancies, in which order, how many of what, and what else could be asked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np
from django.utils import timezone

from .index import FACETTEN, Index
from .kennis import STAND, Stand
from .taal.vraag import Zoekvraag

AFSTANDEN = (5, 10, 15, 30, 50)
VOLGORDES = ("relevantie", "afstand", "nieuw", "sluit")
#: Later than any moment at which a vacancy was published, in seconds: two keys of order in one number.
LATER_DAN_ALLES = 2**33
HEEL_VER_KM = 100_000


@dataclass(frozen=True)
class Gevraagd:
    """What somebody asks: words, a point with a distance in km, chosen facts, the order."""

    tekst: str = ""
    lat: float | None = None
    lon: float | None = None
    km: int | None = None
    keuzes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    volgorde: str = ""

    @property
    def heeft_plek(self) -> bool:
        return self.lat is not None


@dataclass(frozen=True)
class Voorstel:
    """Another question that does give something, and how many."""

    soort: str
    waarde: str
    aantal: int


@dataclass(frozen=True)
class Uitslag:
    """`pks` of the page that was asked for, in order; `afstanden` in km by pk when there was a point.

    `deels`: nothing has all the words, these have most of them. `facetten`: per fact how many of each value,
    as if nothing of that fact was chosen.
    """

    aantal: int
    pks: list[int]
    afstanden: dict[int, float]
    facetten: dict[str, dict[str, int]]
    vraag: Zoekvraag
    deels: bool = False
    zonder_plek: int = 0
    per_school: dict[int, int] = field(default_factory=dict)
    voorstellen: list[Voorstel] = field(default_factory=list)
    stand: Stand = STAND
    versie: int = 0


def zoek(
    gevraagd: Gevraagd, *, van: int = 0, tot: int = 20, met_scholen: bool = False, stand: Stand = STAND
) -> Uitslag:
    """Answer a question: rows `van` up to `tot` of what was found. Looks at vacancies that are open today."""
    index = stand.bij()
    with stand.slot:
        return _antwoord(gevraagd, index, stand, van, tot, met_scholen)


def _antwoord(
    gevraagd: Gevraagd, index: Index, stand: Stand, van: int, tot: int, met_scholen: bool
) -> Uitslag:
    vraag = stand.begrijp(gevraagd.tekst) if gevraagd.tekst.strip() else Zoekvraag()
    stap = _Zoektocht(index, gevraagd, vraag)
    rijen = np.flatnonzero(stap.alles)
    volgorde = stap.volgorde(rijen, van, tot)
    pks = [int(pk) for pk in index.pk.alle[volgorde]]
    afstanden = {}
    if gevraagd.heeft_plek:
        km = stap.afstanden[volgorde]
        afstanden = {pk: float(d) for pk, d in zip(pks, km, strict=True) if d == d}
    return Uitslag(
        aantal=len(rijen),
        pks=pks,
        afstanden=afstanden,
        facetten=stap.facetten(rijen),
        vraag=vraag,
        deels=stap.deels,
        zonder_plek=stap.zonder_plek,
        per_school=index.per_school(rijen) if met_scholen else {},
        voorstellen=[] if len(rijen) else list(_voorstellen(index, gevraagd, vraag)),
        stand=stand,
        versie=index.versie,
    )


def tel(vragen: Iterable[Gevraagd]) -> list[int]:
    """How many open vacancies answer each of these questions in full; one look at the rows for all of them."""
    index = STAND.bij()
    with STAND.slot:
        return [_aantal(index, gevraagd) for gevraagd in vragen]


def _aantal(index: Index, gevraagd: Gevraagd) -> int:
    vraag = STAND.begrijp(gevraagd.tekst) if gevraagd.tekst.strip() else Zoekvraag()
    stap = _Zoektocht(index, gevraagd, vraag)
    return 0 if stap.deels else int(np.count_nonzero(stap.alles))


class _Zoektocht:
    """The masks of one question over all rows."""

    def __init__(self, index: Index, gevraagd: Gevraagd, vraag: Zoekvraag):
        self.index, self.gevraagd, self.vraag = index, gevraagd, vraag
        open_ = index.open_op(timezone.localdate())
        self.afstanden = index.afstanden(gevraagd.lat, gevraagd.lon) if gevraagd.heeft_plek else None
        self.per_feit = {
            naam: index.gekozen(naam, waarden) for naam, waarden in gevraagd.keuzes.items() if waarden
        }
        basis = open_
        if vraag.scholen is not None and not gevraagd.heeft_plek:
            basis = basis & index.op_scholen(vraag.scholen)
        self.zonder_plek = 0
        basis = self._met_woorden(basis)
        if gevraagd.heeft_plek and gevraagd.km:
            self.zonder_plek = int(np.count_nonzero(self._en_feiten(basis) & np.isnan(self.afstanden)))
            basis = basis & (self.afstanden <= gevraagd.km)
        self.basis = basis
        self.alles = self._en_feiten(basis)

    def _en_feiten(self, masker: np.ndarray, behalve: str = "") -> np.ndarray:
        for naam, past in self.per_feit.items():
            if naam != behalve:
                masker = masker & past
        return masker

    def _met_woorden(self, basis: np.ndarray) -> np.ndarray:
        """Rows with all words; when there are none, those with most of them."""
        self.deels, self.score = False, None
        if not self.vraag.groepen:
            return basis
        scores = [self.index.score(groep) for groep in self.vraag.groepen]
        gevonden = sum((score > 0).astype(np.uint8) for score in scores)
        self.score = sum(score.astype(np.uint16) for score in scores)
        met = basis & (gevonden == len(scores))
        kring = self.afstanden <= self.gevraagd.km if self.gevraagd.heeft_plek and self.gevraagd.km else True
        if len(scores) == 1 or np.any(self._en_feiten(met) & kring):
            return met
        beste = int(np.max(gevonden, where=self._en_feiten(basis) & kring, initial=0))
        if beste * 2 < len(scores):
            return met
        self.deels = True
        return basis & (gevonden >= max(beste, 1))

    def facetten(self, rijen: np.ndarray) -> dict[str, dict[str, int]]:
        """Counts per fact; of a fact with a choice as if that choice was not made."""
        return {
            naam: self.index.tel(
                naam, np.flatnonzero(self._en_feiten(self.basis, naam)) if naam in self.per_feit else rijen
            )
            for naam in FACETTEN
        }

    def volgorde(self, rijen: np.ndarray, van: int, tot: int) -> np.ndarray:
        """The rows of one page. Equal ones stand with the newest first, then by number: always the same."""
        if not len(rijen):
            return rijen
        index, hoe = self.index, self._hoe()
        eerst = np.zeros(len(rijen), dtype=np.int64)
        if hoe == "afstand":
            eerst = (np.nan_to_num(self.afstanden[rijen], nan=HEEL_VER_KM) * 1000).astype(np.int64)
        elif hoe == "sluit":
            eerst = index.sluit.alle[rijen].astype(np.int64)
        elif hoe == "relevantie":
            eerst = -self.score[rijen].astype(np.int64)
        sleutel = eerst * LATER_DAN_ALLES - index.nieuw.alle[rijen]
        if len(rijen) > 4 * tot:  # only those that can come on this page are put in order
            mee = sleutel <= np.partition(sleutel, tot - 1)[tot - 1]
            rijen, sleutel = rijen[mee], sleutel[mee]
        return rijen[np.lexsort((-index.pk.alle[rijen], sleutel))][van:tot]

    def _hoe(self) -> str:
        hoe = self.gevraagd.volgorde
        if (hoe == "afstand" and self.gevraagd.heeft_plek) or hoe in ("nieuw", "sluit"):
            return hoe
        if self.score is not None:
            return "relevantie"
        return "afstand" if self.gevraagd.heeft_plek else "nieuw"


def _voorstellen(index: Index, gevraagd: Gevraagd, vraag: Zoekvraag) -> Iterator[Voorstel]:
    """What gives something when nothing was found: a wider circle, without a word, without a choice."""
    for soort, waarde, ander, met in _in_wijdere_kring(gevraagd, vraag):
        if aantal := int(np.count_nonzero(_Zoektocht(index, ander, met).alles)):
            yield Voorstel(soort, waarde, aantal)
            break  # the nearest one is enough
    beter = False
    for soort, waarde, ander, met in _met_minder(gevraagd, vraag):
        if aantal := int(np.count_nonzero(_Zoektocht(index, ander, met).alles)):
            beter = True
            yield Voorstel(soort, waarde, aantal)
    for soort, waarde, ander, met in () if beter else _met_een(gevraagd, vraag):
        if aantal := int(np.count_nonzero(_Zoektocht(index, ander, met).alles)):
            yield Voorstel(soort, waarde, aantal)


def _in_wijdere_kring(gevraagd: Gevraagd, vraag: Zoekvraag):
    """The same within wider and wider circles, at last without one."""
    if gevraagd.heeft_plek and gevraagd.km:
        for km in (*(km for km in AFSTANDEN if km > gevraagd.km), 0):
            yield "km", str(km), replace(gevraagd, km=km or None), vraag


def _met_een(gevraagd: Gevraagd, vraag: Zoekvraag):
    """Only the words, or only the place, when leaving out one thing is not enough."""
    if vraag.groepen and (gevraagd.keuzes or gevraagd.heeft_plek):
        yield "alleen", "woorden", Gevraagd(gevraagd.tekst), vraag
    if gevraagd.heeft_plek and (vraag.groepen or gevraagd.keuzes):
        yield "alleen", "plek", replace(gevraagd, tekst="", keuzes={}), Zoekvraag()


def _met_minder(gevraagd: Gevraagd, vraag: Zoekvraag):
    """The same without one of the words, one of the facts, or the place that the words name."""
    for nummer, groep in enumerate(vraag.groepen):
        if len(vraag.groepen) > 1 or gevraagd.keuzes or gevraagd.heeft_plek:
            yield "woord", groep.getypt, gevraagd, vraag.zonder(nummer)
    for naam in gevraagd.keuzes:
        keuzes = {ander: waarden for ander, waarden in gevraagd.keuzes.items() if ander != naam}
        yield "keuze", naam, replace(gevraagd, keuzes=keuzes), vraag
    if vraag.scholen is not None:
        yield "plaats", " en ".join(vraag.plaatsen), gevraagd, replace(vraag, scholen=None)
