from .kandidaat import Document, Kandidaat, Stap, Toestemming
from .keuzehulp import Keuzeregels, Keuzeuitkomst
from .route import Route, Routeaanmelding
from .vraag import Bericht, Doorverwijzing, Vraag

__all__ = [
    "Bericht",
    "Document",
    "Doorverwijzing",
    "Kandidaat",
    "Keuzeregels",
    "Keuzeuitkomst",
    "Route",
    "Routeaanmelding",
    "Stap",
    "Toestemming",
    "Vraag",
]
