"""Jobs of vacancies. Each is safe to run twice."""

from celery import shared_task

from . import acties


@shared_task
def sluit_verlopen():
    acties.sluit_verlopen()
