"""Questions to the loket, and handing somebody over to a colleague elsewhere."""

from datetime import date

import pgtrigger
from django.core import signing
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from onderwijsregio.kern.ondertekend import Ondertekend, OndertekendQuerySet
from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Lidmaatschap

from ..keuzes import (
    ANTWOORDEN,
    DOORVERWIJZING_OVERGANGEN,
    VRAAG_OVERGANGEN,
    Berichtsoort,
    Doorverwijzingstatus,
    Kanaal,
    Vraagstatus,
)
from .kandidaat import Kandidaat
from .route import Route


class VraagQuerySet(OndertekendQuerySet):
    def gesprekken(self):
        """Questions that are a conversation of their own, not merged into another one."""
        return self.filter(samengevoegd_in__isnull=True)

    def met_laatste_bericht(self):
        """With `laatste_op` and `laatste_tekst`: the last that was said, the question itself included."""
        laatste = Bericht.objects.filter(
            Q(vraag=OuterRef("pk")) | Q(vraag__samengevoegd_in=OuterRef("pk"))
        ).order_by("-op", "-pk")
        return self.annotate(
            laatste_op=Coalesce(Subquery(laatste.values("op")[:1]), "gesteld_op"),
            laatste_tekst=Coalesce(Subquery(laatste.values("tekst")[:1]), "tekst"),
        ).order_by("-laatste_op", "-pk")

    def open(self):
        """Questions whose asker waits for an answer."""
        return self.gesprekken().filter(wacht_sinds__isnull=False)

    def te_laat(self, dag: date | None = None):
        """Questions whose promise is broken on `dag` (or today)."""
        return self.open().filter(antwoord_uiterlijk__lt=dag or timezone.localdate())

    def zonder_eigenaar(self):
        """Questions that wait and belong to nobody, or to somebody who has no role any more."""
        in_functie = Lidmaatschap.objects.nu().filter(
            gebruiker=OuterRef("eigenaar"), gebruiker__is_active=True
        )
        return self.open().filter(~Exists(in_functie))

    def op_urgentie(self):
        """Who waits longest for a promise first; then what needs nothing, the newest first."""
        eerst = models.F("antwoord_uiterlijk").asc(nulls_last=True)
        return self.order_by(eerst, "wacht_sinds", "-gesteld_op", "pk")

    def zichtbaar_voor(self, gebruiker):
        """The loket sees all; the asker the own ones; a colleague those they own or that were handed over."""
        if gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER):
            return self
        eigen = Q(kandidaat__gebruiker=gebruiker.pk)
        if gebruiker.lidmaatschap is None:
            return self.filter(eigen)
        gekregen = Doorverwijzing.objects.lopend().filter(naar__in=gebruiker.lidmaatschappen_nu)
        werk = Q(eigenaar=gebruiker.pk) | Q(pk__in=gekregen.values("vraag"))
        afgeschermd = Kandidaat.objects.afgeschermd_voor(gebruiker).values("pk")
        return self.filter(eigen | (werk & ~Q(kandidaat__in=afgeschermd)))


