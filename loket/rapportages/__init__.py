"""Figures of the loket: each out of one function, for screen and export alike."""

from .instroom import NORM, Stand, Trede, Uitval, Uitvalrij, overzicht, trechter, uitval
from .subsidies import Jaartotaal, per_schooljaar
from .voorgangers import Voorgangers, voorgangers

__all__ = [
    "NORM",
    "Jaartotaal",
    "Stand",
    "Trede",
    "Uitval",
    "Uitvalrij",
    "Voorgangers",
    "overzicht",
    "per_schooljaar",
    "trechter",
    "uitval",
    "voorgangers",
]
