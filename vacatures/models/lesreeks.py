"""Lessons that a school books, and what both say about each of them afterwards."""

from datetime import date, datetime, time, timedelta

import pghistory
import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, F, Q, Sum, When
from django.db.models.functions import Coalesce, TruncMonth
from django.urls import reverse
from django.utils import timezone

from onderwijsregio.kern.tijd import plus_werkdagen
from onderwijsregio.organisaties.keuzes import Rol

from ..keuzes.les import IN_OVERLEG, REEKS_OVERGANGEN, Kant, Lesvak, Reeksstatus
from .lesaanbod import BEWAKERS, BOEKERS, als_duur

#: How many working days before a lesson either side can still call it off.
AFZEGGEN_WERKDAGEN = 2

PAST = """
    SELECT school_id, aanbod_id INTO de_school, het_aanbod FROM vacatures_lesreeks WHERE id = NEW.reeks_id;
    -- Whoever books for this school, and then whoever books this offer, waits for their turn.
    PERFORM FROM organisaties_school WHERE id = de_school FOR NO KEY UPDATE;
    PERFORM FROM vacatures_lesaanbod WHERE id = het_aanbod FOR NO KEY UPDATE;
    SELECT lesaanbod_uren * 60 INTO ruimte FROM organisaties_regio;
    SELECT sum(les.minuten) INTO samen
        FROM vacatures_les les JOIN vacatures_lesreeks reeks ON reeks.id = les.reeks_id
        WHERE reeks.school_id = de_school AND les.afgezegd_op IS NULL AND les.gegeven IS DISTINCT FROM FALSE
            AND les.dag >= date_trunc('month', NEW.dag)
            AND les.dag < date_trunc('month', NEW.dag) + interval '1 month';
    IF samen > ruimte THEN
        RAISE EXCEPTION 'De school heeft in deze maand geen ruimte meer'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'les_binnen_de_uren_van_de_maand';
    END IF;
    IF EXISTS (
        SELECT FROM vacatures_les les JOIN vacatures_lesreeks reeks ON reeks.id = les.reeks_id
        WHERE reeks.aanbod_id = het_aanbod AND les.id <> NEW.id AND les.dag = NEW.dag
            AND les.afgezegd_op IS NULL
            AND les.van < NEW.van + NEW.minuten * interval '1 minute'
            AND NEW.van < les.van + les.minuten * interval '1 minute'
    ) THEN
        RAISE EXCEPTION 'Deze les is dan al bezet'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'les_niet_tegelijk';
    END IF;
    RETURN NULL;
"""


def maand_van(dag: date) -> date:
    """The first day of its month."""
    return dag.replace(day=1)


class LesreeksQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """The board of the school, the provider, and the loket. Who works at one school sees that school."""
        if gebruiker.heeft_rol(*BEWAKERS):
            return self
        lid = gebruiker.lidmaatschap
        if gebruiker.heeft_rol(Rol.AANBIEDER):
            return self.filter(aanbod__organisatie=lid.organisatie_id)
        if gebruiker.heeft_rol(*BOEKERS):
            eigen = self.filter(school__bestuur=lid.organisatie_id)
            return eigen.filter(school=lid.school_id) if lid.school_id else eigen
        return self.none()


