"""Training routes followed, mentoring, and professional development."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils import timezone

from loket.models import Kandidaat
from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Lidmaatschap

from .keuzes import Inschrijfstatus, Trajectstatus


class TrajectQuerySet(models.QuerySet):
    def zij_instroom(self):
        """Trajects of the route zij-instroom in beroep."""
        return self.filter(route__code="zij-instroom")

    def lopend(self):
        """Trajects that somebody follows now."""
        return self.filter(status=Trajectstatus.LOPEND)

    def met_mijlpaal_te_laat(self):
        """Running trajects with a milestone that should have been reached before today."""
        return self.lopend().filter(Exists(Mijlpaal.objects.te_laat().filter(traject=OuterRef("pk"))))

    def zonder_mentor(self):
        """Running trajects that nobody guides, or not any more."""
        return self.lopend().exclude(Exists(Koppeling.objects.lopend().filter(traject=OuterRef("pk"))))

    def lopende_mensen(self):
        """The candidates who follow a traject now."""
        return Kandidaat.objects.filter(pk__in=self.lopend().values("kandidaat"))

    def voor_lijst(self):
        """With all that a line of a list shows: `koppelingen_nu` and `open_mijlpalen` come as lists."""
        koppelingen = Koppeling.objects.lopend().select_related("mentor__gebruiker")
        return self.select_related("kandidaat", "school", "route").prefetch_related(
            Prefetch("koppelingen", koppelingen, to_attr="koppelingen_nu"),
            Prefetch("mijlpalen", Mijlpaal.objects.open(), to_attr="open_mijlpalen"),
        )

    def zichtbaar_voor(self, gebruiker):
        """The loket and programme leader see all; HR and coordinators those of the own board; a mentor the
        linked ones; a candidate the own one."""
        if gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER):
            return self
        eigen = Q(kandidaat__gebruiker=gebruiker.pk)
        if gebruiker.heeft_rol(Rol.HR, Rol.COORDINATOR):
            eigen |= Q(school__bestuur=gebruiker.lidmaatschap.organisatie_id)
        if gebruiker.heeft_rol(Rol.MENTOR):
            gekoppeld = Koppeling.objects.lopend().filter(mentor=gebruiker.lidmaatschap.pk)
            eigen |= Q(pk__in=gekoppeld.values("traject"))
        return self.filter(eigen)

    def te_begeleiden_door(self, gebruiker):
        """The trajects that this user sees at work: nobody guides themself."""
        return self.zichtbaar_voor(gebruiker).exclude(kandidaat__gebruiker=gebruiker.pk)


@pghistory.track()
class Traject(models.Model):
    """Traject (*traject*): a training route that one person follows at one school, with its milestones."""

    kandidaat = models.ForeignKey("loket.Kandidaat", models.PROTECT, related_name="trajecten")
    route = models.ForeignKey("loket.Route", models.PROTECT, related_name="trajecten")
    plaatsing = models.OneToOneField(
        "matching.Plaatsing", models.PROTECT, null=True, blank=True, related_name="traject"
    )
    school = models.ForeignKey("organisaties.School", models.PROTECT, related_name="trajecten")
    start_op = models.DateField()
    eind_op = models.DateField(help_text="de dag waarop het traject uiterlijk klaar is")
    status = models.CharField(max_length=10, choices=Trajectstatus, default=Trajectstatus.LOPEND)
    gestopt_op = models.DateField(null=True, blank=True)
    stopreden = models.TextField(blank=True)

    objects = TrajectQuerySet.as_manager()

    class Meta:
        verbose_name = "traject"
        verbose_name_plural = "trajecten"
        ordering = ["-start_op", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(eind_op__gt=F("start_op")), name="traject_begin_voor_eind"),
            models.UniqueConstraint(
                fields=["kandidaat"],
                condition=Q(status="lopend"),
                name="traject_een_lopend_per_kandidaat",
                violation_error_message="Deze kandidaat volgt al een traject.",
            ),
            models.CheckConstraint(
                condition=Q(status="gestopt", gestopt_op__isnull=False, stopreden__regex=r"\S")
                | ~Q(status="gestopt") & Q(gestopt_op__isnull=True),
                name="traject_gestopt_met_datum_en_reden",
                violation_error_message="Wie stopt, heeft een datum en een reden.",
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="traject_status",
                field="status",
                transitions=[("lopend", "afgerond"), ("lopend", "gestopt"), ("afgerond", "lopend")],
            )
        ]

    def __str__(self):
        return f"{self.route} van {self.kandidaat}"

    def get_absolute_url(self):
        return reverse("begeleiding:traject", args=[self.pk])

    @property
    def is_lopend(self) -> bool:
        return self.status == Trajectstatus.LOPEND

    @property
    def is_begonnen(self) -> bool:
        return self.start_op <= timezone.localdate()

    def vorige_mentor(self) -> "Koppeling | None":
        """The link that is open though the mentor has no such role any more."""
        koppeling = self.koppelingen.open().select_related("mentor__gebruiker").first()
        return None if koppeling is None or self.koppelingen.lopend().exists() else koppeling

    def te_tonen_mijlpalen(self):
        """All milestones while it runs; of a traject that ended only what was reached."""
        return self.mijlpalen.all() if self.is_lopend else self.mijlpalen.exclude(behaald_op=None)


class MijlpaalQuerySet(models.QuerySet):
    def open(self):
        """Milestones that were not reached."""
        return self.filter(behaald_op__isnull=True)

    def te_laat(self):
        """Milestones that should have been reached before today."""
        return self.open().filter(gepland_op__lt=timezone.localdate())


class Mijlpaal(models.Model):
    """Milestone (*mijlpaal*): a moment in a traject, planned and, when reached, with its day."""

    traject = models.ForeignKey(Traject, models.CASCADE, related_name="mijlpalen")
    naam = models.CharField(max_length=120)
    gepland_op = models.DateField()
    behaald_op = models.DateField(null=True, blank=True)

    objects = MijlpaalQuerySet.as_manager()

    class Meta:
        verbose_name = "mijlpaal"
        verbose_name_plural = "mijlpalen"
        ordering = ["gepland_op", "pk"]

    def __str__(self):
        return self.naam

    @property
    def is_te_laat(self) -> bool:
        return self.behaald_op is None and self.gepland_op < timezone.localdate()


class KoppelingQuerySet(models.QuerySet):
    def open(self):
        """Links that nobody ended, also of a mentor whose role ended."""
        return self.filter(tot__isnull=True)

    def lopend(self):
        """Links that are in force: the mentor still has that role today."""
        in_functie = Lidmaatschap.objects.nu().filter(gebruiker__is_active=True)
        return self.open().filter(mentor__in=in_functie)


class Koppeling(models.Model):
    """Link (*koppeling*): a mentor guides a person in a traject, for some hours a month."""

    traject = models.ForeignKey(Traject, models.CASCADE, related_name="koppelingen")
    mentor = models.ForeignKey("organisaties.Lidmaatschap", models.PROTECT, related_name="koppelingen")
    uren_per_maand = models.DecimalField(max_digits=4, decimal_places=1, default=4)
    van = models.DateField(default=timezone.localdate)
    tot = models.DateField(null=True, blank=True)

    objects = KoppelingQuerySet.as_manager()

    class Meta:
        verbose_name = "koppeling"
        verbose_name_plural = "koppelingen"
        ordering = ["-van"]
        constraints = [
            models.UniqueConstraint(
                fields=["traject"],
                condition=Q(tot__isnull=True),
                name="koppeling_een_mentor_tegelijk",
                violation_error_message="Er is al een mentor gekoppeld.",
            ),
            models.CheckConstraint(condition=Q(uren_per_maand__gt=0), name="koppeling_uren_boven_nul"),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")), name="koppeling_van_voor_tot"
            ),
        ]

    def __str__(self):
        return f"{self.mentor.gebruiker} begeleidt {self.traject.kandidaat}"


class GesprekQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """What is said stays between mentor and candidate."""
        return self.filter(
            Q(koppeling__mentor__gebruiker=gebruiker.pk)
            | Q(koppeling__traject__kandidaat__gebruiker=gebruiker.pk)
        )


class Gesprek(models.Model):
    """Conversation (*gesprek*) of mentor and candidate; its content is for the two of them."""

    koppeling = models.ForeignKey(Koppeling, models.CASCADE, related_name="gesprekken")
    gevoerd_op = models.DateField()
    onderwerp = models.CharField(max_length=120)
    verslag = models.TextField()
    afspraken = models.TextField(blank=True)
    volgend_gesprek_op = models.DateField(null=True, blank=True)
    vastgelegd_op = models.DateTimeField(default=timezone.now)

    objects = GesprekQuerySet.as_manager()

    class Meta:
        verbose_name = "gesprek"
        verbose_name_plural = "gesprekken"
        ordering = ["-gevoerd_op", "-pk"]

    def __str__(self):
        """Says nothing of what was talked about: names turn up in logs and in the technical admin."""
        return f"Gesprek op {self.gevoerd_op:%d-%m-%Y}"


class ScholingQuerySet(models.QuerySet):
    def komend(self):
        """Trainings that have not begun, or begin today, and go ahead."""
        return self.filter(begint_op__gte=timezone.localdate(), geannuleerd_op__isnull=True)

    def met_stand(self):
        """With the number of places taken (`bezet`) and of people who wait for one (`wachtenden`)."""
        return self.annotate(
            bezet=Count("inschrijvingen", filter=Q(inschrijvingen__status=Inschrijfstatus.INGESCHREVEN)),
            wachtenden=Count("inschrijvingen", filter=Q(inschrijvingen__status=Inschrijfstatus.WACHTLIJST)),
        )

    def zichtbaar_voor(self, gebruiker):
        """Everybody who is logged in sees the training on offer."""
        return self

    def te_beheren_door(self, gebruiker):
        """The loket and the programme leader keep all training, a coordinator that of the own organisation."""
        if gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER):
            return self
        if gebruiker.heeft_rol(Rol.COORDINATOR):
            return self.filter(aanbieder=gebruiker.lidmaatschap.organisatie_id)
        return self.none()


class Scholing(models.Model):
    """Training (*scholing*): a course of the region with a limited number of places."""

    titel = models.CharField(max_length=120)
    aanbieder = models.ForeignKey("organisaties.Organisatie", models.PROTECT, related_name="scholingen")
    omschrijving = models.TextField()
    begint_op = models.DateField()
    dagdelen = models.PositiveSmallIntegerField(default=1)
    plaats = models.CharField(max_length=120, blank=True)
    plaatsen = models.PositiveSmallIntegerField()
    geannuleerd_op = models.DateTimeField(null=True, blank=True, editable=False)
    reden_annulering = models.CharField(max_length=300, blank=True, editable=False)

    objects = ScholingQuerySet.as_manager()

    class Meta:
        verbose_name = "scholing"
        verbose_name_plural = "scholingen"
        ordering = ["begint_op", "titel", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(geannuleerd_op__isnull=True) | Q(reden_annulering__regex=r"\S"),
                name="scholing_geannuleerd_met_reden",
                violation_error_message="Wie een scholing annuleert, geeft een reden.",
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="scholing_houdt_wie_er_is",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("plaatsen"),
                func="""
                    IF (
                        SELECT count(*) FROM begeleiding_inschrijving
                        WHERE scholing_id = NEW.id AND status = 'ingeschreven'
                    ) > NEW.plaatsen THEN
                        RAISE EXCEPTION 'Er zijn al meer mensen ingeschreven'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'scholing_houdt_wie_er_is';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("begeleiding:scholing", args=[self.pk])

    @property
    def is_begonnen(self) -> bool:
        return self.begint_op < timezone.localdate()

    @property
    def is_open(self) -> bool:
        """Whether somebody can still come in or leave."""
        return self.geannuleerd_op is None and not self.is_begonnen


