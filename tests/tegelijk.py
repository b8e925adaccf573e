"""Several people at the same moment, each on a connection of their own; only for tests with real transactions."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connection


def tegelijk(*taken: Callable[[], object]) -> list:
    """Run each in a thread, all released at one moment; what they gave or raised, in order."""
    start = threading.Barrier(len(taken))

    def doe(taak):
        try:
            connection.ensure_connection()
            start.wait(timeout=300)
            return taak()
        except Exception as fout:
            return fout
        finally:
            connection.close()

    with ThreadPoolExecutor(len(taken)) as draden:
        return list(draden.map(doe, taken))
