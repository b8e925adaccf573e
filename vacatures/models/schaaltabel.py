"""What the scales of a collective agreement pay, from a day on."""

from datetime import date

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from ..keuzes import Cao, Schaal


class SchaaltabelQuerySet(models.QuerySet):
    def geldig(self, dag: date | None = None):
        """The table in force on `dag` (default today) of each agreement: the last one that began by then."""
        begonnen = self.filter(geldig_vanaf__lte=dag or timezone.localdate())
        return begonnen.order_by("cao", "-geldig_vanaf").distinct("cao")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Schaaltabel(models.Model):
    """Salary table (*schaaltabel*): all scales of one agreement, until the next table of that agreement begins."""

    cao = models.CharField("cao", max_length=3, choices=Cao)
    geldig_vanaf = models.DateField()
    bron = models.CharField(max_length=300)

    objects = SchaaltabelQuerySet.as_manager()

    class Meta:
        verbose_name = "schaaltabel"
        verbose_name_plural = "schaaltabellen"
        ordering = ["cao", "-geldig_vanaf"]
        constraints = [
            models.UniqueConstraint(
                fields=["cao", "geldig_vanaf"],
                name="schaaltabel_een_per_cao_en_dag",
                violation_error_message="Van deze cao is er al een tabel die op deze dag ingaat.",
            )
        ]

    def __str__(self):
        return f"{self.get_cao_display()} per {date_format(self.geldig_vanaf, 'j F Y')}"

    def get_absolute_url(self):
        return reverse("vacatures:schaaltabel", args=[self.pk])

    @property
    def is_ingegaan(self) -> bool:
        """Whether visitors could read these amounts: then they are corrected, and not taken away."""
        return self.geldig_vanaf <= timezone.localdate()

    @property
    def op_volgorde(self) -> list["Schaalbedrag"]:
        """The amounts in the order in which the agreements name their scales."""
        return sorted(self.bedragen.all(), key=lambda bedrag: Schaal.values.index(bedrag.schaal))


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Schaalbedrag(models.Model):
    """Amounts of a scale (*schaalbedrag*): the lowest and the highest step, gross euro a month at a full-time job."""

    tabel = models.ForeignKey(Schaaltabel, models.CASCADE, related_name="bedragen")
    schaal = models.CharField(max_length=3, choices=Schaal)
    van = models.DecimalField("laagste bedrag", max_digits=7, decimal_places=2)
    tot = models.DecimalField("hoogste bedrag", max_digits=7, decimal_places=2)

    class Meta:
        verbose_name = "schaalbedrag"
        verbose_name_plural = "schaalbedragen"
        constraints = [
            models.UniqueConstraint(
                fields=["tabel", "schaal"],
                name="schaalbedrag_een_per_schaal",
                violation_error_message="Een schaal staat één keer in de tabel.",
            ),
            models.CheckConstraint(
                condition=Q(van__gt=0, tot__gte=F("van")),
                name="schaalbedrag_van_laag_naar_hoog",
                violation_error_message="Het hoogste bedrag is niet lager dan het laagste, en dat is meer dan 0.",
            ),
        ]

    def __str__(self):
        return f"schaal {self.schaal}"
