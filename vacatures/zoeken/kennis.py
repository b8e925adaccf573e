"""The index of this process, kept up to date with the rows, and what a question is read with."""

import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import RLock

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import OuterRef, Q, QuerySet

from onderwijsregio.organisaties.keuzes import Dag
from onderwijsregio.organisaties.models import Postcodegebied, School

from ..keuzes import Dagdeel, Vacaturestatus
from ..models import Vacature, Zoekwoord
from .index import VOOR, Index, Plek, Regel, feiten_in_woorden, uren_tussen
from .taal import woordenboek
from .taal.spelling import ZOMAAR, Spelling
from .taal.vorm import plat, woorden
from .taal.vraag import Kennis, Zoekvraag, begrijp
from .taal.woordenboek import Groep

#: How often a process looks whether schools, places or words of the region changed, in seconds.
OMGEVING_SECONDEN = 30
#: What is read of a vacancy. All of it is public: whoever can search by a value learns it.
VELDEN = (
    "pk", "titel", "omschrijving", "school_id", "organisatie_id", "sector", "functie", "vak", "niveaus",
    "groepen", "bevoegdheid", "contract", "dagen", "dagdeel", "fte_min", "fte_max", "schaal", "gepubliceerd_op",
    "sluit_op", "status", "werkdag", "team", "hele_bestuur", *(veld for veld, _ in VOOR.values()),
)  # fmt: skip


#: The snapshot of this moment, and the vacancies written by transactions that an earlier one (given twice) did not
#: see. A snapshot names the transactions that still run, so one that runs for hours costs nothing. A number that was
#: not handed out yet comes from another server (a backup that was put back): that row was read with all others.
PEIL = """SELECT pg_current_snapshot()::text, pg_current_xact_id_if_assigned()::text::bigint, ARRAY(
    SELECT id FROM vacatures_vacature
    WHERE geschreven_in >= pg_snapshot_xmin(%s::pg_snapshot)::text::bigint
    AND geschreven_in < greatest(
        pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
        coalesce(pg_current_xact_id_if_assigned()::text::bigint, 0) + 1
    )
    AND NOT pg_visible_in_snapshot(geschreven_in::text::xid8, %s::pg_snapshot)
)"""
#: The other schools of a vacancy, as a list.
OOK_OP = ArraySubquery(
    Vacature.ook_op.through.objects.filter(vacature=OuterRef("pk")).order_by("pk").values("school_id")
)
Zoekwoorden = tuple[tuple[str, str, str], ...]


