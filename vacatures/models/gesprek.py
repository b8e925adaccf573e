"""Interviews: a board offers moments for a vacancy, who was invited picks one."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from loket.models import GekozenMoment, GekozenQuerySet, Moment, MomentQuerySet

from .sollicitatie import Sollicitatie


class Sollicitatiemoment(Moment):
    """Moment (*moment*): time that a board keeps free for an interview about one vacancy.

    `plaats` is an address or the link of a video call; `met` names who is there.
    """

    vacature = models.ForeignKey("vacatures.Vacature", models.PROTECT, related_name="momenten")
    met = models.CharField("met wie", max_length=120, blank=True)
    gemaakt_door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="+")

    objects = MomentQuerySet.as_manager()

    class Meta(Moment.Meta):
        verbose_name = "gespreksmoment bij een vacature"
        verbose_name_plural = "gespreksmomenten bij vacatures"
        constraints = [
            *Moment.Meta.constraints,
            models.UniqueConstraint(
                fields=["vacature", "begint_op", "plaats", "met"],
                condition=Q(ingetrokken_op__isnull=True),
                name="sollicitatiemoment_een_keer",
                violation_error_message="Dit moment staat al klaar.",
            ),
        ]

    @property
    def is_voorbij(self) -> bool:
        return self.begint_op <= timezone.now()


class SollicitatiegesprekQuerySet(GekozenQuerySet):
    def huidig(self):
        """The interview of an application that stands, to come or held, as long as no other one was asked for."""
        return self.geldig().filter(afgerond_op__isnull=True)

    def komend(self):
        """Interviews that stand and have not begun."""
        return self.geldig().filter(moment__begint_op__gt=timezone.now())


class Sollicitatiegesprek(GekozenMoment):
    """Interview (*sollicitatiegesprek*): a candidate has this moment. One that was moved or dropped stays.

    `volgnummer` counts what calendars were told about this application. `afgerond_op` says that this talk
    was held and another may be planned.
    """

    sollicitatie = models.ForeignKey(Sollicitatie, models.PROTECT, related_name="gesprekken")
    moment = models.ForeignKey(Sollicitatiemoment, models.PROTECT, related_name="afspraken")
    volgnummer = models.PositiveSmallIntegerField(default=0)
    afgerond_op = models.DateTimeField(null=True, blank=True)
    herinnerd_op = models.DateTimeField(null=True, blank=True)

    objects = SollicitatiegesprekQuerySet.as_manager()

    class Meta(GekozenMoment.Meta):
        verbose_name = "sollicitatiegesprek"
        verbose_name_plural = "sollicitatiegesprekken"
        constraints = [
            *GekozenMoment.Meta.constraints,
            models.UniqueConstraint(
                fields=["sollicitatie"],
                condition=Q(vervallen_op__isnull=True, afgerond_op__isnull=True),
                name="sollicitatiegesprek_een_tegelijk",
                violation_error_message="U hebt al een gesprek gepland.",
            ),
        ]
