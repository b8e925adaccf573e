"""Forms of the loket."""

from .kandidaten import Contactformulier, Eindeformulier, Kandidaatfilter, Oordeelformulier, Stapformulier
from .keuzehulp import (
    Antwoordkeuze,
    Bewaarformulier,
    Geenformulier,
    Keuzeregelformulier,
    Keuzevraagformulier,
    Mailformulier,
    Toelichtingformulier,
)
from .mijn import Aanmeldformulier, Documentformulier, Profielformulier, Stopformulier, Toestemmingformulier
from .vragen import Antwoordformulier, Teruggave, Verwijzing, Vraagformulier, VraagVanElders, Zoekcollega

__all__ = [
    "Aanmeldformulier",
    "Antwoordformulier",
    "Antwoordkeuze",
    "Bewaarformulier",
    "Contactformulier",
    "Documentformulier",
    "Eindeformulier",
    "Geenformulier",
    "Kandidaatfilter",
    "Keuzeregelformulier",
    "Keuzevraagformulier",
    "Mailformulier",
    "Oordeelformulier",
    "Profielformulier",
    "Stapformulier",
    "Stopformulier",
    "Teruggave",
    "Toelichtingformulier",
    "Toestemmingformulier",
    "Verwijzing",
    "VraagVanElders",
    "Vraagformulier",
    "Zoekcollega",
]
