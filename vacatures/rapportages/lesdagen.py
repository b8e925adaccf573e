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
    """A day on which this lesson is given; `stand` is "vrij", "bezet" or "vol" (no room in the month).

    `vakantie` is the name of the school holiday on that day, if any.
    """

    dag: date
    stand: str
    vakantie: str = ""

    @property
    def is_vrij(self) -> bool:
        return self.stand == "vrij"


@dataclass(frozen=True)
class Lesmaand:
    """A month: what the school may still fill in it, in minutes, and the days of the offer.

    `overgeslagen` are those days on which it is a holiday, when these were not asked for.
    """

    maand: date
    over: int
    dagen: tuple[Lesdag, ...]
    overgeslagen: tuple[Lesdag, ...] = ()

    @property
    def over_in_woorden(self) -> str:
        return als_duur(self.over)


def lesmaanden(
    aanbod: Lesaanbod,
    school: School,
    van: time,
    vanaf: date,
    behalve: Lesreeks | None = None,
    in_vakantie: bool = False,
) -> list[Lesmaand]:
    """Some months from the one of `vanaf` on, with the days of this offer after today.

    `behalve` is a series that will get other days: what it takes now is free. `in_vakantie`: with holidays.
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
        lesdagen = [_lesdag(dag, van, tijden, over) for dag in gezien]
        dicht = () if in_vakantie else tuple(dag for dag in lesdagen if dag.vakantie)
        te_kiezen = tuple(dag for dag in lesdagen if dag not in dicht)
        maanden.append(Lesmaand(maand, over, te_kiezen, dicht))
        maand = volgende
    return maanden


def _lesdag(dag: date, tijd: time, tijden: Lestijden, over: int) -> Lesdag:
    vakantie = tijden.vakanties.get(dag)
    return Lesdag(dag, _stand(dag, tijd, tijden, over), vakantie.naam.lower() if vakantie else "")


def _stand(dag: date, tijd: time, tijden: Lestijden, over: int) -> str:
    if not tijden.is_vrij(dag, tijd):
        return "bezet"
    return "vrij" if over >= tijden.aanbod.minuten else "vol"
