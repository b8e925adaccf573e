"""What the loket keeps beside a question: files, notes for each other, answers that are given often."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from onderwijsregio.organisaties.keuzes import Rol

from .vraag import Bericht, Vraag


def bijlagepad(bijlage: "Bijlage", naam: str) -> str:
    """A path that tells nothing about the person; the name they gave is kept in `bestandsnaam`."""
    return f"vragen/{bijlage.vraag_id}/{uuid.uuid4().hex}"


class BijlageQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Who may read the question, may read what is attached to it and to those merged into it."""
        vragen = Vraag.objects.zichtbaar_voor(gebruiker).values("pk")
        return self.filter(Q(vraag__in=vragen) | Q(vraag__samengevoegd_in__in=vragen))


class Bijlage(models.Model):
    """Attachment (*bijlage*): a file with a question, or with one message in it; never public."""

    vraag = models.ForeignKey(Vraag, models.CASCADE, related_name="bijlagen")
    bericht = models.ForeignKey(Bericht, models.CASCADE, null=True, blank=True, related_name="bijlagen")
    bestand = models.FileField(upload_to=bijlagepad)
    bestandsnaam = models.CharField("naam van het bestand", max_length=120)
    mediatype = models.CharField(max_length=100)
    bytes = models.PositiveIntegerField("grootte in bytes")
    toegevoegd_op = models.DateTimeField(default=timezone.now)

    objects = BijlageQuerySet.as_manager()

    class Meta:
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(bytes__gt=0), name="bijlage_niet_leeg")]

    def __str__(self):
        return self.bestandsnaam

    def get_absolute_url(self):
        return reverse("loket:bijlage", args=[self.pk])

    @property
    def kort(self) -> str:
        """The kind of file in a word."""
        return "pdf" if self.mediatype == "application/pdf" else "Word"


class VraagnotitieQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """The loket reads all notes; a colleague elsewhere those they wrote themself; the asker none."""
        if gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER):
            return self
        return self.filter(door=gebruiker.pk, vanzelf=False) if gebruiker.lidmaatschap else self.none()


class Vraagnotitie(models.Model):
    """Note (*notitie*): what colleagues tell each other about a question; the asker never reads it.

    `vanzelf` marks what the portal wrote down: who took over, what was merged.
    """

    vraag = models.ForeignKey(Vraag, models.CASCADE, related_name="notities")
    door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, null=True, related_name="+")
    tekst = models.TextField()
    vanzelf = models.BooleanField(default=False)
    sleutel = models.UUIDField(
        null=True, unique=True, editable=False, help_text="een formulier dat twee keer komt is een notitie"
    )
    op = models.DateTimeField(default=timezone.now)

    objects = VraagnotitieQuerySet.as_manager()

    class Meta:
        verbose_name = "notitie bij een vraag"
        verbose_name_plural = "notities bij vragen"
        ordering = ["op", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tekst__regex=r"\S"),
                name="vraagnotitie_niet_leeg",
                violation_error_message="Schrijf eerst een notitie.",
            )
        ]

    def __str__(self):
        return self.tekst[:40]


class StandaardantwoordQuerySet(models.QuerySet):
    def in_gebruik(self):
        """Canned answers that can be chosen."""
        return self.filter(actief=True)


class Standaardantwoord(models.Model):
    """Canned answer (*standaardantwoord*): a text with placeholders that is put into an answer."""

    naam = models.CharField(max_length=80)
    tekst = models.TextField(max_length=6000)
    actief = models.BooleanField("in gebruik", default=True)
    gewijzigd_op = models.DateTimeField(auto_now=True)
    gewijzigd_door = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = StandaardantwoordQuerySet.as_manager()

    class Meta:
        verbose_name = "standaardantwoord"
        verbose_name_plural = "standaardantwoorden"
        ordering = [Lower("naam")]
        constraints = [
            models.UniqueConstraint(
                Lower("naam"),
                condition=Q(actief=True),
                name="standaardantwoord_naam_uniek",
                violation_error_message="Er is al een standaardantwoord met deze naam.",
            )
        ]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("loket:standaardantwoord", args=[self.pk])
