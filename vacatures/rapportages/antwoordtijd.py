"""How soon a board answers who applies: the median of working days, from sent to the first answer."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.utils import timezone

from onderwijsregio.kern.tijd import werkdagen_tussen
from onderwijsregio.organisaties.models import Organisatie

from ..models import Sollicitatie, Vacature

#: The periods, in days, over which it is measured; a short one first.
KORT, LANG = 90, 365
MINSTENS = 5


@dataclass(frozen=True)
class Antwoordtijd:
    """The median number of working days that applicants waited; None when there are too few to say."""

    naam: str
    dagen: int
    aantal: int
    werkdagen: int | None

    @property
    def in_woorden(self) -> str:
        """The median as one says it, or ""."""
        if self.werkdagen is None:
            return ""
        return {0: "op dezelfde dag", 1: "na 1 werkdag"}.get(self.werkdagen, f"na {self.werkdagen} werkdagen")


def antwoordtijd(
    *,
    organisatie: Organisatie | int | None = None,
    vacature: Vacature | int | None = None,
    dagen: int = KORT,
    tot: datetime | None = None,
) -> Antwoordtijd:
    """The reply time over first answers of the last `dagen` days: of a board, of one vacancy, or of the region.

    An invitation, an offer and a no are answers; a message in between is not. Whoever took the application
    back before an answer is not counted. Half days are rounded up, so that what is published is never less
    than what was measured.
    """
    rijen = _beantwoord(dagen, tot)
    if organisatie is not None:
        rijen = rijen.filter(vacature__organisatie=organisatie)
    if vacature is not None:
        rijen = rijen.filter(vacature=vacature)
    wachttijden = [_wachttijd(*rij) for rij in rijen.values_list("verzonden_op", "eerste_antwoord_op")]
    return _mediaan(str(organisatie or vacature or "De hele regio"), dagen, wachttijden)


def antwoordtijd_om_te_tonen(organisatie: Organisatie | int) -> Antwoordtijd | None:
    """The reply time that stands on a board's vacancies: of 90 days, else of a year, else nothing."""
    nu = timezone.now()
    rijen = _beantwoord(LANG, nu).filter(vacature__organisatie=organisatie)
    rijen = list(rijen.values_list("verzonden_op", "eerste_antwoord_op"))
    recent = [rij for rij in rijen if rij[1] > nu - timedelta(days=KORT)]
    gemeten = ((KORT, recent), (LANG, rijen))
    per_termijn = (
        _mediaan(str(organisatie), dagen, (_wachttijd(*rij) for rij in die)) for dagen, die in gemeten
    )
    return next((een for een in per_termijn if een.werkdagen is not None), None)


def antwoordtijden(dagen: int = LANG, tot: datetime | None = None) -> list[Antwoordtijd]:
    """The reply time of each board that answered somebody, in one query, by name."""
    per_bestuur: dict[str, list[int]] = defaultdict(list)
    velden = ("vacature__organisatie__naam", "verzonden_op", "eerste_antwoord_op")
    for naam, *rij in _beantwoord(dagen, tot).values_list(*velden):
        per_bestuur[naam].append(_wachttijd(*rij))
    return [_mediaan(naam, dagen, per_bestuur[naam]) for naam in sorted(per_bestuur)]


def _beantwoord(dagen: int, tot: datetime | None):
    tot = tot or timezone.now()
    return Sollicitatie.objects.filter(
        eerste_antwoord_op__gt=tot - timedelta(days=dagen), eerste_antwoord_op__lte=tot
    ).order_by()


def _wachttijd(verzonden_op: datetime, beantwoord_op: datetime) -> int:
    return werkdagen_tussen(timezone.localdate(verzonden_op), timezone.localdate(beantwoord_op))


def _mediaan(naam: str, dagen: int, wachttijden: Iterable[int]) -> Antwoordtijd:
    tijden = list(wachttijden)
    midden = math.ceil(median(tijden)) if len(tijden) >= MINSTENS else None
    return Antwoordtijd(naam, dagen, len(tijden), midden)
