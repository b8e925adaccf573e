"""From what somebody types as a place to a point to look around."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from onderwijsregio.organisaties.models import Postcodegebied

from .kennis import gebied_van

#: How far to look, in km, when somebody gives a place without a distance.
AFSTAND_ZONDER_KEUZE = 15


@dataclass(frozen=True)
class Plek:
    """A point to look around, with how it is called."""

    naam: str
    lat: float
    lon: float


def plek_van(postcode: str) -> Plek | None:
    """The point of a postcode of four digits; None when we do not know it."""
    gebied = Postcodegebied.objects.filter(pk=postcode).first()
    return Plek(f"{gebied.pc4} {gebied.plaats}", float(gebied.lat), float(gebied.lon)) if gebied else None


def lees_plek(getypt: str) -> Plek | None:
    """The point of a postcode or a place; None when nothing was typed. Raises ValidationError with how to write it."""
    kort = re.sub(r"\s", "", getypt).upper()
    if not kort:
        return None
    if not re.fullmatch(r"[1-9]\d{3}([A-Z]{2})?", kort, re.ASCII):
        return _plaats(getypt)
    plek = plek_van(kort[:4])
    if plek is None:
        raise ValidationError(
            f"Postcode {kort[:4]} kennen wij niet. Kijk of die klopt, of kies er een in de buurt."
        )
    return plek


def _plaats(getypt: str) -> Plek:
    """The middle of a place; whoever writes something else reads how to write it."""
    gebieden = gebied_van(getypt)
    if not gebieden:
        raise ValidationError(
            "Schrijf een postcode als 1315 of 1315 AB, of de naam van een plaats in de regio."
        )
    return Plek(
        getypt.strip(),
        float(sum(gebied.lat for gebied in gebieden) / len(gebieden)),
        float(sum(gebied.lon for gebied in gebieden) / len(gebieden)),
    )
