"""Vacancies for other systems: read by everybody, written by a board with a key; and students of an institute.

`lezen`, `schrijven` and `studenten` hold the addresses. What goes over the line is made out of the fields of
Vacature (`schemas`) and the columns of a spreadsheet of students, so that a new one needs no line here.
"""

from ninja import Router

from .lezen import router as leesrouter
from .schrijven import router as schrijfrouter
from .studenten import router as studentrouter

router = Router()
router.add_router("", leesrouter)
router.add_router("/mijn/vacatures", schrijfrouter)
router.add_router("", studentrouter)
