"""Meetings, and decisions with how they came about."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from onderwijsregio.organisaties.keuzes import Stemregel

from ..keuzes import Besluitstatus, Stemkeuze, Stemuitslag, Vergaderstatus
from .gremium import Gremium, Zetel


class VergaderingQuerySet(models.QuerySet):
    def komend(self):
        """Meetings that have not been held yet, the nearest first."""
        return self.filter(status=Vergaderstatus.GEPLAND).order_by("begint_op")

    def zichtbaar_voor(self, gebruiker):
        """The meetings of the bodies that this user sees."""
        return self.filter(gremium__in=Gremium.objects.zichtbaar_voor(gebruiker).values("pk"))


class Vergadering(models.Model):
    """Meeting (*vergadering*) of a body."""

    gremium = models.ForeignKey(Gremium, models.PROTECT, related_name="vergaderingen")
    begint_op = models.DateTimeField()
    plaats = models.CharField(max_length=160)
    status = models.CharField(max_length=10, choices=Vergaderstatus, default=Vergaderstatus.GEPLAND)
    gepland_door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="+")

    objects = VergaderingQuerySet.as_manager()

    class Meta:
        verbose_name = "vergadering"
        verbose_name_plural = "vergaderingen"
        ordering = ["-begint_op"]
        triggers = [
            pgtrigger.FSM(name="vergadering_status", field="status", transitions=[("gepland", "gehouden")]),
        ]

    def __str__(self):
        return f"{self.gremium}, {timezone.localtime(self.begint_op):%d-%m-%Y}"

    def get_absolute_url(self):
        return reverse("governance:vergadering", args=[self.pk])


class AgendapuntQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """The items of the meetings that this user sees."""
        return self.filter(vergadering__in=Vergadering.objects.zichtbaar_voor(gebruiker).values("pk"))


class Agendapunt(models.Model):
    """Agenda item (*agendapunt*); a figure on the agenda is kept as it was when it was put there.

    Once something is decided about it, the item stays as it is.
    """

    vergadering = models.ForeignKey(Vergadering, models.CASCADE, related_name="agendapunten")
    volgorde = models.PositiveSmallIntegerField()
    titel = models.CharField(max_length=160)
    toelichting = models.TextField(blank=True)
    indicator = models.ForeignKey(
        "monitoring.Indicator", models.PROTECT, null=True, blank=True, related_name="agendapunten"
    )
    cijfer = models.JSONField(null=True, blank=True, help_text="de stand van de indicator zoals geagendeerd")

    objects = AgendapuntQuerySet.as_manager()

    class Meta:
        verbose_name = "agendapunt"
        verbose_name_plural = "agendapunten"
        ordering = ["volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["vergadering", "volgorde"],
                name="agendapunt_eigen_plek",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="agendapunt_besloten_staat_vast",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF EXISTS (
                        SELECT 1 FROM governance_besluit
                        WHERE agendapunt_id = OLD.id AND status IN ('aangenomen', 'verworpen')
                    ) THEN
                        RAISE EXCEPTION 'Over dit agendapunt is besloten'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'agendapunt_besloten_staat_vast';
                    END IF;
                    RETURN COALESCE(NEW, OLD);
                """,
            )
        ]

    def __str__(self):
        return self.titel


class BesluitQuerySet(models.QuerySet):
    def aangenomen(self):
        """Decisions that were adopted."""
        return self.filter(status=Besluitstatus.AANGENOMEN)

    def zoek(self, woorden: str):
        """Decisions in whose number, subject or text every one of `woorden` occurs."""
        gevonden = self
        for woord in woorden.split():
            gevonden = gevonden.filter(
                Q(nummer__icontains=woord) | Q(tekst__icontains=woord) | Q(agendapunt__titel__icontains=woord)
            )
        return gevonden

    def zichtbaar_voor(self, gebruiker):
        """The decisions of the bodies that this user sees."""
        return self.filter(
            agendapunt__vergadering__in=Vergadering.objects.zichtbaar_voor(gebruiker).values("pk")
        )


