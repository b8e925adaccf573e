"""A route as a process: its steps as data, and where each application is in them."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from onderwijsregio.organisaties.keuzes import Rol

from ..keuzes import (
    ROUTESTAP_OVERGANGEN,
    Aanzet,
    Advies,
    Kandidaatstatus,
    Routestapstatus,
    Stapvorm,
    Terugkomen,
    Uitstapreden,
)
from .route import Routeaanmelding

OPEN = (Routestapstatus.STRAKS, Routestapstatus.NU)


class ProcesstapQuerySet(models.QuerySet):
    def geldig(self):
        """The steps that a new application gets, in order."""
        return self.filter(actief=True).order_by("volgorde")


class Processtap(models.Model):
    """Step of a process (*processtap*): one of the steps of a route, as the region's `processen.toml` says.

    `velden` are the questions or the report, as `Veldsoort` describes; the other words are what the
    candidate reads. A step that left the file stays for who is in it, and is given to nobody new.
    """

    route = models.ForeignKey("Route", models.PROTECT, related_name="processtappen")
    code = models.SlugField()
    naam = models.CharField(max_length=80)
    vorm = models.CharField(max_length=10, choices=Stapvorm)
    wie = models.CharField(max_length=10, choices=Aanzet)
    termijn = models.PositiveSmallIntegerField("termijn (werkdagen)")
    volgorde = models.PositiveSmallIntegerField()
    uitleg = models.TextField(help_text="wat de kandidaat leest")
    volgende_stap = models.CharField(max_length=160, help_text="de zin onder 'uw volgende stap'")
    gepland = models.CharField(max_length=120, blank=True, help_text="de zin zodra er een dag bekend is")
    klaar = models.CharField(max_length=200, help_text="wat er in de tijdlijn komt")
    velden = models.JSONField(default=list, blank=True)
    actief = models.BooleanField(default=True)

    objects = ProcesstapQuerySet.as_manager()

    class Meta:
        verbose_name = "stap van een proces"
        verbose_name_plural = "stappen van een proces"
        ordering = ["route", "volgorde"]
        constraints = [
            models.UniqueConstraint(fields=["route", "code"], name="processtap_code_uniek_in_route"),
            models.CheckConstraint(
                condition=Q(termijn__range=(1, 130)), name="processtap_termijn_tussen_1_en_130_werkdagen"
            ),
        ]

    def __str__(self):
        return self.naam


class RoutestapQuerySet(models.QuerySet):
    def open(self):
        """Steps that still have to be done."""
        return self.filter(status__in=OPEN)

    def wachtend(self):
        """Steps in which an active candidate is now."""
        return self.filter(status=Routestapstatus.NU, aanmelding__kandidaat__status=Kandidaatstatus.ACTIEF)

    def te_laat(self):
        """Waiting steps whose term has passed."""
        return self.wachtend().filter(uiterlijk__lt=timezone.localdate())

    def zichtbaar_voor(self, gebruiker):
        """Whose application may be seen, may be seen with its steps."""
        return self.filter(aanmelding__in=Routeaanmelding.objects.zichtbaar_voor(gebruiker).values("pk"))


class Routestap(models.Model):
    """Step of an application (*routestap*): where one candidate is in one step of the route.

    At most one step is *nu*, and none is begun or done while an earlier one is open: PostgreSQL sees to it.
    `elders` says that the step was done outside the portal, with the reason to count it.
    """

    aanmelding = models.ForeignKey(Routeaanmelding, models.PROTECT, related_name="stappen")
    stap = models.ForeignKey(Processtap, models.PROTECT, related_name="gezet")
    volgorde = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=10, choices=Routestapstatus, default=Routestapstatus.STRAKS)
    sinds = models.DateTimeField("begonnen op", null=True, blank=True)
    uiterlijk = models.DateField(null=True, blank=True)
    gedaan_op = models.DateTimeField(null=True, blank=True)
    gedaan_door = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+"
    )
    elders = models.BooleanField("elders gedaan", default=False)
    reden = models.TextField(blank=True)
    gegevens = models.JSONField("wat er is ingevuld", default=dict, blank=True)
    advies = models.CharField(max_length=10, choices=Advies, blank=True)
    document = models.ForeignKey("Document", models.SET_NULL, null=True, blank=True, related_name="+")

    objects = RoutestapQuerySet.as_manager()

    class Meta:
        verbose_name = "stap van een aanmelding"
        verbose_name_plural = "stappen van een aanmelding"
        ordering = ["aanmelding", "volgorde"]
        indexes = [models.Index(fields=["stap", "status"])]
        constraints = [
            models.UniqueConstraint(fields=["aanmelding", "volgorde"], name="routestap_volgorde_uniek"),
            models.UniqueConstraint(
                fields=["aanmelding"],
                condition=Q(status="nu"),
                name="routestap_een_tegelijk",
                violation_error_message="Er is al een stap aan de beurt.",
            ),
            models.CheckConstraint(
                condition=~Q(status="nu") | Q(sinds__isnull=False, uiterlijk__isnull=False),
                name="routestap_nu_heeft_termijn",
            ),
            models.CheckConstraint(
                condition=Q(status="gedaan", gedaan_op__isnull=False)
                | (~Q(status="gedaan") & Q(gedaan_op__isnull=True)),
                name="routestap_gedaan_heeft_datum",
            ),
            models.CheckConstraint(
                condition=Q(elders=False) | Q(reden__regex=r"\S"),
                name="routestap_elders_met_reden",
                violation_error_message="Geef aan waarom deze stap al gedaan is.",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="routestap_gaat_vooruit", field="status", transitions=ROUTESTAP_OVERGANGEN),
            pgtrigger.Trigger(
                name="routestap_op_volgorde",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Q(new__status__in=["nu", "gedaan"]),
                func="""
                    PERFORM 1 FROM loket_routeaanmelding WHERE id = NEW.aanmelding_id FOR NO KEY UPDATE;
                    IF EXISTS (
                        SELECT 1 FROM loket_routestap
                        WHERE aanmelding_id = NEW.aanmelding_id AND volgorde < NEW.volgorde
                            AND status <> 'gedaan'
                    ) THEN
                        RAISE EXCEPTION 'Een eerdere stap van deze route is nog niet gedaan.'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self):
        return f"{self.stap} ({self.get_status_display()})"

    @property
    def is_nu(self) -> bool:
        return self.status == Routestapstatus.NU

    @property
    def is_te_laat(self) -> bool:
        return self.is_nu and self.uiterlijk < timezone.localdate()

    @property
    def is_voor_kandidaat(self) -> bool:
        """Whether the candidate can do this step in the portal."""
        return self.stap.wie == Aanzet.KANDIDAAT


class ExitgesprekQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """The loket; a candidate reads what they said themself."""
        if gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER):
            return self
        return self.filter(aanmelding__kandidaat__gebruiker=gebruiker.pk)


class Exitgesprek(models.Model):
    """Exit interview (*exitgesprek*): why somebody stepped out of a route before the traject started.

    `was` is the status that the application had, `stap` the step in which the candidate was then. Who was
    not admitted can have one as well; `was` says so, and that is no drop-out.
    """

    aanmelding = models.OneToOneField(Routeaanmelding, models.PROTECT, related_name="exitgesprek")
    stap = models.ForeignKey(Routestap, models.PROTECT, null=True, blank=True, related_name="+")
    was = models.CharField("stand van de aanmelding", max_length=12)
    reden = models.CharField(max_length=12, choices=Uitstapreden)
    toelichting = models.TextField(blank=True)
    terugkomen = models.CharField(max_length=10, choices=Terugkomen, blank=True, default="")
    door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, null=True, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    objects = ExitgesprekQuerySet.as_manager()

    class Meta:
        verbose_name = "exitgesprek"
        verbose_name_plural = "exitgesprekken"
        ordering = ["-op"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reden__in=Uitstapreden.values), name="exitgesprek_reden_uit_de_lijst"
            ),
            models.CheckConstraint(
                condition=~Q(reden="anders") | Q(toelichting__regex=r"\S"),
                name="exitgesprek_anders_met_toelichting",
                violation_error_message="Schrijf bij 'iets anders' kort op wat de reden is.",
            ),
        ]

    def __str__(self):
        return f"{self.aanmelding}: {self.get_reden_display()}"
