"""What an event brought about: who came, who became a candidate, what it cost, what people thought."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Avg, Count, Exists, OuterRef, Q, Subquery
from django.utils import timezone

from ..keuzes import Aanmeldstatus, Wijzer
from ..models import Aanmelding, Evaluatie, Evenement, Kandidaat

GENOEG = 5  # answers; with fewer somebody could be recognised


@dataclass(frozen=True)
class Resultaat:
    """The outcome of one event. None is "not known": nobody noted at the door, no bill, no visitors.

    `cijfer` is what people thought of it on average, from five evaluations on.
    """

    evenement: Evenement
    bezet: int
    wachtend: int
    afgemeld: int
    aanwezig: int | None
    weggebleven: int | None
    kandidaat_geworden: int
    evaluaties: int
    cijfer: Decimal | None

    @property
    def kosten_per_aanwezige(self) -> Decimal | None:
        """Not computable without a bill, or without people."""
        if self.evenement.kosten is None or not self.aanwezig:
            return None
        return (self.evenement.kosten / self.aanwezig).quantize(Decimal("0.01"))


def resultaten(evenementen) -> list[Resultaat]:
    """The outcome of each of these events (a queryset), in its order, in one query.

    Somebody *became a candidate* who had a place and of whom the loket has a record since they registered.
    """
    later = Kandidaat.objects.filter(
        email__iexact=OuterRef("email"), aangemaakt_op__gt=OuterRef("aangemeld_op")
    )
    ingeschreven = Q(aanmeldingen__status=Aanmeldstatus.INGESCHREVEN)
    geworden = (
        Aanmelding.objects.ingeschreven()
        .exclude(aanwezig=False)
        .filter(Exists(later), evenement=OuterRef("pk"))
        .order_by()
        .values("evenement")
        .annotate(n=Count("pk"))
        .values("n")
    )
    geevalueerd = Evaluatie.objects.filter(evenement=OuterRef("pk")).order_by().values("evenement")
    rijen = evenementen.select_related("organisator").annotate(
        bezet=Count("aanmeldingen", ingeschreven),
        wachtend=Count("aanmeldingen", Q(aanmeldingen__status=Aanmeldstatus.WACHTLIJST)),
        afgemeld=Count("aanmeldingen", Q(aanmeldingen__status=Aanmeldstatus.AFGEMELD)),
        kwamen=Count("aanmeldingen", Q(aanmeldingen__aanwezig=True)),
        bleven_weg=Count("aanmeldingen", Q(aanmeldingen__aanwezig=False)),
        geworden=Subquery(geworden),
        geevalueerd=Subquery(geevalueerd.annotate(n=Count("pk")).values("n")),
        gemiddeld=Subquery(geevalueerd.annotate(gemiddeld=Avg("cijfer")).values("gemiddeld")),
    )
    return [_resultaat(rij) for rij in rijen]


def _resultaat(rij: Evenement) -> Resultaat:
    genoteerd = rij.kwamen + rij.bleven_weg > 0
    return Resultaat(
        evenement=rij,
        bezet=rij.bezet,
        wachtend=rij.wachtend,
        afgemeld=rij.afgemeld,
        aanwezig=rij.kwamen if genoteerd else None,
        weggebleven=rij.bleven_weg if genoteerd else None,
        kandidaat_geworden=rij.geworden or 0,
        evaluaties=rij.geevalueerd or 0,
        cijfer=_cijfer(rij.gemiddeld) if (rij.geevalueerd or 0) >= GENOEG else None,
    )


def _cijfer(gemiddeld: float) -> Decimal:
    return Decimal(gemiddeld).quantize(Decimal("0.1"))


@dataclass(frozen=True)
class Oordeel:
    """What people thought of an event; the details only from five answers on."""

    aantal: int
    cijfer: Decimal | None
    wijzer: dict[str, int]
    tips: tuple[str, ...]

    @property
    def genoeg(self) -> bool:
        return self.aantal >= GENOEG


def oordeel(evenement: Evenement) -> Oordeel:
    """The evaluations of one event together."""
    evaluaties = Evaluatie.objects.filter(evenement=evenement)
    aantal = evaluaties.count()
    if aantal < GENOEG:
        return Oordeel(aantal, None, {}, ())
    gemiddeld = evaluaties.aggregate(gemiddeld=Avg("cijfer"))["gemiddeld"]
    per_antwoord = dict(evaluaties.values_list("wijzer").annotate(n=Count("pk")).order_by())
    return Oordeel(
        aantal=aantal,
        cijfer=_cijfer(gemiddeld),
        wijzer={keuze.label: per_antwoord.get(keuze, 0) for keuze in Wijzer},
        tips=tuple(evaluaties.exclude(tip="").values_list("tip", flat=True)),
    )


KOPPEN = [
    "Bijeenkomst",
    "Soort",
    "Organisator",
    "Begint",
    "Status",
    "Plekken",
    "Ingeschreven",
    "Wachtlijst",
    "Afgemeld",
    "Aanwezig",
    "Weggebleven",
    "Kandidaat geworden",
    "Kosten",
    "Kosten per aanwezige",
    "Evaluaties",
    "Cijfer",
]


def rijen(gevonden: Iterable[Resultaat]) -> list[list]:
    """The outcomes as rows for an export; what is not known is an empty cell."""
    return [
        [
            r.evenement.titel,
            r.evenement.get_soort_display(),
            str(r.evenement.organisator),
            timezone.make_naive(r.evenement.begint_op),
            r.evenement.get_status_display(),
            r.evenement.capaciteit,
            r.bezet,
            r.wachtend,
            r.afgemeld,
            r.aanwezig,
            r.weggebleven,
            r.kandidaat_geworden,
            r.evenement.kosten,
            r.kosten_per_aanwezige,
            r.evaluaties,
            r.cijfer,
        ]
        for r in gevonden
    ]
