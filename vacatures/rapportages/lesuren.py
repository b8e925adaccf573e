"""Hours that people from outside gave at schools: agreed, given and paid for, per school year."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce

from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.organisaties.models import Gebruiker

from ..keuzes.les import Lesvak
from ..models import Les

GEGEVEN = Q(gegeven=True)
#: By what the hours can be divided, with its heading.
INDELINGEN = {
    "bestuur": "Bestuur",
    "school": "School",
    "aanbieder": "Aanbieder",
    "vak": "Vak",
}


@dataclass(frozen=True)
class Lesregel:
    """Hours of one board, school, provider or subject. What it cost is the price of the lessons that were given."""

    naam: str
    geboekt: int
    gegeven: int
    lessen: int
    scholen: frozenset[int]
    kosten: Decimal

    @property
    def uren_geboekt(self) -> Decimal:
        """Hours of the lessons that both agreed on and nobody called off, given or not (yet)."""
        return Decimal(self.geboekt) / 60

    @property
    def uren_gegeven(self) -> Decimal:
        """Hours of the lessons of which both say that they were given."""
        return Decimal(self.gegeven) / 60

    @property
    def aantal_scholen(self) -> int:
        """At how many schools lessons were given."""
        return len(self.scholen)


@dataclass(frozen=True)
class Lesuren:
    """All hours of a school year that somebody may see: together, and by board, school, provider and subject."""

    jaar: Schooljaar
    samen: Lesregel
    per: dict[str, list[Lesregel]]


def lesuren(jaar: Schooljaar, gebruiker: Gebruiker) -> Lesuren:
    """The hours of this school year of the lessons that `gebruiker` sees, in one query."""
    rijen = list(_rijen(jaar, gebruiker))
    per = {
        "bestuur": _verdeel(rijen, lambda rij: rij["reeks__school__bestuur__naam"]),
        "school": _verdeel(rijen, lambda rij: rij["reeks__school__naam"]),
        "aanbieder": _verdeel(rijen, lambda rij: rij["reeks__aanbod__organisatie__naam"]),
        "vak": _verdeel(rijen, lambda rij: Lesvak(rij["reeks__vak"]).label.capitalize()),
    }
    return Lesuren(jaar, _tel("Samen", rijen), per)


def _rijen(jaar: Schooljaar, gebruiker: Gebruiker):
    lessen = Les.objects.zichtbaar_voor(gebruiker).afgesproken()
    sleutels = (
        "reeks__school",
        "reeks__school__naam",
        "reeks__school__bestuur__naam",
        "reeks__aanbod__organisatie__naam",
        "reeks__vak",
    )
    van_het_jaar = lessen.filter(dag__range=(jaar.eerste_dag, jaar.laatste_dag)).order_by()
    return van_het_jaar.values(*sleutels).annotate(
        minuten_geboekt=Sum("minuten"),
        minuten_gegeven=Coalesce(Sum("minuten", filter=GEGEVEN), 0),
        lessen=Count("pk", filter=GEGEVEN),
        kosten=Coalesce(Sum("reeks__prijs", filter=GEGEVEN), Decimal("0.00")),
    )


def _verdeel(rijen: Iterable[dict], naam_van: Callable[[dict], str]) -> list[Lesregel]:
    """The rows by name, the one with most hours first."""
    groepen: dict[str, list[dict]] = {}
    for rij in rijen:
        groepen.setdefault(naam_van(rij), []).append(rij)
    regels = [_tel(naam, groep) for naam, groep in groepen.items()]
    return sorted(regels, key=lambda regel: (-regel.gegeven, -regel.geboekt, regel.naam))


def _tel(naam: str, rijen: Iterable[dict]) -> Lesregel:
    rijen = list(rijen)
    return Lesregel(
        naam=naam,
        geboekt=sum(rij["minuten_geboekt"] for rij in rijen),
        gegeven=sum(rij["minuten_gegeven"] for rij in rijen),
        lessen=sum(rij["lessen"] for rij in rijen),
        scholen=frozenset(rij["reeks__school"] for rij in rijen if rij["lessen"]),
        kosten=sum((rij["kosten"] for rij in rijen), Decimal(0)),
    )


def lesjaren(gebruiker: Gebruiker, vandaag) -> list[Schooljaar]:
    """The school years to choose from, the newest first: those with lessons, and the one of today."""
    dagen = Les.objects.zichtbaar_voor(gebruiker).afgesproken().order_by().dates("dag", "month")
    return sorted({Schooljaar.van(vandaag), *map(Schooljaar.van, dagen)}, reverse=True)
