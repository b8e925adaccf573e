"""Ways into education."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from onderwijsregio.organisaties.keuzes import Rol, Sector

from ..keuzes import AANMELDING_OVERGANGEN, NaToelating, Routeaanmeldingstatus, Routestapstatus, Stapvorm


class Route(models.Model):
    """Route (*route*): a way into education, with its requirements and steps."""

    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=120)
    samenvatting = models.TextField()
    doelgroep = models.TextField(blank=True)
    duur_maanden = models.PositiveSmallIntegerField(null=True, blank=True)
    duur = models.CharField(max_length=200, blank=True)
    kosten = models.TextField(blank=True)
    inkomen = models.TextField(blank=True)
    eisen = ArrayField(models.TextField(), default=list, blank=True)
    stappen = ArrayField(models.TextField(), default=list, blank=True)
    sectoren = ArrayField(models.CharField(max_length=3, choices=Sector), default=list, blank=True)
    zoekwoorden = ArrayField(
        models.CharField(max_length=60),
        default=list,
        blank=True,
        help_text="hoe mensen deze weg ook noemen: het zoeken vindt hem daarop",
    )
    aanmelden_kan = models.BooleanField(
        default=False, help_text="Kandidaten kunnen zich in het portaal aanmelden"
    )
    na_toelating = models.CharField(max_length=8, choices=NaToelating, default=NaToelating.TRAJECT)
    bron = models.ForeignKey("organisaties.Bron", models.PROTECT, null=True, blank=True, related_name="+")
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "route"
        verbose_name_plural = "routes"
        ordering = ["volgorde", "naam"]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("loket:route", args=[self.code])


ONDERWEG = (Routeaanmeldingstatus.CONCEPT, Routeaanmeldingstatus.INGEDIEND)
LOPEND = (*ONDERWEG, Routeaanmeldingstatus.TOEGELATEN)


class RouteaanmeldingQuerySet(models.QuerySet):
    def open(self):
        """Applications for a route that wait for an answer."""
        return self.filter(status=Routeaanmeldingstatus.INGEDIEND)

    def te_beoordelen(self):
        """Applications that wait for a decision: all steps before it are done, or the route has none."""
        besluit = Q(stappen__status=Routestapstatus.NU, stappen__stap__vorm=Stapvorm.KLAAR)
        return self.open().filter(besluit | Q(stappen__isnull=True))

    def lopend(self):
        """Applications that are begun, sent or admitted and not ended: of these one per person and route."""
        return self.filter(status__in=LOPEND, beeindigd_op__isnull=True)

    def toegelaten(self):
        """Admissions that still count."""
        return self.lopend().filter(status=Routeaanmeldingstatus.TOEGELATEN)

    def onderweg(self):
        """Applications that have not been answered yet, sent or not."""
        return self.filter(status__in=ONDERWEG)

    def zichtbaar_voor(self, gebruiker):
        """The loket sees all, a candidate the own ones, nobody else any."""
        if gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER):
            return self
        return self.filter(kandidaat__gebruiker=gebruiker.pk)


class Routeaanmelding(models.Model):
    """Application for a route (*routeaanmelding*) by a candidate; the loket admits or not.

    Where the route has a process, the application has a `Routestap` for each of its steps, and begins as
    *concept* that the candidate can leave and come back to.
    """

    kandidaat = models.ForeignKey("Kandidaat", models.PROTECT, related_name="routeaanmeldingen")
    route = models.ForeignKey(Route, models.PROTECT, related_name="aanmeldingen")
    status = models.CharField(
        max_length=12, choices=Routeaanmeldingstatus, default=Routeaanmeldingstatus.INGEDIEND, db_index=True
    )
    motivatie = models.TextField(blank=True)
    ingediend_op = models.DateTimeField(default=timezone.now)
    beoordeeld_op = models.DateTimeField(null=True, blank=True)
    beoordeeld_door = models.ForeignKey(
        "organisaties.Gebruiker", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    oordeel = models.TextField(blank=True)
    beeindigd_op = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="een toelating die niet meer telt: de klantreis eindigde",
    )
    makelaar = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = RouteaanmeldingQuerySet.as_manager()

    class Meta:
        verbose_name = "aanmelding voor een route"
        verbose_name_plural = "aanmeldingen voor een route"
        ordering = ["-ingediend_op"]
        constraints = [
            models.UniqueConstraint(
                fields=["kandidaat", "route"],
                condition=Q(status__in=["concept", "ingediend", "toegelaten"], beeindigd_op__isnull=True),
                name="routeaanmelding_een_tegelijk",
                violation_error_message="Er loopt al een aanmelding voor deze route.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["concept", "ingediend"], beoordeeld_op__isnull=True)
                | (~Q(status__in=["concept", "ingediend"]) & Q(beoordeeld_op__isnull=False)),
                name="routeaanmelding_oordeel_heeft_datum",
            ),
            models.CheckConstraint(
                condition=Q(beeindigd_op__isnull=True) | Q(status="toegelaten"),
                name="routeaanmelding_alleen_toelating_eindigt",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="aanmelding_volgt_stappen", field="status", transitions=AANMELDING_OVERGANGEN),
            pgtrigger.Trigger(
                name="toelaten_na_alle_stappen",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Q(new__status="toegelaten", old__status__df="toegelaten"),
                func="""
                    IF EXISTS (
                        SELECT 1 FROM loket_routestap
                        WHERE aanmelding_id = NEW.id AND status IN ('straks', 'nu')
                    ) THEN
                        RAISE EXCEPTION 'Toelaten kan als alle stappen van de route zijn gezet.'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self):
        return f"{self.kandidaat} – {self.route}"

    def get_absolute_url(self):
        return reverse("loket:aanmelding", args=[self.pk])

    @property
    def is_gestopt(self) -> bool:
        """Whether it ended at the loket: not admitted, or withdrawn."""
        return self.status in (Routeaanmeldingstatus.INGETROKKEN, Routeaanmeldingstatus.AFGEWEZEN)

    @property
    def is_onderweg(self) -> bool:
        """Whether it still waits for an answer, sent or not."""
        return self.status in ONDERWEG
