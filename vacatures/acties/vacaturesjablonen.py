"""Templates of a board."""

from django.core.exceptions import ValidationError
from django.db import transaction

from onderwijsregio.organisaties.models import Gebruiker

from ..models import Vacature, Vacaturesjabloon


@transaction.atomic
def maak_vacaturesjabloon(
    *, vacature: Vacature, naam: str, velden: dict, door: Gebruiker
) -> Vacaturesjabloon:
    """Keep what `velden` says of a vacancy under a name; the board begins its next one with it.

    Raises ValidationError without a name, or when the board has one with this name.
    """
    if not naam.strip():
        raise ValidationError({"naam": "Geef het sjabloon een naam, zoals: Leerkracht onderbouw."})
    sjabloon = Vacaturesjabloon(
        organisatie_id=vacature.organisatie_id, naam=naam.strip(), velden=velden, gemaakt_door=door
    )
    sjabloon.full_clean()
    sjabloon.save()
    return sjabloon


def gooi_vacaturesjabloon_weg(*, sjabloon: Vacaturesjabloon, door: Gebruiker) -> None:
    """Vacancies that began with it stay as they are."""
    sjabloon.delete()
