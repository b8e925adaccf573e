"""A second pair of eyes: a colleague reads a vacancy before everybody does."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from onderwijsregio.organisaties.models import Gebruiker

from .. import meldingen
from ..keuzes import Vacaturestatus
from ..models import Vacature
from .afspraken import eis_uitleg
from .publiceren import zet_online


def collegas_van(vacature: Vacature, door: Gebruiker) -> list[Gebruiker]:
    """The other HR staff of the board, who can look along."""
    return [collega for collega in meldingen.hr_van(vacature.organisatie_id) if collega != door]


@transaction.atomic
def vraag_controle(*, vacature: Vacature, door: Gebruiker) -> Vacature:
    """Ask the colleagues of the board to read this draft; they get a mail.

    Raises ValidationError when it is no draft, a hidden one, or when there is no colleague.
    """
    vacature = Vacature.objects.select_for_update().get(pk=vacature.pk)
    if not vacature.is_te_publiceren:
        raise ValidationError("Alleen een concept dat op de website komt, kan een collega nakijken.")
    collegas = collegas_van(vacature, door)
    if not collegas:
        raise ValidationError("Uw bestuur heeft geen andere HR-medewerker in het portaal die kan meekijken.")
    vacature.status = Vacaturestatus.TER_CONTROLE
    vacature.controle_gevraagd_door, vacature.controle_opmerking = door, ""
    vacature.save(update_fields=["status", "controle_gevraagd_door", "controle_opmerking"])
    meldingen.controle_gevraagd(vacature, collegas)
    return vacature


def _ter_controle(vacature: Vacature) -> Vacature:
    vacature = (
        Vacature.objects.select_for_update(of=["self"])
        .select_related("controle_gevraagd_door")
        .get(pk=vacature.pk)
    )
    if vacature.status != Vacaturestatus.TER_CONTROLE:
        raise ValidationError("Deze vacature wacht niet (meer) op controle.")
    return vacature


@transaction.atomic
def keur_goed(*, vacature: Vacature, versie: datetime | None, door: Gebruiker) -> Vacature:
    """A colleague read it, and it goes on the website: now, or on the day that was chosen.

    `versie` is the moment of change of what was read. Raises ValidationError for who asked for it, and (code
    "ingehaald") when it was changed since: nothing goes on the website unread.
    """
    vacature = _ter_controle(vacature)
    if vacature.controle_gevraagd_door_id == door.pk:
        raise ValidationError("U vroeg zelf om controle. Een collega keurt de vacature goed.")
    if versie != vacature.gewijzigd_op:
        raise ValidationError(
            "De vacature is gewijzigd nadat u hem opende. Lees wat er nu staat, en keur dan goed.",
            code="ingehaald",
        )
    eis_uitleg(vacature)
    if vacature.verschijnt_op:
        vacature.status = Vacaturestatus.GEPLAND
        vacature.save(update_fields=["status"])
    else:
        vacature = zet_online(vacature)
    meldingen.controle_klaar(vacature, door)
    return vacature


@transaction.atomic
def stuur_terug(*, vacature: Vacature, opmerking: str = "", door: Gebruiker) -> Vacature:
    """Back to the writer, as a draft; a colleague says why, who asked for it may just take it back.

    Raises ValidationError when a colleague gives no reason.
    """
    vacature = _ter_controle(vacature)
    zelf = vacature.controle_gevraagd_door_id == door.pk
    if not zelf and not opmerking.strip():
        raise ValidationError({"opmerking": "Schrijf op wat er nog anders moet."})
    vacature.status, vacature.controle_opmerking = Vacaturestatus.CONCEPT, opmerking.strip()
    vacature.publiceer_op = None
    vacature.save(update_fields=["status", "controle_opmerking", "publiceer_op"])
    if not zelf:
        meldingen.controle_terug(vacature, door)
    return vacature
