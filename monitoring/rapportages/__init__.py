"""Figures: one path for the screen, the export, the report and the agenda."""

from .grafiek import beschrijf
from .opstellen import reeks, schooljaren, stand, standen
from .periode import Periode
from .stand import Deel, Stand
from .tellen import BEREKENINGEN, Getoond
from .uitkomst import Uitkomst, getal, met_eenheid

__all__ = [
    "BEREKENINGEN",
    "Deel",
    "Getoond",
    "Periode",
    "Stand",
    "Uitkomst",
    "beschrijf",
    "getal",
    "met_eenheid",
    "reeks",
    "schooljaren",
    "stand",
    "standen",
]
