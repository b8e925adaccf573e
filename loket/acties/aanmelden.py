"""Coming to an event: registering, waiting, cancelling, being there, and what one thought of it."""

import uuid
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from onderwijsregio.organisaties.models import Gebruiker

from ..keuzes import Aanmeldstatus, Evenementstatus, Stapsoort
from ..meldingen import agenda as meldingen
from ..models import Aanmelding, Evaluatie, Evenement, Kandidaat
from .adressen import kandidaat_met_adres
from .klantreis import zet_stap
from .vragen import sleutel_van

NAZORG_BINNEN = timedelta(days=7)  # an evaluation that comes later than this is not asked for any more


def vergrendel(evenement: Evenement) -> Evenement:
    """The event as it is now, locked until the end of the transaction: who registers takes turns."""
    return Evenement.objects.select_for_update().get(pk=evenement.pk)


@transaction.atomic
def meld_aan(
    *,
    evenement: Evenement,
    voornaam: str,
    achternaam: str,
    email: str,
    formulier: uuid.UUID | None = None,
    door: Gebruiker | None = None,
) -> Aanmelding:
    """Give this address a place, or the last place on the waiting list; a mail tells which of the two.

    An address registers once: a second form changes nothing and mails the link again, the same form
    twice (`formulier` is its key) does not even mail. Who cancelled before joins at the end. `door` is who
    registers themself while logged in.
    Raises ValidationError when registration is closed.
    """
    evenement = vergrendel(evenement)
    if not evenement.kan_aanmelden:
        raise ValidationError("Aanmelden voor deze bijeenkomst kan niet meer.")
    email = email.strip().lower()
    sleutel = sleutel_van(formulier, email) if formulier else None
    aanmelding = evenement.aanmeldingen.filter(email=email).first()
    if aanmelding and aanmelding.is_in_kracht:
        if sleutel is None or aanmelding.sleutel != sleutel:
            meldingen.u_was_al_aangemeld(aanmelding)
        return aanmelding
    aanmelding = aanmelding or Aanmelding(evenement=evenement, email=email)
    aanmelding.voornaam, aanmelding.achternaam, aanmelding.sleutel = voornaam, achternaam, sleutel
    zelf = Kandidaat.objects.filter(gebruiker=door).first() if door else None
    aanmelding.kandidaat = zelf or kandidaat_met_adres(email)
    aanmelding.aangemeld_op, aanmelding.afgemeld_op = timezone.now(), None
    _geef_plek_of_laat_wachten(aanmelding)
    _in_de_klantreis(aanmelding, Stapsoort.EVENEMENT_AANGEMELD, "U hebt u aangemeld voor", door)
    return aanmelding


def _geef_plek_of_laat_wachten(aanmelding: Aanmelding) -> None:
    """Write the registration with the lowest free number, when there is one and nobody waits for it."""
    evenement = aanmelding.evenement
    wacht_er_iemand = evenement.aanmeldingen.wachtlijst().exists()
    if plekken := [] if wacht_er_iemand else vrije_plekken(evenement):
        _zet_op_plek(aanmelding, plekken[0])
        meldingen.u_hebt_een_plek(aanmelding)
    else:
        aanmelding.status, aanmelding.plek = Aanmeldstatus.WACHTLIJST, None
        aanmelding.save()
        meldingen.u_staat_op_de_wachtlijst(aanmelding)


def vrije_plekken(evenement: Evenement) -> list[int]:
    """The numbers up to the capacity that nobody has, the lowest first."""
    bezet = set(evenement.aanmeldingen.ingeschreven().values_list("plek", flat=True))
    return [nummer for nummer in range(1, evenement.capaciteit + 1) if nummer not in bezet]


def _zet_op_plek(aanmelding: Aanmelding, nummer: int) -> None:
    aanmelding.status, aanmelding.plek = Aanmeldstatus.INGESCHREVEN, nummer
    aanmelding.herinnerd_op = None
    aanmelding.volgnummer += 1
    aanmelding.save()


def schuif_door(evenement: Evenement) -> list[Aanmelding]:
    """Give the free places of a locked event to who waits, in order, until it begins; each gets a mail."""
    if not evenement.kan_aanmelden:
        return []
    geluksvogels = list(zip(evenement.aanmeldingen.wachtlijst(), vrije_plekken(evenement), strict=False))
    for aanmelding, nummer in geluksvogels:
        _zet_op_plek(aanmelding, nummer)
        meldingen.er_is_een_plek_vrij(aanmelding)
        _in_de_klantreis(aanmelding, Stapsoort.EVENEMENT_AANGEMELD, "Er is een plek voor u bij")
    return [aanmelding for aanmelding, _ in geluksvogels]