class Vraag(Ondertekend):
    """Question (*vraag*): somebody asks the loket something, with or without an account.

    As long as the asker waits for us there is a day on which we promised to answer: PostgreSQL sees to it.
    A double question is merged into another one and stays as it is; `samengevoegd_in` says where to read on.
    """

    ONDERTEKENAAR = signing.Signer(sep=".", salt="loket.vraag")

    kandidaat = models.ForeignKey(Kandidaat, models.PROTECT, related_name="vragen")
    route = models.ForeignKey(Route, models.SET_NULL, null=True, blank=True, related_name="+")
    tekst = models.TextField()
    keuzehulp = models.CharField(
        max_length=410,
        blank=True,
        help_text="versie en antwoorden van de keuzehulp, als de vrager die meestuurt",
    )
    kanaal = models.CharField(max_length=10, choices=Kanaal, default=Kanaal.WEBSITE)
    status = models.CharField(max_length=12, choices=Vraagstatus, default=Vraagstatus.NIEUW, db_index=True)
    eigenaar = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="vragen"
    )
    sleutel = models.UUIDField(
        null=True, unique=True, editable=False, help_text="een formulier dat twee keer komt is een vraag"
    )
    gesteld_op = models.DateTimeField(default=timezone.now)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    wacht_sinds = models.DateTimeField(
        "wacht op antwoord sinds", null=True, blank=True, help_text="leeg: de vrager wacht niet op ons"
    )
    antwoord_uiterlijk = models.DateField(null=True, blank=True)
    geprikt_op = models.DateField(null=True, blank=True, editable=False)
    opgeschaald_op = models.DateField(null=True, blank=True, editable=False)
    samengevoegd_in = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="samengevoegd", verbose_name="hoort bij"
    )
    samengevoegd_op = models.DateTimeField(null=True, blank=True, editable=False)
    samengevoegd_was = models.JSONField(
        default=dict,
        blank=True,
        editable=False,
        help_text="hoe de andere vraag ervoor stond, om terug te gaan",
    )

    objects = VraagQuerySet.as_manager()

    class Meta:
        verbose_name = "vraag"
        verbose_name_plural = "vragen"
        ordering = ["gesteld_op"]
        indexes = [
            models.Index(
                fields=["antwoord_uiterlijk"],
                condition=Q(wacht_sinds__isnull=False),
                name="vraag_wacht_idx",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="beantwoord") | Q(beantwoord_op__isnull=False),
                name="vraag_beantwoord_heeft_datum",
            ),
            models.CheckConstraint(
                condition=Q(wacht_sinds__isnull=True, antwoord_uiterlijk__isnull=True)
                | Q(wacht_sinds__isnull=False, antwoord_uiterlijk__isnull=False),
                name="vraag_wacht_heeft_termijn",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["nieuw", "behandeling"]) | Q(wacht_sinds__isnull=False),
                name="vraag_bij_ons_wacht",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["wacht", "beantwoord", "gesloten"]) | Q(wacht_sinds__isnull=True),
                name="vraag_afgehandeld_wacht_niet",
            ),
            models.CheckConstraint(
                condition=Q(samengevoegd_in__isnull=True, samengevoegd_op__isnull=True)
                | Q(samengevoegd_in__isnull=False, samengevoegd_op__isnull=False),
                name="vraag_samengevoegd_heeft_moment",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="vraag_gaat_zijn_gang", field="status", transitions=VRAAG_OVERGANGEN),
            pgtrigger.Trigger(
                name="vraag_samengevoegd_een_diep",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Q(new__samengevoegd_in__isnull=False)
                & pgtrigger.Q(old__samengevoegd_in__df=pgtrigger.F("new__samengevoegd_in")),
                func="""
                    PERFORM 1 FROM loket_vraag WHERE id = NEW.samengevoegd_in_id FOR NO KEY UPDATE;
                    IF NEW.samengevoegd_in_id = NEW.id OR NOT EXISTS (
                        SELECT 1 FROM loket_vraag WHERE id = NEW.samengevoegd_in_id
                            AND samengevoegd_in_id IS NULL AND kandidaat_id = NEW.kandidaat_id
                    ) OR EXISTS (SELECT 1 FROM loket_vraag WHERE samengevoegd_in_id = NEW.id) THEN
                        RAISE EXCEPTION 'Deze vragen kunnen niet worden samengevoegd.'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self):
        return f"Vraag van {self.kandidaat}"

    def get_absolute_url(self):
        return reverse("loket:vraag", args=[self.pk])

    @property
    def volgadres(self) -> str:
        """The page of who asked: the key in it is all they need."""
        return reverse("loket:vraag_volgen", args=[self.ondertekend])

    @property
    def is_te_laat(self) -> bool:
        """Whether the asker still waits after the day that we promised."""
        return self.wacht_sinds is not None and self.antwoord_uiterlijk < timezone.localdate()

    @property
    def is_samengevoegd(self) -> bool:
        return self.samengevoegd_in_id is not None

    @property
    def gesprek(self) -> list[int]:
        """The numbers of the questions that are read as one: this one and those merged into it."""
        return [self.pk, *self.samengevoegd.values_list("pk", flat=True)]

    @property
    def keuzehulp_adres(self) -> str:
        """Where the outcome is that was sent along, or ""."""
        versie, _, antwoorden = self.keuzehulp.partition("/")
        return reverse("loket:keuzehulp_stap", args=[int(versie), antwoorden]) if antwoorden else ""


class BerichtQuerySet(models.QuerySet):
    def antwoorden(self):
        """What a person told the asker, by mail or in a talk."""
        return self.filter(soort__in=ANTWOORDEN)


class Bericht(models.Model):
    """Message (*bericht*): one answer or follow-up in a question. The asker reads every one."""

    soort = models.CharField(max_length=10, choices=Berichtsoort, default=Berichtsoort.ANTWOORD)
    vraag = models.ForeignKey(Vraag, models.CASCADE, related_name="berichten")
    door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, null=True, related_name="+")
    tekst = models.TextField()
    sleutel = models.UUIDField(
        null=True, unique=True, editable=False, help_text="een formulier dat twee keer komt is een bericht"
    )
    op = models.DateTimeField(default=timezone.now)

    objects = BerichtQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ["op", "pk"]
        indexes = [models.Index(fields=["op"], condition=~Q(soort="reactie"), name="bericht_antwoord_idx")]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort="reactie") | Q(door__isnull=False), name="bericht_antwoord_van_iemand"
            ),
            models.CheckConstraint(
                condition=Q(tekst__regex=r"\S"),
                name="bericht_niet_leeg",
                violation_error_message="Schrijf eerst een bericht.",
            ),
        ]

    def __str__(self):
        return self.tekst[:40]

    @property
    def is_reactie(self) -> bool:
        return self.soort == Berichtsoort.REACTIE


LOPEND = (Doorverwijzingstatus.AANGEBODEN, Doorverwijzingstatus.AANGENOMEN)


class DoorverwijzingQuerySet(models.QuerySet):
    def open(self):
        """Referrals that wait for the colleague's answer."""
        return self.filter(status=Doorverwijzingstatus.AANGEBODEN)

    def teruggegeven(self):
        """Referrals that the colleague could not take."""
        return self.filter(status=Doorverwijzingstatus.TERUGGEGEVEN)

    def lopend(self):
        """Referrals that wait for an answer or were accepted: the colleague sees the person."""
        return self.filter(status__in=LOPEND)

    def zichtbaar_voor(self, gebruiker):
        """The loket, the colleague who was asked (in whichever role they act), and the person it is about."""
        if gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER):
            return self
        afgeschermd = Kandidaat.objects.afgeschermd_voor(gebruiker).values("pk")
        gevraagd = Q(naar__in=gebruiker.lidmaatschappen_nu) & ~Q(kandidaat__in=afgeschermd)
        return self.filter(gevraagd | Q(kandidaat__gebruiker=gebruiker.pk))


