from .rapporteren import (
    dien_in,
    is_gelijk_opnieuw_gemaakt,
    maak_rapportage,
    meld_mislukt,
    vraag_opnieuw,
    vraag_rapportage,
)
from .stemmen import leg_stemmen_vast, open_stemming, regels_van, sluit_stemming, stem, tussenstand
from .vergaderen import agendeer, plan_vergadering, rond_vergadering_af, stel_besluit_voor

__all__ = [
    "agendeer",
    "dien_in",
    "is_gelijk_opnieuw_gemaakt",
    "leg_stemmen_vast",
    "maak_rapportage",
    "meld_mislukt",
    "open_stemming",
    "plan_vergadering",
    "regels_van",
    "rond_vergadering_af",
    "sluit_stemming",
    "stel_besluit_voor",
    "stem",
    "tussenstand",
    "vraag_opnieuw",
    "vraag_rapportage",
]
