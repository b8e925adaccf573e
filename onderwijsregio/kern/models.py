"""What every app uses and the database must remember: drawn charts, and forms that were sent."""

from django.db import models
from django.urls import reverse
from django.utils import timezone


class Grafiek(models.Model):
    """Chart (*grafiek*): an SVG drawn on the server, found by the hash of what it shows.

    The row that asks for the drawing has no `svg` yet; the worker fills it in once.
    """

    sleutel = models.CharField(max_length=64, primary_key=True, help_text="SHA-256 van de beschrijving")
    beschrijving = models.JSONField(help_text="Vega-Lite")
    svg = models.TextField(blank=True)
    aangemaakt_op = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "grafiek"
        verbose_name_plural = "grafieken"

    def __str__(self):
        return self.sleutel[:12]

    def get_absolute_url(self):
        return reverse("kern:grafiek", args=[self.sleutel])


class Inzending(models.Model):
    """Submission (*inzending*): the last form that one browser sent to one address, and what it was answered."""

    sleutel = models.CharField(max_length=64, primary_key=True, help_text="SHA-256 van browser en adres")
    browser = models.CharField(max_length=64, db_index=True, help_text="SHA-256 van het token van de browser")
    inhoud = models.CharField(
        max_length=64, help_text="SHA-256 van wat is ingevuld; leeg als dat is geweigerd"
    )
    antwoord = models.TextField(help_text="het adres van de bladzijde die volgde")
    berichten = models.TextField(help_text="wat daarop stond, als JSON")
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "inzending"
        verbose_name_plural = "inzendingen"

    def __str__(self):
        return self.sleutel[:12]

    @property
    def is_ingehaald(self) -> bool:
        """Whether this browser sent something else since, and so may mean the same once more."""
        zelfde = Inzending.objects.filter(browser=self.browser, op__gt=self.op)
        return zelfde.exclude(inhoud="").exists()
