"""The rules of the keuzehulp in versions, and an outcome that a candidate asked us to keep."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from ..keuzes import Keuzeregelstatus
from .kandidaat import HEEL_DE_KLANTREIS, Kandidaat
from .route import Route


class KeuzeregelsQuerySet(models.QuerySet):
    def gepubliceerd(self):
        """The version that visitors get: one at most, the database sees to that."""
        return self.filter(status=Keuzeregelstatus.GEPUBLICEERD)

    def openbaar(self):
        """Versions that a visitor has, or has had: a link to an outcome keeps working."""
        return self.exclude(status=Keuzeregelstatus.CONCEPT)


class Keuzeregels(models.Model):
    """Rules of the keuzehulp (*keuzeregels*), one version: questions, and per route when it fits and why.

    `inhoud` is what loket.engine reads and writes. Staff works on a concept; what was published is fixed.
    `herziening` counts the changes to a concept, so that two people do not undo each other's work.
    """

    versie = models.PositiveSmallIntegerField(unique=True)
    status = models.CharField(max_length=12, choices=Keuzeregelstatus, default=Keuzeregelstatus.CONCEPT)
    inhoud = models.JSONField()
    toelichting = models.CharField("wat is er anders", max_length=300, blank=True)
    herziening = models.PositiveIntegerField(default=0)
    gemaakt_op = models.DateTimeField(default=timezone.now)
    gemaakt_door = models.ForeignKey(
        "organisaties.Gebruiker", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    gepubliceerd_op = models.DateTimeField(null=True, blank=True)
    gepubliceerd_door = models.ForeignKey(
        "organisaties.Gebruiker", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = KeuzeregelsQuerySet.as_manager()

    class Meta:
        verbose_name = "versie van de keuzehulp"
        verbose_name_plural = "versies van de keuzehulp"
        ordering = ["-versie"]
        constraints = [
            models.UniqueConstraint(
                fields=["status"],
                condition=Q(status="gepubliceerd"),
                name="keuzeregels_een_gepubliceerd",
                violation_error_message="Er is al een gepubliceerde versie van de keuzehulp.",
            ),
            models.CheckConstraint(
                condition=Q(status="concept", gepubliceerd_op__isnull=True)
                | (~Q(status="concept") & Q(gepubliceerd_op__isnull=False)),
                name="keuzeregels_gepubliceerd_heeft_datum",
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="keuzeregels_status",
                field="status",
                transitions=[("concept", "gepubliceerd"), ("gepubliceerd", "vervallen")],
            ),
            pgtrigger.Protect(
                name="keuzeregels_staan_vast",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(
                    old__status__in=["gepubliceerd", "vervallen"], old__inhoud__df=pgtrigger.F("new__inhoud")
                ),
            ),
            pgtrigger.Protect(
                name="keuzeregels_blijven",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__status__in=["gepubliceerd", "vervallen"]),
            ),
        ]

    def __str__(self):
        return f"versie {self.versie}"

    def get_absolute_url(self):
        return reverse("loket:keuzeregels", args=[self.pk])

    @property
    def is_concept(self) -> bool:
        return self.status == Keuzeregelstatus.CONCEPT

    @property
    def is_gepubliceerd(self) -> bool:
        return self.status == Keuzeregelstatus.GEPUBLICEERD


class KeuzeuitkomstQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """The loket, and the candidate themself; boards do not see what somebody doubted about."""
        if gebruiker.heeft_rol(*HEEL_DE_KLANTREIS):
            return self
        return self.filter(kandidaat__gebruiker=gebruiker.pk)


class Keuzeuitkomst(models.Model):
    """Outcome of the keuzehulp (*keuzeuitkomst*) that a candidate had us keep; a newer one replaces it.

    `antwoorden` is the address of the answers; `routes` the codes as they came out then, the best first.
    """

    kandidaat = models.OneToOneField(Kandidaat, models.CASCADE, related_name="keuzeuitkomst")
    regels = models.ForeignKey(Keuzeregels, models.PROTECT, related_name="uitkomsten")
    antwoorden = models.CharField(max_length=400)
    routes = ArrayField(models.SlugField(), default=list, blank=True)
    bewaard_op = models.DateTimeField(default=timezone.now)

    objects = KeuzeuitkomstQuerySet.as_manager()

    class Meta:
        verbose_name = "uitkomst van de keuzehulp"
        verbose_name_plural = "uitkomsten van de keuzehulp"

    def __str__(self):
        return f"Keuzehulp van {self.kandidaat}"

    def get_absolute_url(self):
        return reverse("loket:keuzehulp_stap", args=[self.regels.versie, self.antwoorden])

    @property
    def routes_in_woorden(self) -> list[str]:
        """The names of the routes, the best first; one that is no longer there by its code."""
        namen = dict(Route.objects.filter(code__in=self.routes).values_list("code", "naam"))
        return [namen.get(code, code) for code in self.routes]
