from .importronde import Importronde
from .mensen import Gebruiker, Lidmaatschap, Uitnodiging
from .regio import Bron, Buurregio, Organisatie, Partnerschap, Postcodegebied, Regio, School, Thema
from .vakantie import Schoolvakantie

__all__ = [
    "Bron",
    "Buurregio",
    "Gebruiker",
    "Importronde",
    "Lidmaatschap",
    "Organisatie",
    "Partnerschap",
    "Postcodegebied",
    "Regio",
    "School",
    "Schoolvakantie",
    "Thema",
    "Uitnodiging",
]
