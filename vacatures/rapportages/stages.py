"""Offer against demand of internship places: one function for screen, chart, export and API.

Told is not the same as zero. What nobody told has no number, and the difference is only told when both
sides are known.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import altair
from django.db.models import Max, QuerySet

from onderwijsregio.kern.kolommen import kaal
from onderwijsregio.kern.tekenen import LETTER, kleuren
from onderwijsregio.organisaties.keuzes import Opleidingsstatus, Sector
from onderwijsregio.organisaties.models import Organisatie, Postcodegebied, School

from ..keuzes import SOORTEN_VAN_SECTOR, Aanbodstatus, Opleidingssoort
from ..models import Stageaanbod, Stagejaar, Stageperiode, Stageplaats, Stagevraag

#: What the figures can be split by, and what that is called.
VERDELINGEN = {
    "soort": "Opleiding",
    "periode": "Periode",
    "sector": "Soort onderwijs",
    "wijk": "Wijk",
}
ZONDER_WIJK = "Geen wijk genoemd"


@dataclass(frozen=True)
class Telling:
    """Offer and demand of one kind, period, sector or neighbourhood.

    `aanbod` counts confirmed places, None when no school told. `concept` counts what is not confirmed yet.
    `vertelden` of `verwacht` training schools told. `vraag` is None when no institute brought students of such a kind.
    """

    naam: str
    aanbod: int | None
    concept: int
    vertelden: int
    verwacht: int
    vraag: int | None

    @property
    def verschil(self) -> int | None:
        """Places more (or less, below 0) than students; None when one of both is not known."""
        return None if self.aanbod is None or self.vraag is None else self.aanbod - self.vraag

    @property
    def mist(self) -> int:
        """How many places are missing; 0 when there are enough, or when that is not known."""
        return max(-(self.verschil or 0), 0)

    @property
    def over(self) -> int:
        """How many places nobody looks for; 0 when there are none, or when that is not known."""
        return max(self.verschil or 0, 0)


@dataclass(frozen=True)
class VraagEnAanbod:
    """The rows of one split, and all of them together. A place too many in one row fills no gap in another."""

    per: str
    rijen: tuple[Telling, ...]
    samen: Telling

    @property
    def is_leeg(self) -> bool:
        return self.samen.aanbod is None and not self.samen.concept and self.samen.vraag is None

    @property
    def mist(self) -> int:
        return sum(rij.mist for rij in self.rijen)

    @property
    def over(self) -> int:
        return sum(rij.over for rij in self.rijen)

    @property
    def is_te_vergelijken(self) -> bool:
        """Whether of any row both sides are known."""
        return any(rij.verschil is not None for rij in self.rijen)


@dataclass(frozen=True)
class Gekozen:
    """What the figures are about, besides the school year; empty is everything."""

    periode: Stageperiode | None = None
    soort: str = ""
    sector: str = ""


@dataclass(frozen=True)
class _Plaats:
    school: int
    sleutel: str
    bevestigd: bool
    aantal: int


def vraag_en_aanbod(
    jaar: Stagejaar, per: str, scholen: QuerySet[School], vragen: QuerySet[Stagevraag], kies: Gekozen
) -> VraagEnAanbod:
    """Offer of these schools against these demands in this year, by one of VERDELINGEN."""
    over = [s for s in scholen.values("pk", "sector", "wijk", "opleidingsstatus") if _past(s["sector"], kies)]
    plaatsen = _plaatsen(jaar, per, {school["pk"]: school for school in over}, kies)
    vraag = _vraag(jaar, per, vragen, kies, {kaal(s["wijk"]): s["wijk"] for s in over if s["wijk"]})
    verwacht = [school for school in over if school["opleidingsstatus"] != Opleidingsstatus.GEEN]
    namen = _namen(per, jaar, kies, over)
    sleutels = [code for code in namen if per == "wijk" or code in vraag or _kan(per, code, over)]
    sleutels += sorted(code for code in vraag if code not in namen)
    gebracht = _gebracht(jaar, vragen, kies)
    rijen = tuple(
        _tel(
            namen.get(code, code),
            [plaats for plaats in plaatsen if plaats.sleutel == code],
            {school["pk"] for school in verwacht if _hoort_bij(per, code, school)},
            vraag.get(code, 0) if code in vraag or _is_gebracht(per, code, gebracht) else None,
        )
        for code in sleutels
    )
    alle = {school["pk"] for school in verwacht}
    samen = _tel("Samen", plaatsen, alle, sum(vraag.values()) if gebracht else None)
    return VraagEnAanbod(per, rijen, samen)


def _gebracht(jaar: Stagejaar, vragen: QuerySet[Stagevraag], kies: Gekozen) -> set[str]:
    """The kinds, of those that the figures are about, of which any institute brought students this year."""
    soorten = set(vragen.filter(periode__jaar=jaar).order_by().values_list("soort", flat=True).distinct())
    return {soort for soort in soorten if kies.soort in ("", soort)}


def _is_gebracht(per: str, code: str, gebracht: set[str]) -> bool:
    if per == "soort":
        return code in gebracht
    return not gebracht.isdisjoint(SOORTEN_VAN_SECTOR[code]) if per == "sector" else bool(gebracht)


def _past(sector: str, kies: Gekozen) -> bool:
    return (not kies.sector or sector == kies.sector) and (
        not kies.soort or kies.soort in SOORTEN_VAN_SECTOR[sector]
    )


def _plaatsen(jaar: Stagejaar, per: str, scholen: dict[int, dict], kies: Gekozen) -> list[_Plaats]:
    rijen = Stageplaats.objects.filter(aanbod__jaar=jaar, aanbod__school__in=scholen)
    if kies.periode:
        rijen = rijen.filter(periode=kies.periode)
    if kies.soort:
        rijen = rijen.filter(soort=kies.soort)
    velden = rijen.order_by().values_list(
        "aanbod__school", "soort", "periode__code", "aanbod__status", "plaatsen"
    )
    return [
        _Plaats(
            school,
            {"soort": soort, "periode": periode, **scholen[school]}[per],
            status == Aanbodstatus.BEVESTIGD,
            aantal,
        )
        for school, soort, periode, status, aantal in velden
    ]


def _vraag(
    jaar: Stagejaar, per: str, vragen: QuerySet[Stagevraag], kies: Gekozen, wijken: dict[str, str]
) -> dict[str, int]:
    """How many students look, by the key of the split."""
    rijen = vragen.filter(periode__jaar=jaar)
    if kies.periode:
        rijen = rijen.filter(periode=kies.periode)
    if kies.soort:
        rijen = rijen.filter(soort=kies.soort)
    if kies.sector:
        rijen = rijen.filter(sector=kies.sector)
    geteld: dict[str, int] = defaultdict(int)
    gebieden = dict(Postcodegebied.objects.values_list("pc4", "wijk")) if per == "wijk" else {}
    for soort, periode, sector, wijk, pc4 in rijen.order_by().values_list(
        "soort", "periode__code", "sector", "wijk", "student__pc4"
    ):
        waar = wijk or gebieden.get(pc4, "")
        sleutels = {
            "soort": soort,
            "periode": periode,
            "sector": sector,
            "wijk": wijken.get(kaal(waar), waar) or ZONDER_WIJK,
        }
        geteld[sleutels[per]] += 1
    return dict(geteld)


def _namen(per: str, jaar: Stagejaar, kies: Gekozen, scholen: Iterable[dict]) -> dict[str, str]:
    """The rows of a split in their order, by key."""
    if per == "soort":
        return {code: naam for code, naam in Opleidingssoort.choices if not kies.soort or code == kies.soort}
    if per == "periode":
        return {p.code: p.naam for p in jaar.perioden.all() if kies.periode in (None, p)}
    if per == "sector":
        return {code: naam for code, naam in Sector.choices if not kies.sector or code == kies.sector}
    return {wijk: wijk for wijk in sorted({school["wijk"] for school in scholen if school["wijk"]})}


def _kan(per: str, code: str, scholen: Iterable[dict]) -> bool:
    """Whether any of these schools can have such places."""
    return any(_hoort_bij(per, code, school) for school in scholen)


def _hoort_bij(per: str, code: str, school: dict) -> bool:
    if per == "soort":
        return code in SOORTEN_VAN_SECTOR[school["sector"]]
    return per == "periode" or school[per] == code


def _tel(naam: str, plaatsen: list[_Plaats], verwacht: set[int], vraag: int | None) -> Telling:
    bevestigd = [plaats for plaats in plaatsen if plaats.bevestigd]
    vertelden = {plaats.school for plaats in bevestigd}
    return Telling(
        naam=naam,
        aanbod=sum(plaats.aantal for plaats in bevestigd) if bevestigd else None,
        concept=sum(plaats.aantal for plaats in plaatsen if not plaats.bevestigd),
        vertelden=len(vertelden & verwacht),
        verwacht=len(verwacht),
        vraag=vraag,
    )


# Who told ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Voortgang:
    """How far one board is: of `verwacht` training schools so many confirmed, or have a draft."""

    bestuur: str
    verwacht: int
    bevestigd: int
    concept: int
    herinnerd_op: date | None

    @property
    def niets(self) -> int:
        return self.verwacht - self.bevestigd - self.concept

    @property
    def is_klaar(self) -> bool:
        return self.bevestigd == self.verwacht


def voortgang(jaar: Stagejaar, scholen: QuerySet[School]) -> list[Voortgang]:
    """By board of these schools who told and who did not, those with most to tell first."""
    verwacht = jaar.die_vertellen().filter(pk__in=scholen.values("pk"))
    per_bestuur: dict[int, list[int]] = defaultdict(list)
    for bestuur, school in verwacht.order_by().values_list("bestuur", "pk"):
        per_bestuur[bestuur].append(school)
    standen = dict(
        Stageaanbod.objects.filter(jaar=jaar, plaatsen__isnull=False)
        .values_list("school", "status")
        .distinct()
    )
    herinnerd = dict(
        jaar.herinneringen.order_by().values_list("bestuur").annotate(laatst=Max("verstuurd_op"))
    )
    rijen = [
        Voortgang(
            naam,
            len(per_bestuur[pk]),
            sum(standen.get(school) == Aanbodstatus.BEVESTIGD for school in per_bestuur[pk]),
            sum(standen.get(school) == Aanbodstatus.CONCEPT for school in per_bestuur[pk]),
            herinnerd.get(pk),
        )
        for pk, naam in Organisatie.objects.filter(pk__in=per_bestuur).values_list("pk", "naam")
    ]
    return sorted(rijen, key=lambda rij: (-(rij.verwacht - rij.bevestigd), rij.bestuur))


# The chart -----------------------------------------------------------------------------------------------

BREEDTE = 372


def beschrijf_grafiek(cijfers: VraagEnAanbod, huisstijl: str) -> dict:
    """Vega-Lite: for each row a bar for the places and one for the students; what is not known has its word."""
    kleur = kleuren(huisstijl)
    punten = [punt for rij in cijfers.rijen for punt in _punten(rij)]
    hoogste = max((punt["aantal"] for punt in punten), default=0) or 1
    basis = altair.Chart(altair.Data(values=punten)).encode(
        y=altair.Y("wat:N", sort=["plaatsen", "studenten"], axis=None),
        x=altair.X("aantal:Q", axis=None, scale=altair.Scale(domain=[0, hoogste * 1.25], nice=False)),
    )
    staven = basis.mark_bar(size=16).encode(
        color=altair.Color(
            "wat:N",
            scale=altair.Scale(domain=["plaatsen", "studenten"], range=[kleur["hoofd"], kleur["rand"]]),
            legend=altair.Legend(orient="top", title=None),
        )
    )
    woorden = basis.mark_text(align="left", dx=5, fontSize=15, color=kleur["inkt"]).encode(text="tekst:N")
    lagen = altair.layer(staven, woorden).properties(width=BREEDTE, height=44)
    kop = altair.Header(labelOrient="top", labelAnchor="start", labelFontSize=16, labelPadding=2, title=None)
    per_rij = lagen.facet(row=altair.Row("naam:N", sort=[rij.naam for rij in cijfers.rijen], header=kop))
    return (
        per_rij.properties(spacing=10)
        .configure(font=f"'{LETTER}', sans-serif", background="transparent", padding=4)
        .configure_view(stroke=None)
        .configure_legend(labelFontSize=15)
        .to_dict()
    )


def _punten(rij: Telling) -> list[dict]:
    return [
        {
            "naam": rij.naam,
            "wat": wat,
            "aantal": aantal or 0,
            "tekst": onbekend if aantal is None else str(aantal),
        }
        for wat, aantal, onbekend in (
            ("plaatsen", rij.aanbod, "niet verteld"),
            ("studenten", rij.vraag, "nog niet gebracht"),
        )
    ]
