"""Figures: one path for the screen, the export, the report and the agenda."""

from collections.abc import Sequence

from .opstellen import laatste, reeks, schooljaren, stand, standen
from .periode import Periode
from .stand import Deel, Stand
from .tellen import BEREKENINGEN, Getoond
from .uitkomst import Uitkomst, getal, met_eenheid


def beschrijf(reeks: Sequence[Stand], huisstijl: str) -> dict:
    """The chart of a figure through time; see `grafiek`."""
    from . import grafiek  # heavy: Altair takes a second to import

    return grafiek.beschrijf(reeks, huisstijl)


__all__ = [
    "BEREKENINGEN",
    "Deel",
    "Getoond",
    "Periode",
    "Stand",
    "Uitkomst",
    "beschrijf",
    "getal",
    "laatste",
    "met_eenheid",
    "reeks",
    "schooljaren",
    "stand",
    "standen",
]
