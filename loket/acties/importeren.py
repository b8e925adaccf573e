"""Candidates out of a spreadsheet: received, its columns mapped, asked for, and written all at once."""

from datetime import date

from celery import current_app
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from onderwijsregio.kern.kolommen import raad
from onderwijsregio.kern.taken import start_na_vastleggen
from onderwijsregio.organisaties.models import Gebruiker

from ..importeren.kandidaten import KOLOMMEN, NAMEN
from ..keuzes import Importstatus
from ..models import Importopdracht

TAAK = "loket.tasks.importeer_kandidaten"


@transaction.atomic
def ontvang_bestand(*, bestandsnaam: str, inhoud: bytes, door: Gebruiker) -> Importopdracht:
    """Keep a file as a draft, with its first sheet and its columns guessed.

    Raises ValidationError, with what to do about it, when the file cannot be used.
    """
    opdracht = Importopdracht(door=door)
    opdracht.zet_bestand(bestandsnaam, inhoud)
    _raad_kolommen(opdracht)
    opdracht.save()
    return opdracht


@transaction.atomic
def kies_blad(*, opdracht: Importopdracht, blad: str) -> Importopdracht:
    """Take another sheet of the file. Raises ValidationError when it cannot be used."""
    opdracht = _concept(opdracht)
    opdracht.zet_blad(blad)
    _raad_kolommen(opdracht)
    opdracht.save(update_fields=["blad", "koppen", "kenmerk", "kolommen"])
    return opdracht


def _raad_kolommen(opdracht: Importopdracht) -> None:
    opdracht.kolommen = _eerder(opdracht) or raad(opdracht.koppen, KOLOMMEN)


def _eerder(opdracht: Importopdracht) -> dict | None:
    """The mapping that was used the last time for a file with the same headings."""
    eerdere = Importopdracht.objects.filter(kenmerk=opdracht.kenmerk, gevraagd_op__isnull=False)
    return eerdere.exclude(pk=opdracht.pk).values_list("kolommen", flat=True).first()


@transaction.atomic
def koppel_kolommen(*, opdracht: Importopdracht, plaatsen: dict[str, int]) -> Importopdracht:
    """Say which column is what. Raises ValidationError without an e-mail address and a name."""
    if "email" not in plaatsen:
        raise ValidationError(
            "Kies in welke kolom het e-mailadres staat. Daaraan zien we of iemand al bekend is."
        )
    if not {"voornaam", "naam"} & plaatsen.keys():
        raise ValidationError(f"Kies in welke kolom de naam staat: {NAMEN['voornaam']} of {NAMEN['naam']}.")
    opdracht = _concept(opdracht)
    opdracht.kolommen = plaatsen
    opdracht.save(update_fields=["kolommen"])
    return opdracht


@transaction.atomic
def vraag_import(
    *,
    opdracht: Importopdracht,
    foute_rijen: str,
    bestaanden: str,
    eigenaar: Gebruiker,
    volgende_stap: str,
    op: date,
) -> Importopdracht:
    """Ask for the import; a job does it after the commit. Asking twice is asking once."""
    opdracht = Importopdracht.objects.select_for_update().get(pk=opdracht.pk)
    if not opdracht.is_concept:
        return opdracht
    opdracht.foute_rijen, opdracht.bestaanden = foute_rijen, bestaanden
    opdracht.eigenaar, opdracht.volgende_stap, opdracht.volgende_stap_op = eigenaar, volgende_stap, op
    opdracht.status, opdracht.gevraagd_op = Importstatus.GEVRAAGD, timezone.now()
    opdracht.save()
    start_na_vastleggen(current_app.signature(TAAK), opdracht.pk)
    return opdracht


@transaction.atomic
def stop_import(*, opdracht: Importopdracht) -> Importopdracht:
    """Stop an import that has not been written yet: nothing of it stays. One that is done stays done."""
    rij = Importopdracht.objects.select_for_update(skip_locked=True).filter(pk=opdracht.pk).first()
    if rij is None or not rij.loopt:
        return opdracht
    rij.stoppen = True
    if rij.status == Importstatus.GEVRAAGD:
        rij.status, rij.inhoud, rij.klaar_op = Importstatus.GESTOPT, b"", timezone.now()
    rij.save(update_fields=["stoppen", "status", "inhoud", "klaar_op"])
    return rij


@transaction.atomic
def gooi_import_weg(*, opdracht: Importopdracht) -> None:
    """Delete a draft; what was asked for stays."""
    Importopdracht.objects.filter(pk=opdracht.pk, status=Importstatus.CONCEPT).delete()


def _concept(opdracht: Importopdracht) -> Importopdracht:
    opdracht = Importopdracht.objects.select_for_update().get(pk=opdracht.pk)
    if not opdracht.is_concept:
        raise ValidationError("Deze import is al gestart.")
    return opdracht
