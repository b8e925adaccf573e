"""Jobs of the loket. Each is safe to run twice."""

from celery import shared_task
from django.utils import timezone

from . import acties
from .acties import aanmelden, importwerk, meelopen, uitnodigen


@shared_task
def meld_verlopen_stappen():
    """Each working morning: tell owners and programme leaders what is overdue."""
    acties.meld_verlopen_stappen(timezone.localdate())


@shared_task
def draag_stappen_over():
    """Each night: next steps of whoever has no role any more since today go to the loket."""
    acties.draag_over()


@shared_task
def herinner_aan_agenda():
    """Each hour of the day: remind who has a place tomorrow, and who visits a school then; invite who waits."""
    aanmelden.herinner()
    meelopen.herinner_bezoekers(timezone.localdate())
    uitnodigen.verstuur_uitnodigingen()


@shared_task
def verstuur_uitnodigingen():
    """Mail who was invited for an event."""
    uitnodigen.verstuur_uitnodigingen()


@shared_task
def geef_nazorg():
    """Each hour of the day: ask who came to an event what they thought of it."""
    aanmelden.geef_nazorg()


@shared_task
def bewaak_meelopen():
    """Each working morning: remind schools, hand what nobody answered to the loket, ask boards once a year."""
    meelopen.bewaak_meelopen(timezone.localdate())
    meelopen.vraag_om_ontvangst(timezone.localdate())


@shared_task
def publiceer_gepland():
    """Each minute: what editors planned appears and disappears."""
    acties.publiceer_gepland()


@shared_task
def stem_redactie_af():
    """Just after midnight: roles that begin or end today."""
    acties.stem_redactie_af()


@shared_task
def bewaak_vragen():
    """Each hour of a working day: keep the promise to who asked, and remind colleagues who were asked."""
    dag = timezone.localdate()
    acties.bewaak_vragen(dag)
    acties.herinner_collegas(dag)


@shared_task
def importeer_kandidaten(opdracht_id: int):
    """On request: write what one import asks for."""
    importwerk.importeer(opdracht_id=opdracht_id)


@shared_task
def hervat_imports():
    """Start what was asked for and never started, or fell silent half-way."""
    for opdracht_id in importwerk.te_importeren():
        importeer_kandidaten.delay(opdracht_id)


@shared_task
def ruim_imports_op():
    """Each night: drafts and faulty rows that nobody needs any more."""
    importwerk.ruim_imports_op()


@shared_task
def begin_bewaarronde():
    """Each week: begin a retention round; and go on with one whose worker was lost."""
    acties.begin_bewaarronde()


@shared_task
def doe_bewaarronde(ronde_id: int):
    """Warn and erase, batch by batch, where the round is."""
    acties.doe_bewaarronde(ronde_id)
