"""What people from outside teach at schools, and what schools ask about it."""

from datetime import date, time

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from onderwijsregio.kern.tijd import is_werkdag
from onderwijsregio.organisaties.keuzes import Dag, Rol, Sector

from ..keuzes.les import NIET_VAN_BUITEN, Aanbodstatus, Cursusstand, Dagdeel, Lesplek, Lesvak

#: Who books for the own board, and who watches over all lessons.
BOEKERS = (Rol.HR, Rol.COORDINATOR)
BEWAKERS = (Rol.MAKELAAR, Rol.PROGRAMMALEIDER)
MIDDAG = time(12)


def als_duur(minuten: int) -> str:
    """So many minutes as one says it: 1 uur en 30 minuten."""
    uren, rest = divmod(minuten, 60)
    delen = [f"{uren} uur" if uren else "", f"{rest} {'minuut' if rest == 1 else 'minuten'}" if rest else ""]
    return " en ".join(filter(None, delen)) or "0 uur"


class LesaanbodQuerySet(models.QuerySet):
    def openbaar(self):
        """What schools can find: published, and not past its last day."""
        nog = Q(tot_en_met__isnull=True) | Q(tot_en_met__gte=timezone.localdate())
        return self.filter(nog, status=Aanbodstatus.GEPUBLICEERD)

    def te_beheren_door(self, gebruiker):
        """The offers that this user may write: those of the own organisation, as a provider."""
        if gebruiker.heeft_rol(Rol.AANBIEDER):
            return self.filter(organisatie=gebruiker.lidmaatschap.organisatie_id)
        return self.none()

    def zichtbaar_voor(self, gebruiker):
        """What is public; a provider sees all of its own, a school what it booked, the loket all but drafts."""
        if not gebruiker.is_authenticated:
            return self.openbaar()
        if gebruiker.heeft_rol(*BEWAKERS):
            return self.exclude(status=Aanbodstatus.CONCEPT)
        gezien = Q(pk__in=Lesaanbod.objects.openbaar().values("pk"))
        if gebruiker.heeft_rol(Rol.AANBIEDER):
            gezien |= Q(organisatie=gebruiker.lidmaatschap.organisatie_id)
        if gebruiker.heeft_rol(*BOEKERS):
            gezien |= Q(reeksen__school__bestuur=gebruiker.lidmaatschap.organisatie_id)
        return self.filter(gezien).distinct()


