"""Every write of vacancies and applications that is more than one form field."""

from .controleren import collegas_van, keur_goed, stuur_terug, vraag_controle
from .lesaanbod import (
    beantwoord_lesvraag,
    maak_aanbod,
    publiceer_aanbod,
    stel_lesvraag,
    stop_aanbod,
    wijzig_aanbod,
)
from .lesbevestigen import beslis_les, vraag_bevestiging, zeg_of_les_gegeven_is
from .lesboeken import (
    bevestig_reeks,
    laat_verlopen,
    stel_andere_dagen_voor,
    vraag_lessen_aan,
    zeg_lessen_af,
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

__all__ = [
    "antwoord_op_vraag",
    "beantwoord_lesvraag",
    "beantwoord_sollicitatie",
    "beslis_les",
    "bevestig_reeks",
    "bewaak_versheid",
    "bewaak_vervanging",
    "bij_afgesloten_kandidaat",
    "bij_document_nodig",
    "collegas_van",
    "geef_antwoord",
    "haal_van_planning",
    "heeft_pool",
    "keur_goed",
    "laat_verlopen",
    "maak_aanbod",
    "maak_vacature",
    "maak_weer_concept",
    "meld_af",
    "neem_op_in_pool",
    "plan",
    "publiceer",
    "publiceer_aanbod",
    "publiceer_geplande",
    "registreer_verborgen",
    "sluit",
    "sluit_verlopen",
    "solliciteer",
    "stel_andere_dagen_voor",
    "stel_lesvraag",
    "stop_aanbod",
    "stuur_terug",
    "trek_dagen_in",
    "trek_sollicitatie_in",
    "vergrendel",
    "vernieuw",
    "vraag_bevestiging",
    "vraag_controle",
    "vraag_lessen_aan",
    "vraag_vervanging",
    "wijs_toe",
    "wijzig_aanbod",
    "wijzig_poollid",
    "wijzig_vacature",
    "zeg_hoe_het_ging",
    "zeg_lessen_af",
    "zeg_of_les_gegeven_is",
    "zet_beschikbaarheid",
]
