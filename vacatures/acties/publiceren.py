"""From draft to the website: now, on a day to come, or never for what is hidden."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from onderwijsregio.organisaties.models import Gebruiker

from .. import meldingen
from ..keuzes import Vacaturestatus
from ..models import Vacature
from .afspraken import eis_uitleg
from .alerts import kondig_aan

VERSTE_DAG = timedelta(days=365)


def zet_online(vacature: Vacature) -> Vacature:
    """Show a vacancy that the caller has locked to everybody. Raises ValidationError when it closed already."""
    if vacature.sluit_op < timezone.localdate():
        raise ValidationError("De sluitingsdatum is voorbij. Kies eerst een nieuwe datum.", code="verlopen")
    vacature.status, vacature.publiceer_op = Vacaturestatus.GEPUBLICEERD, None
    vacature.gepubliceerd_op = vacature.gewijzigd_op = timezone.now()
    vacature.save(update_fields=["status", "publiceer_op", "gepubliceerd_op", "gewijzigd_op"])
    kondig_aan(vacature)
    return vacature


def _concept(vacature: Vacature) -> Vacature:
    vacature = Vacature.objects.select_for_update().get(pk=vacature.pk)
    if vacature.status != Vacaturestatus.CONCEPT:
        raise ValidationError("Deze vacature is al gepubliceerd, gepland of gesloten.", code="geen_concept")
    return vacature


@transaction.atomic
def publiceer(*, vacature: Vacature, door: Gebruiker) -> Vacature:
    """Show a draft to everybody, at once. Who did it is in the row history.

    Raises ValidationError when it is no draft any more, hidden, or its closing date has passed; and when it
    departs from an agreement of the region without saying why.
    """
    vacature = _concept(vacature)
    if vacature.is_verborgen:
        raise ValidationError("Een verborgen vacature komt niet op de website.", code="verborgen")
    eis_uitleg(vacature)
    return zet_online(vacature)


@transaction.atomic
def plan(*, vacature: Vacature, op: date, door: Gebruiker) -> Vacature:
    """Let a draft appear by itself on a day to come; one that a colleague still reads waits for that as well.

    Raises ValidationError for a day that is not to come, lies after the closing date or over a year ahead.
    """
    vacature = _te_plannen(vacature)
    if vacature.is_verborgen:
        raise ValidationError("Een verborgen vacature komt niet op de website.", code="verborgen")
    vandaag = timezone.localdate()
    if not vandaag < op <= vandaag + VERSTE_DAG:
        raise ValidationError({"op": "Kies een dag na vandaag, binnen een jaar."})
    if op > vacature.sluit_op:
        raise ValidationError({"op": "Op die dag kan niemand meer reageren. Kies een eerdere dag."})
    eis_uitleg(vacature)
    vacature.publiceer_op, vacature.gewijzigd_op = op, timezone.now()
    if vacature.status == Vacaturestatus.CONCEPT:
        vacature.status = Vacaturestatus.GEPLAND
    vacature.save(update_fields=["status", "publiceer_op", "gewijzigd_op"])
    return vacature


def _te_plannen(vacature: Vacature) -> Vacature:
    gevonden = Vacature.objects.select_for_update().get(pk=vacature.pk)
    return gevonden if gevonden.status == Vacaturestatus.TER_CONTROLE else _concept(gevonden)


@transaction.atomic
def haal_van_planning(*, vacature: Vacature, door: Gebruiker) -> Vacature:
    """Back to a draft. Raises ValidationError when it is not planned any more."""
    vacature = Vacature.objects.select_for_update().get(pk=vacature.pk)
    if vacature.status != Vacaturestatus.GEPLAND:
        raise ValidationError("Deze vacature is niet (meer) gepland.")
    vacature.status, vacature.publiceer_op = Vacaturestatus.CONCEPT, None
    vacature.save(update_fields=["status", "publiceer_op"])
    return vacature


def publiceer_geplande(*, dag: date | None = None) -> int:
    """Publish what was planned for `dag` (default today) or before; how many. Each is its own transaction.

    One whose closing date passed meanwhile goes back to a draft, and HR hears of it.
    """
    return sum(
        _publiceer_geplande(pk)
        for pk in list(Vacature.objects.te_publiceren(dag).values_list("pk", flat=True))
    )


@transaction.atomic
def _publiceer_geplande(pk: int) -> bool:
    vacature = (
        Vacature.objects.select_for_update(skip_locked=True)
        .filter(pk=pk, status=Vacaturestatus.GEPLAND)
        .first()
    )
    if vacature is None:
        return False
    if vacature.sluit_op < timezone.localdate():
        vacature.status, vacature.publiceer_op = Vacaturestatus.CONCEPT, None
        vacature.save(update_fields=["status", "publiceer_op"])
        meldingen.publicatie_mislukt(vacature)
        return False
    zet_online(vacature)
    return True


@transaction.atomic
def registreer_verborgen(*, vacature: Vacature, door: Gebruiker) -> Vacature:
    """Register work that a makeshift does, for the region to count; nobody else sees it.

    Raises ValidationError when it is no draft or when it does not say how the work is done now.
    """
    vacature = _concept(vacature)
    vacature.status = Vacaturestatus.VERBORGEN
    vacature.validate_constraints()
    vacature.save(update_fields=["status"])
    return vacature


@transaction.atomic
def maak_weer_concept(*, vacature: Vacature, door: Gebruiker) -> Vacature:
    """A hidden vacancy for which the board looks for somebody after all: a draft that can be published."""
    vacature = Vacature.objects.select_for_update().get(pk=vacature.pk)
    if vacature.status != Vacaturestatus.VERBORGEN:
        raise ValidationError("Deze vacature is niet (meer) verborgen.")
    vacature.status, vacature.noodoplossing = Vacaturestatus.CONCEPT, ""
    vacature.save(update_fields=["status", "noodoplossing"])
    return vacature
