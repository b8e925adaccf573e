"""Vacancies that somebody keeps for later."""

from django.db import models
from django.utils import timezone


class BewaardeVacatureQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Only one's own: nobody sees what somebody else keeps."""
        return self.filter(gebruiker=gebruiker.pk)


class BewaardeVacature(models.Model):
    """Saved vacancy (*bewaarde vacature*): one that somebody with an account wants to find again.

    Whoever has no account keeps them in the own browser (`views.bewaren`), until logging in.
    """

    gebruiker = models.ForeignKey("organisaties.Gebruiker", models.CASCADE, related_name="bewaarde_vacatures")
    vacature = models.ForeignKey("Vacature", models.CASCADE, related_name="bewaard")
    op = models.DateTimeField("bewaard op", default=timezone.now)

    objects = BewaardeVacatureQuerySet.as_manager()

    class Meta:
        verbose_name = "bewaarde vacature"
        verbose_name_plural = "bewaarde vacatures"
        ordering = ["-op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["gebruiker", "vacature"],
                name="vacature_een_keer_bewaard",
                violation_error_message="Deze vacature is al bewaard.",
            )
        ]

    def __str__(self):
        return str(self.vacature)
