"""Jobs of vacancies. Each is safe to run twice."""

from celery import shared_task

from . import acties
from .acties import stagejaar, stagestudent


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
def bewaak_stages():
    stagejaar.maak_volgend_jaar()
    stagejaar.herinner_vanzelf()


@shared_task
def ruim_stages_op():
    stagestudent.ruim_op()
    stagejaar.vergeet_begeleiders()


@shared_task
def bewaak_vervanging():
    acties.bewaak_vervanging()
