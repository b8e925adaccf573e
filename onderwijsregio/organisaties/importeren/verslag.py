"""What an import says it did, or would do: JSON that is kept, shown, printed and downloaded."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..keuzes import Sector
from .tabel import BestandGeweigerd, Fout, Tabel

#: The parts of a report, in the order in which people read them.
DELEN = {
    "nieuw": "Nieuw",
    "gewijzigd": "Gewijzigd",
    "gesloten": "Gesloten",
    "verplaatst": "Naar een ander bestuur",
    "heropend": "Heropend",
    "besturen": "Nieuwe besturen",
    "behouden": "Open gelaten: genoemd op een foute regel",
    "fout": "Foute regels",
}
SCHOLEN = tuple(DELEN)
POSTCODES = ("nieuw", "gewijzigd", "fout")
KOPPEN = ("wat", "regel", "code", "naam", "plaats", "veld", "oud", "nieuw", "reden")
#: What a screen shows of the items in a part: the key, and the heading above it.
_PLAATS = (("naam", "Naam"), ("code", "Nummer"), ("plaats", "Plaats"))
KOLOMMEN = {
    "nieuw": (*_PLAATS, ("nieuw", "Bestuur")),
    "gewijzigd": (*_PLAATS[:2], ("veld", "Wat"), ("oud", "Was"), ("nieuw", "Wordt")),
    "gesloten": _PLAATS,
    "verplaatst": (*_PLAATS[:2], ("oud", "Van"), ("nieuw", "Naar")),
    "heropend": (*_PLAATS, ("oud", "Was")),
    "besturen": _PLAATS[:2],
    "behouden": _PLAATS,
    "fout": (("regel", "Regel"), ("reden", "Wat is er mis?"), ("naam", "De regel begint met")),
}
MAX_TEKST = 80
MAX_OP_SCHERM = 100


@dataclass(frozen=True)
class Deel:
    """One part of a report: its title and its items, dicts with (some of) the keys in KOPPEN."""

    code: str
    titel: str
    items: list[dict]

    @property
    def aantal(self) -> int:
        return len(self.items)

    @property
    def rest(self) -> int:
        """How many items a screen leaves out."""
        return max(0, self.aantal - MAX_OP_SCHERM)

    @property
    def koppen(self) -> list[str]:
        return [kop for _, kop in KOLOMMEN[self.code]]

    def tabel(self) -> list[list[tuple[str, str]]]:
        """The first items as rows for a screen, each cell with its heading."""
        begin = Deel(self.code, self.titel, self.items[:MAX_OP_SCHERM])
        return [[(kop, str(rij.get(naam, ""))) for naam, kop in KOLOMMEN[self.code]] for rij in begin.rijen()]

    def rijen(self) -> Iterable[dict]:
        """The items with one row per changed field."""
        for item in self.items:
            for wijziging in item.get("velden") or [{}]:
                yield {naam: waarde for naam, waarde in item.items() if naam != "velden"} | wijziging


def maak(delen: dict[str, list], **feiten) -> dict:
    """A report out of its parts and the facts about the file, ready to be kept as JSON."""
    aantallen = {deel: len(items) for deel, items in delen.items()}
    return {"aantallen": aantallen, "delen": delen, **feiten}


def delen(verslag: dict) -> list[Deel]:
    """The parts of a kept report, also those with nothing in them."""
    gevuld = verslag["delen"]
    return [Deel(code, titel, gevuld[code]) for code, titel in DELEN.items() if code in gevuld]


def feiten(verslag: dict) -> list[str]:
    """What was read, in sentences; what is odd comes after it."""
    if verslag["soort"] == "postcodes":
        gelezen = (
            f"Gelezen: {verslag['gelezen']} postcodes. Scholen met een nieuw punt: {verslag['gekoppeld']}."
        )
    else:
        sector = Sector(verslag["soort"]).label
        gelezen = f"Gelezen: {verslag['gelezen']} scholen ({sector}) van {verslag['besturen']} besturen."
    zinnen = [gelezen, f"Ongewijzigd: {verslag['ongewijzigd']}.", *verslag["opmerkingen"]]
    if verslag["veel_gesloten"]:
        zinnen.append(f"Let op: {verslag['aantallen']['gesloten']} van de {verslag['open']} scholen sluiten.")
    return zinnen


def als_rijen(verslag: dict) -> Iterable[tuple]:
    """The whole report as a table under KOPPEN."""
    for deel in delen(verslag):
        for rij in deel.rijen():
            yield (deel.titel, *(rij.get(naam, "") for naam in KOPPEN[1:]))


def fouten(gevonden: Iterable[Fout]) -> list[dict]:
    """Faulty lines as items of a report."""
    return [{"regel": fout.regel, "reden": fout.reden, "naam": fout.tekst[:MAX_TEKST]} for fout in gevonden]


def foute_regels(gevonden: list[Fout]) -> Deel:
    """The faulty lines of a file that was refused, as a part of a report."""
    return Deel("fout", DELEN["fout"], fouten(gevonden))


def opmerkingen(tabel: Tabel) -> list[str]:
    """What is odd about a file without being wrong."""
    if tabel.afgesloten:
        return []
    return ["De laatste regel heeft geen regeleinde. Kijk of het bestand compleet is."]


def weiger_als_vooral_fout(goed: int, fouten: list[Fout]) -> None:
    """Raise BestandGeweigerd, with the faulty lines, when they are more than half of all."""
    if len(fouten) > goed:
        totaal = goed + len(fouten)
        raise BestandGeweigerd(
            f"{len(fouten)} van de {totaal} regels zijn fout. Dat is te veel om dit bestand te gebruiken.",
            fouten,
        )
