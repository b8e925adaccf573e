"""Forms of the loket."""

from .instroom import (
    AlGedaan,
    Momentaanbod,
    Momentkeuze,
    Motivatieformulier,
    Processtapformulier,
    Uitstapformulier,
)
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
from .mijn import (
    PROFIEL,
    Aanmeldformulier,
    Afschermformulier,
    Documentformulier,
    Profielformulier,
    Stopformulier,
    Toestemmingformulier,
)
from .subsidies import Besluit, Subsidieaanvraag, Terugvordering, Verantwoording
from .vragen import Antwoordformulier, Teruggave, Verwijzing, Vraagformulier, VraagVanElders, Zoekcollega

__all__ = [
    "PROFIEL",
    "Aanmeldformulier",
    "Afschermformulier",
    "AlGedaan",
    "Antwoordformulier",
    "Antwoordkeuze",
    "Besluit",
    "Bewaarformulier",
    "Contactformulier",
    "Documentformulier",
    "Eindeformulier",
    "Geenformulier",
    "Kandidaatfilter",
    "Keuzeregelformulier",
    "Keuzevraagformulier",
    "Mailformulier",
    "Momentaanbod",
    "Momentkeuze",
    "Motivatieformulier",
    "Oordeelformulier",
    "Processtapformulier",
    "Profielformulier",
    "Stapformulier",
    "Stopformulier",
    "Subsidieaanvraag",
    "Teruggave",
    "Terugvordering",
    "Toelichtingformulier",
    "Toestemmingformulier",
    "Uitstapformulier",
    "Verantwoording",
    "Verwijzing",
    "VraagVanElders",
    "Vraagformulier",
    "Zoekcollega",
]
