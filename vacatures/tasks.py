"""Jobs of vacancies. Each is safe to run twice."""

from celery import shared_task
from django.utils import timezone

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
def bewaak_sollicitaties():
    """Each working morning: boards that should answer hear it, and the loket takes up what stays silent."""
    acties.bewaak_sollicitaties(timezone.localdate())


@shared_task
def herinner_aan_gesprekken():
    """Each hour of the day: remind candidate and board of a talk tomorrow."""
    acties.herinner()


@shared_task
def vind_en_mail():
    """On publication, and each minute: new vacancies find their searches, and the mails that are due are written."""
    acties.vind_en_mail()


@shared_task
def haal_zoekopdracht_in(opdracht_id: int):
    acties.haal_zoekopdracht_in(opdracht_id=opdracht_id)


@shared_task
def haal_zoekopdrachten_in():
    """Each minute: searches that were switched on and whose own job was never started."""
    for opdracht_id in acties.in_te_halen():
        acties.haal_zoekopdracht_in(opdracht_id=opdracht_id)


@shared_task
def bewaak_zoekopdrachten():
    """Each morning: ask who is still looking, end and forget what nobody wants."""
    acties.bewaak_zoekopdrachten()


@shared_task
def bewaak_stages():
    stagejaar.maak_volgend_jaar()
    stagejaar.herinner_vanzelf()


@shared_task
def ruim_stages_op():
    stagestudent.ruim_op()
    stagejaar.vergeet_begeleiders()


@shared_task
def bewaak_lessen():
    acties.laat_verlopen()
    acties.vraag_bevestiging()


@shared_task
def ruim_imports_op():
    acties.ruim_vacatureimports_op()


@shared_task
def bewaak_vervanging():
    acties.bewaak_vervanging()
