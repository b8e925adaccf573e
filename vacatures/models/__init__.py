"""Vacancies of the region's boards, internship places, and who applied."""

from .koppeling import LANGSTE_OVERLAP, VOORVOEGSEL, Sleutel, Systeemkoppeling
from .sollicitatie import Sollicitatie
from .stageplaats import Stageplaats
from .vacature import BINNEN_HET_BESTUUR, UREN_PER_FTE, Vacature
from .vacatureimport import Vacatureimport
from .vervanging import Beschikbaarheid, Poollid, Vervangingsdag, Vervangingsverzoek
from .zoekwoord import Zoekwoord

__all__ = [
    "BINNEN_HET_BESTUUR",
    "LANGSTE_OVERLAP",
    "UREN_PER_FTE",
    "VOORVOEGSEL",
    "Beschikbaarheid",
    "Poollid",
    "Sleutel",
    "Sollicitatie",
    "Stageplaats",
    "Systeemkoppeling",
    "Vacature",
    "Vacatureimport",
    "Vervangingsdag",
    "Vervangingsverzoek",
    "Zoekwoord",
]
