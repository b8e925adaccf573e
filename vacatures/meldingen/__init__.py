"""Which mail about vacancies and applications goes to whom: one function a mail."""

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
from .zoekopdracht import (
    KOP,
    TREFFERVELDEN,
    bevestig_zoekopdracht,
    lijst_van,
    link_naar_zoekopdrachten,
    nieuwe_vacatures,
    zoekopdracht_gestopt,
    zoekt_u_nog,
)

__all__ = [
    "KOP",
    "TREFFERVELDEN",
    "bevestig_zoekopdracht",
    "controle_gevraagd",
    "controle_klaar",
    "controle_terug",
    "hr_van",
    "lijst_van",
    "link_naar_zoekopdrachten",
    "niet_vernieuwd",
    "nieuwe_sollicitatie",
    "nieuwe_vacatures",
    "publicatie_mislukt",
    "sollicitatie_beantwoord",
    "sollicitatie_ingetrokken",
    "sollicitatie_ontvangen",
    "vacature_verlopen",
    "vraag_om_vernieuwen",
    "zoekopdracht_gestopt",
    "zoekt_u_nog",
]
