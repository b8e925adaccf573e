"""Vacancies of the region's boards, internship places, and who applied."""

from .lesaanbod import BEWAKERS, BOEKERS, Lesaanbod, Lesvraag, als_duur
from .lesreeks import AFZEGGEN_WERKDAGEN, Les, Lesreeks, maand_van
from .lesruimte import VOORUIT, Lestijden, Ruimte, eerste_dag, minuten_per_maand
from .sollicitatie import Sollicitatie
from .stageplaats import Stageplaats
from .vacature import BINNEN_HET_BESTUUR, UREN_PER_FTE, Vacature
from .vervanging import Beschikbaarheid, Poollid, Vervangingsdag, Vervangingsverzoek
from .zoekwoord import Zoekwoord

__all__ = [
    "AFZEGGEN_WERKDAGEN",
    "BEWAKERS",
    "BINNEN_HET_BESTUUR",
    "BOEKERS",
    "UREN_PER_FTE",
    "VOORUIT",
    "Beschikbaarheid",
    "Les",
    "Lesaanbod",
    "Lesreeks",
    "Lestijden",
    "Lesvraag",
    "Poollid",
    "Ruimte",
    "Sollicitatie",
    "Stageplaats",
    "Vacature",
    "Vervangingsdag",
    "Vervangingsverzoek",
    "Zoekwoord",
    "als_duur",
    "eerste_dag",
    "maand_van",
    "minuten_per_maand",
]
