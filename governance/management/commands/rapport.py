"""manage.py rapport SOORT --peildatum DATUM --uit BESTAND: make a report here and now, as a file."""

from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from governance import documenten
from governance.keuzes import Rapportagesoort
from governance.models import Plan
from governance.rapportages import verzamel

MAKERS = {".pdf": documenten.als_pdf, ".docx": documenten.als_docx}


class Command(BaseCommand):
    help = "Maak een rapportage als bestand (.pdf of .docx). In het portaal verandert er niets."

    def add_arguments(self, parser):
        parser.add_argument("soort", choices=Rapportagesoort.values)
        parser.add_argument("--peildatum", type=date.fromisoformat, default=None, help="JJJJ-MM-DD")
        parser.add_argument("--uit", type=Path, required=True, help="bestand dat eindigt op .pdf of .docx")

    def handle(self, *args, soort, peildatum, uit, **options):
        vandaag = timezone.localdate()
        peildatum = peildatum or vandaag
        if peildatum > vandaag:
            raise CommandError("De peildatum ligt in de toekomst. Kies vandaag of eerder.")
        if uit.suffix not in MAKERS:
            raise CommandError("Kies bij --uit een bestand dat eindigt op .pdf of .docx.")
        plan = Plan.objects.op(peildatum)
        if plan is None:
            raise CommandError(f"Er is geen plan dat al liep op {peildatum:%d-%m-%Y}.")
        invoer = verzamel(plan, peildatum)
        uit.write_bytes(MAKERS[uit.suffix](invoer))
        self.stdout.write(f"{uit}: {plan}, controlegetal {documenten.sha256_van(invoer)}")
