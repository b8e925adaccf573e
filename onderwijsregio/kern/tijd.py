"""Dates of the field: working days, working hours and school years (1 August – 31 July)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from django.utils import timezone

OPEN, DICHT = time(8, 30), time(17, 0)
WERKDAG = timedelta(hours=8, minutes=30)


def pasen(jaar: int) -> date:
    """Easter Sunday of `jaar` in the Gregorian calendar (Gauss's rule, as Meeus and Butcher wrote it)."""
    goud, eeuw, rest = jaar % 19, jaar // 100, jaar % 100
    maan = (19 * goud + eeuw - eeuw // 4 - (eeuw - (eeuw + 8) // 25 + 1) // 3 + 15) % 30
    dag = (32 + 2 * (eeuw % 4) + 2 * (rest // 4) - maan - rest % 4) % 7
    stap = (goud + 11 * maan + 22 * dag) // 451
    maand, dag_van_maand = divmod(maan + dag - 7 * stap + 114, 31)
    return date(jaar, maand, dag_van_maand + 1)


@cache
def feestdagen(jaar: int) -> frozenset[date]:
    """The public holidays that the Algemene termijnenwet (article 3) names, in this year."""
    paas, koning = pasen(jaar), date(jaar, 4, 27)
    rond_pasen = [paas + timedelta(days=n) for n in (-2, 1, 39, 50)]  # Good Friday up to Whit Monday
    if koning.weekday() == 6:
        koning -= timedelta(days=1)  # a birthday on Sunday is celebrated on Saturday
    vast = [date(jaar, *dag) for dag in ((1, 1), (5, 5), (12, 25), (12, 26))]
    return frozenset([*rond_pasen, koning, *vast])


def is_werkdag(dag: date) -> bool:
    """Whether `dag` is a day from Monday to Friday that is no public holiday."""
    return dag.weekday() < 5 and dag not in feestdagen(dag.year)


def plus_werkdagen(dag: date, aantal: int) -> date:
    """The date `aantal` working days after `dag`; with 0 the first one from `dag` on.

    The first working day after a weekend counts: two working days after a Sunday is Tuesday.
    """
    for _ in range(aantal):
        dag = plus_werkdagen(dag + timedelta(days=1), 0)
    while not is_werkdag(dag):
        dag += timedelta(days=1)
    return dag


def werkdagen_tussen(van: date, tot: date) -> int:
    """How many working days lie after `van`, up to and with `tot`; 0 when `tot` does not come after it."""
    weken, rest = divmod(max((tot - van).days, 0), 7)
    begin = van + timedelta(days=7 * weken)
    gewoon = 5 * weken + sum((begin + timedelta(days=n)).weekday() < 5 for n in range(1, rest + 1))
    vrij = (dag for jaar in range(van.year, tot.year + 1) for dag in feestdagen(jaar))
    return gewoon - sum(van < dag <= tot and dag.weekday() < 5 for dag in vrij)


def werktijd(van: datetime, tot: datetime) -> timedelta:
    """How much of the time between these moments lies in working hours: working days, 8.30 to 17.00.

    The hours are those on a Dutch clock, in summer and in winter; the moments may be in any time zone.
    Zero when `tot` does not come after `van`.
    """
    zone = timezone.get_default_timezone()
    dag, laatste = van.astimezone(zone).date(), tot.astimezone(zone).date()
    geteld = timedelta(0)
    while dag <= laatste:
        if is_werkdag(dag):
            begin, eind = (datetime.combine(dag, uur, zone).astimezone(UTC) for uur in (OPEN, DICHT))
            geteld += max(min(eind, tot) - max(begin, van), timedelta(0))
        dag += timedelta(days=1)
    return geteld


@dataclass(frozen=True, order=True)
class Schooljaar:
    """School year that begins on 1 August of `begin`."""

    begin: int

    @classmethod
    def van(cls, dag: date) -> "Schooljaar":
        return cls(dag.year if dag.month >= 8 else dag.year - 1)

    @property
    def eerste_dag(self) -> date:
        return date(self.begin, 8, 1)

    @property
    def laatste_dag(self) -> date:
        return date(self.begin + 1, 7, 31)

    def __str__(self):
        return f"{self.begin}-{self.begin + 1}"
