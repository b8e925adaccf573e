"""Where the writing of a vacancy begins."""

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from onderwijsregio.organisaties.keuzes import Rol


class VacaturesjabloonQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """HR sees the templates of the own board."""
        if gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.HR):
            return self.filter(organisatie=gebruiker.lidmaatschap.organisatie_id)
        return self.none()


class Vacaturesjabloon(models.Model):
    """Template (*vacaturesjabloon*): what a board writes again and again, to begin a vacancy with.

    `velden` holds values by the name of the field of the form; what no longer fits is chosen anew.
    """

    organisatie = models.ForeignKey(
        "organisaties.Organisatie", models.CASCADE, related_name="vacaturesjablonen"
    )
    naam = models.CharField("naam van het sjabloon", max_length=80)
    velden = models.JSONField(default=dict)
    gemaakt_door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(default=timezone.now)

    objects = VacaturesjabloonQuerySet.as_manager()

    class Meta:
        verbose_name = "vacaturesjabloon"
        verbose_name_plural = "vacaturesjablonen"
        ordering = [Lower("naam")]
        constraints = [
            models.UniqueConstraint(
                Lower("naam"),
                "organisatie",
                name="vacaturesjabloon_naam_een_keer",
                violation_error_message="Uw bestuur heeft al een sjabloon met deze naam.",
            )
        ]

    def __str__(self):
        return self.naam
