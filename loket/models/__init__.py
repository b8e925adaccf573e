from .gesprek import Afspraak, Gespreksmoment
from .kandidaat import Document, Kandidaat, Stap, Toestemming
from .proces import Exitgesprek, Processtap, Routestap
from .route import Route, Routeaanmelding
from .subsidie import Subsidie
from .vraag import Bericht, Doorverwijzing, Vraag

__all__ = [
    "Afspraak",
    "Bericht",
    "Document",
    "Doorverwijzing",
    "Exitgesprek",
    "Gespreksmoment",
    "Kandidaat",
    "Processtap",
    "Route",
    "Routeaanmelding",
    "Routestap",
    "Stap",
    "Subsidie",
    "Toestemming",
    "Vraag",
]
