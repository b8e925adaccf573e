"""How soon one gets an answer: measured in working hours, published as a median, traced to its rows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.db.models import F, Min
from django.db.models.functions import Coalesce
from django.utils import timezone

from onderwijsregio.kern.aantallen import hoeveel
from onderwijsregio.kern.tijd import WERKDAG, werktijd
from onderwijsregio.organisaties.models import Organisatie, Regio

from ..keuzes import Doorverwijzingstatus
from ..models import Bericht, Doorverwijzing, Vraag

DAGEN = 90
MINSTENS = 5
UUR = timedelta(hours=1)


@dataclass(frozen=True)
class Antwoord:
    """One conversation whose first answer of a person fell in the period.

    `wachttijd` is what the asker waited; `eigen_tijd` counts from the moment that the organisation which
    answered was asked. Both are working hours.
    """

    vraag: int
    wie: str
    organisatie: str
    gesteld_op: datetime
    begon_op: datetime
    beantwoord_op: datetime
    wachttijd: timedelta
    eigen_tijd: timedelta

    @property
    def wachttijd_in_woorden(self) -> str:
        return in_woorden(self.wachttijd)


@dataclass(frozen=True)
class Mediaan:
    """The middle of these waiting times; None as long as there are too few to say something."""

    naam: str
    aantal: int
    tijd: timedelta | None

    @property
    def in_woorden(self) -> str:
        """The median as one says it, or ""."""
        return in_woorden(self.tijd) if self.tijd is not None else ""


@dataclass(frozen=True)
class Antwoordtijd:
    """The reply time of the region, and of each organisation that answered."""

    van: datetime
    tot: datetime
    regio: Mediaan
    organisaties: tuple[Mediaan, ...]
    rijen: tuple[Antwoord, ...]

    @property
    def dagen(self) -> int:
        return (self.tot - self.van).days

    def van_organisatie(self, organisatie: Organisatie) -> Mediaan:
        """The reply time of one organisation; of who did not answer at all there is nothing to say."""
        gemeten = {mediaan.naam: mediaan for mediaan in self.organisaties}
        return gemeten.get(organisatie.naam) or _mediaan(organisatie.naam, [])


def antwoordtijd(tot: datetime | None = None) -> Antwoordtijd:
    """The reply times of the 90 days up to `tot` (or now).

    A conversation counts once: from its first question, also when questions were merged, to the first
    answer of a person. What was asked and answered in one talk was not waited for and is left out.
    """
    tot = tot or timezone.now()
    van = tot - timedelta(days=DAGEN)
    rijen = tuple(sorted(_rijen(van, tot), key=lambda rij: rij.beantwoord_op, reverse=True))
    per_organisatie: dict[str, list[timedelta]] = defaultdict(list)
    for rij in rijen:
        per_organisatie[rij.organisatie].append(rij.eigen_tijd)
    return Antwoordtijd(
        van=van,
        tot=tot,
        regio=_mediaan("De hele regio", [rij.wachttijd for rij in rijen]),
        organisaties=tuple(_mediaan(naam, per_organisatie[naam]) for naam in sorted(per_organisatie)),
        rijen=rijen,
    )


def _mediaan(naam: str, tijden: list[timedelta]) -> Mediaan:
    return Mediaan(naam, len(tijden), median(tijden) if len(tijden) >= MINSTENS else None)


def _rijen(van: datetime, tot: datetime) -> Iterable[Antwoord]:
    eerste = _eerste_antwoorden(van, tot)
    vragen = _eerste_vragen(eerste)
    aangenomen = _aangenomen(eerste)
    namen = dict(Organisatie.objects.values_list("pk", "naam"))
    loket = Regio.objects.values_list("loket__naam", flat=True).first() or "het loket"
    for gesprek, beantwoord_op in eerste.items():
        gesteld_op, wie = vragen[gesprek]
        if beantwoord_op <= gesteld_op:
            continue
        eerder = [rij for rij in aangenomen[gesprek] if rij[0] <= beantwoord_op]
        _, begon_op, organisatie = max(eerder, default=(None, gesteld_op, None), key=lambda rij: rij[0])
        yield Antwoord(
            vraag=gesprek,
            wie=wie,
            organisatie=namen.get(organisatie, loket),
            gesteld_op=gesteld_op,
            begon_op=begon_op,
            beantwoord_op=beantwoord_op,
            wachttijd=werktijd(gesteld_op, beantwoord_op),
            eigen_tijd=werktijd(begon_op, beantwoord_op),
        )


def _eerste_antwoorden(van: datetime, tot: datetime) -> dict[int, datetime]:
    """The moment of the first answer, by conversation, for those that fall in the period."""
    per_gesprek = Bericht.objects.antwoorden().values(gesprek=Coalesce("vraag__samengevoegd_in", "vraag"))
    eerste = per_gesprek.annotate(eerste=Min("op")).filter(eerste__gt=van, eerste__lte=tot)
    return dict(eerste.order_by().values_list("gesprek", "eerste"))


def _eerste_vragen(gesprekken: Iterable[int]) -> dict[int, tuple[datetime, str]]:
    """When each conversation began, and by whom."""
    vragen = Vraag.objects.annotate(gesprek_nr=Coalesce("samengevoegd_in", F("pk"))).filter(
        gesprek_nr__in=list(gesprekken)
    )
    velden = ("gesprek_nr", "gesteld_op", "kandidaat__voornaam", "kandidaat__achternaam")
    rijen = vragen.order_by("-gesteld_op").values_list(*velden)
    return {gesprek: (op, f"{voornaam} {achternaam}".strip()) for gesprek, op, voornaam, achternaam in rijen}


def _aangenomen(gesprekken: Iterable[int]) -> dict[int, list[tuple[datetime, datetime, int]]]:
    """The accepted referrals of each conversation, also when that ended: accepted, offered, and the organisation."""
    gevonden = defaultdict(list)
    rijen = (
        Doorverwijzing.objects.filter(
            status__in=[Doorverwijzingstatus.AANGENOMEN, Doorverwijzingstatus.BEEINDIGD]
        )
        .annotate(gesprek=Coalesce("vraag__samengevoegd_in", "vraag"))
        .filter(gesprek__in=list(gesprekken))
    )
    for gesprek, *rij in rijen.values_list("gesprek", "beantwoord_op", "aangeboden_op", "naar__organisatie"):
        gevonden[gesprek].append(tuple(rij))
    return gevonden


def in_woorden(tijd: timedelta) -> str:
    """Working time as one says it: in hours up to a working day, in working days after that."""
    if tijd < UUR:
        return hoeveel(-(-tijd // timedelta(minutes=1)), "minuut", "minuten")
    if tijd <= WERKDAG:
        return f"{_half(tijd / UUR)} uur"
    dagen = _half(tijd / WERKDAG)
    return f"{dagen} werkdag" if dagen in ("1", "1,5") else f"{dagen} werkdagen"


def _half(aantal: float) -> str:
    """Rounded up to a half, so that what is published is never less than what was measured."""
    half = -(-aantal * 2 // 1) / 2
    return f"{half:g}".replace(".", ",")
