"""One question, answered: which vacancies, in which order, how many of what, and what else could be asked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, islice

import numpy as np
from django.utils import timezone

from .index import ALLEMAAL, FACETTEN, Index
from .kennis import STAND, Stand
from .taal.vraag import Woordgroep, Zoekvraag

AFSTANDEN = (5, 10, 15, 30, 50)
#: Later than any moment at which a vacancy was published, in seconds: two keys of order in one number.
LATER_DAN_ALLES = 2**33
HEEL_VER_KM = 100_000
#: As many other words are offered for one that gives nothing.
ANDERE_WOORDEN = 4


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
    """Another question that is answered in full, by how many; `soort` and `waarde` say how it differs."""

    soort: str
    waarde: str
    aantal: int
    gevraagd: Gevraagd


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
    gevraagd: Gevraagd,
    *,
    van: int = 0,
    tot: int = 20,
    met_scholen: bool = False,
    alleen_heel: bool = False,
    stand: Stand = STAND,
) -> Uitslag:
    """Answer a question: rows `van` up to `tot` of what was found. Looks at vacancies that are open today.

    `alleen_heel` is for machines, which nobody tells that these only come near: nothing then means nothing.
    """
    index = stand.bij()
    with stand.slot:
        stap = _Zoektocht(index, gevraagd, _begrepen(gevraagd, stand), alleen_heel=alleen_heel)
        return _antwoord(stap, stand, van, tot, met_scholen)


def _begrepen(gevraagd: Gevraagd, stand: Stand) -> Zoekvraag:
    return stand.begrijp(gevraagd.tekst) if gevraagd.tekst.strip() else Zoekvraag()


def _antwoord(stap: "_Zoektocht", stand: Stand, van: int, tot: int, met_scholen: bool) -> Uitslag:
    index, gevraagd = stap.index, stap.gevraagd
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
        vraag=stap.vraag,
        deels=stap.deels,
        zonder_plek=stap.zonder_plek,
        per_school=index.per_school(rijen) if met_scholen else {},
        voorstellen=list(_voorstellen(stap, stand)) if _kan_beter(stap, rijen) else [],
        stand=stand,
        versie=index.versie,
    )


def _kan_beter(stap: "_Zoektocht", rijen: np.ndarray) -> bool:
    """Whether a person is told what else to ask."""
    return not stap.alleen_heel and (stap.deels or not len(rijen))


def tel(vragen: Iterable[Gevraagd]) -> list[int]:
    """How many open vacancies answer each of these questions in full; one look at the rows for all of them."""
    index = STAND.bij()
    with STAND.slot:
        return [_aantal(index, gevraagd, STAND) for gevraagd in vragen]


def _aantal(index: Index, gevraagd: Gevraagd, stand: Stand) -> int:
    stap = _Zoektocht(index, gevraagd, _begrepen(gevraagd, stand), alleen_heel=True)
    return int(np.count_nonzero(stap.alles))


class _Zoektocht:
    """The masks of one question over all rows."""

    def __init__(self, index: Index, gevraagd: Gevraagd, vraag: Zoekvraag, *, alleen_heel: bool):
        self.index, self.gevraagd, self.vraag, self.alleen_heel = index, gevraagd, vraag, alleen_heel
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
        if len(scores) == 1 or self.alleen_heel:
            return met
        kring = self.afstanden <= self.gevraagd.km if self.gevraagd.heeft_plek and self.gevraagd.km else True
        if np.any(self._en_feiten(met) & kring):
            return met
        beste = int(np.max(gevonden, where=self._en_feiten(basis) & kring, initial=0))
        if beste * 2 < len(scores):
            return met
        self.deels = True
        return basis & (gevonden >= max(beste, 1))

    def facetten(self, rijen: np.ndarray) -> dict[str, dict[str, int]]:
        """Counts per fact; of a fact with a choice as if that choice was not made, unless one more narrows it."""
        return {
            naam: self.index.tel(
                naam,
                np.flatnonzero(self._en_feiten(self.basis, naam))
                if naam in self.per_feit and naam not in ALLEMAAL
                else rijen,
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


def _voorstellen(stap: _Zoektocht, stand: Stand) -> Iterator[Voorstel]:
    """What is answered in full when this is not: a wider circle, without a word or a choice, with another word.

    Each is counted as it will be asked: whoever follows it finds exactly so many.
    """

    gezien = [stap.gevraagd]

    def met_iets(mogelijk: Iterable[tuple[str, str, Gevraagd]]) -> Iterator[Voorstel]:
        for soort, waarde, ander in mogelijk:
            if ander not in gezien and (aantal := _aantal(stap.index, ander, stand)):
                gezien.append(ander)
                yield Voorstel(soort, waarde, aantal, ander)

    gevraagd, vraag = stap.gevraagd, stap.vraag
    yield from islice(met_iets(_in_wijdere_kring(gevraagd, vraag)), 1)  # the nearest one is enough
    minder = list(met_iets(_met_minder(gevraagd, vraag)))
    yield from minder
    if not minder and not stap.deels:
        yield from islice(met_iets(_met_ander_woord(gevraagd, vraag, stand)), ANDERE_WOORDEN)
        yield from met_iets(_met_een(gevraagd, vraag))


def _tekst(groepen: Iterable[Woordgroep | str], plaatsen: Iterable[str] = ()) -> str:
    """The words of a question again, as somebody would type what was understood."""
    return " ".join(chain((getattr(groep, "getypt", groep) for groep in groepen), plaatsen))


def _in_wijdere_kring(gevraagd: Gevraagd, vraag: Zoekvraag):
    """The same within wider and wider circles, at last without one."""
    if gevraagd.heeft_plek and gevraagd.km:
        for km in (km for km in AFSTANDEN if km > gevraagd.km):
            yield "km", str(km), replace(gevraagd, km=km)
        tekst = _tekst(vraag.groepen) if vraag.plaatsen else gevraagd.tekst
        yield "regio", "", replace(gevraagd, tekst=tekst, lat=None, lon=None, km=None)


def _met_minder(gevraagd: Gevraagd, vraag: Zoekvraag):
    """The same without one of the words, one of the facts, or the place that the words name."""
    plaatsen = () if gevraagd.heeft_plek else vraag.plaatsen
    daar = " en ".join(plaatsen)
    if len(vraag.groepen) > 1 or gevraagd.keuzes or gevraagd.heeft_plek or plaatsen:
        for nummer, groep in enumerate(vraag.groepen):
            rest = vraag.zonder(nummer).groepen
            hoe = (
                ("woord", groep.getypt) if rest or gevraagd.keuzes or gevraagd.heeft_plek else ("daar", daar)
            )
            yield *hoe, replace(gevraagd, tekst=_tekst(rest, plaatsen))
    for naam in gevraagd.keuzes:
        keuzes = {ander: waarden for ander, waarden in gevraagd.keuzes.items() if ander != naam}
        yield "keuze", naam, replace(gevraagd, keuzes=keuzes)
    if plaatsen and vraag.groepen:
        yield "plaats", daar, replace(gevraagd, tekst=_tekst(vraag.groepen))


def _met_ander_woord(gevraagd: Gevraagd, vraag: Zoekvraag, stand: Stand):
    """The same with a part of a word, or with what lies next to it, in its place."""
    kennis = stand.weet()
    plaatsen = () if gevraagd.heeft_plek else vraag.plaatsen
    for nummer, groep in enumerate(vraag.groepen):
        for ander in kennis.naast(groep):
            woorden = (*vraag.groepen[:nummer], ander, *vraag.groepen[nummer + 1 :])
            for tekst in dict.fromkeys((_tekst(woorden, plaatsen), _tekst((ander,), plaatsen))):
                yield "ander", ander, replace(gevraagd, tekst=tekst)


def _met_een(gevraagd: Gevraagd, vraag: Zoekvraag):
    """Only the words, one of them, or only the place, when leaving out one thing is not enough."""
    if len(vraag.groepen) > 2:
        for groep in vraag.groepen:
            yield "woorden", groep.getypt, replace(gevraagd, tekst=groep.getypt)
    if vraag.groepen and (gevraagd.keuzes or gevraagd.heeft_plek):
        yield "woorden", "", Gevraagd(gevraagd.tekst)
    if gevraagd.heeft_plek and (vraag.groepen or gevraagd.keuzes):
        yield "plek", "", replace(gevraagd, tekst="", keuzes={})
