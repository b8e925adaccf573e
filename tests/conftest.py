"""Fixtures that every test may use."""

import gc
from unittest.mock import patch

import pytest
from django.test import Client, TransactionTestCase
from factory.random import reseed_random
from post_office.models import Email
from xdist.scheduler import WorkStealingScheduling

from demo.fabrieken.organisaties import RegioFactory


def pytest_xdist_make_scheduler(config, log):
    """Each process has a half of its own, so that what a module builds is built once; who is ready, helps."""
    return WorkStealingScheduling(config, log)


def pytest_collection_modifyitems(items):
    """The long journeys come first, so that no process has one left when the other is ready."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


def pytest_collection_finish():
    """What is loaded now stays: a collector that walks through it again and again takes an eighth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Each test draws names of its own, and the same ones again when it is repeated.

    Not a fixture, since those of a module come before it and draw names as well.
    """
    reseed_random(item.nodeid)


@pytest.fixture(scope="session")
def django_db_setup(request, django_db_blocker):
    """After a test that committed, the rows are again what the migrations made.

    Django would empty all tables, which takes seconds, and leave even less than a new database has.
    """
    from onderwijsregio.kern import migreren
    from tests import momentopname

    with migreren.vlug():
        request.getfixturevalue("django_db_setup")  # that of pytest-django, which this one stands before
    with django_db_blocker.unblock():
        momentopname.onthoud_begin()
    with patch.object(TransactionTestCase, "_fixture_teardown", lambda _: momentopname.naar_begin()):
        yield
    with django_db_blocker.unblock():
        momentopname.sluit_andere_gesprekken()


@pytest.fixture(autouse=True)
def eigen_bestanden(settings, tmp_path):
    """Files that a test uploads live and die with it."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def verstuur(django_capture_on_commit_callbacks):
    """Deliver the outbox to `mailoutbox`."""
    from onderwijsregio.kern.tasks import verstuur_mail

    return verstuur_mail


@pytest.fixture
def regio(db):
    return RegioFactory()


@pytest.fixture
def als():
    """`als(gebruiker)` is a browser in which that user is logged in; `als(None)` is a visitor."""

    def log_in(gebruiker) -> Client:
        browser = Client()
        if gebruiker is not None:
            browser.force_login(gebruiker, backend="django.contrib.auth.backends.ModelBackend")
        return browser

    return log_in


@pytest.fixture
def post(db):
    """`post()` lists the outbox as (address, subject); `post(address)` the texts that this address gets."""

    def lees(adres: str | None = None) -> list:
        rijen = Email.objects.order_by("pk")
        if adres is None:
            return [(rij.to[0], rij.subject) for rij in rijen]
        return [rij.message for rij in rijen if rij.to == [adres]]

    return lees