@transaction.atomic
def meld_af(*, aanmelding: Aanmelding, door: Gebruiker | None = None) -> Aanmelding:
    """Cancel: the place goes to the first who waits. Twice is once.

    Raises ValidationError when the event has begun.
    """
    evenement = vergrendel(aanmelding.evenement)
    aanmelding = Aanmelding.objects.get(pk=aanmelding.pk)
    aanmelding.evenement = evenement
    if not aanmelding.is_in_kracht:
        return aanmelding
    if evenement.is_begonnen:
        raise ValidationError("De bijeenkomst is al begonnen. Afmelden kan niet meer.")
    had_plek = aanmelding.heeft_plek
    aanmelding.status, aanmelding.plek = Aanmeldstatus.AFGEMELD, None
    aanmelding.afgemeld_op, aanmelding.aanwezig = timezone.now(), None
    aanmelding.volgnummer += had_plek
    aanmelding.save()
    meldingen.u_bent_afgemeld(aanmelding, had_plek)
    _in_de_klantreis(aanmelding, Stapsoort.EVENEMENT_AFGEMELD, "U hebt u afgemeld voor", door)
    schuif_door(evenement)
    return aanmelding


def _in_de_klantreis(
    aanmelding: Aanmelding, soort: Stapsoort, tekst: str, door: Gebruiker | None = None
) -> None:
    """What a known candidate did; of somebody else no journey is kept."""
    if aanmelding.kandidaat is None:
        return
    evenement = aanmelding.evenement
    dag = date_format(timezone.localtime(evenement.begint_op), "j F Y")
    zet_stap(
        kandidaat=aanmelding.kandidaat,
        soort=soort,
        tekst=f"{tekst} ‘{evenement}’ ({dag}).",
        door=door,
        over=evenement,
    )


@transaction.atomic
def noteer_aanwezig(*, aanmelding: Aanmelding, aanwezig: bool | None, door: Gebruiker) -> Aanmelding:
    """Write down at the door whether somebody came; None takes it back.

    Raises ValidationError before the day of the event, and for who has no place.
    """
    aanmelding = Aanmelding.objects.select_for_update(of=["self"]).get(pk=aanmelding.pk)
    if timezone.localdate(aanmelding.evenement.begint_op) > timezone.localdate():
        raise ValidationError("Dit kan op de dag zelf.")
    if not aanmelding.heeft_plek:
        raise ValidationError(f"{aanmelding.naam} heeft geen plek.")
    aanmelding.aanwezig = aanwezig
    aanmelding.save(update_fields=["aanwezig"])
    return aanmelding


@transaction.atomic
def evalueer(*, aanmelding: Aanmelding, cijfer: int, wijzer: str, tip: str) -> Evaluatie:
    """Keep what somebody thought of it, apart from who they are.

    Raises ValidationError before the end, for who did not come, and the second time.
    """
    aanmelding = Aanmelding.objects.select_for_update(of=["self"]).get(pk=aanmelding.pk)
    if not mag_evalueren(aanmelding):
        raise ValidationError("U hebt deze vragen al beantwoord, of ze zijn niet voor u.")
    aanmelding.geevalueerd = True
    aanmelding.save(update_fields=["geevalueerd"])
    return Evaluatie.objects.create(
        evenement_id=aanmelding.evenement_id, cijfer=cijfer, wijzer=wijzer, tip=tip.strip()
    )


def mag_evalueren(aanmelding: Aanmelding) -> bool:
    """Whether this person came, as far as is known, it is over, and they have not answered yet."""
    was_er = aanmelding.heeft_plek and aanmelding.aanwezig is not False
    return was_er and aanmelding.evenement.is_voorbij and not aanmelding.geevalueerd


def herinner() -> int:
    """Remind everybody who has a place tomorrow, once each; who registered today needs no reminder."""
    nu = timezone.localtime()
    vandaag = nu.replace(hour=0, minute=0, second=0, microsecond=0)
    morgen, daarna = vandaag + timedelta(days=1), vandaag + timedelta(days=2)
    te_doen = Aanmelding.objects.ingeschreven().filter(
        evenement__status=Evenementstatus.GEPUBLICEERD,
        evenement__begint_op__gte=morgen,
        evenement__begint_op__lt=daarna,
        herinnerd_op__isnull=True,
        aangemeld_op__lt=vandaag,
    )
    return _een_voor_een(te_doen, "herinnerd_op", meldingen.herinnering)


def geef_nazorg() -> int:
    """After an event: ask everybody who came what they thought, and note it in their klantreis. Once each."""
    nu = timezone.now()
    te_doen = (
        Aanmelding.objects.ingeschreven()
        .filter(
            evenement__status=Evenementstatus.GEPUBLICEERD,
            evenement__eindigt_op__range=(nu - NAZORG_BINNEN, nu),
            nazorg_op__isnull=True,
        )
        .exclude(aanwezig=False)
    )
    return _een_voor_een(te_doen, "nazorg_op", _nazorg)


def _nazorg(aanmelding: Aanmelding) -> None:
    meldingen.hoe_was_het(aanmelding)
    if aanmelding.aanwezig:
        _in_de_klantreis(aanmelding, Stapsoort.EVENEMENT_BEZOCHT, "U was bij")


def _een_voor_een(te_doen, veld: str, doe) -> int:
    """Do it for each in a transaction of its own, marked in that same transaction; the number done."""
    gedaan = 0
    for pk in te_doen.values_list("pk", flat=True):
        with transaction.atomic():
            rij = te_doen.select_for_update(of=["self"], skip_locked=True).filter(pk=pk)
            if aanmelding := rij.select_related("evenement", "kandidaat").first():
                setattr(aanmelding, veld, timezone.now())
                aanmelding.save(update_fields=[veld])
                doe(aanmelding)
                gedaan += 1
    return gedaan
