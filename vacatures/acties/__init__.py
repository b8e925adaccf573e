"""Every write of vacancies and applications that is more than one form field."""

from .aanleveren import Levering, Uitwerking, fouten_van, lever_aan, lever_reeks_aan
from .controleren import collegas_van, keur_goed, stuur_terug, vraag_controle
from .importeren import (
    Regeluitslag,
    beproef_import,
    gooi_vacatureimport_weg,
    importeer_vacatures,
    kies_vacatureblad,
    koppel_vacaturekolommen,
    ontvang_vacaturebestand,
    ruim_vacatureimports_op,
    vingerafdruk,
)
from .koppelen import herken_sleutel, maak_koppeling, noteer_gebruik, trek_koppeling_in, wissel_sleutel
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
    "Levering",
    "Regeluitslag",
    "Uitwerking",
    "antwoord_op_vraag",
    "beantwoord_sollicitatie",
    "beproef_import",
    "bewaak_versheid",
    "bewaak_vervanging",
    "bij_afgesloten_kandidaat",
    "bij_document_nodig",
    "collegas_van",
    "fouten_van",
    "geef_antwoord",
    "gooi_vacatureimport_weg",
    "haal_van_planning",
    "heeft_pool",
    "herken_sleutel",
    "importeer_vacatures",
    "keur_goed",
    "kies_vacatureblad",
    "koppel_vacaturekolommen",
    "lever_aan",
    "lever_reeks_aan",
    "maak_koppeling",
    "maak_vacature",
    "maak_weer_concept",
    "meld_af",
    "neem_op_in_pool",
    "noteer_gebruik",
    "ontvang_vacaturebestand",
    "plan",
    "publiceer",
    "publiceer_geplande",
    "registreer_verborgen",
    "ruim_vacatureimports_op",
    "sluit",
    "sluit_verlopen",
    "solliciteer",
    "stuur_terug",
    "trek_dagen_in",
    "trek_koppeling_in",
    "trek_sollicitatie_in",
    "vergrendel",
    "vernieuw",
    "vingerafdruk",
    "vraag_controle",
    "vraag_vervanging",
    "wijs_toe",
    "wijzig_poollid",
    "wijzig_vacature",
    "wissel_sleutel",
    "zeg_hoe_het_ging",
    "zet_beschikbaarheid",
]
