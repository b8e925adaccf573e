"""Figures of vacancies, and what happened to them."""

from .geschiedenis import STIL, Gebeurtenis, Verandering, geschiedenis, verschillen
from .stages import beschrijf_grafiek as stagegrafiek
from .tekort import Tekort, verborgen_tekort

__all__ = [
    "STIL",
    "Gebeurtenis",
    "Tekort",
    "Verandering",
    "geschiedenis",
    "stagegrafiek",
    "verborgen_tekort",
    "verschillen",
]
