"""Tables that people send as XLSX or CSV, read as text: by their content, never by their name.

Safe before it is read: a workbook is unpacked as a stream and counted first, so that a small file that
says to hold a little and unpacks to gigabytes never gets into memory. Nothing here touches the database.
"""

import csv
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from django.core.exceptions import ValidationError

MAX_BYTES = 10 * 1024 * 1024
MAX_UITGEPAKT = 150 * 1024 * 1024
MAX_VERHOUDING = 200  # a spreadsheet of people is never packed tighter than this
MAX_RIJEN = 20_000
MAX_KOLOMMEN = 200
MAX_CEL = 20_000
TITELREGELS = 10  # above the headings, at most
EERSTE_TEKENS = 50_000  # in which they surely end
ENIG_BLAD = "CSV"
SCHEIDINGSTEKENS = ";,\t"
LAATSTE_REGEL = "\x1f"  # added behind a CSV: what is read as part of a cell was never closed
OUD_EXCEL = b"\xd0\xcf\x11\xe0"  # both an .xls and a workbook with a password begin like this
GEEN_TABEL = "Dit is geen Excel- of csv-bestand. Kies een .xlsx of een .csv."
STUK = "Dit Excel-bestand is beschadigd. Open het in Excel, sla het opnieuw op en probeer het weer."
SLOT = (
    "Dit Excel-bestand heeft een wachtwoord of is van voor 2007 (.xls). "
    "Haal het wachtwoord eraf en sla het op als .xlsx."
)
#: What unpacking raises of a file that is damaged, or packed in a way that nobody knows.
ONLEESBAAR = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, ValueError, EOFError, OSError,
    NotImplementedError,
)  # fmt: skip
_CEL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>/]*>')


@dataclass(frozen=True)
class Tabel:
    """A sheet: its headings, and its rows with the number they have in the file. Every cell is text.

    `te_breed`: how many fields stand in the lines of a CSV that have more of them than there are headings. In
    such a line a separator stands where nobody meant one, so that nothing behind it is in its own column.
    """

    koppen: list[str]
    rijen: list[tuple[int, list[str]]]
    te_breed: dict[int, int] = field(default_factory=dict)

    def voorbeelden(self) -> list[str]:
        """Of each column the first cell, of the first fifty rows, with something in it."""
        begin = [cellen for _, cellen in self.rijen[:50]]
        return [next((cellen[p] for cellen in begin if cellen[p]), "") for p in range(len(self.koppen))]


def bladen(inhoud: bytes) -> list[str]:
    """The names of the sheets that can be read. Raises ValidationError with what to do about the file."""
    if _soort(inhoud) == "csv":
        return [ENIG_BLAD]
    with _boek(inhoud) as boek:
        return list(boek.sheet_names)


def eerste_bruikbare(inhoud: bytes) -> str:
    """The first sheet that holds a table; raises what is wrong with the first one when none does."""
    eerste_fout = None
    for naam in bladen(inhoud)[:20]:
        try:
            lees(inhoud, naam)
        except ValidationError as fout:
            eerste_fout = eerste_fout or fout
        else:
            return naam
    raise eerste_fout or ValidationError(STUK, code="stuk")


def lees(inhoud: bytes, blad: str = "") -> Tabel:
    """The sheet with this name (the first one without), headings apart; empty rows are left out.

    Raises ValidationError with a Dutch sentence that says what to do.
    """
    is_csv = _soort(inhoud) == "csv"
    rijen = _zonder_titel(list(_csv_rijen(inhoud) if is_csv else _xlsx_rijen(inhoud, blad)))
    if not rijen:
        raise ValidationError("Dit blad is leeg. Kies een ander blad of bestand.", code="leeg")
    koppen = [" ".join(kop.split()) for kop in rijen.pop(0)[1]]
    while koppen and not koppen[-1]:
        koppen.pop()
    _keur_koppen(koppen, rijen)
    te_breed = {nummer: len(cellen) for nummer, cellen in rijen if is_csv and any(cellen[len(koppen) :])}
    even_breed = [(nummer, _even_breed(cellen, len(koppen))) for nummer, cellen in rijen]
    return Tabel(koppen, even_breed, te_breed)


def _zonder_titel(rijen: list) -> list:
    """Without a title above the headings: the first lines with one filled cell, when a wider one follows."""
    breed = (n for n, (_, cellen) in enumerate(rijen[:TITELREGELS]) if sum(map(bool, cellen)) > 1)
    return rijen[next(breed, 0) :]


