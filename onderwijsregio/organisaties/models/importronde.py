"""What was imported, by whom, and with what result."""

from django.db import models

from ..keuzes import Rol
from .mensen import Gebruiker


class ImportrondeQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Only administrators see imports."""
        return self if gebruiker.heeft_rol(Rol.BEHEER) else self.none()


class Importronde(models.Model):
    """Import (*importronde*): one file of schools or postcodes, previewed and perhaps applied."""

    class Soort(models.TextChoices):
        SCHOLEN = "scholen", "scholen (DUO)"
        POSTCODES = "postcodes", "postcodes"

    soort = models.CharField(max_length=10, choices=Soort)
    bestandsnaam = models.CharField(max_length=120)
    inhoud = models.BinaryField(help_text="het bestand zoals het kwam, nodig om een voorbeeld door te voeren")
    sha256 = models.CharField(max_length=64)
    gemeenten = models.JSONField(default=list, blank=True)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    doorgevoerd_op = models.DateTimeField(null=True, blank=True)
    verslag = models.JSONField(default=dict)

    objects = ImportrondeQuerySet.as_manager()

    class Meta:
        verbose_name = "importronde"
        verbose_name_plural = "importrondes"
        ordering = ["-gemaakt_op"]

    def __str__(self):
        return f"{self.bestandsnaam} ({self.get_soort_display()})"
