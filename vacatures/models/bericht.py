"""What is said about an application: to the candidate, among colleagues of the board, and often."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from onderwijsregio.organisaties.keuzes import Rol

from ..keuzes import Sjabloonsoort, Sollicitatiestatus
from .sollicitatie import Sollicitatie


def staat_vast(naam: str) -> list[pgtrigger.Trigger]:
    """What was said is not changed or removed afterwards; erasing a person puts one fixed word for it."""
    anders = pgtrigger.Q(old__tekst__df=pgtrigger.F("new__tekst")) & ~pgtrigger.Q(new__tekst="Gewist.")
    ander_moment = pgtrigger.Q(old__op__df=pgtrigger.F("new__op"))
    verhuisd = pgtrigger.Q(old__sollicitatie_id__df=pgtrigger.F("new__sollicitatie_id"))
    return [
        pgtrigger.Protect(
            name=f"{naam}_staat_vast",
            operation=pgtrigger.Update,
            condition=anders | ander_moment | verhuisd,
        ),
        pgtrigger.Protect(name=f"{naam}_blijft", operation=pgtrigger.Delete),
    ]


class SollicitatieberichtQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Who may see the application, reads what candidate and board write to each other."""
        return self.filter(sollicitatie__in=Sollicitatie.objects.zichtbaar_voor(gebruiker).values("pk"))


class Sollicitatiebericht(models.Model):
    """Message (*bericht*): what candidate and board write to each other about one application.

    `antwoord`: these words came with that answer of the board, and a later one took its place.
    """

    sollicitatie = models.ForeignKey(Sollicitatie, models.PROTECT, related_name="berichten")
    tekst = models.TextField()
    van_bestuur = models.BooleanField()
    door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, null=True, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    antwoord = models.CharField("eerder antwoord", max_length=12, choices=Sollicitatiestatus, blank=True)
    sleutel = models.UUIDField(
        null=True, unique=True, editable=False, help_text="een formulier dat twee keer komt is een bericht"
    )

    objects = SollicitatieberichtQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht bij een sollicitatie"
        verbose_name_plural = "berichten bij sollicitaties"
        ordering = ["op", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tekst__regex=r"\S"),
                name="sollicitatiebericht_niet_leeg",
                violation_error_message="Schrijf eerst een bericht.",
            )
        ]
        triggers = staat_vast("sollicitatiebericht")

    def __str__(self):
        return self.tekst[:40]


class SollicitatienotitieQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """HR of the board that wrote it. Not the candidate, not the loket, not another board."""
        return self.filter(sollicitatie__in=Sollicitatie.objects.te_behandelen_door(gebruiker).values("pk"))


class Sollicitatienotitie(models.Model):
    """Note (*notitie*): what colleagues of a board tell each other about an application."""

    sollicitatie = models.ForeignKey(Sollicitatie, models.PROTECT, related_name="notities")
    tekst = models.TextField()
    door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    sleutel = models.UUIDField(
        null=True, unique=True, editable=False, help_text="een formulier dat twee keer komt is een notitie"
    )

    objects = SollicitatienotitieQuerySet.as_manager()

    class Meta:
        verbose_name = "notitie bij een sollicitatie"
        verbose_name_plural = "notities bij sollicitaties"
        ordering = ["op", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tekst__regex=r"\S"),
                name="sollicitatienotitie_niet_leeg",
                violation_error_message="Schrijf eerst een notitie.",
            )
        ]
        triggers = staat_vast("sollicitatienotitie")

    def __str__(self):
        return self.tekst[:40]


class AntwoordsjabloonQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """HR: those of the own board, and those of the region."""
        if not gebruiker.heeft_rol(Rol.HR):
            return self.none()
        return self.van_bestuur(gebruiker.lidmaatschap.organisatie_id)

    def van_bestuur(self, organisatie: int):
        """Those of this board and those of the region, the region's last."""
        rijen = self.filter(Q(organisatie=organisatie) | Q(organisatie__isnull=True), actief=True)
        return rijen.order_by("soort", F("organisatie").asc(nulls_last=True), Lower("naam"))


class Antwoordsjabloon(models.Model):
    """Answer template (*antwoordsjabloon*): a text with placeholders. Without a board it is the region's."""

    organisatie = models.ForeignKey(
        "organisaties.Organisatie",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="antwoordsjablonen",
    )
    naam = models.CharField(max_length=80)
    soort = models.CharField("waarvoor", max_length=12, choices=Sjabloonsoort)
    tekst = models.TextField(max_length=5000)
    actief = models.BooleanField("in gebruik", default=True)
    gewijzigd_op = models.DateTimeField(auto_now=True)
    gewijzigd_door = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = AntwoordsjabloonQuerySet.as_manager()

    class Meta:
        verbose_name = "antwoordsjabloon"
        verbose_name_plural = "antwoordsjablonen"
        ordering = ["soort", Lower("naam")]
        constraints = [
            models.UniqueConstraint(
                F("organisatie"),
                Lower("naam"),
                condition=Q(actief=True),
                nulls_distinct=False,
                name="antwoordsjabloon_naam_uniek",
                violation_error_message="Er is al een sjabloon met deze naam.",
            )
        ]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("vacatures:sjabloon", args=[self.pk])
