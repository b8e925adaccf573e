"""Training on offer: made, changed, cancelled. Whoever enrolled hears what changes for them."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from loket.acties import zet_stap
from loket.keuzes import Stapsoort
from onderwijsregio.organisaties.models import Gebruiker

from .. import meldingen
from ..keuzes import Inschrijfstatus
from ..models import Inschrijving, Scholing
from ..rechten import beheert_scholing
from .scholen import schuif_door


@transaction.atomic
def maak_scholing(*, door: Gebruiker, **velden) -> Scholing:
    """Put a training on offer.

    Raises ValidationError when a value is not valid, PermissionDenied for who keeps no training of this
    organisation.
    """
    return _leg_vast(Scholing(**velden), door)


@transaction.atomic
def wijzig_scholing(*, scholing: Scholing, door: Gebruiker, **velden) -> Scholing:
    """Change a training that has not begun. More places let in who waits; another day or place is mailed.

    Raises ValidationError when it has begun or was cancelled, when a value is not valid, or with fewer
    places than people; PermissionDenied for who does not keep it, before or after the change.
    """
    scholing = _te_wijzigen(scholing, door)
    was = scholing.begint_op, scholing.plaats
    for veld, waarde in velden.items():
        setattr(scholing, veld, waarde)
    bezet = scholing.inschrijvingen.telt_mee().count()
    if scholing.plaatsen < bezet:
        raise ValidationError({"plaatsen": f"Er zijn al {bezet} mensen ingeschreven."})
    _leg_vast(scholing, door)
    if was != (scholing.begint_op, scholing.plaats):
        for inschrijving in _ingeschrevenen(scholing):
            meldingen.scholing_gewijzigd(inschrijving)
    schuif_door(scholing=scholing)
    return scholing


@transaction.atomic
def annuleer_scholing(*, scholing: Scholing, reden: str, door: Gebruiker) -> Scholing:
    """The training does not go ahead; whoever had a place or waited for one hears it, with the reason.

    Raises ValidationError without a reason, or when it has begun or was cancelled; PermissionDenied for
    who does not keep it.
    """
    scholing = _te_wijzigen(scholing, door)
    if not reden.strip():
        raise ValidationError({"reden": "Geef een reden. Wie zich inschreef, krijgt die te lezen."})
    scholing.geannuleerd_op, scholing.reden_annulering = timezone.now(), reden.strip()
    scholing.save(update_fields=["geannuleerd_op", "reden_annulering"])
    for inschrijving in _ingeschrevenen(scholing):
        inschrijving.status = Inschrijfstatus.GEANNULEERD
        inschrijving.save(update_fields=["status"])
        zet_stap(
            kandidaat=inschrijving.kandidaat,
            soort=Stapsoort.INGESCHREVEN,
            tekst=f"Scholing {scholing} gaat niet door. {scholing.reden_annulering}",
            door=door,
            over=inschrijving,
        )
        meldingen.scholing_gaat_niet_door(inschrijving)
    return scholing


def _te_wijzigen(scholing: Scholing, door: Gebruiker) -> Scholing:
    """The training as it is now, locked before its enrolments."""
    scholing = Scholing.objects.select_for_update().get(pk=scholing.pk)
    if not beheert_scholing(door, scholing):
        raise PermissionDenied
    if scholing.geannuleerd_op:
        raise ValidationError("Deze scholing is geannuleerd.")
    if scholing.is_begonnen:
        raise ValidationError("Deze scholing is al begonnen en verandert niet meer.")
    return scholing


def _leg_vast(scholing: Scholing, door: Gebruiker) -> Scholing:
    if not beheert_scholing(door, scholing):
        raise PermissionDenied
    scholing.full_clean()
    if scholing.is_begonnen:
        raise ValidationError({"begint_op": "Kies vandaag of later."})
    scholing.save()
    return scholing


def _ingeschrevenen(scholing: Scholing) -> list[Inschrijving]:
    rijen = scholing.inschrijvingen.in_kracht().select_for_update(of=["self"]).select_related("kandidaat")
    return list(rijen)
