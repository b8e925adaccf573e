"""Fixtures that every test may use."""

import pytest


@pytest.fixture(autouse=True)
def eigen_bestanden(settings, tmp_path):
    """Files that a test uploads live and die with it."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def verstuur(django_capture_on_commit_callbacks):
    """Deliver the outbox to `mailoutbox`."""
    from onderwijsregio.kern.tasks import verstuur_mail

    return verstuur_mail
