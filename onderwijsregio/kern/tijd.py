"""Dates of the field: working days and school years (1 August – 31 July)."""

from dataclasses import dataclass
from datetime import date, timedelta


def plus_werkdagen(dag: date, aantal: int) -> date:
    """The date `aantal` working days (Monday–Friday) after `dag`; with 0 the first one from `dag` on."""
    while dag.weekday() >= 5:
        dag += timedelta(days=1)
    for _ in range(aantal):
        dag += timedelta(days=3 if dag.weekday() == 4 else 1)
    return dag


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
