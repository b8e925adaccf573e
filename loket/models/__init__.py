from .afscherming import Afscherming, bekend_bij
from .agenda import Aanmelding, Evaluatie, Evenement, Stand
from .beelden import Beeld, Beeldmaat
from .bewaardfilter import BewaardFilter
from .bewaren import Bewaargrond, Bewaarronde, bewaargronden
from .bladzijden import (
    Artikel,
    Artikelen,
    Informatiepagina,
    Organisatiepagina,
    Organisaties,
    Regeling,
    Regelingen,
    Routepagina,
    Routepaginas,
    Schoolpagina,
    Startpagina,
    Verhaal,
    Verhalen,
    Vragenpagina,
)
from .gesprek import Afspraak, GekozenMoment, GekozenQuerySet, Gespreksmoment, Moment, MomentQuerySet
from .importeren import Importopdracht, Importrij
from .inbox import Bijlage, Standaardantwoord, Vraagnotitie
from .inhoud import Inhoudsbestand
from .kandidaat import Document, Kandidaat, Stap, Toestemming
from .keuzehulp import Keuzeregels, Keuzeuitkomst
from .meelopen import Meeloopverzoek, Ontvangst, Ontvangstvraag, scholen_die_nog_niets_zeiden
from .persoonsgegevens import Gegevens, persoonsgegevens
from .proces import Exitgesprek, Processtap, Routestap
from .route import Route, Routeaanmelding
from .samenvoegen import GeenDubbel, Samenvoeging
from .subsidie import Subsidie
from .uitnodiging import Bijeenkomstuitnodiging
from .visitekaartje import Visitekaartje
from .vraag import Bericht, Doorverwijzing, Vraag

__all__ = [
    "Aanmelding",
    "Afscherming",
    "Afspraak",
    "Artikel",
    "Artikelen",
    "Beeld",
    "Beeldmaat",
    "Bericht",
    "BewaardFilter",
    "Bewaargrond",
    "Bewaarronde",
    "Bijeenkomstuitnodiging",
    "Bijlage",
    "Document",
    "Doorverwijzing",
    "Evaluatie",
    "Evenement",
    "Exitgesprek",
    "GeenDubbel",
    "Gegevens",
    "GekozenMoment",
    "GekozenQuerySet",
    "Gespreksmoment",
    "Importopdracht",
    "Importrij",
    "Informatiepagina",
    "Inhoudsbestand",
    "Kandidaat",
    "Keuzeregels",
    "Keuzeuitkomst",
    "Meeloopverzoek",
    "Moment",
    "MomentQuerySet",
    "Ontvangst",
    "Ontvangstvraag",
    "Organisatiepagina",
    "Organisaties",
    "Processtap",
    "Regeling",
    "Regelingen",
    "Route",
    "Routeaanmelding",
    "Routepagina",
    "Routepaginas",
    "Routestap",
    "Samenvoeging",
    "Schoolpagina",
    "Stand",
    "Standaardantwoord",
    "Stap",
    "Startpagina",
    "Subsidie",
    "Toestemming",
    "Verhaal",
    "Verhalen",
    "Visitekaartje",
    "Vraag",
    "Vraagnotitie",
    "Vragenpagina",
    "bekend_bij",
    "bewaargronden",
    "persoonsgegevens",
    "scholen_die_nog_niets_zeiden",
]
