"""The replacement pool of the region: who is in it, when they can, and the days that schools ask for."""

from datetime import date

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core import signing
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from loket.keuzes import Vak
from onderwijsregio.kern.ondertekend import Ondertekend, OndertekendQuerySet
from onderwijsregio.organisaties.keuzes import Dag, Functie, Rol, Sector

from ..keuzes import BEZET, VERVANGING_OVERGANGEN, Dagdeel, Vervangreden, Vervangstatus

BIJ_HET_LOKET = (Rol.MAKELAAR, Rol.PROGRAMMALEIDER)


def weekdag(dag: date) -> str:
    """The code of a weekday (`Dag`); "" at the weekend."""
    return list(Dag)[dag.weekday()] if dag.weekday() < len(Dag) else ""


class PoollidQuerySet(OndertekendQuerySet):
    def op(self, dag):
        """Members on `dag`; someone who left or does not come yet is none."""
        return self.filter(Q(van__lte=dag), Q(tot__isnull=True) | Q(tot__gte=dag))

    def zichtbaar_voor(self, gebruiker):
        """The loket sees the pool, a member themself; schools meet a member by what was agreed."""
        if gebruiker.heeft_rol(*BIJ_HET_LOKET):
            return self
        return self.filter(kandidaat__gebruiker=gebruiker.pk)


@pghistory.track()
class Poollid(Ondertekend):
    """Member of the replacement pool (*vervangingspool*): a candidate who replaces for days at schools."""

    ONDERTEKENAAR = signing.Signer(sep=".", salt="vacatures.poollid")

    kandidaat = models.OneToOneField("loket.Kandidaat", models.PROTECT, related_name="poollid")
    functies = ArrayField(models.CharField(max_length=20, choices=Functie), verbose_name="als")
    sectoren = ArrayField(models.CharField(max_length=3, choices=Sector), verbose_name="soorten onderwijs")
    dagen = ArrayField(
        models.CharField(max_length=2, choices=Dag), default=list, blank=True, verbose_name="vaste dagen"
    )
    van = models.DateField("in de pool vanaf", default=timezone.localdate)
    tot = models.DateField("tot en met", null=True, blank=True)
    opmerking = models.TextField(blank=True)
    door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="+")

    objects = PoollidQuerySet.as_manager()

    class Meta:
        verbose_name = "poollid"
        verbose_name_plural = "poolleden"
        ordering = ["kandidaat__voornaam", "kandidaat__achternaam", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="poollid_van_voor_tot",
                violation_error_message="De laatste dag ligt niet voor de eerste.",
            ),
            models.CheckConstraint(
                condition=Q(functies__len__gt=0, sectoren__len__gt=0),
                name="poollid_kan_iets",
                violation_error_message="Kies ten minste één functie en één soort onderwijs.",
            ),
        ]

    def __str__(self):
        return str(self.kandidaat)

    def get_absolute_url(self):
        return reverse("vacatures:poollid", args=[self.pk])

    @property
    def pad_van_lid(self) -> str:
        """The page of the member: the key in it is all they need."""
        return reverse("vacatures:mijn_vervanging_met_sleutel", args=[self.ondertekend])

    @property
    def functies_in_woorden(self) -> str:
        return ", ".join(Functie(functie).label for functie in self.functies)

    @property
    def is_in_de_pool(self) -> bool:
        return self.tot is None or self.tot >= timezone.localdate()

    def in_de_pool_op(self, dag: date) -> bool:
        return self.van <= dag and (self.tot is None or dag <= self.tot)

    def kan_gewoonlijk(self, dag: date) -> bool:
        """Whether this is one of the fixed days."""
        return weekdag(dag) in self.dagen

    def kan_op(self, dag: date) -> bool:
        """Whether the member can on this day: what was said of the day itself, else the fixed days.

        Reads `beschikbaarheid`; prefetch it for a list.
        """
        gezegd = {rij.dag: rij.kan for rij in self.beschikbaarheid.all()}
        return gezegd.get(dag, self.kan_gewoonlijk(dag))


class Beschikbaarheid(models.Model):
    """Availability (*beschikbaarheid*): a day on which a member can, or cannot, unlike the fixed days."""

    lid = models.ForeignKey(Poollid, models.CASCADE, related_name="beschikbaarheid")
    dag = models.DateField()
    kan = models.BooleanField()

    class Meta:
        verbose_name = "beschikbaarheid"
        verbose_name_plural = "beschikbaarheid"
        ordering = ["dag"]
        constraints = [models.UniqueConstraint(fields=["lid", "dag"], name="beschikbaarheid_een_per_dag")]

    def __str__(self):
        return f"{self.lid}, {self.dag:%d-%m-%Y}: {'kan' if self.kan else 'kan niet'}"


class VervangingsverzoekQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """The loket sees all requests, HR those of the own board; a member sees days, not requests."""
        if gebruiker.heeft_rol(*BIJ_HET_LOKET):
            return self
        if gebruiker.heeft_rol(Rol.HR):
            return self.filter(school__bestuur=gebruiker.lidmaatschap.organisatie_id)
        return self.none()

    def met(self, *statussen: str):
        """Requests with at least one day in one of these states."""
        dagen = Vervangingsdag.objects.filter(verzoek=OuterRef("pk"), status__in=statussen)
        return self.filter(Exists(dagen))


