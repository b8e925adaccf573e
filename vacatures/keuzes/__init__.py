"""Fixed lists of vacancies, internship places and applications."""

from .aanleveren import Gevolg, Importstand, Koppelingsrecht
from .afspraak import Afspraakonderwerp, Afwijking
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
from .stage import (
    AANBOD_OVERGANGEN,
    KORT,
    MET_VAK,
    SOORTEN_VAN_SECTOR,
    Aanbodstatus,
    Begeleidersrol,
    Opleidingssoort,
    sector_van,
)
from .vacature import (
    CAO_VAN,
    VACATURE_OVERGANGEN,
    Aanleiding,
    Cao,
    Contractvorm,
    Niveau,
    Noodoplossing,
    Schaal,
    Uitkomst,
    Vacaturestatus,
)
from .vervanging import BEZET, VERVANGING_OVERGANGEN, Dagdeel, Vervangreden, Vervangstatus
from .zoeken import Zoekwoordsoort
from .zoekopdracht import Frequentie, Opdrachtstatus

__all__ = [
    "AANBOD_OVERGANGEN",
    "ANTWOORDEN",
    "BEZET",
    "CAO_VAN",
    "FASEN",
    "KORT",
    "MET_VAK",
    "NIET_GEVRAAGD",
    "OPEN",
    "SOLLICITATIE_OVERGANGEN",
    "SOORTEN_VAN_SECTOR",
    "VACATURE_OVERGANGEN",
    "VERVANGING_OVERGANGEN",
    "Aanbodstatus",
    "Aanleiding",
    "Afspraakonderwerp",
    "Afwijking",
    "Afwijsreden",
    "Begeleidersrol",
    "Cao",
    "Contractvorm",
    "Dagdeel",
    "Frequentie",
    "Gevolg",
    "Importstand",
    "Koppelingsrecht",
    "Niveau",
    "Noodoplossing",
    "Opdrachtstatus",
    "Opleidingssoort",
    "Schaal",
    "Sjabloonsoort",
    "Sollicitatiestatus",
    "Uitkomst",
    "Vacaturestatus",
    "Vervangreden",
    "Vervangstatus",
    "Zoekwoordsoort",
    "sector_van",
]
