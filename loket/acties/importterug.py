"""Undo an import: who it made and nobody touched goes, what it changed and nobody changed since goes back."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from ..keuzes import Importstatus, Stapsoort
from ..models import Importopdracht, Importrij, Kandidaat, Samenvoeging, Stap
from .klantreis import vergrendel_kandidaten, zet_stap
from .momentopname import deur, velden_van, zet_velden
from .verwijzingen import rijen_van_veel, sleutels

EIGEN = ("loket.stap", "loket.importrij")


@dataclass(frozen=True)
class Terugweg:
    """What undoing would do: whose record goes, who was touched since and stays, what goes back."""

    weg: list[Importrij]
    blijft: list[Importrij]
    hersteld: list[Importrij]


def terugweg(opdracht: Importopdracht) -> Terugweg:
    """Sort the rows of an import by what undoing does with them."""
    rijen = list(opdracht.rijen.select_related("kandidaat"))
    nieuw = [rij for rij in rijen if rij.nieuw]
    geraakt = _geraakt(opdracht, nieuw)
    hersteld = [rij for rij in rijen if not rij.nieuw and _ongewijzigd(rij)]
    weg = [rij for rij in nieuw if rij.kandidaat_id not in geraakt]
    gaat = {rij.pk for rij in (*weg, *hersteld)}
    return Terugweg(weg, [rij for rij in rijen if rij.pk not in gaat], hersteld)


def _ongewijzigd(rij: Importrij) -> bool:
    nu = velden_van(rij.kandidaat)
    return all(nu.get(veld) == waarde for veld, waarde in rij.werd.items())


def _geraakt(opdracht: Importopdracht, nieuw: list[Importrij]) -> set[int]:
    """Whose record somebody changed, or to whom something happened since."""
    pks = [rij.kandidaat_id for rij in nieuw]
    geraakt = {rij.kandidaat_id for rij in nieuw if not _ongewijzigd(rij)}
    geraakt |= set(
        Stap.objects.filter(kandidaat__in=pks)
        .exclude(over=_over(opdracht))
        .values_list("kandidaat", flat=True)
    )
    andere = Importrij.objects.filter(kandidaat__in=pks).exclude(opdracht=opdracht)
    geraakt |= set(andere.values_list("kandidaat", flat=True))
    geraakt |= set(Samenvoeging.objects.filter(kandidaat__in=pks).values_list("kandidaat", flat=True))
    for veld in sleutels():
        if veld.model._meta.label_lower not in EIGEN:
            geraakt |= set(rijen_van_veel(veld, pks).values_list(veld.attname, flat=True))
    return geraakt


def _over(opdracht: Importopdracht) -> str:
    """How the steps of this import name it."""
    return f"{opdracht._meta.label_lower}:{opdracht.pk}"


def _herstel(opdracht: Importopdracht, rij: Importrij) -> None:
    kandidaat = rij.kandidaat
    zet_velden(kandidaat, rij.was)
    kandidaat.save(update_fields=list(rij.was))
    if "volgende_stap" in rij.was or "status" in rij.was:
        tekst = (
            f"De import van {opdracht.bestandsnaam} is teruggedraaid: de volgende stap is weer zoals ervoor."
        )
        zet_stap(kandidaat=kandidaat, soort=Stapsoort.VOLGENDE_STAP, tekst=tekst, intern=True)


@transaction.atomic
def draai_import_terug(*, opdracht: Importopdracht) -> Terugweg:
    """Undo it. Raises ValidationError after 30 days, or when it was undone already."""
    opdracht = Importopdracht.objects.select_for_update(of=["self"]).get(pk=opdracht.pk)
    if not opdracht.kan_terug:
        raise ValidationError("Deze import is niet meer terug te draaien.")
    vergrendel_kandidaten(opdracht.rijen.values_list("kandidaat", flat=True))
    weg = terugweg(opdracht)
    for rij in weg.hersteld:
        _herstel(opdracht, rij)
    pks = [rij.kandidaat_id for rij in weg.weg]
    with deur():
        Stap.objects.filter(
            kandidaat__in=[rij.kandidaat_id for rij in weg.hersteld], over=_over(opdracht)
        ).delete()
        Stap.objects.filter(kandidaat__in=pks).delete()
        Kandidaat.objects.filter(pk__in=pks).delete()
    opdracht.status = Importstatus.TERUGGEDRAAID
    opdracht.aantallen |= {"weg": len(weg.weg), "hersteld": len(weg.hersteld), "gebleven": len(weg.blijft)}
    opdracht.save(update_fields=["status", "aantallen"])
    return weg
