"""What is in the agenda, who comes, and what they thought of it."""

import uuid
from datetime import timedelta

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core import signing
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from onderwijsregio.kern.ondertekend import Ondertekend, OndertekendQuerySet
from onderwijsregio.organisaties.keuzes import Rol

from ..keuzes import (
    MOMENTEN,
    SOORTEN_MET_STANDS,
    Aanmeldstatus,
    Doelgroep,
    Evenementsoort,
    Evenementstatus,
    Fase,
    Wijzer,
)

#: Who manages all events, and who those of the own organisation.
HELE_AGENDA = (Rol.MAKELAAR, Rol.PROGRAMMALEIDER)
EIGEN_AGENDA = (Rol.HR, Rol.COORDINATOR)


class EvenementQuerySet(models.QuerySet):
    def openbaar(self):
        """What everybody may see: published, also once it was called off."""
        return self.exclude(status=Evenementstatus.CONCEPT)

    def komend(self):
        """What has not ended yet."""
        return self.filter(eindigt_op__gte=timezone.now())

    def te_beheren_door(self, gebruiker):
        """The loket manages every event, HR and coordinators those of their own organisation."""
        if gebruiker.heeft_rol(*HELE_AGENDA):
            return self
        if gebruiker.heeft_rol(*EIGEN_AGENDA):
            return self.filter(organisator=gebruiker.lidmaatschap.organisatie_id)
        return self.none()

    def zichtbaar_voor(self, gebruiker):
        """What is public, and the drafts of those who manage them."""
        if not gebruiker.is_authenticated:
            return self.openbaar()
        eigen = Evenement.objects.te_beheren_door(gebruiker).values("pk")
        return self.filter(~Q(status=Evenementstatus.CONCEPT) | Q(pk__in=eigen))

    def eerste_per_route(self, routes):
        """By route the first event to register for: one about that route, else one for who still has to choose.

        A dict from each of `routes` to its event; a route without one is not in it.
        """
        komend = self.filter(status=Evenementstatus.GEPUBLICEERD, begint_op__gt=timezone.now())
        eerste, algemeen = {}, None
        for evenement in komend.prefetch_related("routes").order_by("begint_op", "pk"):
            over = evenement.routes.all()
            for route in over:
                eerste.setdefault(route, evenement)
            if not over and Fase.WERVEN in evenement.fasen:
                algemeen = algemeen or evenement
        gevonden = {route: eerste.get(route, algemeen) for route in routes}
        return {route: evenement for route, evenement in gevonden.items() if evenement}

    def met_aantallen(self):
        """With `bezet` and `wachtend`: how many have a place, how many wait."""
        return self.annotate(
            bezet=Count("aanmeldingen", Q(aanmeldingen__status=Aanmeldstatus.INGESCHREVEN)),
            wachtend=Count("aanmeldingen", Q(aanmeldingen__status=Aanmeldstatus.WACHTLIJST)),
        )


