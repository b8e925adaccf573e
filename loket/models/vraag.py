"""Questions to the loket, and handing somebody over to a colleague elsewhere."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from onderwijsregio.organisaties.keuzes import Rol

from ..keuzes import Doorverwijzingstatus, Kanaal, Vraagstatus
from .kandidaat import Kandidaat
from .route import Route


class VraagQuerySet(models.QuerySet):
    def open(self):
        """Questions that still wait for an answer of the loket."""
        return self.filter(status=Vraagstatus.NIEUW)

    def zichtbaar_voor(self, gebruiker):
        """The loket sees all; the asker the own ones; a colleague those they own or that were handed over."""
        if gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER):
            return self
        eigen = Q(kandidaat__gebruiker=gebruiker.pk)
        if gebruiker.lidmaatschap is None:
            return self.filter(eigen)
        gekregen = Doorverwijzing.objects.filter(naar__in=gebruiker.lidmaatschappen_nu).exclude(
            status=Doorverwijzingstatus.TERUGGEGEVEN
        )
        werk = Q(eigenaar=gebruiker.pk) | Q(pk__in=gekregen.values("vraag"))
        afgeschermd = Kandidaat.objects.afgeschermd_voor(gebruiker).values("pk")
        return self.filter(eigen | (werk & ~Q(kandidaat__in=afgeschermd)))


class Vraag(models.Model):
    """Question (*vraag*): somebody asks the loket something, with or without an account."""

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
    eigenaar = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="vragen")
    sleutel = models.UUIDField(
        null=True, unique=True, editable=False, help_text="een formulier dat twee keer komt is een vraag"
    )
    gesteld_op = models.DateTimeField(default=timezone.now)
    beantwoord_op = models.DateTimeField(null=True, blank=True)

    objects = VraagQuerySet.as_manager()

    class Meta:
        verbose_name = "vraag"
        verbose_name_plural = "vragen"
        ordering = ["gesteld_op"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="beantwoord") | Q(beantwoord_op__isnull=False),
                name="vraag_beantwoord_heeft_datum",
            )
        ]

    def __str__(self):
        return f"Vraag van {self.kandidaat}"

    def get_absolute_url(self):
        return reverse("loket:vraag", args=[self.pk])

    @property
    def keuzehulp_adres(self) -> str:
        """Where the outcome is that was sent along, or ""."""
        versie, _, antwoorden = self.keuzehulp.partition("/")
        return reverse("loket:keuzehulp_stap", args=[int(versie), antwoorden]) if antwoorden else ""


class Bericht(models.Model):
    """Message (*bericht*): one answer or follow-up in a question."""

    vraag = models.ForeignKey(Vraag, models.CASCADE, related_name="berichten")
    door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, null=True, related_name="+")
    tekst = models.TextField()
    sleutel = models.UUIDField(
        null=True, unique=True, editable=False, help_text="een formulier dat twee keer komt is een bericht"
    )
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ["op"]

    def __str__(self):
        return self.tekst[:40]


class DoorverwijzingQuerySet(models.QuerySet):
    def open(self):
        """Referrals that wait for the colleague's answer."""
        return self.filter(status=Doorverwijzingstatus.AANGEBODEN)

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
    reden = models.TextField(blank=True)
    aangeboden_op = models.DateTimeField(default=timezone.now)
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
        ]

    def __str__(self):
        return f"{self.kandidaat} naar {self.naar}"

    def get_absolute_url(self):
        return reverse("loket:doorverwijzing", args=[self.pk])
