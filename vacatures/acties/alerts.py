"""New vacancies find their saved searches, and the mails about it are written. Each job is safe to run twice."""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import islice

from celery import signature
from dateutil.relativedelta import relativedelta
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from onderwijsregio.kern.taken import start_na_vastleggen

from .. import meldingen
from ..keuzes import Opdrachtstatus, Vacaturestatus
from ..models import Aankondiging, Alertdag, Treffer, Vacature, Zoekopdracht
from ..zoeken.opdrachten import OPDRACHTEN
from .zoekopdrachten import stop

TAAK = "vacatures.tasks.vind_en_mail"
#: Number of the PostgreSQL advisory lock of whoever is finding and mailing.
SLOT = 2026_1129
#: Short transactions: whoever opens a page meanwhile does not wait for them.
VACATURES_PER_KEER, MAILS_PER_KEER = 20, 100
#: So few that a page asked for meanwhile hardly waits.
TREFFERS_PER_KEER = 500
#: An unconfirmed search is forgotten after this; one that nobody heard of is asked about, and then ends.
ONBEVESTIGD_NA = timedelta(days=7)
VRAAG_NA = relativedelta(months=6)
STOP_NA = timedelta(days=30)
#: So long after its end nobody needs to know any more that a vacancy was mailed.
TREFFERS_BEWAREN = timedelta(days=30)


def kondig_aan(vacature: Vacature) -> None:
    """Ask, in the transaction that shows or changes this vacancy, to find the searches that it answers."""
    gevraagd = Aankondiging(vacature=vacature, gevraagd_op=timezone.now(), gedaan_op=None)
    Aankondiging.objects.bulk_create(  # one upsert, no questions before it
        [gevraagd],
        update_conflicts=True,
        unique_fields=["vacature"],
        update_fields=["gevraagd_op", "gedaan_op"],
    )
    start_na_vastleggen(signature(TAAK))


@contextmanager
def _als_enige() -> Iterator[bool]:
    """Whether no other process is at this work: a busy day never takes all of the worker, nor all processors.

    The lock belongs to the connection, so it is gone when the process is.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [SLOT])
        (gelukt,) = cursor.fetchone()
    try:
        yield gelukt
    finally:
        if gelukt:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [SLOT])


def vind_en_mail(*, nu: datetime | None = None) -> tuple[int, int]:
    """Find the searches of every vacancy that was announced, then write the mails that are due at `nu`.

    Returns how many hits and how many mails; nothing when another process is at it, which then does this too.
    Whatever is announced while it ends, the next job finds: there is one each minute.
    """
    with _als_enige() as gelukt:
        return (vind_zoekopdrachten(), mail_treffers(nu=nu)) if gelukt else (0, 0)


def vind_zoekopdrachten() -> int:
    """Find the searches of every vacancy that was announced; how many hits. Each batch is one transaction."""
    gevonden = 0
    while (erbij := _vind_stapel()) is not None:
        gevonden += erbij
    return gevonden


@transaction.atomic
def _vind_stapel() -> int | None:
    te_doen = Aankondiging.objects.te_doen().select_for_update(skip_locked=True).order_by("gevraagd_op", "pk")
    pks = [aankondiging.pk for aankondiging in te_doen[:VACATURES_PER_KEER]]
    if not pks:
        return None
    erbij = _schrijf_treffers(OPDRACHTEN.treffers(pks))
    Aankondiging.objects.filter(pk__in=pks).update(gedaan_op=timezone.now())
    return erbij


def _schrijf_treffers(treffers: Sequence[tuple[int, int, int]]) -> int:
    """Write (search, vacancy, fit) as hits; how many are new.

    There can be thousands, while people read vacancies: after each part the database rests for as long as it wrote.
    """
    erbij = 0
    for begin in range(0, len(treffers), TREFFERS_PER_KEER):
        start = time.perf_counter()
        erbij += _schrijf_deel(treffers[begin : begin + TREFFERS_PER_KEER])
        time.sleep(time.perf_counter() - start)
    return erbij


def _schrijf_deel(treffers: Sequence[tuple[int, int, int]]) -> int:
    """Write some hits in one statement; how many are new.

    A search that stopped or paused meanwhile has none, a vacancy that was there before the search asked is not new,
    and what was found before stays as it was. Who stops now waits until the whole batch is written.
    """
    opdrachten, vacatures, past = (list(kolom) for kolom in zip(*treffers, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO vacatures_treffer (zoekopdracht_id, vacature_id, past, gevonden_op)
            SELECT opdracht.id, vacature.id, rij.past, %s
            FROM unnest(%s::bigint[], %s::bigint[], %s::smallint[]) AS rij (opdracht_id, vacature_id, past)
            JOIN vacatures_zoekopdracht opdracht ON opdracht.id = rij.opdracht_id AND opdracht.status = 'actief'
            JOIN vacatures_vacature vacature
                ON vacature.id = rij.vacature_id AND vacature.gepubliceerd_op >= opdracht.vanaf
            FOR KEY SHARE OF opdracht
            ON CONFLICT (zoekopdracht_id, vacature_id) DO NOTHING
            """,
            [timezone.now(), opdrachten, vacatures, past],
        )
        return cursor.rowcount