class InschrijvingQuerySet(models.QuerySet):
    def telt_mee(self):
        """Enrolments that take a place."""
        return self.filter(status=Inschrijfstatus.INGESCHREVEN)

    def wachtend(self):
        """Enrolments that wait for a place, who waits longest first."""
        return self.filter(status=Inschrijfstatus.WACHTLIJST).order_by("op", "pk")

    def in_kracht(self):
        """Enrolments that were not cancelled."""
        return self.exclude(status=Inschrijfstatus.GEANNULEERD)

    def zichtbaar_voor(self, gebruiker):
        """Who keeps the training sees who comes; others see their own."""
        te_beheren = Scholing.objects.te_beheren_door(gebruiker)
        return self.filter(Q(kandidaat__gebruiker=gebruiker.pk) | Q(scholing__in=te_beheren))


class Inschrijving(models.Model):
    """Enrolment (*inschrijving*): a person takes a place in a training, or waits for one.

    The database refuses one enrolment more than there are places.
    """

    scholing = models.ForeignKey(Scholing, models.PROTECT, related_name="inschrijvingen")
    kandidaat = models.ForeignKey("loket.Kandidaat", models.PROTECT, related_name="inschrijvingen")
    status = models.CharField(max_length=12, choices=Inschrijfstatus)
    op = models.DateTimeField(default=timezone.now)

    objects = InschrijvingQuerySet.as_manager()

    class Meta:
        verbose_name = "inschrijving"
        verbose_name_plural = "inschrijvingen"
        ordering = ["op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["scholing", "kandidaat"],
                condition=~Q(status="geannuleerd"),
                name="inschrijving_een_per_scholing",
                violation_error_message="U bent al ingeschreven voor deze scholing.",
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="scholing_niet_overvol",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(new__status="ingeschreven"),
                declare=[("vrij", "integer")],
                func="""
                    SELECT plaatsen INTO vrij FROM begeleiding_scholing WHERE id = NEW.scholing_id FOR UPDATE;
                    IF (
                        SELECT count(*) FROM begeleiding_inschrijving
                        WHERE scholing_id = NEW.scholing_id AND status = 'ingeschreven'
                            AND id IS DISTINCT FROM NEW.id
                    ) >= vrij THEN
                        RAISE EXCEPTION 'Deze scholing is vol' USING ERRCODE = 'check_violation',
                            CONSTRAINT = 'scholing_niet_overvol';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return f"{self.kandidaat} – {self.scholing}"

    @property
    def is_ingeschreven(self) -> bool:
        return self.status == Inschrijfstatus.INGESCHREVEN
