"""Filters of the list of candidates under a name."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from .kandidaat import HEEL_DE_KLANTREIS


class BewaardFilterQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """One's own, and for the loket those that a colleague shares."""
        eigen = Q(van=gebruiker.pk)
        if gebruiker.heeft_rol(*HEEL_DE_KLANTREIS):
            return self.filter(eigen | Q(gedeeld=True))
        return self.filter(eigen)


class BewaardFilter(models.Model):
    """Saved filter (*bewaard filter*): the address of a filtered list of candidates, under a name."""

    van = models.ForeignKey("organisaties.Gebruiker", models.CASCADE, related_name="bewaarde_filters")
    naam = models.CharField(max_length=60)
    vraag = models.CharField("filter", max_length=500)
    gedeeld = models.BooleanField("met het loket gedeeld", default=False)
    standaard = models.BooleanField("hiermee begint mijn lijst", default=False)

    objects = BewaardFilterQuerySet.as_manager()

    class Meta:
        verbose_name = "bewaard filter"
        verbose_name_plural = "bewaarde filters"
        ordering = ["naam", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["van", "naam"],
                name="bewaardfilter_een_per_naam",
                violation_error_message="U hebt al een filter met deze naam.",
            ),
            models.UniqueConstraint(
                fields=["van"], condition=Q(standaard=True), name="bewaardfilter_een_standaard"
            ),
        ]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return f"{reverse('loket:kandidaten')}?{self.vraag}"
