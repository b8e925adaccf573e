"""Loaded before the settings (see `addopts`): the tests have a DATA_DIR and servers of their own."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ["DATA_DIR"] = ".data-test"
os.environ["DEMO"] = "1"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onderwijsregio.settings")
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright runs its event loop in the test's own thread

if "TEST_MOMENTOPNAMEN" not in os.environ:  # the other processes of this run inherit it
    os.environ["TEST_MOMENTOPNAMEN"] = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, os.environ["TEST_MOMENTOPNAMEN"])

from onderwijsregio.kern import servers

servers.zorg_voor_servers(servers.data_dir_uit_omgeving(), duurzaam=False)

from django.conf import settings  # noqa: E402 - after the environment that they read

from onderwijsregio.celery import app  # noqa: E402 - likewise

# Before Django is set up: some of these are read only once.
_nummer = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
_adressen = servers.adressen(servers.data_dir_uit_omgeving())
settings.CACHES["default"]["LOCATION"] = _adressen.cache_url.replace("db=0", f"db={2 * _nummer}")
settings.ONTHOUD_SECONDEN = 0  # every page is made anew; tests/kern/test_geheugen.py turns it on
settings.CELERY_BROKER_URL = _adressen.broker_url.replace("virtual_host=1", f"virtual_host={2 * _nummer + 1}")
app.conf.broker_url = settings.CELERY_BROKER_URL
Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
settings.POST_OFFICE["BACKENDS"] = {"default": "django.core.mail.backends.locmem.EmailBackend"}
