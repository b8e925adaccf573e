"""The people of the loket, with a face."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Lidmaatschap


class VisitekaartjeQuerySet(models.QuerySet):
    def op_de_website(self):
        """Of those who chose so and work at the loket today."""
        nu = Lidmaatschap.objects.nu().filter(rol__in=[Rol.MAKELAAR, Rol.PROGRAMMALEIDER])
        return self.filter(op_website=True, gebruiker__in=nu.values("gebruiker")).select_related("gebruiker")

    def zichtbaar_voor(self, gebruiker):
        """Who logged in may know whom they deal with; others see those who stand on the website."""
        return self if gebruiker.is_authenticated else self.op_de_website()


class Visitekaartje(models.Model):
    """Card (*visitekaartje*): what somebody of the loket tells about themself, and their portrait (JPEG).

    The portrait is in the row: it is small, and goes with the row when the person goes.
    """

    gebruiker = models.OneToOneField(
        "organisaties.Gebruiker", models.CASCADE, related_name="visitekaartje", primary_key=True
    )
    functie = models.CharField("wat u doet", max_length=80)
    tekst = models.TextField("waarvoor mensen bij u komen", max_length=300, blank=True)
    portret = models.BinaryField(null=True, blank=True)
    op_website = models.BooleanField("iedereen mag dit op de website zien", default=False)
    gewijzigd_op = models.DateTimeField(auto_now=True)

    objects = VisitekaartjeQuerySet.as_manager()

    class Meta:
        verbose_name = "visitekaartje"
        verbose_name_plural = "visitekaartjes"
        ordering = ["gebruiker__voornaam", "gebruiker__achternaam"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(functie=""),
                name="visitekaartje_heeft_functie",
                violation_error_message="Vertel in een paar woorden wat u doet.",
            )
        ]

    def __str__(self):
        return f"{self.gebruiker}, {self.functie}"

    @property
    def portretadres(self) -> str:
        """Where the portrait is; another address after it changed."""
        if not self.portret:
            return ""
        return f"{reverse('loket:portret', args=[self.pk])}?v={self.gewijzigd_op:%y%m%d%H%M%S}"
