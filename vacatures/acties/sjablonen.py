"""Answer templates of a board: texts with placeholders, filled in for each applicant apart."""

from collections.abc import Callable
from functools import partial

from django.db import transaction

from onderwijsregio.kern import plaatshouders
from onderwijsregio.organisaties.models import Gebruiker, Organisatie, Regio

from ..models import Antwoordsjabloon, Sollicitatie

#: What may stand between braces, with what is filled in for this application and this colleague.
PLAATSHOUDERS: dict[str, Callable[[Sollicitatie, Gebruiker], str]] = {
    "voornaam": lambda sollicitatie, door: sollicitatie.kandidaat.voornaam,
    "naam": lambda sollicitatie, door: sollicitatie.kandidaat.naam,
    "vacature": lambda sollicitatie, door: sollicitatie.vacature.titel,
    "school": lambda sollicitatie, door: str(sollicitatie.vacature.school),
    "bestuur": lambda sollicitatie, door: str(sollicitatie.vacature.organisatie),
    "contactpersoon": lambda sollicitatie, door: sollicitatie.vacature.contactnaam,
    "telefoon contactpersoon": lambda sollicitatie, door: sollicitatie.vacature.contacttelefoon,
    "loket": lambda sollicitatie, door: _loketnaam(),
    "mijn naam": lambda sollicitatie, door: door.naam,
    "mijn telefoon": lambda sollicitatie, door: door.telefoon,
}


def _loketnaam() -> str:
    return Regio.objects.values_list("loketnaam", flat=True).first() or "het loket"


def controleer_sjabloon(tekst: str) -> None:
    """Raise ValidationError when the text has a placeholder that nobody can fill in, or a loose brace."""
    plaatshouders.controleer(tekst, PLAATSHOUDERS)


def vul_sjabloon_in(tekst: str, sollicitatie: Sollicitatie, door: Gebruiker) -> str:
    """The text as this applicant reads it when `door` sends it."""
    waarden = {naam: partial(maak, sollicitatie, door) for naam, maak in PLAATSHOUDERS.items()}
    return plaatshouders.vul_in(tekst, waarden).strip()


@transaction.atomic
def bewaar_sjabloon(
    *,
    organisatie: Organisatie,
    naam: str,
    soort: str,
    tekst: str,
    actief: bool = True,
    sjabloon: Antwoordsjabloon | None = None,
    door: Gebruiker,
) -> Antwoordsjabloon:
    """Add or change a template of a board. Changing one of the region makes a copy that is the board's own.

    Raises ValidationError when its name is taken or a placeholder is not known.
    """
    controleer_sjabloon(tekst)
    if sjabloon is None or sjabloon.organisatie_id is None:
        sjabloon = Antwoordsjabloon(organisatie=organisatie)
    sjabloon.naam, sjabloon.soort, sjabloon.tekst = naam.strip(), soort, tekst.strip()
    sjabloon.actief, sjabloon.gewijzigd_door = actief, door
    sjabloon.full_clean()
    sjabloon.save()
    return sjabloon
