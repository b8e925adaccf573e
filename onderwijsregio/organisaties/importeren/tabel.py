"""From the bytes of a published file to rows by column name.

What is known of such files: Windows-1252 or UTF-8 (with or without byte order mark), any line end, quoted
or not, an empty field may hold spaces. Each line is read by itself, so that one broken line spoils no other.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

BOM = b"\xef\xbb\xbf"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
SCHEIDINGSTEKENS = ";,\t"
STUURTEKENS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd]")
DUBBEL_OMGEZET = re.compile("Ã[\u00a0-\u00bf]|â€")
GEEN_TEKST = "Dit is geen tekstbestand. Kies het csv-bestand zoals het gepubliceerd is."


class BestandGeweigerd(Exception):
    """A file that is not to be trusted: nothing of it is used.

    The message is a Dutch sentence for who chose the file; `fouten` are the faulty lines found so far.
    """

    def __init__(self, reden: str, fouten: "list[Fout] | None" = None):
        super().__init__(reden)
        self.fouten = fouten or []


@dataclass(frozen=True)
class Fout:
    """One faulty line: its number in the file, why, its text, and its gemeente when that is known."""

    regel: int
    reden: str
    tekst: str = ""
    gemeente: str = ""


@dataclass(frozen=True)
class Rij:
    """One line with a value for every column; spaces around and inside a value are brought back to one."""

    regel: int
    tekst: str
    cellen: dict[str, str]


@dataclass(frozen=True)
class Tabel:
    """A file whose heading has been read: `kolommen` maps a heading (letters and digits) to its place."""

    kolommen: dict[str, int]
    breedte: int
    scheiding: str
    regels: list[tuple[int, str]]
    afgesloten: bool

    def mist(self, kolommen: dict[str, tuple[str, ...]]) -> list[str]:
        """The names of `kolommen` of which no known spelling is in the heading."""
        return [naam for naam, spellingen in kolommen.items() if not self.kolommen.keys() & set(spellingen)]

    def rijen(self, kolommen: dict[str, tuple[str, ...]]) -> Iterator[Rij | Fout]:
        """Every line as a row with those of `kolommen` that the file has, or as faulty.

        Raises BestandGeweigerd when the last line is not whole: the file has been cut off.
        """
        plaatsen = {
            naam: next(self.kolommen[spelling] for spelling in spellingen if spelling in self.kolommen)
            for naam, spellingen in kolommen.items()
            if self.kolommen.keys() & set(spellingen)
        }
        laatste = self.regels[-1][0]
        for nummer, tekst in self.regels:
            cellen, reden = self._cellen(tekst)
            if reden and nummer == laatste:
                raise BestandGeweigerd(
                    f"Dit bestand is afgebroken: regel {nummer}, de laatste, is niet heel. "
                    "Haal het bestand opnieuw op.",
                    [Fout(nummer, reden, tekst)],
                )
            if reden:
                yield Fout(nummer, reden, tekst)
            elif any(cellen):
                yield Rij(nummer, tekst, {naam: cellen[plaats] for naam, plaats in plaatsen.items()})

    def _cellen(self, tekst: str) -> tuple[list[str], str]:
        try:
            ruw = next(csv.reader([tekst], delimiter=self.scheiding, strict=True))
        except csv.Error:
            return [], "Een aanhalingsteken staat op een verkeerde plek of sluit niet."
        cellen = [" ".join(cel.split()) for cel in ruw]
        if len(cellen) < self.breedte:
            return [], f"De regel heeft {len(cellen)} kolommen in plaats van {self.breedte}."
        if any(cellen[self.breedte :]):
            return [], f"De regel heeft {len(cellen)} kolommen in plaats van {self.breedte}."
        if STUURTEKENS.search(tekst):
            return [], "De regel bevat tekens die niet te lezen zijn."
        return cellen, ""


def open_tabel(inhoud: bytes) -> Tabel:
    """Decode a file and read its heading. Raises BestandGeweigerd when it is empty or not a table at all."""
    tekst = _tekst(inhoud).replace("\r\n", "\n").replace("\r", "\n")
    regels = [(nummer, regel) for nummer, regel in enumerate(tekst.split("\n"), 1) if regel.strip()]
    if not regels:
        raise BestandGeweigerd("Dit bestand is leeg.")
    kop = regels.pop(0)[1]
    scheiding = max(SCHEIDINGSTEKENS, key=kop.count)
    try:
        koppen = next(csv.reader([kop], delimiter=scheiding))
    except csv.Error as fout:
        raise BestandGeweigerd(GEEN_TEKST) from fout
    kolommen: dict[str, int] = {}
    for plaats, naam in enumerate(koppen):
        kolommen.setdefault(_kop(naam), plaats)
    return Tabel(kolommen, len(koppen), scheiding, regels, tekst.endswith("\n"))


def _kop(naam: str) -> str:
    return re.sub(r"[\W_]+", "", naam).upper()


def _tekst(inhoud: bytes) -> str:
    if inhoud.startswith(b"PK"):
        raise BestandGeweigerd("Dit is een Excel- of zipbestand. Sla het op als csv en kies dat bestand.")
    if inhoud.startswith(UTF16):
        raise BestandGeweigerd("De tekens van dit bestand zijn UTF-16. Sla het op als csv met UTF-8.")
    if b"\0" in inhoud:
        raise BestandGeweigerd(GEEN_TEKST)
    tekst = _decodeer(inhoud)
    if DUBBEL_OMGEZET.search(tekst):
        raise BestandGeweigerd(
            "De letters met accenten zijn in dit bestand kapot. "
            "Haal het bestand opnieuw op en open het niet eerst."
        )
    return tekst


def _decodeer(inhoud: bytes) -> str:
    for codering in ("utf-8-sig",) if inhoud.startswith(BOM) else ("utf-8", "cp1252"):
        try:
            return inhoud.decode(codering)
        except UnicodeDecodeError:
            continue
    raise BestandGeweigerd("De tekens van dit bestand zijn niet te lezen. Het is geen UTF-8 of Windows-1252.")
