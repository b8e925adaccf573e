"""Jobs of governance. Each is safe to run twice."""

import structlog
from celery import shared_task

from . import acties
from .models import Rapportage
from .rapportages import verzamel

log = structlog.get_logger(__name__)


@shared_task
def maak_rapportage(rapportage_id: int):
    rapportage = Rapportage.objects.wachtend().select_related("plan").filter(pk=rapportage_id).first()
    if rapportage is None:
        return
    try:
        invoer = verzamel(rapportage.plan, rapportage.peildatum)
        acties.maak_rapportage(rapportage_id=rapportage_id, invoer=invoer)
    except Exception as fout:
        log.exception("rapportage_mislukt", rapportage=rapportage_id)
        acties.meld_mislukt(rapportage_id=rapportage_id, fout=f"{type(fout).__name__}: {fout}")


@shared_task
def hervat_rapportages():
    """Make what was asked for and never made, for instance because the broker was emptied."""
    for rapportage_id in Rapportage.objects.wachtend().values_list("pk", flat=True):
        maak_rapportage(rapportage_id)
