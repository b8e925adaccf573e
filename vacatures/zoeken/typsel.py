"""What stands in the search box beside the words: a postcode, a distance, how many hours somebody wants."""

import re
from dataclasses import dataclass

from .index import uren_tussen
from .plek import Plek, plek_van
from .taal.vorm import plat

#: "binnen 10 km", "10 kilometer", "max. 5km"
KM = re.compile(r"\b(?:binnen|max\.?|maximaal|tot)?\s*(\d{1,2})\s*(?:km|kilometer)\b")
POSTCODE = re.compile(r"\b([1-9]\d{3})(?:\s?[a-z]{2}\b|\b(?!\s*(?:euro|uur)))")
#: "16 uur", "0,6 fte", "24 tot 32 uur", "2 dagen per week", and how many hours one of each is.
WERKTIJD = re.compile(
    r"\b(\d{1,2}(?:[.,]\d+)?)(?:\s*(?:-|tot|a)\s*(\d{1,2}(?:[.,]\d+)?))?\s*(uur|uren|fte|dag|dagen)\b"
)
UREN_PER = {"uur": 1, "uren": 1, "fte": 40, "dag": 8, "dagen": 8}


@dataclass(frozen=True)
class Typsel:
    """What stood in the search box, taken apart: the words that are left, where, how far, which hours.

    `onbekend` is a postcode that we do not know.
    """

    tekst: str
    plek: Plek | None
    km: int | None
    uren: tuple[str, ...] = ()
    onbekend: str = ""


def ontleed(tekst: str, plek: Plek | None, km: int | None) -> Typsel:
    """Take a postcode, a distance and hours out of the words; `plek` and `km` are what was given beside them."""
    rest, postcode, km_in_tekst = plek_in(tekst)
    gevonden = plek or (plek_van(postcode) if postcode else None)
    rest, uren = uren_in(rest)
    return Typsel(rest, gevonden, km_in_tekst or km, uren, postcode if postcode and not gevonden else "")


def plek_in(tekst: str) -> tuple[str, str, int | None]:
    """What is left of a question without the postcode and the distance in it, and those two ("" and None: none)."""
    effen = plat(tekst)
    km = KM.search(effen)
    rest = KM.sub(" ", effen) if km else effen
    postcode = POSTCODE.search(rest)
    if postcode:
        rest = rest[: postcode.start()] + " " + rest[postcode.end() :]
    if not km and not postcode:
        return tekst, "", None
    return rest.strip(), postcode[1] if postcode else "", int(km[1]) if km else None


def uren_in(tekst: str) -> tuple[str, tuple[str, ...]]:
    """What is left of a question without how much somebody wants to work, and the codes of those hours (or none)."""
    effen = plat(tekst)
    gevonden = WERKTIJD.search(effen)
    if not gevonden:
        return tekst, ()
    laag, hoog = (
        float(getal.replace(",", ".")) * UREN_PER[gevonden[3]]
        for getal in (gevonden[1], gevonden[2] or gevonden[1])
    )
    rest = f"{effen[: gevonden.start()]} {effen[gevonden.end() :]}".strip()
    return rest, tuple(uren_tussen(laag, hoog))
