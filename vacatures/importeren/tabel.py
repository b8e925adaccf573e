"""A spreadsheet of vacancies: its columns, and its rows as what a board hands over."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from onderwijsregio.kern.kolommen import Fout, Gelezen, Kolom, lees_rijen
from onderwijsregio.kern.tabellen import Tabel

from .lezers import lees_grens, lees_omvang, lees_open_voor, lees_uren, lezer_van
from .scholen import Scholen
from .velden import SCHOOLVELDEN, VELDEN, is_verplicht, naam_van

#: Headings that boards use, beside our own names of the fields.
HERKEN: dict[str, tuple[str, ...]] = {
    "kenmerk": (
        "uw kenmerk",
        "uw eigen kenmerk",
        "referentie",
        "vacaturenummer",
        "vacaturenr",
        "nummer",
        "nr",
        "vacature id",
        "id",
        "ref",
        "referentienummer",
        "vacaturecode",
        "code",
    ),
    "titel": ("functietitel", "vacature", "vacaturetitel", "naam vacature"),
    "omschrijving": ("vacaturetekst", "tekst", "functieomschrijving", "beschrijving"),
    "functie": ("functienaam", "soort functie", "functiegroep", "rol"),
    "vak": ("vakgebied",),
    "niveaus": ("niveau", "onderwijsniveau"),
    "groepen": ("groep",),
    "dagen": ("dag", "welke dagen", "lesdagen", "beschikbare dagen"),
    "dagdeel": ("ochtend of middag",),
    "start_op": ("startdatum", "begindatum", "ingangsdatum", "per", "start", "datum in dienst"),
    "sluit_op": (
        "sluitingsdatum",
        "reageren tot",
        "reageren tot en met",
        "einddatum publicatie",
        "sluit",
        "deadline",
        "reageren voor",
        "sluitdatum",
        "uiterste reactiedatum",
    ),
    "contract": ("contractvorm", "dienstverband", "soort contract", "aanstelling"),
    "contract_tot": ("einddatum", "einddatum contract", "contract tot", "tijdelijk tot"),
    "schaal": ("salarisschaal", "cao schaal en trede", "cao-schaal", "functieschaal"),
    "salaris_van": ("salaris minimum", "minimumsalaris", "salaris min"),
    "salaris_tot": ("salaris maximum", "maximumsalaris", "salaris max"),
    "salaris": ("beloning", "loon", "salarisindicatie", "salaris tekst", "arbeidsvoorwaarden"),
    "bevoegdheid": (
        "diploma",
        "gevraagd diploma",
        "gevraagde diploma",
        "vereiste bevoegdheid",
        "benodigde bevoegdheid",
    ),
    "begeleiding": ("inwerken",),
    "contactnaam": ("contactpersoon", "contact", "naam contactpersoon"),
    "contacttelefoon": ("telefoon", "telefoon contactpersoon", "telefoonnummer contactpersoon"),
    "aanleiding": ("reden", "reden vacature"),
    "noodoplossing": ("verborgen",),
    "open_voor_zij_instroom": ("zij-instroom", "zij-instromer", "zij-instromers", "zij-instroom mogelijk"),
    "open_voor_herintreders": ("herintreder", "herintreders", "open voor herintreders"),
    "open_voor_starters": ("starter", "starters", "open voor starters"),
    "open_voor_studenten": ("student", "studenten"),
}
#: Two fields in one cell, and four in one: how boards write them.
OMVANG = Kolom("omvang", "Fte of uren, van en tot", lees_omvang, (
    "fte", "werktijdfactor", "wtf", "omvang", "aantal fte", "dienstverband fte", "betrekkingsomvang",
))  # fmt: skip
#: The same in other columns: hours, by what the heading says, and the least and the most apart. All in fte.
OMVANG_ANDERS = [
    Kolom("uren", "Uren per week, van en tot", lees_uren, (
        "uren", "uren per week", "aantal uren", "uur", "uur per week", "werkuren", "contracturen", "weekuren",
    )),
    Kolom("fte_min", "Fte vanaf", lees_grens(lees_omvang), (
        "fte van", "fte min", "fte minimum", "minimum fte", "min fte", "wtf van", "wtf min", "omvang van",
    )),
    Kolom("fte_max", "Fte tot en met", lees_grens(lees_omvang), (
        "fte tot", "fte max", "fte maximum", "maximum fte", "max fte", "wtf tot", "wtf max", "omvang tot",
    )),
    Kolom("uren_min", "Uren vanaf", lees_grens(lees_uren), (
        "uren van", "uren min", "uren minimum", "minimum uren", "min uren", "minimaal aantal uren",
    )),
    Kolom("uren_max", "Uren tot en met", lees_grens(lees_uren), (
        "uren tot", "uren max", "uren maximum", "maximum uren", "max uren", "maximaal aantal uren",
    )),
]  # fmt: skip
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
    herken = (code, *HERKEN.get(code, ()))
    return Kolom(code, naam_van(veld), lezer_van(veld), herken, verplicht=verplicht, regels=regels)


def _kolommen() -> list[Kolom]:
    """The reference and the title first, then the fields in the order of the model."""
    vooraan = ["kenmerk", "titel"]
    rest = [code for code in VELDEN if code not in {*vooraan, *SCHOOLVELDEN, *IN_EEN_KOLOM}]
    return [*map(_kolom, vooraan), SCHOOL, OMVANG, *map(_kolom, rest), OPEN_VOOR, OOK_OP]


#: What our own template has, and everything that we can read: also a yes or no for each of whom it is open to.
SJABLOON = _kolommen()
OPEN_VOOR_LOS = [_kolom(code) for code in VELDEN if code in IN_EEN_KOLOM and code.startswith("open_voor")]
KOLOMMEN = [*SJABLOON, *OMVANG_ANDERS, *OPEN_VOOR_LOS]
NAMEN = {kolom.code: kolom.naam for kolom in KOLOMMEN}
#: Where it may stand how much work it is, by pairs of columns; one column may hold both.
OMVANG_IN = (("omvang", "omvang"), ("uren", "uren"), ("fte_min", "fte_max"), ("uren_min", "uren_max"))
#: Two ways to say how much work it is may differ so much by rounding, in fte.
AFGEROND = Decimal("0.02")
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
        _weeg_omvang(gelezen, tabel, plaatsen)
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


def _weeg_omvang(gelezen: Gelezen, tabel: Tabel, plaatsen: dict[str, int]) -> None:
    """How much work it is, out of whichever columns the file has for it: once, or more than once the same."""
    gekozen = [code for paar in OMVANG_IN for code in dict.fromkeys(paar) if code in plaatsen]
    al_fout = {fout.kolom for fout in gelezen.fouten}
    if (
        gelezen.regel in tabel.te_breed
        or not gekozen
        or any(tabel.koppen[plaatsen[code]] in al_fout for code in gekozen)
    ):
        return
    kop = tabel.koppen[plaatsen[gekozen[0]]]
    gezegd = list(filter(None, (_omvang_uit(gelezen.waarden, paar) for paar in OMVANG_IN)))
    if not gezegd:
        gelezen.fouten.append(Fout(gelezen.regel, kop, "", "Hier moet iets staan."))
    elif any(
        abs(een - ander) > AFGEROND for paar in gezegd for een, ander in zip(paar, gezegd[0], strict=True)
    ):
        gelezen.fouten.append(
            Fout(gelezen.regel, kop, "", "De kolommen met fte en uren spreken elkaar tegen.")
        )
    elif gezegd[0][0] > gezegd[0][1]:
        gelezen.fouten.append(Fout(gelezen.regel, kop, "", "Het minste is meer dan het meeste."))
    else:
        gelezen.waarden["omvang"] = gezegd[0]


def _omvang_uit(waarden: dict[str, Any], paar: tuple[str, str]) -> tuple[Decimal, Decimal] | None:
    """From and to out of one column with both, or out of two; who says only one of the two means both."""
    van, tot = (waarden.get(code) for code in paar)
    if paar[0] == paar[1]:
        return van
    return (van or tot, tot or van) if van or tot else None


def _velden(waarden: dict[str, Any], plaatsen: dict[str, int]) -> dict[str, Any]:
    """The fields of the vacancy: what one cell holds for several of them is taken apart."""
    uit = {}
    if "omvang" in waarden:
        uit["fte_min"], uit["fte_max"] = waarden["omvang"]
    for code in (kolom.code for kolom in SJABLOON if kolom.code in plaatsen and kolom != OMVANG):
        waarde = waarden.get(code)
        if code == "open_voor":
            uit |= {veld: veld in (waarde or ()) for veld in IN_EEN_KOLOM if veld.startswith("open_voor")}
        elif waarde is not None:
            uit[code] = waarde
        else:
            uit[code] = leeg(code)
    los = (kolom.code for kolom in OPEN_VOOR_LOS if kolom.code in plaatsen)
    return uit | {code: bool(waarden.get(code)) for code in los}


def leeg(code: str) -> Any:
    """What a field is when nothing is said: its default, an empty list, or empty."""
    veld = VELDEN[code]
    if veld.many_to_many:
        return []
    return None if veld.null else veld.get_default()
