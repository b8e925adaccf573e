"""What a school offers students."""

from django.db import models

from ..keuzes import Opleidingssoort


class Stageplaats(models.Model):
    """Internship place (*stageplaats*): how many students of a kind a school can receive in a school year."""

    school = models.ForeignKey("organisaties.School", models.CASCADE, related_name="stageplaatsen")
    schooljaar = models.PositiveSmallIntegerField(help_text="het jaar waarin het schooljaar begint")
    soort = models.CharField(max_length=10, choices=Opleidingssoort)
    plaatsen = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = "stageplaats"
        verbose_name_plural = "stageplaatsen"
        ordering = ["school__naam", "soort"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "schooljaar", "soort"], name="stageplaats_een_per_soort"
            )
        ]

    def __str__(self):
        return f"{self.school}, {self.get_soort_display()}"
