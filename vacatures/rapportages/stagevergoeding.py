"""What students get: by kind, and where that is another amount than the region agreed. Screen and export use it.

Nothing (0) and not told are not the same, here neither.
"""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from onderwijsregio.organisaties.models import School

from ..acties.stagevergoeding import afwijkingen_van, bedragafspraken
from ..keuzes import Aanbodstatus, Opleidingssoort
from ..models import Stagejaar, Stageplaats


@dataclass(frozen=True)
class Vergoeding:
    """The allowance at places of one kind at one school in one period.

    `bedrag` in euro a month, None when nobody told. `afgesproken` is what the region agreed for them, empty without
    an agreement; `wijkt_af` when `bedrag` is another amount than one of these.
    """

    plaats: Stageplaats
    afgesproken: tuple[Decimal, ...]
    wijkt_af: bool

    @property
    def bedrag(self) -> Decimal | None:
        return self.plaats.vergoeding

    @property
    def is_bevestigd(self) -> bool:
        return self.plaats.aanbod.status == Aanbodstatus.BEVESTIGD


@dataclass(frozen=True)
class PerSoort:
    """How many places of a kind have which allowance.

    `laagste` and `hoogste` in euro a month, None when none is known.
    """

    naam: str
    plaatsen: int
    met: int
    zonder: int
    onbekend: int
    wijkt_af: int
    laagste: Decimal | None
    hoogste: Decimal | None


@dataclass(frozen=True)
class Vergoedingen:
    """Each place that is offered, and the same by kind of student."""

    regels: tuple[Vergoeding, ...]
    per_soort: tuple[PerSoort, ...]

    @property
    def afwijkingen(self) -> list[Vergoeding]:
        return [regel for regel in self.regels if regel.wijkt_af]


def stagevergoedingen(jaar: Stagejaar, scholen: QuerySet[School]) -> Vergoedingen:
    """The allowances of this year at these schools, also in drafts; rows with 0 places are left out. Two queries."""
    afspraken = bedragafspraken()
    plaatsen = Stageplaats.objects.filter(aanbod__jaar=jaar, aanbod__school__in=scholen, plaatsen__gt=0)
    plaatsen = plaatsen.select_related("aanbod__school__bestuur", "periode")
    volgorde = (
        "aanbod__school__bestuur__naam",
        "aanbod__school__naam",
        "aanbod",
        "periode__van",
        "soort",
        "vak",
    )
    regels = tuple(_regel(plaats, afspraken) for plaats in plaatsen.order_by(*volgorde))
    per_soort = defaultdict(list)
    for regel in regels:
        per_soort[regel.plaats.soort].append(regel)
    namen = [(code, naam) for code, naam in Opleidingssoort.choices if code in per_soort]
    return Vergoedingen(regels, tuple(_tel(naam, per_soort[code]) for code, naam in namen))


def _regel(plaats: Stageplaats, afspraken: list) -> Vergoeding:
    erover = [afspraak for afspraak in afspraken if afspraak.gaat_over_stage(plaats)]
    afgesproken = tuple(sorted({afspraak.bedrag for afspraak in erover}))
    return Vergoeding(plaats, afgesproken, bool(afwijkingen_van(plaats, erover)))


def _tel(naam: str, regels: list[Vergoeding]) -> PerSoort:
    bekend = [regel.bedrag for regel in regels if regel.bedrag is not None]
    return PerSoort(
        naam=naam,
        plaatsen=_plaatsen(regels),
        met=_plaatsen(regel for regel in regels if regel.bedrag),
        zonder=_plaatsen(regel for regel in regels if regel.bedrag == 0),
        onbekend=_plaatsen(regel for regel in regels if regel.bedrag is None),
        wijkt_af=_plaatsen(regel for regel in regels if regel.wijkt_af),
        laagste=min(bekend, default=None),
        hoogste=max(bekend, default=None),
    )


def _plaatsen(regels) -> int:
    return sum(regel.plaats.plaatsen for regel in regels)