def _keur_koppen(koppen: list[str], rijen: list) -> None:
    if len(koppen) < 2:
        raise ValidationError(
            "Dit bestand heeft maar één kolom. Zet elke soort gegevens in een eigen kolom, "
            "met de naam van de kolom in de eerste regel.",
            code="een_kolom",
        )
    if len(koppen) > MAX_KOLOMMEN:
        raise ValidationError(
            f"Dit blad heeft meer dan {MAX_KOLOMMEN} kolommen. Laat weg wat u niet nodig hebt."
        )
    if any("@" in kop or re.fullmatch(r"[\d\s.,/+-]+", kop) for kop in koppen):
        raise ValidationError(
            "De eerste regel lijkt al gegevens te bevatten. Zet daarboven een regel met de namen van de "
            "kolommen.",
            code="geen_koppen",
        )
    if not rijen:
        raise ValidationError("Onder de namen van de kolommen staat niets. Kies een ander blad.", code="leeg")


def _even_breed(cellen: list[str], breedte: int) -> list[str]:
    return (cellen + [""] * breedte)[:breedte]


def _soort(inhoud: bytes) -> str:
    if not inhoud:
        raise ValidationError("Dit bestand is leeg. Kies het bestand opnieuw.", code="leeg")
    if len(inhoud) > MAX_BYTES:
        raise ValidationError(
            "Dit bestand is groter dan 10 MB. Haal plaatjes en bladen weg die u niet nodig hebt, "
            "of knip het op.",
            code="te_groot",
        )
    if inhoud.startswith(OUD_EXCEL):
        raise ValidationError(SLOT, code="slot")
    return "xlsx" if inhoud.startswith(b"PK\x03\x04") else "csv"


# XLSX ---------------------------------------------------------------------------------------------------


def _boek(inhoud: bytes):
    """The workbook, after it has been found safe to open."""
    from python_calamine import CalamineError, load_workbook  # heavy, and few requests need it

    _keur_zip(inhoud)
    try:
        return load_workbook(io.BytesIO(inhoud))
    except (CalamineError, OSError, ValueError) as fout:
        raise ValidationError(STUK, code="stuk") from fout


