"""How often a vacancy was looked at."""

from django.db import connection, models
from django.db.models import Q
from django.utils import timezone


class VacaturedagQuerySet(models.QuerySet):
    def tel(self, vacature: int) -> None:
        """Count that the page of this vacancy was shown once more today; one statement, whoever else counts."""
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO vacatures_vacaturedag (vacature_id, dag, bekeken) SELECT id, %s, 1 "
                "FROM vacatures_vacature WHERE id = %s "
                "ON CONFLICT (vacature_id, dag) DO UPDATE SET bekeken = vacatures_vacaturedag.bekeken + 1",
                [timezone.localdate(), vacature],
            )


class Vacaturedag(models.Model):
    """Day of a vacancy (*vacaturedag*): how often its page was shown that day. Nothing about who looked."""

    vacature = models.ForeignKey("Vacature", models.CASCADE, related_name="geteld")
    dag = models.DateField()
    bekeken = models.PositiveIntegerField()

    objects = VacaturedagQuerySet.as_manager()

    class Meta:
        verbose_name = "vacaturedag"
        verbose_name_plural = "vacaturedagen"
        ordering = ["dag"]
        constraints = [
            models.UniqueConstraint(fields=["vacature", "dag"], name="vacaturedag_een_per_dag"),
            models.CheckConstraint(condition=Q(bekeken__gt=0), name="vacaturedag_is_bekeken"),
        ]

    def __str__(self):
        return f"{self.vacature}, {self.dag:%d-%m-%Y}: {self.bekeken}"
