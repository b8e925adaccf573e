"""What the boards of the region agreed about hiring people."""

from collections.abc import Iterable
from datetime import date

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.organisaties.keuzes import Functie, Sector

from ..keuzes import Afspraakonderwerp, Afwijking, Opleidingssoort, Schaal


class RegioafspraakQuerySet(models.QuerySet):
    def geldig(self, dag: date | None = None):
        """Agreements in force on `dag` (default today)."""
        dag = dag or timezone.localdate()
        return self.filter(Q(tot__isnull=True) | Q(tot__gte=dag), van__lte=dag)

    def over_banen(self):
        """Those about people whom a board takes on; not those about students who come to learn."""
        return self.exclude(onderwerp=Afspraakonderwerp.STAGE)

    def over(self, vacature):
        """Those about a vacancy like this one: its kind of education and its function."""
        return self.over_banen().filter(
            Q(sectoren=[]) | Q(sectoren__contains=[vacature.sector]),
            Q(functies=[]) | Q(functies__contains=[vacature.functie]),
        )

    def over_stages(self, jaar, sectoren: Iterable[str]):
        """Those about students at schools of these sectors, in force on any day that is left of this school year."""
        schooljaar = Schooljaar(jaar.begin)
        vanaf = min(max(timezone.localdate(), schooljaar.eerste_dag), schooljaar.laatste_dag)
        return self.filter(
            Q(tot__isnull=True) | Q(tot__gte=vanaf),
            Q(sectoren=[]) | Q(sectoren__overlap=list(sectoren)),
            onderwerp=Afspraakonderwerp.STAGE,
            van__lte=schooljaar.laatste_dag,
        )


@pghistory.track()
class Regioafspraak(models.Model):
    """Agreement (*regioafspraak*): what the boards agreed so that they do not outbid each other.

    No sectors, functions or kinds of students: it is about all of them. Who departs from it says why, and the
    region reads that. `bedrag` is what a student gets, in euro a month; only an agreement about internships has it.
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
    opleidingen = ArrayField(
        models.CharField(max_length=10, choices=Opleidingssoort), default=list, blank=True
    )
    bedrag = models.DecimalField(
        "afgesproken stagevergoeding per maand",
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0, "Vul 0 of meer in.")],
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
            models.CheckConstraint(
                condition=~Q(afwijking="bedrag") | Q(bedrag__isnull=False),
                name="regioafspraak_met_bedrag",
                violation_error_message="Vul in welk bedrag is afgesproken.",
            ),
            models.CheckConstraint(
                condition=Q(bedrag__isnull=True) | Q(onderwerp="stage", bedrag__gte=0),
                name="regioafspraak_bedrag_over_stages",
                violation_error_message="Alleen een afspraak over stagevergoeding heeft een bedrag.",
            ),
        ]

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("vacatures:regioafspraak", args=[self.pk])

    @property
    def voor_studenten(self) -> str:
        """The kinds of students that it is about, in words; empty when it is about all of them."""
        return "; ".join(Opleidingssoort(soort).label for soort in self.opleidingen)

    def wijkt_af(self, vacature) -> bool:
        """Whether this vacancy, which the agreement is about, departs from it. An unknown scale does not."""
        if self.afwijking == Afwijking.SCHAAL:
            return bool(vacature.schaal) and vacature.schaal not in self.schalen
        return self.afwijking == Afwijking.STUDENTEN and vacature.open_voor_studenten

    def gaat_over_stage(self, plaats) -> bool:
        """Whether it is about these internship places: the school, the kind of student and the day.

        That day is today, or the first one of a period that is still to come: what holds by then counts.
        """
        periode = plaats.periode
        dag = min(max(timezone.localdate(), periode.van), periode.tot)
        return (
            self.onderwerp == Afspraakonderwerp.STAGE
            and (not self.sectoren or plaats.aanbod.school.sector in self.sectoren)
            and (not self.opleidingen or plaats.soort in self.opleidingen)
            and self.van <= dag <= (self.tot or dag)
        )

    def wijkt_af_bij_stage(self, plaats) -> bool:
        """Whether these internship places depart from it.

        More departs as less does: boards agree on one amount so that no student chooses a school for the money.
        An amount that nobody told does not, and neither do 0 places.
        """
        anders = plaats.vergoeding is not None and plaats.vergoeding != self.bedrag
        return (
            self.afwijking == Afwijking.BEDRAG
            and anders
            and plaats.plaatsen > 0
            and self.gaat_over_stage(plaats)
        )
