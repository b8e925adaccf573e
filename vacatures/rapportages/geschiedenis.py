"""What happened to a vacancy: who changed what."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

from django.utils.formats import number_format

from onderwijsregio.organisaties.models import Gebruiker, School

from ..models import OokOp, Vacature

#: Fields that follow from others, or of which a reader has no use.
STIL = {
    "id",
    "gewijzigd_op",
    "gemaakt_op",
    "gemaakt_door",
    "organisatie",
    "verlopen_gemeld_op",
    "sluit_op_was",
    "zoekvector",
    "geschreven_in",
}


@dataclass(frozen=True)
class Verandering:
    """One field that became something else, in words."""

    veld: str
    was: str
    werd: str


@dataclass(frozen=True)
class Gebeurtenis:
    """One moment at which a vacancy changed; `wie` is empty when the portal did it by itself."""

    op: datetime
    wie: str
    veranderingen: tuple[Verandering, ...]


def geschiedenis(vacature: Vacature) -> list[Gebeurtenis]:
    """Who changed what, the last change first; the last row is how it was made."""
    rijen = list(
        Vacature.pgh_event_model.objects.filter(pgh_obj=vacature)
        .select_related("pgh_context")
        .order_by("pgh_id")
    )
    namen = _namen(rijen)
    gevonden = [Gebeurtenis(rij.pgh_created_at, _wie(rij, namen), ()) for rij in rijen[:1]]
    scholen = ook_op_na(vacature, rijen)
    for was, werd in pairwise(rijen):
        elders = verschil_in_scholen(scholen[was.pgh_id], scholen[werd.pgh_id])
        if veranderd := verschillen(was, werd) + elders:
            gevonden.append(Gebeurtenis(werd.pgh_created_at, _wie(werd, namen), tuple(veranderd)))
    return gevonden[::-1]


def ook_op_na(vacature: Vacature, rijen: list) -> dict[int, frozenset[int]]:
    """At which other schools (keys) the vacancy was after each row of its history, by the key of that row.

    Counted back from how it is now. Rows that were written together, the vacancy and its schools, have the same
    moment and the same context.
    """
    per_keer: dict[tuple, list] = defaultdict(list)
    for gebeurd in OokOp.pgh_event_model.objects.filter(vacature_id=vacature.pk).order_by("pgh_id"):
        per_keer[gebeurd.pgh_context_id, gebeurd.pgh_created_at].append(gebeurd)
    eerste = {}
    for rij in rijen:
        eerste.setdefault((rij.pgh_context_id, rij.pgh_created_at), rij.pgh_id)
    nu, na = set(vacature.ook_op.values_list("pk", flat=True)), {}
    for rij in reversed(rijen):
        na[rij.pgh_id] = frozenset(nu)
        keer = rij.pgh_context_id, rij.pgh_created_at
        if eerste[keer] == rij.pgh_id:
            nu -= {gebeurd.school_id for gebeurd in per_keer[keer] if gebeurd.pgh_label == "insert"}
            nu |= {gebeurd.school_id for gebeurd in per_keer[keer] if gebeurd.pgh_label == "delete"}
    return na


def verschil_in_scholen(was: Iterable[int], werd: Iterable[int]) -> list[Verandering]:
    """The change of the other schools, in words; nothing when they are the same."""
    was, werd = set(was), set(werd)
    if was == werd:
        return []
    namen = {school.pk: str(school) for school in School.objects.filter(pk__in=was | werd)}
    zinnen = (", ".join(sorted(namen[pk] for pk in pks if pk in namen)) or "leeg" for pks in (was, werd))
    return [Verandering("Ook op deze scholen", *zinnen)]


def _wie(rij, namen: dict[int, str]) -> str:
    """A person, a board's own system, or a person with a file."""
    bij = rij.pgh_context.metadata if rij.pgh_context else {}
    if "koppeling" in bij:
        return f"koppeling {bij['koppeling']}"
    naam = namen.get(bij.get("user"), "")
    return f"{naam}, met het bestand {bij['bestand']}" if "bestand" in bij else naam


def _namen(rijen: Iterable) -> dict[int, str]:
    pks = {rij.pgh_context.metadata.get("user") for rij in rijen if rij.pgh_context}
    return {gebruiker.pk: gebruiker.naam for gebruiker in Gebruiker.objects.filter(pk__in=pks - {None})}


def verschillen(was, werd, velden: Iterable[str] | None = None) -> list[Verandering]:
    """The fields that differ between two states of a vacancy (rows, or rows of its history)."""
    gekozen = [
        veld
        for veld in Vacature._meta.concrete_fields
        if veld.name not in STIL and (velden is None or veld.name in velden)
    ]
    return [
        Verandering(veld.verbose_name.capitalize(), _in_woorden(veld, oud), _in_woorden(veld, nieuw))
        for veld in gekozen
        if (oud := _effen(getattr(was, veld.attname))) != (nieuw := _effen(getattr(werd, veld.attname)))
    ]


def _effen(waarde):
    """A browser ends its lines with two signs and other systems with one: that is no change."""
    return waarde.replace("\r\n", "\n") if isinstance(waarde, str) else waarde


def _in_woorden(veld, waarde) -> str:
    if waarde in (None, "", []):
        return "leeg"
    if veld.name == "school":
        return str(School.objects.filter(pk=waarde).first() or waarde)
    if veld.name == "controle_gevraagd_door":
        return str(Gebruiker.objects.filter(pk=waarde).first() or waarde)
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime | date):
        return f"{waarde:%d-%m-%Y}"
    if isinstance(waarde, Decimal):
        return number_format(waarde.normalize())
    if isinstance(waarde, list):
        namen = dict(veld.base_field.choices or ())
        return ", ".join(str(namen.get(een, een)) for een in waarde)
    return str(dict(veld.choices or ()).get(waarde, waarde))
