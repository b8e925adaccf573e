"""What a provider offers, and the questions that schools ask about it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from onderwijsregio.organisaties.models import Gebruiker, Organisatie

from ..keuzes.les import Aanbodstatus
from ..meldingen import les as meldingen
from ..models import Lesaanbod, Lesvraag


@transaction.atomic
def maak_aanbod(*, organisatie: Organisatie, door: Gebruiker, **velden) -> Lesaanbod:
    """Write a new offer as a draft. Raises ValidationError when the fields do not fit together."""
    aanbod = Lesaanbod(organisatie=organisatie, gemaakt_door=door, **velden)
    aanbod.full_clean()
    aanbod.save()
    return aanbod


@transaction.atomic
def wijzig_aanbod(*, aanbod: Lesaanbod, door: Gebruiker, **velden) -> Lesaanbod:
    """Change an offer; what was booked before stays as it was agreed. Raises ValidationError."""
    aanbod = Lesaanbod.objects.select_for_update(of=["self"], no_key=True).get(pk=aanbod.pk)
    for naam, waarde in velden.items():
        setattr(aanbod, naam, waarde)
    aanbod.gewijzigd_op = timezone.now()
    aanbod.full_clean()
    aanbod.save()
    return aanbod


def publiceer_aanbod(*, aanbod: Lesaanbod, door: Gebruiker) -> Lesaanbod:
    """Show an offer to schools, for the first time or again. Raises ValidationError when its last day is over."""
    return _zet(aanbod, Aanbodstatus.GEPUBLICEERD)


def stop_aanbod(*, aanbod: Lesaanbod, door: Gebruiker) -> Lesaanbod:
    """Take an offer from the website. What was booked goes on. Raises ValidationError for a draft."""
    return _zet(aanbod, Aanbodstatus.GESTOPT)


@transaction.atomic
def _zet(aanbod: Lesaanbod, status: Aanbodstatus) -> Lesaanbod:
    aanbod = Lesaanbod.objects.select_for_update(of=["self"], no_key=True).get(pk=aanbod.pk)
    if aanbod.status == status:
        return aanbod
    if status == Aanbodstatus.GESTOPT and aanbod.status == Aanbodstatus.CONCEPT:
        raise ValidationError("Dit aanbod staat nog niet op de website.")
    if status == Aanbodstatus.GEPUBLICEERD and aanbod.tot_en_met and aanbod.tot_en_met < timezone.localdate():
        raise ValidationError("De laatste dag van dit aanbod is voorbij. Kies eerst een nieuwe.")
    aanbod.status, aanbod.gewijzigd_op = status, timezone.now()
    aanbod.save(update_fields=["status", "gewijzigd_op"])
    return aanbod


@transaction.atomic
def stel_lesvraag(*, aanbod: Lesaanbod, tekst: str, door: Gebruiker) -> Lesvraag:
    """Ask the provider something on behalf of the own board. The same question twice is once."""
    eigen = {"aanbod": aanbod, "bestuur": door.lidmaatschap.organisatie, "tekst": tekst, "gesteld_door": door}
    Lesaanbod.objects.select_for_update(of=["self"], no_key=True).get(pk=aanbod.pk)
    if eerder := Lesvraag.objects.open().filter(**eigen).first():
        return eerder
    vraag = Lesvraag.objects.create(**eigen)
    meldingen.vraag_gesteld(vraag)
    return vraag


@transaction.atomic
def beantwoord_lesvraag(*, vraag: Lesvraag, antwoord: str, door: Gebruiker) -> Lesvraag:
    """Answer a question, once. Raises ValidationError when a colleague was faster."""
    vraag = Lesvraag.objects.select_for_update(of=["self"]).get(pk=vraag.pk)
    if vraag.antwoord:
        raise ValidationError(f"Deze vraag is al beantwoord door {vraag.beantwoord_door}.")
    vraag.antwoord, vraag.beantwoord_door, vraag.beantwoord_op = antwoord, door, timezone.now()
    vraag.save()
    meldingen.vraag_beantwoord(vraag)
    return vraag
