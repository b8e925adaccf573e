"""Vacancies of the region's boards, internship places, and who applied."""

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
    "Stageaanbod",
    "Stagebegeleider",
    "Stageherinnering",
    "Stagejaar",
    "Stageperiode",
    "Stageplaats",
    "Stagestudent",
    "Stagevraag",
    "Studentenimport",
    "Treffer",
    "Vacature",
    "Vervangingsdag",
    "Vervangingsverzoek",
    "Zoekopdracht",
    "Zoekwoord",
    "eigen_instituut",
    "eigen_stagescholen",
    "gevolgde_stagescholen",
]
