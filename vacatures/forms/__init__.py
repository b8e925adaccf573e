"""Forms of vacancies, applications and what else is found here."""

from ..zoeken.plek import AFSTAND_ZONDER_KEUZE, Plek, plek_van
from .aanleveren import (
    Importbevestiging,
    Koppelingsformulier,
    Vacaturebestand,
    Vacaturekolommen,
    Wisselformulier,
)
from .levensloop import Planformulier, Sluitformulier, Terugformulier, Vernieuwformulier
from .sollicitatie import Antwoordformulier, Sollicitatieformulier
from .vacature import DELEN, NIETS_GEKOZEN, OP_EEN_RIJ, Vacatureformulier
from .vervanging import Afmeldformulier, Poollidformulier, Vervangingsformulier
from .zoeken import Zoekformulier

__all__ = [
    "AFSTAND_ZONDER_KEUZE",
    "DELEN",
    "NIETS_GEKOZEN",
    "OP_EEN_RIJ",
    "Afmeldformulier",
    "Antwoordformulier",
    "Importbevestiging",
    "Koppelingsformulier",
    "Planformulier",
    "Plek",
    "Poollidformulier",
    "Sluitformulier",
    "Sollicitatieformulier",
    "Terugformulier",
    "Vacaturebestand",
    "Vacatureformulier",
    "Vacaturekolommen",
    "Vernieuwformulier",
    "Vervangingsformulier",
    "Wisselformulier",
    "Zoekformulier",
    "plek_van",
]
