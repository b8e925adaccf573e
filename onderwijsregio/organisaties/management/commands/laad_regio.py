"""manage.py laad_regio NAAM [--demo]: put a region's data files in the database, or nothing at all."""

from collections import Counter
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, transaction
from django.db.models.signals import m2m_changed, post_save, pre_save

from onderwijsregio.kern import regiogegevens

from ...models import Regio
from ...regiodata import Regiofout
from ...signalen import vul_demo


class Teller(regiogegevens.Regiogegevens):
    """Data files of a region that know which one is being read, and count what is written meanwhile."""

    def __init__(self, naam: str):
        super().__init__(naam)
        self.bestand = "regio.toml"
        self.nieuw, self.gewijzigd = Counter(), Counter()

    def toml(self, bestand: str) -> dict:
        self.bestand = f"{bestand}.toml"
        return super().toml(bestand)

    def csv(self, bestand: str) -> list[dict[str, str]]:
        self.bestand = f"{bestand}.csv"
        return super().csv(bestand)

    def submap(self, naam: str) -> Path:
        self.bestand = naam
        return super().submap(naam)

    def voor_bewaren(self, sender, instance, **kwargs):
        """Count a row whose values differ from those in the database."""
        was = None if instance._state.adding else sender._base_manager.filter(pk=instance.pk).values().first()
        if was and any(
            veld.get_prep_value(getattr(instance, veld.attname)) != veld.get_prep_value(was[veld.attname])
            for veld in sender._meta.concrete_fields
        ):
            self.gewijzigd[self.bestand, sender._meta.verbose_name] += 1

    def na_bewaren(self, sender, created, **kwargs):
        if created:
            self.nieuw[self.bestand, sender._meta.verbose_name] += 1

    def relatie(self, instance, action, pk_set, **kwargs):
        if action in ("post_add", "post_remove") and pk_set:
            self.gewijzigd[self.bestand, f"{instance._meta.verbose_name} (relaties)"] += len(pk_set)

    def __enter__(self):
        pre_save.connect(self.voor_bewaren)
        post_save.connect(self.na_bewaren)
        m2m_changed.connect(self.relatie)
        return self

    def __exit__(self, *fout):
        pre_save.disconnect(self.voor_bewaren)
        post_save.disconnect(self.na_bewaren)
        m2m_changed.disconnect(self.relatie)

    def regels(self) -> list[str]:
        """What was written: one line per file and kind of row."""
        return [
            f"{wat[0]:<20} {wat[1]}: {self.nieuw[wat]} nieuw, {self.gewijzigd[wat]} gewijzigd"
            for wat in sorted({*self.nieuw, *self.gewijzigd})
        ]


class Command(BaseCommand):
    help = "Laad een regio uit haar gegevensbestanden; nog een keer laden verandert niets."

    def add_arguments(self, parser):
        parser.add_argument("naam", help="map onder onderwijsregio/regios, bijvoorbeeld leeg")
        parser.add_argument(
            "--demo",
            action="store_true",
            help="verzin er personen en vacatures bij, als demo.toml van de regio scholen heeft",
        )

    def handle(self, *, naam, demo, verbosity, **opties):
        if demo and not settings.DEMO:
            raise CommandError("--demo kan alleen in een demo: zet DEMO=1 en laat DATABASE_URL weg.")
        try:
            gegevens = Teller(naam)
        except FileNotFoundError as fout:
            raise CommandError(str(fout)) from fout
        with gegevens, transaction.atomic():
            self.laad(gegevens)
            regels = gegevens.regels()
            if demo and gegevens.toml("demo").get("school"):
                vul_demo.send(sender=Regio, gegevens=gegevens)
        if verbosity:
            self.stdout.write("\n".join(regels) or "Er is niets veranderd.")

    def laad(self, gegevens: Teller) -> None:
        """Load everything; raises CommandError with the file, and where known the entry, that is wrong."""
        try:
            regiogegevens.laad(gegevens)
        except Regiofout as fout:
            raise CommandError(str(fout)) from fout
        except KeyError as fout:
            raise CommandError(f"{gegevens.bestand}: de sleutel {fout} ontbreekt of is onbekend.") from fout
        except ValidationError as fout:
            raise CommandError(f"{gegevens.bestand}: {' '.join(fout.messages)}") from fout
        except (ValueError, TypeError, ObjectDoesNotExist, DatabaseError) as fout:
            raise CommandError(f"{gegevens.bestand}: {fout}") from fout
