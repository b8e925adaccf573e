"""Jobs of matching. Each is safe to run twice."""

from celery import shared_task

from . import acties


@shared_task
def reken_matchronde(ronde_id: int):
    acties.reken(ronde_id=ronde_id)


@shared_task
def hervat_matchrondes():
    """Start what was asked for and never started, or fell silent half-way."""
    for ronde_id in acties.te_starten():
        reken_matchronde.delay(ronde_id)
