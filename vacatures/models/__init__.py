"""Vacancies of the region's boards, internship places, and who applied."""

from .bericht import Antwoordsjabloon, Sollicitatiebericht, Sollicitatienotitie
from .gesprek import Sollicitatiegesprek, Sollicitatiemoment
from .profiel import neem_op as neem_profiel_op
from .sollicitatie import ANTWOORD_WERKDAGEN, LOKET_WERKDAGEN, Sollicitatie
from .stageplaats import Stageplaats
from .vacature import BINNEN_HET_BESTUUR, UREN_PER_FTE, Vacature
from .vervanging import Beschikbaarheid, Poollid, Vervangingsdag, Vervangingsverzoek
from .zoekwoord import Zoekwoord

__all__ = [
    "ANTWOORD_WERKDAGEN",
    "BINNEN_HET_BESTUUR",
    "LOKET_WERKDAGEN",
    "UREN_PER_FTE",
    "Antwoordsjabloon",
    "Beschikbaarheid",
    "Poollid",
    "Sollicitatie",
    "Sollicitatiebericht",
    "Sollicitatiegesprek",
    "Sollicitatiemoment",
    "Sollicitatienotitie",
    "Stageplaats",
    "Vacature",
    "Vervangingsdag",
    "Vervangingsverzoek",
    "Zoekwoord",
    "neem_profiel_op",
]
