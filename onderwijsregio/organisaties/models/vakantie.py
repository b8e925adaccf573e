"""When the schools of the region are closed for a week or more."""

from datetime import date, timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse
from django.utils.formats import date_format

from onderwijsregio.kern.tijd import Schooljaar


class SchoolvakantieQuerySet(models.QuerySet):
    def tussen(self, van: date, tot_en_met: date):
        """The holidays with at least one of these days."""
        return self.filter(van__lte=tot_en_met, tot_en_met__gte=van)

    def per_dag(self, van: date, tot_en_met: date) -> dict[date, "Schoolvakantie"]:
        """The days from the first up to and with the last on which it is a holiday, each with that holiday."""
        return {
            dag: vakantie
            for vakantie in self.tussen(van, tot_en_met)
            for dag in vakantie.dagen
            if van <= dag <= tot_en_met
        }


class Schoolvakantie(models.Model):
    """School holiday (*schoolvakantie*): the first and the last day on which schools of the region are closed.

    The ministry sets the days for its region Noord, Midden or Zuid, or advises them; a school may depart from advice.
    """

    naam = models.CharField(max_length=40)
    van = models.DateField()
    tot_en_met = models.DateField()

    objects = SchoolvakantieQuerySet.as_manager()

    class Meta:
        verbose_name = "schoolvakantie"
        verbose_name_plural = "schoolvakanties"
        ordering = ["van"]
        constraints = [
            models.CheckConstraint(
                condition=Q(van__lte=F("tot_en_met")),
                name="schoolvakantie_eindigt_na_begin",
                violation_error_message="De laatste dag ligt niet voor de eerste.",
            ),
            ExclusionConstraint(
                name="schoolvakantie_niet_tegelijk",
                expressions=[
                    (
                        Func(
                            F("van"),
                            F("tot_en_met"),
                            RangeBoundary(inclusive_upper=True),
                            function="DATERANGE",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    )
                ],
                violation_error_message="Er is al een schoolvakantie met een of meer van deze dagen.",
            ),
        ]

    def __str__(self):
        begin = date_format(self.van, "j" if self.van.month == self.tot_en_met.month else "j F")
        return f"{self.naam.lower()} ({begin} t/m {date_format(self.tot_en_met, 'j F Y')})"

    def clean(self):
        """Before PostgreSQL is asked, which makes no range out of days that run back."""
        if self.van and self.tot_en_met and self.tot_en_met < self.van:
            raise ValidationError({"tot_en_met": "De laatste dag ligt niet voor de eerste."})

    def get_absolute_url(self):
        return reverse("organisaties:schoolvakantie", args=[self.pk])

    @property
    def dagen(self) -> list[date]:
        return [self.van + timedelta(days=n) for n in range((self.tot_en_met - self.van).days + 1)]

    @property
    def schooljaar(self) -> Schooljaar:
        """The school year in which it begins: a summer holiday stands at the end of one."""
        return Schooljaar.van(self.van)