def in_te_halen() -> list[int]:
    """Searches that were switched on and have not looked at what appeared just before."""
    return list(Zoekopdracht.objects.actief().filter(haal_in=True).values_list("pk", flat=True))


@transaction.atomic
def haal_zoekopdracht_in(*, opdracht_id: int) -> int:
    """Find what appeared between asking for this search and its confirmation; how many hits."""
    rijen = Zoekopdracht.objects.actief().select_for_update(skip_locked=True)
    opdracht = rijen.filter(pk=opdracht_id, haal_in=True).first()
    if opdracht is None:
        return 0
    sinds = Vacature.objects.open().filter(gepubliceerd_op__gte=opdracht.vanaf).values_list("pk", flat=True)
    treffers = [rij for rij in OPDRACHTEN.treffers(sinds) if rij[0] == opdracht.pk]
    erbij = _schrijf_treffers(treffers)
    opdracht.haal_in = False
    opdracht.save(update_fields=["haal_in"])
    if erbij:
        start_na_vastleggen(signature(TAAK))
    return erbij


def mail_treffers(*, nu: datetime | None = None) -> int:
    """Write the mails that are due at `nu` (default now); how many.

    One a search, with all that it found and its address had not been mailed for another search.
    """
    nu = nu or timezone.now()
    te_doen = Zoekopdracht.objects.te_mailen(nu).order_by("pk").values_list("pk", flat=True)
    return sum(_mail_stapel(pks, nu) for pks in _stapels(list(te_doen), MAILS_PER_KEER))


def _stapels(rij: Iterable[int], grootte: int) -> Iterator[list[int]]:
    rij = iter(rij)
    while stapel := list(islice(rij, grootte)):
        yield stapel


@transaction.atomic
def _mail_stapel(pks: list[int], nu: datetime) -> int:
    """Mail and mark, all or nothing. What another worker has in hand, or did meanwhile, is left alone."""
    rijen = Zoekopdracht.objects.actief().select_for_update(skip_locked=True, of=["self"]).filter(pk__in=pks)
    ander = Zoekopdracht.objects.filter(email=OuterRef("email")).exclude(pk=OuterRef("pk"))
    rijen = rijen.annotate(heeft_meer=Exists(ander))
    opdrachten = {opdracht.pk: opdracht for opdracht in rijen.order_by("pk")}
    treffers = Treffer.objects.te_melden().filter(zoekopdracht__in=opdrachten)
    per_opdracht: dict[int, list[Treffer]] = {}
    for treffer in treffers.select_related("vacature__school__gebied").only(*meldingen.TREFFERVELDEN):
        per_opdracht.setdefault(treffer.zoekopdracht_id, []).append(treffer)
    if not per_opdracht:
        return 0
    brieven = _een_keer_per_adres([(opdrachten[pk], rij) for pk, rij in sorted(per_opdracht.items())])
    gemeld = [treffer.pk for rij in per_opdracht.values() for treffer in rij]
    Treffer.objects.filter(pk__in=gemeld).update(gemeld_op=nu)
    if brieven:
        meldingen.nieuwe_vacatures(brieven)
        Alertdag.tel(mails=len(brieven), vacatures=sum(len(rij) for _, rij in brieven))
    return len(brieven)


