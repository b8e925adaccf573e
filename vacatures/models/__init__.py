"""Vacancies of the region's boards, internship places, and who applied."""

from .bewaard import BewaardeVacature
from .sollicitatie import Sollicitatie
from .stageplaats import (
    Stageaanbod,
    Stagebegeleider,
    Stageherinnering,
    Stagejaar,
    Stageperiode,
    Stageplaats,
    eigen_stagescholen,
    gevolgde_stagescholen,
)
from .stagestudent import Stagestudent, Stagevraag, Studentenimport, eigen_instituut
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
    "Stageaanbod",
    "Stagebegeleider",
    "Stageherinnering",
    "Stagejaar",
    "Stageperiode",
    "Stageplaats",
    "Stagestudent",
    "Stagevraag",
    "Studentenimport",
    "Vacature",
    "Vervangingsdag",
    "Vervangingsverzoek",
    "Zoekwoord",
    "eigen_instituut",
    "eigen_stagescholen",
    "gevolgde_stagescholen",
]
