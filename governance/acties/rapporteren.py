"""Reports for DUS-I: asked for, made by the worker, submitted, and from then on frozen."""

from datetime import date

from celery import current_app
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from onderwijsregio.kern.taken import start_na_vastleggen
from onderwijsregio.organisaties.models import Gebruiker

from .. import documenten
from ..keuzes import Rapportagesoort, Rapportagestatus
from ..models import Plan, Rapportage
from ..rechten import is_programmaleider


@transaction.atomic
def vraag_rapportage(
    *,
    plan: Plan,
    peildatum: date,
    door: Gebruiker,
    soort: Rapportagesoort = Rapportagesoort.ACTIVITEITENVERSLAG,
) -> Rapportage:
    """Ask for a report over `plan` as of `peildatum`; the worker makes it.

    Raises ValidationError for a reference date in the future, PermissionDenied for who may not report.
    """
    _controleer_recht(door)
    if peildatum > timezone.localdate():
        raise ValidationError({"peildatum": "De peildatum ligt in de toekomst. Kies vandaag of eerder."})
    rapportage = Rapportage.objects.create(soort=soort, plan=plan, peildatum=peildatum, gevraagd_door=door)
    _start(rapportage)
    return rapportage


@transaction.atomic
def vraag_opnieuw(*, rapportage: Rapportage, door: Gebruiker) -> Rapportage:
    """Ask again for a report that could not be made. Raises ValidationError for any other report."""
    _controleer_recht(door)
    rapportage = _vergrendeld(rapportage)
    if rapportage.status != Rapportagestatus.MISLUKT:
        raise ValidationError("Alleen een rapportage die mislukte kunt u opnieuw aanvragen.")
    rapportage.status, rapportage.fout = Rapportagestatus.GEVRAAGD, ""
    rapportage.save(update_fields=["status", "fout"])
    _start(rapportage)
    return rapportage


@transaction.atomic
def maak_rapportage(*, rapportage_id: int, invoer: dict) -> Rapportage | None:
    """Make PDF and DOCX from `invoer` alone and keep all three. Safe to call twice, also at the same
    time: whoever comes second finds nothing to do and gets None."""
    wachtend = Rapportage.objects.wachtend().select_for_update(skip_locked=True)
    rapportage = wachtend.filter(pk=rapportage_id).first()
    if rapportage is None:
        return None
    rapportage.invoer = invoer
    rapportage.invoer_sha256 = documenten.sha256_van(invoer)
    rapportage.pdf = documenten.als_pdf(invoer)
    rapportage.docx = documenten.als_docx(invoer)
    rapportage.gemaakt_op = timezone.now()
    rapportage.status = Rapportagestatus.CONCEPT
    rapportage.save()
    return rapportage


def meld_mislukt(*, rapportage_id: int, fout: str) -> None:
    """The report could not be made; the programme leader sees why and can ask again."""
    Rapportage.objects.wachtend().filter(pk=rapportage_id).update(status=Rapportagestatus.MISLUKT, fout=fout)


@transaction.atomic
def dien_in(*, rapportage: Rapportage, door: Gebruiker) -> Rapportage:
    """Submit: from now on report and input are frozen by the database.

    Raises ValidationError when the report is not a finished draft.
    """
    _controleer_recht(door)
    rapportage = _vergrendeld(rapportage)
    if rapportage.status != Rapportagestatus.CONCEPT:
        raise ValidationError("Alleen een concept kunt u indienen.")
    rapportage.status = Rapportagestatus.INGEDIEND
    rapportage.ingediend_door = door
    rapportage.ingediend_op = timezone.now()
    rapportage.save(update_fields=["status", "ingediend_door", "ingediend_op"])
    return rapportage


def is_gelijk_opnieuw_gemaakt(rapportage: Rapportage) -> bool:
    """Whether PDF and DOCX, made again from the kept input, are the same to the byte."""
    opnieuw = documenten.als_pdf(rapportage.invoer), documenten.als_docx(rapportage.invoer)
    return opnieuw == (bytes(rapportage.pdf), bytes(rapportage.docx))


def _controleer_recht(gebruiker: Gebruiker) -> None:
    if not is_programmaleider(gebruiker):
        raise PermissionDenied("Alleen de programmaleider maakt rapportages.")


def _vergrendeld(rapportage: Rapportage) -> Rapportage:
    return Rapportage.objects.zonder_inhoud().select_for_update().get(pk=rapportage.pk)


def _start(rapportage: Rapportage) -> None:
    """Celery finds the job by its name: gathering the input belongs to a layer above this one."""
    start_na_vastleggen(current_app.signature("governance.tasks.maak_rapportage"), rapportage.pk)
