"""What a board tells about its internship places: a whole board at once, or school by school."""

from collections.abc import Iterable, Mapping
from datetime import date

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

#: A cell of the screen of a whole board: the school and the kind of student. Without kind: the whole row.
Cel = tuple[int, str]
GEEN_BEGELEIDER = "Vertel bij de school eerst wie er begeleidt. Daarna kunt u dit bevestigen."
NIETS_VERTELD = "Vul eerst in hoeveel plaatsen er zijn. Zijn er geen, vul dan 0 in."


class Roosterfout(ValidationError):
    """What is wrong in the screen of a whole board, by cell. Nothing was written."""

    def __init__(self, per_cel: dict[Cel, str]):
        super().__init__("Niet alles klopt. Er is nog niets bewaard.", code="rooster")
        self.per_cel = per_cel


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
) -> int:
    """Write what was typed for one period; None is "not told". Returns how many schools changed or were confirmed.

    `gezien` is what the screen showed: cells that nobody touched stay as they are now, and a cell that a
    colleague changed meanwhile is not overwritten. Raises Roosterfout with a sentence by cell; all or nothing.
    """
    veranderd = {cel: n for cel, n in aantallen.items() if n != gezien.get(cel)}
    scholen = eigen_stagescholen(door).in_bulk({school for school, _ in aantallen})
    fouten = _vreemd(veranderd, scholen) | _ingehaald(periode, veranderd, gezien)
    if fouten:
        raise Roosterfout(fouten)
    geraakt = {school for school, _ in veranderd}
    for school in geraakt:
        _schrijf_rij(scholen[school], periode, {s: n for (wie, s), n in veranderd.items() if wie == school})
    te_keuren = _geheel(Stageaanbod.objects.filter(jaar=periode.jaar, school__in=scholen))
    for aanbod in te_keuren:
        bevestigt = bevestig and bool(aanbod.plaatsen.all())
        if fout := waarom_niet(aanbod, bevestigen=bevestigt or aanbod.is_bevestigd):
            fouten[aanbod.school_id, ""] = fout
        elif bevestigt and not aanbod.is_bevestigd:
            _bevestig(aanbod, door)
            geraakt.add(aanbod.school_id)
    if fouten:
        raise Roosterfout(fouten)
    return len(geraakt)


def _vreemd(veranderd: Mapping[Cel, int | None], scholen: Mapping[int, School]) -> dict[Cel, str]:
    """Cells of another board, and kinds that a school of this sector does not have."""
    return {
        (school, soort): "Deze opleiding past niet bij deze school."
        for school, soort in veranderd
        if school not in scholen or soort not in SOORTEN_VAN_SECTOR[scholen[school].sector]
    }


def _ingehaald(
    periode: Stageperiode, veranderd: Mapping[Cel, int | None], gezien: Mapping[Cel, int | None]
) -> dict[Cel, str]:
    """Cells that somebody else changed since the screen was shown, unless both typed the same."""
    aanbod = Stageaanbod.objects.filter(jaar=periode.jaar, school__in={school for school, _ in veranderd})
    list(aanbod.select_for_update(of=["self"]).order_by("pk"))
    plaatsen = Stageplaats.objects.filter(periode=periode, vak="", aanbod__in=aanbod)
    nu = {(p.aanbod.school_id, p.soort): p.plaatsen for p in plaatsen.select_related("aanbod")}
    return {
        cel: f"Een collega maakte hier intussen {'leeg' if nu.get(cel) is None else nu[cel]} van. Kijk wat klopt."
        for cel, aantal in veranderd.items()
        if nu.get(cel) not in (gezien.get(cel), aantal)
    }


def _schrijf_rij(school: School, periode: Stageperiode, aantallen: Mapping[str, int | None]) -> None:
    aanbod, _ = Stageaanbod.objects.get_or_create(school=school, jaar=periode.jaar)
    for soort, aantal in aantallen.items():
        sleutel = {"aanbod": aanbod, "periode": periode, "soort": soort, "vak": ""}
        if aantal is None:
            Stageplaats.objects.filter(**sleutel).delete()
        else:
            Stageplaats.objects.update_or_create(**sleutel, defaults={"plaatsen": aantal})


def _geheel(aanbod):
    return aanbod.select_related("school").prefetch_related("plaatsen__periode", "begeleiders")


@transaction.atomic
def neem_over(*, jaar: Stagejaar, door: Gebruiker) -> int:
    """Copy the year before, as a draft to confirm, for each own school that told nothing yet; how many schools."""
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
                for veld in ("soort", "vak", "plaatsen", "dagen", "groepen", "gevraagd")
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
    """Add places of a kind, or change them. Raises ValidationError, also when the mentors cannot have so many."""
    aanbod = _vergrendel(school, jaar, door)
    return _bewaar(plaats or Stageplaats(aanbod=aanbod), velden)


@transaction.atomic
def bewaar_begeleider(
    *, school: School, jaar: Stagejaar, door: Gebruiker, begeleider: Stagebegeleider | None = None, **velden
) -> Stagebegeleider:
    """Add somebody who guides, or change how many students. Raises ValidationError when too little is left."""
    aanbod = _vergrendel(school, jaar, door)
    return _bewaar(begeleider or Stagebegeleider(aanbod=aanbod), velden)


@transaction.atomic
def haal_weg(*, rij: Stageplaats | Stagebegeleider, door: Gebruiker) -> None:
    """Take away places or somebody who guides. Raises ValidationError when the mentors left cannot have so many."""
    _vergrendel(rij.aanbod.school, rij.aanbod.jaar, door)
    rij.delete()
    _keur(rij.aanbod_id)


@transaction.atomic
def bevestig(*, aanbod: Stageaanbod, door: Gebruiker) -> Stageaanbod:
    """Students see it from now on. Raises ValidationError when nothing was told, or the mentors cannot have so many."""
    _vergrendel(aanbod.school, aanbod.jaar, door)
    aanbod = _geheel(Stageaanbod.objects).get(pk=aanbod.pk)
    if not aanbod.plaatsen.all():
        raise ValidationError(NIETS_VERTELD)
    if fout := waarom_niet(aanbod, bevestigen=True):
        raise ValidationError(fout)
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


def _bewaar(rij, velden: dict):
    for veld, waarde in velden.items():
        setattr(rij, veld, waarde)
    rij.full_clean()
    rij.save()
    _keur(rij.aanbod_id)
    return rij


def _keur(aanbod_id: int) -> None:
    aanbod = _geheel(Stageaanbod.objects).get(pk=aanbod_id)
    if fout := waarom_niet(aanbod, bevestigen=aanbod.is_bevestigd):
        raise ValidationError(fout, code="begeleiding")
