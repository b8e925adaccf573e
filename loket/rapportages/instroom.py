"""How many wait in which step of a route, how many get through, and how many drop out before the start."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Count, F, Min, Q
from django.utils import timezone

from onderwijsregio.kern.tijd import Schooljaar

from ..keuzes import Kandidaatstatus, Routeaanmeldingstatus, Routestapstatus, Uitstapreden
from ..models import Exitgesprek, Processtap, Route, Routeaanmelding

#: What the region allows: at most one in ten of those who applied.
NORM = Decimal(10)


@dataclass(frozen=True)
class Stand:
    """One step of a route today: who waits there."""

    stap: Processtap
    wachten: int
    langst_sinds: datetime | None
    te_laat: int

    @property
    def langste_dagen(self) -> int:
        """For how many days the first of them has been waiting."""
        return (timezone.now() - self.langst_sinds).days if self.langst_sinds else 0


@dataclass(frozen=True)
class Trede:
    """One step of the funnel: how many of those who began in a period came here, and got through."""

    stap: Processtap
    gekomen: int
    gedaan: int
    hier_nu: int
    uitgestapt: int
    afgewezen: int


@dataclass(frozen=True)
class Uitvalrij:
    """One application that the figure counts; `reden` and `terugkomen` as the exit interview has them."""

    aanmelding: Routeaanmelding
    ingediend_op: date
    uitgestapt_op: date | None = None
    stap: str = ""
    reden: str = ""
    terugkomen: str = ""

    @property
    def is_uitval(self) -> bool:
        return self.uitgestapt_op is not None


@dataclass(frozen=True)
class Uitval:
    """Drop-out before the start, of who applied in a period: numerator, denominator and their rows."""

    van: date
    tot_en_met: date
    rijen: tuple[Uitvalrij, ...]

    @property
    def noemer(self) -> int:
        """Everybody who sent an application in the period."""
        return len(self.rijen)

    @property
    def teller(self) -> int:
        """Those of them who stepped out since, before a traject or job began."""
        return sum(rij.is_uitval for rij in self.rijen)

    @property
    def percentage(self) -> Decimal | None:
        """With one decimal; None when nobody applied: then there is nothing to compute."""
        if not self.noemer:
            return None
        return (Decimal(100 * self.teller) / self.noemer).quantize(Decimal("0.1"), ROUND_HALF_UP)

    @property
    def voldoet(self) -> bool | None:
        """Whether it stays within what the region allows, told without rounding."""
        return 100 * self.teller <= NORM * self.noemer if self.noemer else None

    @property
    def redenen(self) -> list[tuple[str, int]]:
        """Reasons with how often they were given, the most frequent first."""
        gegeven = [rij.reden for rij in self.rijen if rij.is_uitval]
        aantallen = [(reden, gegeven.count(reden)) for reden in Uitstapreden.labels]
        return sorted(((r, n) for r, n in aantallen if n), key=lambda paar: -paar[1])


def _tussen(van: date, tot_en_met: date) -> tuple[datetime, datetime]:
    begin = timezone.make_aware(datetime.combine(van, time.min))
    return begin, timezone.make_aware(datetime.combine(tot_en_met, time.max))


def uitval(periode: Schooljaar, route: Route | None = None) -> Uitval:
    """Drop-out of everybody who sent an application in this school year, to this route or to any.

    Who was not admitted is in the denominator and did not drop out. An application that was never sent is
    in neither.
    """
    begin, einde = _tussen(periode.eerste_dag, periode.laatste_dag)
    rijen = Routeaanmelding.objects.filter(ingediend_op__range=(begin, einde)).exclude(
        Q(status=Routeaanmeldingstatus.CONCEPT) | Q(exitgesprek__was=Routeaanmeldingstatus.CONCEPT)
    )
    if route:
        rijen = rijen.filter(route=route)
    rijen = rijen.select_related("kandidaat", "route", "exitgesprek__stap__stap")
    geteld = tuple(_uitvalrij(rij) for rij in rijen.order_by("ingediend_op", "pk"))
    return Uitval(periode.eerste_dag, periode.laatste_dag, geteld)


def _uitvalrij(rij: Routeaanmelding) -> Uitvalrij:
    op = timezone.localdate(rij.ingediend_op)
    exit_ = getattr(rij, "exitgesprek", None)
    if exit_ is None:
        return Uitvalrij(rij, op)
    stapte_uit = rij.status == Routeaanmeldingstatus.INGETROKKEN
    return Uitvalrij(
        aanmelding=rij,
        ingediend_op=op,
        uitgestapt_op=timezone.localdate(exit_.op) if stapte_uit else None,
        stap=_bij_stap(exit_) if stapte_uit else "",
        reden=exit_.get_reden_display(),
        terugkomen=exit_.get_terugkomen_display(),
    )


def _bij_stap(exit_: Exitgesprek) -> str:
    return exit_.stap.stap.naam if exit_.stap else "na de toelating"


def overzicht(route: Route) -> list[Stand]:
    """Every step of the route with who waits there now; resting and closed candidates wait nowhere."""
    wacht = Q(gezet__status=Routestapstatus.NU, gezet__aanmelding__kandidaat__status=Kandidaatstatus.ACTIEF)
    stappen = route.processtappen.annotate(
        wachten=Count("gezet", filter=wacht),
        langst=Min("gezet__sinds", filter=wacht),
        laat=Count("gezet", filter=wacht & Q(gezet__uiterlijk__lt=timezone.localdate())),
    ).filter(Q(actief=True) | Q(wachten__gt=0))
    return [Stand(rij, rij.wachten, rij.langst, rij.laat) for rij in stappen.order_by("volgorde", "pk")]


def trechter(route: Route, periode: Schooljaar) -> list[Trede]:
    """The funnel of who began with this route in the school year, sent or not, with steps of the portal."""
    tussen = _tussen(periode.eerste_dag, periode.laatste_dag)
    in_periode = Q(gezet__aanmelding__ingediend_op__range=tussen)
    gekomen = in_periode & Q(gezet__status__in=[Routestapstatus.NU, Routestapstatus.GEDAAN])
    stappen = route.processtappen.annotate(
        gekomen=Count("gezet", filter=gekomen | (in_periode & Q(gezet__sinds__isnull=False))),
        gedaan=Count("gezet", filter=in_periode & Q(gezet__status=Routestapstatus.GEDAAN)),
        hier=Count("gezet", filter=in_periode & Q(gezet__status=Routestapstatus.NU)),
    ).filter(gekomen__gt=0)
    weg = _uitgestapt_per_stap(route, tussen)
    return [
        Trede(
            stap=rij,
            gekomen=rij.gekomen,
            gedaan=rij.gedaan,
            hier_nu=rij.hier,
            uitgestapt=weg.get(rij.pk, 0),
            afgewezen=rij.gekomen - rij.gedaan - rij.hier - weg.get(rij.pk, 0),
        )
        for rij in stappen.order_by("volgorde", "pk")
    ]


def _uitgestapt_per_stap(route: Route, tussen: tuple[datetime, datetime]) -> dict[int, int]:
    exits = Exitgesprek.objects.filter(
        aanmelding__route=route,
        aanmelding__status=Routeaanmeldingstatus.INGETROKKEN,
        aanmelding__ingediend_op__range=tussen,
        stap__isnull=False,
    )
    return dict(
        exits.values(processtap=F("stap__stap")).annotate(n=Count("pk")).values_list("processtap", "n")
    )
