"""How many people let themselves be mailed, and how many mails that gave. Not what they look for."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, Sum
from django.db.models.functions import TruncMonth

from ..keuzes import Frequentie, Opdrachtstatus
from ..models import Alertdag, Zoekopdracht

MAANDEN = 12


@dataclass(frozen=True)
class Alertmaand:
    """One month: searches confirmed and stopped, mails written, and vacancies that stood in them."""

    maand: date
    nieuw: int
    gestopt: int
    mails: int
    vacatures: int


@dataclass(frozen=True)
class Alertstand:
    """Saved searches of this moment: active ones by how often they mail, on hold, not confirmed yet; and by month."""

    actief: int
    per_frequentie: dict[str, int]
    pauze: int
    onbevestigd: int
    maanden: list[Alertmaand]


def alertstand() -> Alertstand:
    """The figures of saved searches. Counts of somebody who stopped stay in the months; the search is gone."""
    S = Opdrachtstatus
    geteld = Zoekopdracht.objects.aggregate(
        pauze=Count("pk", Q(status=S.PAUZE)),
        onbevestigd=Count("pk", Q(status=S.ONBEVESTIGD)),
        **{f: Count("pk", Q(status=S.ACTIEF, frequentie=f)) for f in Frequentie.values},
    )
    per_frequentie = {frequentie.label: geteld[frequentie.value] for frequentie in Frequentie}
    sommen = {naam: Sum(naam) for naam in ("nieuw", "gestopt", "mails", "vacatures")}
    maanden = Alertdag.objects.order_by().annotate(maand=TruncMonth("dag")).values("maand").annotate(**sommen)
    return Alertstand(
        actief=sum(per_frequentie.values()),
        per_frequentie=per_frequentie,
        pauze=geteld["pauze"],
        onbevestigd=geteld["onbevestigd"],
        maanden=[Alertmaand(**rij) for rij in maanden.order_by("-maand")[:MAANDEN]],
    )
