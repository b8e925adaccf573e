"""What a vacancy brought: how often it was looked at, kept and applied for, and how soon people had an answer.

What happened before it was counted is not measured, which is not the same as zero.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median

from django.db import connection
from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from onderwijsregio.kern.tijd import werkdagen_tussen
from onderwijsregio.organisaties.models import Organisatie

from ..keuzes import Uitkomst
from ..models import BewaardeVacature, Sollicitatie, Vacature, Vacaturedag
from .antwoordtijd import Antwoordtijd, antwoordtijd

EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Bereik:
    """The reach of one vacancy in the days `van` up to and including `tot` that it was on the website.

    A count is None when it was not counted yet in those days. `bewaard` is how many accounts, and how many browsers
    without one, kept it in those days and still do. `antwoordtijd` is the median in working days, None when nobody
    had an answer in that time.
    """

    vacature: Vacature
    van: date
    tot: date
    bekeken: int | None
    bewaard: int | None
    sollicitaties: int | None
    antwoordtijd: float | None

    @property
    def dagen_online(self) -> int:
        """How many days people could read it."""
        return (self.tot - self.van).days + 1


def bereik(vacatures: QuerySet, *, van: date = date.min, tot: date | None = None) -> list[Bereik]:
    """The reach of each of these vacancies that was ever on the website, the newest first.

    What happened from `van` up to and including `tot` (default: ever, until today). Three queries.
    """
    tot = tot or timezone.localdate()
    dagen = Vacaturedag.objects.filter(dag__range=(van, tot))
    rijen = list(
        vacatures.filter(gepubliceerd_op__isnull=False)
        .select_related("school")
        .annotate(
            bekeken=_aantal(dagen, Sum("bekeken")),
            aantal_bewaard=_aantal(_tussen(BewaardeVacature.objects, "op", van, tot))
            + _aantal(dagen, Sum("bewaard")),
            reacties=_aantal(_tussen(Sollicitatie.objects, "verzonden_op", van, tot)),
        )
        .order_by("-gepubliceerd_op", "-pk")
    )
    tijden, geteld_vanaf = _antwoordtijden([rij.pk for rij in rijen], van, tot), _geteld_vanaf()
    return [_bereik(rij, van, tot, geteld_vanaf, tijden.get(rij.pk)) for rij in rijen]


def _tussen(rijen, veld: str, van: date, tot: date) -> QuerySet:
    """The rows whose moment lies on one of these days."""
    begin = {} if van == date.min else {f"{veld}__gte": _middernacht(van)}
    return rijen.filter(**begin, **{f"{veld}__lt": _middernacht(tot + EEN_DAG)})


def _middernacht(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time.min))


def _aantal(vragen: QuerySet, wat=None):
    """Subquery: a count (or another aggregate) of the rows of `vragen` that hang on the vacancy."""
    per_vacature = vragen.filter(vacature=OuterRef("pk")).order_by().values("vacature")
    return Coalesce(Subquery(per_vacature.annotate(n=wat or Count("pk")).values("n")), 0)


def _geteld_vanaf() -> tuple[date, date, date]:
    """Since when the portal counts views, saves and applications: the first of each, or today."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT min(dag) FILTER (WHERE bekeken > 0), min(dag) FILTER (WHERE bewaard > 0), "
            "(SELECT min(op) FROM vacatures_bewaardevacature), (SELECT min(verzonden_op) FROM vacatures_sollicitatie) "
            "FROM vacatures_vacaturedag"
        )
        bekeken, browsers, accounts, sollicitaties = map(_als_dag, cursor.fetchone())
        return bekeken, min(browsers, accounts), sollicitaties


def _als_dag(moment: datetime | date | None) -> date:
    if moment is None:
        return timezone.localdate()
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment


def _bereik(
    rij: Vacature, van: date, tot: date, geteld_vanaf: tuple[date, date, date], gewacht: float | None
) -> Bereik:
    begin = max(timezone.localdate(rij.gepubliceerd_op), van)
    dicht = timezone.localdate(rij.gesloten_op) if rij.gesloten_op else tot
    eind = max(min(dicht, rij.sluit_op, tot), begin)
    geteld = zip((rij.bekeken, rij.aantal_bewaard, rij.reacties), geteld_vanaf, strict=True)
    return Bereik(rij, begin, eind, *(n if eind >= sinds else None for n, sinds in geteld), gewacht)


def _antwoordtijden(vacatures: list[int], van: date, tot: date) -> dict[int, float]:
    """The median number of working days to the first answer, for each vacancy with one: HR knows who they are."""
    beantwoord = _tussen(Sollicitatie.objects.filter(vacature__in=vacatures), "eerste_antwoord_op", van, tot)
    gewacht = defaultdict(list)
    for vacature, verzonden, antwoord in beantwoord.order_by().values_list(
        "vacature", "verzonden_op", "eerste_antwoord_op"
    ):
        dagen = werkdagen_tussen(timezone.localdate(verzonden), timezone.localdate(antwoord))
        gewacht[vacature].append(dagen)
    return {vacature: median(dagen) for vacature, dagen in gewacht.items()}


@dataclass(frozen=True)
class Jaarbereik:
    """What happened between two days to the vacancies of a board that were on the website then.

    A count is None when it was not counted yet. `mensen` is how many people sent those applications.
    `bekeken_vanaf` is set when views were counted during a part of the time only. `antwoordtijd` is that of the
    whole board, over the answers that it gave in this time.
    """

    vacatures: int
    bekeken: int | None
    bekeken_vanaf: date | None
    bewaard: int | None
    sollicitaties: int | None
    mensen: int
    antwoordtijd: Antwoordtijd
    per_uitkomst: dict[str, int]
    regels: list[Bereik]

    @property
    def aandeel_vervuld(self) -> float | None:
        """Filled ones as a share (0–1) of those that closed; None when none did."""
        vervuld = self.per_uitkomst.get(Uitkomst.VERVULD_LOKET, 0) + self.per_uitkomst.get(
            Uitkomst.VERVULD_ELDERS, 0
        )
        gesloten = sum(self.per_uitkomst.values())
        return vervuld / gesloten if gesloten else None


def jaarbereik(vacatures: QuerySet, *, organisatie: Organisatie, van: date, tot: date) -> Jaarbereik:
    """What happened from `van` up to and including `tot` to the vacancies that were on the website then.

    `vacatures` are those of `organisatie`. A vacancy that stood there over two years is in both, each with what
    happened in that year.
    """
    online = vacatures.filter(gepubliceerd_op__lt=_middernacht(tot + EEN_DAG), sluit_op__gte=van)
    online = online.exclude(gesloten_op__lt=_middernacht(van))
    regels = bereik(online, van=van, tot=tot)
    gesloten = [regel.vacature for regel in regels if regel.vacature.gesloten_op]
    op_tijd = [rij for rij in gesloten if timezone.localdate(rij.gesloten_op) <= tot]
    sinds = _geteld_vanaf()[0]
    reacties = _tussen(Sollicitatie.objects.filter(vacature__in=online), "verzonden_op", van, tot)
    laatste = _middernacht(tot + EEN_DAG) - timedelta(microseconds=1)
    return Jaarbereik(
        vacatures=len(regels),
        bekeken=_som(regel.bekeken for regel in regels),
        bekeken_vanaf=sinds if van < sinds <= tot else None,
        bewaard=_som(regel.bewaard for regel in regels),
        sollicitaties=_som(regel.sollicitaties for regel in regels),
        mensen=reacties.aggregate(n=Count("kandidaat", distinct=True))["n"],
        antwoordtijd=antwoordtijd(organisatie=organisatie, dagen=(tot - van).days + 1, tot=laatste),
        per_uitkomst=dict(Counter(rij.uitkomst for rij in op_tijd)),
        regels=regels,
    )


def _som(aantallen) -> int | None:
    """Of what was counted; None when nothing was."""
    geteld = [aantal for aantal in aantallen if aantal is not None]
    return sum(geteld) if geteld else None
