from .agenda import Aanmelding, Evaluatie, Evenement, Stand
from .gesprek import Afspraak, Gespreksmoment
from .inbox import Bijlage, Standaardantwoord, Vraagnotitie
from .kandidaat import Document, Kandidaat, Stap, Toestemming
from .keuzehulp import Keuzeregels, Keuzeuitkomst
from .meelopen import Meeloopverzoek, Ontvangst
from .proces import Exitgesprek, Processtap, Routestap
from .route import Route, Routeaanmelding
from .subsidie import Subsidie
from .vraag import Bericht, Doorverwijzing, Vraag

__all__ = [
    "Aanmelding",
    "Afspraak",
    "Bericht",
    "Bijlage",
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
    "Standaardantwoord",
    "Stap",
    "Subsidie",
    "Toestemming",
    "Vraag",
    "Vraagnotitie",
]
