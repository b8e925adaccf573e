"""Jobs of vacancies. Each is safe to run twice."""

from celery import shared_task

from . import acties


@shared_task
def publiceer_geplande():
    acties.publiceer_geplande()


@shared_task
def bewaak_versheid():
    acties.bewaak_versheid()


@shared_task
def sluit_verlopen():
    acties.sluit_verlopen()


@shared_task
def ruim_imports_op():
    acties.ruim_vacatureimports_op()


@shared_task
def bewaak_vervanging():
    acties.bewaak_vervanging()
