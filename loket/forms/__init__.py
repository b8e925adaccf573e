"""Forms of the loket."""

from .inbox import Notitieformulier, Sluiting, Standaardformulier, Toewijzing, Vraagfilter
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
    Wisformulier,
)
from .post import Postformulier
from .subsidies import Besluit, Intrekking, Subsidieaanvraag, Terugvordering, Verantwoording
from .visitekaartje import Visitekaartformulier
from .vragen import (
    Antwoordformulier,
    Reactieformulier,
    Teruggave,
    Terughalen,
    Verwijzing,
    Vraagformulier,
    VraagVanElders,
    Zoekcollega,
)

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
    "Intrekking",
    "Kandidaatfilter",
    "Keuzeregelformulier",
    "Keuzevraagformulier",
    "Mailformulier",
    "Momentaanbod",
    "Momentkeuze",
    "Motivatieformulier",
    "Notitieformulier",
    "Oordeelformulier",
    "Postformulier",
    "Processtapformulier",
    "Profielformulier",
    "Reactieformulier",
    "Sluiting",
    "Standaardformulier",
    "Stapformulier",
    "Stopformulier",
    "Subsidieaanvraag",
    "Teruggave",
    "Terughalen",
    "Terugvordering",
    "Toelichtingformulier",
    "Toestemmingformulier",
    "Toewijzing",
    "Uitstapformulier",
    "Verantwoording",
    "Verwijzing",
    "Visitekaartformulier",
    "VraagVanElders",
    "Vraagfilter",
    "Vraagformulier",
    "Wisformulier",
    "Zoekcollega",
]
