"""Figures of vacancies, and what happened to them."""

from .geschiedenis import STIL, Gebeurtenis, Verandering, geschiedenis, verschillen
from .lesdagen import Lesdag, Lesmaand, lesmaanden
from .lesuren import INDELINGEN, Lesregel, Lesuren, lesjaren, lesuren
from .tekort import Tekort, verborgen_tekort

__all__ = [
    "INDELINGEN",
    "STIL",
    "Gebeurtenis",
    "Lesdag",
    "Lesmaand",
    "Lesregel",
    "Lesuren",
    "Tekort",
    "Verandering",
    "geschiedenis",
    "lesjaren",
    "lesmaanden",
    "lesuren",
    "verborgen_tekort",
    "verschillen",
]
