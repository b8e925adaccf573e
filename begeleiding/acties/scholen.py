"""Training with limited places: enrol, wait, leave, move up."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from loket.acties import kandidaat_met_adres, word_kandidaat, zet_stap
from loket.keuzes import Fase, Kandidaatstatus, Stapsoort
from loket.models import Kandidaat
from onderwijsregio.organisaties.models import Gebruiker

from .. import meldingen
from ..keuzes import Inschrijfstatus
from ..models import Inschrijving, Scholing
from ..rechten import beheert_inschrijving


@transaction.atomic
def schrijf_in(*, scholing: Scholing, kandidaat: Kandidaat, door: Gebruiker) -> Inschrijving:
    """Take a place, or one on the waiting list when all are taken; the row of the training is locked first.

    Raises ValidationError when the training has begun, was cancelled, or the person is enrolled already;
    PermissionDenied when `door` enrols somebody else without working at the loket.
    """
    scholing = Scholing.objects.select_for_update().get(pk=scholing.pk)
    inschrijving = Inschrijving(scholing=scholing, kandidaat=kandidaat, status=_plek(scholing))
    if not beheert_inschrijving(door, inschrijving):
        raise PermissionDenied
    if scholing.geannuleerd_op:
        raise ValidationError("Deze scholing gaat niet door.")
    if scholing.is_begonnen:
        raise ValidationError("Deze scholing is al begonnen.")
    try:
        with transaction.atomic():
            inschrijving.save()
    except IntegrityError as fout:
        raise ValidationError("U bent al ingeschreven voor deze scholing.") from fout
    _zet_stap(inschrijving, door)
    meldingen.ingeschreven(inschrijving)
    return inschrijving


def _plek(scholing: Scholing) -> Inschrijfstatus:
    vol = scholing.inschrijvingen.telt_mee().count() >= scholing.plaatsen
    return Inschrijfstatus.WACHTLIJST if vol else Inschrijfstatus.INGESCHREVEN


@transaction.atomic
def schrijf_zelf_in(*, scholing: Scholing, gebruiker: Gebruiker) -> Inschrijving:
    """Enrol as oneself, also for a colleague whom the loket does not know as a candidate yet.

    Raises ValidationError as `schrijf_in` does, and when the e-mail address is not verified.
    """
    return schrijf_in(scholing=scholing, kandidaat=_deelnemer(gebruiker), door=gebruiker)


def _deelnemer(gebruiker: Gebruiker) -> Kandidaat:
    """The one record of this person.

    A colleague who learns is no newcomer: their record begins in *professionaliseren* (the database
    watches moves between phases, not where a record begins) and at rest, because there is nothing that
    the loket must do for them. Whoever is known already, or works nowhere yet, goes the usual way, and
    so does an address that was never verified: it gets the usual refusal.
    """
    bekend = Kandidaat.objects.filter(gebruiker=gebruiker).exists() or kandidaat_met_adres(gebruiker.email)
    bevestigd = Gebruiker.objects.met_bevestigd_adres(gebruiker.email).filter(pk=gebruiker.pk)
    if bekend or not gebruiker.lidmaatschappen_nu or not bevestigd.exists():
        return word_kandidaat(gebruiker=gebruiker)
    return Kandidaat.objects.create(
        gebruiker=gebruiker,
        voornaam=gebruiker.voornaam or gebruiker.email.partition("@")[0][:60],
        achternaam=gebruiker.achternaam,
        telefoon=gebruiker.telefoon,
        email=gebruiker.email,
        fase=Fase.PROFESSIONALISEREN,
        status=Kandidaatstatus.RUST,
    )


@transaction.atomic
def annuleer_inschrijving(*, inschrijving: Inschrijving, door: Gebruiker) -> Inschrijving:
    """Give the place back; who waits longest moves up and hears of it. Cancelling twice changes nothing.

    Raises ValidationError when the training has begun, PermissionDenied for anybody but the person and
    the loket.
    """
    scholing = Scholing.objects.select_for_update().get(pk=inschrijving.scholing_id)
    inschrijving = (
        Inschrijving.objects.select_for_update(of=["self"])
        .select_related("kandidaat")
        .get(pk=inschrijving.pk)
    )
    if not beheert_inschrijving(door, inschrijving):
        raise PermissionDenied
    if inschrijving.status == Inschrijfstatus.GEANNULEERD:
        return inschrijving
    if scholing.is_begonnen:
        raise ValidationError("Deze scholing is al begonnen. Bel het loket als u niet meer komt.")
    inschrijving.status = Inschrijfstatus.GEANNULEERD
    inschrijving.save(update_fields=["status"])
    _zet_stap(inschrijving, door)
    schuif_door(scholing=scholing)
    return inschrijving


@transaction.atomic
def schuif_door(*, scholing: Scholing) -> list[Inschrijving]:
    """Give the free places to who waits longest, each with a mail; nobody moves up once it has begun."""
    scholing = Scholing.objects.select_for_update().get(pk=scholing.pk)
    vrij = scholing.plaatsen - scholing.inschrijvingen.telt_mee().count() if scholing.is_open else 0
    wachtenden = scholing.inschrijvingen.wachtend().select_for_update(of=["self"]).select_related("kandidaat")
    doorgeschoven = list(wachtenden[: max(vrij, 0)])
    for inschrijving in doorgeschoven:
        inschrijving.status = Inschrijfstatus.INGESCHREVEN
        inschrijving.save(update_fields=["status"])
        _zet_stap(inschrijving, None)
        meldingen.plek_vrij(inschrijving)
    return doorgeschoven


def _zet_stap(inschrijving: Inschrijving, door: Gebruiker | None) -> None:
    zet_stap(
        kandidaat=inschrijving.kandidaat,
        soort=Stapsoort.INGESCHREVEN,
        tekst=f"Scholing {inschrijving.scholing}: {inschrijving.get_status_display()}.",
        door=door,
        over=inschrijving,
    )
