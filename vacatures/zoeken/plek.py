"""From what somebody types as a place to a point to look around."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from onderwijsregio.kern import geheugen
from onderwijsregio.organisaties.models import Postcodegebied

from .kennis import gebied_van

#: How far to look, in km, when somebody gives a place without a distance.
AFSTAND_ZONDER_KEUZE = 15
#: "1315", "1315 AB", "1315ab" and, as we write it ourselves, "1315 Almere".
POSTCODE = re.compile(r"([1-9]\d{3})(?:\s*[a-z]{2})?(?:\s+\D+)?", re.ASCII | re.IGNORECASE)
ONBEKEND = "Postcode {} kennen wij niet. Kijk of die klopt, of kies er een in de buurt."
ZO_SCHRIJFT_U = "Schrijf een postcode als 1315 of 1315 AB, of de naam van een plaats in de regio."


@dataclass(frozen=True)
class Plek:
    """A point to look around, with how it is called."""

    naam: str
    lat: float
    lon: float


def plek_van(postcode: str) -> Plek | None:
    """The point of a postcode of four digits; None when we do not know it. Every search near one asks it again."""
    return geheugen.onthouden(f"vacatures:postcode:{postcode}", lambda: _plek_van(postcode))


def _plek_van(postcode: str) -> Plek | None:
    gebied = Postcodegebied.objects.filter(pk=postcode).first()
    return Plek(f"{gebied.pc4} {gebied.plaats}", float(gebied.lat), float(gebied.lon)) if gebied else None


def lees_plek(getypt: str) -> Plek | None:
    """The point of a postcode or a place; None when nothing was typed. Raises ValidationError with how to write it."""
    getypt = getypt.strip()
    if not getypt:
        return None
    if postcode := POSTCODE.fullmatch(getypt):
        plek, uitleg = plek_van(postcode[1]), ONBEKEND.format(postcode[1])
    else:
        plek, uitleg = plek_met(getypt), ZO_SCHRIJFT_U
    if plek is None:
        raise ValidationError(uitleg)
    return plek


def plek_met(naam: str) -> Plek | None:
    """The middle of a place; None when we know none with that name."""
    gebieden = gebied_van(naam)
    if not gebieden:
        return None
    return Plek(
        naam,
        float(sum(gebied.lat for gebied in gebieden) / len(gebieden)),
        float(sum(gebied.lon for gebied in gebieden) / len(gebieden)),
    )
