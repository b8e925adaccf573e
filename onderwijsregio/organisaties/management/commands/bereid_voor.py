"""Make a local installation ready to start: schema, region, static files. What is ready is left alone."""

import hashlib
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import BaseCommand, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from onderwijsregio.kern.migreren import vlug
from onderwijsregio.organisaties.models import Regio


class Command(BaseCommand):
    help = "Maakt database, regio en statische bestanden klaar voor de start. Slaat over wat al klaar is."

    def add_arguments(self, parser):
        parser.add_argument("regio", help="regio die geladen wordt als er nog geen is")

    def handle(self, *, regio: str, **_):
        self._migreer()
        self._laad(regio)
        self._verzamel()

    def _migreer(self) -> None:
        plan = MigrationExecutor(connection)
        if plan.migration_plan(plan.loader.graph.leaf_nodes()):
            leeg = not plan.loader.applied_migrations
            self.stdout.write("Database maken ..." if leeg else "Database bijwerken ...")
            with vlug() if leeg else nullcontext():
                call_command("migrate", interactive=False, verbosity=0, stdout=self.stdout)

    def _laad(self, regio: str) -> None:
        aanwezig = Regio.objects.first()
        if aanwezig and aanwezig.code != regio:
            self.stdout.write(
                f"Let op: hier staat al de regio {aanwezig.code}. Kies voor {regio} een eigen DATA_DIR."
            )
        elif not aanwezig:
            self.stdout.write(f"Regio {regio} laden; dit gebeurt alleen de eerste keer ...")
            call_command("laad_regio", regio, demo=settings.DEMO, stdout=self.stdout)

    def _verzamel(self) -> None:
        """Collect the static files when one of them is new or changed: hashing them all takes seconds."""
        stempel, stand = Path(settings.STATIC_ROOT) / ".stand", _stand_van_bestanden()
        if stempel.exists() and stempel.read_text() == stand:
            return
        self.stdout.write("Statische bestanden verzamelen ...")
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        stempel.write_text(stand)


def _bestanden() -> Iterator[Path]:
    for finder in get_finders():
        for naam, opslag in finder.list(ignore_patterns=["CVS", ".*", "*~"]):
            yield Path(opslag.path(naam))


def _stand_van_bestanden() -> str:
    """A fingerprint of names, sizes and times of every static file."""
    regels = sorted(f"{pad} {(feit := pad.stat()).st_size} {feit.st_mtime_ns}" for pad in _bestanden())
    return hashlib.sha256("\n".join(regels).encode()).hexdigest()