class Vervangingsverzoek(models.Model):
    """Replacement request (*vervangingsverzoek*): a school needs somebody for a day or a period."""

    school = models.ForeignKey("organisaties.School", models.PROTECT, related_name="vervangingsverzoeken")
    functie = models.CharField(max_length=20, choices=Functie, default=Functie.LEERKRACHT)
    vak = models.CharField(max_length=16, choices=Vak, blank=True)
    groep = models.CharField(max_length=40, blank=True)
    dagdeel = models.CharField(max_length=7, choices=Dagdeel, default=Dagdeel.HEEL)
    reden = models.CharField(max_length=8, choices=Vervangreden)
    toelichting = models.TextField(blank=True)
    contactnaam = models.CharField("wie ontvangt de invaller", max_length=80)
    contacttelefoon = models.CharField("telefoonnummer", max_length=20, blank=True)
    gevraagd_door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField(default=timezone.now)
    sleutel = models.UUIDField(
        null=True, unique=True, editable=False, help_text="een formulier dat twee keer komt is een verzoek"
    )

    objects = VervangingsverzoekQuerySet.as_manager()

    class Meta:
        verbose_name = "vervangingsverzoek"
        verbose_name_plural = "vervangingsverzoeken"
        ordering = ["-gevraagd_op", "-pk"]

    def __str__(self):
        return f"{self.wie_gezocht}, {self.school}"

    def get_absolute_url(self):
        return reverse("vacatures:vervangingsverzoek", args=[self.pk])

    @property
    def wie_gezocht(self) -> str:
        """Who is looked for, in words: function, subject and group."""
        groep = f"groep {self.groep}" if self.groep.isdigit() else self.groep
        delen = [self.get_functie_display(), self.vak and self.get_vak_display(), groep]
        return " ".join(deel for deel in delen if deel).capitalize()


class VervangingsdagQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """The days of the requests that this user sees, and a member's own."""
        gezien = Vervangingsverzoek.objects.zichtbaar_voor(gebruiker)
        eigen = Q(lid__kandidaat__gebruiker=gebruiker.pk)
        return self.filter(Q(verzoek__in=gezien.values("pk")) | eigen)

    def te_vullen(self):
        """Nobody is found yet, and the day is still to come."""
        return self.filter(status=Vervangstatus.OPEN, dag__gte=timezone.localdate())

    def bezet(self):
        """Somebody is asked, is coming, or came."""
        return self.filter(status__in=BEZET)


@pghistory.track()
class Vervangingsdag(models.Model):
    """Replacement day (*vervangingsdag*): one day of a request, and who comes."""

    verzoek = models.ForeignKey(Vervangingsverzoek, models.CASCADE, related_name="dagen")
    dag = models.DateField()
    status = models.CharField(max_length=12, choices=Vervangstatus, default=Vervangstatus.OPEN)
    lid = models.ForeignKey(Poollid, models.PROTECT, null=True, blank=True, related_name="dagen_ingezet")
    antwoord_voor = models.DateTimeField("antwoord uiterlijk", null=True, blank=True)
    nee_van = models.ManyToManyField(Poollid, blank=True, related_name="+")

    objects = VervangingsdagQuerySet.as_manager()

    class Meta:
        verbose_name = "vervangingsdag"
        verbose_name_plural = "vervangingsdagen"
        ordering = ["dag", "pk"]
        indexes = [models.Index(fields=["status", "dag"])]
        constraints = [
            models.UniqueConstraint(fields=["verzoek", "dag"], name="vervangingsdag_een_keer"),
            models.UniqueConstraint(
                fields=["lid", "dag"],
                condition=Q(status__in=BEZET),
                name="vervangingsdag_een_school_per_dag",
                violation_error_message="Deze invaller is die dag al gevraagd door een andere school.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[*BEZET, "niet_gekomen"], lid__isnull=False)
                | Q(status__in=["open", "niet_gevuld", "ingetrokken"], lid__isnull=True),
                name="vervangingsdag_met_of_zonder_invaller",
            ),
            models.CheckConstraint(
                condition=~Q(status="gevraagd") | Q(antwoord_voor__isnull=False),
                name="vervangingsdag_gevraagd_met_termijn",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="vervangingsdag_status", field="status", transitions=VERVANGING_OVERGANGEN)
        ]

    def __str__(self):
        return f"{self.verzoek}, {self.dag:%d-%m-%Y}"

    @property
    def is_voorbij(self) -> bool:
        return self.dag < timezone.localdate()

    @property
    def kan_vervallen(self) -> bool:
        """Whether the school can still say that nobody is needed."""
        return not self.is_voorbij and self.status in (
            Vervangstatus.OPEN,
            Vervangstatus.GEVRAAGD,
            Vervangstatus.AFGESPROKEN,
        )
