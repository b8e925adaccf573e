"""DUO's files of schools (*vestigingen*) of primary and secondary education.

Names of files and columns differ from year to year; the kind follows from the columns. The file of
secondary schools is the one that tells the structure of the education (*onderwijsstructuur*).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from ..keuzes import Meetstatus, Sector
from ..models import School
from .namen import leesbaar
from .tabel import BestandGeweigerd, Fout, Rij, Tabel

#: Our word for a column, and how DUO has spelt it (letters and digits only).
VERPLICHT = {
    "bevoegd gezag": ("BEVOEGDGEZAGNUMMER", "BEVOEGDGEZAGCODE", "BEVOEGDGEZAG"),
    "BRIN": ("BRINNUMMER", "INSTELLINGSCODE", "BRIN"),
    "vestiging": ("VESTIGINGSNUMMER", "VESTIGINGSCODE"),
    "naam": ("VESTIGINGSNAAM",),
    "straat": ("STRAATNAAM",),
    "huisnummer": ("HUISNUMMERTOEVOEGING", "HUISNUMMER"),
    "postcode": ("POSTCODE",),
    "plaats": ("PLAATSNAAM",),
    "gemeente": ("GEMEENTENAAM",),
}
VRIJ = {
    "denominatie": ("DENOMINATIE",),
    "telefoon": ("TELEFOONNUMMER",),
    "website": ("INTERNETADRES",),
    "onderwijsstructuur": ("ONDERWIJSSTRUCTUUR",),
    "leerlingen": ("LEERLINGEN", "AANTALLEERLINGEN", "LEERLINGENAANTAL"),
    "peildatum": ("PEILDATUM",),
    "soort": ("SOORTPO", "TYPEPO", "SOORTONDERWIJS", "ONDERWIJSSOORT"),
}
SOORTEN = {
    "bo": Sector.PO,
    "bao": Sector.PO,
    "po": Sector.PO,
    "sbo": Sector.SBO,
    "sbao": Sector.SBO,
    "so": Sector.SO,
    "vso": Sector.VSO,
    "vo": Sector.VO,
}
ALS_TEKST = ("naam", "straat", "huisnummer", "denominatie", "telefoon", "website", "onderwijsstructuur")


class OnbruikbareRij(Exception):
    """The reason, in Dutch, why one row cannot be used."""


@dataclass(frozen=True)
class Schoolrij:
    """One school as the file tells it; `velden` has only the fields of School that the file speaks of."""

    regel: int
    sleutel: tuple[str, str]
    bevoegd_gezag: str
    velden: dict


@dataclass(frozen=True)
class DuoBestand:
    """The schools of one file, its faulty lines, and the sectors that it covers."""

    soort: Sector
    scholen: list[Schoolrij]
    fouten: list[Fout]

    @cached_property
    def sectoren(self) -> set[str]:
        return {rij.velden["sector"] for rij in self.scholen}


def lees_scholen(tabel: Tabel) -> DuoBestand:
    """Read a file of schools. Raises BestandGeweigerd when columns are missing or the file was cut off."""
    if mist := tabel.mist(VERPLICHT):
        raise BestandGeweigerd(
            f"Dit is geen bestand van DUO met schoolvestigingen. Niet gevonden: {', '.join(mist)}."
        )
    if not tabel.regels:
        raise BestandGeweigerd("Dit bestand heeft alleen een kopregel en geen scholen.")
    soort = Sector.PO if tabel.mist({"structuur": VRIJ["onderwijsstructuur"]}) else Sector.VO
    scholen, fouten, gezien = [], [], {}
    for rij in tabel.rijen(VERPLICHT | VRIJ):
        gelezen = rij if isinstance(rij, Fout) else _lees_rij(rij, soort, gezien)
        (fouten if isinstance(gelezen, Fout) else scholen).append(gelezen)
    return DuoBestand(soort, scholen, fouten)


def _lees_rij(rij: Rij, soort: Sector, gezien: dict[tuple[str, str], int]) -> Schoolrij | Fout:
    try:
        sleutel = _sleutel(rij.cellen)
        eerder = gezien.setdefault(sleutel, rij.regel)
        _eis(eerder == rij.regel, f"Deze school staat al op regel {eerder}.")
        bevoegd_gezag = rij.cellen["bevoegd gezag"]
        _eis(
            re.fullmatch(r"[0-9]{5,6}", bevoegd_gezag),
            f"'{_kort(bevoegd_gezag)}' is geen nummer van een bevoegd gezag.",
        )
        return Schoolrij(rij.regel, sleutel, bevoegd_gezag, _velden(rij.cellen, soort))
    except OnbruikbareRij as reden:
        return Fout(rij.regel, str(reden), rij.tekst, rij.cellen["gemeente"])


def _sleutel(cellen: dict[str, str]) -> tuple[str, str]:
    brin = cellen["BRIN"].upper()
    _eis(re.fullmatch(r"[0-9]{2}[A-Z]{2}", brin), f"'{_kort(brin)}' is geen BRIN-nummer.")
    vestiging = cellen["vestiging"].upper().removeprefix(brin)
    _eis(
        re.fullmatch(r"[0-9A-Z]{2}", vestiging),
        f"'{_kort(cellen['vestiging'])}' is geen vestiging van {brin}.",
    )
    return brin, vestiging


def _velden(cellen: dict[str, str], soort: Sector) -> dict:
    velden = {naam: cellen[naam] for naam in ALS_TEKST if naam in cellen}
    velden |= {naam: leesbaar(cellen[naam]) for naam in ("plaats", "gemeente")}
    velden["postcode"] = _postcode(cellen["postcode"])
    velden["sector"] = _sector(cellen.get("soort", ""), soort)
    for naam in ("naam", "gemeente"):
        _eis(velden[naam], f"De {naam} ontbreekt.")
    for naam, waarde in velden.items():
        ruimte = School._meta.get_field(naam).max_length
        _eis(len(waarde) <= ruimte, f"De waarde bij {naam} is langer dan {ruimte} tekens.")
    if "leerlingen" in cellen:
        velden |= _leerlingen(cellen["leerlingen"], cellen.get("peildatum", ""))
    return velden


def _postcode(waarde: str) -> str:
    postcode = waarde.replace(" ", "").upper()
    _eis(re.fullmatch(r"([1-9][0-9]{3}[A-Z]{2})?", postcode), f"'{_kort(waarde)}' is geen postcode.")
    return postcode


def _sector(waarde: str, soort: Sector) -> str:
    _eis(not waarde or waarde.lower() in SOORTEN, f"De soort onderwijs '{_kort(waarde)}' is niet bekend.")
    return SOORTEN.get(waarde.lower(), soort).value


def _leerlingen(waarde: str, peildatum: str) -> dict:
    """A number, `<5` (suppressed) or nothing (not measured): three different things."""
    aantal, dag = None, _datum(peildatum)
    if not waarde:
        status, dag = Meetstatus.NIET_GEMETEN, None
    elif re.fullmatch(r"< ?5", waarde):
        status = Meetstatus.ONDERDRUKT
    else:
        _eis(re.fullmatch(r"[0-9]{1,5}", waarde), f"'{_kort(waarde)}' is geen aantal leerlingen.")
        aantal, status = int(waarde), Meetstatus.GEMETEN
    return {"leerlingen": aantal, "leerlingen_status": status.value, "leerlingen_peildatum": dag}


def _datum(waarde: str) -> date | None:
    if not waarde:
        return None
    for vorm in ("%Y-%m-%d", "%d-%m-%Y", "%Y%m%d"):
        try:
            return datetime.strptime(waarde, vorm).date()
        except ValueError:
            continue
    raise OnbruikbareRij(f"'{_kort(waarde)}' is geen peildatum.")


def _kort(waarde: str) -> str:
    return waarde if len(waarde) <= 30 else f"{waarde[:30]}…"


def _eis(voldaan, reden: str) -> None:
    if not voldaan:
        raise OnbruikbareRij(reden)
