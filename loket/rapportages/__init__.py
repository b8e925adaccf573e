"""Figures of the loket: each out of one function, for screen and export alike."""

from .antwoordtijd import MINSTENS, Antwoord, Antwoordtijd, Mediaan, antwoordtijd, in_woorden
from .instroom import NORM, Stand, Trede, Uitval, Uitvalrij, overzicht, trechter, uitval
from .subsidies import Subsidietotaal, per_bestuur, per_schooljaar
from .voorgangers import Voorgangers, voorgangers

__all__ = [
    "MINSTENS",
    "NORM",
    "Antwoord",
    "Antwoordtijd",
    "Mediaan",
    "Stand",
    "Subsidietotaal",
    "Trede",
    "Uitval",
    "Uitvalrij",
    "Voorgangers",
    "antwoordtijd",
    "in_woorden",
    "overzicht",
    "per_bestuur",
    "per_schooljaar",
    "trechter",
    "uitval",
    "voorgangers",
]
