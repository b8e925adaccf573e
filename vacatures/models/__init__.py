"""Vacancies of the region's boards, internship places, and who applied."""

from .bewaard import BewaardeVacature
from .sollicitatie import Sollicitatie
from .stageplaats import Stageplaats
from .vacature import BINNEN_HET_BESTUUR, UREN_PER_FTE, Vacature
from .vervanging import Beschikbaarheid, Poollid, Vervangingsdag, Vervangingsverzoek
from .zoekwoord import Zoekwoord

__all__ = [
    "BINNEN_HET_BESTUUR",
    "UREN_PER_FTE",
    "Beschikbaarheid",
    "BewaardeVacature",
    "Poollid",
    "Sollicitatie",
    "Stageplaats",
    "Vacature",
    "Vervangingsdag",
    "Vervangingsverzoek",
    "Zoekwoord",
]
