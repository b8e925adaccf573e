"""Finding vacancies: what somebody typed, understood (`taal`), and looked up in memory (`index`).

docs/adr/0014 says why the index stands in memory, beside the rows in PostgreSQL that it is made of.
"""

from .kennis import begrepen, gebied_van
from .uitslag import AFSTANDEN, Gevraagd, Uitslag, Voorstel, plek_in, tel, zoek

__all__ = ["AFSTANDEN", "Gevraagd", "Uitslag", "Voorstel", "begrepen", "gebied_van", "plek_in", "tel", "zoek"]
