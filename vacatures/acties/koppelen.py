"""Keys for an organisation's own system: made, replaced with an overlap, withdrawn, and used."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from loket.acties import sleutel_van
from onderwijsregio.organisaties.models import Gebruiker, Organisatie

from .. import meldingen
from ..models import LANGSTE_OVERLAP, VOORVOEGSEL, Sleutel, Systeemkoppeling

#: How precisely is kept when a key was used last: not a write for every question.
GEBRUIK_PER = timedelta(minutes=1)


@transaction.atomic
def maak_koppeling(
    *, organisatie: Organisatie, naam: str, recht: str, door: Gebruiker, formulier: UUID | None = None
) -> tuple[Systeemkoppeling, str]:
    """A link with its first key; who may manage it hears of it. The key itself is told here and never again.

    Only the same form (`formulier` is its key) hears it again: after a second click the first answer is never seen.
    Raises ValidationError when the organisation has a link with this name already.
    """
    koppeling = Systeemkoppeling(organisatie=organisatie, naam=naam.strip(), recht=recht, gemaakt_door=door)
    tekst = _tekst(formulier, organisatie.pk, koppeling.naam, recht, door.pk)
    if eerder := _gemaakt_met(tekst):
        return eerder, tekst
    koppeling.full_clean()
    koppeling.save()
    _bewaar_sleutel(koppeling, tekst, door)
    meldingen.koppeling_gemaakt(koppeling, door)
    return koppeling, tekst


def _tekst(formulier: UUID | None, *inhoud: object) -> str:
    return Sleutel.nieuwe_tekst(formulier and sleutel_van(formulier, *map(str, inhoud)))


def _gemaakt_met(tekst: str) -> Systeemkoppeling | None:
    """The link of which this key was made before, by the same form."""
    eerder = herken_sleutel(tekst)
    if eerder and not eerder.is_geldig:
        raise ValidationError("Deze sleutel werkt niet meer. Open deze bladzijde opnieuw voor een nieuwe.")
    return eerder and eerder.koppeling


def _bewaar_sleutel(koppeling: Systeemkoppeling, tekst: str, door: Gebruiker) -> None:
    Sleutel.objects.create(
        koppeling=koppeling,
        voorvoegsel=tekst[:VOORVOEGSEL],
        hash=Sleutel.hash_van(tekst),
        gemaakt_door=door,
    )


@transaction.atomic
def wissel_sleutel(
    *, koppeling: Systeemkoppeling, oude_tot: date, door: Gebruiker, formulier: UUID | None = None
) -> str:
    """A new key; the one there was works up to and including `oude_tot`, those before it stop as they would.

    The same form makes it once, as with `maak_koppeling`. Raises ValidationError for a withdrawn link and for a day
    that is past or too far ahead.
    """
    koppeling = _levend(koppeling)
    tekst = _tekst(formulier, koppeling.pk, oude_tot, door.pk)
    if _gemaakt_met(tekst):
        return tekst
    vandaag = timezone.localdate()
    if not vandaag <= oude_tot <= vandaag + LANGSTE_OVERLAP:
        raise ValidationError(
            {"oude_tot": f"Kies vandaag of een dag in de komende {LANGSTE_OVERLAP.days} dagen."}
        )
    einde = timezone.make_aware(datetime.combine(oude_tot + timedelta(days=1), time()))
    koppeling.sleutels.geldig().filter(geldig_tot__isnull=True).update(geldig_tot=einde)
    _bewaar_sleutel(koppeling, tekst, door)
    meldingen.sleutel_gewisseld(koppeling, door, oude_tot)
    return tekst


@transaction.atomic
def trek_koppeling_in(*, koppeling: Systeemkoppeling, door: Gebruiker) -> Systeemkoppeling:
    """Withdraw a link: none of its keys opens anything any more, from now on. Twice is once."""
    koppeling = Systeemkoppeling.objects.select_for_update().get(pk=koppeling.pk)
    if koppeling.ingetrokken_op:
        return koppeling
    koppeling.ingetrokken_op, koppeling.ingetrokken_door = timezone.now(), door
    koppeling.save(update_fields=["ingetrokken_op", "ingetrokken_door"])
    koppeling.sleutels.filter(ingetrokken_op__isnull=True).update(ingetrokken_op=koppeling.ingetrokken_op)
    meldingen.koppeling_ingetrokken(koppeling, door)
    return koppeling


def _levend(koppeling: Systeemkoppeling) -> Systeemkoppeling:
    koppeling = Systeemkoppeling.objects.select_for_update().get(pk=koppeling.pk)
    if koppeling.ingetrokken_op:
        raise ValidationError("Deze koppeling is ingetrokken. Maak een nieuwe koppeling.")
    return koppeling


def herken_sleutel(tekst: str) -> Sleutel | None:
    """The key that was shown, whether or not it still opens something; None: nobody made it."""
    sleutels = Sleutel.objects.select_related("koppeling__organisatie", "koppeling__gemaakt_door")
    return sleutels.filter(hash=Sleutel.hash_van(tekst)).first()


def noteer_gebruik(*, sleutel: Sleutel) -> None:
    """Remember that this key was used now, to the minute."""
    nu = timezone.now()
    lang_geleden = Q(laatst_gebruikt_op__isnull=True) | Q(laatst_gebruikt_op__lt=nu - GEBRUIK_PER)
    Sleutel.objects.filter(lang_geleden, pk=sleutel.pk).update(laatst_gebruikt_op=nu)
