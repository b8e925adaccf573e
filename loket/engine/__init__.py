"""The keuzehulp as pure functions: a rule set and answers go in, fitting routes with reasons come out.

No database, no clock, no settings. The language of the rules is small and total: a condition is an AND
of "the answer to this question is one of these", and whatever is not asked or not answered does not hold.
"""

from .controle import MAX_COMBINATIES, Verslag, alle_antwoorden, controleer, verschillen
from .regels import (
    WEET_NIET,
    Antwoord,
    Keuzevraag,
    Regel,
    Regelset,
    Routeregels,
    Voorwaarde,
    als_gegevens,
    lees,
)
from .uitkomst import Afgevallen, Passend, Uitkomst, beoordeel
from .vragen import adres, antwoorden_uit, beantwoord, gesteld, hoogstens, telt_mee, volgende_vraag

__all__ = [
    "MAX_COMBINATIES",
    "WEET_NIET",
    "Afgevallen",
    "Antwoord",
    "Keuzevraag",
    "Passend",
    "Regel",
    "Regelset",
    "Routeregels",
    "Uitkomst",
    "Verslag",
    "Voorwaarde",
    "adres",
    "alle_antwoorden",
    "als_gegevens",
    "antwoorden_uit",
    "beantwoord",
    "beoordeel",
    "controleer",
    "gesteld",
    "hoogstens",
    "lees",
    "telt_mee",
    "verschillen",
    "volgende_vraag",
]
