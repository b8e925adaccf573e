"""Figures of vacancies, and what happened to them."""

from .geschiedenis import STIL, Gebeurtenis, Verandering, geschiedenis, verschillen
from .stages import beschrijf_grafiek as stagegrafiek
from .tekort import Tekort, verborgen_tekort
from .vervanging import Kalenderdag, Mogelijk, Vervangingscijfer, kalender, wie_kan
from .vervanging import cijfers as vervangingscijfers
from .zoekopdrachten import Alertmaand, Alertstand, alertstand

__all__ = [
    "STIL",
    "Alertmaand",
    "Alertstand",
    "Gebeurtenis",
    "Kalenderdag",
    "Mogelijk",
    "Tekort",
    "Verandering",
    "Vervangingscijfer",
    "alertstand",
    "geschiedenis",
    "kalender",
    "stagegrafiek",
    "verborgen_tekort",
    "verschillen",
    "vervangingscijfers",
    "wie_kan",
]
