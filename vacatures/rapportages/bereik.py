"""What a vacancy brought: how often it was looked at, kept and applied for, and how soon people had an answer."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from onderwijsregio.kern.tijd import werkdagen_tussen

from ..keuzes import Uitkomst
from ..models import BewaardeVacature, Sollicitatie, Vacature, Vacaturedag


@dataclass(frozen=True)
class Bereik:
    """The reach of one vacancy. `antwoordtijd` is the median in working days, None when nobody had an answer yet."""

    vacature: Vacature
    bekeken: int
    bewaard: int
    sollicitaties: int
    antwoordtijd: float | None

    @property
    def dagen_online(self) -> int:
        """How many days people could read it, today included."""
        eind = self.vacature.gesloten_op or timezone.now()
        begin = timezone.localdate(self.vacature.gepubliceerd_op)
        return (timezone.localdate(eind) - begin).days + 1


def _aantal(vragen: QuerySet, wat=None):
    """Subquery: a count (or another aggregate) of the rows of `vragen` that hang on the vacancy."""
    per_vacature = vragen.filter(vacature=OuterRef("pk")).order_by().values("vacature")
    return Coalesce(Subquery(per_vacature.annotate(n=wat or Count("pk")).values("n")), 0)


def bereik(vacatures: QuerySet) -> list[Bereik]:
    """The reach of each of these vacancies that was ever on the website, the newest first. Three queries."""
    rijen = list(
        vacatures.filter(gepubliceerd_op__isnull=False)
        .select_related("school")
        .annotate(
            bekeken=_aantal(Vacaturedag.objects.all(), Sum("bekeken")),
            aantal_bewaard=_aantal(BewaardeVacature.objects.all()),
            reacties=_aantal(Sollicitatie.objects.all()),
        )
        .order_by("-gepubliceerd_op", "-pk")
    )
    tijden = _antwoordtijden([rij.pk for rij in rijen])
    return [Bereik(rij, rij.bekeken, rij.aantal_bewaard, rij.reacties, tijden.get(rij.pk)) for rij in rijen]


def _antwoordtijden(vacatures: list[int]) -> dict[int, float]:
    """The median number of working days to the first answer, for each vacancy with one: HR knows who they are."""
    beantwoord = Sollicitatie.objects.filter(vacature__in=vacatures, eerste_antwoord_op__isnull=False)
    gewacht = defaultdict(list)
    for vacature, van, tot in beantwoord.order_by().values_list(
        "vacature", "verzonden_op", "eerste_antwoord_op"
    ):
        gewacht[vacature].append(werkdagen_tussen(timezone.localdate(van), timezone.localdate(tot)))
    return {vacature: median(dagen) for vacature, dagen in gewacht.items()}


@dataclass(frozen=True)
class Jaarbereik:
    """What the vacancies of a board brought that were on the website between two days."""

    vacatures: int
    bekeken: int
    bewaard: int
    sollicitaties: int
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


def jaarbereik(vacatures: QuerySet, *, van: date, tot: date) -> Jaarbereik:
    """Over the vacancies that were on the website on any day from `van` up to and including `tot`."""
    online = vacatures.filter(gepubliceerd_op__date__lte=tot).exclude(gesloten_op__date__lt=van)
    regels = bereik(online)
    per_uitkomst: dict[str, int] = {}
    for regel in regels:
        if uitkomst := regel.vacature.uitkomst:
            per_uitkomst[uitkomst] = per_uitkomst.get(uitkomst, 0) + 1
    return Jaarbereik(
        vacatures=len(regels),
        bekeken=sum(regel.bekeken for regel in regels),
        bewaard=sum(regel.bewaard for regel in regels),
        sollicitaties=sum(regel.sollicitaties for regel in regels),
        per_uitkomst=per_uitkomst,
        regels=regels,
    )