class Stand:
    """What this process knows; every question first catches up with what was written since.

    `eigen` are other words than those of the region, to try them; `hoogstens` how many vacancies it looks at,
    the newest.
    """

    def __init__(self, eigen: Zoekwoorden | None = None, hoogstens: int | None = None):
        #: Whoever reads the index holds this, as its columns grow one after the other.
        self.slot = RLock()
        self._eigen, self._hoogstens = eigen, hoogstens
        self.vergeet()

    def vergeet(self) -> None:
        """Begin anew at the next question."""
        self.index: Index | None = None
        self.kennis: Kennis | None = None
        self._plaatsen: dict[tuple[str, ...], tuple[str, frozenset[int]]] = {}
        self._schoolwoorden: set[str] = set()
        self.school_van: dict[int, Schoolfeiten] = {}
        self.besturen: dict[int, str] = {}
        self._gezien, self._omgeving_op, self._scholen, self._eigen_nu = "", -1e9, [], ()
        self._aantal_termen = 0
        self._begrepen: dict[str, Zoekvraag] = {}

    def bij(self) -> Index:
        """The index, up to date with every transaction that is written: one query when nothing changed."""
        with self.slot:
            self._werk_omgeving_bij()
            gezien = self._gezien
        nu, geschreven = _peil(gezien)  # not in the lock: threads need not wait for each other's question
        with self.slot:
            if geschreven or not gezien:
                self._lees_vacatures()
            elif self._gezien == gezien:
                self._gezien = nu
            return self.index

    def kijk_opnieuw(self) -> None:
        """Read the schools and the words of the region anew at the next question."""
        self._omgeving_op = -1e9

    def begrijp(self, tekst: str) -> Zoekvraag:
        """What somebody typed; call `bij` first."""
        with self.slot:
            sleutel = f"{self.index.versie} {tekst}"
            if sleutel not in self._begrepen:
                if len(self._begrepen) > 500:
                    self._begrepen.clear()
                self._begrepen[sleutel] = begrijp(tekst, self.weet())
            return self._begrepen[sleutel]

    def weet(self) -> Kennis:
        """What a question is read with; the same object as long as no word came or went. Call `bij` first."""
        boek, index = self.index.boek, self.index
        if self.kennis is None or self._aantal_termen != len(index.termen):
            self._aantal_termen = len(index.termen)
            # What only a school or a board is called is nobody's typing error: "ongeveer" is no "De Oever".
            gewicht = {term[0]: ZOMAAR for term in index.termen if len(term) == 1}
            gewicht |= dict.fromkeys(self._schoolwoorden, ZOMAAR) | dict.fromkeys(boek.stammen, 3)
            gewicht |= {woord: 2 for woord in boek.bouwstenen if woord not in boek.stammen}
            gewicht |= {naam[0]: 2 for naam in self._plaatsen if len(naam) == 1}
            vormen = _Samen(boek.vormen, index.vormen)
            self.kennis = Kennis(boek, self._plaatsen, index.komt_voor, Spelling(gewicht), vormen)
        return self.kennis

    def _werk_omgeving_bij(self) -> None:
        if self.index is not None and time.monotonic() - self._omgeving_op < OMGEVING_SECONDEN:
            return
        self._omgeving_op = time.monotonic()
        eigen = woorden_van_de_regio() if self._eigen is None else self._eigen
        scholen = _scholen()
        if self.index is None or self.index.is_versleten or eigen != self._eigen_nu:
            self.index = Index(_boek(eigen))
            self._gezien, self._scholen, self._eigen_nu = "", [], eigen
        if scholen != self._scholen:
            self.index.zet_scholen(school.plek for school in scholen)
            self._plaatsen = _plaatsen(scholen)
            self._schoolwoorden = {woord for school in scholen for woord in woorden(school.waar_en_wat)}
            self.school_van = {school.plek.pk: school for school in scholen}
            self.besturen = {school.bestuur: school.bestuursnaam for school in scholen}
            self.kennis = None
        self._scholen = scholen

    def _lees_vacatures(self) -> None:
        """Read what was written since; at first all that is published."""
        nu, geschreven = _peil(self._gezien)
        rijen = Vacature.objects.filter(status=Vacaturestatus.GEPUBLICEERD)
        if self._gezien:
            rijen = rijen.filter(pk__in=geschreven).order_by("pk")
        elif self._hoogstens:
            rijen = rijen.order_by("-gepubliceerd_op")[: self._hoogstens]
        weg = set(geschreven)
        for regel in self.regels(rijen):
            self.index.neem_op(regel)
            weg.discard(regel.pk)
        for pk in weg:
            self.index.laat_los(pk)
        self._gezien = nu
        if not self.school_van.keys() >= set(self.index.schoolpk):
            self._omgeving_op = -1e9  # a new school: read its words and its place as well
            self._werk_omgeving_bij()
            if not self._gezien:  # the index was worn out, and begins anew
                self._lees_vacatures()

    def regels(self, rijen: QuerySet) -> Iterator[Regel]:
        """What the index needs of these vacancies.

        One for all schools of its board is at those that the board has when it is read.
        """
        van_bestuur = defaultdict(list)
        for pk, school in self.school_van.items():
            van_bestuur[school.bestuur].append(pk)
        for rij in rijen.values(*VELDEN, ook=OOK_OP).iterator(chunk_size=2_000):
            ook = van_bestuur[rij["organisatie_id"]] if rij["hele_bestuur"] else rij["ook"]
            yield regel_van(rij, tuple(dict.fromkeys((rij["school_id"], *ook))))


def _peil(gezien: str) -> tuple[str, list[int]]:
    """The snapshot of this moment, and what was written that the snapshot `gezien` ("": none yet) did not see."""
    with connection.cursor() as cursor:
        if gezien:
            cursor.execute(PEIL, [gezien, gezien])
            momentopname, eigen, geschreven = cursor.fetchone()
        else:
            cursor.execute(
                "SELECT pg_current_snapshot()::text, pg_current_xact_id_if_assigned()::text::bigint"
            )
            (momentopname, eigen), geschreven = cursor.fetchone(), []
    return _zonder_eigen(momentopname, eigen), geschreven


def _zonder_eigen(momentopname: str, eigen: int | None) -> str:
    """The snapshot with the own transaction among those that still run: it may write more after this.

    PostgreSQL leaves itself out, and calls itself seen as soon as a later transaction has ended.
    """
    if eigen is None:
        return momentopname
    laagste, hoogste, lopend = momentopname.split(":")
    alle = sorted({eigen, *(int(nummer) for nummer in lopend.split(",") if nummer)})
    return f"{min(int(laagste), eigen)}:{max(int(hoogste), eigen + 1)}:{','.join(map(str, alle))}"


class _Samen(dict):
    """Two dictionaries as one, the first before the second, without copying either."""

    def __init__(self, eerste: dict, tweede: dict):
        self._eerste, self._tweede = eerste, tweede

    def get(self, sleutel, anders=None):
        return self._eerste.get(sleutel) or self._tweede.get(sleutel, anders)

    def __len__(self):
        return len(self._eerste) + len(self._tweede)


STAND = Stand()


def begrepen(tekst: str) -> Zoekvraag:
    """What this text is understood to ask, against the vacancies of this moment."""
    STAND.bij()
    return STAND.begrijp(tekst)