class Besluit(models.Model):
    """Decision (*besluit*) of a body; once adopted or rejected it never changes, only another follows."""

    agendapunt = models.OneToOneField(Agendapunt, models.PROTECT, related_name="besluit")
    nummer = models.CharField(max_length=20, unique=True)
    tekst = models.TextField()
    status = models.CharField(max_length=12, choices=Besluitstatus, default=Besluitstatus.VOORGESTELD)
    vastgesteld_op = models.DateTimeField(null=True, blank=True)
    totstandkoming = models.JSONField(null=True, blank=True, help_text="hoe er is gestemd, regel na regel")

    objects = BesluitQuerySet.as_manager()

    class Meta:
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"
        ordering = ["-vastgesteld_op", "nummer"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    status__in=["aangenomen", "verworpen"],
                    vastgesteld_op__isnull=False,
                    totstandkoming__isnull=False,
                )
                | Q(status__in=["voorgesteld", "in_stemming"], vastgesteld_op__isnull=True),
                name="besluit_vastgesteld_met_moment",
            )
        ]
        triggers = [
            pgtrigger.FSM(
                name="besluit_status",
                field="status",
                transitions=[
                    ("voorgesteld", "in_stemming"),
                    ("in_stemming", "aangenomen"),
                    ("in_stemming", "verworpen"),
                ],
            ),
            pgtrigger.Protect(
                name="besluit_staat_vast",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__status__in=["aangenomen", "verworpen"]),
            ),
        ]

    def __str__(self):
        return f"Besluit {self.nummer}"

    def get_absolute_url(self):
        return reverse("governance:besluit", args=[self.pk])

    @property
    def gremium(self) -> Gremium:
        return self.agendapunt.vergadering.gremium

    @property
    def staat_vast(self) -> bool:
        """Whether it is adopted or rejected, and so never changes again."""
        return self.status in (Besluitstatus.AANGENOMEN, Besluitstatus.VERWORPEN)


class StemmingQuerySet(models.QuerySet):
    def open(self):
        """Votes in which ballots can still be cast."""
        return self.filter(uitslag=Stemuitslag.OPEN)

    def zichtbaar_voor(self, gebruiker):
        """The votes on the decisions that this user sees."""
        return self.filter(besluit__in=Besluit.objects.zichtbaar_voor(gebruiker).values("pk"))


class Stemming(models.Model):
    """Vote (*stemming*): one attempt to decide by one rule; rounds follow the region's order of rules."""

    besluit = models.ForeignKey(Besluit, models.PROTECT, related_name="stemmingen")
    ronde = models.PositiveSmallIntegerField()
    regel = models.CharField(max_length=10, choices=Stemregel)
    uitslag = models.CharField(max_length=12, choices=Stemuitslag, default=Stemuitslag.OPEN)
    reden = models.TextField(blank=True, help_text="waarom dit de uitslag is, in een zin")
    geopend_op = models.DateTimeField(default=timezone.now)
    gesloten_op = models.DateTimeField(null=True, blank=True)

    objects = StemmingQuerySet.as_manager()

    class Meta:
        verbose_name = "stemming"
        verbose_name_plural = "stemmingen"
        ordering = ["ronde"]
        constraints = [
            models.UniqueConstraint(fields=["besluit", "ronde"], name="stemming_een_per_ronde"),
            models.CheckConstraint(
                condition=Q(uitslag="open", gesloten_op__isnull=True)
                | ~Q(uitslag="open") & Q(gesloten_op__isnull=False),
                name="stemming_gesloten_heeft_moment",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="stemming_staat_vast",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=~pgtrigger.Q(old__uitslag="open"),
            ),
            pgtrigger.Trigger(
                name="stemming_bij_lopend_besluit",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    PERFORM 1 FROM governance_besluit
                    WHERE id = NEW.besluit_id AND status = 'in_stemming' FOR SHARE;
                    IF NOT FOUND THEN
                        RAISE EXCEPTION 'Dit besluit is niet in stemming'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'stemming_bij_lopend_besluit';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self):
        return f"{self.besluit}, {self.get_regel_display()}"


class Stem(models.Model):
    """Ballot (*stem*) of one seat, with the weight it had when it was cast; final once the vote is closed."""

    stemming = models.ForeignKey(Stemming, models.PROTECT, related_name="stemmen")
    zetel = models.ForeignKey(Zetel, models.PROTECT, related_name="stemmen")
    keuze = models.CharField(max_length=10, choices=Stemkeuze)
    gewicht = models.PositiveIntegerField()
    toelichting = models.TextField(blank=True)
    door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "stem"
        verbose_name_plural = "stemmen"
        ordering = ["zetel__organisatie__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["stemming", "zetel"],
                name="stem_een_per_zetel",
                violation_error_message="Voor deze zetel is al gestemd.",
            ),
            models.CheckConstraint(
                condition=~Q(keuze="bezwaar") | Q(toelichting__regex=r"\S"),
                name="stem_bezwaar_met_toelichting",
                violation_error_message="Een overwegend bezwaar vraagt een toelichting.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="stem_alleen_bij_open_stemming",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func="""
                    PERFORM 1 FROM governance_stemming
                    WHERE id IN (OLD.stemming_id, NEW.stemming_id) FOR SHARE;
                    IF EXISTS (
                        SELECT 1 FROM governance_stemming
                        WHERE id IN (OLD.stemming_id, NEW.stemming_id) AND uitslag <> 'open'
                    ) THEN
                        RAISE EXCEPTION 'Deze stemming is gesloten'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'stem_alleen_bij_open_stemming';
                    END IF;
                    RETURN COALESCE(NEW, OLD);
                """,
            )
        ]

    def __str__(self):
        return f"{self.zetel.organisatie}: {self.get_keuze_display()}"
