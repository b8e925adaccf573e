"""Saved searches by their owner: asked for, confirmed, changed, paused, stopped."""

from datetime import timedelta

from celery import signature
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Sum
from django.utils import timezone
from post_office.models import Email

from onderwijsregio.kern.taken import start_na_vastleggen
from onderwijsregio.organisaties.models import Gebruiker

from .. import meldingen
from ..keuzes import Frequentie, Opdrachtstatus
from ..models import Alertdag, Treffer, Zoekopdracht

HAAL_IN = "vacatures.tasks.haal_zoekopdracht_in"
#: How many searches one address has at most; who looks for more than this is not helped by mail.
HOOGSTENS = 10
#: How many mails an address gets at most that never confirms one: somebody else may have typed it.
BEVESTIGINGEN = 3
OPNIEUW_NA = timedelta(minutes=10)
LINK_NA = timedelta(hours=1)
#: A facet has at most so many values, each so long.
MEESTE_KEUZES, LANGSTE_KEUZE = 60, 20


def _vergrendel(email: str) -> str:
    """The address in small letters, locked until the end of the transaction: also when it has no search yet."""
    email = email.strip().lower()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 4))", [email])
    return email


def _bestaande(email: str, velden: dict) -> Zoekopdracht | None:
    """The search of this address that asks the same."""
    wat = {naam: velden[naam] for naam in ("tekst", "plek", "km", "keuzes")}
    return Zoekopdracht.objects.filter(email=email, **wat).first()


def _maak(email: str, velden: dict) -> Zoekopdracht:
    """A new search. Raises ValidationError when it is too long, or one too many."""
    keuzes = [waarde for waarden in velden["keuzes"].values() for waarde in waarden]
    if len(keuzes) > MEESTE_KEUZES or any(len(waarde) > LANGSTE_KEUZE for waarde in keuzes):
        raise ValidationError("Deze zoekopdracht is te lang. Kies minder.", code="te_lang")
    bevestigd = Zoekopdracht.objects.filter(email=email).exclude(status=Opdrachtstatus.ONBEVESTIGD)
    if bevestigd.count() >= HOOGSTENS:
        raise ValidationError(
            f"U hebt al {HOOGSTENS} zoekopdrachten. Verwijder er eerst een.", code="te_veel"
        )
    opdracht = Zoekopdracht(email=email, **velden)
    opdracht.naam = opdracht.naam.strip() or opdracht.omschrijving[:80]
    opdracht.full_clean()
    opdracht.save()
    return opdracht


@transaction.atomic
def vraag_zoekopdracht_aan(*, email: str, **velden) -> None:
    """Somebody without an account asks to be mailed; nothing happens until the owner of the address says yes.

    Nothing is told to whoever asked: what there is to know is in the mail. An address that does not confirm
    gets three mails at most.
    """
    email = _vergrendel(email)
    opdracht = _bestaande(email, velden)
    if opdracht and not opdracht.is_onbevestigd:
        _stuur_link(email, f"De zoekopdracht ‘{opdracht}’ hebt u al.")
    elif _mag_bevestiging(email, opdracht):
        try:
            _vraag_bevestiging(opdracht or _maak(email, velden))
        except ValidationError as fout:
            if fout.code != "te_veel":
                raise
            _stuur_link(email, f"{fout.message} Dan kan er een bij.")


def _mag_bevestiging(email: str, opdracht: Zoekopdracht | None) -> bool:
    onbevestigd = Zoekopdracht.objects.filter(email=email, status=Opdrachtstatus.ONBEVESTIGD)
    if (onbevestigd.aggregate(som=Sum("bevestigingen"))["som"] or 0) >= BEVESTIGINGEN:
        return False
    return opdracht is None or opdracht.gezien_op <= timezone.now() - OPNIEUW_NA


def _vraag_bevestiging(opdracht: Zoekopdracht) -> None:
    opdracht.bevestigingen += 1
    opdracht.gezien_op = timezone.now()
    opdracht.save(update_fields=["bevestigingen", "gezien_op"])
    meldingen.bevestig_zoekopdracht(opdracht)


@transaction.atomic
def bewaar_zoekopdracht(*, door: Gebruiker, **velden) -> Zoekopdracht:
    """Save a search under the confirmed address of an account; the same one again changes how often it mails.

    Raises ValidationError when the address is not confirmed, or has as many searches as it may have.
    """
    if not door.emailaddress_set.filter(email__iexact=door.email, verified=True).exists():
        raise ValidationError("Bevestig eerst uw e-mailadres.")
    email = _vergrendel(door.email)
    opdracht = _bestaande(email, velden) or _maak(email, velden)
    opdracht.frequentie = velden.get("frequentie", opdracht.frequentie)
    if not opdracht.is_actief:
        return _zet_aan(opdracht)
    opdracht.save(update_fields=["frequentie"])
    return opdracht


