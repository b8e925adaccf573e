"""Forms of vacancies, applications and what else is found here."""

from .levensloop import Planformulier, Sluitformulier, Terugformulier, Vernieuwformulier
from .sollicitatie import Antwoordformulier, Sollicitatieformulier
from .vacature import DELEN, NIETS_GEKOZEN, OP_EEN_RIJ, Vacatureformulier
from .vervanging import Afmeldformulier, Poollidformulier, Vervangingsformulier
from .zoeken import AFSTAND_ZONDER_KEUZE, Plek, Zoekformulier, plek_van

__all__ = [
    "AFSTAND_ZONDER_KEUZE",
    "DELEN",
    "NIETS_GEKOZEN",
    "OP_EEN_RIJ",
    "Afmeldformulier",
    "Antwoordformulier",
    "Planformulier",
    "Plek",
    "Poollidformulier",
    "Sluitformulier",
    "Sollicitatieformulier",
    "Terugformulier",
    "Vacatureformulier",
    "Vernieuwformulier",
    "Vervangingsformulier",
    "Zoekformulier",
    "plek_van",
]
