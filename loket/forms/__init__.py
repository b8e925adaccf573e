"""Forms of the loket."""

from .kandidaten import Contactformulier, Eindeformulier, Kandidaatfilter, Oordeelformulier, Stapformulier
from .mijn import Aanmeldformulier, Documentformulier, Profielformulier, Stopformulier, Toestemmingformulier
from .vragen import Antwoordformulier, Teruggave, Verwijzing, Vraagformulier, VraagVanElders, Zoekcollega

__all__ = [
    "Aanmeldformulier",
    "Antwoordformulier",
    "Contactformulier",
    "Documentformulier",
    "Eindeformulier",
    "Kandidaatfilter",
    "Oordeelformulier",
    "Profielformulier",
    "Stapformulier",
    "Stopformulier",
    "Teruggave",
    "Toestemmingformulier",
    "Verwijzing",
    "VraagVanElders",
    "Vraagformulier",
    "Zoekcollega",
]
