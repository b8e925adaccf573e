"""Figures of vacancies, and what happened to them."""

from .geschiedenis import STIL, Gebeurtenis, Verandering, geschiedenis, verschillen
from .tekort import Tekort, verborgen_tekort

__all__ = ["STIL", "Gebeurtenis", "Tekort", "Verandering", "geschiedenis", "verborgen_tekort", "verschillen"]
