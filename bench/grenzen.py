"""What each figure may be at most, or has to be at least: a promise of the portal, checked at each measurement.

A figure that is not named here is measured to be compared with earlier ones, and promises nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Grens:
    """A limit; `maal` is the figure of which `waarde` is so many times, when the limit is not a number by itself."""

    woord: str
    waarde: float
    maal: str = ""

    def getal(self, gemeten: dict[str, float]) -> float | None:
        """The limit as a number; None when the figure that it depends on was not measured."""
        if not self.maal:
            return self.waarde
        return self.waarde * gemeten[self.maal] if self.maal in gemeten else None

    def houdt(self, waarde: float, grens: float) -> bool:
        if self.woord == "minstens":
            return waarde >= grens
        return waarde < grens if self.woord == "minder dan" else waarde <= grens


def hoogstens(waarde: float, maal: str = "") -> Grens:
    return Grens("hoogstens", waarde, maal)


def minstens(waarde: float) -> Grens:
    return Grens("minstens", waarde)


def minder_dan(waarde: float) -> Grens:
    return Grens("minder dan", waarde)


GRENZEN: dict[str, Grens] = {
    "home.eerste_bezoek_kb": hoogstens(100),
    "home.telefoon_s": minder_dan(1.5),
    "home.verschuiving": hoogstens(0),
    "home.aandeel_van_kaal": minstens(30),
    "inhoud.eerste_bezoek_kb": hoogstens(100),
    "inhoud.telefoon_s": minder_dan(1.5),
    "inhoud.verschuiving": hoogstens(0),
    "inhoud.aandeel_van_kaal": minstens(30),
    "import.2000_s": minder_dan(60),
    "meldingen.50000_s": minder_dan(120),
    "meldingen.p95_verhouding": hoogstens(1.5),
    "zoeken.recall10": minstens(0.95),
    "zoeken.mrr": minstens(0.85),
    "zoeken.p95_ms.20000": hoogstens(15),
    "zoeken.p95_ms.100000": hoogstens(2, maal="zoeken.p95_ms.1000"),
    "zoeken.rps_16.20000.aandeel_van_kaal": minstens(15),
}


@dataclass(frozen=True)
class Oordeel:
    """A figure beside its limit; `voldoet` is None without a limit. `waarde` is None when it was not measured."""

    naam: str
    waarde: float | None
    eenheid: str
    n: int
    grens: str
    voldoet: bool | None

    def __str__(self):
        waarde = "niet gemeten" if self.waarde is None else f"{self.waarde:,.3f}"
        uitkomst = {None: "", True: "voldoet", False: "voldoet niet"}[self.voldoet]
        return f"{self.naam:<38} {waarde:>12} {self.eenheid:<12} n={self.n:<7} {self.grens:<22} {uitkomst}".rstrip()


def beoordeel(resultaten: Iterable[dict], *, alles: bool) -> list[Oordeel]:
    """Each figure beside its limit. With `alles` everything was to be measured: a limit without a figure fails."""
    resultaten = list(resultaten)
    gemeten = {rij["naam"]: rij["waarde"] for rij in resultaten}
    oordelen = [_oordeel(rij, gemeten) for rij in resultaten]
    gemist = [naam for naam in GRENZEN if naam not in gemeten] if alles else []
    return oordelen + [Oordeel(naam, None, "", 0, _in_woorden(GRENZEN[naam], None), False) for naam in gemist]


def toon(resultaten: Iterable[dict], *, alles: bool) -> int:
    """Print each figure beside its limit. The exit code: 1 when one does not hold."""
    oordelen = beoordeel(resultaten, alles=alles)
    print(*oordelen, sep="\n")
    return 1 if any(oordeel.voldoet is False for oordeel in oordelen) else 0


def _oordeel(rij: dict, gemeten: dict[str, float]) -> Oordeel:
    grens = GRENZEN.get(rij["naam"])
    getal = grens.getal(gemeten) if grens else None
    voldoet = None if getal is None else grens.houdt(rij["waarde"], getal)
    woorden = _in_woorden(grens, getal) if grens else ""
    return Oordeel(rij["naam"], rij["waarde"], rij["eenheid"], rij["n"], woorden, voldoet)


def _in_woorden(grens: Grens, getal: float | None) -> str:
    if getal is None and grens.maal:
        return f"{grens.woord} {grens.waarde:g} × {grens.maal}"
    return f"{grens.woord} {grens.waarde if getal is None else getal:g}"
