"""Fixed lists of vacancies, internship places and applications."""

from .aanleveren import Gevolg, Importstand, Koppelingsrecht
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
from .vervanging import BEZET, VERVANGING_OVERGANGEN, Dagdeel, Vervangreden, Vervangstatus
from .zoeken import Zoekwoordsoort

__all__ = [
    "BEZET",
    "VACATURE_OVERGANGEN",
    "VERVANGING_OVERGANGEN",
    "Aanleiding",
    "Contractvorm",
    "Dagdeel",
    "Gevolg",
    "Importstand",
    "Koppelingsrecht",
    "Niveau",
    "Noodoplossing",
    "Opleidingssoort",
    "Schaal",
    "Sollicitatiestatus",
    "Uitkomst",
    "Vacaturestatus",
    "Vervangreden",
    "Vervangstatus",
    "Zoekwoordsoort",
]
