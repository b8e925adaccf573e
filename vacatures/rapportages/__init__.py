"""Figures of vacancies, and what happened to them."""

from .geschiedenis import STIL, Gebeurtenis, Verandering, geschiedenis, verschillen
from .stages import beschrijf_grafiek as stagegrafiek
from .tekort import Tekort, verborgen_tekort
from .vervanging import Kalenderdag, Mogelijk, Vervangingscijfer, kalender, wie_kan
from .vervanging import cijfers as vervangingscijfers

__all__ = [
    "STIL",
    "Gebeurtenis",
    "Kalenderdag",
    "Mogelijk",
    "Tekort",
    "Verandering",
    "Vervangingscijfer",
    "geschiedenis",
    "kalender",
    "stagegrafiek",
    "verborgen_tekort",
    "verschillen",
    "vervangingscijfers",
    "wie_kan",
]
