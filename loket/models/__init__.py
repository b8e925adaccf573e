from .agenda import Aanmelding, Evaluatie, Evenement, Stand
from .kandidaat import Document, Kandidaat, Stap, Toestemming
from .meelopen import Meeloopverzoek, Ontvangst
from .route import Route, Routeaanmelding
from .vraag import Bericht, Doorverwijzing, Vraag

__all__ = [
    "Aanmelding",
    "Bericht",
    "Document",
    "Doorverwijzing",
    "Evaluatie",
    "Evenement",
    "Kandidaat",
    "Meeloopverzoek",
    "Ontvangst",
    "Route",
    "Routeaanmelding",
    "Stand",
    "Stap",
    "Toestemming",
    "Vraag",
]
