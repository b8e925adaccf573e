from .afscherming import Afscherming
from .agenda import Aanmelding, Evaluatie, Evenement, Stand
from .bewaren import Bewaarronde
from .gesprek import Afspraak, Gespreksmoment
from .kandidaat import Document, Kandidaat, Stap, Toestemming
from .keuzehulp import Keuzeregels, Keuzeuitkomst
from .meelopen import Meeloopverzoek, Ontvangst
from .proces import Exitgesprek, Processtap, Routestap
from .route import Route, Routeaanmelding
from .subsidie import Subsidie
from .vraag import Bericht, Doorverwijzing, Vraag

__all__ = [
    "Aanmelding",
    "Afscherming",
    "Afspraak",
    "Bericht",
    "Bewaarronde",
    "Document",
    "Doorverwijzing",
    "Evaluatie",
    "Evenement",
    "Exitgesprek",
    "Gespreksmoment",
    "Kandidaat",
    "Keuzeregels",
    "Keuzeuitkomst",
    "Meeloopverzoek",
    "Ontvangst",
    "Processtap",
    "Route",
    "Routeaanmelding",
    "Routestap",
    "Stand",
    "Stap",
    "Subsidie",
    "Toestemming",
    "Vraag",
]
