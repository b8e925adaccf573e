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
from .zoeken import Zoekwoordsoort

__all__ = [
    "ANTWOORDEN",
    "FASEN",
    "NIET_GEVRAAGD",
    "OPEN",
    "SOLLICITATIE_OVERGANGEN",
    "VACATURE_OVERGANGEN",
    "Aanleiding",
    "Afwijsreden",
    "Contractvorm",
    "Niveau",
    "Noodoplossing",
    "Opleidingssoort",
    "Schaal",
    "Sjabloonsoort",
    "Sollicitatiestatus",
    "Uitkomst",
    "Vacaturestatus",
    "Zoekwoordsoort",
]
