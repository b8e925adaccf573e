"""Every write of the loket that is more than one form field. Later apps call these, never the reverse."""

from .kandidaat import (
    geef_toestemming,
    kom_terug,
    leg_contact_vast,
    stop,
    trek_toestemming_in,
    verwijder_document,
    voeg_document_toe,
    waar_nodig,
    wat_ontbreekt,
    werk_profiel_bij,
    word_kandidaat,
)
from .klantreis import (
    ga_naar_fase,
    hervat,
    kies_makelaar,
    makelaar_van,
    sluit_af,
    spreek_volgende_stap_af,
    uiterlijk,
    vergrendel_kandidaten,
    zet_in_rust,
    zet_stap,
)
from .overdragen import bij_beeindigde_rol, draag_over
from .routes import laat_toe, lopende_aanmelding, meld_aan_voor_route, trek_aanmelding_in, wijs_af
from .verlopen import meld_verlopen_stappen
from .vragen import beantwoord_vraag, geef_terug, neem_aan, stel_vraag, verwijs_door

__all__ = [
    "beantwoord_vraag",
    "bij_beeindigde_rol",
    "draag_over",
    "ga_naar_fase",
    "geef_terug",
    "geef_toestemming",
    "hervat",
    "kies_makelaar",
    "kom_terug",
    "laat_toe",
    "leg_contact_vast",
    "lopende_aanmelding",
    "makelaar_van",
    "meld_aan_voor_route",
    "meld_verlopen_stappen",
    "neem_aan",
    "sluit_af",
    "spreek_volgende_stap_af",
    "stel_vraag",
    "stop",
    "trek_aanmelding_in",
    "trek_toestemming_in",
    "uiterlijk",
    "vergrendel_kandidaten",
    "verwijder_document",
    "verwijs_door",
    "voeg_document_toe",
    "waar_nodig",
    "wat_ontbreekt",
    "werk_profiel_bij",
    "wijs_af",
    "word_kandidaat",
    "zet_in_rust",
    "zet_stap",
]
