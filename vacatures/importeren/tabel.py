"""A spreadsheet of vacancies: its columns, and its rows as what a board hands over."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from onderwijsregio.kern.kolommen import Fout, Gelezen, Kolom, lees_rijen
from onderwijsregio.kern.tabellen import Tabel

from .lezers import lees_omvang, lees_open_voor, lezer_van
from .scholen import Scholen
from .velden import SCHOOLVELDEN, VELDEN, is_verplicht, naam_van

#: Headings that boards use, beside our own names of the fields.
HERKEN: dict[str, tuple[str, ...]] = {
    "kenmerk": (
        "kenmerk",
        "referentie",
        "vacaturenummer",
        "nummer",
        "vacature id",
        "id",
        "ref",
        "referentienummer",
    ),
    "titel": ("functietitel", "vacature", "vacaturetitel", "naam vacature"),
    "omschrijving": ("vacaturetekst", "tekst", "functieomschrijving", "beschrijving"),
    "functie": ("functienaam", "soort functie", "rol"),
    "vak": ("vakgebied",),
    "niveaus": ("niveau", "onderwijsniveau"),
    "groepen": ("groep",),
    "dagen": ("dagen", "werkdagen", "dag", "welke dagen"),
    "start_op": ("startdatum", "begindatum", "ingangsdatum", "per", "start", "datum in dienst"),
    "sluit_op": (
        "sluitingsdatum",
        "reageren tot",
        "einddatum publicatie",
        "sluit",
        "sluit op",
        "deadline",
        "reageren voor",
    ),
    "contract": ("contractvorm", "dienstverband", "soort contract", "aanstelling"),
    "contract_tot": ("einddatum", "einddatum contract", "contract tot", "tijdelijk tot"),
    "schaal": ("salarisschaal", "cao-schaal", "functieschaal"),
    "salaris_van": ("salaris minimum", "minimumsalaris", "salaris min"),
    "salaris_tot": ("salaris maximum", "maximumsalaris", "salaris max"),
    "salaris": ("beloning", "salaris tekst", "arbeidsvoorwaarden"),
    "bevoegdheid": ("diploma", "gevraagde diploma"),
    "begeleiding": ("inwerken",),
    "contactnaam": ("contactpersoon", "contact", "naam contactpersoon"),
    "contacttelefoon": ("telefoon", "telefoon contactpersoon", "telefoonnummer contactpersoon"),
    "aanleiding": ("reden", "reden vacature"),
    "noodoplossing": ("verborgen",),
}
#: Two fields in one cell, and four in one: how boards write them.
OMVANG = Kolom("omvang", "Fte of uren, van en tot", lees_omvang, (
    "fte", "uren", "werktijdfactor", "wtf", "omvang", "aantal uren", "uren per week", "aantal fte", "dienstverband fte",
), verplicht=True)  # fmt: skip
OPEN_VOOR = Kolom("open_voor", "Ook open voor", lees_open_voor, ("open voor", "doelgroep"))
SCHOOL = Kolom(
    "school", "School", str, ("schoolnaam", "locatie", "vestiging", "brin", "brinnummer"), verplicht=True
)
OOK_OP = Kolom("ook_op", "Ook op deze scholen", str, ("andere scholen", "ook op"))
IN_EEN_KOLOM = {
    "fte_min", "fte_max", "open_voor_zij_instroom", "open_voor_herintreders", "open_voor_starters",
    "open_voor_studenten",
}  # fmt: skip


def _kolom(code: str) -> Kolom:
    veld = VELDEN[code]
    verplicht = is_verplicht(veld) or code == "kenmerk"
    regels = veld.get_internal_type() == "TextField"
    return Kolom(
        code, naam_van(veld), lezer_van(veld), HERKEN.get(code, ()), verplicht=verplicht, regels=regels
    )


def _kolommen() -> list[Kolom]:
    """The reference and the title first, then the fields in the order of the model."""
    vooraan = ["kenmerk", "titel"]
    rest = [code for code in VELDEN if code not in {*vooraan, *SCHOOLVELDEN, *IN_EEN_KOLOM}]
    return [*map(_kolom, vooraan), SCHOOL, OMVANG, *map(_kolom, rest), OPEN_VOOR, OOK_OP]


KOLOMMEN = _kolommen()
NAMEN = {kolom.code: kolom.naam for kolom in KOLOMMEN}
#: More rows at once than any board has vacancies; they are written while somebody waits.
MEESTE_RIJEN = 500


@dataclass
class Vacaturerij:
    """One row: the reference, the fields that it tells something about, and what is wrong with it."""

    regel: int
    kenmerk: str
    titel: str
    velden: dict[str, Any] = field(default_factory=dict)
    fouten: list[Fout] = field(default_factory=list)


def lees_vacatures(tabel: Tabel, plaatsen: dict[str, int], scholen: Scholen) -> list[Vacaturerij]:
    """Every row read, with everything that is wrong with it by itself or beside the other rows.

    An empty cell of a field that may be empty makes it empty; a column that is not there says nothing.
    """
    rijen: list[Vacaturerij] = []
    eerder: dict[str, int] = {}
    for gelezen in lees_rijen(tabel, plaatsen, KOLOMMEN):
        waarden = gelezen.waarden
        _zoek_scholen(gelezen, tabel, plaatsen, scholen)
        rij = Vacaturerij(
            gelezen.regel, waarden.get("kenmerk", ""), waarden.get("titel", ""), fouten=gelezen.fouten
        )
        if rij.kenmerk and rij.kenmerk in eerder:
            reden = (
                f"Dit kenmerk staat ook op regel {eerder[rij.kenmerk]}. Geef elke vacature een eigen kenmerk."
            )
            rij.fouten.append(Fout(rij.regel, tabel.koppen[plaatsen["kenmerk"]], rij.kenmerk, reden))
        eerder.setdefault(rij.kenmerk, rij.regel)
        if not rij.fouten:
            rij.velden = _velden(waarden, plaatsen)
        rijen.append(rij)
    return rijen


def _zoek_scholen(gelezen: Gelezen, tabel: Tabel, plaatsen: dict[str, int], scholen: Scholen) -> None:
    lezers: dict[str, Callable] = {"school": scholen.lees, "ook_op": scholen.lees_meer}
    for code, lees in lezers.items():
        if cel := gelezen.waarden.get(code):
            try:
                gelezen.waarden[code] = lees(cel)
            except ValueError as fout:
                gelezen.fouten.append(Fout(gelezen.regel, tabel.koppen[plaatsen[code]], cel[:100], str(fout)))


def _velden(waarden: dict[str, Any], plaatsen: dict[str, int]) -> dict[str, Any]:
    """The fields of the vacancy: what one cell holds for several of them is taken apart."""
    uit = {}
    for code in (kolom.code for kolom in KOLOMMEN if kolom.code in plaatsen):
        waarde = waarden.get(code)
        if code == "omvang":
            uit["fte_min"], uit["fte_max"] = waarde
        elif code == "open_voor":
            uit |= {veld: veld in (waarde or ()) for veld in IN_EEN_KOLOM if veld.startswith("open_voor")}
        elif waarde is not None:
            uit[code] = waarde
        else:
            uit[code] = leeg(code)
    return uit


def leeg(code: str) -> Any:
    """What a field is when nothing is said: its default, an empty list, or empty."""
    veld = VELDEN[code]
    if veld.many_to_many:
        return []
    return None if veld.null else veld.get_default()
