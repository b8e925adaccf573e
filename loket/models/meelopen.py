"""Schools that receive people, and people who ask for a day there."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core import signing
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.text import get_text_list

from onderwijsregio.kern.ondertekend import Ondertekend, OndertekendQuerySet
from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.organisaties.keuzes import Dag, Rol
from onderwijsregio.organisaties.models import School

from ..keuzes import Meeloopstatus, Ontvangstbereidheid
from .persoonsgegevens import DOMEIN

WELKOM = (Ontvangstbereidheid.ACTIEF, Ontvangstbereidheid.OPEN)


#: From September, when schools are settled, until May; after that the next school year is what matters.
ONTVANGSTSEIZOEN = (9, 10, 11, 12, 1, 2, 3, 4, 5)


def scholen_die_nog_niets_zeiden(dag):
    """Open schools that did not say whether they receive people this school year; none out of season."""
    if dag.month not in ONTVANGSTSEIZOEN:
        return School.objects.none()
    gezegd = Ontvangst.objects.van_jaar(Schooljaar.van(dag))
    return School.objects.open().exclude(pk__in=gezegd.values("school"))


class OntvangstQuerySet(models.QuerySet):
    def te_zien_door(self, gebruiker):
        """What all schools said for the loket; for HR and coordinators the schools of their own board."""
        if gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER):
            return self
        if gebruiker.heeft_rol(Rol.HR, Rol.COORDINATOR):
            return self.filter(school__bestuur=gebruiker.lidmaatschap.organisatie_id)
        return self.none()

    def van_jaar(self, schooljaar: Schooljaar):
        """What schools said for one school year."""
        return self.filter(schooljaar=schooljaar.begin)

    def welkom(self):
        """Open schools that receive people this school year."""
        nu = Schooljaar.van(timezone.localdate())
        return self.van_jaar(nu).filter(bereidheid__in=WELKOM, school__gesloten_op__isnull=True)

    def zichtbaar_voor(self, gebruiker):
        """Who receives people is public."""
        return self


class Ontvangst(models.Model):
    """Reception (*ontvangst*): whether a school wants to receive people this school year, and when."""

    school = models.ForeignKey("organisaties.School", models.CASCADE, related_name="ontvangst")
    schooljaar = models.PositiveSmallIntegerField(help_text="het jaar waarin het schooljaar begint")
    bereidheid = models.CharField(max_length=10, choices=Ontvangstbereidheid)
    dagen = ArrayField(models.CharField(max_length=2, choices=Dag), default=list, blank=True)
    toelichting = models.CharField(max_length=200, blank=True)
    door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    objects = OntvangstQuerySet.as_manager()

    class Meta:
        verbose_name = "ontvangst"
        verbose_name_plural = "ontvangst"
        ordering = ["-schooljaar", Lower("school__naam")]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "schooljaar"],
                name="ontvangst_een_per_schooljaar",
                violation_error_message="Deze school heeft dit al laten weten.",
            ),
            models.CheckConstraint(
                condition=~Q(bereidheid="nu_niet") | Q(toelichting__regex=r"\S"),
                name="ontvangst_nu_niet_met_reden",
                violation_error_message="Schrijf op waarom het nu niet kan.",
            ),
            models.CheckConstraint(
                condition=~Q(bereidheid__in=["actief", "open"]) | Q(dagen__len__gt=0),
                name="ontvangst_welkom_op_dagen",
                violation_error_message="Kies op welke dagen mensen welkom zijn.",
            ),
        ]

    def __str__(self):
        return f"{self.school}: {self.get_bereidheid_display()}"

    @property
    def dagnamen(self) -> str:
        return get_text_list([Dag(dag).label for dag in self.dagen], "en")


class Ontvangstvraag(models.Model):
    """Reminder (*ontvangstvraag*): once a school year a board is asked to speak for its schools."""

    bestuur = models.ForeignKey("organisaties.Organisatie", models.CASCADE, related_name="ontvangstvragen")
    schooljaar = models.PositiveSmallIntegerField(help_text="het jaar waarin het schooljaar begint")
    gevraagd_op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "ontvangstvraag"
        verbose_name_plural = "ontvangstvragen"
        ordering = ["-schooljaar", "bestuur"]
        constraints = [
            models.UniqueConstraint(
                fields=["bestuur", "schooljaar"],
                name="ontvangstvraag_een_per_schooljaar",
                violation_error_message="Dit bestuur is dit schooljaar al gevraagd.",
            )
        ]

    def __str__(self):
        return f"{self.bestuur}, {Schooljaar(self.schooljaar)}"


WACHTEND = (Meeloopstatus.GEVRAAGD, Meeloopstatus.VOORGESTELD)


class MeeloopverzoekQuerySet(OndertekendQuerySet):
    def open(self):
        """Requests that wait for the school or for the visitor."""
        return self.filter(status__in=WACHTEND)

    def lopend(self):
        """Requests that wait for somebody, and days that are still to come."""
        komt = Q(status=Meeloopstatus.AFGESPROKEN, dag__gte=timezone.localdate())
        return self.filter(komt | Q(status__in=WACHTEND))

    def te_laat(self, dag=None):
        """Open requests that should have been answered before `dag` (default today)."""
        return self.open().filter(uiterlijk_op__lt=dag or timezone.localdate())

    def te_beantwoorden_door(self, gebruiker):
        """Every request for the loket; for HR and coordinators those at schools of their own board."""
        if gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER):
            return self
        if gebruiker.heeft_rol(Rol.HR, Rol.COORDINATOR):
            return self.filter(school__bestuur=gebruiker.lidmaatschap.organisatie_id)
        return self.none()

    def zichtbaar_voor(self, gebruiker):
        """Whoever answers them, and the visitor as a candidate."""
        eigen = self.filter(kandidaat__gebruiker=gebruiker.pk)
        return self.te_beantwoorden_door(gebruiker) | eigen


class Meeloopverzoek(Ondertekend):
    """Request to shadow (*meeloopverzoek*): somebody asks a school for a day to look around.

    Whoever has to answer has a date: the school, or the visitor when the school proposed another day.
    """

    ONDERTEKENAAR = signing.Signer(sep=".", salt="loket.meeloopverzoek")

    school = models.ForeignKey("organisaties.School", models.PROTECT, related_name="meeloopverzoeken")
    kandidaat = models.ForeignKey(
        "Kandidaat", models.SET_NULL, null=True, blank=True, related_name="meeloopverzoeken"
    )
    voornaam = models.CharField(max_length=60)
    achternaam = models.CharField(max_length=80)
    email = models.EmailField("e-mailadres")
    telefoon = models.CharField("telefoonnummer", max_length=20, blank=True)
    vraag = models.TextField(blank=True)
    dag = models.DateField(help_text="de dag waar het nu om gaat")
    tijd = models.TimeField(null=True, blank=True)
    status = models.CharField(max_length=12, choices=Meeloopstatus, default=Meeloopstatus.GEVRAAGD)
    antwoord = models.TextField(blank=True)
    uiterlijk_op = models.DateField("antwoord uiterlijk", help_text="dan moet er antwoord zijn")
    beantwoord_door = models.ForeignKey(
        "organisaties.Gebruiker", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    herinnerd_op = models.DateField("herinnering op", null=True, blank=True, editable=False)
    opgeschaald_op = models.DateField(null=True, blank=True, editable=False)
    volgnummer = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text="SEQUENCE in de kalender: gaat met elk antwoord omhoog"
    )
    sleutel = models.UUIDField(null=True, unique=True, editable=False)
    gevraagd_op = models.DateTimeField(default=timezone.now)

    objects = MeeloopverzoekQuerySet.as_manager()

    class Meta:
        verbose_name = "meeloopverzoek"
        verbose_name_plural = "meeloopverzoeken"
        ordering = ["uiterlijk_op", "pk"]
        indexes = [models.Index(fields=["status", "uiterlijk_op"])]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                "school",
                condition=Q(status__in=["gevraagd", "voorgesteld", "afgesproken"]),
                name="meeloopverzoek_een_tegelijk",
                violation_error_message="Er loopt al een verzoek van dit adres bij deze school.",
            ),
            models.CheckConstraint(
                condition=~Q(status="afgewezen") | Q(antwoord__regex=r"\S"),
                name="meeloopverzoek_nee_met_reden",
                violation_error_message="Leg uit waarom het niet kan.",
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="meeloopverzoek_status",
                field="status",
                transitions=[
                    ("gevraagd", "voorgesteld"),
                    ("gevraagd", "afgesproken"),
                    ("gevraagd", "afgewezen"),
                    ("gevraagd", "ingetrokken"),
                    ("voorgesteld", "afgesproken"),
                    ("voorgesteld", "afgewezen"),
                    ("voorgesteld", "ingetrokken"),
                    ("afgesproken", "voorgesteld"),
                    ("afgesproken", "afgewezen"),
                    ("afgesproken", "ingetrokken"),
                ],
            )
        ]

    def __str__(self):
        return f"{self.naam} bij {self.school}"

    def get_absolute_url(self):
        return reverse("loket:meeloopverzoek", args=[self.pk])

    @property
    def naam(self) -> str:
        return f"{self.voornaam} {self.achternaam}".strip()

    @property
    def is_gewist(self) -> bool:
        """Whether who asked was erased."""
        return self.email.endswith(f"@{DOMEIN}")

    @property
    def pad_van_bezoeker(self) -> str:
        """The page of who asked: the key in it is all they need."""
        return reverse("loket:meelopen_verzoek", args=[self.ondertekend])

    @property
    def is_afgesproken(self) -> bool:
        return self.status == Meeloopstatus.AFGESPROKEN

    @property
    def is_open(self) -> bool:
        return self.status in WACHTEND

    @property
    def is_te_laat(self) -> bool:
        return self.is_open and self.uiterlijk_op < timezone.localdate()