class Doorverwijzing(models.Model):
    """Warm referral (*warme doorverwijzing*): a person is handed over to a named colleague."""

    vraag = models.ForeignKey(Vraag, models.PROTECT, related_name="doorverwijzingen")
    kandidaat = models.ForeignKey(Kandidaat, models.PROTECT, related_name="doorverwijzingen")
    naar = models.ForeignKey("organisaties.Lidmaatschap", models.PROTECT, related_name="doorverwijzingen")
    door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="+")
    toelichting = models.TextField()
    status = models.CharField(
        max_length=12, choices=Doorverwijzingstatus, default=Doorverwijzingstatus.AANGEBODEN, db_index=True
    )
    reden = models.TextField("waarom teruggegeven", blank=True)
    aangeboden_op = models.DateTimeField(default=timezone.now)
    antwoord_uiterlijk = models.DateField()
    herinnerd_op = models.DateField(null=True, blank=True, editable=False)
    beantwoord_op = models.DateTimeField(null=True, blank=True)

    objects = DoorverwijzingQuerySet.as_manager()

    class Meta:
        verbose_name = "doorverwijzing"
        verbose_name_plural = "doorverwijzingen"
        ordering = ["-aangeboden_op"]
        constraints = [
            models.UniqueConstraint(
                fields=["vraag"],
                condition=Q(status="aangeboden"),
                name="doorverwijzing_een_tegelijk",
                violation_error_message="Deze vraag is al doorverwezen en wacht op antwoord.",
            ),
            models.CheckConstraint(
                condition=~Q(status="teruggegeven") | Q(reden__regex=r"\S"),
                name="doorverwijzing_terug_met_reden",
                violation_error_message="Geef aan waarom u deze doorverwijzing teruggeeft.",
            ),
            models.CheckConstraint(
                condition=Q(status="aangeboden", beantwoord_op__isnull=True)
                | (~Q(status="aangeboden") & Q(beantwoord_op__isnull=False)),
                name="doorverwijzing_beantwoord_heeft_datum",
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="doorverwijzing_een_antwoord", field="status", transitions=DOORVERWIJZING_OVERGANGEN
            ),
        ]

    def __str__(self):
        return f"{self.kandidaat} naar {self.naar}"

    @property
    def is_lopend(self) -> bool:
        """Whether the colleague sees the person."""
        return self.status in LOPEND

    @property
    def is_te_laat(self) -> bool:
        """Whether the colleague let the day pass on which an answer was asked."""
        wacht = self.status == Doorverwijzingstatus.AANGEBODEN
        return wacht and self.antwoord_uiterlijk < timezone.localdate()

    def get_absolute_url(self):
        return reverse("loket:doorverwijzing", args=[self.pk])
