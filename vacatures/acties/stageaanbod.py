"""What a board tells about its internship places: a whole board at once, or school by school."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from onderwijsregio.organisaties.models import Gebruiker, School

from ..keuzes import SOORTEN_VAN_SECTOR, Aanbodstatus
from ..models import (
    Stageaanbod,
    Stagebegeleider,
    Stagejaar,
    Stageperiode,
    Stageplaats,
    eigen_stagescholen,
)
from .stagevergoeding import bedragafspraken, eis_uitleg, houd_uitleg_bij, leg_uit

#: A cell of the screen of a whole board: the school and the kind of student. Without kind: the whole row.
Cel = tuple[int, str]
GEEN_BEGELEIDER = "Vertel bij de school eerst wie er begeleidt. Daarna kunt u dit bevestigen."
#: In a cell, instead of a school: what is about the whole column.
ALLE_SCHOLEN = 0
NIETS_VERTELD = "Vul eerst in hoeveel plaatsen er zijn. Zijn er geen, vul dan 0 in."


class Roosterfout(ValidationError):
    """What is wrong in the screen of a whole board, by cell; `uitleg` asks why an allowance is another. Nothing was
    written."""

    def __init__(self, per_cel: dict[Cel, str], *, uitleg: str = ""):
        super().__init__("Niet alles klopt. Er is nog niets bewaard.", code="rooster")
        self.per_cel, self.uitleg = per_cel, uitleg


@dataclass(frozen=True)
class Kolombedragen:
    """The allowance (euro a month) of each kind of student for all schools of the screen, as typed and as shown.

    `gezien` has every amount that the screen stood for; None is "not told". `uitleg` is why an amount is another
    than agreed.
    """

    getypt: Mapping[str, Decimal | None] = field(default_factory=dict)
    gezien: Mapping[str, set[Decimal | None]] = field(default_factory=dict)
    uitleg: str = ""

    @property
    def veranderd(self) -> dict[str, Decimal | None]:
        """The columns that somebody changed. An empty one where schools differ stays as it is."""
        return {soort: n for soort, n in self.getypt.items() if n != gelijk(self.gezien.get(soort, set()))}


def gelijk(bedragen: Iterable[Decimal | None]) -> Decimal | None:
    """The amount that all of these are; None when they differ, or when nobody told."""
    verschillend = set(bedragen)
    return verschillend.pop() if len(verschillend) == 1 else None


def tegelijk(plaatsen: Iterable[tuple[date, date, int]]) -> int:
    """The most students at one moment, of (first day, last day, number) of each place: periods may overlap."""
    rijen = list(plaatsen)
    return max((sum(n for van, tot, n in rijen if van <= dag <= tot) for dag, _, _ in rijen), default=0)


def waarom_niet(aanbod: Stageaanbod, *, bevestigen: bool) -> str:
    """Why this offer does not fit its mentors, in a sentence; empty when it does.

    As long as nobody told who guides, only a confirmed offer is refused.
    """
    mensen = list(aanbod.begeleiders.all())
    ruimte = sum(wie.studenten for wie in mensen)
    nodig = tegelijk((p.periode.van, p.periode.tot, p.plaatsen) for p in aanbod.plaatsen.all())
    if nodig <= ruimte or not (mensen or bevestigen):
        return ""
    if not mensen:
        return GEEN_BEGELEIDER
    return (
        f"Samen {nodig} plaatsen tegelijk, maar de begeleiders kunnen er {ruimte} aan. "
        "Verlaag het aantal, of voeg bij de school een begeleider toe."
    )


# A whole board at once -----------------------------------------------------------------------------------


@transaction.atomic
def vul_rooster(
    *,
    periode: Stageperiode,
    aantallen: Mapping[Cel, int | None],
    gezien: Mapping[Cel, int | None],
    bevestig: bool,
    door: Gebruiker,
    bedragen: Kolombedragen = Kolombedragen(),
) -> int:
    """Write what was typed for one period; None is "not told". Returns how many schools changed or were confirmed.

    `gezien` is what the screen showed: cells that nobody touched stay as they are now, and a cell that a
    colleague changed meanwhile is not overwritten. A new cell gets the allowance of its column. Raises Roosterfout
    with a sentence by cell; all or nothing.
    """
    veranderd = {cel: n for cel, n in aantallen.items() if n != gezien.get(cel)}
    scholen = eigen_stagescholen(door).in_bulk({school for school, _ in aantallen})
    eigen = Stageaanbod.objects.filter(jaar=periode.jaar, school__in=scholen)
    list(eigen.select_for_update(of=["self"]).order_by("pk"))
    nu = _plaatsen_nu(eigen, periode)
    fouten = _vreemd(veranderd, scholen) | _ingehaald(nu, veranderd, gezien) | _bedrag_ingehaald(nu, bedragen)
    if fouten:
        raise Roosterfout(fouten)
    for school in {school for school, _ in veranderd}:
        rij = {soort: n for (wie, soort), n in veranderd.items() if wie == school}
        _schrijf_rij(scholen[school], periode, rij, bedragen.getypt)
    geschreven = {*veranderd, *_zet_bedragen(nu, bedragen.veranderd)}
    return len(_keur_rooster(eigen, periode, geschreven, bedragen.uitleg, bevestig, door))


def _keur_rooster(
    eigen, periode: Stageperiode, geschreven: set[Cel], uitleg: str, bevestig: bool, door
) -> set[int]:
    """Confirm when asked, if everything fits its mentors and says why it departs; the schools that were touched."""
    fouten, te_toetsen, te_bevestigen = {}, [], []
    for aanbod in _geheel(eigen):
        plaatsen = list(aanbod.plaatsen.all())
        nieuw = bevestig and bool(plaatsen) and not aanbod.is_bevestigd
        if fout := waarom_niet(aanbod, bevestigen=nieuw or aanbod.is_bevestigd):
            fouten[aanbod.school_id, ""] = fout
        hier = {soort for school, soort in geschreven if school == aanbod.school_id}
        te_toetsen += [
            p for p in plaatsen if nieuw or (p.periode == periode and not p.vak and p.soort in hier)
        ]
        te_bevestigen += [aanbod] if nieuw else []
    afspraken = bedragafspraken()
    was = [plaats.afwijking for plaats in te_toetsen]
    stil = houd_uitleg_bij(te_toetsen, afspraken, uitleg)
    if fouten or stil:
        raise Roosterfout(fouten, uitleg=leg_uit(stil, afspraken) if stil else "")
    uitgelegd = [plaats for plaats, eerst in zip(te_toetsen, was, strict=True) if plaats.afwijking != eerst]
    Stageplaats.objects.bulk_update(uitgelegd, ["afwijking"])
    for aanbod in te_bevestigen:
        _bevestig(aanbod, door)
    return {school for school, _ in geschreven} | {aanbod.school_id for aanbod in te_bevestigen}


def _plaatsen_nu(eigen, periode: Stageperiode) -> dict[Cel, Stageplaats]:
    plaatsen = Stageplaats.objects.filter(periode=periode, vak="", aanbod__in=eigen).select_related("aanbod")
    return {(plaats.aanbod.school_id, plaats.soort): plaats for plaats in plaatsen}


def _vreemd(veranderd: Mapping[Cel, int | None], scholen: Mapping[int, School]) -> dict[Cel, str]:
    """Cells of another board, and kinds that a school of this sector does not have."""
    return {
        (school, soort): "Deze opleiding past niet bij deze school."
        for school, soort in veranderd
        if school not in scholen or soort not in SOORTEN_VAN_SECTOR[scholen[school].sector]
    }


def _ingehaald(
    nu: Mapping[Cel, Stageplaats], veranderd: Mapping[Cel, int | None], gezien: Mapping[Cel, int | None]
) -> dict[Cel, str]:
    """Cells that somebody else changed since the screen was shown, unless both typed the same."""
    staat = {cel: plaats.plaatsen for cel, plaats in nu.items()}
    return {
        cel: f"Een collega maakte {_in_woorden(staat.get(cel))}. Kijk wat klopt."
        for cel, aantal in veranderd.items()
        if staat.get(cel) not in (gezien.get(cel), aantal)
    }


def _in_woorden(aantal: int | None) -> str:
    return "dit vak intussen leeg" if aantal is None else f"hier intussen {aantal} van"


def _bedrag_ingehaald(nu: Mapping[Cel, Stageplaats], bedragen: Kolombedragen) -> dict[Cel, str]:
    """Columns of which somebody else changed the allowance since, unless both typed the same."""
    fouten = {}
    for soort, bedrag in bedragen.veranderd.items():
        staat = {plaats.vergoeding for (_, wat), plaats in nu.items() if wat == soort}
        if staat not in (bedragen.gezien.get(soort, set()), {bedrag}):
            fouten[ALLE_SCHOLEN, soort] = (
                "Een collega veranderde deze vergoeding intussen. Kijk wat er nu staat."
            )
    return fouten


def _schrijf_rij(
    school: School,
    periode: Stageperiode,
    aantallen: Mapping[str, int | None],
    bedragen: Mapping[str, Decimal | None],
) -> None:
    aanbod, _ = Stageaanbod.objects.get_or_create(school=school, jaar=periode.jaar)
    for soort, aantal in aantallen.items():
        sleutel = {"aanbod": aanbod, "periode": periode, "soort": soort, "vak": ""}
        if aantal is None:
            Stageplaats.objects.filter(**sleutel).delete()
        else:
            anders = {"plaatsen": aantal}
            nieuw = anders | {"vergoeding": bedragen.get(soort)}
            Stageplaats.objects.update_or_create(**sleutel, defaults=anders, create_defaults=nieuw)


def _zet_bedragen(nu: Mapping[Cel, Stageplaats], bedragen: Mapping[str, Decimal | None]) -> list[Cel]:
    """Write the allowance of a column at each school; which cells had another one. Words about that one go."""
    anders = [
        cel for cel, plaats in nu.items() if cel[1] in bedragen and plaats.vergoeding != bedragen[cel[1]]
    ]
    for school, soort in anders:
        rij = Stageplaats.objects.filter(pk=nu[school, soort].pk)
        rij.update(vergoeding=bedragen[soort], afwijking="")
    return anders


def _geheel(aanbod):
    return aanbod.select_related("school").prefetch_related("plaatsen__periode", "begeleiders")


@transaction.atomic
def neem_over(*, jaar: Stagejaar, door: Gebruiker) -> int:
    """Copy the year before, as a draft to confirm, for each own school that told nothing yet; how many schools.

    An allowance goes along, why it was another one than agreed does not: that is asked again, once a year.
    """
    perioden = {periode.code: periode for periode in jaar.perioden.all()}
    over = _geheel(Stageaanbod.objects.te_beheren_door(door).over_te_nemen(jaar))
    for aanbod in over:
        _neem_een_over(aanbod, jaar, perioden)
    return len(over)


def _neem_een_over(oud: Stageaanbod, jaar: Stagejaar, perioden: Mapping[str, Stageperiode]) -> None:
    nieuw, _ = Stageaanbod.objects.get_or_create(school=oud.school, jaar=jaar)
    nieuw.overgenomen = True
    for veld in ("contactnaam", "contactmail", "contacttelefoon", "toelichting"):
        setattr(nieuw, veld, getattr(nieuw, veld) or getattr(oud, veld))
    nieuw.save()
    Stagebegeleider.objects.bulk_create(
        Stagebegeleider(aanbod=nieuw, naam=wie.naam, rol=wie.rol, studenten=wie.studenten)
        for wie in oud.begeleiders.all()
    )
    Stageplaats.objects.bulk_create(
        Stageplaats(
            aanbod=nieuw,
            periode=perioden[plaats.periode.code],
            vanaf=plaats.vanaf and plaats.vanaf + relativedelta(years=1),
            **{
                veld: getattr(plaats, veld)
                for veld in ("soort", "vak", "plaatsen", "dagen", "groepen", "gevraagd", "vergoeding")
            },
        )
        for plaats in oud.plaatsen.all()
        if plaats.periode.code in perioden
    )


# One school ----------------------------------------------------------------------------------------------


@transaction.atomic
def wijzig_aanbod(*, school: School, jaar: Stagejaar, door: Gebruiker, **velden) -> Stageaanbod:
    """Change whom to ask and what a student must know. Raises ValidationError for values that are not valid."""
    aanbod = _vergrendel(school, jaar, door)
    for veld, waarde in velden.items():
        setattr(aanbod, veld, waarde)
    aanbod.full_clean()
    aanbod.save()
    return aanbod


@transaction.atomic
def bewaar_plaats(
    *, school: School, jaar: Stagejaar, door: Gebruiker, plaats: Stageplaats | None = None, **velden
) -> Stageplaats:
    """Add places of a kind, or change them.

    Raises ValidationError, also when the mentors cannot have so many, and at `afwijking` when the allowance is
    another than the region agreed and nothing says why.
    """
    aanbod = _vergrendel(school, jaar, door)
    rij = _vul(plaats or Stageplaats(aanbod=aanbod), velden)
    rij.full_clean(validate_constraints=False)
    eis_uitleg([rij])
    return _bewaar(rij)


@transaction.atomic
def bewaar_begeleider(
    *, school: School, jaar: Stagejaar, door: Gebruiker, begeleider: Stagebegeleider | None = None, **velden
) -> Stagebegeleider:
    """Add somebody who guides, or change how many students. Raises ValidationError when too little is left."""
    aanbod = _vergrendel(school, jaar, door)
    return _bewaar(_vul(begeleider or Stagebegeleider(aanbod=aanbod), velden))


@transaction.atomic
def haal_weg(*, rij: Stageplaats | Stagebegeleider, door: Gebruiker) -> None:
    """Take away places or somebody who guides. Raises ValidationError when the mentors left cannot have so many."""
    _vergrendel(rij.aanbod.school, rij.aanbod.jaar, door)
    rij.delete()
    _keur(rij.aanbod_id)


@transaction.atomic
def bevestig(*, aanbod: Stageaanbod, door: Gebruiker) -> Stageaanbod:
    """Students see it from now on.

    Raises ValidationError when nothing was told, the mentors cannot have so many, or another allowance than agreed
    is not explained.
    """
    _vergrendel(aanbod.school, aanbod.jaar, door)
    aanbod = _geheel(Stageaanbod.objects).get(pk=aanbod.pk)
    if not aanbod.plaatsen.all():
        raise ValidationError(NIETS_VERTELD)
    if fout := waarom_niet(aanbod, bevestigen=True):
        raise ValidationError(fout)
    eis_uitleg(aanbod.plaatsen.all())
    if not aanbod.is_bevestigd:
        _bevestig(aanbod, door)
    return aanbod


@transaction.atomic
def maak_concept(*, aanbod: Stageaanbod, door: Gebruiker) -> Stageaanbod:
    """Take a confirmed offer back: students do not see it until it is confirmed again."""
    aanbod = _vergrendel(aanbod.school, aanbod.jaar, door)
    aanbod.status, aanbod.bevestigd_op, aanbod.bevestigd_door = Aanbodstatus.CONCEPT, None, None
    aanbod.save()
    return aanbod


def _bevestig(aanbod: Stageaanbod, door: Gebruiker) -> None:
    aanbod.status, aanbod.bevestigd_op, aanbod.bevestigd_door = Aanbodstatus.BEVESTIGD, timezone.now(), door
    aanbod.save(update_fields=["status", "bevestigd_op", "bevestigd_door"])


def _vergrendel(school: School, jaar: Stagejaar, door: Gebruiker) -> Stageaanbod:
    """The offer of this school and year, locked; made when it was not there. Raises when it is another board's."""
    if not eigen_stagescholen(door).filter(pk=school.pk).exists():
        raise ValidationError("U vertelt niet wat deze school aanbiedt.", code="vreemd")
    aanbod, _ = Stageaanbod.objects.get_or_create(school=school, jaar=jaar)
    return Stageaanbod.objects.select_for_update(of=["self"]).get(pk=aanbod.pk)


def _vul(rij, velden: dict):
    for veld, waarde in velden.items():
        setattr(rij, veld, waarde)
    return rij


def _bewaar(rij):
    rij.full_clean()
    rij.save()
    _keur(rij.aanbod_id)
    return rij


def _keur(aanbod_id: int) -> None:
    aanbod = _geheel(Stageaanbod.objects).get(pk=aanbod_id)
    if fout := waarom_niet(aanbod, bevestigen=aanbod.is_bevestigd):
        raise ValidationError(fout, code="begeleiding")
