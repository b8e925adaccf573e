"""Every write of vacancies and applications that is more than one form field."""

from .beantwoorden import Verzonden, beantwoord_samen, beantwoord_sollicitatie, geef_antwoord, neem_aanbod_aan
from .berichten import noteer, schrijf_bericht, schrijf_samen
from .bewaken import bewaak_sollicitaties
from .bewaren import bewaar_vacature, bewaar_vacature_niet, neem_bewaarde_over
from .controleren import collegas_van, keur_goed, stuur_terug, vraag_controle
from .doorgeven import geef_door, sta_hulp_toe
from .gesprekken import (
    bied_momenten_aan,
    herinner,
    huidig_gesprek,
    kies_moment,
    nog_een_gesprek,
    trek_moment_in,
    verzet_moment,
    waarom_niet_verzetten,
    zeg_gesprek_af,
)
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
from .sjablonen import PLAATSHOUDERS, bewaar_sjabloon, controleer_sjabloon, vul_sjabloon_in
from .sluiten import sluit, sluit_verlopen
from .solliciteren import (
    bij_afgesloten_kandidaat,
    bij_document_nodig,
    lees,
    solliciteer,
    trek_sollicitatie_in,
    wijzig_sollicitatie,
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
    "PLAATSHOUDERS",
    "Verzonden",
    "antwoord_op_vraag",
    "beantwoord_samen",
    "beantwoord_sollicitatie",
    "bewaak_sollicitaties",
    "bewaak_versheid",
    "bewaak_vervanging",
    "bewaar_sjabloon",
    "bewaar_vacature",
    "bewaar_vacature_niet",
    "bied_momenten_aan",
    "bij_afgesloten_kandidaat",
    "bij_document_nodig",
    "collegas_van",
    "controleer_sjabloon",
    "geef_antwoord",
    "geef_door",
    "haal_van_planning",
    "haal_zoekwoord_weg",
    "heeft_pool",
    "herinner",
    "huidig_gesprek",
    "keur_goed",
    "kies_moment",
    "lees",
    "maak_vacature",
    "maak_weer_concept",
    "meld_af",
    "neem_aanbod_aan",
    "neem_bewaarde_over",
    "neem_op_in_pool",
    "nog_een_gesprek",
    "noteer",
    "plan",
    "publiceer",
    "publiceer_geplande",
    "registreer_verborgen",
    "schrijf_bericht",
    "schrijf_samen",
    "sluit",
    "sluit_verlopen",
    "solliciteer",
    "sta_hulp_toe",
    "stuur_terug",
    "trek_dagen_in",
    "trek_moment_in",
    "trek_sollicitatie_in",
    "vergrendel",
    "vernieuw",
    "verzet_moment",
    "voeg_zoekwoord_toe",
    "vraag_controle",
    "vraag_vervanging",
    "vul_sjabloon_in",
    "waarom_niet_verzetten",
    "wijs_toe",
    "wijzig_poollid",
    "wijzig_sollicitatie",
    "wijzig_vacature",
    "zeg_gesprek_af",
    "zeg_hoe_het_ging",
    "zet_beschikbaarheid",
    "zet_zoekwoord_terug",
]
