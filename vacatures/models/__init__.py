"""Vacancies of the region's boards, internship places, and who applied."""

from .bericht import Antwoordsjabloon, Sollicitatiebericht, Sollicitatienotitie
from .bewaard import BewaardeVacature
from .gesprek import Sollicitatiegesprek, Sollicitatiemoment
from .profiel import neem_op as neem_profiel_op
from .sollicitatie import ANTWOORD_WERKDAGEN, LOKET_WERKDAGEN, Sollicitatie
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
    "ANTWOORD_WERKDAGEN",
    "BINNEN_HET_BESTUUR",
    "LOKET_WERKDAGEN",
    "UREN_PER_FTE",
    "Aankondiging",
    "Alertdag",
    "Antwoordsjabloon",
    "Beschikbaarheid",
    "BewaardeVacature",
    "Poollid",
    "Sollicitatie",
    "Sollicitatiebericht",
    "Sollicitatiegesprek",
    "Sollicitatiemoment",
    "Sollicitatienotitie",
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
    "neem_profiel_op",
]
