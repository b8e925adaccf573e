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
    antwoord,
    doorverwijzing_aangeboden,
    doorverwijzing_aangenomen,
    doorverwijzing_teruggegeven,
    gestopt,
    nieuwe_vraag,
    opschaling,
    overgedragen,
    verlopen_stappen,
    vraag_ontvangen,
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
    "doorverwijzing_teruggegeven",
    "gestopt",
    "herinnering",
    "kalenderbestand",
    "keuzehulp_uitkomst",
    "momenten_vrij",
    "nieuwe_vraag",
    "opschaling",
    "overgedragen",
    "verlopen_stappen",
    "vraag_ontvangen",
]
