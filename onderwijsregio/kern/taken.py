"""How a job is started: after the commit, and never at the cost of the request."""

import structlog
from celery import Task
from django.core.cache import cache
from django.db import transaction
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

log = structlog.get_logger(__name__)


def start_na_vastleggen(taak: Task, *argumenten: int | str) -> None:
    """Start `taak` with ids once the current transaction is committed.

    The row that asks for the work is already written, so a broker that is away loses nothing:
    the beat job of that kind of work picks the row up later. That is why the error is only logged.
    """

    def start():
        try:
            cache.has_key(
                taak.name
            )  # says at once whether the server is there; publishing would wait and retry
            taak.apply_async(args=argumenten, retry=False)
        except (OperationalError, RedisError, ConnectionError) as fout:
            log.warning("taak_niet_gestart", taak=taak.name, argumenten=argumenten, fout=str(fout))

    transaction.on_commit(start)
