"""Bodies of the region and who sits in them."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.urls import reverse
from django.utils import timezone

from onderwijsregio.organisaties.keuzes import Rol, Stemregel

from ..keuzes import Gremiumsoort, Weging, Zetelfunctie

STUURT = (Rol.PROGRAMMALEIDER, Rol.STUURGROEP, Rol.BEHEER, Rol.WERKGROEP)


class GremiumQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Programme leader, steering group, working-group leaders and administrators see all bodies;
        others those in which their organisation has a seat."""
        if gebruiker.heeft_rol(*STUURT):
            return self
        if gebruiker.lidmaatschap is None:
            return self.none()
        return self.filter(zetels__organisatie=gebruiker.lidmaatschap.organisatie_id).distinct()


class Gremium(models.Model):
    """Body (*gremium*): a group of the region that decides, advises or carries out."""

    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=120)
    soort = models.CharField(max_length=20, choices=Gremiumsoort)
    taak = models.TextField(blank=True)
    stemregels = ArrayField(
        models.CharField(max_length=10, choices=Stemregel),
        default=list,
        blank=True,
        help_text="leeg: de regels van de regio",
    )
    weging = models.CharField(max_length=10, choices=Weging, default=Weging.GEEN)
    max_zetels = models.PositiveSmallIntegerField(null=True, blank=True)
    vergaderritme = models.CharField(max_length=120, blank=True)
    volgorde = models.PositiveSmallIntegerField(default=0)

    objects = GremiumQuerySet.as_manager()

    class Meta:
        verbose_name = "gremium"
        verbose_name_plural = "gremia"
        ordering = ["volgorde", "naam"]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("governance:gremium", args=[self.code])


class ZetelQuerySet(models.QuerySet):
    def op(self, dag):
        """Seats in force on `dag`."""
        return self.filter(Q(van__lte=dag), Q(tot__isnull=True) | Q(tot__gt=dag))

    def stemgerechtigd(self, dag):
        """Seats that have a vote on `dag`."""
        return self.op(dag).filter(stemrecht=True)

    def op_volgorde(self):
        """Chair first, then members, secretary and advisers, each by name of the organisation."""
        rang = [When(functie=functie, then=Value(plek)) for plek, functie in enumerate(Zetelfunctie.values)]
        gesorteerd = self.order_by(Case(*rang, default=Value(9)), "organisatie__naam", "pk")
        return gesorteerd.select_related("organisatie", "gebruiker", "gremium")

    def van(self, gebruiker):
        """The seats that this user fills: in person, or as the steering-group member of the
        organisation of a seat without a name."""
        eigen = Q(gebruiker=gebruiker.pk)
        if gebruiker.heeft_rol(Rol.STUURGROEP):
            eigen |= Q(gebruiker__isnull=True, organisatie=gebruiker.lidmaatschap.organisatie_id)
        return self.filter(eigen)


class Zetel(models.Model):
    """Seat (*zetel*): an organisation, and perhaps a person for it, in a body, with mandate and weight."""

    gremium = models.ForeignKey(Gremium, models.CASCADE, related_name="zetels")
    organisatie = models.ForeignKey("organisaties.Organisatie", models.PROTECT, related_name="zetels")
    gebruiker = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="zetels"
    )
    functie = models.CharField(max_length=12, choices=Zetelfunctie, default=Zetelfunctie.LID)
    stemrecht = models.BooleanField(default=True)
    mandaat = models.TextField(blank=True)
    van = models.DateField(default=timezone.localdate)
    tot = models.DateField(null=True, blank=True)

    objects = ZetelQuerySet.as_manager()

    class Meta:
        verbose_name = "zetel"
        verbose_name_plural = "zetels"
        ordering = ["functie", "organisatie__naam"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gt=F("van")), name="zetel_van_voor_tot"
            ),
            models.UniqueConstraint(
                fields=["gremium", "organisatie"],
                condition=Q(stemrecht=True, tot__isnull=True),
                name="zetel_een_stem_per_organisatie",
                violation_error_message="Deze organisatie heeft al een stem in dit gremium.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="gremium_niet_te_groot",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                declare=[("grens", "integer")],
                func="""
                    SELECT max_zetels INTO grens FROM governance_gremium WHERE id = NEW.gremium_id FOR UPDATE;
                    IF grens IS NOT NULL AND NEW.tot IS NULL AND (
                        SELECT count(*) FROM governance_zetel
                        WHERE gremium_id = NEW.gremium_id AND tot IS NULL AND id IS DISTINCT FROM NEW.id
                    ) >= grens THEN
                        RAISE EXCEPTION 'Dit gremium heeft hoogstens % zetels', grens
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'gremium_niet_te_groot';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return f"{self.organisatie} in {self.gremium}"

    @property
    def gewicht(self) -> int:
        """Pupils of the organisation where the body weighs by pupils (0 when unknown), otherwise one."""
        if self.gremium.weging == Weging.LEERLINGEN:
            return self.organisatie.leerlingen or 0
        return 1
