"""Which mail of the loket goes to whom: one function a mail."""

from .instroom import (
    aanmelding_verstuurd,
    afspraak_gemaakt,
    afspraak_vervallen,
    herinnering,
    kalenderbestand,
    momenten_vrij,
)
from .keuzehulp import keuzehulp_uitkomst
from .klantreis import (
    aanmelding_beoordeeld,
    aanmelding_ontvangen,
    gestopt,
    opschaling,
    overgedragen,
    verlopen_stappen,
)
from .vragen import (
    antwoord,
    doorverwijzing_aangeboden,
    doorverwijzing_aangenomen,
    doorverwijzing_herinnering,
    doorverwijzing_teruggegeven,
    doorverwijzing_teruggehaald,
    nieuwe_vraag,
    reactie,
    vraag_ontvangen,
    vraag_toegewezen,
    vragen_te_laat,
    vragen_wachten,
    wij_zoeken_verder,
)

__all__ = [
    "aanmelding_beoordeeld",
    "aanmelding_ontvangen",
    "aanmelding_verstuurd",
    "afspraak_gemaakt",
    "afspraak_vervallen",
    "antwoord",
    "doorverwijzing_aangeboden",
    "doorverwijzing_aangenomen",
    "doorverwijzing_herinnering",
    "doorverwijzing_teruggegeven",
    "doorverwijzing_teruggehaald",
    "gestopt",
    "herinnering",
    "kalenderbestand",
    "keuzehulp_uitkomst",
    "momenten_vrij",
    "nieuwe_vraag",
    "opschaling",
    "overgedragen",
    "reactie",
    "verlopen_stappen",
    "vraag_ontvangen",
    "vraag_toegewezen",
    "vragen_te_laat",
    "vragen_wachten",
    "wij_zoeken_verder",
]
