"""Nothing is lost: the broker may be emptied and a worker may die, and still it happens, once.

With a real PostgreSQL, a real Valkey and a real Celery worker that is really killed.
"""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
import redis
from django.conf import settings
from django.db import connection
from django.utils import timezone

from demo.fabrieken.vacatures import VacatureFactory
from matching import acties, tasks
from matching.keuzes import Rondestatus
from matching.models import Matchronde, Voorstel
from onderwijsregio.kern import servers

pytestmark = pytest.mark.django_db(transaction=True)

WORTEL = Path(__file__).resolve().parents[2]
GEDULD = 300  # only ends a test that hangs


@pytest.fixture
def broker():
    """The broker's own database of this test process, emptied before and after; no other is touched."""
    adres = settings.CELERY_BROKER_URL
    plek = servers.adressen(servers.data_dir_uit_omgeving())
    valkey = redis.Redis(unix_socket_path=str(plek.valkey_socket), db=int(adres.rpartition("=")[2]))
    valkey.flushdb()
    yield valkey
    valkey.flushdb()
    valkey.close()


@contextmanager
def werker(*opties):
    """A worker that runs while the block runs, and is killed after it with all its children."""
    opdracht = [sys.executable, "-m", "tests.matching.werker", connection.settings_dict["NAME"]]
    proces = subprocess.Popen(
        [*opdracht, settings.CELERY_BROKER_URL, *opties], cwd=WORTEL, start_new_session=True, env=os.environ
    )
    try:
        yield proces
    finally:
        dood(proces)


def dood(proces):
    if proces.poll() is None:
        os.killpg(proces.pid, signal.SIGKILL)
    proces.wait(10)


def wacht_tot(voorwaarde, waarop):
    einde = time.monotonic() + GEDULD
    while not voorwaarde():
        assert time.monotonic() < einde, f"Na {GEDULD} seconden nog niet: {waarop}"
        time.sleep(0.1)


def is_klaar(ronde):
    return Matchronde.objects.filter(pk=ronde.pk, status=Rondestatus.KLAAR).exists()


@pytest.fixture
def drie_paren(zoekend, school):
    VacatureFactory.create_batch(3, school=school)
    return [zoekend() for _ in range(3)]


def test_een_gevraagde_ronde_wordt_door_een_werker_gerekend(drie_paren, broker, makelaar):
    with werker():
        ronde = acties.vraag_ronde(door=makelaar)
        wacht_tot(lambda: is_klaar(ronde), "de ronde is klaar")
    assert Voorstel.objects.count() == 3


def test_een_geleegde_broker_kost_niets(drie_paren, broker, makelaar):
    ronde = acties.vraag_ronde(door=makelaar)
    assert broker.dbsize() > 0, "the request should have reached the broker"
    broker.flushdb()
    with werker():
        tasks.hervat_matchrondes()  # what beat does every minute
        wacht_tot(lambda: is_klaar(ronde), "de ronde is klaar")
    assert Voorstel.objects.count() == 3


def test_een_werker_die_halverwege_wordt_gedood_kost_niets(drie_paren, broker, makelaar):
    with werker("blijf_hangen") as stervende:
        ronde = acties.vraag_ronde(door=makelaar)
        halverwege = Matchronde.objects.filter(pk=ronde.pk, status=Rondestatus.BEZIG, voortgang__gte=10)
        wacht_tot(halverwege.exists, "de ronde is halverwege")
        dood(stervende)
    assert Voorstel.objects.count() == 0
    tasks.hervat_matchrondes()
    assert halverwege.exists(), "a round that only just gave a sign of life is left alone"
    Matchronde.objects.update(levensteken_op=timezone.now() - acties.STIL_NA - timedelta(seconds=1))
    with werker():
        for _ in range(3):  # beat may come by more than once
            tasks.hervat_matchrondes()
        wacht_tot(lambda: is_klaar(ronde), "de ronde is klaar")
    ronde.refresh_from_db()
    assert (ronde.poging, ronde.voorstellen.count(), Voorstel.objects.count()) == (2, 3, 3)
