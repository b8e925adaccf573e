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
from .mijn import Aanmeldformulier, Documentformulier, Profielformulier, Stopformulier, Toestemmingformulier
from .subsidies import Besluit, Subsidieaanvraag, Terugvordering, Verantwoording
from .vragen import Antwoordformulier, Teruggave, Verwijzing, Vraagformulier, VraagVanElders, Zoekcollega

__all__ = [
    "Aanmeldformulier",
    "AlGedaan",
    "Antwoordformulier",
    "Besluit",
    "Contactformulier",
    "Documentformulier",
    "Eindeformulier",
    "Kandidaatfilter",
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
    "Toestemmingformulier",
    "Uitstapformulier",
    "Verantwoording",
    "Verwijzing",
    "VraagVanElders",
    "Vraagformulier",
    "Zoekcollega",
]
