"""Why boards say no: counted per board, and for the region without what could point at a person."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from onderwijsregio.organisaties.keuzes import Meetstatus
from onderwijsregio.organisaties.models import Organisatie

from ..keuzes import Afwijsreden, Sollicitatiestatus
from ..models import Sollicitatie

DAGEN = 365
#: Fewer than this are not told of the region.
ONDERGRENS = 5


@dataclass(frozen=True)
class Aantal:
    """How often; or that it was too seldom to tell."""

    status: str
    waarde: int | None

    def __str__(self):
        return "minder dan 5" if self.status == Meetstatus.ONDERDRUKT else str(self.waarde)


@dataclass(frozen=True)
class Redencijfer:
    """One reason: how often the own board gave it (None without a board), and how often the region did."""

    code: str
    reden: str
    bestuur: int | None
    regio: Aantal


@dataclass(frozen=True)
class Afwijsredenen:
    """The reasons of the answers between two moments, the most frequent ones of the region first."""

    van: datetime
    tot: datetime
    rijen: tuple[Redencijfer, ...]
    bestuur: int | None
    regio: Aantal


def afwijsredenen(
    *, organisatie: Organisatie | int | None = None, dagen: int = DAGEN, tot: datetime | None = None
) -> Afwijsredenen:
    """The reasons that boards gave over the last `dagen` days, of this board beside those of the region.

    What the region gave less than five times is suppressed; when that is one reason alone, the next smallest
    is as well, because the total would give the first away. Answers from before a reason was asked do not count.
    """
    tot = tot or timezone.now()
    van = tot - timedelta(days=dagen)
    gezegd = Sollicitatie.objects.filter(
        status=Sollicitatiestatus.AFGEWEZEN,
        reden__in=Afwijsreden.values,
        beantwoord_op__gt=van,
        beantwoord_op__lte=tot,
    )
    eigen = Q(vacature__organisatie=organisatie) if organisatie is not None else Q(pk__in=[])
    geteld = gezegd.order_by().values("reden").annotate(n=Count("pk"), eigen=Count("pk", filter=eigen))
    per_reden = {rij["reden"]: (rij["n"], rij["eigen"]) for rij in geteld}
    verborgen = te_verbergen({reden: n for reden, (n, _) in per_reden.items()})
    rijen = [
        Redencijfer(
            code=code,
            reden=str(naam),
            bestuur=per_reden.get(code, (0, 0))[1] if organisatie is not None else None,
            regio=_aantal(per_reden.get(code, (0, 0))[0], code in verborgen),
        )
        for code, naam in Afwijsreden.choices
    ]
    totaal = sum(n for n, _ in per_reden.values())
    return Afwijsredenen(
        van=van,
        tot=tot,
        rijen=tuple(sorted(rijen, key=lambda rij: -(rij.regio.waarde or 0))),
        bestuur=sum(n for _, n in per_reden.values()) if organisatie is not None else None,
        regio=_aantal(totaal, 0 < totaal < ONDERGRENS),
    )


def te_verbergen(aantallen: dict[str, int]) -> set[str]:
    """The keys whose number must not be told: the small ones, and one more when a total would give it away."""
    klein = {sleutel for sleutel, n in aantallen.items() if 0 < n < ONDERGRENS}
    rest = sorted((n, sleutel) for sleutel, n in aantallen.items() if n >= ONDERGRENS)
    if len(klein) == 1 and rest:
        klein.add(rest[0][1])
    return klein


def _aantal(n: int, verborgen: bool) -> Aantal:
    return Aantal(Meetstatus.ONDERDRUKT, None) if verborgen else Aantal(Meetstatus.GEMETEN, n)
