"""Fixed lists of vacancies, internship places and applications."""

from .sollicitatie import Sollicitatiestatus
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
    "VACATURE_OVERGANGEN",
    "Aanleiding",
    "Contractvorm",
    "Niveau",
    "Noodoplossing",
    "Opleidingssoort",
    "Schaal",
    "Sollicitatiestatus",
    "Uitkomst",
    "Vacaturestatus",
    "Zoekwoordsoort",
]