@pghistory.track()
class Lesreeks(models.Model):
    """Series of lessons (*lesreeks*): one or more lessons of an offer for one group of a school.

    Subject and price are kept as they were when it was booked. As long as the provider did not say yes the
    days are kept free, and count for the hours of the month.
    """

    aanbod = models.ForeignKey("vacatures.Lesaanbod", models.PROTECT, related_name="reeksen")
    school = models.ForeignKey("organisaties.School", models.PROTECT, related_name="lesreeksen")
    groep = models.CharField(max_length=40)
    vak = models.CharField(max_length=14, choices=Lesvak)
    prijs = models.DecimalField(max_digits=7, decimal_places=2, validators=[MinValueValidator(0)])
    opmerking = models.TextField(max_length=1000, blank=True)
    status = models.CharField(max_length=11, choices=Reeksstatus, default=Reeksstatus.AANGEVRAAGD)
    toelichting = models.TextField(max_length=1000, blank=True, help_text="bij andere dagen of bij afzeggen")
    gemaakt_door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(default=timezone.now)
    bevestigd_op = models.DateTimeField(null=True, blank=True)

    objects = LesreeksQuerySet.as_manager()

    class Meta:
        verbose_name = "lesreeks"
        verbose_name_plural = "lesreeksen"
        ordering = ["-gemaakt_op", "-pk"]
        indexes = [models.Index(fields=["school", "status"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(vak__in=["nederlands", "rekenen", "bewegen"]),
                name="lesreeks_vak_mag_van_buiten",
                violation_error_message="Nederlands, rekenen en bewegingsonderwijs geeft alleen een leraar.",
            ),
            models.CheckConstraint(
                condition=Q(prijs__gte=0),
                name="lesreeks_prijs_niet_onder_nul",
                violation_error_message="0 of meer.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["aangevraagd", "voorstel", "afgezegd"])
                | Q(bevestigd_op__isnull=False),
                name="lesreeks_bevestigd_heeft_moment",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["voorstel", "afgezegd"]) | Q(toelichting__regex=r"\S"),
                name="lesreeks_anders_met_toelichting",
                violation_error_message="Schrijf op waarom.",
            ),
        ]
        triggers = [pgtrigger.FSM(name="lesreeks_status", field="status", transitions=REEKS_OVERGANGEN)]

    def __str__(self):
        return f"{self.aanbod}, {self.groep} van {self.school}"

    def get_absolute_url(self):
        return reverse("vacatures:lesreeks", args=[self.pk])

    @property
    def is_in_overleg(self) -> bool:
        return self.status in IN_OVERLEG

    def kant_van(self, gebruiker) -> Kant | None:
        """On which side of this series somebody stands, if any."""
        lid = gebruiker.lidmaatschap
        if gebruiker.heeft_rol(Rol.AANBIEDER) and lid.organisatie_id == self.aanbod.organisatie_id:
            return Kant.AANBIEDER
        eigen = gebruiker.heeft_rol(*BOEKERS) and lid.organisatie_id == self.school.bestuur_id
        return Kant.SCHOOL if eigen and lid.school_id in (None, self.school_id) else None

    def is_aan_zet(self, gebruiker) -> bool:
        """Whether this person can say yes to what the other asked or proposed."""
        return self.is_in_overleg and self.kant_van(gebruiker) == self.wie_is_aan_zet

    @property
    def wie_is_aan_zet(self) -> Kant | None:
        """Who has to answer, as long as it is not agreed."""
        return {Reeksstatus.AANGEVRAAGD: Kant.AANBIEDER, Reeksstatus.VOORSTEL: Kant.SCHOOL}.get(self.status)


class LesQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """The lessons of the series that this user sees."""
        return self.filter(reeks__in=Lesreeks.objects.zichtbaar_voor(gebruiker).values("pk"))

    def in_kracht(self):
        """Not called off."""
        return self.filter(afgezegd_op__isnull=True)

    def neemt_ruimte(self):
        """What counts for the hours of the month: agreed, asked for or given; not what was not given."""
        # Not exclude(gegeven=False): that leaves out what is not known yet.
        return self.in_kracht().filter(Q(gegeven=True) | Q(gegeven__isnull=True))

    def gegeven(self):
        """What counts: both said it was given, or the loket decided so."""
        return self.filter(gegeven=True)

    def afgesproken(self):
        """Lessons of series that both agreed on, and that were not called off."""
        return self.in_kracht().filter(reeks__status__in=[Reeksstatus.BEVESTIGD, Reeksstatus.AFGEROND])

    def te_bevestigen(self):
        """Their day came, and nobody knows yet for sure whether they were given."""
        return self.afgesproken().filter(gegeven__isnull=True, dag__lte=timezone.localdate())

    def wacht_op(self, kant: Kant):
        """Those about which this side has said nothing."""
        return self.te_bevestigen().filter(**{f"{kant}_zegt__isnull": True})

    def met_verschil(self):
        """One says it was given, the other that it was not: the loket decides."""
        return self.in_kracht().filter(
            gegeven__isnull=True, school_zegt__isnull=False, aanbieder_zegt__isnull=False
        )

    def minuten_per_maand(self, school, behalve=None) -> dict[date, int]:
        """By the first day of the month how many minutes of this school are taken; `behalve` is a series left out."""
        eigen = self.neemt_ruimte().filter(reeks__school=school)
        if behalve is not None:
            eigen = eigen.exclude(reeks=behalve)
        geteld = eigen.annotate(maand=TruncMonth("dag")).order_by().values_list("maand")
        return dict(geteld.annotate(Sum("minuten")))


