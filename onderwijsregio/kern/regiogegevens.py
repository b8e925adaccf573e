"""Readable data files of a region (TOML and CSV) and who loads what from them."""

import csv
import tomllib
from collections.abc import Callable
from pathlib import Path

REGIOS = Path(__file__).resolve().parent.parent / "regios"


class Regiogegevens:
    """The folder with the data files of one region.

    Raises FileNotFoundError, with the names that do exist, when there is no such region.
    """

    def __init__(self, naam: str, map: Path = REGIOS):
        self.naam = naam
        self.map = map / naam
        if not (self.map / "regio.toml").is_file():
            bekend = ", ".join(sorted(p.parent.name for p in map.glob("*/regio.toml")))
            raise FileNotFoundError(f"Regio '{naam}' bestaat niet. Bekend zijn: {bekend}.")

    def submap(self, naam: str) -> Path:
        """The folder of this name with files of a region; it need not be there."""
        return self.map / naam

    def toml(self, bestand: str) -> dict:
        """The content of `<bestand>.toml`, or an empty dict when the region has no such file."""
        pad = self.map / f"{bestand}.toml"
        return tomllib.loads(pad.read_text("utf-8")) if pad.is_file() else {}

    def csv(self, bestand: str) -> list[dict[str, str]]:
        """The rows of `<bestand>.csv` by column name, or nothing when the region has no such file."""
        pad = self.map / f"{bestand}.csv"
        if not pad.is_file():
            return []
        with pad.open(encoding="utf-8", newline="") as regels:
            return list(csv.DictReader(regels))


_laders: list[Callable[[Regiogegevens], None]] = []


def registreer_lader(lader: Callable[[Regiogegevens], None]) -> None:
    """Have `lader` called when a region is loaded; apps register in `ready()`, so from low to high."""
    _laders.append(lader)


def laad(gegevens: Regiogegevens) -> None:
    """Call every loader. The caller gives the transaction."""
    for lader in _laders:
        lader(gegevens)
