"""Writing a vacancy: a draft, and every change of it."""

from datetime import datetime
from uuid import UUID, uuid5

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from onderwijsregio.organisaties.models import Gebruiker, Organisatie

from ..keuzes import Vacaturestatus
from ..models import Vacature
from .afspraken import eis_uitleg
from .alerts import kondig_aan
from .vernieuwen import begin_opnieuw

#: Rows that whoever calls has at hand: that they are there need not be asked.
BEKEND = {"organisatie", "school", "gemaakt_door"}
#: On the website, or soon: a change may not depart from an agreement in silence.
AL_AFGESPROKEN = (Vacaturestatus.GEPLAND, Vacaturestatus.GEPUBLICEERD)


@transaction.atomic
def maak_vacature(
    *, organisatie: Organisatie, door: Gebruiker, formulier: UUID | None = None, **velden
) -> Vacature:
    """A draft that only the board itself sees; the sector is that of the school.

    The same form twice (`formulier` is its key) gives one vacancy; with other words in it, another. Raises
    ValidationError when a value is not valid or the school belongs to another board.
    """
    nieuw = Vacature(organisatie=organisatie, gemaakt_door=door)
    if formulier is None:
        return _vul(nieuw, velden)
    Gebruiker.objects.select_for_update(no_key=True).get(pk=door.pk)  # a second click waits for the first
    sleutel = str(uuid5(formulier, repr(sorted((naam, str(waarde)) for naam, waarde in velden.items()))))
    if bestaand := _uit_formulier(sleutel, door):
        return bestaand
    with pghistory.context(formulier=sleutel):
        return _vul(nieuw, velden)


def _uit_formulier(sleutel: str, door: Gebruiker) -> Vacature | None:
    """What this form made before: the row history keeps its key."""
    gemaakt = Vacature.pgh_event_model.objects.filter(
        pgh_label="insert", gemaakt_door=door.pk, pgh_context__metadata__formulier=sleutel
    )
    return Vacature.objects.filter(pk__in=gemaakt.values("pgh_obj")).first()


@transaction.atomic
def wijzig_vacature(
    *, vacature: Vacature, door: Gebruiker, versie: datetime | None = None, **velden
) -> Vacature:
    """Change a vacancy that is not closed. `versie` is the moment of change that the editor started from.

    Raises ValidationError (code "ingehaald") when somebody else changed it since, and for values that
    are not valid. Who did it is in the row history.
    """
    vacature = Vacature.objects.select_for_update().get(pk=vacature.pk)
    if vacature.status == Vacaturestatus.GESLOTEN:
        raise ValidationError("Deze vacature is gesloten en verandert niet meer.", code="gesloten")
    if versie is not None and versie != vacature.gewijzigd_op:
        raise ValidationError(
            "Een collega heeft deze vacature intussen gewijzigd. Uw wijzigingen zijn nog niet bewaard. "
            "Bekijk eerst wat uw collega veranderde, en bewaar dan opnieuw.",
            code="ingehaald",
        )
    return _vul(vacature, velden)


def _vul(vacature: Vacature, velden: dict) -> Vacature:
    ook_op, sloot_op = velden.pop("ook_op", None), vacature.sluit_op
    for veld, waarde in velden.items():
        setattr(vacature, veld, waarde)
    if vacature.school.bestuur_id != vacature.organisatie_id:
        raise ValidationError({"school": "Kies een school van uw eigen bestuur."})
    if any(school.bestuur_id != vacature.organisatie_id for school in ook_op or ()):
        raise ValidationError({"ook_op": "Kies scholen van uw eigen bestuur."})
    vacature.sector = vacature.school.sector
    vacature.gewijzigd_op = timezone.now()
    if vacature.is_open and vacature.sluit_op > sloot_op:
        begin_opnieuw(vacature)  # with a later date the board says that it still looks for somebody
    _bewaar(vacature)
    if vacature.status in AL_AFGESPROKEN:
        eis_uitleg(vacature)
    if ook_op is not None:
        vacature.ook_op.set(school for school in ook_op if school != vacature.school)
    if vacature.status == Vacaturestatus.GEPUBLICEERD:
        kondig_aan(vacature)  # it may answer other searches now
    return vacature


def _bewaar(vacature: Vacature) -> None:
    """Write it and let PostgreSQL check its rules; only of what it refuses all reasons are asked, in words.

    Django would ask PostgreSQL some thirty questions about each good vacancy, which an import of 500 feels.
    """
    try:
        vacature.clean_fields(exclude=BEKEND)
        with transaction.atomic():
            vacature.save()
    except (ValidationError, IntegrityError):
        vacature.full_clean()
        raise
