"""Figures of vacancies, and what happened to them."""

from .geschiedenis import STIL, Gebeurtenis, Verandering, geschiedenis, verschillen
from .routeadvies import Routeadvies, routeadvies
from .stages import beschrijf_grafiek as stagegrafiek
from .tekort import Tekort, verborgen_tekort
from .vervanging import Kalenderdag, Mogelijk, Vervangingscijfer, kalender, wie_kan
from .vervanging import cijfers as vervangingscijfers
from .zoekwoorden import Proef, proef

__all__ = [
    "STIL",
    "Gebeurtenis",
    "Kalenderdag",
    "Mogelijk",
    "Proef",
    "Routeadvies",
    "Tekort",
    "Verandering",
    "Vervangingscijfer",
    "geschiedenis",
    "kalender",
    "proef",
    "routeadvies",
    "stagegrafiek",
    "verborgen_tekort",
    "verschillen",
    "vervangingscijfers",
    "wie_kan",
]
