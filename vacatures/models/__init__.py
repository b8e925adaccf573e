"""Vacancies of the region's boards, internship places, and who applied."""

from .sollicitatie import Sollicitatie
from .stageplaats import Stageplaats
from .vacature import BINNEN_HET_BESTUUR, UREN_PER_FTE, Vacature
from .vervanging import Beschikbaarheid, Poollid, Vervangingsdag, Vervangingsverzoek
from .zoekopdracht import Aankondiging, Alertdag, Treffer, Zoekopdracht
from .zoekwoord import Zoekwoord

__all__ = [
    "BINNEN_HET_BESTUUR",
    "UREN_PER_FTE",
    "Aankondiging",
    "Alertdag",
    "Beschikbaarheid",
    "Poollid",
    "Sollicitatie",
    "Stageplaats",
    "Treffer",
    "Vacature",
    "Vervangingsdag",
    "Vervangingsverzoek",
    "Zoekopdracht",
    "Zoekwoord",
]
