"""Figures of vacancies, and what happened to them."""

from .geschiedenis import STIL, Gebeurtenis, Verandering, geschiedenis, verschillen
from .lesdagen import Lesdag, Lesmaand, lesmaanden
from .lesuren import INDELINGEN, Lesregel, Lesuren, lesjaren, lesuren
from .tekort import Tekort, verborgen_tekort
from .vervanging import Kalenderdag, Mogelijk, Vervangingscijfer, kalender, wie_kan
from .vervanging import cijfers as vervangingscijfers

__all__ = [
    "INDELINGEN",
    "STIL",
    "Gebeurtenis",
    "Kalenderdag",
    "Lesdag",
    "Lesmaand",
    "Lesregel",
    "Lesuren",
    "Mogelijk",
    "Tekort",
    "Verandering",
    "Vervangingscijfer",
    "geschiedenis",
    "kalender",
    "lesjaren",
    "lesmaanden",
    "lesuren",
    "verborgen_tekort",
    "verschillen",
    "vervangingscijfers",
    "wie_kan",
]
