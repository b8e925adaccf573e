"""Reports for the subsidy agency, frozen with their input once submitted."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from onderwijsregio.organisaties.keuzes import Rol

from ..keuzes import Rapportagesoort, Rapportagestatus
from .plan import Plan


class RapportageQuerySet(models.QuerySet):
    def wachtend(self):
        """Reports that were asked for and are not made yet."""
        return self.filter(status=Rapportagestatus.GEVRAAGD)

    def zonder_inhoud(self):
        """Without the documents and their input, which are large: for lists."""
        return self.defer("invoer", "pdf", "docx")

    def zichtbaar_voor(self, gebruiker):
        """Programme leader and administrators see all, the steering group what was submitted."""
        if gebruiker.heeft_rol(Rol.PROGRAMMALEIDER, Rol.BEHEER):
            return self
        if gebruiker.heeft_rol(Rol.STUURGROEP):
            return self.filter(status=Rapportagestatus.INGEDIEND)
        return self.none()


class Rapportage(models.Model):
    """Report (*rapportage*) for DUS-I: made from `invoer` alone, so that it can be made again to the byte."""

    soort = models.CharField(
        max_length=24, choices=Rapportagesoort, default=Rapportagesoort.ACTIVITEITENVERSLAG
    )
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="rapportages")
    peildatum = models.DateField()
    status = models.CharField(max_length=10, choices=Rapportagestatus, default=Rapportagestatus.GEVRAAGD)
    invoer = models.JSONField(null=True, blank=True)
    invoer_sha256 = models.CharField(max_length=64, blank=True)
    pdf = models.BinaryField(null=True, blank=True)
    docx = models.BinaryField(null=True, blank=True)
    gevraagd_door = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+"
    )
    gevraagd_op = models.DateTimeField(default=timezone.now)
    gemaakt_op = models.DateTimeField(null=True, blank=True)
    ingediend_door = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+"
    )
    ingediend_op = models.DateTimeField(null=True, blank=True)
    fout = models.TextField(blank=True)

    objects = RapportageQuerySet.as_manager()

    class Meta:
        verbose_name = "rapportage"
        verbose_name_plural = "rapportages"
        ordering = ["-gevraagd_op"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=["concept", "ingediend"])
                | Q(invoer__isnull=False, pdf__isnull=False, docx__isnull=False, gemaakt_op__isnull=False),
                name="rapportage_gemaakt_is_compleet",
            ),
            models.CheckConstraint(
                condition=Q(status="ingediend", ingediend_op__isnull=False)
                | ~Q(status="ingediend") & Q(ingediend_op__isnull=True),
                name="rapportage_ingediend_heeft_moment",
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="rapportage_status",
                field="status",
                transitions=[
                    ("gevraagd", "concept"),
                    ("gevraagd", "mislukt"),
                    ("mislukt", "gevraagd"),
                    ("concept", "gevraagd"),
                    ("concept", "ingediend"),
                ],
            ),
            pgtrigger.Protect(
                name="rapportage_staat_vast",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__status="ingediend"),
            ),
        ]

    def __str__(self):
        return f"{self.get_soort_display()} {self.plan.jaar}, peildatum {self.peildatum:%d-%m-%Y}"

    def get_absolute_url(self):
        return reverse("governance:rapportage", args=[self.pk])

    @property
    def is_gemaakt(self) -> bool:
        """Whether there are documents to read."""
        return self.status in (Rapportagestatus.CONCEPT, Rapportagestatus.INGEDIEND)

    @property
    def bestandsnaam(self) -> str:
        """Name of the downloads, without suffix."""
        return f"{self.soort}-{self.plan.jaar}-peildatum-{self.peildatum:%Y-%m-%d}"
