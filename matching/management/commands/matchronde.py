"""manage.py matchronde SOORT: compute a match round here and now."""

import time

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from matching import acties
from matching.keuzes import Rondesoort, Rondestatus
from matching.models import Matchronde


class Command(BaseCommand):
    help = "Reken een matchronde uit en toon wat eruit komt. Een mens beslist over elk voorstel."

    def add_arguments(self, parser):
        parser.add_argument("soort", choices=Rondesoort.values)

    def handle(self, *args, soort, **options):
        try:
            ronde = acties.vraag_ronde(soort=soort)
        except ValidationError as fout:
            raise CommandError(" ".join(fout.messages)) from fout
        if not acties.reken(ronde_id=ronde.pk):
            self._wacht(ronde)
        ronde.refresh_from_db()
        if ronde.status != Rondestatus.KLAAR:
            raise CommandError(f"De matchronde is mislukt. {ronde.fout}")
        self.stdout.write(
            f"{ronde}: {ronde.voorstellen.count()} voorstellen, "
            f"{len(ronde.uitkomst['zonder_plek'])} kandidaten zonder voorstel, "
            f"som van de scores {ronde.doelwaarde}."
        )

    def _wacht(self, ronde: Matchronde) -> None:
        """A worker was first; wait for it."""
        while Matchronde.objects.wachtend().filter(pk=ronde.pk).exists():
            time.sleep(0.2)
