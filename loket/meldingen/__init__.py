"""Which mail of the loket goes to whom: one function a mail."""

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
    "antwoord",
    "doorverwijzing_aangeboden",
    "doorverwijzing_aangenomen",
    "doorverwijzing_teruggegeven",
    "gestopt",
    "keuzehulp_uitkomst",
    "nieuwe_vraag",
    "opschaling",
    "overgedragen",
    "verlopen_stappen",
    "vraag_ontvangen",
]
