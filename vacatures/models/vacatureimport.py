"""Spreadsheets of vacancies that a board brought in."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from onderwijsregio.kern.importbestand import Importbestand
from onderwijsregio.organisaties.keuzes import Rol

from ..keuzes import Importstand


class VacatureimportQuerySet(models.QuerySet):
    def te_beheren_door(self, gebruiker):
        """Those of the own board, for its HR."""
        if gebruiker.heeft_rol(Rol.HR):
            return self.filter(organisatie=gebruiker.lidmaatschap.organisatie_id)
        return self.none()

    def zonder_inhoud(self):
        """Without the file and the long lists: for overviews."""
        return self.defer("inhoud", "uitslag")


class Vacatureimport(Importbestand):
    """Import of vacancies (*vacatureimport*): a sheet that one board brings in, and what came of each row."""

    organisatie = models.ForeignKey("organisaties.Organisatie", models.CASCADE, related_name="+")
    door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=Importstand, default=Importstand.CONCEPT)
    publiceren = models.BooleanField(default=False, help_text="concepten gaan meteen naar de website")
    aantallen = models.JSONField(default=dict)
    uitslag = models.JSONField(default=list, help_text="per regel wat er gebeurde")
    gemaakt_op = models.DateTimeField(default=timezone.now)
    klaar_op = models.DateTimeField(null=True, blank=True)

    objects = VacatureimportQuerySet.as_manager()

    class Meta:
        verbose_name = "import van vacatures"
        verbose_name_plural = "imports van vacatures"
        ordering = ["-gemaakt_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="concept", klaar_op__isnull=True)
                | Q(status="klaar", klaar_op__isnull=False, inhoud=b""),
                name="vacatureimport_klaar_zonder_bestand",
                violation_error_message="Van een import die klaar is, bewaren we het bestand niet.",
            )
        ]

    def __str__(self):
        return self.bestandsnaam

    def get_absolute_url(self):
        return reverse("vacatures:vacatureimport", args=[self.pk])

    @property
    def is_concept(self) -> bool:
        return self.status == Importstand.CONCEPT
