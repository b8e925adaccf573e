"""The days that a figure is about."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from onderwijsregio.kern.tijd import Schooljaar


@dataclass(frozen=True, order=True)
class Periode:
    """Days from `van` up to and including `tot_en_met`."""

    van: date
    tot_en_met: date

    @classmethod
    def schooljaar(cls, jaar: Schooljaar) -> "Periode":
        return cls(jaar.eerste_dag, jaar.laatste_dag)

    @property
    def als_schooljaar(self) -> Schooljaar | None:
        """The school year that this period is exactly, or None."""
        jaar = Schooljaar.van(self.van)
        return jaar if self == Periode.schooljaar(jaar) else None

    def bevat(self, ander: "Periode") -> bool:
        return self.van <= ander.van and ander.tot_en_met <= self.tot_en_met

    def raakt(self, ander: "Periode") -> bool:
        return self.van <= ander.tot_en_met and ander.van <= self.tot_en_met

    def __str__(self):
        if jaar := self.als_schooljaar:
            return str(jaar)
        if self.van == self.tot_en_met:
            return date_format(self.van, "j F Y")
        if self == Periode(date(self.van.year, 1, 1), date(self.van.year, 12, 31)):
            return str(self.van.year)
        return f"{date_format(self.van, 'j F Y')} tot en met {date_format(self.tot_en_met, 'j F Y')}"
