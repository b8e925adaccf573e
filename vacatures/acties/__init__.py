"""Every write of vacancies and applications that is more than one form field."""

from .schrijven import maak_vacature, publiceer, wijzig_vacature
from .sluiten import sluit, sluit_verlopen
from .solliciteren import (
    beantwoord_sollicitatie,
    bij_afgesloten_kandidaat,
    bij_document_nodig,
    geef_antwoord,
    solliciteer,
    trek_sollicitatie_in,
)
from .vergrendelen import vergrendel

__all__ = [
    "beantwoord_sollicitatie",
    "bij_afgesloten_kandidaat",
    "bij_document_nodig",
    "geef_antwoord",
    "maak_vacature",
    "publiceer",
    "sluit",
    "sluit_verlopen",
    "solliciteer",
    "trek_sollicitatie_in",
    "vergrendel",
    "wijzig_vacature",
]
