"""What the scales of the collective agreements pay, as the region keeps it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from onderwijsregio.organisaties.models import Gebruiker

from ..models import Schaalbedrag, Schaaltabel


@transaction.atomic
def bewaar_schaaltabel(
    *,
    tabel: Schaaltabel | None = None,
    cao: str,
    geldig_vanaf: date,
    bron: str,
    bedragen: Mapping[str, tuple[Decimal, Decimal]],
    door: Gebruiker | None,
) -> Schaaltabel:
    """Write a table with all its amounts (lowest and highest by scale), or change this one into that.

    What was written before, and by whom, stays in the row history. Raises ValidationError when the agreement has
    another table from that day on, or an amount cannot be.
    """
    rij = Schaaltabel.objects.select_for_update().get(pk=tabel.pk) if tabel else Schaaltabel()
    rij.cao, rij.geldig_vanaf, rij.bron = cao, geldig_vanaf, bron
    rij.full_clean()
    if not bedragen:
        raise ValidationError("Vul van ten minste één schaal de bedragen in.")
    rij.save()
    waren = {bedrag.schaal: bedrag for bedrag in rij.bedragen.all()}
    rij.bedragen.exclude(schaal__in=bedragen).delete()
    for schaal, (van, tot) in bedragen.items():
        _zet(waren.get(schaal) or Schaalbedrag(tabel=rij, schaal=schaal), van, tot)
    return rij


def _zet(bedrag: Schaalbedrag, van: Decimal, tot: Decimal) -> None:
    if (bedrag.van, bedrag.tot) != (van, tot):
        bedrag.van, bedrag.tot = van, tot
        bedrag.full_clean()
        bedrag.save()


@transaction.atomic
def haal_schaaltabel_weg(*, tabel: Schaaltabel, door: Gebruiker) -> None:
    """Forget a table that has not begun. Raises ValidationError for one that visitors could read."""
    rij = Schaaltabel.objects.select_for_update().get(pk=tabel.pk)
    if rij.is_ingegaan:
        raise ValidationError(
            "Deze tabel is al ingegaan. Verbeter de bedragen, of voeg een nieuwe tabel toe."
        )
    rij.delete()
