"""Work that beat asks for is work that a worker knows; work that an actie asks for begins once, after the commit."""

from contextlib import suppress

from django.conf import settings
from django.db import transaction

from onderwijsregio.celery import app
from onderwijsregio.kern.taken import een_keer_na_vastleggen, start_na_vastleggen


def test_elke_geplande_taak_bestaat():
    app.loader.import_default_modules()
    gevraagd = {regel["task"] for regel in settings.CELERY_BEAT_SCHEDULE.values()}
    assert gevraagd <= set(app.tasks)


def test_hetzelfde_werk_begint_een_keer_hoe_vaak_een_transactie_er_ook_om_vraagt(
    db, monkeypatch, django_capture_on_commit_callbacks
):
    app.loader.import_default_modules()
    begonnen = []
    monkeypatch.setattr(app.Task, "apply_async", lambda taak, args, **_: begonnen.append((taak.name, *args)))
    taak = app.tasks["vacatures.tasks.haal_zoekopdracht_in"]
    with django_capture_on_commit_callbacks(execute=True):
        for nummer in (1, 2, 1):
            start_na_vastleggen(taak, nummer)
        with suppress(ValueError), transaction.atomic():
            start_na_vastleggen(taak, 3)
            raise ValueError
        with suppress(ValueError), transaction.atomic():
            start_na_vastleggen(taak, 1)
            raise ValueError
    assert begonnen == [(taak.name, 1), (taak.name, 2)]
    with django_capture_on_commit_callbacks(execute=True):
        start_na_vastleggen(taak, 1)
    assert len(begonnen) == 3, "the next time it is asked for again"


def test_wie_als_eerste_vroeg_en_werd_teruggedraaid_houdt_het_niet_tegen(
    db, django_capture_on_commit_callbacks
):
    gedaan = []
    with django_capture_on_commit_callbacks(execute=True):
        with suppress(ValueError), transaction.atomic():
            een_keer_na_vastleggen("werk", lambda: gedaan.append("eerste"))
            raise ValueError
        een_keer_na_vastleggen("werk", lambda: gedaan.append("tweede"))
    assert gedaan == ["tweede"]
