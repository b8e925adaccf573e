"""What the boards of the region agreed about hiring people."""

from datetime import date

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from onderwijsregio.organisaties.keuzes import Functie, Sector

from ..keuzes import Afspraakonderwerp, Afwijking, Schaal


class RegioafspraakQuerySet(models.QuerySet):
    def geldig(self, dag: date | None = None):
        """Agreements in force on `dag` (default today)."""
        dag = dag or timezone.localdate()
        return self.filter(Q(tot__isnull=True) | Q(tot__gte=dag), van__lte=dag)

    def over(self, vacature):
        """Those about a vacancy like this one: its kind of education and its function."""
        return self.filter(
            Q(sectoren=[]) | Q(sectoren__contains=[vacature.sector]),
            Q(functies=[]) | Q(functies__contains=[vacature.functie]),
        )


@pghistory.track()
class Regioafspraak(models.Model):
    """Agreement (*regioafspraak*): what the boards agreed so that they do not outbid each other.

    No sectors or functions: it is about all of them. Who departs from it says why, and the region reads that.
    """

    onderwerp = models.CharField(max_length=10, choices=Afspraakonderwerp)
    titel = models.CharField(max_length=120)
    tekst = models.TextField("wat is er afgesproken")
    sectoren = ArrayField(models.CharField(max_length=3, choices=Sector), default=list, blank=True)
    functies = ArrayField(models.CharField(max_length=20, choices=Functie), default=list, blank=True)
    afwijking = models.CharField(
        "wanneer wijkt iemand af", max_length=9, choices=Afwijking, default=Afwijking.NOOIT
    )
    schalen = ArrayField(
        models.CharField(max_length=3, choices=Schaal),
        default=list,
        blank=True,
        verbose_name="afgesproken schalen",
    )
    van = models.DateField("geldt vanaf", default=timezone.localdate)
    tot = models.DateField("tot en met", null=True, blank=True)

    objects = RegioafspraakQuerySet.as_manager()

    class Meta:
        verbose_name = "afspraak van de regio"
        verbose_name_plural = "afspraken van de regio"
        ordering = ["onderwerp", "titel", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="regioafspraak_van_voor_tot",
                violation_error_message="De laatste dag ligt niet voor de eerste.",
            ),
            models.CheckConstraint(
                condition=~Q(afwijking="schaal") | Q(schalen__len__gt=0),
                name="regioafspraak_met_schalen",
                violation_error_message="Kies de schalen die zijn afgesproken.",
            ),
        ]

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("vacatures:regioafspraak", args=[self.pk])

    def wijkt_af(self, vacature) -> bool:
        """Whether this vacancy, which the agreement is about, departs from it. An unknown scale does not."""
        if self.afwijking == Afwijking.SCHAAL:
            return bool(vacature.schaal) and vacature.schaal not in self.schalen
        return self.afwijking == Afwijking.STUDENTEN and vacature.open_voor_studenten
