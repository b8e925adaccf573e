"""Celery: finds the `tasks` of every app. Jobs are rows first; see docs/architectuur.md."""

import os

from celery import Celery
from django_structlog.celery.steps import DjangoStructLogInitStep

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onderwijsregio.settings")

app = Celery("onderwijsregio")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.steps["worker"].add(DjangoStructLogInitStep)
app.autodiscover_tasks()
