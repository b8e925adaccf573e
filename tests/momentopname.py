"""Every row of the database at one moment, to put back: much quicker than making the rows again.

A demo region takes a quarter of a minute to make. The first test that asks for it makes it; all others,
in whichever process of this run, get the same rows.
"""

import fcntl
import os
import pickle
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection, transaction

from vacatures.zoeken import STAND
from vacatures.zoeken.opdrachten import OPDRACHTEN

#: The rows of each table as COPY writes them, and where each sequence is.
Opname = tuple[dict[str, bytes], dict[str, int]]

#: Shared by all processes of this run, see tests/omgeving.py.
MAP = Path(os.environ["TEST_MOMENTOPNAMEN"])


def onthoud_begin() -> None:
    """What the database holds now is what it holds before each test."""
    _begin().write_bytes(pickle.dumps(neem()))


def naar_begin() -> None:
    zet_terug(_lees(_begin()))


def sluit_andere_gesprekken() -> None:
    """End what a thread that is gone left open: PostgreSQL removes no database that somebody is connected to."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )


def zet_regio(naam: str, *, demo: bool = False) -> None:
    """The database holds this region and nothing else, as `laad_regio` fills it."""
    bestand = MAP / f"{naam}{'-demo' if demo else ''}"
    with bestand.with_suffix(".slot").open("a") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)  # who comes second waits, and finds it made
        if not bestand.exists():
            bestand.write_bytes(pickle.dumps(_maak_regio(naam, demo=demo)))
    zet_terug(_lees(bestand))


def _maak_regio(naam: str, *, demo: bool) -> Opname:
    with transaction.atomic():  # taken back: what it sends after a commit would reach one test only
        naar_begin()
        call_command("laad_regio", naam, demo=demo, verbosity=0)
        connection.check_constraints()
        opname = neem()
        transaction.set_rollback(True)
    return opname


def _begin() -> Path:
    return MAP / f"begin-{connection.settings_dict['NAME']}"


@cache
def _lees(bestand: Path) -> Opname:
    return pickle.loads(bestand.read_bytes())


def neem() -> Opname:
    """What the database holds now."""
    with connection.cursor() as cursor:
        rijen = {}
        for tabel in _gevuld(cursor):
            with cursor.copy(f'COPY "{tabel}" TO STDOUT (FORMAT BINARY)') as kopie:
                rijen[tabel] = b"".join(kopie)
        cursor.execute("SELECT sequencename, last_value FROM pg_sequences WHERE last_value IS NOT NULL")
        return rijen, dict(cursor.fetchall())


def zet_terug(opname: Opname) -> None:
    """Make the database hold exactly these rows; no trigger runs, so their history is what it was."""
    rijen, tellers = opname
    with transaction.atomic(), connection.cursor() as cursor, _zonder_triggers(cursor):
        for tabel in _gevuld(cursor):
            cursor.execute(f'DELETE FROM "{tabel}"')
        for tabel, inhoud in rijen.items():
            with cursor.copy(f'COPY "{tabel}" FROM STDIN (FORMAT BINARY)') as kopie:
                kopie.write(inhoud)
        for teller, stand in tellers.items():
            cursor.execute("SELECT setval(%s::regclass, %s)", [f'"{teller}"', stand])
    ContentType.objects.clear_cache()
    for geheugen in caches.all():
        geheugen.clear()
    STAND.vergeet()  # these rows say that they were written long ago: what this process knows would seem true
    OPDRACHTEN.vergeet()


def _gevuld(cursor) -> list[str]:
    """The tables with at least one row. Only these are touched: emptying a table costs files, also when it is empty."""
    tabellen = connection.introspection.table_names(cursor)
    cursor.execute(" UNION ALL ".join(f"SELECT '{t}' WHERE EXISTS (SELECT FROM \"{t}\")" for t in tabellen))
    return [tabel for (tabel,) in cursor.fetchall()]


@contextmanager
def _zonder_triggers(cursor):
    cursor.execute("SET LOCAL session_replication_role = replica")
    yield
    cursor.execute("SET LOCAL session_replication_role = DEFAULT")
