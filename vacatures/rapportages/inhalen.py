"""Two editors on one vacancy: what the first saved while the second was typing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..models import Vacature
from .geschiedenis import Verandering, geschiedenis, ook_op_na, verschil_in_scholen, verschillen


@dataclass(frozen=True)
class Verschil:
    """A field that a colleague saved meanwhile: what stands there now, and what this editor made of it.

    `overgenomen`: this editor left it as it was, so that the colleague's stands.
    """

    veld: str
    naam: str
    nu: str
    uw: str
    overgenomen: bool


@dataclass(frozen=True)
class Ingehaald:
    """Who was first, and every field in which that counts."""

    wie: str
    verschillen: tuple[Verschil, ...]

    @property
    def overgenomen(self) -> list[str]:
        """The fields that only the colleague changed."""
        return [verschil.veld for verschil in self.verschillen if verschil.overgenomen]


def ingehaald(vacature: Vacature, versie: datetime, getypt: Mapping[str, Any]) -> Ingehaald:
    """What changed in the vacancy since `versie`, beside the values that somebody typed who began there.

    A field counts that a colleague changed and that differs from what was typed. When the history does not
    know the version any more, everything that differs counts, and nothing is taken over.
    """
    rijen = list(Vacature.pgh_event_model.objects.filter(pgh_obj=vacature).order_by("pgh_id"))
    begin = next((rij for rij in reversed(rijen) if rij.gewijzigd_op == versie), None)
    scholen = ook_op_na(vacature, rijen)
    van_begin = scholen[begin.pgh_id] if begin else None
    nu = frozenset(vacature.ook_op.values_list("pk", flat=True))
    typte = Vacature(**{naam: waarde for naam, waarde in getypt.items() if naam != "ook_op"})
    typte_scholen = frozenset(school.pk for school in getypt.get("ook_op", ()))

    anders = _per_veld(vacature, typte, nu, typte_scholen, getypt)
    van_collega = _per_veld(begin, vacature, van_begin, nu, getypt) if begin else anders
    van_mij = _per_veld(begin, typte, van_begin, typte_scholen, getypt) if begin else anders
    wijzigingen = geschiedenis(vacature)
    return Ingehaald(
        wijzigingen[0].wie if wijzigingen else "",
        tuple(
            Verschil(naam, rij.veld, rij.was, rij.werd, naam not in van_mij)
            for naam, rij in anders.items()
            if naam in van_collega
        ),
    )


def _per_veld(was, werd, scholen_was, scholen_werd, velden) -> dict[str, Verandering]:
    """The differences between two states, by the name of the field."""
    per_naam = {naam: verschillen(was, werd, [naam]) for naam in velden if naam != "ook_op"}
    if "ook_op" in velden:
        per_naam["ook_op"] = verschil_in_scholen(scholen_was, scholen_werd)
    return {naam: gevonden[0] for naam, gevonden in per_naam.items() if gevonden}
