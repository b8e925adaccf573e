"""Which mail about vacancies and applications goes to whom: one function a mail."""

from .koppeling import koppeling_gemaakt, koppeling_ingetrokken, sleutel_gewisseld
from .post import hr_van
from .sollicitatie import (
    nieuwe_sollicitatie,
    sollicitatie_beantwoord,
    sollicitatie_ingetrokken,
    sollicitatie_ontvangen,
)
from .vacature import (
    controle_gevraagd,
    controle_klaar,
    controle_terug,
    niet_vernieuwd,
    publicatie_mislukt,
    vacature_verlopen,
    vraag_om_vernieuwen,
)

__all__ = [
    "controle_gevraagd",
    "controle_klaar",
    "controle_terug",
    "hr_van",
    "koppeling_gemaakt",
    "koppeling_ingetrokken",
    "niet_vernieuwd",
    "nieuwe_sollicitatie",
    "publicatie_mislukt",
    "sleutel_gewisseld",
    "sollicitatie_beantwoord",
    "sollicitatie_ingetrokken",
    "sollicitatie_ontvangen",
    "vacature_verlopen",
    "vraag_om_vernieuwen",
]
