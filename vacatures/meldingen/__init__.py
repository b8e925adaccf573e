"""Which mail about vacancies and applications goes to whom: one function a mail."""

from .gesprek import (
    gesprek_gepland,
    gesprek_morgen,
    gesprek_vervallen,
    kalenderbestand,
    momenten_vrij,
)
from .post import hr_van
from .sollicitatie import (
    aanbod_aangenomen,
    antwoord_gevraagd,
    antwoord_te_laat,
    bericht_van_bestuur,
    bericht_van_kandidaat,
    doorgegeven_aan_loket,
    nieuwe_sollicitatie,
    opgepakt_door_loket,
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
    "aanbod_aangenomen",
    "antwoord_gevraagd",
    "antwoord_te_laat",
    "bericht_van_bestuur",
    "bericht_van_kandidaat",
    "controle_gevraagd",
    "controle_klaar",
    "controle_terug",
    "doorgegeven_aan_loket",
    "gesprek_gepland",
    "gesprek_morgen",
    "gesprek_vervallen",
    "hr_van",
    "kalenderbestand",
    "momenten_vrij",
    "niet_vernieuwd",
    "nieuwe_sollicitatie",
    "opgepakt_door_loket",
    "publicatie_mislukt",
    "sollicitatie_beantwoord",
    "sollicitatie_ingetrokken",
    "sollicitatie_ontvangen",
    "vacature_verlopen",
    "vraag_om_vernieuwen",
]
