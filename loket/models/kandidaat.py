"""One person, one record, from first question to professional development."""

import uuid
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from onderwijsregio.organisaties.keuzes import Dag, Functie, Rol, Sector
from onderwijsregio.organisaties.models import Lidmaatschap

from ..keuzes import (
    BEGELEIDERS,
    FASEN_OVERGANGEN,
    STAPPEN_MET_CONTACT,
    Bevoegdheid,
    Documentsoort,
    Doorverwijzingstatus,
    Fase,
    Kandidaatstatus,
    Postsoort,
    Stapsoort,
    Taal,
    Toestemmingsdoel,
    Vak,
    Vervoer,
    Vooropleiding,
)

#: So long before they are erased do people hear of it.
AANKONDIGING = timedelta(days=30)
HEEL_DE_KLANTREIS = (Rol.MAKELAAR, Rol.PROGRAMMALEIDER)


class KandidaatQuerySet(models.QuerySet):
    def actief(self):
        """Candidates who are under way."""
        return self.filter(status=Kandidaatstatus.ACTIEF)

    def genoemd(self, zoek):
        """Candidates of whose name or address every word of `zoek` is a part."""
        for woord in zoek.split():
            self = self.filter(
                Q(voornaam__icontains=woord) | Q(achternaam__icontains=woord) | Q(email__icontains=woord)
            )
        return self

    def bekend(self):
        """Candidates of whom the loket still knows who they are."""
        return self.filter(anoniem_op__isnull=True)

    def verlopen(self, dag=None):
        """Active candidates whose next step should have happened before `dag` (default today)."""
        return self.actief().filter(volgende_stap_op__lt=dag or timezone.localdate())

    def van(self, gebruiker):
        """Active candidates whose next step is for this user."""
        return self.actief().filter(volgende_stap_van=gebruiker)

    def wacht_op_anderen(self, gebruiker):
        """Active candidates whose next step this user agreed with somebody else, who has to do it."""
        afgesproken = Stap.objects.filter(
            kandidaat=OuterRef("pk"), soort=Stapsoort.VOLGENDE_STAP, door=gebruiker.pk
        )
        return self.actief().exclude(volgende_stap_van=gebruiker.pk).filter(Exists(afgesproken))

    def zonder_eigenaar(self):
        """Active candidates whose next step is for somebody who guides nobody any more: the role ended.

        A next step may also be for the candidate themself. The administrator counts, because a region
        without makelaar and programme leader has nobody else.
        """
        in_functie = Lidmaatschap.objects.nu().filter(
            gebruiker=OuterRef("volgende_stap_van"),
            gebruiker__is_active=True,
            rol__in=[*BEGELEIDERS, Rol.BEHEER],
        )
        van_een_ander = Q(gebruiker__isnull=True) | ~Q(volgende_stap_van=F("gebruiker"))
        return self.actief().filter(van_een_ander, ~Exists(in_functie))

    def met_toestemming(self, doel):
        """Candidates whose consent for `doel` is in force."""
        toestemming = Toestemming.objects.geldig().filter(kandidaat=OuterRef("pk"), doel=doel)
        return self.filter(Exists(toestemming))

    def zichtbaar_voor(self, gebruiker):
        """The loket sees everybody; a candidate only themself; others those whose next step they own.

        Staff of a board also see a candidate who was handed over to them, and nobody who hides from that
        board. Apps that come later in the journey (applications, placements) reach the candidates they
        need through their own models.
        """
        if gebruiker.heeft_rol(*HEEL_DE_KLANTREIS):
            return self
        zelf = Q(gebruiker=gebruiker.pk)
        if gebruiker.lidmaatschap is None:
            return self.filter(zelf)
        doorverwezen = Kandidaat.objects.filter(
            doorverwijzingen__naar__in=gebruiker.lidmaatschappen_nu,
            doorverwijzingen__status__in=[Doorverwijzingstatus.AANGEBODEN, Doorverwijzingstatus.AANGENOMEN],
        )
        begeleid = Q(volgende_stap_van=gebruiker.pk) | Q(pk__in=doorverwezen.values("pk"))
        return self.filter(zelf | (begeleid & ~Q(pk__in=self.afgeschermd_voor(gebruiker).values("pk"))))

    def stil_sinds(self, moment):
        """Known people with whom there was no contact since `moment`: no sign of them, no talk, no login.

        A question, an answer, a call, a registration and a consent are contact, and so is becoming known.
        What colleagues agree among themselves is not.
        """
        gezet = Stap.objects.met_contact().filter(kandidaat=OuterRef("pk"), op__gte=moment)
        bekend = self.bekend().filter(aangemaakt_op__lt=moment)
        ingelogd = Q(gebruiker__last_login__gte=moment) | Q(gebruiker__date_joined__gte=moment)
        return bekend.filter(~Exists(gezet)).exclude(Q(gebruiker__isnull=False) & ingelogd)

    def afgeschermd_voor(self, gebruiker):
        """The candidates who hide from a board for which this user works, in whichever role."""
        besturen = {lid.organisatie_id for lid in gebruiker.lidmaatschappen_nu}
        return Kandidaat.objects.filter(afschermingen__organisatie__in=besturen)

    def als_profiel_voor(self, gebruiker):
        """Whose profile HR of a board may read without being introduced: who agreed, searches, and hides not.

        Only the profile: no name, no address, no timeline. See `views.profielen`.
        """
        if not gebruiker.heeft_rol(Rol.HR):
            return self.none()
        zoekend = self.actief().filter(fase__in=[Fase.WERVEN, Fase.MATCHEN], anoniem_op__isnull=True)
        toegestaan = zoekend.met_toestemming(Toestemmingsdoel.BESTUREN).exclude(gebruiker=gebruiker.pk)
        return toegestaan.exclude(pk__in=self.afgeschermd_voor(gebruiker).values("pk"))

    def te_begeleiden_door(self, gebruiker):
        """The candidates whom this user sees at work: nobody is their own adviser."""
        return self.zichtbaar_voor(gebruiker).exclude(gebruiker=gebruiker.pk)


