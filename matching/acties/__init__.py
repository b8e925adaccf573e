"""Every write of matching that is more than one form field."""

from .plaatsen import plaats
from .ronde import STIL_NA, reken, te_starten, vraag_ronde
from .vergelijken import te_vergelijken_kandidaten, te_vergelijken_vacatures
from .voorstel import keur_goed, wijs_af, zeg_ja, zeg_nee

__all__ = [
    "STIL_NA",
    "keur_goed",
    "plaats",
    "reken",
    "te_starten",
    "te_vergelijken_kandidaten",
    "te_vergelijken_vacatures",
    "vraag_ronde",
    "wijs_af",
    "zeg_ja",
    "zeg_nee",
]
