"""Moments for an interview, offered by the loket and picked by the candidate."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q
from django.utils import timezone

from onderwijsregio.organisaties.keuzes import Rol

from .proces import Routestap


class GespreksmomentQuerySet(models.QuerySet):
    def geldig(self):
        """Moments that were not withdrawn."""
        return self.filter(ingetrokken_op__isnull=True)

    def vrij(self):
        """Moments to come that nobody has."""
        bezet = Afspraak.objects.geldig().filter(moment=OuterRef("pk"))
        return self.geldig().filter(~Exists(bezet), begint_op__gt=timezone.now())

    def voor(self, route):
        """Moments that are meant for this route, or for every route."""
        return self.filter(Q(route__isnull=True) | Q(route=route))

    def zichtbaar_voor(self, gebruiker):
        """The loket sees all moments; a candidate is shown those to choose from by the application."""
        return self if gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER) else self.none()


class Gespreksmoment(models.Model):
    """Moment (*gespreksmoment*): time of a makelaar for one interview."""

    makelaar = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="gespreksmomenten")
    route = models.ForeignKey("Route", models.PROTECT, null=True, blank=True, related_name="+")
    begint_op = models.DateTimeField()
    eindigt_op = models.DateTimeField()
    plaats = models.CharField(max_length=160)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    objects = GespreksmomentQuerySet.as_manager()

    class Meta:
        verbose_name = "gespreksmoment"
        verbose_name_plural = "gespreksmomenten"
        ordering = ["begint_op", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(eindigt_op__gt=F("begint_op")), name="gespreksmoment_begint_voor_het_eindigt"
            ),
            ExclusionConstraint(
                name="gespreksmoment_een_tegelijk",
                expressions=[
                    ("makelaar", RangeOperators.EQUAL),
                    (
                        Func(
                            F("begint_op"),
                            F("eindigt_op"),
                            RangeBoundary(),
                            function="TSTZRANGE",
                            output_field=DateTimeRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(ingetrokken_op__isnull=True),
                violation_error_message="Er staat op die tijd al een moment klaar.",
            ),
        ]

    def __str__(self):
        return f"{timezone.localtime(self.begint_op):%d-%m-%Y %H.%M} uur"


class AfspraakQuerySet(models.QuerySet):
    def geldig(self):
        """Appointments that still stand."""
        return self.filter(vervallen_op__isnull=True)


class Afspraak(models.Model):
    """Appointment (*afspraak*): a candidate has this moment. One that was moved or dropped stays as a row.

    `verzet` says that the candidate moved to this moment; that can be done once. `afgezegd` says that they
    cancelled it: then the loket finds another moment.
    """

    moment = models.ForeignKey(Gespreksmoment, models.PROTECT, related_name="afspraken")
    stap = models.ForeignKey(Routestap, models.PROTECT, related_name="afspraken")
    gemaakt_op = models.DateTimeField(default=timezone.now)
    door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="+")
    verzet = models.BooleanField(default=False)
    afgezegd = models.BooleanField(default=False)
    vervallen_op = models.DateTimeField(null=True, blank=True)

    objects = AfspraakQuerySet.as_manager()

    class Meta:
        verbose_name = "afspraak"
        verbose_name_plural = "afspraken"
        ordering = ["gemaakt_op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["moment"],
                condition=Q(vervallen_op__isnull=True),
                name="afspraak_een_per_moment",
                violation_error_message="Dit moment is net gekozen door iemand anders. Kies een ander moment.",
            ),
            models.UniqueConstraint(
                fields=["stap"],
                condition=Q(vervallen_op__isnull=True),
                name="afspraak_een_per_stap",
                violation_error_message="U heeft al een afspraak.",
            ),
            models.UniqueConstraint(
                fields=["stap"],
                condition=Q(verzet=True),
                name="afspraak_een_keer_verzet",
                violation_error_message="U heeft uw afspraak al een keer verzet. Bel het loket.",
            ),
            models.CheckConstraint(
                condition=Q(afgezegd=False) | Q(vervallen_op__isnull=False),
                name="afspraak_afgezegd_is_vervallen",
            ),
        ]

    def __str__(self):
        return f"{self.moment}"