class Les(models.Model):
    """Lesson (*les*): one hour of a series. It counts when school and provider both say that it was given.

    `gegeven` follows in the database from what both say, or from what the loket decided when they differ:
    true, false, or unknown. Once known it does not change any more.
    """

    reeks = models.ForeignKey(Lesreeks, models.CASCADE, related_name="lessen")
    dag = models.DateField()
    van = models.TimeField()
    minuten = models.PositiveSmallIntegerField(validators=[MinValueValidator(15), MaxValueValidator(240)])
    afgezegd_op = models.DateTimeField(null=True, blank=True)
    afgezegd_door = models.CharField(max_length=9, choices=Kant, blank=True)
    afgezegd_omdat = models.CharField(max_length=300, blank=True)
    school_zegt = models.BooleanField(null=True, blank=True)
    school_zegt_door = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+"
    )
    aanbieder_zegt = models.BooleanField(null=True, blank=True)
    aanbieder_zegt_door = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+"
    )
    opmerking = models.CharField(
        max_length=300, blank=True, help_text="waarom iemand zegt dat het niet doorging"
    )
    beslist = models.BooleanField(null=True, blank=True)
    beslist_door = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+"
    )
    beslist_omdat = models.CharField(max_length=300, blank=True)
    school_gevraagd_op = models.DateField(null=True, blank=True, editable=False)
    aanbieder_gevraagd_op = models.DateField(null=True, blank=True, editable=False)
    gegeven = models.GeneratedField(
        expression=Coalesce("beslist", Case(When(school_zegt=F("aanbieder_zegt"), then=F("school_zegt")))),
        output_field=models.BooleanField(null=True),
        db_persist=True,
    )

    objects = LesQuerySet.as_manager()

    class Meta:
        verbose_name = "les"
        verbose_name_plural = "lessen"
        ordering = ["dag", "van", "pk"]
        indexes = [models.Index(fields=["dag", "gegeven"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(minuten__range=(15, 240), van__range=(time(7), time(18))),
                name="les_valt_in_een_schooldag",
                violation_error_message="Een les begint tussen 7 en 18 uur en duurt 15 tot 240 minuten.",
            ),
            models.UniqueConstraint(
                fields=["reeks", "dag", "van"],
                name="les_een_keer",
                violation_error_message="Deze les staat er al.",
            ),
            models.CheckConstraint(
                condition=Q(afgezegd_op__isnull=True)
                | Q(school_zegt__isnull=True, aanbieder_zegt__isnull=True, afgezegd_omdat__regex=r"\S")
                & ~Q(afgezegd_door=""),
                name="les_afgezegd_met_reden",
                violation_error_message="Schrijf op waarom de les niet doorgaat.",
            ),
            models.CheckConstraint(
                condition=Q(beslist__isnull=True)
                | Q(school_zegt__isnull=False, aanbieder_zegt__isnull=False)
                & Q(beslist_door__isnull=False, beslist_omdat__regex=r"\S")
                & ~Q(school_zegt=F("aanbieder_zegt")),
                name="les_beslist_bij_verschil",
                violation_error_message="Het loket beslist alleen als school en aanbieder het niet eens zijn.",
            ),
            models.CheckConstraint(
                condition=Q(school_zegt__isnull=True, school_zegt_door__isnull=True)
                | Q(school_zegt__isnull=False, school_zegt_door__isnull=False),
                name="les_school_zegt_door_iemand",
            ),
            models.CheckConstraint(
                condition=Q(aanbieder_zegt__isnull=True, aanbieder_zegt_door__isnull=True)
                | Q(aanbieder_zegt__isnull=False, aanbieder_zegt_door__isnull=False),
                name="les_aanbieder_zegt_door_iemand",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="les_past",
                when=pgtrigger.After,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("reeks_id", "dag", "van", "minuten", "afgezegd_op"),
                condition=pgtrigger.Q(new__afgezegd_op__isnull=True),
                declare=[
                    ("de_school", "bigint"),
                    ("het_aanbod", "bigint"),
                    ("ruimte", "integer"),
                    ("samen", "integer"),
                ],
                func=PAST,
            ),
            pgtrigger.Protect(
                name="les_uitkomst_staat_vast",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__gegeven__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.reeks}, {self.dag:%d-%m-%Y}"

    @property
    def tot(self) -> time:
        """When it ends; always on the same day."""
        return (datetime.combine(self.dag, self.van) + timedelta(minutes=self.minuten)).time()

    @property
    def duur(self) -> str:
        return als_duur(self.minuten)

    @property
    def is_afgezegd(self) -> bool:
        return self.afgezegd_op is not None

    @property
    def is_geweest(self) -> bool:
        """Whether its day came: from then on both can say whether it was given."""
        return self.dag <= timezone.localdate()

    @property
    def heeft_verschil(self) -> bool:
        """Whether the two said opposite things and nobody decided yet."""
        return self.gegeven is None and None not in (self.school_zegt, self.aanbieder_zegt)

    @property
    def kan_worden_afgezegd(self) -> bool:
        """Up to two working days before; what was not agreed yet, until its day."""
        if self.is_afgezegd or self.is_geweest:
            return False
        return (
            self.reeks.is_in_overleg or plus_werkdagen(timezone.localdate(), AFZEGGEN_WERKDAGEN) <= self.dag
        )

    @property
    def begint(self) -> datetime:
        """The moment at which it begins."""
        return timezone.make_aware(datetime.combine(self.dag, self.van))
