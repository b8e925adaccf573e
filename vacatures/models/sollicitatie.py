"""Who applied for a vacancy, and what the board answered."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from onderwijsregio.organisaties.keuzes import Rol

from ..keuzes import Sollicitatiestatus


class SollicitatieQuerySet(models.QuerySet):
    def open(self):
        """Applications that have not come to an end."""
        return self.filter(status__in=[Sollicitatiestatus.VERZONDEN, Sollicitatiestatus.UITGENODIGD])

    def zichtbaar_voor(self, gebruiker):
        """The candidate, HR of the vacancy's board, and the loket."""
        if gebruiker.heeft_rol(Rol.MAKELAAR):
            return self
        eigen = Q(kandidaat__gebruiker=gebruiker.pk)
        if gebruiker.heeft_rol(Rol.HR):
            return self.filter(eigen | Q(vacature__organisatie=gebruiker.lidmaatschap.organisatie_id))
        return self.filter(eigen)

    def documenten_voor(self, gebruiker) -> Q:
        """The documents that this user reads through an application: HR of the board it was sent to."""
        if not gebruiker.heeft_rol(Rol.HR):
            return Q(pk__in=[])
        gezien = self.filter(vacature__organisatie=gebruiker.lidmaatschap.organisatie_id)
        gezien = gezien.exclude(status=Sollicitatiestatus.INGETROKKEN)
        return Q(pk__in=gezien.values("documenten"))


class Sollicitatie(models.Model):
    """Application (*sollicitatie*): a candidate wants this job; the board answers."""

    vacature = models.ForeignKey("vacatures.Vacature", models.PROTECT, related_name="sollicitaties")
    kandidaat = models.ForeignKey("loket.Kandidaat", models.PROTECT, related_name="sollicitaties")
    motivatie = models.TextField()
    documenten = models.ManyToManyField("loket.Document", blank=True, related_name="sollicitaties")
    status = models.CharField(max_length=12, choices=Sollicitatiestatus, default=Sollicitatiestatus.VERZONDEN)
    antwoord = models.TextField(blank=True)
    verzonden_op = models.DateTimeField(default=timezone.now)
    beantwoord_op = models.DateTimeField(null=True, blank=True)

    objects = SollicitatieQuerySet.as_manager()

    class Meta:
        verbose_name = "sollicitatie"
        verbose_name_plural = "sollicitaties"
        ordering = ["verzonden_op"]
        constraints = [
            models.UniqueConstraint(
                fields=["vacature", "kandidaat"],
                name="sollicitatie_een_per_vacature",
                violation_error_message="U hebt al op deze vacature gereageerd.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["verzonden", "ingetrokken"]) | Q(beantwoord_op__isnull=False),
                name="sollicitatie_antwoord_heeft_datum",
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="sollicitatie_status",
                field="status",
                transitions=[
                    ("verzonden", "uitgenodigd"),
                    ("verzonden", "aangenomen"),
                    ("verzonden", "afgewezen"),
                    ("verzonden", "ingetrokken"),
                    ("uitgenodigd", "aangenomen"),
                    ("uitgenodigd", "afgewezen"),
                    ("uitgenodigd", "ingetrokken"),
                ],
            )
        ]

    def __str__(self):
        return f"{self.kandidaat} – {self.vacature}"

    def get_absolute_url(self):
        return reverse("vacatures:sollicitatie", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.status in (Sollicitatiestatus.VERZONDEN, Sollicitatiestatus.UITGENODIGD)
