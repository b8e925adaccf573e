"""From which boards a candidate hides, and which know them already."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models
from django.utils import timezone

from .kandidaat import Kandidaat

#: Boards to which somebody made themself known: they applied there, or work there. Each later app adds its own:
#: Kandidaat in, numbers of organisations out.
bekend_bij: list[Callable[[Any], Iterable[int]]] = []


class Afscherming(models.Model):
    """Shield (*afscherming*): this board does not see the candidate, for instance an employer of today.

    HR of the board finds the person in no list, profile, proposal or question, and gets no next step. What
    somebody sends to the board themself, an application for a job or for an event, stays visible to it and is
    no more than that; who takes a job there shows themself again.
    """

    kandidaat = models.ForeignKey(Kandidaat, models.CASCADE, related_name="afschermingen")
    organisatie = models.ForeignKey("organisaties.Organisatie", models.CASCADE, related_name="afschermingen")
    sinds = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "afscherming"
        verbose_name_plural = "afschermingen"
        ordering = ["organisatie__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["kandidaat", "organisatie"],
                name="afscherming_een_per_bestuur",
                violation_error_message="Voor dit bestuur bent u al onzichtbaar.",
            )
        ]

    def __str__(self):
        return f"{self.kandidaat} voor {self.organisatie}"
