"""Work that beat asks for: every name in the schedule is a job that a worker knows."""

from django.conf import settings

from onderwijsregio.celery import app


def test_elke_geplande_taak_bestaat():
    app.loader.import_default_modules()
    gevraagd = {regel["task"] for regel in settings.CELERY_BEAT_SCHEDULE.values()}
    assert gevraagd <= set(app.tasks)
