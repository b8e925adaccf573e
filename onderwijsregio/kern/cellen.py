"""What a cell of somebody's spreadsheet means: each reader makes a value of a text, or raises ValueError.

The message of the error is a Dutch sentence that says how to write it. What an app reads besides (a school, a
scale) stands in its own `importeren`.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from .kolommen import kaal

#: Between the parts of a list: "ma, di en do", "po/sbo", "havo + vwo".
TUSSEN = re.compile(r"[,;/+&\s]+|\ben\b")
VORMEN = ("%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d", "%d-%m-%y", "%d.%m.%Y", "%d %m %Y")
EXCEL_BEGIN = date(1899, 12, 30)
MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
    "november", "december",
)  # fmt: skip
JA = {"ja", "j", "x", "1", "true", "waar", "yes", "v"}
NEE = {"nee", "n", "0", "false", "onwaar", "no"}


def tekst(lengte: int) -> Callable[[str], str]:
    """A reader for a text of at most so many characters."""

    def lees(cel: str) -> str:
        if len(cel) > lengte:
            raise ValueError(f"Dit is langer dan {lengte} tekens. Maak het korter.")
        return cel

    return lees


def lees_telefoon(cel: str) -> str:
    """A telephone number; a spreadsheet loses the first zero, so nine digits get it back."""
    nummer = cel.replace("(0)", "")
    cijfers = re.sub(r"\D", "", nummer)
    if len(cijfers) == 9 and not nummer.startswith("+"):
        return f"0{cijfers}"
    if not re.fullmatch(r"\+?[\d\s()./-]{8,20}", nummer) or not 8 <= len(cijfers) <= 15:
        raise ValueError("Dit is geen telefoonnummer. Schrijf het als 06 12345678.")
    return nummer.replace(".", " ")


def lees_datum(cel: str) -> date:
    """A day as 31-12-2026, 31/12/2026, 2026-12-31 or 31 december 2026, from 1990 to 2100.

    Also as the number of days since 1900 that Excel shows when a column has no format of its own.
    """
    if re.fullmatch(r"\d{5}(\.\d+)?", cel):
        cel = f"{EXCEL_BEGIN + timedelta(days=int(cel[:5])):%d-%m-%Y}"
    woorden = cel.casefold()
    for nummer, maand in enumerate(MAANDEN, 1):
        woorden = re.sub(rf"\b{maand[:3]}(?:{maand[3:]})?\b\.?", str(nummer), woorden)
    for vorm in VORMEN:
        try:
            gelezen = datetime.strptime(woorden.strip(), vorm).date()
        except ValueError:
            continue
        if 1990 <= gelezen.year <= 2100:
            return gelezen
    raise ValueError("Deze datum bestaat niet of is niet te lezen. Schrijf hem als 31-12-2026.")


def lees_ja_nee(cel: str) -> bool:
    """Yes or no, as people tick it."""
    woord = kaal(cel)
    if woord in JA or woord in NEE:
        return woord in JA
    raise ValueError("Schrijf ja of nee.")


def lees_bedrag(cel: str) -> Decimal:
    """An amount of money in euros: "€ 3.301,50", "3301.5" or "3.301"."""
    getal = re.sub(r"(?i)eur(?:o)?|[€\s]|,-+$|,=$", "", cel)
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d{1,2})?", getal):
        getal = getal.replace(".", "")
    try:
        bedrag = Decimal(getal.replace(",", "."))
    except InvalidOperation:
        bedrag = Decimal("NaN")
    if not re.fullmatch(r"\d{1,6}([.,]\d{1,2})?", getal) or not bedrag.is_finite():
        raise ValueError("Dit is geen bedrag. Schrijf het als 3301,50.")
    return bedrag


def keuze(keuzes, woorden: dict[str, str] | None = None) -> Callable[[str], str]:
    """A reader for a fixed list: by its code, by its words, or by one of `woorden` (bare, see `kaal`)."""
    bekend = {kaal(code): code for code, _ in keuzes.choices if code}
    bekend |= {kaal(naam): code for code, naam in keuzes.choices if code}
    bekend |= woorden or {}

    def lees(cel: str) -> str:
        if code := bekend.get(kaal(cel)):
            return code
        namen = "; ".join(str(naam) for code, naam in keuzes.choices if code)
        raise ValueError(f"Dit kennen we niet. Kies uit: {namen}.")

    return lees


def keuzes(lijst, woorden: dict[str, str] | None = None) -> Callable[[str], list[str]]:
    """A reader for several of a fixed list, with commas, slashes or "en" between them."""
    een = keuze(lijst, woorden)

    def lees(cel: str) -> list[str]:
        try:
            return [een(cel)]
        except ValueError:
            gevonden = {een(deel) for deel in TUSSEN.split(cel.casefold()) if deel}
        return [code for code, _ in lijst.choices if code in gevonden]

    return lees