@pghistory.track()
class Kandidaat(models.Model):
    """Candidate (*kandidaat*): a person whom the loket knows, also once employed.

    Who is active has a next step, an owner and a date: the database refuses anything else.
    """

    gebruiker = models.OneToOneField(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="kandidaat"
    )
    voornaam = models.CharField(max_length=60)
    achternaam = models.CharField(max_length=80, blank=True)
    email = models.EmailField("e-mailadres")
    telefoon = models.CharField("telefoonnummer", max_length=20, blank=True)
    postcode = models.CharField(
        max_length=6,
        blank=True,
        validators=[RegexValidator(r"^[1-9]\d{3}([A-Z]{2})?$", "Schrijf een postcode als 1315 of 1315AB.")],
    )
    functies = ArrayField(models.CharField(max_length=20, choices=Functie), default=list, blank=True)
    sectoren = ArrayField(models.CharField(max_length=3, choices=Sector), default=list, blank=True)
    vakken = ArrayField(models.CharField(max_length=20, choices=Vak), default=list, blank=True)
    bevoegdheid = models.CharField(max_length=14, choices=Bevoegdheid, default=Bevoegdheid.GEEN)
    vooropleiding = models.CharField(max_length=4, choices=Vooropleiding, blank=True, default="")
    dagen = ArrayField(models.CharField(max_length=2, choices=Dag), default=list, blank=True)
    uren = models.PositiveSmallIntegerField(
        "uren per week", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(40)]
    )
    vervoer = ArrayField(models.CharField(max_length=6, choices=Vervoer), default=list, blank=True)
    talen = ArrayField(models.CharField(max_length=12, choices=Taal), default=list, blank=True)
    max_afstand_km = models.PositiveSmallIntegerField(
        "reisafstand (km)", default=15, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    motivatie = models.TextField(blank=True)

    status = models.CharField(max_length=10, choices=Kandidaatstatus, default=Kandidaatstatus.ACTIEF)
    fase = models.CharField(max_length=18, choices=Fase, default=Fase.WERVEN)
    volgende_stap = models.CharField(max_length=200, blank=True)
    volgende_stap_van = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="volgende_stappen"
    )
    volgende_stap_op = models.DateField("volgende stap uiterlijk op", null=True, blank=True)
    verlopen_gemeld_op = models.DateField(null=True, blank=True, editable=False)
    verlopen_opgeschaald_op = models.DateField(null=True, blank=True, editable=False)
    aangemaakt_op = models.DateTimeField("bekend sinds", default=timezone.now)
    post_uit = ArrayField(
        models.CharField(max_length=14, choices=Postsoort),
        default=list,
        blank=True,
        verbose_name="mail die is uitgezet",
    )
    bewaren_gemeld_op = models.DateField(
        "gemeld dat wij gaan wissen op", null=True, blank=True, editable=False
    )
    anoniem_op = models.DateTimeField(null=True, blank=True, editable=False)

    objects = KandidaatQuerySet.as_manager()

    class Meta:
        verbose_name = "kandidaat"
        verbose_name_plural = "kandidaten"
        ordering = ["volgende_stap_op", "pk"]
        indexes = [models.Index(fields=["status", "volgende_stap_op"])]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="kandidaat_email_uniek",
                violation_error_message="Er is al een kandidaat met dit e-mailadres.",
            ),
            models.CheckConstraint(
                condition=~Q(status="actief")
                | Q(
                    volgende_stap__regex=r"\S",
                    volgende_stap_van__isnull=False,
                    volgende_stap_op__isnull=False,
                ),
                name="kandidaat_niemand_raakt_kwijt",
                violation_error_message=(
                    "Een actieve kandidaat heeft een volgende stap, een eigenaar en een datum."
                ),
            ),
            models.CheckConstraint(
                condition=Q(max_afstand_km__range=(1, 100)), name="kandidaat_afstand_tussen_1_en_100_km"
            ),
            models.CheckConstraint(
                condition=Q(uren__isnull=True) | Q(uren__range=(1, 40)), name="kandidaat_uren_tussen_1_en_40"
            ),
            models.CheckConstraint(
                condition=Q(anoniem_op__isnull=True)
                | Q(gebruiker__isnull=True, achternaam="", telefoon="", motivatie="") & ~Q(status="actief"),
                name="kandidaat_anoniem_is_niemand",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="fase_volgt_klantreis", field="fase", transitions=FASEN_OVERGANGEN),
        ]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("loket:kandidaat", args=[self.pk])

    @property
    def naam(self) -> str:
        return f"{self.voornaam} {self.achternaam}".strip()

    @property
    def eigen_adressen(self) -> set[str]:
        """The address of the record and those that the account confirmed, in small letters."""
        bevestigd = self.gebruiker.emailaddress_set.filter(verified=True) if self.gebruiker else []
        return {self.email.lower(), *(adres.email.lower() for adres in bevestigd)}

    @property
    def is_verlopen(self) -> bool:
        return self.status == Kandidaatstatus.ACTIEF and self.volgende_stap_op < timezone.localdate()

    @property
    def is_actief(self) -> bool:
        return self.status == Kandidaatstatus.ACTIEF

    @property
    def wissen_op(self) -> date | None:
        """The day from which a round erases who was warned and stays silent."""
        return self.bewaren_gemeld_op and self.bewaren_gemeld_op + AANKONDIGING

    @property
    def is_gewist(self) -> bool:
        """Whether nobody is left behind this record."""
        return self.anoniem_op is not None

    def heeft_toestemming(self, doel: str) -> bool:
        return self.toestemmingen.geldig().filter(doel=doel).exists()


