"""Which text came from which data file."""

from django.db import models


class Inhoudsbestand(models.Model):
    """Content file (*inhoudsbestand*): a text of the region's data that was once put on the website.

    `bestand` is the fingerprint of the file, `stand` that of the page right after it was loaded. A page that
    no longer has that fingerprint is the editors' own; a page that they threw away stays away.
    """

    pad = models.CharField(max_length=300, unique=True)
    bladzijde = models.OneToOneField(
        "wagtailcore.Page", models.SET_NULL, null=True, related_name="inhoudsbestand"
    )
    bestand = models.CharField(max_length=64)
    stand = models.CharField(max_length=64)

    class Meta:
        verbose_name = "inhoudsbestand"
        verbose_name_plural = "inhoudsbestanden"
        ordering = ["pad"]

    def __str__(self):
        return self.pad