def _een_keer_per_adres(
    gevonden: list[tuple[Zoekopdracht, list[Treffer]]],
) -> list[tuple[Zoekopdracht, list[Treffer]]]:
    """Of these, what each address has not had: neither before nor by another of its searches among these."""
    gehad, brieven = _al_gemaild({opdracht.email for opdracht, _ in gevonden if opdracht.heeft_meer}), []
    for opdracht, rij in gevonden:
        nieuw = [treffer for treffer in rij if (opdracht.email, treffer.vacature_id) not in gehad]
        gehad.update((opdracht.email, treffer.vacature_id) for treffer in nieuw)
        if nieuw:
            brieven.append((opdracht, nieuw))
    return brieven


def _al_gemaild(adressen: set[str]) -> set[tuple[str, int]]:
    """Address and vacancy of what was mailed; an address with one search need not be asked about."""
    if not adressen:
        return set()
    gemaild = Treffer.objects.filter(zoekopdracht__email__in=adressen, gemeld_op__isnull=False)
    return set(gemaild.values_list("zoekopdracht__email", "vacature"))


def bewaak_zoekopdrachten(*, nu: datetime | None = None) -> tuple[int, int, int]:
    """Ask who is still looking, end what nobody answered for, forget what was never confirmed.

    Returns how many were asked, ended and forgotten. Hits of vacancies that ended long ago go too.
    """
    nu = nu or timezone.now()
    stil = Zoekopdracht.objects.exclude(status=Opdrachtstatus.ONBEVESTIGD).filter(
        gezien_op__lte=nu - VRAAG_NA
    )
    gevraagd = _een_voor_een(stil.filter(gevraagd_op__isnull=True), lambda rij: _vraag(rij, nu))
    gestopt = _een_voor_een(stil.filter(gevraagd_op__lte=nu - STOP_NA), _stop_met_mail)
    nooit = Zoekopdracht.objects.filter(status=Opdrachtstatus.ONBEVESTIGD, gezien_op__lte=nu - ONBEVESTIGD_NA)
    vergeten = _een_voor_een(nooit, stop)
    lang_dicht = Q(vacature__status=Vacaturestatus.GESLOTEN, vacature__gesloten_op__lte=nu - TREFFERS_BEWAREN)
    Treffer.objects.filter(lang_dicht).delete()
    return gevraagd, gestopt, vergeten


def _een_voor_een(te_doen, doe) -> int:
    """Do it for each in a transaction of its own, if it is still to be done by then; the number done."""
    gedaan = 0
    for pk in list(te_doen.values_list("pk", flat=True)):
        with transaction.atomic():
            if opdracht := te_doen.select_for_update(skip_locked=True).filter(pk=pk).first():
                doe(opdracht)
                gedaan += 1
    return gedaan


def _vraag(opdracht: Zoekopdracht, nu: datetime) -> None:
    opdracht.gevraagd_op = nu
    opdracht.save(update_fields=["gevraagd_op"])
    meldingen.zoekt_u_nog(opdracht, nu + STOP_NA)


def _stop_met_mail(opdracht: Zoekopdracht) -> None:
    """The last mail leaves after the others went: it is the only one that is kept."""
    adres, naam, lijst = opdracht.email, opdracht.naam, opdracht.adres
    stop(opdracht)
    meldingen.zoekopdracht_gestopt(adres, naam, lijst)