def _keur_zip(inhoud: bytes) -> None:
    """Count what is said and what really comes out, and where the outermost cell is."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            leden = archief.infolist()
            if "xl/workbook.xml" not in {lid.filename for lid in leden}:
                raise ValidationError(GEEN_TABEL, code="soort")
            if any(lid.flag_bits & 0x1 for lid in leden):
                raise ValidationError(SLOT, code="slot")
            _eis_klein(sum(lid.file_size for lid in leden), len(inhoud))
            echt = 0
            for lid in leden:
                for stuk in _stukken(archief, lid):
                    echt += len(stuk)
                    _eis_klein(echt, len(inhoud))
    except ONLEESBAAR as fout:
        raise ValidationError(STUK, code="stuk") from fout


def _eis_klein(uitgepakt: int, ingepakt: int) -> None:
    if uitgepakt > MAX_UITGEPAKT or uitgepakt > max(ingepakt, 50_000) * MAX_VERHOUDING:
        raise ValidationError(
            "Dit Excel-bestand is uitgepakt veel te groot. Kopieer de regels die u nodig hebt naar een "
            "nieuw bestand en kies dat.",
            code="bom",
        )


def _stukken(archief: zipfile.ZipFile, lid: zipfile.ZipInfo) -> Iterator[bytes]:
    """What comes out of one part, a piece at a time; a cell far away is refused before it is read."""
    is_blad = lid.filename.startswith("xl/worksheets/")
    staart = b""
    with archief.open(lid) as stroom:
        while stuk := stroom.read(1 << 18):
            if is_blad:
                _keur_cellen(staart + stuk)
                staart = stuk[-200:]
            yield stuk


def _keur_cellen(xml: bytes) -> None:
    """Raise when a filled cell lies outside what a spreadsheet of people needs: all that lies before it is read."""
    for letters, cijfers in _CEL.findall(xml):
        if _kolomnummer(letters) > MAX_KOLOMMEN or int(cijfers) > MAX_RIJEN + 1_000:
            raise ValidationError(_te_ver(f"{letters.decode()}{int(cijfers)}"), code="te_veel")


def _kolomnummer(letters: bytes) -> int:
    """Which column it is, from 1: A is 1, Z is 26, AA is 27."""
    return sum((letter - 64) * 26**plaats for plaats, letter in enumerate(reversed(letters)))


def _te_ver(cel: str) -> str:
    return (
        f"In cel {cel} staat iets. Een blad mag hoogstens {MAX_KOLOMMEN} kolommen en {MAX_RIJEN:,} regels hebben. "
        "Knip het op in meer bestanden, of maak leeg wat er niet bij hoort."
    ).replace(",", ".", 1)


def _te_veel() -> str:
    return f"Dit blad heeft meer dan {MAX_RIJEN:,} regels. Knip het op in meer bestanden.".replace(
        ",", ".", 1
    )


def _xlsx_rijen(inhoud: bytes, blad: str) -> Iterator[tuple[int, list[str]]]:
    from python_calamine import CalamineError

    with _boek(inhoud) as boek:
        namen = boek.sheet_names
        if not namen:
            raise ValidationError(STUK, code="stuk")
        if blad and blad not in namen:
            raise ValidationError("Dit blad staat niet in het bestand. Kies een ander blad.", code="blad")
        try:
            rijen = boek.get_sheet_by_name(blad or namen[0]).to_python(skip_empty_area=False)
        except (CalamineError, ValueError) as fout:
            raise ValidationError(STUK, code="stuk") from fout
    yield from _gevuld(enumerate(rijen, 1))


def _gevuld(rijen) -> Iterator[tuple[int, list[str]]]:
    """The rows with something in them, as text; at most MAX_RIJEN."""
    aantal = 0
    for nummer, ruw in rijen:
        cellen = [als_tekst(cel) for cel in ruw]
        if not any(cellen):
            continue
        aantal += 1
        if aantal > MAX_RIJEN + 1:
            raise ValidationError(_te_veel(), code="te_veel")
        yield nummer, cellen


def als_tekst(cel) -> str:
    """A cell as somebody would type it: dates as 31-12-2026, whole numbers without a point, lines kept apart."""
    if cel is None or cel == "":
        return ""
    if isinstance(cel, bool):
        return "ja" if cel else "nee"
    if isinstance(cel, float) and cel.is_integer():
        return str(int(cel))
    if isinstance(cel, date):
        return f"{cel:%d-%m-%Y}"
    if isinstance(cel, time | timedelta):
        return str(cel)
    regels = "".join(
        teken if teken.isprintable() or teken == "\n" else " " for teken in str(cel)[:MAX_CEL]
    ).split("\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(" ".join(regel.split()) for regel in regels)).strip()


# CSV ----------------------------------------------------------------------------------------------------


def _csv_rijen(inhoud: bytes) -> Iterator[tuple[int, list[str]]]:
    tekst = _tekst(inhoud)
    begin = [regel for regel in tekst[:EERSTE_TEKENS].splitlines() if regel.strip()][:TITELREGELS]
    kaal = [re.sub(r'"[^"]*"', "", regel) for regel in begin]
    scheiding = max(
        SCHEIDINGSTEKENS, key=lambda teken: max((regel.count(teken) for regel in kaal), default=0)
    )
    regels = io.StringIO(f"{tekst}\n{LAATSTE_REGEL}", newline="")
    yield from _gevuld(_genummerd(csv.reader(regels, delimiter=scheiding)))


def _genummerd(lezer) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line on which it begins: a cell may hold line breaks."""
    regel = 1
    try:
        for cellen in lezer:
            if cellen == [LAATSTE_REGEL]:
                return
            if any(cel.endswith(LAATSTE_REGEL) for cel in cellen):
                raise csv.Error
            yield regel, cellen
            regel = lezer.line_num + 1
    except csv.Error as fout:
        raise ValidationError(
            f"Regel {regel} is niet te lezen: een aanhalingsteken sluit niet. Verbeter dat en probeer het weer.",
            code="stuk",
        ) from fout


def _tekst(inhoud: bytes) -> str:
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        coderingen = ["utf-16"]
    else:
        coderingen = ["utf-8-sig", "cp1252"]
    for codering in coderingen:
        try:
            tekst = inhoud.decode(codering)
        except UnicodeDecodeError:
            continue
        if "\0" not in tekst and not tekst.lstrip().startswith(("%PDF", "{\\rtf", "<!DOCTYPE", "<html")):
            return tekst
    raise ValidationError(GEEN_TABEL, code="soort")
