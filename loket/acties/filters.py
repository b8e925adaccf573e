"""Filters under a name: kept, changed, made the one that a list begins with."""

from django.core.exceptions import ValidationError
from django.db import transaction

from onderwijsregio.organisaties.models import Gebruiker

from ..models import BewaardFilter

HOOGSTENS = 30


@transaction.atomic
def bewaar_filter(*, filter_: BewaardFilter, door: Gebruiker) -> BewaardFilter:
    """Keep a new or changed filter; there is one to begin with at most.

    Raises ValidationError when the name is taken, or when somebody has very many.
    """
    Gebruiker.objects.select_for_update(no_key=True).get(pk=door.pk)
    filter_.van = door
    eigen = BewaardFilter.objects.filter(van=door)
    if filter_.pk is None and eigen.count() >= HOOGSTENS:
        raise ValidationError(f"U hebt al {HOOGSTENS} filters. Gooi er eerst een weg.")
    if filter_.standaard:
        eigen.exclude(pk=filter_.pk).filter(standaard=True).update(standaard=False)
    filter_.full_clean()
    filter_.save()
    return filter_
