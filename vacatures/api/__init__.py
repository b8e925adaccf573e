"""Vacancies for other systems: read by everybody, written by a board with a key.

`lezen` and `schrijven` hold the addresses, `schemas` what goes over the line: made out of the fields of Vacature,
so that a new field needs no line here.
"""

from ninja import Router

from .lezen import router as leesrouter
from .schrijven import router as schrijfrouter

router = Router()
router.add_router("", leesrouter)
router.add_router("/mijn/vacatures", schrijfrouter)
