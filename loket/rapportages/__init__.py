"""Figures of the loket: screen and export use the same result."""

from .instroom import Stand, Trede, Uitval, Uitvalrij, overzicht, trechter, uitval
from .subsidies import Jaartotaal, per_schooljaar

__all__ = [
    "Jaartotaal",
    "Stand",
    "Trede",
    "Uitval",
    "Uitvalrij",
    "overzicht",
    "per_schooljaar",
    "trechter",
    "uitval",
]
