"""Finding vacancies: what somebody typed, understood (`taal`), and looked up in memory (`index`).

docs/adr/0014 says why the index stands in memory, beside the rows in PostgreSQL that it is made of.
"""

from .index import afstand_km
from .kennis import STAND, Stand, begrepen, gebied_van, groepen_met, horen_bij_elkaar, woorden_van_de_regio
from .typsel import dagen_in, ontleed, uren_in
from .uitslag import AFSTANDEN, Gevraagd, Uitslag, Voorstel, tel, zoek
from .verwant import Landing, landingen, lijkt_op

__all__ = [
    "AFSTANDEN",
    "STAND",
    "Gevraagd",
    "Landing",
    "Stand",
    "Uitslag",
    "Voorstel",
    "afstand_km",
    "begrepen",
    "dagen_in",
    "gebied_van",
    "groepen_met",
    "horen_bij_elkaar",
    "landingen",
    "lijkt_op",
    "ontleed",
    "tel",
    "uren_in",
    "woorden_van_de_regio",
    "zoek",
]
