"""Counting how often a vacancy is looked at, without knowing by whom."""

import re

from django.db import DatabaseError

from ..models import Vacaturedag

#: What calls itself a machine is none of the people that a board reaches.
MACHINE = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|preview|monitor|curl|wget|python|go-http|java/", re.IGNORECASE
)


def tel_bekeken(vacature: int, *, reiziger: str, vooraf: str = "") -> bool:
    """Count a view of the vacancy with this number; whether it was counted.

    `reiziger` is the User-Agent and `vooraf` the Sec-Purpose of the visit, looked at and not kept: machines and
    pages that a browser fetches ahead do not count. A page is shown also when counting fails.
    """
    if not reiziger or MACHINE.search(reiziger) or "prefetch" in vooraf:
        return False
    try:
        Vacaturedag.objects.tel(vacature)
    except DatabaseError:
        return False
    return True
