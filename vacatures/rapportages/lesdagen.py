"""On which days a school can book an offer: free, taken, or without room in that month."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from django.utils import timezone

from onderwijsregio.organisaties.models import School

from ..models import VOORUIT, Lesaanbod, Lesreeks, Lestijden, Ruimte, als_duur, maand_van

#: How many months the page of booking shows at once.
MAANDEN = 5


@dataclass(frozen=True)
class Lesdag:
    """A day on which this lesson is given; `stand` is "vrij", "bezet" or "vol" (no room in the month)."""

    dag: date
    stand: str

    @property
    def is_vrij(self) -> bool:
        return self.stand == "vrij"


@dataclass(frozen=True)
class Lesmaand:
    """A month: what the school may still fill in it, in minutes, and the days of the offer."""

    maand: date
    over: int
    dagen: tuple[Lesdag, ...]

    @property
    def over_in_woorden(self) -> str:
        return als_duur(self.over)


def lesmaanden(
    aanbod: Lesaanbod, school: School, tijd: time, vanaf: date, behalve: Lesreeks | None = None
) -> list[Lesmaand]:
    """Some months from the one of `vanaf` on, with the days of this offer after today.

    `behalve` is a series that will get other days: what it takes now is free.
    """
    vandaag = timezone.localdate()
    tijden = Lestijden.van(aanbod, vandaag, behalve)
    ruimte = Ruimte.van(school, behalve)
    maanden: list[Lesmaand] = []
    maand = maand_van(vanaf)
    for _ in range(MAANDEN):
        volgende = maand_van(maand + timedelta(days=32))
        dagen = [maand + timedelta(days=n) for n in range((volgende - maand).days)]
        gezien = [dag for dag in dagen if vandaag < dag <= vandaag + VOORUIT and aanbod.is_op(dag)]
        over = ruimte.over(maand)
        lesdagen = (Lesdag(dag, _stand(dag, tijd, tijden, over)) for dag in gezien)
        maanden.append(Lesmaand(maand, over, tuple(lesdagen)))
        maand = volgende
    return maanden


def _stand(dag: date, tijd: time, tijden: Lestijden, over: int) -> str:
    if not tijden.is_vrij(dag, tijd):
        return "bezet"
    return "vrij" if over >= tijden.aanbod.minuten else "vol"
