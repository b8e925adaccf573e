"""What the region measures: measures, indicators, targets and measurements."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from onderwijsregio.organisaties.keuzes import VAN_BUITEN, Meetstatus

from .keuzes import Optelwijze, Richting


class Maatregel(models.Model):
    """Measure (*maatregel*): what the region does about the shortage."""

    code = models.CharField(max_length=10, unique=True)
    naam = models.CharField(max_length=160)
    doel = models.TextField(blank=True)
    omschrijving = models.TextField(blank=True)
    thema = models.ForeignKey(
        "organisaties.Thema", models.SET_NULL, null=True, blank=True, related_name="maatregelen"
    )

    class Meta:
        verbose_name = "maatregel"
        verbose_name_plural = "maatregelen"
        ordering = ["code"]

    def __str__(self):
        return f"{self.code} {self.naam}"


class IndicatorQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Figures carry no persons: everybody with a role in the region sees them, people from outside do not."""
        van_hier = gebruiker.is_authenticated and gebruiker.lidmaatschap
        return self if van_hier and not gebruiker.heeft_rol(*VAN_BUITEN) else self.none()

    def openbaar(self):
        """Indicators whose figures stand on the website, for everybody."""
        return self.filter(openbaar=True)


class Indicator(models.Model):
    """Indicator (*indicator*): a definition of what is counted, in which unit, and how it adds up.

    `berekening` names the count in `monitoring.rapportages.tellen` that the portal makes itself from its
    own rows; without it the figure comes from measurements only.
    """

    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=160)
    definitie = models.TextField()
    versie = models.PositiveSmallIntegerField(default=1)
    eenheid = models.CharField(max_length=20)
    richting = models.CharField(max_length=10, choices=Richting, default=Richting.NEUTRAAL)
    optelwijze = models.CharField(max_length=10, choices=Optelwijze, default=Optelwijze.LAATSTE)
    maatregel = models.ForeignKey(
        Maatregel, models.SET_NULL, null=True, blank=True, related_name="indicatoren"
    )
    thema = models.ForeignKey(
        "organisaties.Thema", models.SET_NULL, null=True, blank=True, related_name="indicatoren"
    )
    berekening = models.CharField(max_length=60, blank=True)
    openbaar = models.BooleanField(default=False, help_text="Iedereen ziet het op de website")
    volgorde = models.PositiveSmallIntegerField(default=0)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = "indicator"
        verbose_name_plural = "indicatoren"
        ordering = ["volgorde", "naam"]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("monitoring:indicator", args=[self.code])


class Streefwaarde(models.Model):
    """Target (*streefwaarde*): the value that an indicator should have over a period."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="streefwaarden")
    van = models.DateField()
    tot_en_met = models.DateField()
    waarde = models.DecimalField(max_digits=14, decimal_places=2)
    bron = models.ForeignKey("organisaties.Bron", models.PROTECT, null=True, blank=True, related_name="+")
    vindplaats = models.CharField(max_length=200, blank=True)
    toelichting = models.TextField(blank=True)

    class Meta:
        verbose_name = "streefwaarde"
        verbose_name_plural = "streefwaarden"
        ordering = ["van"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "van", "tot_en_met"], name="streefwaarde_een_per_periode"
            ),
            models.CheckConstraint(
                condition=Q(tot_en_met__gte=F("van")), name="streefwaarde_begin_voor_eind"
            ),
        ]

    def __str__(self):
        return f"{self.indicator}: {self.waarde}"


class Meting(models.Model):
    """Measurement (*meting*): a value, or the reason why there is none, with reference date and source.

    Zero is a value. *Not measured*, *not applicable* and *suppressed* have no value.
    """

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="metingen")
    organisatie = models.ForeignKey(
        "organisaties.Organisatie", models.PROTECT, null=True, blank=True, related_name="metingen"
    )
    peildatum = models.DateField()
    van = models.DateField(null=True, blank=True)
    tot_en_met = models.DateField(null=True, blank=True)
    waarde = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    teller = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    noemer = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    status = models.CharField(max_length=12, choices=Meetstatus, default=Meetstatus.GEMETEN)
    bron = models.ForeignKey("organisaties.Bron", models.PROTECT, related_name="metingen")
    vindplaats = models.CharField(max_length=200, blank=True)
    toelichting = models.TextField(blank=True)

    class Meta:
        verbose_name = "meting"
        verbose_name_plural = "metingen"
        ordering = ["peildatum", "organisatie__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "organisatie", "peildatum", "van", "tot_en_met", "bron"],
                nulls_distinct=False,
                name="meting_een_per_bron_en_peildatum",
            ),
            models.CheckConstraint(
                condition=Q(waarde__isnull=True) ^ Q(status__in=["gemeten", "voorbeeld"]),
                name="meting_waarde_hoort_bij_status",
                violation_error_message="Een waarde hoort bij de status gemeten of voorbeeldwaarde; "
                "nul is ook een waarde.",
            ),
            models.CheckConstraint(
                condition=Q(van__isnull=True, tot_en_met__isnull=True) | Q(tot_en_met__gte=F("van")),
                name="meting_begin_voor_eind",
            ),
        ]

    def __str__(self):
        return f"{self.indicator} op {self.peildatum:%d-%m-%Y}"

    @property
    def begin(self) -> date:
        """First day that the value is about; without a period the reference date."""
        return self.van or self.peildatum

    @property
    def eind(self) -> date:
        """Last day that the value is about; without a period the reference date."""
        return self.tot_en_met or self.peildatum
