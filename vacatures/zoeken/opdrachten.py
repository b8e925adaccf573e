"""The saved searches of this process, understood, and kept up to date with the rows and with the words that occur."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from threading import Lock

from django.db import connection
from django.utils import timezone

from ..keuzes import Opdrachtstatus
from ..models import Vacature, Zoekopdracht
from .kennis import STAND
from .omgekeerd import Omgekeerd, eisen_van
from .taal.vraag import Kennis, Zoekvraag, begrijp
from .uitslag import Gevraagd

OPDRACHTVELDEN = ("pk", "tekst", "lat", "lon", "km", "keuzes", "status")


def gevraagd_van(opdracht: Zoekopdracht | Mapping) -> Gevraagd:
    """What this saved search asks, as the visitor asked it on the page."""
    rij = opdracht if isinstance(opdracht, Mapping) else vars(opdracht)
    keuzes = {naam: tuple(waarden) for naam, waarden in rij["keuzes"].items()}
    return Gevraagd(tekst=rij["tekst"], lat=rij["lat"], lon=rij["lon"], km=rij["km"], keuzes=keuzes)


@dataclass(frozen=True, slots=True)
class Begrip:
    """How a text was understood, and what would make it mean something else: `onbekend` are stems that did not
    occur, `gespeld` says that the nearest known word was looked for."""

    vraag: Zoekvraag
    onbekend: frozenset[str] = frozenset()
    gespeld: bool = False


class _Opnemer:
    """Stands between a text and what is known while it is read, and takes down what was asked."""

    def __init__(self, kennis: Kennis):
        self._kennis, self.onbekend, self.gespeld = kennis, set(), False

    def komt_voor(self, stam: str) -> bool:
        bekend = self._kennis.komt_voor(stam)
        if not bekend:
            self.onbekend.add(stam)
        return bekend

    def dichtste(self, woord: str) -> str:
        self.gespeld = True
        return self._kennis.spelling.dichtste(woord)


def lees(tekst: str, kennis: Kennis) -> Begrip:
    """Understand a text as the search box does."""
    if not tekst.strip():
        return Begrip(Zoekvraag())
    opnemer = _Opnemer(kennis)
    vraag = begrijp(tekst, replace(kennis, komt_voor=opnemer.komt_voor, spelling=opnemer))
    return Begrip(vraag, frozenset(opnemer.onbekend), opnemer.gespeld)


class Opdrachten:
    """What is waited for. Every question first catches up with vacancies, words and searches that were written."""

    def __init__(self):
        self._slot = Lock()
        self.vergeet()

    def vergeet(self) -> None:
        """Begin anew at the next question."""
        self.omgekeerd: Omgekeerd | None = None

    def treffers(self, vacatures: Iterable[int]) -> list[tuple[int, int, int]]:
        """Which searches these vacancies answer: (search, vacancy, how well its words fit).

        A vacancy that is not open answers none.
        """
        with self._slot:
            self._werk_bij()
            vandaag = timezone.localdate().toordinal()
            rijen = Vacature.objects.open().filter(pk__in=list(vacatures)).order_by("pk")
            return [
                (opdracht, regel.pk, past)
                for regel in STAND.regels(rijen)
                for opdracht, past in self.omgekeerd.passend(regel, vandaag)
            ]

    def _werk_bij(self) -> None:
        index, kennis = STAND.bij(), STAND.weet()
        if self.omgekeerd is None or self.omgekeerd.index is not index or self._omgeving != index.omgeving:
            self.omgekeerd, self._omgeving, self._gelezen_tot = Omgekeerd(index), index.omgeving, 0
            self._begrip: dict[str, Begrip] = {}
            self._wachten_op: dict[str, set[str]] = defaultdict(set)
            self._bij_tekst: dict[str, dict[int, Gevraagd]] = defaultdict(dict)
            self._tekst_van: dict[int, str] = {}
            self._gelezen_termen = len(index.termen)
        elif len(index.termen) != self._gelezen_termen or kennis is not self._kennis:
            self._herlees(kennis)
        self._kennis = kennis
        self._lees_rijen()

    def _herlees(self, kennis: Kennis) -> None:
        """Words came: read again what waited for one of them, and what was corrected to the nearest known word."""
        nieuw = islice(self.omgekeerd.index.termen, self._gelezen_termen, None)
        raken = {tekst for zin in nieuw if len(zin) == 1 for tekst in self._wachten_op.pop(zin[0], ())}
        self._gelezen_termen = len(self.omgekeerd.index.termen)
        raken |= {tekst for tekst, begrip in self._begrip.items() if begrip.gespeld}
        for tekst in raken:
            was = self._begrip.pop(tekst).vraag
            if self._begrijp(tekst, kennis) != was:
                for opdracht, gevraagd in self._bij_tekst[tekst].items():
                    self.omgekeerd.zet(opdracht, eisen_van(gevraagd, self._begrip[tekst].vraag))

    def _begrijp(self, tekst: str, kennis: Kennis) -> Zoekvraag:
        begrip = self._begrip.get(tekst)
        if begrip is None:
            begrip = self._begrip[tekst] = lees(tekst, kennis)
            for stam in begrip.onbekend:
                self._wachten_op[stam].add(tekst)
        return begrip.vraag

    def _lees_rijen(self) -> None:
        """Read what was written since the oldest transaction that was still running the last time."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
            (lopend,) = cursor.fetchone()
        gewijzigd = Zoekopdracht.objects.filter(geschreven_in__gte=self._gelezen_tot)
        if not self._gelezen_tot:
            gewijzigd = gewijzigd.actief()
        for rij in gewijzigd.order_by("pk").values(*OPDRACHTVELDEN).iterator(chunk_size=5_000):
            self._bij_tekst[self._tekst_van.pop(rij["pk"], "")].pop(rij["pk"], None)
            if rij["status"] == Opdrachtstatus.ACTIEF:
                self._neem_op(rij)
            else:
                self.omgekeerd.laat_los(rij["pk"])
        self._gelezen_tot = max(lopend, 1)

    def _neem_op(self, rij: Mapping) -> None:
        gevraagd = gevraagd_van(rij)
        self._tekst_van[rij["pk"]] = gevraagd.tekst
        self._bij_tekst[gevraagd.tekst][rij["pk"]] = gevraagd
        vraag = self._begrijp(gevraagd.tekst, self._kennis)
        self.omgekeerd.zet(rij["pk"], eisen_van(gevraagd, vraag))


OPDRACHTEN = Opdrachten()
