"""Every write of vacancies and applications that is more than one form field."""

from .bewaren import bewaar_vacature, bewaar_vacature_niet, neem_bewaarde_over
from .controleren import collegas_van, keur_goed, stuur_terug, vraag_controle
from .pool import neem_op_in_pool, wijzig_poollid, zet_beschikbaarheid
from .publiceren import (
    haal_van_planning,
    maak_weer_concept,
    plan,
    publiceer,
    publiceer_geplande,
    registreer_verborgen,
)
from .schrijven import maak_vacature, wijzig_vacature
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
from .vernieuwen import bewaak_versheid, vernieuw
from .vervangen import (
    antwoord_op_vraag,
    bewaak_vervanging,
    heeft_pool,
    meld_af,
    trek_dagen_in,
    vraag_vervanging,
    wijs_toe,
    zeg_hoe_het_ging,
)
from .zoekwoorden import haal_zoekwoord_weg, voeg_zoekwoord_toe, zet_zoekwoord_terug

__all__ = [
    "antwoord_op_vraag",
    "beantwoord_sollicitatie",
    "bewaak_versheid",
    "bewaak_vervanging",
    "bewaar_vacature",
    "bewaar_vacature_niet",
    "bij_afgesloten_kandidaat",
    "bij_document_nodig",
    "collegas_van",
    "geef_antwoord",
    "haal_van_planning",
    "haal_zoekwoord_weg",
    "heeft_pool",
    "keur_goed",
    "maak_vacature",
    "maak_weer_concept",
    "meld_af",
    "neem_bewaarde_over",
    "neem_op_in_pool",
    "plan",
    "publiceer",
    "publiceer_geplande",
    "registreer_verborgen",
    "sluit",
    "sluit_verlopen",
    "solliciteer",
    "stuur_terug",
    "trek_dagen_in",
    "trek_sollicitatie_in",
    "vergrendel",
    "vernieuw",
    "voeg_zoekwoord_toe",
    "vraag_controle",
    "vraag_vervanging",
    "wijs_toe",
    "wijzig_poollid",
    "wijzig_vacature",
    "zeg_hoe_het_ging",
    "zet_beschikbaarheid",
    "zet_zoekwoord_terug",
]
