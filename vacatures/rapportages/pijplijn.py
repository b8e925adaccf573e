"""Where the applicants of vacancies are: counts by stage."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from ..keuzes import FASEN
from ..models import Sollicitatie, Vacature


@dataclass(frozen=True)
class Fasecijfer:
    """How many applications are in one stage."""

    code: str
    naam: str
    aantal: int


@dataclass(frozen=True)
class Pijplijn:
    """The applications of one vacancy, by stage in order; each stage is there, also an empty one."""

    fasen: tuple[Fasecijfer, ...]

    @property
    def totaal(self) -> int:
        return sum(fase.aantal for fase in self.fasen)

    def aantal(self, status: str) -> int:
        """How many are in this stage."""
        return next(fase.aantal for fase in self.fasen if fase.code == status)


def pijplijn(vacature: Vacature | int) -> Pijplijn:
    """The stages of one vacancy."""
    pk = vacature if isinstance(vacature, int) else vacature.pk
    return pijplijnen([pk])[pk]


def pijplijnen(vacatures: Iterable[int]) -> dict[int, Pijplijn]:
    """The stages of several vacancies by their number, in one query."""
    pks = list(vacatures)
    geteld: dict[int, dict[str, int]] = defaultdict(dict)
    rijen = Sollicitatie.objects.filter(vacature__in=pks).order_by().values_list("vacature", "status")
    for vacature, status, aantal in rijen.annotate(Count("pk")):
        geteld[vacature][status] = aantal
    return {
        pk: Pijplijn(tuple(Fasecijfer(code, naam, geteld[pk].get(code, 0)) for code, naam in FASEN.items()))
        for pk in pks
    }
