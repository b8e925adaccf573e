"""Spreadsheets of candidates that were brought in: what was asked, how far it is, what came of it."""

from datetime import timedelta

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from onderwijsregio.kern.importbestand import Importbestand
from onderwijsregio.organisaties.keuzes import Rol

from ..keuzes import IMPORT_OVERGANGEN, Bestaanden, Fouterijen, Importstatus
from .kandidaat import Kandidaat
from .persoonsgegevens import opname_in_woorden

TERUG_BINNEN = timedelta(days=30)


class ImportopdrachtQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Only the loket brings candidates in."""
        return self if gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER) else self.none()

    def zonder_inhoud(self):
        """Without the file and the long lists: for overviews."""
        return self.defer("inhoud", "fouten")


class Importopdracht(Importbestand):
    """Import of candidates (*importopdracht*): one sheet of one file, its columns mapped, asked for and done.

    The row asks for the work; nothing of the file is used before `gevraagd_op`.
    """

    foute_rijen = models.CharField(max_length=10, choices=Fouterijen, default=Fouterijen.NIETS)
    bestaanden = models.CharField(max_length=10, choices=Bestaanden, default=Bestaanden.OVERSLAAN)
    eigenaar = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+"
    )
    volgende_stap = models.CharField(max_length=200, blank=True)
    volgende_stap_op = models.DateField(null=True, blank=True)

    status = models.CharField(max_length=14, choices=Importstatus, default=Importstatus.CONCEPT)
    stoppen = models.BooleanField(default=False)
    poging = models.PositiveSmallIntegerField(default=0)
    gedaan = models.PositiveIntegerField(default=0)
    totaal = models.PositiveIntegerField(default=0)
    bezig_met = models.CharField(max_length=100, blank=True)
    levensteken_op = models.DateTimeField(null=True, blank=True)
    aantallen = models.JSONField(default=dict)
    fouten = models.JSONField(default=list)
    reden = models.CharField(max_length=500, blank=True)
    door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(default=timezone.now)
    gevraagd_op = models.DateTimeField(null=True, blank=True)
    klaar_op = models.DateTimeField(null=True, blank=True)

    objects = ImportopdrachtQuerySet.as_manager()

    class Meta:
        verbose_name = "import van kandidaten"
        verbose_name_plural = "imports van kandidaten"
        ordering = ["-gemaakt_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="concept")
                | Q(eigenaar__isnull=False, volgende_stap__regex=r"\S", volgende_stap_op__isnull=False),
                name="importopdracht_met_volgende_stap",
                violation_error_message="Zeg wat de volgende stap is, van wie en wanneer.",
            )
        ]
        triggers = [
            pgtrigger.FSM(name="importopdracht_status", field="status", transitions=IMPORT_OVERGANGEN),
        ]

    def __str__(self):
        return self.bestandsnaam

    def get_absolute_url(self):
        return reverse("loket:kandidatenimport", args=[self.pk])

    @property
    def loopt(self) -> bool:
        return self.status in (Importstatus.GEVRAAGD, Importstatus.BEZIG)

    @property
    def is_concept(self) -> bool:
        return self.status == Importstatus.CONCEPT

    @property
    def kan_terug(self) -> bool:
        """Whether what it did can still be undone."""
        return self.status == Importstatus.KLAAR and timezone.now() < self.klaar_op + TERUG_BINNEN

    @property
    def terug_tot(self):
        return self.klaar_op + TERUG_BINNEN if self.klaar_op else None


class Importrij(models.Model):
    """Imported row (*importrij*): the candidate that one row made or changed, and what was there before."""

    opdracht = models.ForeignKey(Importopdracht, models.CASCADE, related_name="rijen")
    regel = models.PositiveIntegerField("regel van de lijst")
    kandidaat = models.ForeignKey(Kandidaat, models.CASCADE, related_name="importrijen")
    nieuw = models.BooleanField("nieuw dossier")
    was = models.JSONField("wat er eerst stond", default=dict)
    werd = models.JSONField("wat wij overnamen", default=dict)

    class Meta:
        verbose_name = "geïmporteerde rij"
        verbose_name_plural = "geïmporteerde rijen"
        ordering = ["regel"]

    def __str__(self):
        return f"regel {self.regel}: {self.kandidaat}"

    @property
    def was_in_woorden(self) -> dict:
        """What the record said before, for the person to read."""
        return opname_in_woorden(Kandidaat, self.was)

    @property
    def werd_in_woorden(self) -> dict:
        """What the row made of it, for the person to read."""
        return opname_in_woorden(Kandidaat, self.werd)
