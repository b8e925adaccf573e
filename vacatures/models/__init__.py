"""Vacancies of the region's boards, internship places, and who applied."""

from .bericht import Antwoordsjabloon, Sollicitatiebericht, Sollicitatienotitie
from .bewaard import BewaardeVacature
from .gesprek import Sollicitatiegesprek, Sollicitatiemoment
from .koppeling import LANGSTE_OVERLAP, VOORVOEGSEL, Sleutel, Systeemkoppeling, koppelingsrechten
from .lesaanbod import BEWAKERS, BOEKERS, Lesaanbod, Lesvraag, als_duur
from .lesreeks import AFZEGGEN_WERKDAGEN, Les, Lesreeks, maand_van
from .lesruimte import VOORUIT, Lestijden, Ruimte, eerste_dag, minuten_per_maand
from .profiel import neem_op as neem_profiel_op
from .regioafspraak import Regioafspraak
from .schaaltabel import Schaalbedrag, Schaaltabel
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
from .vacature import BINNEN_HET_BESTUUR, UREN_PER_FTE, OokOp, Vacature, keur_kenmerk
from .vacaturedag import Vacaturedag
from .vacatureimport import Vacatureimport
from .vacaturesjabloon import Vacaturesjabloon
from .vervanging import Beschikbaarheid, Poollid, Vervangingsdag, Vervangingsverzoek
from .zoekopdracht import Aankondiging, Alertdag, Treffer, Zoekopdracht
from .zoekwoord import Zoekwoord

__all__ = [
    "AFZEGGEN_WERKDAGEN",
    "ANTWOORD_WERKDAGEN",
    "BEWAKERS",
    "BINNEN_HET_BESTUUR",
    "BOEKERS",
    "LANGSTE_OVERLAP",
    "LOKET_WERKDAGEN",
    "UREN_PER_FTE",
    "VOORUIT",
    "VOORVOEGSEL",
    "Aankondiging",
    "Alertdag",
    "Antwoordsjabloon",
    "Beschikbaarheid",
    "BewaardeVacature",
    "Les",
    "Lesaanbod",
    "Lesreeks",
    "Lestijden",
    "Lesvraag",
    "OokOp",
    "Poollid",
    "Regioafspraak",
    "Ruimte",
    "Schaalbedrag",
    "Schaaltabel",
    "Sleutel",
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
    "Systeemkoppeling",
    "Treffer",
    "Vacature",
    "Vacaturedag",
    "Vacatureimport",
    "Vacaturesjabloon",
    "Vervangingsdag",
    "Vervangingsverzoek",
    "Zoekopdracht",
    "Zoekwoord",
    "als_duur",
    "eerste_dag",
    "eigen_instituut",
    "eigen_stagescholen",
    "gevolgde_stagescholen",
    "keur_kenmerk",
    "koppelingsrechten",
    "maand_van",
    "minuten_per_maand",
    "neem_profiel_op",
]
