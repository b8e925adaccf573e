"""Moments for an interview, offered by one side and picked by the candidate; and those of the loket itself."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format

from onderwijsregio.organisaties.keuzes import Rol

from .proces import Routestap


class MomentQuerySet(models.QuerySet):
    def geldig(self):
        """Moments that were not withdrawn."""
        return self.filter(ingetrokken_op__isnull=True)

    def vrij(self):
        """Moments to come that nobody has."""
        afspraken = self.model._meta.get_field("afspraken").related_model
        bezet = afspraken.objects.geldig().filter(moment=OuterRef("pk"))
        return self.geldig().filter(~Exists(bezet), begint_op__gt=timezone.now())


class Moment(models.Model):
    """Time that somebody keeps free for one interview; whoever picks it first has it."""

    begint_op = models.DateTimeField()
    eindigt_op = models.DateTimeField()
    plaats = models.CharField(max_length=160)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["begint_op", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(eindigt_op__gt=F("begint_op")), name="%(class)s_begint_voor_het_eindigt"
            )
        ]

    def __str__(self):
        return f"{timezone.localtime(self.begint_op):%d-%m-%Y %H.%M} uur"

    @property
    def wanneer(self) -> str:
        """Day and hour as one says them."""
        begin = timezone.localtime(self.begint_op)
        return f"{date_format(begin, 'l j F')} om {begin:%H.%M} uur"


class GekozenQuerySet(models.QuerySet):
    def geldig(self):
        """Appointments that still stand."""
        return self.filter(vervallen_op__isnull=True)


class GekozenMoment(models.Model):
    """Somebody picked a `moment`, which PostgreSQL gives away once. What was moved or dropped stays as a row."""

    gemaakt_op = models.DateTimeField(default=timezone.now)
    door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="+")
    vervallen_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["gemaakt_op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["moment"],
                condition=Q(vervallen_op__isnull=True),
                name="%(class)s_een_per_moment",
                violation_error_message="Dit moment is net gekozen door iemand anders. Kies een ander moment.",
            )
        ]

    def __str__(self):
        return f"{self.moment}"


class GespreksmomentQuerySet(MomentQuerySet):
    def voor(self, route):
        """Moments that are meant for this route, or for every route."""
        return self.filter(Q(route__isnull=True) | Q(route=route))

    def zichtbaar_voor(self, gebruiker):
        """The loket sees all moments; a candidate is shown those to choose from by the application."""
        return self if gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER) else self.none()


class Gespreksmoment(Moment):
    """Moment (*gespreksmoment*): time of a makelaar for one interview."""

    makelaar = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="gespreksmomenten")
    route = models.ForeignKey("Route", models.PROTECT, null=True, blank=True, related_name="+")
    objects = GespreksmomentQuerySet.as_manager()

    class Meta(Moment.Meta):
        verbose_name = "gespreksmoment"
        verbose_name_plural = "gespreksmomenten"
        constraints = [
            *Moment.Meta.constraints,
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


class Afspraak(GekozenMoment):
    """Appointment (*afspraak*): a candidate has this moment. One that was moved or dropped stays as a row.

    `verzet` says that the candidate moved to this moment; that can be done once. `afgezegd` says that they
    cancelled it: then the loket finds another moment.
    """

    moment = models.ForeignKey(Gespreksmoment, models.PROTECT, related_name="afspraken")
    stap = models.ForeignKey(Routestap, models.PROTECT, related_name="afspraken")
    verzet = models.BooleanField(default=False)
    afgezegd = models.BooleanField(default=False)

    objects = GekozenQuerySet.as_manager()

    class Meta(GekozenMoment.Meta):
        verbose_name = "afspraak"
        verbose_name_plural = "afspraken"
        constraints = [
            *GekozenMoment.Meta.constraints,
            models.UniqueConstraint(
                fields=["stap"],
                condition=Q(vervallen_op__isnull=True),
                name="afspraak_een_per_stap",
                violation_error_message="Voor dit gesprek is er al een afspraak.",
            ),
            models.UniqueConstraint(
                fields=["stap"],
                condition=Q(verzet=True),
                name="afspraak_een_keer_verzet",
                violation_error_message="Deze afspraak is al een keer verzet. Een ander moment spreekt het loket af.",
            ),
            models.CheckConstraint(
                condition=Q(afgezegd=False) | Q(vervallen_op__isnull=False),
                name="afspraak_afgezegd_is_vervallen",
            ),
        ]
