"""Figures of vacancies and applications, and what happened to them."""

from .afwijsredenen import Aantal, Afwijsredenen, Redencijfer, afwijsredenen
from .antwoordtijd import KORT, LANG, Antwoordtijd, antwoordtijd, antwoordtijd_om_te_tonen, antwoordtijden
from .beloning import Beloning, beloningen, schaalbeloning
from .bereik import Bereik, Jaarbereik, bereik, jaarbereik
from .geschiedenis import STIL, Gebeurtenis, Verandering, geschiedenis, verschillen
from .inhalen import Ingehaald, ingehaald
from .lesdagen import Lesdag, Lesmaand, lesmaanden
from .lesuren import INDELINGEN, Lesregel, Lesuren, lesjaren, lesuren
from .pijplijn import Fasecijfer, Pijplijn, pijplijn, pijplijnen
from .routeadvies import Routeadvies, routeadvies
from .stages import beschrijf_grafiek as stagegrafiek
from .tekort import Tekort, verborgen_tekort
from .vervanging import Kalenderdag, Mogelijk, Vervangingscijfer, kalender, wie_kan
from .vervanging import cijfers as vervangingscijfers
from .zoekopdrachten import Alertmaand, Alertstand, alertstand
from .zoekwoorden import Proef, proef

__all__ = [
    "INDELINGEN",
    "KORT",
    "LANG",
    "STIL",
    "Aantal",
    "Afwijsredenen",
    "Alertmaand",
    "Alertstand",
    "Antwoordtijd",
    "Beloning",
    "Bereik",
    "Fasecijfer",
    "Gebeurtenis",
    "Ingehaald",
    "Jaarbereik",
    "Kalenderdag",
    "Lesdag",
    "Lesmaand",
    "Lesregel",
    "Lesuren",
    "Mogelijk",
    "Pijplijn",
    "Proef",
    "Redencijfer",
    "Routeadvies",
    "Tekort",
    "Verandering",
    "Vervangingscijfer",
    "afwijsredenen",
    "alertstand",
    "antwoordtijd",
    "antwoordtijd_om_te_tonen",
    "antwoordtijden",
    "beloningen",
    "bereik",
    "geschiedenis",
    "ingehaald",
    "jaarbereik",
    "kalender",
    "lesjaren",
    "lesmaanden",
    "lesuren",
    "pijplijn",
    "pijplijnen",
    "proef",
    "routeadvies",
    "schaalbeloning",
    "stagegrafiek",
    "verborgen_tekort",
    "verschillen",
    "vervangingscijfers",
    "wie_kan",
]
