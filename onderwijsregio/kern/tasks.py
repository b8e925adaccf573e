"""Jobs that belong to no app in particular. Each is safe to run twice."""

from datetime import timedelta

from celery import shared_task
from django.core.management import call_command
from django.utils import timezone
from post_office.mail import send_queued
from post_office.utils import cleanup_expired_mails

from . import bewaren, eenmaal, tekenen

#: Long enough to find out why somebody did not get a mail; no longer, as mails are about people.
POST_BEWAREN = timedelta(days=90)


@shared_task
def verstuur_mail():
    """Send what waits in the outbox. Rows are locked while they are sent, so nothing goes out twice."""
    send_queued()


@shared_task
def ruim_post_op():
    """Mails that were made POST_BEWAREN ago go, with their attachments."""
    cleanup_expired_mails(timezone.now() - POST_BEWAREN)


@shared_task
def teken_grafiek(sleutel: str):
    tekenen.teken(sleutel)


@shared_task
def teken_wachtende_grafieken():
    """Draw what was asked for and never drawn, for instance because the broker was emptied."""
    tekenen.teken_wachtende()


@shared_task
def ruim_sessies_op():
    """Sessions that expired go, with what somebody had typed in them."""
    call_command("clearsessions")


@shared_task
def ruim_bewaarde_bestanden_op():
    """Files that waited for somebody to log in again, and whose hour is over, go."""
    bewaren.ruim_bestanden_op()


@shared_task
def ruim_inzendingen_op():
    """What was remembered of forms, to tell a second click from a second form, goes after a day."""
    eenmaal.ruim_op()
