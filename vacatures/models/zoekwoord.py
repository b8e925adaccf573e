"""Words that a region's people search with."""

from django.db import models

from ..keuzes import Zoekwoordsoort


class Zoekwoord(models.Model):
    """Search word (*zoekwoord*): what the region adds to, or takes from, the words that the portal knows.

    `betekent` is a word that is known; `woord` is what people type here.
    """

    woord = models.CharField("wat mensen typen", max_length=60)
    betekent = models.CharField("wat zij bedoelen", max_length=60)
    soort = models.CharField(max_length=6, choices=Zoekwoordsoort, default=Zoekwoordsoort.ZELFDE)

    class Meta:
        verbose_name = "zoekwoord"
        verbose_name_plural = "zoekwoorden"
        ordering = ["woord", "betekent"]
        constraints = [
            models.UniqueConstraint(
                "woord",
                "betekent",
                name="zoekwoord_een_keer",
                violation_error_message="Dit staat er al.",
            ),
            models.CheckConstraint(
                condition=~models.Q(woord="")
                & ~models.Q(betekent="")
                & ~models.Q(woord=models.F("betekent")),
                name="zoekwoord_twee_woorden",
                violation_error_message="Vul twee verschillende woorden in.",
            ),
        ]

    def __str__(self):
        return f"{self.woord}: {self.get_soort_display()} {self.betekent}"