class StapQuerySet(models.QuerySet):
    def met_contact(self):
        """Steps that the person took or that were with them.

        A talk is, also when its line is for colleagues only; a note that nobody made is not.
        """
        gesproken = Q(soort=Stapsoort.CONTACT, door__isnull=False)
        return self.filter(gesproken | Q(soort__in=STAPPEN_MET_CONTACT, intern=False))

    def zichtbaar_voor(self, gebruiker):
        """A candidate sees the own steps meant for them; others those of the candidates they see.

        Internal steps are notes of the loket: a colleague elsewhere sees only those they wrote themself. From
        whom somebody hides, often an employer of today, is for the candidate and the loket.
        """
        if gebruiker.heeft_rol(*HEEL_DE_KLANTREIS):
            return self
        eigen = Q(kandidaat__gebruiker=gebruiker.pk, intern=False)
        if gebruiker.lidmaatschap is None:
            return self.filter(eigen)
        gezien = Q(kandidaat__in=Kandidaat.objects.te_begeleiden_door(gebruiker).values("pk"))
        gedeeld = Q(intern=False) & ~Q(soort=Stapsoort.AFGESCHERMD)
        return self.filter(eigen | (gezien & (gedeeld | Q(door=gebruiker.pk))))


class Stap(models.Model):
    """Event of the journey (*stap*): one thing that happened, never changed or deleted afterwards.

    `tekst` is written for the candidate in plain words, unless the step is `intern`.
    `over` names the row it is about as "app.model:pk".
    """

    kandidaat = models.ForeignKey(Kandidaat, models.PROTECT, related_name="stappen")
    soort = models.CharField(max_length=30, choices=Stapsoort)
    tekst = models.CharField(max_length=500)
    op = models.DateTimeField("wanneer", default=timezone.now)
    door = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+"
    )
    over = models.CharField(max_length=80, blank=True)
    intern = models.BooleanField("alleen voor medewerkers", default=False)

    objects = StapQuerySet.as_manager()

    class Meta:
        verbose_name = "stap"
        verbose_name_plural = "stappen"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["kandidaat", "-op"])]
        triggers = [
            pgtrigger.Protect(name="stap_staat_vast", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self):
        return f"{self.get_soort_display()}: {self.kandidaat}"


class ToestemmingQuerySet(models.QuerySet):
    def geldig(self):
        """Consents that have not been withdrawn."""
        return self.filter(ingetrokken_op__isnull=True)


class Toestemming(models.Model):
    """Consent (*toestemming*): a candidate agrees to one purpose, in a version of the text; withdrawable."""

    kandidaat = models.ForeignKey(Kandidaat, models.PROTECT, related_name="toestemmingen")
    doel = models.CharField("waarvoor", max_length=12, choices=Toestemmingsdoel)
    tekstversie = models.CharField("versie van de tekst", max_length=20)
    gegeven_op = models.DateTimeField(default=timezone.now)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    objects = ToestemmingQuerySet.as_manager()

    class Meta:
        verbose_name = "toestemming"
        verbose_name_plural = "toestemmingen"
        ordering = ["doel", "-gegeven_op"]
        constraints = [
            models.UniqueConstraint(
                fields=["kandidaat", "doel"],
                condition=Q(ingetrokken_op__isnull=True),
                name="toestemming_een_geldig_per_doel",
                violation_error_message="Deze toestemming is al gegeven.",
            )
        ]

    def __str__(self):
        return f"{self.get_doel_display()} ({self.kandidaat})"


def documentpad(document: "Document", naam: str) -> str:
    """A path that tells nothing about the person; the name they gave is kept in `bestandsnaam`."""
    return f"documenten/{document.kandidaat_id}/{uuid.uuid4().hex}"


#: Ways to a document that later apps open, for instance an application for a job: user in, Q on Document out.
#: The Q must not join a to-many relation (use `pk__in`), or a document would be found twice.
documenttoegang: list[Callable[[Any], Q]] = []


class DocumentQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """The candidate themself and the loket; others only where a later app opened a way to it."""
        if gebruiker.heeft_rol(Rol.MAKELAAR):
            return self
        toegang = Q(kandidaat__gebruiker=gebruiker.pk)
        for opening in documenttoegang:
            toegang |= opening(gebruiker)
        return self.filter(toegang)


class Document(models.Model):
    """Document (*document*): a CV, letter or diploma of a candidate; never public."""

    kandidaat = models.ForeignKey(Kandidaat, models.PROTECT, related_name="documenten")
    soort = models.CharField(max_length=10, choices=Documentsoort)
    bestand = models.FileField(upload_to=documentpad)
    bestandsnaam = models.CharField("naam van het bestand", max_length=120)
    mediatype = models.CharField(max_length=100)
    bytes = models.PositiveIntegerField("grootte in bytes")
    toegevoegd_op = models.DateTimeField(default=timezone.now)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        ordering = ["soort", "-toegevoegd_op"]

    def __str__(self):
        return self.bestandsnaam

    def get_absolute_url(self):
        return reverse("loket:document", args=[self.pk])
