"""How much of its teaching time a school may still fill, and on which days a lesson is free."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from onderwijsregio.organisaties.models import Regio, School, Schoolvakantie

from .lesaanbod import Lesaanbod
from .lesreeks import Les, Lesreeks, maand_van

#: How far ahead a school looks for another day, and books.
VOORUIT = timedelta(days=365)


def minuten_per_maand() -> int:
    """How many minutes of a month's teaching time a school of this region may fill so."""
    return 60 * (Regio.objects.values_list("lesaanbod_uren", flat=True).first() or 0)


@dataclass(frozen=True)
class Ruimte:
    """What a school may still fill: `hoogstens` minutes a month, less what is taken by month."""

    hoogstens: int
    bezet: dict[date, int]

    @classmethod
    def van(cls, school: School, behalve: Lesreeks | None = None) -> "Ruimte":
        """The room of this school now; `behalve` is a series that is about to be changed."""
        return cls(minuten_per_maand(), Les.objects.minuten_per_maand(school, behalve))

    def over(self, dag: date) -> int:
        """The minutes that are left in the month of this day; never less than 0."""
        return max(0, self.hoogstens - self.bezet.get(maand_van(dag), 0))

    def met(self, dagen: Iterable[date], minuten: int) -> "Ruimte":
        """The room that is left once a lesson of so many minutes stands on each of these days."""
        bezet = dict(self.bezet)
        for dag in dagen:
            bezet[maand_van(dag)] = bezet.get(maand_van(dag), 0) + minuten
        return Ruimte(self.hoogstens, bezet)

    def te_veel(self, dagen: Iterable[date], minuten: int) -> list[date]:
        """The months (their first day) that would have more than is allowed with these lessons."""
        daarna, maanden = self.met(dagen, minuten), {maand_van(dag) for dag in dagen}
        return sorted(maand for maand in maanden if daarna.bezet[maand] > self.hoogstens)


@dataclass(frozen=True)
class Lestijden:
    """When an offer is taken: by day the begin and end of each lesson that stands there. And when it is a holiday."""

    aanbod: Lesaanbod
    per_dag: dict[date, list[tuple[datetime, datetime]]]
    vakanties: dict[date, Schoolvakantie]

    @classmethod
    def van(cls, aanbod: Lesaanbod, vanaf: date, behalve: Lesreeks | None = None) -> "Lestijden":
        """All that is booked from a day on; `behalve` is a series that is about to be changed."""
        lessen = Les.objects.in_kracht().filter(reeks__aanbod=aanbod, dag__gte=vanaf)
        per_dag: dict[date, list] = {}
        for les in lessen.exclude(reeks=behalve) if behalve else lessen:
            per_dag.setdefault(les.dag, []).append(_tijdvak(les.dag, les.van, les.minuten))
        return cls(aanbod, per_dag, Schoolvakantie.objects.per_dag(vanaf, vanaf + VOORUIT))

    def is_vrij(self, dag: date, tijd: time) -> bool:
        """Whether nothing stands in the way of a lesson that begins then."""
        begin, eind = _tijdvak(dag, tijd, self.aanbod.minuten)
        return all(eind <= van or tot <= begin for van, tot in self.per_dag.get(dag, []))


def _tijdvak(dag: date, tijd: time, minuten: int) -> tuple[datetime, datetime]:
    begin = datetime.combine(dag, tijd)
    return begin, begin + timedelta(minutes=minuten)


def eerste_dag(lestijden: Lestijden, ruimte: Ruimte, tijd: time, vanaf: date) -> date | None:
    """The first day from `vanaf` on that is no holiday, is free at this hour and has room for one lesson.

    None when there is no such day within a year.
    """
    aanbod = lestijden.aanbod
    for stap in range(VOORUIT.days):
        dag = vanaf + timedelta(days=stap)
        if (
            aanbod.is_op(dag)
            and dag not in lestijden.vakanties
            and ruimte.over(dag) >= aanbod.minuten
            and aanbod.kan_om(tijd)
            and lestijden.is_vrij(dag, tijd)
        ):
            return dag
    return None
