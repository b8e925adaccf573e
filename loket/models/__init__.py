from .agenda import Aanmelding, Evaluatie, Evenement, Stand
from .beelden import Beeld, Beeldmaat
from .bladzijden import (
    Artikel,
    Artikelen,
    Informatiepagina,
    Organisatiepagina,
    Organisaties,
    Regeling,
    Regelingen,
    Startpagina,
    Verhaal,
    Verhalen,
    Vragenpagina,
)
from .gesprek import Afspraak, Gespreksmoment
from .inbox import Bijlage, Standaardantwoord, Vraagnotitie
from .inhoud import Inhoudsbestand
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
    "Artikel",
    "Artikelen",
    "Beeld",
    "Beeldmaat",
    "Bericht",
    "Bijlage",
    "Document",
    "Doorverwijzing",
    "Evaluatie",
    "Evenement",
    "Exitgesprek",
    "Gespreksmoment",
    "Informatiepagina",
    "Inhoudsbestand",
    "Kandidaat",
    "Keuzeregels",
    "Keuzeuitkomst",
    "Meeloopverzoek",
    "Ontvangst",
    "Organisatiepagina",
    "Organisaties",
    "Processtap",
    "Regeling",
    "Regelingen",
    "Route",
    "Routeaanmelding",
    "Routestap",
    "Stand",
    "Standaardantwoord",
    "Stap",
    "Startpagina",
    "Subsidie",
    "Toestemming",
    "Verhaal",
    "Verhalen",
    "Vraag",
    "Vraagnotitie",
    "Vragenpagina",
]