@pghistory.track()
class Lesaanbod(models.Model):
    """Lesson offer (*lesaanbod*): a lesson that professionals of an organisation from outside give at schools.

    `prijs` is what a school pays for one lesson, VAT included; 0 is free. `minuten` is how long one lasts.
    """

    organisatie = models.ForeignKey("organisaties.Organisatie", models.PROTECT, related_name="lesaanbod")
    titel = models.CharField(max_length=100)
    vak = models.CharField(max_length=14, choices=Lesvak)
    omschrijving = models.TextField()
    sectoren = ArrayField(models.CharField(max_length=3, choices=Sector), default=list)
    groepen = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    leerlingen_max = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(500)]
    )
    minuten = models.PositiveSmallIntegerField(validators=[MinValueValidator(15), MaxValueValidator(240)])
    prijs = models.DecimalField(max_digits=7, decimal_places=2, validators=[MinValueValidator(0)])
    dagen = ArrayField(models.CharField(max_length=2, choices=Dag))
    dagdelen = ArrayField(models.CharField(max_length=7, choices=Dagdeel))
    van = models.DateField(default=timezone.localdate)
    tot_en_met = models.DateField(null=True, blank=True)
    plek = models.CharField(max_length=9, choices=Lesplek, default=Lesplek.SCHOOL)
    gebied = models.ForeignKey(
        "organisaties.Postcodegebied",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="waar de aanbieder zit",
    )
    adres = models.CharField(max_length=200, blank=True)
    nodig = models.TextField(blank=True)
    cursus = models.CharField(max_length=8, choices=Cursusstand)
    cursus_op = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=12, choices=Aanbodstatus, default=Aanbodstatus.CONCEPT)
    gemaakt_door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(default=timezone.now)
    gewijzigd_op = models.DateTimeField(default=timezone.now)

    objects = LesaanbodQuerySet.as_manager()

    class Meta:
        verbose_name = "lesaanbod"
        verbose_name_plural = "lesaanbod"
        ordering = ["titel", "pk"]
        indexes = [models.Index(fields=["status", "tot_en_met"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(minuten__range=(15, 240)),
                name="lesaanbod_duurt_15_tot_240_minuten",
                violation_error_message="Een les duurt 15 tot 240 minuten.",
            ),
            models.CheckConstraint(
                condition=Q(prijs__gte=0),
                name="lesaanbod_prijs_niet_onder_nul",
                violation_error_message="Een prijs is 0 of meer.",
            ),
            models.CheckConstraint(
                condition=Q(tot_en_met__isnull=True) | Q(tot_en_met__gte=F("van")),
                name="lesaanbod_van_voor_tot",
                violation_error_message="De laatste dag ligt niet voor de eerste.",
            ),
            models.CheckConstraint(
                condition=Q(groepen__contained_by=[1, 2, 3, 4, 5, 6, 7, 8]),
                name="lesaanbod_groepen_1_tot_8",
                violation_error_message="Een groep is er een van 1 tot en met 8.",
            ),
            models.CheckConstraint(
                condition=Q(cursus="gevolgd", cursus_op__isnull=False)
                | ~Q(cursus="gevolgd") & Q(cursus_op__isnull=True),
                name="lesaanbod_cursus_met_datum",
                violation_error_message="Bij een gevolgde cursus hoort wanneer die klaar was, anders niet.",
            ),
            models.CheckConstraint(
                condition=~Q(dagen=[]) & ~Q(dagdelen=[]) & ~Q(sectoren=[]),
                name="lesaanbod_is_ergens_en_ooit",
                violation_error_message="Kies ten minste een dag, een dagdeel en een soort school.",
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="lesaanbod_status",
                field="status",
                transitions=[
                    ("concept", "gepubliceerd"),
                    ("gepubliceerd", "gestopt"),
                    ("gestopt", "gepubliceerd"),
                ],
            )
        ]

    def __str__(self):
        return self.titel

    @property
    def sectoren_in_woorden(self) -> str:
        """For which kinds of schools this lesson is."""
        return ", ".join(Sector(sector).label for sector in self.sectoren)

    def get_absolute_url(self):
        return reverse("vacatures:les", args=[self.pk])

    @property
    def is_openbaar(self) -> bool:
        nog = self.tot_en_met is None or self.tot_en_met >= timezone.localdate()
        return self.status == Aanbodstatus.GEPUBLICEERD and nog

    @property
    def mag_in_lestijd(self) -> bool:
        """Whether somebody from outside may give this in a school's teaching time."""
        return self.vak not in NIET_VAN_BUITEN

    @property
    def duur(self) -> str:
        return als_duur(self.minuten)

    @property
    def is_gratis(self) -> bool:
        return self.prijs == 0

    @property
    def dagen_in_woorden(self) -> str:
        """The days of the week, in their order, with the part of the day when it is not both."""
        dagen = [dag.label for dag in Dag if dag in self.dagen]
        woorden = f"{', '.join(dagen[:-1])} en {dagen[-1]}" if len(dagen) > 1 else "".join(dagen)
        return f"{woorden}, alleen in de {self.dagdelen[0]}" if len(self.dagdelen) == 1 else woorden

    def is_op(self, dag: date) -> bool:
        """Whether this lesson is given on such a day at all; whether it is free then is another question."""
        begint_en_eindigt = self.van <= dag and (self.tot_en_met is None or dag <= self.tot_en_met)
        return begint_en_eindigt and is_werkdag(dag) and list(Dag)[dag.weekday()] in self.dagen

    def kan_om(self, tijd: time) -> bool:
        """Whether a lesson may begin at this hour; the afternoon begins at twelve."""
        return (Dagdeel.OCHTEND if tijd < MIDDAG else Dagdeel.MIDDAG) in self.dagdelen


class LesvraagQuerySet(models.QuerySet):
    def open(self):
        """Questions that wait for the provider."""
        return self.filter(antwoord="")

    def zichtbaar_voor(self, gebruiker):
        """The board that asked, the provider that was asked, and the loket."""
        if gebruiker.heeft_rol(*BEWAKERS):
            return self
        if gebruiker.heeft_rol(Rol.AANBIEDER):
            return self.filter(aanbod__organisatie=gebruiker.lidmaatschap.organisatie_id)
        if gebruiker.heeft_rol(*BOEKERS):
            return self.filter(bestuur=gebruiker.lidmaatschap.organisatie_id)
        return self.none()


class Lesvraag(models.Model):
    """Question about a lesson (*lesvraag*): a board asks a provider something, the provider answers once."""

    aanbod = models.ForeignKey(Lesaanbod, models.PROTECT, related_name="vragen")
    bestuur = models.ForeignKey("organisaties.Organisatie", models.PROTECT, related_name="lesvragen")
    tekst = models.TextField(max_length=2000)
    gesteld_door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="+")
    gesteld_op = models.DateTimeField(default=timezone.now)
    antwoord = models.TextField(max_length=2000, blank=True)
    beantwoord_door = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+"
    )
    beantwoord_op = models.DateTimeField(null=True, blank=True)

    objects = LesvraagQuerySet.as_manager()

    class Meta:
        verbose_name = "vraag over een les"
        verbose_name_plural = "vragen over lessen"
        ordering = ["-gesteld_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(antwoord="", beantwoord_op__isnull=True, beantwoord_door__isnull=True)
                | ~Q(antwoord="") & Q(beantwoord_op__isnull=False, beantwoord_door__isnull=False),
                name="lesvraag_antwoord_van_iemand",
            )
        ]

    def __str__(self):
        return f"{self.bestuur} over {self.aanbod}"

    def get_absolute_url(self):
        return reverse("vacatures:lesvraag", args=[self.pk])
