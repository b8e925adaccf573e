"""Whom the loket invited for an event."""

from django.db import models
from django.utils import timezone

from .agenda import Evenement


class Bijeenkomstuitnodiging(models.Model):
    """Invitation (*uitnodiging*) of a candidate who agreed to be invited, for an event that fits them. Once."""

    evenement = models.ForeignKey(Evenement, models.CASCADE, related_name="uitnodigingen")
    kandidaat = models.ForeignKey("Kandidaat", models.CASCADE, related_name="uitnodigingen")
    gemaakt_op = models.DateTimeField("uitgenodigd op", default=timezone.now)
    gemaild_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "uitnodiging voor een bijeenkomst"
        verbose_name_plural = "uitnodigingen voor een bijeenkomst"
        ordering = ["gemaakt_op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["evenement", "kandidaat"],
                name="bijeenkomstuitnodiging_een_keer",
                violation_error_message="Deze kandidaat is al uitgenodigd.",
            )
        ]

    def __str__(self):
        return f"{self.kandidaat} voor {self.evenement}"
