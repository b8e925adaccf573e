"""Jobs of vacancies. Each is safe to run twice."""

from celery import shared_task
from django.utils import timezone

from . import acties
from .acties import stagejaar, stagestudent


@shared_task
def publiceer_geplande():
    """Each hour: what was planned for today comes on the website."""
    acties.publiceer_geplande()


@shared_task
def bewaak_versheid():
    """Each morning: ask boards whether they still look, and close what nobody confirmed."""
    acties.bewaak_versheid()


@shared_task
def sluit_verlopen():
    """Each night: close what is past its closing date."""
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
    """When a search is switched on: find what came on the website since it was asked."""
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
    """Each working morning: the next school year is there, and boards that did not tell are reminded."""
    stagejaar.maak_volgend_jaar()
    stagejaar.herinner_vanzelf()


@shared_task
def ruim_stages_op():
    """Each night: forget students and mentors of long ago, and files that nobody took over."""
    stagestudent.ruim_op()
    stagejaar.vergeet_begeleiders()


@shared_task
def bewaak_lessen():
    """Each morning: requests that nobody answered lapse, and both sides are asked what was given."""
    acties.laat_verlopen()
    acties.vraag_bevestiging()


@shared_task
def ruim_imports_op():
    """Each night: throw away imports that stayed a concept."""
    acties.ruim_vacatureimports_op()


@shared_task
def bewaak_vervanging():
    """Each quarter of an hour: unanswered questions end, and days that passed get their outcome."""
    acties.bewaak_vervanging()
