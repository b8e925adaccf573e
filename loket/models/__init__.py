from .kandidaat import Document, Kandidaat, Stap, Toestemming
from .route import Route, Routeaanmelding
from .vraag import Bericht, Doorverwijzing, Vraag

__all__ = [
    "Bericht",
    "Document",
    "Doorverwijzing",
    "Kandidaat",
    "Route",
    "Routeaanmelding",
    "Stap",
    "Toestemming",
    "Vraag",
]