def _zet_aan(opdracht: Zoekopdracht) -> Zoekopdracht:
    """From now on this search finds; what appeared since `vanaf` is looked up once this is written."""
    was_nieuw = opdracht.is_onbevestigd
    if opdracht.is_op_pauze:
        opdracht.vanaf = timezone.now()
    opdracht.status, opdracht.haal_in = Opdrachtstatus.ACTIEF, True
    opdracht.gezien_op, opdracht.gevraagd_op = timezone.now(), None
    opdracht.save()
    start_na_vastleggen(signature(HAAL_IN), opdracht.pk)
    if was_nieuw:
        Alertdag.tel(nieuw=1)
    return opdracht


def _opnieuw(opdracht: Zoekopdracht) -> Zoekopdracht:
    """The row as it is now, locked. Raises ValidationError when it stopped meanwhile."""
    gevonden = Zoekopdracht.objects.select_for_update().filter(pk=opdracht.pk).first()
    if gevonden is None:
        raise ValidationError("Deze zoekopdracht is al gestopt.")
    return gevonden


@transaction.atomic
def bevestig_zoekopdracht(*, opdracht: Zoekopdracht) -> Zoekopdracht:
    """The owner of the address wants it; also what appeared since it was asked for is mailed. Twice is once.

    Raises ValidationError when it stopped meanwhile.
    """
    opdracht = _opnieuw(opdracht)
    return _zet_aan(opdracht) if opdracht.is_onbevestigd else opdracht


@transaction.atomic
def wijzig_zoekopdracht(*, opdracht: Zoekopdracht, naam: str, frequentie: Frequentie) -> Zoekopdracht:
    """Another name, or mail more or less often. Raises ValidationError when it stopped meanwhile."""
    opdracht = _opnieuw(opdracht)
    opdracht.naam, opdracht.frequentie = naam.strip(), frequentie
    opdracht.gezien_op, opdracht.gevraagd_op = timezone.now(), None
    opdracht.full_clean()
    opdracht.save(update_fields=["naam", "frequentie", "gezien_op", "gevraagd_op"])
    return opdracht


@transaction.atomic
def pauzeer_zoekopdracht(*, opdracht: Zoekopdracht) -> Zoekopdracht:
    """No mail until it goes on. Twice is once; raises ValidationError when it stopped or was never confirmed."""
    opdracht = _opnieuw(opdracht)
    if opdracht.is_onbevestigd:
        raise ValidationError("Bevestig deze zoekopdracht eerst.")
    opdracht.status = Opdrachtstatus.PAUZE
    opdracht.save(update_fields=["status"])
    opdracht.treffers.filter(gemeld_op__isnull=True).delete()
    return opdracht


@transaction.atomic
def hervat_zoekopdracht(*, opdracht: Zoekopdracht) -> Zoekopdracht:
    """Mail again what appears from now on. Raises ValidationError when it stopped or was never confirmed."""
    opdracht = _opnieuw(opdracht)
    if opdracht.is_onbevestigd:
        raise ValidationError("Bevestig deze zoekopdracht eerst.")
    return _zet_aan(opdracht) if opdracht.is_op_pauze else opdracht


@transaction.atomic
def houd_zoekopdracht(*, opdracht: Zoekopdracht) -> Zoekopdracht:
    """Its owner is still looking. Raises ValidationError when it stopped meanwhile."""
    opdracht = _opnieuw(opdracht)
    opdracht.gezien_op, opdracht.gevraagd_op = timezone.now(), None
    opdracht.save(update_fields=["gezien_op", "gevraagd_op"])
    return opdracht


@transaction.atomic
def stop_zoekopdracht(*, opdracht: Zoekopdracht) -> bool:
    """End it: the row goes, with its hits and with the mails about it, sent or not. False when it was gone already."""
    gevonden = Zoekopdracht.objects.select_for_update().filter(pk=opdracht.pk).first()
    if gevonden is None:
        return False
    stop(gevonden)
    return True


def stop(opdracht: Zoekopdracht) -> None:
    """End a search that the caller has locked."""
    was_bevestigd = not opdracht.is_onbevestigd
    over = {meldingen.KOP: meldingen.lijst_van(opdracht)}
    Email.objects.filter(to=opdracht.email, headers__contains=over).delete()
    _onthoud_voor_de_andere(opdracht)
    opdracht.delete()
    if was_bevestigd:
        Alertdag.tel(gestopt=1)


def _onthoud_voor_de_andere(opdracht: Zoekopdracht) -> None:
    """What this search mailed, the other searches of its address need not mail when this one is gone."""
    gemaild = opdracht.treffers.filter(gemeld_op__isnull=False)
    anders = Treffer.objects.filter(zoekopdracht__email=opdracht.email, gemeld_op__isnull=True)
    anders.filter(vacature__in=gemaild.values("vacature")).update(gemeld_op=timezone.now())


@transaction.atomic
def stuur_link(*, email: str) -> None:
    """Mail the link to somebody's searches, when the address has any; at most once an hour."""
    _stuur_link(_vergrendel(email), "")


def _stuur_link(email: str, zin: str) -> None:
    eigen = Zoekopdracht.objects.filter(email=email)
    sinds = timezone.now() - LINK_NA
    opdracht = eigen.exclude(status=Opdrachtstatus.ONBEVESTIGD).first()
    if opdracht is None or eigen.filter(link_op__gt=sinds).exists():
        return
    eigen.update(link_op=timezone.now())
    meldingen.link_naar_zoekopdrachten(opdracht, zin)
