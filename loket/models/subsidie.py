"""The subsidy that a board applies for when somebody starts as zij-instromer."""

from decimal import Decimal

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from onderwijsregio.organisaties.keuzes import Rol

from ..keuzes import SUBSIDIE_OVERGANGEN, Subsidiestatus

#: What the national scheme gives for one zij-instromer.
BEDRAG = Decimal("25000.00")


def _bedrag(naam, **opties):
    return models.DecimalField(naam, max_digits=9, decimal_places=2, **opties)


class SubsidieQuerySet(models.QuerySet):
    def open(self):
        """Asked for and not decided, or granted and not accounted for to the last cent."""
        gedaan = Coalesce("verantwoord", Decimal(0)) + Coalesce("teruggevorderd", Decimal(0))
        return self.filter(Q(status=Subsidiestatus.AANGEVRAAGD) | Q(toegekend__gt=gedaan))

    def zichtbaar_voor(self, gebruiker):
        """The programme leader sees all, HR those of the own board, nobody else any."""
        if gebruiker.heeft_rol(Rol.PROGRAMMALEIDER):
            return self
        if gebruiker.heeft_rol(Rol.HR):
            return self.filter(bestuur=gebruiker.lidmaatschap.organisatie_id)
        return self.none()


@pghistory.track()
class Subsidie(models.Model):
    """Subsidy (*subsidie*) for one zij-instromer: asked for by a board, granted, and accounted for.

    One per person is under way or granted; who changed what and when is in the history. Of what was
    granted each euro is accounted for, taken back, or still to be accounted for: never two of these.
    """

    kandidaat = models.ForeignKey("Kandidaat", models.PROTECT, related_name="subsidies")
    bestuur = models.ForeignKey("organisaties.Organisatie", models.PROTECT, related_name="subsidies")
    status = models.CharField(
        max_length=14, choices=Subsidiestatus, default=Subsidiestatus.AANGEVRAAGD, db_index=True
    )
    kenmerk = models.CharField(max_length=40, blank=True)
    aangevraagd = _bedrag("aangevraagd bedrag (euro)", default=BEDRAG)
    aangevraagd_op = models.DateField()
    toegekend = _bedrag("toegekend bedrag (euro)", null=True, blank=True)
    besloten_op = models.DateField(null=True, blank=True)
    verantwoord = _bedrag("verantwoord bedrag (euro)", null=True, blank=True)
    verantwoord_op = models.DateField(null=True, blank=True)
    teruggevorderd = _bedrag("teruggevorderd bedrag (euro)", null=True, blank=True)
    teruggevorderd_op = models.DateField(null=True, blank=True)
    ingetrokken_op = models.DateField(null=True, blank=True)
    toelichting = models.TextField(blank=True)

    objects = SubsidieQuerySet.as_manager()

    class Meta:
        verbose_name = "subsidie"
        verbose_name_plural = "subsidies"
        ordering = ["-aangevraagd_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kandidaat"],
                condition=Q(
                    status__in=["aangevraagd", "toegekend", "verantwoord"], teruggevorderd__isnull=True
                ),
                name="subsidie_een_per_persoon",
                violation_error_message="Voor deze persoon loopt al een subsidie.",
            ),
            models.CheckConstraint(
                condition=Q(aangevraagd__gt=0, aangevraagd__lte=BEDRAG),
                name="subsidie_ten_hoogste_25000_euro",
                violation_error_message="Vraag meer dan 0 en hoogstens 25.000 euro aan.",
            ),
            models.CheckConstraint(
                condition=Q(toegekend__isnull=True) | Q(toegekend__gt=0, toegekend__lte=F("aangevraagd")),
                name="subsidie_toegekend_niet_meer_dan_aangevraagd",
                violation_error_message="Het toegekende bedrag kan niet hoger zijn dan het aangevraagde bedrag.",
            ),
            models.CheckConstraint(
                condition=Q(verantwoord__isnull=True)
                | Q(verantwoord__gte=0, verantwoord__lte=F("toegekend")),
                name="subsidie_verantwoord_niet_meer_dan_toegekend",
                violation_error_message="Het verantwoorde bedrag kan niet hoger zijn dan het toegekende bedrag.",
            ),
            models.CheckConstraint(
                condition=Q(teruggevorderd__isnull=True)
                | Q(teruggevorderd__gt=0, teruggevorderd__lte=F("toegekend")),
                name="subsidie_terug_niet_meer_dan_toegekend",
                violation_error_message="Het teruggevorderde bedrag kan niet hoger zijn dan het toegekende bedrag.",
            ),
            models.CheckConstraint(
                condition=Q(verantwoord__isnull=True)
                | Q(teruggevorderd__isnull=True)
                | Q(toegekend__gte=F("verantwoord") + F("teruggevorderd")),
                name="subsidie_een_euro_telt_een_keer",
                violation_error_message="Verantwoord en teruggevorderd zijn samen meer dan er is toegekend.",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True) | Q(ingetrokken_op__gte=F("aangevraagd_op")),
                name="subsidie_ingetrokken_na_aanvraag",
                violation_error_message="De aanvraag intrekken kan niet voor de dag van de aanvraag.",
            ),
            models.CheckConstraint(
                condition=Q(besloten_op__isnull=True) | Q(besloten_op__gte=F("aangevraagd_op")),
                name="subsidie_besluit_na_aanvraag",
                violation_error_message="Het besluit kan niet van voor de dag van de aanvraag zijn.",
            ),
            models.CheckConstraint(
                condition=(Q(verantwoord_op__isnull=True) | Q(verantwoord_op__gte=F("besloten_op")))
                & (Q(teruggevorderd_op__isnull=True) | Q(teruggevorderd_op__gte=F("besloten_op"))),
                name="subsidie_verantwoording_na_besluit",
                violation_error_message="Deze dag kan niet voor de dag van het besluit liggen.",
            ),
            models.CheckConstraint(
                condition=Q(status="aangevraagd", besloten_op__isnull=True)
                | Q(status="afgewezen", besloten_op__isnull=False, toegekend__isnull=True)
                | Q(status="ingetrokken", ingetrokken_op__isnull=False, besloten_op__isnull=True)
                | Q(
                    status="toegekend",
                    besloten_op__isnull=False,
                    toegekend__isnull=False,
                    verantwoord_op__isnull=True,
                )
                | Q(
                    status="verantwoord",
                    toegekend__isnull=False,
                    verantwoord__isnull=False,
                    verantwoord_op__isnull=False,
                )
                | Q(
                    status="teruggevorderd",
                    toegekend__isnull=False,
                    teruggevorderd__isnull=False,
                    teruggevorderd_op__isnull=False,
                ),
                name="subsidie_status_heeft_bedrag_en_dag",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="subsidie_volgt_weg", field="status", transitions=SUBSIDIE_OVERGANGEN),
        ]

    def __str__(self):
        return f"Subsidie voor {self.kandidaat}"

    def get_absolute_url(self):
        return reverse("loket:subsidie", args=[self.pk])

    @property
    def te_verantwoorden(self) -> Decimal:
        """What is left of the grant: not accounted for, and not taken back. Euros."""
        nul = Decimal("0.00")
        return (self.toegekend or nul) - (self.verantwoord or nul) - (self.teruggevorderd or nul)

    @property
    def volgende(self) -> list[str]:
        """What this subsidy can still become."""
        return [naar for van, naar in SUBSIDIE_OVERGANGEN if van == self.status]
