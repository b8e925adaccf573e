"""Replacement: a school asks for days, the loket finds somebody of the pool, that person says yes or no."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from loket.acties import sleutel_van, zet_stap
from loket.keuzes import Stapsoort
from onderwijsregio.kern.tijd import is_werkdag
from onderwijsregio.organisaties.models import Gebruiker, Organisatie, Regio, School

from ..keuzes import Vervangstatus
from ..meldingen import vervanging as meldingen
from ..models import Poollid, Vervangingsdag, Vervangingsverzoek
from ..models.vervanging import weekdag

#: How far ahead a school may ask, and how long one request may be.
VOORUIT = timedelta(days=183)
HOOGSTENS_DAGEN = 60
#: How long somebody of the pool has to answer; shorter when the day is near.
BEDENKTIJD = timedelta(hours=24)
HAAST = timedelta(hours=2)


def heeft_pool() -> bool:
    """Whether the region has a replacement pool."""
    return Regio.objects.filter(vervangingspool=True).exists()


def dagen_van(van: date, tot: date, dagen: Iterable[str]) -> list[date]:
    """The working days from `van` up to and including `tot` that fall on one of these weekdays."""
    gekozen = set(dagen)
    alle = [van + timedelta(days=n) for n in range((tot - van).days + 1)]
    return [dag for dag in alle if is_werkdag(dag) and weekdag(dag) in gekozen]


@transaction.atomic
def vraag_vervanging(
    *,
    school: School,
    van: date,
    tot: date,
    dagen: Iterable[str],
    bestuur: Organisatie,
    door: Gebruiker,
    formulier: UUID | None = None,
    **velden,
) -> Vervangingsverzoek:
    """A school asks for somebody on working days from `van` up to and including `tot`; the loket gets a mail.

    The same form twice (`formulier` is its key) is one request, a changed one another. Raises ValidationError for
    a school of another board, a region without a pool, days that have passed or lie too far ahead, and a period
    without a working day.
    """
    if not heeft_pool():
        raise ValidationError("Deze regio heeft geen vervangingspool.")
    if school.bestuur_id != bestuur.pk:
        raise ValidationError({"school": "Kies een school van uw eigen bestuur."})
    data = _gekozen_dagen(van, tot, dagen)
    verzoek = Vervangingsverzoek(school=school, gevraagd_door=door, **velden)
    if formulier:
        verzoek.sleutel = sleutel_van(
            formulier, *map(str, [school.pk, door.pk, *data, *sorted(velden.items())])
        )
        Gebruiker.objects.select_for_update(no_key=True).get(pk=door.pk)  # a second click waits for the first
        if bestaand := Vervangingsverzoek.objects.filter(sleutel=verzoek.sleutel).first():
            return bestaand
    verzoek.full_clean()
    verzoek.save()
    Vervangingsdag.objects.bulk_create(Vervangingsdag(verzoek=verzoek, dag=dag) for dag in data)
    meldingen.nieuw_verzoek(verzoek, data)
    return verzoek


def _gekozen_dagen(van: date, tot: date, dagen: Iterable[str]) -> list[date]:
    vandaag = timezone.localdate()
    if van < vandaag:
        raise ValidationError({"van": "Deze dag is al voorbij. Kies vandaag of later."})
    if tot < van:
        raise ValidationError({"tot": "De laatste dag ligt niet voor de eerste."})
    if tot > vandaag + VOORUIT:
        raise ValidationError({"tot": "Kies een dag binnen een half jaar."})
    data = dagen_van(van, tot, dagen)
    if not data:
        raise ValidationError({"dagen": "In deze periode valt geen van deze dagen op een werkdag."})
    if len(data) > HOOGSTENS_DAGEN:
        raise ValidationError(
            {"tot": f"Dit zijn {len(data)} dagen. Vraag er hoogstens {HOOGSTENS_DAGEN} tegelijk."}
        )
    return data


def _vergrendel(dagen: Iterable[Vervangingsdag]) -> list[Vervangingsdag]:
    """Lock these days, in order of number."""
    pks = [dag.pk for dag in dagen]
    rijen = Vervangingsdag.objects.filter(pk__in=pks).select_for_update(of=["self"]).order_by("pk")
    return list(rijen.select_related("verzoek__school", "lid__kandidaat"))


@transaction.atomic
def wijs_toe(
    *, dagen: Iterable[Vervangingsdag], lid: Poollid, door: Gebruiker, al_besproken: bool = False
) -> list[Vervangingsdag]:
    """Ask a member of the pool for open days of one request; with `al_besproken` they said yes by phone.

    Raises ValidationError, and changes nothing, when a day is not open any more or the member is not in the
    pool, is engaged or said to be unable on one of them: each such day is named.
    """
    lid = Poollid.objects.select_for_update().select_related("kandidaat").get(pk=lid.pk)
    rijen = _vergrendel(dagen)
    if not rijen:
        raise ValidationError("Kies ten minste één dag.")
    _controleer(rijen, lid)
    antwoord_voor = None if al_besproken else termijn(min(rij.dag for rij in rijen))
    for rij in rijen:
        rij.status = Vervangstatus.AFGESPROKEN if al_besproken else Vervangstatus.GEVRAAGD
        rij.lid, rij.antwoord_voor = lid, antwoord_voor
        rij.save(update_fields=["status", "lid", "antwoord_voor"])
    if al_besproken:
        _spreek_af(rijen, door)
    else:
        meldingen.gevraagd(lid, rijen)
    return rijen


def _controleer(rijen: list[Vervangingsdag], lid: Poollid) -> None:
    bezet = set(lid.dagen_ingezet.bezet().values_list("dag", flat=True))
    bezwaren = []
    for rij in rijen:
        if rij.status != Vervangstatus.OPEN or rij.is_voorbij:
            bezwaren.append(
                f"{date_format(rij.dag, 'j F Y')} is intussen {rij.get_status_display()} of voorbij."
            )
        elif not lid.in_de_pool_op(rij.dag):
            bezwaren.append(f"{lid} zit op {date_format(rij.dag, 'j F Y')} niet in de pool.")
        elif rij.dag in bezet:
            bezwaren.append(f"{lid} is op {date_format(rij.dag, 'j F Y')} al gevraagd of bezet.")
        elif not lid.kan_op(rij.dag):
            bezwaren.append(f"{lid} kan niet op {date_format(rij.dag, 'j F Y')}.")
    if bezwaren:
        raise ValidationError(bezwaren)


def termijn(eerste_dag: date) -> datetime:
    """By when a member answers: a day from now, two hours when the first day is today, tomorrow or the day after."""
    dichtbij = eerste_dag <= timezone.localdate() + timedelta(days=2)
    return timezone.now() + (HAAST if dichtbij else BEDENKTIJD)


@transaction.atomic
def antwoord_op_vraag(
    *, lid: Poollid, dagen: Iterable[Vervangingsdag], ja: bool, door: Gebruiker | None = None
) -> list[Vervangingsdag]:
    """The member says yes, and the school hears who comes; or no, and the days are open again.

    Raises ValidationError when the days are not asked of this member any more. The same answer twice is once.
    """
    rijen = _vergrendel(dagen)
    if ja and rijen and all(r.lid_id == lid.pk and r.status == Vervangstatus.AFGESPROKEN for r in rijen):
        return rijen
    if not rijen or any(r.lid_id != lid.pk or r.status != Vervangstatus.GEVRAAGD for r in rijen):
        raise ValidationError("Deze vraag geldt niet meer. Kijk wat er nu voor u staat.")
    if not ja:
        _maak_open(rijen)
        meldingen.zegt_nee(lid, rijen)
        return rijen
    for rij in rijen:
        rij.status, rij.antwoord_voor = Vervangstatus.AFGESPROKEN, None
        rij.save(update_fields=["status", "antwoord_voor"])
    _spreek_af(rijen, door)
    return rijen


def _spreek_af(rijen: list[Vervangingsdag], door: Gebruiker | None) -> None:
    """Tell both sides, and write it in the journey."""
    lid, verzoek = rijen[0].lid, rijen[0].verzoek
    zet_stap(
        kandidaat=lid.kandidaat,
        soort=Stapsoort.VERVANGING,
        tekst=f"U valt in bij {verzoek.school}: {meldingen.opsomming(rijen)}."[:500],
        door=door,
        over=verzoek,
    )
    meldingen.afgesproken(lid, rijen)


def _maak_open(rijen: Iterable[Vervangingsdag]) -> None:
    """Nobody comes (yet); remember who said no, so that nobody is asked twice for the same day."""
    for rij in rijen:
        rij.nee_van.add(rij.lid_id)
        rij.status, rij.lid, rij.antwoord_voor = Vervangstatus.OPEN, None, None
        rij.save(update_fields=["status", "lid", "antwoord_voor"])


@transaction.atomic
def meld_af(*, dag: Vervangingsdag, lid: Poollid, reden: str, door: Gebruiker | None = None) -> None:
    """A member cannot come after all: the day is open again, the school and the loket hear so at once.

    Raises ValidationError without a reason, and when the day passed or was not agreed with this member.
    """
    if not reden.strip():
        raise ValidationError({"reden": "Vertel kort waarom u niet kunt. De school en het loket lezen dit."})
    (rij,) = _vergrendel([dag])
    if rij.lid_id != lid.pk or rij.status != Vervangstatus.AFGESPROKEN or rij.is_voorbij:
        raise ValidationError("Deze dag staat niet (meer) voor u.")
    maak_vrij(Vervangingsdag.objects.filter(pk=rij.pk), reden=reden.strip(), door=door)


def maak_vrij(dagen: QuerySet, *, reden: str, door: Gebruiker | None) -> int:
    """Open again what was asked of or agreed with somebody who does not come; how many days."""
    rijen = _vergrendel(dagen)
    for rij in rijen:
        if rij.status == Vervangstatus.AFGESPROKEN:
            zet_stap(
                kandidaat=rij.lid.kandidaat,
                soort=Stapsoort.VERVANGING,
                tekst=f"U valt niet in bij {rij.verzoek.school} op {date_format(rij.dag, 'j F Y')}.",
                door=door,
                over=rij.verzoek,
            )
            meldingen.komt_niet(rij.lid, rij, reden)
    _maak_open(rijen)
    return len(rijen)


@transaction.atomic
def trek_dagen_in(*, dagen: Iterable[Vervangingsdag], door: Gebruiker) -> int:
    """The school needs nobody on these days any more; who was asked or would come hears so. How many days.

    Raises ValidationError when a day passed or came to an end already.
    """
    rijen = _vergrendel(dagen)
    if not rijen or any(not rij.kan_vervallen for rij in rijen):
        raise ValidationError("Een van deze dagen is al voorbij of afgerond. Kijk wat er nu staat.")
    for rij in rijen:
        lid, rij.lid = rij.lid, None
        rij.status, rij.antwoord_voor = Vervangstatus.INGETROKKEN, None
        rij.save(update_fields=["status", "lid", "antwoord_voor"])
        if lid:
            meldingen.niet_meer_nodig(lid, rij)
    return len(rijen)


@transaction.atomic
def zeg_hoe_het_ging(*, dag: Vervangingsdag, gekomen: bool, door: Gebruiker) -> Vervangingsdag:
    """Afterwards the school says whether somebody came; it may put that right. Raises ValidationError before."""
    (rij,) = _vergrendel([dag])
    if rij.lid is None or rij.dag > timezone.localdate() or rij.status == Vervangstatus.GEVRAAGD:
        raise ValidationError("Dat kan pas op of na de dag zelf.")
    status = Vervangstatus.GEWERKT if gekomen else Vervangstatus.NIET_GEKOMEN
    if rij.status != status:
        rij.status = status
        rij.save(update_fields=["status"])
    return rij


def bewaak_vervanging(nu: datetime | None = None) -> None:
    """Every quarter of an hour: unanswered questions end, and days that passed get their outcome.

    An agreed day that passed counts as worked, unless the school says otherwise. Each day is its own transaction.
    """
    nu = nu or timezone.now()
    vandaag = timezone.localdate(nu)
    S = Vervangstatus
    alle = Vervangingsdag.objects
    _een_voor_een(alle.filter(status=S.GEVRAAGD, antwoord_voor__lte=nu), _laat_vervallen)
    _een_voor_een(alle.filter(status=S.OPEN, dag__lt=vandaag), lambda rij: _rond_af(rij, S.NIET_GEVULD))
    _een_voor_een(alle.filter(status=S.AFGESPROKEN, dag__lt=vandaag), lambda rij: _rond_af(rij, S.GEWERKT))


def _laat_vervallen(rij: Vervangingsdag) -> None:
    lid = rij.lid
    _maak_open([rij])
    meldingen.geen_antwoord(lid, rij)


def _rond_af(rij: Vervangingsdag, status: Vervangstatus) -> None:
    rij.status = status
    rij.save(update_fields=["status"])


def _een_voor_een(te_doen: QuerySet, doe) -> None:
    for pk in list(te_doen.values_list("pk", flat=True)):
        with transaction.atomic():
            gevonden = te_doen.select_for_update(of=["self"], skip_locked=True).filter(pk=pk)
            if rij := gevonden.select_related("verzoek__school", "lid__kandidaat").first():
                doe(rij)