def regel_van(rij: dict, scholen: tuple[int, ...]) -> Regel:
    """What the index needs of a row with `VELDEN`; the first of `scholen` is where somebody begins."""
    return Regel(
        pk=rij["pk"],
        titel=rij["titel"],
        feiten=feiten_in_woorden(rij),
        tekst=" . ".join((rij["omschrijving"], rij["werkdag"], rij["team"])),
        scholen=scholen,
        enkel={naam: str(rij[naam]) for naam in ("sector", "functie", "vak", "bevoegdheid", "contract")}
        | {"bestuur": str(rij["organisatie_id"])},
        meer={
            "dag": rij["dagen"],
            "uren": uren_tussen(float(rij["fte_min"]) * 40, float(rij["fte_max"]) * 40),
            "voor": [code for code, (veld, _) in VOOR.items() if rij[veld]],
            "vrij": vrij_van(rij["dagen"], rij["dagdeel"]),
        },
        nieuw=int(rij["gepubliceerd_op"].timestamp()),
        sluit=rij["sluit_op"],
    )


def vrij_van(dagen: list[str], dagdeel: str) -> list[str]:
    """When somebody is free who works on these days, on this part of them: values of VRIJ."""
    andere_helft = [deel for deel in (Dagdeel.OCHTEND, Dagdeel.MIDDAG) if dagdeel not in (Dagdeel.HEEL, deel)]
    return [dag for dag in Dag.values if dag not in dagen] + andere_helft


@dataclass(frozen=True)
class Schoolfeiten:
    """What finding needs to know of a school beside its words: where it lies and whose it is.

    `waar_en_wat` are those of its words that are no name of a school or a board.
    """

    plek: Plek
    waar_en_wat: str
    namen: tuple[str, ...]
    plaats: str
    gebied: str
    bestuur: int
    bestuursnaam: str


def _scholen() -> list[Schoolfeiten]:
    """Every school, with the names of the places it lies in."""
    rijen = School.objects.order_by("pk").values_list(
        "pk", "naam", "plaats", "wijk", "gemeente", "bestuur__naam", "denominatie", "onderwijsstructuur",
        "gebied__lat", "gebied__lon", "gebied_id", "bestuur_id",
    )  # fmt: skip
    feiten = []
    for pk, naam, plaats, wijk, gemeente, bestuur, richting, soort, lat, lon, gebied, bestuur_pk in rijen:
        waar_en_wat = " . ".join((plaats, wijk, gemeente, richting, soort))
        gezegd = " . ".join((naam, bestuur, waar_en_wat))
        punt = (None, None) if lat is None else (float(lat), float(lon))
        namen = tuple(naam for naam in (plaats, wijk, gemeente) if naam)
        feiten.append(
            Schoolfeiten(
                Plek(pk, gezegd, *punt), waar_en_wat, namen, plaats, gebied or "", bestuur_pk, bestuur
            )
        )
    return feiten


def _plaatsen(scholen: list[Schoolfeiten]) -> dict[tuple[str, ...], tuple[str, frozenset[int]]]:
    """Names of places as words, each with how it is written and the schools there."""
    gevonden: dict[tuple[str, ...], tuple[str, set[int]]] = {}
    for school in scholen:
        for naam in school.namen:
            for sleutel in {tuple(woorden(naam)), tuple(woorden(naam.replace("-", " ")))}:
                gevonden.setdefault(sleutel, (naam, set()))[1].add(school.plek.pk)
    return {sleutel: (naam, frozenset(pks)) for sleutel, (naam, pks) in gevonden.items() if sleutel}


def woorden_van_de_regio() -> Zoekwoorden:
    """What the region added and took away, in the order in which it did."""
    return tuple(Zoekwoord.objects.geldig().order_by("pk").values_list("woord", "betekent", "soort"))


@lru_cache(maxsize=2)
def _boek(eigen: Zoekwoorden):
    return woordenboek.met(eigen)


def groepen_met(woord: str) -> list[Groep]:
    """The groups of words that mean the same of which this word, in whichever form, is one."""
    return list(STAND.bij().boek.bij_zin.get(woordenboek.stammen(woord), ()))


def horen_bij_elkaar(woord: str, ander: str) -> bool:
    """Whether the search takes these two for the same."""
    zin = woordenboek.stammen(ander)
    return any(zin in groep.zinnen for groep in groepen_met(woord))


def gebied_van(naam: str) -> list[Postcodegebied]:
    """The postcode areas of a place, a part of a town or a municipality; small letters and accents do not matter."""
    zoek = plat(naam).strip()
    if not zoek:
        return []
    mogelijk = Postcodegebied.objects.filter(
        Q(plaats__unaccent__iexact=zoek) | Q(wijk__unaccent__iexact=zoek) | Q(gemeente__unaccent__iexact=zoek)
    )
    return list(mogelijk)