class Evenement(models.Model):
    """Event (*evenement*): something in the agenda to which people come, with a number of places.

    `versie` goes up when something changes that people have in their calendars.
    """

    soort = models.CharField(max_length=16, choices=Evenementsoort)
    titel = models.CharField(max_length=120)
    omschrijving = models.TextField()
    doelgroepen = ArrayField(models.CharField(max_length=14, choices=Doelgroep), default=list, blank=True)
    fasen = ArrayField(models.CharField(max_length=18, choices=Fase), default=list, blank=True)
    routes = models.ManyToManyField("Route", blank=True, related_name="evenementen")
    organisator = models.ForeignKey("organisaties.Organisatie", models.PROTECT, related_name="evenementen")
    begint_op = models.DateTimeField()
    eindigt_op = models.DateTimeField()
    tijd_erbij = models.CharField(max_length=120, blank=True)
    plaats = models.CharField(max_length=200, blank=True)
    online_link = models.URLField(blank=True)
    capaciteit = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(2000)])
    kosten = models.DecimalField(
        max_digits=8, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    status = models.CharField(max_length=12, choices=Evenementstatus, default=Evenementstatus.CONCEPT)
    afgelast_omdat = models.CharField(max_length=300, blank=True)
    versie = models.PositiveIntegerField(default=0, editable=False)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sleutel = models.UUIDField(null=True, unique=True, editable=False)
    gemaakt_door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(default=timezone.now)
    gewijzigd_op = models.DateTimeField(default=timezone.now)

    objects = EvenementQuerySet.as_manager()

    class Meta:
        verbose_name = "evenement"
        verbose_name_plural = "evenementen"
        ordering = ["begint_op", "pk"]
        indexes = [models.Index(fields=["status", "eindigt_op"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(eindigt_op__gt=F("begint_op")),
                name="evenement_eindigt_na_begin",
                violation_error_message="Kies een einde dat na het begin komt.",
            ),
            models.CheckConstraint(
                condition=Q(capaciteit__range=(1, 2000)), name="evenement_heeft_1_tot_2000_plekken"
            ),
            models.CheckConstraint(
                condition=Q(status="concept") | Q(plaats__regex=r"\S") | ~Q(online_link=""),
                name="evenement_is_ergens",
                violation_error_message="Vul in waar het is, of de link voor wie online meedoet.",
            ),
            models.CheckConstraint(
                condition=~Q(status="afgelast") | Q(afgelast_omdat__regex=r"\S"),
                name="evenement_afgelast_met_reden",
                violation_error_message="Schrijf op waarom het niet doorgaat.",
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="evenement_status",
                field="status",
                transitions=[("concept", "gepubliceerd"), ("gepubliceerd", "afgelast")],
            ),
            pgtrigger.Trigger(
                name="evenement_houdt_wie_er_is",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("capaciteit"),
                func="""
                    IF EXISTS (
                        SELECT FROM loket_aanmelding WHERE evenement_id = NEW.id AND plek > NEW.capaciteit
                    ) THEN
                        RAISE EXCEPTION 'Er hebben al meer mensen een plek'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'evenement_houdt_wie_er_is';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("loket:evenement", args=[self.pk])

    @property
    def is_afgelast(self) -> bool:
        return self.status == Evenementstatus.AFGELAST

    @property
    def is_begonnen(self) -> bool:
        return self.begint_op <= timezone.now()

    @property
    def is_voorbij(self) -> bool:
        return self.eindigt_op <= timezone.now()

    @property
    def kan_aanmelden(self) -> bool:
        return self.status == Evenementstatus.GEPUBLICEERD and not self.is_begonnen

    @property
    def heeft_stands(self) -> bool:
        return self.soort in SOORTEN_MET_STANDS

    @property
    def voor_wie(self) -> str:
        return ", ".join(Doelgroep(groep).label for groep in self.doelgroepen) or "iedereen"

    @property
    def wanneer_past_het(self) -> str:
        return ", ".join(MOMENTEN[fase] for fase in self.fasen)

    @property
    def waar(self) -> str:
        """Where it is; the link itself is only for who has a place."""
        return " en ".join(filter(None, [self.plaats, "online" if self.online_link else ""]))

    @property
    def duur(self) -> str:
        """How much time it takes, as one says it."""
        minuten = round((self.eindigt_op - self.begint_op) / timedelta(minutes=1))
        uren, rest = divmod(minuten, 60)
        delen = [f"{uren} uur" if uren else "", f"{rest} minuten" if rest else ""]
        return " en ".join(filter(None, delen))


class Stand(models.Model):
    """Stand (*stand*): the place of one organisation at a market, and what it brings."""

    evenement = models.ForeignKey(Evenement, models.CASCADE, related_name="stands")
    organisatie = models.ForeignKey("organisaties.Organisatie", models.PROTECT, related_name="+")
    plek = models.CharField("waar staat de stand", max_length=40, blank=True)
    tekst = models.CharField("wat vindt u er", max_length=200, blank=True)

    class Meta:
        verbose_name = "stand"
        verbose_name_plural = "stands"
        ordering = [Lower("organisatie__naam")]
        constraints = [
            models.UniqueConstraint(
                fields=["evenement", "organisatie"],
                name="stand_een_per_organisatie",
                violation_error_message="Deze organisatie heeft hier al een stand.",
            )
        ]

    def __str__(self):
        return f"{self.organisatie}"


class AanmeldingQuerySet(OndertekendQuerySet):
    def ingeschreven(self):
        """Who have a place."""
        return self.filter(status=Aanmeldstatus.INGESCHREVEN)

    def wachtlijst(self):
        """Who wait for a place, in their order."""
        return self.filter(status=Aanmeldstatus.WACHTLIJST).order_by("aangemeld_op", "pk")

    def in_kracht(self):
        return self.exclude(status=Aanmeldstatus.AFGEMELD)

    def van(self, gebruiker):
        """The own ones of somebody who is logged in: under their account's confirmed address, or as candidate."""
        adressen = gebruiker.emailaddress_set.filter(verified=True).values("email")
        return self.filter(Q(email__in=adressen) | Q(kandidaat__gebruiker=gebruiker.pk))

    def zichtbaar_voor(self, gebruiker):
        """Those of the events one manages, and the own ones."""
        beheerd = self.filter(evenement__in=Evenement.objects.te_beheren_door(gebruiker).values("pk"))
        return beheerd | self.van(gebruiker)


class Aanmelding(Ondertekend):
    """Registration (*aanmelding*) of one address for one event: a numbered place, or waiting for one.

    The number makes overbooking impossible: each is given once, and none lies above the capacity.
    """

    ONDERTEKENAAR = signing.Signer(sep=".", salt="loket.aanmelding")

    evenement = models.ForeignKey(Evenement, models.CASCADE, related_name="aanmeldingen")
    kandidaat = models.ForeignKey(
        "Kandidaat", models.SET_NULL, null=True, blank=True, related_name="aanmeldingen"
    )
    voornaam = models.CharField(max_length=60)
    achternaam = models.CharField(max_length=80)
    email = models.EmailField("e-mailadres")
    status = models.CharField(max_length=12, choices=Aanmeldstatus)
    plek = models.PositiveSmallIntegerField(null=True, blank=True)
    aangemeld_op = models.DateTimeField(default=timezone.now)
    afgemeld_op = models.DateTimeField(null=True, blank=True)
    aanwezig = models.BooleanField("was aanwezig", null=True, blank=True)
    herinnerd_op = models.DateTimeField("herinnering op", null=True, blank=True, editable=False)
    nazorg_op = models.DateTimeField("mail na afloop op", null=True, blank=True, editable=False)
    geevalueerd = models.BooleanField("mening gegeven", default=False, editable=False)
    volgnummer = models.PositiveIntegerField(default=0, editable=False, help_text="SEQUENCE in de kalender")
    sleutel = models.UUIDField(null=True, editable=False, help_text="van het formulier")

    objects = AanmeldingQuerySet.as_manager()

    class Meta:
        verbose_name = "aanmelding"
        verbose_name_plural = "aanmeldingen"
        ordering = ["aangemeld_op", "pk"]
        indexes = [models.Index(fields=["evenement", "status", "aangemeld_op"])]
        constraints = [
            models.UniqueConstraint(
                "evenement",
                Lower("email"),
                name="aanmelding_een_per_adres",
                violation_error_message="Dit adres is al aangemeld.",
            ),
            models.UniqueConstraint(
                fields=["evenement", "plek"],
                name="aanmelding_een_per_plek",
                violation_error_message="Deze plek is al vergeven.",
            ),
            models.CheckConstraint(
                condition=Q(status="ingeschreven", plek__isnull=False, plek__gte=1)
                | (~Q(status="ingeschreven") & Q(plek__isnull=True)),
                name="aanmelding_plek_hoort_bij_inschrijving",
            ),
            models.CheckConstraint(
                condition=Q(aanwezig__isnull=True) | Q(status="ingeschreven"),
                name="aanmelding_aanwezig_heeft_plek",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="aanmelding_niet_overvol",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(new__plek__isnull=False),
                declare=[("plekken", "integer")],
                func="""
                    SELECT capaciteit INTO plekken FROM loket_evenement
                        WHERE id = NEW.evenement_id FOR SHARE;
                    IF NEW.plek > plekken THEN
                        RAISE EXCEPTION 'Dit evenement is vol' USING ERRCODE = 'check_violation',
                            CONSTRAINT = 'aanmelding_niet_overvol';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return f"{self.naam} – {self.evenement}"

    def get_absolute_url(self):
        """The page of who registered: the key in it is all they need."""
        return reverse("loket:aanmelding_agenda", args=[self.ondertekend])

    @property
    def naam(self) -> str:
        return f"{self.voornaam} {self.achternaam}".strip()

    @property
    def heeft_plek(self) -> bool:
        return self.status == Aanmeldstatus.INGESCHREVEN

    @property
    def is_in_kracht(self) -> bool:
        return self.status != Aanmeldstatus.AFGEMELD

    @property
    def plaats_in_de_rij(self) -> int:
        """1 for whoever is the first to get a place."""
        eerder = Q(aangemeld_op__lt=self.aangemeld_op) | Q(aangemeld_op=self.aangemeld_op, pk__lte=self.pk)
        return self.evenement.aanmeldingen.wachtlijst().filter(eerder).count()


class Evaluatie(models.Model):
    """Evaluation (*evaluatie*): what somebody thought of an event. Nothing tells who, not even its key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    evenement = models.ForeignKey(Evenement, models.CASCADE, related_name="evaluaties")
    cijfer = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(10)])
    wijzer = models.CharField(max_length=6, choices=Wijzer)
    tip = models.TextField(blank=True)

    class Meta:
        verbose_name = "evaluatie"
        verbose_name_plural = "evaluaties"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(cijfer__range=(1, 10)), name="evaluatie_cijfer_van_1_tot_10")
        ]

    def __str__(self):
        return f"{self.cijfer} voor {self.evenement}"
