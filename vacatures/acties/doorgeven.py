"""The region keeps the person: who was rejected and agrees, is passed on to the loket."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from loket.acties import makelaar_van, spreek_volgende_stap_af, uiterlijk, vergrendel_kandidaten, zet_stap
from loket.keuzes import Stapsoort
from loket.models import Kandidaat
from onderwijsregio.organisaties.models import Gebruiker

from .. import meldingen
from ..keuzes import Sollicitatiestatus
from ..models import Sollicitatie


@transaction.atomic
def sta_hulp_toe(*, sollicitatie: Sollicitatie, door: Gebruiker) -> Sollicitatie:
    """The candidate agrees that the loket helps. After a no it is asked to at once; before it, it waits.

    Doing it twice changes nothing.
    """
    vergrendel_kandidaten([sollicitatie.kandidaat_id])
    sollicitatie = _vergrendeld(sollicitatie)
    if sollicitatie.loket_mag_helpen_op is None:
        sollicitatie.loket_mag_helpen_op = timezone.now()
        sollicitatie.save(update_fields=["loket_mag_helpen_op"])
    if sollicitatie.is_door_te_geven:
        return geef_door(sollicitatie=sollicitatie, door=door)
    return sollicitatie


@transaction.atomic
def trek_hulp_in(*, sollicitatie: Sollicitatie, door: Gebruiker) -> Sollicitatie:
    """The candidate would rather not: nobody may pass this application on any more.

    Doing it twice changes nothing. Raises ValidationError when the loket was asked to help already.
    """
    sollicitatie = _vergrendeld(sollicitatie)
    if sollicitatie.doorgegeven_op:
        raise ValidationError("Het loket weet het al en belt u. Vertel het loket dan dat u geen hulp wilt.")
    sollicitatie.loket_mag_helpen_op = None
    sollicitatie.save(update_fields=["loket_mag_helpen_op"])
    return sollicitatie


@transaction.atomic
def geef_door(*, sollicitatie: Sollicitatie, door: Gebruiker) -> Sollicitatie:
    """Pass a rejected candidate on to the makelaar, who has the next step; the candidate hears so.

    Raises ValidationError without the candidate's consent, without a no, or when it was done before.
    """
    vergrendel_kandidaten([sollicitatie.kandidaat_id])
    sollicitatie = _vergrendeld(sollicitatie)
    if not sollicitatie.is_door_te_geven:
        raise ValidationError(_waarom_niet(sollicitatie))
    sollicitatie.doorgegeven_op, sollicitatie.doorgegeven_door = timezone.now(), door
    sollicitatie.save(update_fields=["doorgegeven_op", "doorgegeven_door"])
    kandidaat, school = sollicitatie.kandidaat, sollicitatie.vacature.school
    makelaar, stond = makelaar_van(kandidaat), _wat_er_stond(kandidaat)
    zet_stap(
        kandidaat=kandidaat,
        soort=Stapsoort.DOORVERWEZEN,
        tekst=f"Het loket denkt met u mee na uw sollicitatie bij {school}. {makelaar} belt u.",
        door=door,
        over=sollicitatie,
    )
    spreek_volgende_stap_af(
        kandidaat=kandidaat,
        volgende_stap=f"Bellen na de afwijzing door {school}: welke baan past wel?"[:200],
        eigenaar=makelaar,
        op=uiterlijk(),
        door=door,
    )
    meldingen.doorgegeven_aan_loket(sollicitatie, makelaar, stond)
    return sollicitatie


def _wat_er_stond(kandidaat: Kandidaat) -> str:
    """What was agreed until now in words, for the makelaar whose call comes in its place; "" when nothing was."""
    if not kandidaat.is_actief:
        return ""
    dag = date_format(kandidaat.volgende_stap_op, "j F Y")
    return f"{kandidaat.volgende_stap} ({kandidaat.volgende_stap_van}, uiterlijk {dag})"


def _vergrendeld(sollicitatie: Sollicitatie) -> Sollicitatie:
    rijen = Sollicitatie.objects.select_for_update(of=["self"])
    return rijen.select_related("kandidaat", "vacature__school", "vacature__organisatie").get(
        pk=sollicitatie.pk
    )


def _waarom_niet(sollicitatie: Sollicitatie) -> str:
    if sollicitatie.doorgegeven_op:
        return "Het loket heeft deze kandidaat al overgenomen."
    if sollicitatie.status != Sollicitatiestatus.AFGEWEZEN:
        return "Doorgeven kan pas na een afwijzing."
    return "De kandidaat heeft hier geen toestemming voor gegeven."
