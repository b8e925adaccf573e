"""Figures of vacancies and applications, and what happened to them."""

from .afwijsredenen import Aantal, Afwijsredenen, Redencijfer, afwijsredenen
from .antwoordtijd import KORT, LANG, Antwoordtijd, antwoordtijd, antwoordtijd_om_te_tonen, antwoordtijden
from .geschiedenis import STIL, Gebeurtenis, Verandering, geschiedenis, verschillen
from .pijplijn import Fasecijfer, Pijplijn, pijplijn, pijplijnen
from .tekort import Tekort, verborgen_tekort

__all__ = [
    "KORT",
    "LANG",
    "STIL",
    "Aantal",
    "Afwijsredenen",
    "Antwoordtijd",
    "Fasecijfer",
    "Gebeurtenis",
    "Pijplijn",
    "Redencijfer",
    "Tekort",
    "Verandering",
    "afwijsredenen",
    "antwoordtijd",
    "antwoordtijd_om_te_tonen",
    "antwoordtijden",
    "geschiedenis",
    "pijplijn",
    "pijplijnen",
    "verborgen_tekort",
    "verschillen",
]
