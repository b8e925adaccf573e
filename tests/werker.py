"""A real Celery worker, in a process of its own, on the database and the broker of this test.

For tests of what outlives a process: `start()` it, and kill it if you like.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from django.db import connection

from onderwijsregio.celery import app

WORTEL = Path(__file__).resolve().parents[1]
PROGRAMMA = """
import sys
database, broker = sys.argv[1:]
from django.conf import settings
settings.DATABASES["default"]["NAME"] = database
settings.CELERY_BROKER_URL = broker
settings.POST_OFFICE["BACKENDS"] = {"default": "django.core.mail.backends.dummy.EmailBackend"}
from onderwijsregio.celery import app
app.conf.broker_url = broker
app.worker_main(["worker", "--pool=solo", "--loglevel=warning", "--without-gossip", "--without-mingle"])
"""


class Werkproces:
    """The worker; `log` is where it writes."""

    def __init__(self, log: Path):
        self.log = log
        self.proces: subprocess.Popen | None = None

    def start(self) -> None:
        """Start the worker; it takes what waits in the broker."""
        with self.log.open("ab") as uit:
            self.proces = subprocess.Popen(
                [sys.executable, "-c", PROGRAMMA, connection.settings_dict["NAME"], app.conf.broker_url],
                cwd=WORTEL,
                env={**os.environ, "DJANGO_SETTINGS_MODULE": "onderwijsregio.settings"},
                stdout=uit,
                stderr=uit,
                start_new_session=True,
            )

    def dood(self) -> None:
        """Kill the worker at once, whatever it is doing."""
        if self.proces is not None:
            os.killpg(self.proces.pid, signal.SIGKILL)
            self.proces.wait()
            self.proces = None

    def wacht_tot(self, voorwaarde: Callable[[], bool], seconden: float = 300) -> None:
        """Wait until `voorwaarde` holds; fails with the worker's log when it takes too long."""
        eind = time.monotonic() + seconden
        while not voorwaarde():
            assert time.monotonic() < eind, f"duurt te lang\n{self.log.read_text()[-3000:]}"
            time.sleep(0.02)
