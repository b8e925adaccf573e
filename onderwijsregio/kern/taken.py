"""How a job is started: after the commit, once, and never at the cost of the request."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

import structlog
from celery import Task
from django.core.cache import cache
from django.db import transaction
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

log = structlog.get_logger(__name__)


@dataclass
class _EenKeer:
    """One of those who ask for the same: the first that is called does it for all."""

    wat: Hashable
    doe: Callable[[], None]
    gedaan: list[bool] = field(default_factory=list)

    def __call__(self):
        if not self.gedaan:
            self.gedaan.append(True)
            self.doe()


def een_keer_na_vastleggen(wat: Hashable, doe: Callable[[], None]) -> None:
    """Call `doe` once the current transaction is committed, however often it is asked for in there.

    Each that asks is registered, and the first that is called does it for all: whoever listens from halfway the
    transaction, as tests do, hears of those that ask from then on.
    """
    wacht = (functie for _, functie, _ in reversed(transaction.get_connection().run_on_commit))
    zelfde = next((f for f in wacht if isinstance(f, _EenKeer) and f.wat == wat and not f.gedaan), None)
    transaction.on_commit(_EenKeer(wat, doe, zelfde.gedaan) if zelfde else _EenKeer(wat, doe))


def start_na_vastleggen(taak: Task, *argumenten: int | str) -> None:
    """Start `taak` with ids once the current transaction is committed; the same job once for all who ask for it.

    The row that asks for the work is already written, so a broker that is away loses nothing:
    the beat job of that kind of work picks the row up later. That is why the error is only logged.
    """

    def start():
        try:
            cache.has_key(taak.name)  # is the server there? Publishing would wait and retry
            taak.apply_async(args=argumenten, retry=False)
        except (OperationalError, RedisError, ConnectionError) as fout:
            log.warning("taak_niet_gestart", taak=taak.name, argumenten=argumenten, fout=str(fout))

    een_keer_na_vastleggen((taak.name, argumenten), start)
