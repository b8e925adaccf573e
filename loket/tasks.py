"""Jobs of the loket. Each is safe to run twice."""

from celery import shared_task
from django.utils import timezone

from . import acties


@shared_task
def meld_verlopen_stappen():
    """Each working morning: tell owners and programme leaders what is overdue."""
    acties.meld_verlopen_stappen(timezone.localdate())


@shared_task
def draag_stappen_over():
    """Each night: next steps of whoever has no role any more since today go to the loket."""
    acties.draag_over()
