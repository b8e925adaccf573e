"""The holidays of the schools in the region, as their administrator keeps them."""

from datetime import date

from django.db import transaction

from ..models import Gebruiker, Schoolvakantie


@transaction.atomic
def bewaar_schoolvakantie(
    *, vakantie: Schoolvakantie | None = None, naam: str, van: date, tot_en_met: date, door: Gebruiker
) -> Schoolvakantie:
    """Add a holiday, or change this one; what was agreed for those days before stays.

    Raises ValidationError when it ends before it begins, or has days of another holiday.
    """
    rij = Schoolvakantie.objects.select_for_update().get(pk=vakantie.pk) if vakantie else Schoolvakantie()
    rij.naam, rij.van, rij.tot_en_met = naam, van, tot_en_met
    rij.full_clean()
    rij.save()
    return rij


@transaction.atomic
def haal_schoolvakantie_weg(*, vakantie: Schoolvakantie, door: Gebruiker) -> None:
    """The schools are open on these days."""
    vakantie.delete()
