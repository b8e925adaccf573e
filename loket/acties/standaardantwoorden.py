"""Canned answers: texts with placeholders, kept up by the loket and put into an answer."""

from collections.abc import Callable
from functools import partial

from django.db import transaction

from onderwijsregio.kern import plaatshouders
from onderwijsregio.organisaties.models import Gebruiker, Regio

from ..models import Standaardantwoord, Vraag

#: What may stand between braces, with what is filled in for this question and this colleague.
PLAATSHOUDERS: dict[str, Callable[[Vraag, Gebruiker, Regio | None], str]] = {
    "voornaam": lambda vraag, door, regio: vraag.kandidaat.voornaam,
    "naam": lambda vraag, door, regio: vraag.kandidaat.naam,
    "route": lambda vraag, door, regio: str(vraag.route) if vraag.route else "een route naar het onderwijs",
    "loket": lambda vraag, door, regio: regio.loketnaam if regio else "het loket",
    "telefoon loket": lambda vraag, door, regio: (regio and regio.telefoon) or "",
    "mail loket": lambda vraag, door, regio: (regio and regio.email) or "",
    "regio": lambda vraag, door, regio: regio.naam if regio else "de onderwijsregio",
    "mijn naam": lambda vraag, door, regio: door.naam,
    "mijn telefoon": lambda vraag, door, regio: door.telefoon,
}


def controleer_plaatshouders(tekst: str) -> None:
    """Raise ValidationError when the text has a placeholder that nobody can fill in, or a loose brace."""
    plaatshouders.controleer(tekst, PLAATSHOUDERS)


def vul_in(tekst: str, *, vraag: Vraag, door: Gebruiker) -> str:
    """The text with every placeholder filled in for this question and the colleague who answers."""
    regio = Regio.objects.first()
    waarden = {naam: partial(maak, vraag, door, regio) for naam, maak in PLAATSHOUDERS.items()}
    return plaatshouders.vul_in(tekst, waarden)


@transaction.atomic
def bewaar_standaardantwoord(
    *, naam: str, tekst: str, door: Gebruiker, antwoord: Standaardantwoord | None = None, actief: bool = True
) -> Standaardantwoord:
    """Add or change a canned answer. Raises ValidationError when its name or a placeholder is not right."""
    controleer_plaatshouders(tekst)
    antwoord = antwoord or Standaardantwoord()
    antwoord.naam, antwoord.tekst, antwoord.actief = naam.strip(), tekst, actief
    antwoord.gewijzigd_door = door
    antwoord.full_clean()
    antwoord.save()
    return antwoord
