"""A real Celery worker in a process of its own, on the database and broker of the test that starts it.

Run as `python -m tests.matching.werker DATABASE BROKER [blijf_hangen]`. With `blijf_hangen` it comes to a
halt half-way the comparison, so that a test can kill it there.
"""

import os
import sys
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onderwijsregio.settings")


def main(database: str, broker: str, *opties: str) -> None:
    import django
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    settings.DATABASES["default"]["OPTIONS"]["pool"] = False
    django.setup()
    from matching import engine
    from onderwijsregio.celery import app

    app.conf.broker_url = broker
    if "blijf_hangen" in opties:
        beoordeel, al_gezien = engine.beoordeel, []

        def hang_halverwege(*waarden):
            al_gezien.append(1)
            if len(al_gezien) > 2:
                time.sleep(600)
            return beoordeel(*waarden)

        engine.beoordeel = hang_halverwege
    app.worker_main(
        ["worker", "--concurrency=1", "--without-gossip", "--without-mingle", "--loglevel=WARNING"]
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
