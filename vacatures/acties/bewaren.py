"""Keep a vacancy for later, in one's own account."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from onderwijsregio.organisaties.models import Gebruiker

from ..models import BewaardeVacature, Vacature

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
def neem_bewaarde_over(*, pks: Iterable[int], door: Gebruiker) -> None:
    """Add what was kept in the browser to what the account already has; what is no public vacancy is left out."""
    ruimte = HOOGSTENS - BewaardeVacature.objects.filter(gebruiker=door).count()
    nieuw = Vacature.objects.filter(pk__in=list(pks), gepubliceerd_op__isnull=False)
    nieuw = nieuw.exclude(bewaard__gebruiker=door)[: max(ruimte, 0)]
    BewaardeVacature.objects.bulk_create(
        [BewaardeVacature(gebruiker=door, vacature=vacature) for vacature in nieuw], ignore_conflicts=True
    )
