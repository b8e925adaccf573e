"""The index of this process, kept up to date with the rows, and what a question is read with."""

import time
from functools import lru_cache
from threading import Lock

from django.db import connection
from django.db.models import Q

from onderwijsregio.organisaties.models import Postcodegebied, School

from ..keuzes import Vacaturestatus
from ..models import Vacature, Zoekwoord
from .index import UREN, VOOR, Index, Plek, Regel, feiten_in_woorden
from .taal import woordenboek
from .taal.spelling import Spelling
from .taal.vorm import plat, woorden
from .taal.vraag import Kennis, Zoekvraag, begrijp

#: How often a process looks whether schools, places or words of the region changed, in seconds.
OMGEVING_SECONDEN = 30
VELDEN = (
    "pk", "titel", "omschrijving", "school_id", "organisatie_id", "sector", "functie", "vak", "niveaus",
    "groepen", "bevoegdheid", "contract", "aanleiding", "kenmerk", "dagen", "fte_max", "gepubliceerd_op",
    "sluit_op", "status", "geschreven_in", *(veld for veld, _ in VOOR.values()),
)  # fmt: skip


class Stand:
    """What this process knows; every question first catches up with what was written since."""

    def __init__(self):
        self._slot = Lock()
        self.vergeet()

    def vergeet(self) -> None:
        """Begin anew at the next question."""
        self.index: Index | None = None
        self.kennis: Kennis | None = None
        self._gelezen_tot, self._omgeving_op, self._omgeving, self._woorden = 0, -1e9, None, 0
        self._begrepen: dict[str, Zoekvraag] = {}
        self._gezien: dict[int, int] = {}

    def bij(self) -> Index:
        """The index, up to date with every transaction that is written: one query when nothing changed."""
        with self._slot:
            self._werk_omgeving_bij()
            self._werk_vacatures_bij()
            if self._omgeving_op < 0:  # a vacancy came at a school that was not known
                self._werk_omgeving_bij()
                self._werk_vacatures_bij()
            return self.index

    def begrijp(self, tekst: str) -> Zoekvraag:
        """What somebody typed; call `bij` first."""
        with self._slot:
            sleutel = f"{self.index.versie} {tekst}"
            if sleutel not in self._begrepen:
                if len(self._begrepen) > 500:
                    self._begrepen.clear()
                self._begrepen[sleutel] = begrijp(tekst, self.weet())
            return self._begrepen[sleutel]

    def weet(self) -> Kennis:
        """What a question is read with; the same object as long as no word came or went. Call `bij` first."""
        boek, index = self.index.boek, self.index
        if self.kennis is None or self._woorden != len(index.vormen):
            self._woorden = len(index.vormen)
            gewicht = dict.fromkeys(index.vormen, 1) | dict.fromkeys(boek.stammen, 3)
            gewicht |= {woord: 2 for woord in boek.bouwstenen if woord not in boek.stammen}
            gewicht |= {naam[0]: 2 for naam in self._plaatsen if len(naam) == 1}
            vormen = _Samen(boek.vormen, index.vormen)
            self.kennis = Kennis(boek, self._plaatsen, index.komt_voor, Spelling(gewicht), vormen)
        return self.kennis

    def _werk_omgeving_bij(self) -> None:
        if self.index is not None and time.monotonic() - self._omgeving_op < OMGEVING_SECONDEN:
            return
        self._omgeving_op = time.monotonic()
        omgeving = (_plekken(), _woorden_van_de_regio())
        if self.index is None or self.index.is_versleten or omgeving[1] != self._omgeving[1]:
            self.index = Index(_boek(omgeving[1]))
            self._gelezen_tot, self._omgeving, self._gezien = 0, None, {}
        if self._omgeving is None or omgeving[0] != self._omgeving[0]:
            self.index.zet_scholen(plek for plek, _ in omgeving[0])
            self._plaatsen = _plaatsen(omgeving[0])
            self.kennis = None
        self._omgeving = omgeving

    def _werk_vacatures_bij(self) -> None:
        """Read what was written since the oldest transaction that was still running the last time."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, "
                "coalesce(pg_current_xact_id_if_assigned()::text::bigint, 0), "
                "EXISTS (SELECT 1 FROM vacatures_vacature WHERE geschreven_in >= %s)",
                [self._gelezen_tot],
            )
            lopend, eigen, veranderd = cursor.fetchone()
        if veranderd:
            gewijzigd = Vacature.objects.filter(geschreven_in__gte=self._gelezen_tot)
            if not self._gelezen_tot:
                gewijzigd = gewijzigd.filter(status=Vacaturestatus.GEPUBLICEERD)
            for rij in gewijzigd.order_by("pk").values(*VELDEN).iterator(chunk_size=2_000):
                if self._gezien.get(rij["pk"]) == rij["geschreven_in"] != eigen:
                    continue  # read before, while an older transaction still ran
                self._gezien[rij["pk"]] = rij["geschreven_in"]
                if rij["status"] == Vacaturestatus.GEPUBLICEERD:
                    self.index.neem_op(regel_van(rij))
                else:
                    self.index.laat_los(rij["pk"])
            if not {plek.pk for plek, _ in self._omgeving[0]}.issuperset(self.index.schoolpk):
                self._omgeving_op = -1e9
        self._gelezen_tot = max(lopend, 1)


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


def regel_van(rij: dict) -> Regel:
    """What the index needs of a row with `VELDEN`."""
    uren = float(rij["fte_max"]) * 40
    return Regel(
        pk=rij["pk"],
        titel=rij["titel"],
        feiten=feiten_in_woorden(rij),
        tekst=rij["omschrijving"],
        school=rij["school_id"],
        enkel={naam: str(rij[naam]) for naam in ("sector", "functie", "vak", "bevoegdheid", "contract")}
        | {"bestuur": str(rij["organisatie_id"])},
        meer={
            "dag": rij["dagen"],
            "uren": [code for code, (van, tot, _) in UREN.items() if van <= uren < tot],
            "voor": [code for code, (veld, _) in VOOR.items() if rij[veld]],
        },
        nieuw=int(rij["gepubliceerd_op"].timestamp()),
        sluit=rij["sluit_op"],
    )


def _plekken() -> list[tuple[Plek, tuple[str, ...]]]:
    """Every school with its words and its point, and the names of the places it lies in."""
    scholen = School.objects.order_by("pk").values_list(
        "pk", "naam", "plaats", "wijk", "gemeente", "bestuur__naam", "denominatie", "onderwijsstructuur",
        "gebied__lat", "gebied__lon",
    )  # fmt: skip
    return [
        (
            Plek(
                pk, " . ".join((naam, *plaatsen, *anders)), *(None if p is None else float(p) for p in punt)
            ),
            tuple(plaats for plaats in plaatsen if plaats),
        )
        for pk, naam, *plaatsen_en_meer in scholen
        for plaatsen, anders, punt in [(plaatsen_en_meer[:3], plaatsen_en_meer[3:6], plaatsen_en_meer[6:])]
    ]


def _plaatsen(plekken) -> dict[tuple[str, ...], tuple[str, frozenset[int]]]:
    """Names of places as words, each with how it is written and the schools there."""
    scholen: dict[tuple[str, ...], tuple[str, set[int]]] = {}
    for plek, namen in plekken:
        for naam in namen:
            for sleutel in {tuple(woorden(naam)), tuple(woorden(naam.replace("-", " ")))}:
                scholen.setdefault(sleutel, (naam, set()))[1].add(plek.pk)
    return {sleutel: (naam, frozenset(pks)) for sleutel, (naam, pks) in scholen.items() if sleutel}


def _woorden_van_de_regio() -> tuple[tuple[str, str, str], ...]:
    return tuple(Zoekwoord.objects.order_by("pk").values_list("woord", "betekent", "soort"))


@lru_cache(maxsize=2)
def _boek(eigen: tuple[tuple[str, str, str], ...]):
    return woordenboek.met(eigen)


def gebied_van(naam: str) -> list[Postcodegebied]:
    """The postcode areas of a place, a part of a town or a municipality; small letters and accents do not matter."""
    zoek = plat(naam).strip()
    if not zoek:
        return []
    mogelijk = Postcodegebied.objects.filter(
        Q(plaats__unaccent__iexact=zoek) | Q(wijk__unaccent__iexact=zoek) | Q(gemeente__unaccent__iexact=zoek)
    )
    return list(mogelijk)
