"""What is on the website is true: a board confirms it after sixty days, or it closes after ninety."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from onderwijsregio.organisaties.models import Gebruiker

from .. import meldingen
from ..keuzes import Uitkomst, Vacaturestatus
from ..models import Vacature
from .sluiten import sluit, wachtenden

VRAAG_NA = timedelta(days=60)
SLUIT_NA = timedelta(days=90)
TERMIJN = ("vernieuwd_op", "vernieuwen_gevraagd_op", "verlopen_gemeld_op", "sluit_op_was")


@transaction.atomic
def vernieuw(*, vacature: Vacature, sluit_op: date, door: Gebruiker) -> Vacature:
    """The board still looks for somebody: the terms begin again, with a closing date that is to come.

    Raises ValidationError when the vacancy is not published, or the day is in the past or too far ahead.
    """
    vacature = Vacature.objects.select_for_update().get(pk=vacature.pk)
    if vacature.status != Vacaturestatus.GEPUBLICEERD:
        raise ValidationError("Alleen een vacature op de website kan langer openblijven.")
    vandaag = timezone.localdate()
    if not vandaag <= sluit_op <= vandaag + SLUIT_NA:
        raise ValidationError({"sluit_op": "Kies vandaag of een dag in de komende 90 dagen."})
    vacature.sluit_op, vacature.gewijzigd_op = sluit_op, timezone.now()
    begin_opnieuw(vacature)
    vacature.save(update_fields=["sluit_op", "gewijzigd_op", *TERMIJN])
    return vacature


def begin_opnieuw(vacature: Vacature) -> None:
    """The terms begin again today, and everything that was asked or told about them is past. Saving is not done."""
    vacature.vernieuwd_op = timezone.localdate()
    vacature.vernieuwen_gevraagd_op = vacature.verlopen_gemeld_op = vacature.sluit_op_was = None


def bewaak_versheid(*, dag: date | None = None) -> tuple[int, int]:
    """Ask about what was not confirmed for sixty days, and take off the website what was not for ninety.

    Returns how many were asked about, and how many went off. Each vacancy is its own transaction; one that
    people wait for ends as on its closing date: nobody can apply any more, and the board still answers them.
    """
    dag = dag or timezone.localdate()
    te_oud = list(Vacature.objects.ongewijzigd_sinds(dag - SLUIT_NA).values_list("pk", flat=True))
    eraf = sum(_haal_eraf(pk, dag) for pk in te_oud)
    stil = Vacature.objects.ongewijzigd_sinds(dag - VRAAG_NA).filter(vernieuwen_gevraagd_op__isnull=True)
    return sum(_vraag(pk, dag) for pk in list(stil.values_list("pk", flat=True))), eraf


@transaction.atomic
def _haal_eraf(pk: int, dag: date) -> bool:
    oud = Vacature.objects.ongewijzigd_sinds(dag - SLUIT_NA).select_for_update(skip_locked=True, of=["self"])
    vacature = oud.filter(pk=pk).first()
    if vacature is None:
        return False
    aantal = wachtenden(vacature)
    meldingen.niet_vernieuwd(vacature, aantal)
    if not aantal:
        sluit(vacature=vacature, uitkomst=Uitkomst.NIET_VERVULD)
        return True
    vacature.sluit_op_was, vacature.sluit_op = vacature.sluit_op, dag - timedelta(days=1)
    vacature.verlopen_gemeld_op, vacature.gewijzigd_op = dag, timezone.now()
    vacature.save(update_fields=["sluit_op_was", "sluit_op", "verlopen_gemeld_op", "gewijzigd_op"])
    return True


@transaction.atomic
def _vraag(pk: int, dag: date) -> bool:
    vacature = Vacature.objects.open().select_for_update(skip_locked=True).filter(pk=pk).first()
    if vacature is None or vacature.vernieuwen_gevraagd_op:
        return False
    vacature.vernieuwen_gevraagd_op = dag
    vacature.save(update_fields=["vernieuwen_gevraagd_op"])
    sinds = vacature.vernieuwd_op or timezone.localdate(vacature.gepubliceerd_op)
    meldingen.vraag_om_vernieuwen(vacature, min(sinds + SLUIT_NA, vacature.sluit_op))
    return True
