"""Postcode areas with a point on the map, and the schools that take that point."""

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Left

from ..models import Importronde, Postcodegebied, School
from . import verslag
from .tabel import BestandGeweigerd, Fout, Rij, Tabel

KOLOMMEN = {
    "postcode": ("POSTCODE", "PC4"),
    "plaats": ("WOONPLAATS", "PLAATS"),
    "gemeente": ("GEMEENTE",),
    "latitude": ("LATITUDE", "LAT"),
    "longitude": ("LONGITUDE", "LON"),
}
VELDEN = ("plaats", "gemeente", "lat", "lon")
GRENZEN = {"latitude": (50, 54), "longitude": (3, 8)}
ZES_DECIMALEN = Decimal("0.000001")


@dataclass
class Gebiedenplan:
    """Everything that one file of postcodes would do."""

    soort = Importronde.Soort.POSTCODES

    verslag: dict = field(default_factory=dict)
    nieuw: list[Postcodegebied] = field(default_factory=list)
    bijwerken: list[Postcodegebied] = field(default_factory=list)

    def pas_toe(self) -> None:
        """Write it, within the transaction of the caller, and give schools their area."""
        Postcodegebied.objects.bulk_create(self.nieuw, batch_size=1000)
        Postcodegebied.objects.bulk_update(self.bijwerken, [*VELDEN, "bron"], batch_size=500)
        koppel_scholen()


def koppel_scholen() -> int:
    """Give every school the area of its postcode, if that area is known. Returns how many schools changed."""
    gebied = Postcodegebied.objects.filter(pk=Left(OuterRef("postcode"), 4))
    gekoppeld = Q(gebied_id__isnull=False, gebied_id=Left("postcode", 4))
    anders = School.objects.filter(Exists(gebied)).exclude(gekoppeld)
    return anders.update(gebied_id=Left("postcode", 4))


def maak_plan(tabel: Tabel, bron: str) -> Gebiedenplan:
    """Compare a file of postcodes with the areas that are known. Raises BestandGeweigerd as schools do."""
    if mist := tabel.mist(KOLOMMEN):
        raise BestandGeweigerd(f"Dit is geen bestand met postcodes. Niet gevonden: {', '.join(mist)}.")
    if not tabel.regels:
        raise BestandGeweigerd("Dit bestand heeft alleen een kopregel en geen postcodes.")
    gebieden, fouten = _lees(tabel, bron)
    verslag.weiger_als_vooral_fout(len(gebieden), fouten)
    plan = Gebiedenplan()
    delen = {"nieuw": [], "gewijzigd": [], "fout": verslag.fouten(fouten)}
    bekend = Postcodegebied.objects.in_bulk()
    for gebied in gebieden:
        _vergelijk(gebied, bekend.get(gebied.pc4), plan, delen)
    plan.verslag = verslag.maak(
        delen,
        soort="postcodes",
        opmerkingen=verslag.opmerkingen(tabel),
        gelezen=len(gebieden),
        ongewijzigd=len(gebieden) - len(plan.nieuw) - len(plan.bijwerken),
        gekoppeld=_te_koppelen(bekend.keys() | {gebied.pc4 for gebied in gebieden}),
        veel_gesloten=False,
    )
    return plan


def _lees(tabel: Tabel, bron: str) -> tuple[list[Postcodegebied], list[Fout]]:
    gebieden, fouten, gezien = [], [], {}
    for rij in tabel.rijen(KOLOMMEN):
        if isinstance(rij, Fout):
            fouten.append(rij)
        elif reden := _reden(rij, gezien):
            fouten.append(Fout(rij.regel, reden, rij.tekst))
        else:
            gezien[rij.cellen["postcode"]] = rij.regel
            gebieden.append(_gebied(rij.cellen, bron))
    return gebieden, fouten


def _reden(rij: Rij, gezien: dict[str, int]) -> str:
    """Why this row cannot be used, or nothing."""
    cellen = rij.cellen
    if not re.fullmatch(r"[1-9][0-9]{3}", cellen["postcode"]):
        return "De postcode is geen getal van vier cijfers."
    if cellen["postcode"] in gezien:
        return f"Deze postcode staat al op regel {gezien[cellen['postcode']]}."
    if not cellen["plaats"] or max(len(cellen["plaats"]), len(cellen["gemeente"])) > 80:
        return "De plaats ontbreekt, of een naam is langer dan 80 tekens."
    if not all(_in_nederland(cellen[as_], *grenzen) for as_, grenzen in GRENZEN.items()):
        return "Het punt ontbreekt of ligt niet in Nederland."
    return ""


def _in_nederland(waarde: str, laagste: int, hoogste: int) -> bool:
    try:
        return laagste <= Decimal(waarde) <= hoogste
    except InvalidOperation:
        return False


def _gebied(cellen: dict[str, str], bron: str) -> Postcodegebied:
    lat, lon = (Decimal(cellen[as_]).quantize(ZES_DECIMALEN) for as_ in GRENZEN)
    pc4, plaats, gemeente = (cellen[naam] for naam in ("postcode", "plaats", "gemeente"))
    return Postcodegebied(pc4=pc4, plaats=plaats, gemeente=gemeente, lat=lat, lon=lon, bron=bron)


def _vergelijk(
    gebied: Postcodegebied, bekend: Postcodegebied | None, plan: Gebiedenplan, delen: dict
) -> None:
    """Add one area of the file to the plan, as new, as changed, or not at all."""
    over = {"code": gebied.pc4, "naam": gebied.plaats, "plaats": gebied.gemeente}
    if bekend is None:
        plan.nieuw.append(gebied)
        delen["nieuw"].append(over)
        return
    anders = [naam for naam in VELDEN if getattr(bekend, naam) != getattr(gebied, naam)]
    if not anders:
        return
    if {"lat", "lon"} & set(anders):
        bekend.bron = gebied.bron
    velden = [
        {"veld": naam, "oud": str(getattr(bekend, naam)), "nieuw": str(getattr(gebied, naam))}
        for naam in anders
    ]
    delen["gewijzigd"].append(over | {"velden": velden})
    for naam in anders:
        setattr(bekend, naam, getattr(gebied, naam))
    plan.bijwerken.append(bekend)


def _te_koppelen(gebieden: set[str]) -> int:
    scholen = School.objects.exclude(postcode="").values_list("postcode", "gebied_id")
    return sum(postcode[:4] in gebieden and gebied != postcode[:4] for postcode, gebied in scholen)
