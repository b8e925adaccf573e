"""What happened to a vacancy: who changed what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from onderwijsregio.organisaties.models import Gebruiker, School

from ..models import Vacature

#: Fields that follow from others, or of which a reader has no use.
STIL = {
    "id",
    "gewijzigd_op",
    "gemaakt_op",
    "gemaakt_door",
    "organisatie",
    "verlopen_gemeld_op",
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
    for was, werd in pairwise(rijen):
        if veranderd := verschillen(was, werd):
            gevonden.append(Gebeurtenis(werd.pgh_created_at, _wie(werd, namen), tuple(veranderd)))
    return gevonden[::-1]


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
        if (oud := getattr(was, veld.attname)) != (nieuw := getattr(werd, veld.attname))
    ]


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
    if isinstance(waarde, list):
        return ", ".join(map(str, waarde))
    return str(dict(veld.choices or ()).get(waarde, waarde))
