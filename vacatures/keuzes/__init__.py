"""Fixed lists of vacancies, internship places and applications."""

from .sollicitatie import (
    ANTWOORDEN,
    FASEN,
    NIET_GEVRAAGD,
    OPEN,
    SOLLICITATIE_OVERGANGEN,
    Afwijsreden,
    Sjabloonsoort,
    Sollicitatiestatus,
)
from .stage import Opleidingssoort
from .vacature import (
    VACATURE_OVERGANGEN,
    Aanleiding,
    Contractvorm,
    Niveau,
    Noodoplossing,
    Schaal,
    Uitkomst,
    Vacaturestatus,
)
from .vervanging import BEZET, VERVANGING_OVERGANGEN, Dagdeel, Vervangreden, Vervangstatus
from .zoeken import Zoekwoordsoort

__all__ = [
    "ANTWOORDEN",
    "BEZET",
    "FASEN",
    "NIET_GEVRAAGD",
    "OPEN",
    "SOLLICITATIE_OVERGANGEN",
    "VACATURE_OVERGANGEN",
    "VERVANGING_OVERGANGEN",
    "Aanleiding",
    "Afwijsreden",
    "Contractvorm",
    "Dagdeel",
    "Niveau",
    "Noodoplossing",
    "Opleidingssoort",
    "Schaal",
    "Sjabloonsoort",
    "Sollicitatiestatus",
    "Uitkomst",
    "Vacaturestatus",
    "Vervangreden",
    "Vervangstatus",
    "Zoekwoordsoort",
]
