"""Figures of replacement: who can come, and how many days were filled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q

from loket.keuzes import Bevoegdheid
from onderwijsregio.kern.afstand import afstand_km
from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.organisaties.models import Gebruiker, Postcodegebied

from ..keuzes import BEZET, Vervangstatus
from ..models import Beschikbaarheid, Poollid, Vervangingsdag, Vervangingsverzoek

#: With how many members a first screen helps; the rest is a click away.
EERSTEN = 20


@dataclass(frozen=True)
class Mogelijk:
    """Somebody of the pool for a request: on which of its open days they can, how far it is, what is against it.

    `km` is as the crow flies and None when a postcode is unknown; `bezwaren` are reasons in words.
    """

    lid: Poollid
    dagen: tuple[Vervangingsdag, ...]
    km: float | None
    bezwaren: tuple[str, ...]

    @property
    def past(self) -> bool:
        return bool(self.dagen) and not self.bezwaren


def wie_kan(verzoek: Vervangingsverzoek) -> list[Mogelijk]:
    """The members of the pool for the open days of a request, the best first.

    First those without objections, then by how many of the days they can, then the nearest. People who hide
    from this board are left out. Five queries, however many members there are.
    """
    dagen = [dag for dag in verzoek.dagen.prefetch_related("nee_van") if dag.status == Vervangstatus.OPEN]
    dagen = [dag for dag in dagen if not dag.is_voorbij]
    if not dagen:
        return []
    bezet = Vervangingsdag.objects.filter(status__in=BEZET, dag__in=[dag.dag for dag in dagen])
    leden = (
        Poollid.objects.filter(Q(tot__isnull=True) | Q(tot__gte=dagen[0].dag), van__lte=dagen[-1].dag)
        .exclude(kandidaat__afschermingen__organisatie=verzoek.school.bestuur_id)
        .select_related("kandidaat")
        .prefetch_related(
            Prefetch("beschikbaarheid", Beschikbaarheid.objects.filter(dag__in=[dag.dag for dag in dagen])),
            Prefetch("dagen_ingezet", bezet, to_attr="bezet"),
        )
    )
    kilometers = _kilometers(verzoek)
    gevonden = [_mogelijk(lid, verzoek, dagen, kilometers.get(lid.kandidaat.postcode[:4])) for lid in leden]
    return sorted(gevonden, key=lambda m: (not m.past, -len(m.dagen), m.km is None, m.km or 0, m.lid.pk))


def _kilometers(verzoek: Vervangingsverzoek) -> dict[str, float]:
    """Kilometres from the school to every postcode area; empty when it is unknown where the school lies."""
    plek = verzoek.school.gebied
    if plek is None:
        return {}
    afstand = afstand_km(lat=plek.lat, lon=plek.lon)
    return dict(Postcodegebied.objects.annotate(km=afstand).values_list("pk", "km"))


def _mogelijk(lid: Poollid, verzoek: Vervangingsverzoek, dagen: list, km: float | None) -> Mogelijk:
    elders = {dag.dag for dag in lid.bezet}
    kan = tuple(
        dag
        for dag in dagen
        if lid.in_de_pool_op(dag.dag)
        and dag.dag not in elders
        and lid.kan_op(dag.dag)
        and lid not in dag.nee_van.all()
    )
    return Mogelijk(lid, kan, km, tuple(_bezwaren(lid, verzoek, km)))


def _bezwaren(lid: Poollid, verzoek: Vervangingsverzoek, km: float | None) -> Iterable[str]:
    kandidaat = lid.kandidaat
    if verzoek.functie not in lid.functies:
        yield f"werkt niet als {verzoek.get_functie_display()}"
    if verzoek.school.sector not in lid.sectoren:
        yield f"niet in het {verzoek.school.get_sector_display()}"
    if verzoek.functie in ("leerkracht", "vakdocent") and kandidaat.bevoegdheid == Bevoegdheid.GEEN:
        yield "nog geen bevoegdheid"
    if verzoek.vak and verzoek.vak not in kandidaat.vakken:
        yield f"ander vak dan {verzoek.get_vak_display()}"
    if km is not None and km > kandidaat.max_afstand_km:
        yield f"verder dan de {kandidaat.max_afstand_km} km die deze persoon wil reizen"


@dataclass(frozen=True)
class Vervangingscijfer:
    """The days that schools of one board asked for in a school year, and what became of them.

    `gevraagd` leaves out what the school needed no more; `gevuld` was worked; the share is None without days
    of which the outcome is known.
    """

    bestuur: str
    gevraagd: int
    gevuld: int
    niet_gevuld: int
    niet_gekomen: int
    komend: int
    ingetrokken: int

    @property
    def aandeel_gevuld(self) -> float | None:
        """Worked days as a share (0–1) of the days that passed."""
        afgelopen = self.gevuld + self.niet_gevuld + self.niet_gekomen
        return self.gevuld / afgelopen if afgelopen else None


def cijfers(gebruiker: Gebruiker, schooljaar: Schooljaar) -> list[Vervangingscijfer]:
    """Per board that this user sees, and at the end all together; empty when nothing was asked."""
    S = Vervangstatus
    gezien = Vervangingsdag.objects.filter(
        verzoek__in=Vervangingsverzoek.objects.zichtbaar_voor(gebruiker),
        dag__range=(schooljaar.eerste_dag, schooljaar.laatste_dag),
    )
    geteld = gezien.order_by().values_list("verzoek__school__bestuur__naam", "status").annotate(n=Count("pk"))
    per_bestuur: dict[str, dict[str, int]] = {}
    for bestuur, status, aantal in geteld:
        per_bestuur.setdefault(bestuur, {})[status] = aantal
    rijen = [(naam, per_bestuur[naam]) for naam in sorted(per_bestuur)]
    if len(rijen) > 1:
        rijen.append(("Samen", {s: sum(aantallen.get(s, 0) for _, aantallen in rijen) for s in S.values}))
    return [_cijfer(naam, aantallen) for naam, aantallen in rijen]


def _cijfer(naam: str, aantallen: dict[str, int]) -> Vervangingscijfer:
    S = Vervangstatus
    return Vervangingscijfer(
        bestuur=naam,
        gevraagd=sum(aantal for status, aantal in aantallen.items() if status != S.INGETROKKEN),
        gevuld=aantallen.get(S.GEWERKT, 0),
        niet_gevuld=aantallen.get(S.NIET_GEVULD, 0),
        niet_gekomen=aantallen.get(S.NIET_GEKOMEN, 0),
        komend=sum(aantallen.get(s, 0) for s in (S.OPEN, S.GEVRAAGD, S.AFGESPROKEN)),
        ingetrokken=aantallen.get(S.INGETROKKEN, 0),
    )


@dataclass(frozen=True)
class Kalenderdag:
    """A working day for a member: can they, and is something agreed."""

    dag: date
    kan: bool
    ingezet: Vervangingsdag | None


def kalender(lid: Poollid, dagen: Iterable[date]) -> list[Kalenderdag]:
    """What a member said of these days, and what is asked of or agreed with them. Two queries."""
    dagen = list(dagen)
    bezet = {rij.dag: rij for rij in lid.dagen_ingezet.bezet().filter(dag__in=dagen)}
    gezegd = {rij.dag: rij.kan for rij in lid.beschikbaarheid.filter(dag__in=dagen)}
    return [Kalenderdag(dag, gezegd.get(dag, lid.kan_gewoonlijk(dag)), bezet.get(dag)) for dag in dagen]
