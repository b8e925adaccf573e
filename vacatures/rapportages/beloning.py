"""What somebody earns: what the board told, else what the collective agreement pays in the scale."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..keuzes import CAO_VAN
from ..models import UREN_PER_FTE, Schaalbedrag, Schaaltabel, Vacature

#: What each scale pays, by agreement and scale.
Bedragen = dict[tuple[str, str], Schaalbedrag]


@dataclass(frozen=True)
class Beloning:
    """From–to, in gross euro a month at a full-time job; `fte` are the smallest and the largest job asked.

    `cao` is "" when these are the board's own amounts; else it names the agreement, and `per` is the day from
    which its table holds.
    """

    laag: Decimal
    hoog: Decimal
    cao: str = ""
    per: date | None = None
    fte: tuple[Decimal, ...] = ()

    @property
    def van_tot(self) -> tuple[Decimal, Decimal]:
        return self.laag, self.hoog

    @property
    def per_omvang(self) -> list[tuple[int, Decimal, Decimal]]:
        """Hours a week, and what is earned for those: of each size of job that is asked and is not full-time."""
        return [
            (round(fte * UREN_PER_FTE), self.laag * fte, self.hoog * fte)
            for fte in sorted(set(self.fte))
            if fte < 1
        ]


def beloningen(vacatures: Iterable[Vacature], dag: date | None = None) -> dict[int, Beloning]:
    """By primary key what each of these vacancies pays on `dag` (default today), as far as it is known.

    One query, and none when all have amounts of their own or no scale.
    """
    alle = list(vacatures)
    bedragen = _bedragen(dag) if any(v.schaal and v.salaris_van is None for v in alle) else {}
    gevonden = ((vacature.pk, _beloning(vacature, bedragen)) for vacature in alle)
    return {pk: beloning for pk, beloning in gevonden if beloning}


def schaalbeloning(sector: str, schaal: str, dag: date | None = None) -> Beloning | None:
    """What a scale pays at a school of this sector on `dag` (default today); None when it is not known."""
    return _van_schaal(sector, schaal, (), _bedragen(dag))


def _bedragen(dag: date | None) -> Bedragen:
    tabellen = Schaaltabel.objects.geldig(dag)
    rijen = Schaalbedrag.objects.filter(tabel__in=tabellen.values("pk")).select_related("tabel")
    return {(rij.tabel.cao, rij.schaal): rij for rij in rijen}


def _beloning(vacature: Vacature, bedragen: Bedragen) -> Beloning | None:
    fte = (vacature.fte_min, vacature.fte_max)
    if vacature.salaris_van is not None:
        return Beloning(vacature.salaris_van, vacature.salaris_tot, fte=fte)
    return _van_schaal(vacature.sector, vacature.schaal, fte, bedragen)


def _van_schaal(sector: str, schaal: str, fte: tuple[Decimal, ...], bedragen: Bedragen) -> Beloning | None:
    rij = bedragen.get((CAO_VAN.get(sector, ""), schaal))
    if rij is None:
        return None
    return Beloning(rij.van, rij.tot, rij.tabel.get_cao_display(), rij.tabel.geldig_vanaf, fte)
