"""Keep a vacancy for later, in one's own account."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from onderwijsregio.organisaties.models import Gebruiker

from ..models import BewaardeVacature, Vacature
from .tellen import tel_bewaard_niet_meer

#: Nobody keeps more than these; a browser without an account has no room for more either.
HOOGSTENS = 100
VOL = f"U bewaarde al {HOOGSTENS} vacatures. Haal er eerst een paar weg."


@transaction.atomic
def bewaar_vacature(*, vacature: Vacature, door: Gebruiker) -> None:
    """Keep this vacancy; twice is once. Raises ValidationError when the list is full."""
    eigen = BewaardeVacature.objects.filter(gebruiker=door)
    if not eigen.filter(vacature=vacature).exists():
        if eigen.count() >= HOOGSTENS:
            raise ValidationError(VOL)
        BewaardeVacature.objects.bulk_create(
            [BewaardeVacature(gebruiker=door, vacature=vacature)], ignore_conflicts=True
        )


def bewaar_vacature_niet(*, vacature: Vacature, door: Gebruiker) -> None:
    """Let it go; nothing happens when it was not kept."""
    BewaardeVacature.objects.filter(gebruiker=door, vacature=vacature).delete()


@transaction.atomic
def neem_bewaarde_over(*, bewaard: Mapping[int, datetime | None], door: Gebruiker) -> None:
    """Add what was kept in the browser to what the account already has; what is no public vacancy is left out.

    `bewaard`: by primary key the moment from which it is counted, if it is. From here on it counts as the account's
    and no longer as a browser's. Twice is once: a second page that was asked at the same moment finds that moment.
    """
    Gebruiker.objects.select_for_update(no_key=True).get(pk=door.pk)
    eigen = {rij.vacature_id: rij for rij in BewaardeVacature.objects.filter(gebruiker=door)}
    for pk, sinds in bewaard.items():
        if sinds and not (pk in eigen and eigen[pk].op == sinds):
            tel_bewaard_niet_meer(pk, sinds=sinds)
            BewaardeVacature.objects.filter(gebruiker=door, vacature=pk).update(op=sinds)
    nieuw = Vacature.objects.filter(pk__in=bewaard.keys() - eigen.keys(), gepubliceerd_op__isnull=False)
    nu, ruimte = timezone.now(), max(HOOGSTENS - len(eigen), 0)
    BewaardeVacature.objects.bulk_create(
        BewaardeVacature(gebruiker=door, vacature=vacature, op=bewaard[vacature.pk] or nu)
        for vacature in nieuw[:ruimte]
    )
