"""Nothing is lost between the database and the worker, and nothing happens twice."""

import pytest
from django.db import connection

from governance import acties, tasks
from governance.keuzes import Rapportagestatus
from governance.models import Rapportage
from onderwijsregio.celery import app
from tests.werker import Werkproces


@pytest.fixture
def werkproces(transactional_db, tmp_path):
    """A worker that is not started yet, with an empty broker; it does not outlive the test."""
    app.control.purge()
    werker = Werkproces(tmp_path / "werker.log")
    yield werker
    werker.dood()
    app.control.purge()


@pytest.fixture
def rapportage(transactional_db, werkproces, plan, indicator, secretaris, peildatum):
    return acties.vraag_rapportage(plan=plan, peildatum=peildatum, door=secretaris)


def is_klaar():
    return Rapportage.objects.filter(status=Rapportagestatus.CONCEPT).exists()


def wordt_gemaakt():
    """Whether a worker holds a row at this moment.

    Asks PostgreSQL and takes no lock: a worker that finds the row taken leaves it alone for good.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT FROM pg_locks WHERE relation = %s::regclass AND mode = 'RowShareLock'",
            [Rapportage._meta.db_table],
        )
        return cursor.fetchone() is not None


def test_een_echte_werker_maakt_de_rapportage(rapportage, werkproces):
    werkproces.start()
    werkproces.wacht_tot(is_klaar)


def test_een_lege_wachtrij_verliest_niets(rapportage, werkproces):
    assert app.control.purge() == 1
    werkproces.start()
    tasks.hervat_rapportages.delay()
    werkproces.wacht_tot(is_klaar)


def test_een_werker_die_halverwege_sterft_laat_niets_half_achter(rapportage, werkproces):
    werkproces.start()
    werkproces.wacht_tot(wordt_gemaakt)
    werkproces.dood()
    rij = Rapportage.objects.get()
    assert (rij.status, rij.pdf, rij.invoer) == (Rapportagestatus.GEVRAAGD, None, None)

    werkproces.start()
    tasks.hervat_rapportages.delay()
    werkproces.wacht_tot(is_klaar)
    gemaakt_op = Rapportage.objects.get().gemaakt_op
    tasks.maak_rapportage.delay(rapportage.pk)
    tasks.hervat_rapportages.delay()
    werkproces.wacht_tot(lambda: not app.connection().default_channel.client.llen("celery"))
    werkproces.dood()
    assert Rapportage.objects.get().gemaakt_op == gemaakt_op
