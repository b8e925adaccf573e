"""Counting how often a vacancy is looked at and kept, without knowing by whom."""

import re
from datetime import datetime

from django.db import DatabaseError
from django.utils import timezone

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
    if _is_machine(reiziger) or "prefetch" in vooraf:
        return False
    try:
        Vacaturedag.objects.tel(vacature)
    except DatabaseError:
        return False
    return True


def tel_bewaard(vacature: int, *, reiziger: str) -> datetime | None:
    """Count that a browser without an account keeps this vacancy; the moment that it counts from.

    None when it was not counted. Only that browser knows the moment, and gives it back when it lets go.
    """
    if _is_machine(reiziger):
        return None
    nu = timezone.now().replace(microsecond=0)
    try:
        Vacaturedag.objects.tel_bewaard(vacature, timezone.localdate(nu))
    except DatabaseError:
        return None
    return nu


def tel_bewaard_niet_meer(vacature: int, *, sinds: datetime) -> None:
    """Take back what was counted at that moment."""
    Vacaturedag.objects.tel_bewaard_niet_meer(vacature, timezone.localdate(sinds))


def _is_machine(reiziger: str) -> bool:
    return not reiziger or bool(MACHINE.search(reiziger))
