"""What the portal counts itself, from its own rows: the row behind every figure stays known."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from begeleiding.models import Traject
from onderwijsregio.organisaties.models import Gebruiker

from .periode import Periode


@dataclass(frozen=True, order=True)
class Rij:
    """One row that may count: on which day, for which person, at which organisation."""

    dag: date
    pk: int
    persoon: int
    organisatie: int


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
    """A count of the portal: how it fetches its rows, how it shows them, and what it calls its source."""

    haal: Callable[[], list[Rij]]
    toon: Callable[[Iterable[int], Gebruiker, set[str]], list[Getoond]]
    bron: str
    wat: str


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


#: The counts that `Indicator.berekening` can name.
BEREKENINGEN = {
    "zij_instromers_gestart": Berekening(
        haal=_gestarte_trajecten,
        toon=_toon_trajecten,
        bron="Eigen telling van het portaal",
        wat="trajecten die zijn begonnen",
    ),
}
