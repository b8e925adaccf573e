"""Forms of vacancies, applications and what else is found here."""

from ..zoeken.plek import AFSTAND_ZONDER_KEUZE, Plek
from .aanleveren import (
    Importbevestiging,
    Koppelingsformulier,
    Vacaturebestand,
    Vacaturekolommen,
    Wisselformulier,
)
from .gesprek import Momentaanbod, Momentformulier, Momentkeuze, van_moment
from .levensloop import Planformulier, Sluitformulier, Terugformulier, Vernieuwformulier
from .regioafspraak import Regioafspraakformulier
from .schaaltabel import Schaaltabelformulier
from .sollicitatie import (
    BERICHT,
    Antwoordformulier,
    Berichtformulier,
    Notitieformulier,
    Pijplijnfilter,
    Schrijfformulier,
    Sjabloonformulier,
    Sollicitatieformulier,
)
from .vacature import DELEN, NIETS_GEKOZEN, OP_EEN_RIJ, Eigenfilter, Vacatureformulier, als_versie
from .vacaturesjabloon import Vacaturesjabloonformulier
from .vervanging import Afmeldformulier, Poollidformulier, Vervangingsformulier
from .zoeken import Reisformulier, Zoekformulier
from .zoekopdracht import Linkformulier, Zoekopdrachtformulier, ZoekopdrachtZonderAccount
from .zoekwoord import Zoekwoordformulier

__all__ = [
    "AFSTAND_ZONDER_KEUZE",
    "BERICHT",
    "DELEN",
    "NIETS_GEKOZEN",
    "OP_EEN_RIJ",
    "Afmeldformulier",
    "Antwoordformulier",
    "Berichtformulier",
    "Eigenfilter",
    "Importbevestiging",
    "Koppelingsformulier",
    "Linkformulier",
    "Momentaanbod",
    "Momentformulier",
    "Momentkeuze",
    "Notitieformulier",
    "Pijplijnfilter",
    "Planformulier",
    "Plek",
    "Poollidformulier",
    "Regioafspraakformulier",
    "Reisformulier",
    "Schaaltabelformulier",
    "Schrijfformulier",
    "Sjabloonformulier",
    "Sluitformulier",
    "Sollicitatieformulier",
    "Terugformulier",
    "Vacaturebestand",
    "Vacatureformulier",
    "Vacaturekolommen",
    "Vacaturesjabloonformulier",
    "Vernieuwformulier",
    "Vervangingsformulier",
    "Wisselformulier",
    "Zoekformulier",
    "ZoekopdrachtZonderAccount",
    "Zoekopdrachtformulier",
    "Zoekwoordformulier",
    "als_versie",
    "van_moment",
]
