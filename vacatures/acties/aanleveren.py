"""What a board hands over by its own reference (*kenmerk*): one vacancy, made or changed, safe to repeat.

The import of a spreadsheet and the API both come through here, and from here through the same acties as a
person at a screen, so that the same rules hold. A trial (*proef*) does everything and takes it back: what it
tells is what happens.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import pghistory
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils import timezone

from onderwijsregio.organisaties.models import Gebruiker, Organisatie

from ..importeren.velden import VELDEN, is_verplicht
from ..keuzes import Gevolg, Vacaturestatus
from ..models import Vacature
from .publiceren import maak_weer_concept, publiceer, registreer_verborgen
from .schrijven import maak_vacature, wijzig_vacature
from .sluiten import sluit


@dataclass(frozen=True)
class Levering:
    """What a board says about one vacancy: only the fields in `velden`; `status` is where it has to stand."""

    kenmerk: str
    velden: dict[str, Any]
    status: str = ""
    uitkomst: str = ""


@dataclass(frozen=True)
class Uitwerking:
    """What it did: which fields changed, the vacancy as it is then, or why it was refused, by field."""

    kenmerk: str
    gevolg: Gevolg
    veranderd: tuple[str, ...] = ()
    vacature: Vacature | None = None
    fouten: dict[str, list[str]] = field(default_factory=dict)


def _niets(vacature: Vacature | None) -> None:
    """Nothing to check."""


@transaction.atomic
def lever_aan(
    *,
    organisatie: Organisatie,
    levering: Levering,
    door: Gebruiker,
    herkomst: dict[str, str],
    proef: bool = False,
    controle: Callable[[Vacature | None], None] = _niets,
) -> Uitwerking:
    """Make or change the vacancy with this reference; with `proef` everything is taken back again.

    `herkomst` goes into the row history ({"koppeling": name} or {"bestand": name}). `controle` gets the vacancy
    as it is (None: there is none) under the lock, and may refuse by raising. Raises ValidationError as the
    acties do, by field; with code "gesloten" or "geen_concept" when its state does not allow it.
    """
    vergrendel_bestuur(organisatie)
    with pghistory.context(**herkomst):
        vacature = _die_er_zijn(organisatie, [levering]).get(levering.kenmerk)
        uitwerking = _verwerk(organisatie, vacature, levering, door, controle)
    if proef:
        transaction.set_rollback(True)
    return uitwerking


@transaction.atomic
def lever_reeks_aan(
    *,
    organisatie: Organisatie,
    leveringen: Iterable[Levering],
    door: Gebruiker,
    herkomst: dict[str, str],
    proef: bool = False,
) -> list[Uitwerking]:
    """Several at once, each with a reference of its own: each is taken or refused by itself, in order."""
    vergrendel_bestuur(organisatie)
    leveringen = list(leveringen)
    er_zijn = _die_er_zijn(organisatie, leveringen)
    with pghistory.context(**herkomst):
        uit = [_neem_of_weiger(organisatie, er_zijn.get(lev.kenmerk), lev, door) for lev in leveringen]
    if proef:
        transaction.set_rollback(True)
    return uit


def vergrendel_bestuur(organisatie: Organisatie) -> None:
    """One at a time for each board: two that bring the same reference would both make it."""
    Organisatie.objects.select_for_update(no_key=True).get(pk=organisatie.pk)


def _die_er_zijn(organisatie: Organisatie, leveringen: list[Levering]) -> dict[str, Vacature]:
    """By their reference the vacancies that are there already, locked, with what a change is compared with."""
    eigen = Vacature.objects.select_for_update(of=["self"]).filter(organisatie=organisatie)
    eigen = eigen.filter(kenmerk__in=[levering.kenmerk for levering in leveringen if levering.kenmerk])
    met_scholen = eigen.select_related("school").prefetch_related("ook_op").order_by("pk")
    return {vacature.kenmerk: vacature for vacature in met_scholen}


def _neem_of_weiger(
    organisatie: Organisatie, vacature: Vacature | None, levering: Levering, door: Gebruiker
) -> Uitwerking:
    try:
        with transaction.atomic():
            return _verwerk(organisatie, vacature, levering, door, _niets)
    except ValidationError as fout:
        return Uitwerking(levering.kenmerk, Gevolg.GEWEIGERD, fouten=fouten_van(fout))


def fouten_van(fout: ValidationError) -> dict[str, list[str]]:
    """The messages by field; what is about the whole stands under "algemeen"."""
    if not hasattr(fout, "error_dict"):
        return {"algemeen": fout.messages}
    return {
        "algemeen" if veld == NON_FIELD_ERRORS else veld: zinnen for veld, zinnen in fout.message_dict.items()
    }


def _verwerk(
    organisatie: Organisatie,
    vacature: Vacature | None,
    levering: Levering,
    door: Gebruiker,
    controle: Callable[[Vacature | None], None],
) -> Uitwerking:
    controle(vacature)
    levering = _zonder_herhaling(vacature, levering)
    _eis_dag_die_nog_komt(vacature, levering)
    if vacature is None:
        _eis_genoeg(levering)
        gevolg, veranderd = Gevolg.NIEUW, list(levering.velden)
        vacature = maak_vacature(
            organisatie=organisatie, door=door, kenmerk=levering.kenmerk, **levering.velden
        )
    else:
        veranderd = anders(vacature, levering.velden)
        if veranderd:
            vacature = wijzig_vacature(vacature=vacature, door=door, **levering.velden)
        gevolg = Gevolg.GEWIJZIGD if veranderd else Gevolg.ONGEWIJZIGD
    na = _breng_naar(vacature, levering, door)
    if na is not vacature:
        veranderd = [*veranderd, "status"]
        gevolg = Gevolg.GEWIJZIGD if gevolg == Gevolg.ONGEWIJZIGD else gevolg
    return Uitwerking(levering.kenmerk, gevolg, tuple(veranderd), na)


def _zonder_herhaling(vacature: Vacature | None, levering: Levering) -> Levering:
    """Without the closing date from before the vacancy went off the website: repeating it confirms nothing."""
    was = vacature and vacature.sluit_op_was
    if not was or levering.velden.get("sluit_op") != was:
        return levering
    return replace(levering, velden={n: w for n, w in levering.velden.items() if n != "sluit_op"})


def _eis_genoeg(levering: Levering) -> None:
    """A new vacancy has everything that it cannot do without."""
    mist = [n for n, v in VELDEN.items() if is_verplicht(v) and levering.velden.get(n) in (None, "", [])]
    if not levering.kenmerk:
        mist.append("kenmerk")
    if mist:
        raise ValidationError(dict.fromkeys(mist, "Dit is nodig voor een nieuwe vacature."))


def _eis_dag_die_nog_komt(vacature: Vacature | None, levering: Levering) -> None:
    """A closing date that is new is today or later, as on the form; unless the vacancy is to be closed."""
    sluit_op = levering.velden.get("sluit_op")
    is_nieuw = sluit_op and (vacature is None or vacature.sluit_op != sluit_op)
    if is_nieuw and sluit_op < timezone.localdate() and levering.status != Vacaturestatus.GESLOTEN:
        raise ValidationError({"sluit_op": "Deze dag is al voorbij. Kies vandaag of later."})


def anders(vacature: Vacature, velden: dict[str, Any]) -> list[str]:
    """The fields of which the vacancy says something else now."""
    return [naam for naam, waarde in velden.items() if _nu(vacature, naam) != _straks(vacature, velden, naam)]


def _nu(vacature: Vacature, naam: str) -> Any:
    return set(vacature.ook_op.all()) if naam == "ook_op" else getattr(vacature, naam)


def _straks(vacature: Vacature, velden: dict[str, Any], naam: str) -> Any:
    if naam == "ook_op":  # where somebody begins is not also somewhere else
        return set(velden[naam]) - {velden.get("school", vacature.school)}
    return velden[naam]


def _breng_naar(vacature: Vacature, levering: Levering, door: Gebruiker) -> Vacature:
    """The same vacancy when it stands where it has to; otherwise as it is after the step there."""
    if not levering.status:
        return vacature
    if levering.status == vacature.status:
        if levering.uitkomst and levering.uitkomst != vacature.uitkomst:
            al = f"Deze vacature was al gesloten: {vacature.get_uitkomst_display()}."
            raise ValidationError({"uitkomst": ValidationError(al, code="gesloten")})
        return vacature
    if levering.status == Vacaturestatus.GESLOTEN:
        return sluit(vacature=vacature, uitkomst=levering.uitkomst, door=door)
    if levering.status == Vacaturestatus.GEPUBLICEERD:
        return publiceer(vacature=vacature, door=door)
    if levering.status == Vacaturestatus.VERBORGEN:
        return registreer_verborgen(vacature=vacature, door=door)
    if vacature.status == Vacaturestatus.VERBORGEN:
        return maak_weer_concept(vacature=vacature, door=door)
    raise ValidationError(
        f"Deze vacature is {vacature.get_status_display()} en wordt niet weer een concept.",
        code="geen_concept",
    )
