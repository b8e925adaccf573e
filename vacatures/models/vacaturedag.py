"""How often a vacancy was looked at, and kept without an account."""

from datetime import date

from django.db import connection, models
from django.db.models import F
from django.utils import timezone


class VacaturedagQuerySet(models.QuerySet):
    def tel(self, vacature: int) -> None:
        """Count that the page of this vacancy was shown once more today; one statement, whoever else counts."""
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO vacatures_vacaturedag (vacature_id, dag, bekeken, bewaard) SELECT id, %s, 1, 0 "
                "FROM vacatures_vacature WHERE id = %s "
                "ON CONFLICT (vacature_id, dag) DO UPDATE SET bekeken = vacatures_vacaturedag.bekeken + 1",
                [timezone.localdate(), vacature],
            )

    def tel_bewaard(self, vacature: int, dag: date) -> None:
        """Count that somebody without an account kept it that day; one statement, whoever else counts."""
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO vacatures_vacaturedag (vacature_id, dag, bekeken, bewaard) SELECT id, %s, 0, 1 "
                "FROM vacatures_vacature WHERE id = %s "
                "ON CONFLICT (vacature_id, dag) DO UPDATE SET bewaard = vacatures_vacaturedag.bewaard + 1",
                [dag, vacature],
            )

    def tel_bewaard_niet_meer(self, vacature: int, dag: date) -> None:
        """Take one off what was counted that day; it never falls below 0."""
        self.filter(vacature=vacature, dag=dag, bewaard__gt=0).update(bewaard=F("bewaard") - 1)


class Vacaturedag(models.Model):
    """Day of a vacancy (*vacaturedag*): how often its page was shown that day. Nothing about who looked.

    `bewaard` is how many browsers without an account keep it since that day.
    """

    vacature = models.ForeignKey("Vacature", models.CASCADE, related_name="geteld")
    dag = models.DateField()
    bekeken = models.PositiveIntegerField(default=0)
    bewaard = models.PositiveIntegerField(default=0)

    objects = VacaturedagQuerySet.as_manager()

    class Meta:
        verbose_name = "vacaturedag"
        verbose_name_plural = "vacaturedagen"
        ordering = ["dag"]
        constraints = [
            models.UniqueConstraint(fields=["vacature", "dag"], name="vacaturedag_een_per_dag"),
        ]

    def __str__(self):
        return f"{self.vacature}, {self.dag:%d-%m-%Y}: {self.bekeken}"
