"""The words that a region's people search with."""

from django.db import models
from django.utils import timezone

from ..keuzes import Zoekwoordsoort


class ZoekwoordQuerySet(models.QuerySet):
    def geldig(self):
        """What the search uses now."""
        return self.filter(weg_op__isnull=True)

    def weggehaald(self):
        """What it used once, the last that went first."""
        return self.filter(weg_op__isnull=False).order_by("-weg_op", "-pk")


class Zoekwoord(models.Model):
    """Search word (*zoekwoord*): what the region adds to, or takes from, the words that the portal knows.

    `betekent` is a word that is known; `woord` is what people type here. A row is never changed: it comes, and it
    may go (`weg_op`), so that everybody can see who did what, and put it back.
    """

    woord = models.CharField("wat mensen typen", max_length=60)
    betekent = models.CharField("wat zij bedoelen", max_length=60)
    soort = models.CharField(
        "wat heeft dat ermee te maken",
        max_length=6,
        choices=Zoekwoordsoort,
        default=Zoekwoordsoort.ZELFDE,
    )
    door = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+"
    )
    op = models.DateTimeField(default=timezone.now)
    weg_door = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+"
    )
    weg_op = models.DateTimeField(null=True, blank=True)

    objects = ZoekwoordQuerySet.as_manager()

    class Meta:
        verbose_name = "zoekwoord"
        verbose_name_plural = "zoekwoorden"
        ordering = ["woord", "betekent", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["woord", "betekent"],
                condition=models.Q(weg_op__isnull=True),
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
        return f"{self.woord}: {self.uitleg}"

    @property
    def uitleg(self) -> str:
        """What it has to do with the other word, as one says it after the word itself."""
        return f"{self.get_soort_display()} ‘{self.betekent}’"
