"""What the portal counts itself, from its own rows: the row behind every figure stays known."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from begeleiding.models import Traject
from onderwijsregio.organisaties.models import Gebruiker
from vacatures.models import Les

from .periode import Periode
from .uitkomst import TIENDE


@dataclass(frozen=True, order=True)
class Rij:
    """One row that may count: on which day, for which person (or school), at which organisation, and how much."""

    dag: date
    pk: int
    persoon: int
    organisatie: int
    hoeveel: int = 1


@dataclass(frozen=True)
class Getoond:
    """A row as a reader may see it: without name for who may not see the row itself."""

    nummer: int
    dag: date
    bestuur: str = ""
    school: str = ""
    naam: str = ""
    url: str = ""


@dataclass(frozen=True)
class Berekening:
    """A count of the portal: how it fetches its rows, how it shows them, and what it calls its source.

    The rows add up to `hoeveel`, divided by `deel_door` (minutes to hours, in tenths). Of `personen` small
    numbers per organisation are hidden. `dag` and `naam` head the columns of the rows.
    """

    haal: Callable[[], list[Rij]]
    toon: Callable[[Iterable[int], Gebruiker, set[str]], list[Getoond]]
    bron: str
    wat: str
    deel_door: int = 1
    personen: bool = True
    dag: str = "Begonnen op"
    naam: str = "Naam"

    def som(self, rijen: Iterable[Rij]) -> Decimal:
        """What these rows add up to."""
        totaal = Decimal(sum(rij.hoeveel for rij in rijen))
        return totaal if self.deel_door == 1 else (totaal / self.deel_door).quantize(TIENDE, ROUND_HALF_UP)


def tel(rijen: Iterable[Rij], periode: Periode, peildatum: date) -> list[Rij]:
    """The rows of `periode` up to and including `peildatum`; of each person only the first."""
    tot_en_met = min(periode.tot_en_met, peildatum)
    eerste: dict[int, Rij] = {}
    for rij in sorted(rijen):
        if periode.van <= rij.dag <= tot_en_met:
            eerste.setdefault(rij.persoon, rij)
    return list(eerste.values())


def _gestarte_trajecten() -> list[Rij]:
    """Every traject of the route zij-instroom that ever began; whoever stopped later did begin."""
    velden = ("start_op", "pk", "kandidaat", "school__bestuur")
    return [Rij(*waarden) for waarden in Traject.objects.zij_instroom().values_list(*velden)]


def _toon_trajecten(pks: Iterable[int], gebruiker: Gebruiker, verborgen: set[str]) -> list[Getoond]:
    """Trajects in order of their start. `verborgen` are the names of boards too small to be named."""
    trajecten = Traject.objects.filter(pk__in=pks).select_related("kandidaat", "school__bestuur")
    eigen = set(Traject.objects.zichtbaar_voor(gebruiker).filter(pk__in=pks).values_list("pk", flat=True))
    return [
        _toon_traject(nummer, traject, traject.pk in eigen, str(traject.school.bestuur) in verborgen)
        for nummer, traject in enumerate(trajecten.order_by("start_op", "pk"), start=1)
    ]


def _toon_traject(nummer: int, traject: Traject, eigen: bool, verborgen: bool) -> Getoond:
    if not eigen and verborgen:
        return Getoond(nummer, traject.start_op)
    persoon = {"naam": traject.kandidaat.naam, "url": traject.get_absolute_url()} if eigen else {}
    school = traject.school
    return Getoond(nummer, traject.start_op, bestuur=str(school.bestuur), school=str(school), **persoon)


def _gegeven_lessen() -> list[Rij]:
    """Every lesson from outside of which school and provider both say that it was given, in minutes."""
    velden = ("dag", "pk", "pk", "reeks__school__bestuur", "minuten")
    return [Rij(*waarden) for waarden in Les.objects.gegeven().values_list(*velden)]


def _scholen_met_lessen() -> list[Rij]:
    """The same lessons, of each school one: the school is what counts once."""
    velden = ("dag", "pk", "reeks__school", "reeks__school__bestuur")
    return [Rij(*waarden) for waarden in Les.objects.gegeven().values_list(*velden)]


def _toon_lessen(pks: Iterable[int], gebruiker: Gebruiker, verborgen: set[str]) -> list[Getoond]:
    """Lessons in order of their day. They are no persons: nothing is hidden but the way to who may not go there."""
    lessen = Les.objects.filter(pk__in=pks).select_related("reeks__aanbod", "reeks__school__bestuur")
    eigen = set(Les.objects.zichtbaar_voor(gebruiker).filter(pk__in=pks).values_list("pk", flat=True))
    return [
        Getoond(
            nummer,
            les.dag,
            bestuur=str(les.reeks.school.bestuur),
            school=str(les.reeks.school),
            naam=f"{les.reeks.aanbod}, {les.duur}",
            url=les.reeks.get_absolute_url() if les.pk in eigen else "",
        )
        for nummer, les in enumerate(lessen.order_by("dag", "van", "pk"), start=1)
    ]


#: The counts that `Indicator.berekening` can name.
BEREKENINGEN = {
    "zij_instromers_gestart": Berekening(
        haal=_gestarte_trajecten,
        toon=_toon_trajecten,
        bron="Eigen telling van het portaal",
        wat="trajecten die zijn begonnen",
    ),
    "lesuren_van_buiten": Berekening(
        haal=_gegeven_lessen,
        toon=_toon_lessen,
        bron="Eigen telling van het portaal",
        wat="uren van lessen die volgens school en aanbieder zijn gegeven",
        deel_door=60,
        personen=False,
        dag="Dag",
        naam="Les",
    ),
    "scholen_met_lessen_van_buiten": Berekening(
        haal=_scholen_met_lessen,
        toon=_toon_lessen,
        bron="Eigen telling van het portaal",
        wat="scholen waar lessen van buiten zijn gegeven, met de eerste les van elke school",
        personen=False,
        dag="Eerste les",
        naam="Les",
    ),
}
