"""A question in words: how facts and their values are called."""

from collections.abc import Collection, Mapping

from loket.keuzes import Bevoegdheid, Vak
from onderwijsregio.organisaties.keuzes import Dag, Functie, Sector
from onderwijsregio.organisaties.models import Organisatie

from ..keuzes import Contractvorm, Dagdeel
from .index import ALLEMAAL, UREN, VOOR
from .uitslag import Gevraagd

TITELS = {
    "sector": "Soort onderwijs",
    "functie": "Functie",
    "vak": "Vak",
    "voor": "Ook welkom",
    "uren": "Uren per week",
    "dag": "Werkdagen",
    "vrij": "Vrije dagen en dagdelen",
    "bevoegdheid": "Gevraagde bevoegdheid",
    "contract": "Contract",
    "bestuur": "Schoolbestuur",
}
NAMEN: dict[str, dict[str, str]] = {
    "sector": dict(Sector.choices),
    "functie": dict(Functie.choices),
    "vak": dict(Vak.choices),
    "voor": {code: naam for code, (_, naam) in VOOR.items()},
    "uren": {code: naam for code, (_, _, naam) in UREN.items()},
    "dag": dict(Dag.choices),
    "vrij": dict(Dag.choices) | {Dagdeel.OCHTEND: "elke ochtend", Dagdeel.MIDDAG: "elke middag"},
    "bevoegdheid": dict(Bevoegdheid.choices),
    "contract": dict(Contractvorm.choices),
}
#: What stands before the values of a fact in a sentence.
VOORAF = {"voor": "ook voor ", "vrij": "vrij op "}
ALLES = "alle vacatures in de regio"


def in_woorden(gevraagd: Gevraagd, plek: str) -> str:
    """What somebody asks, to read back: `leerkracht, binnen 15 km van 1315 Almere, basisonderwijs`."""
    delen = [gevraagd.tekst.strip()]
    if plek:
        delen.append(f"binnen {gevraagd.km} km van {plek}")
    delen += keuzes_in_woorden(gevraagd.keuzes)
    return ", ".join(deel for deel in delen if deel) or ALLES


def keuzes_in_woorden(keuzes: Mapping[str, Collection[str]]) -> list[str]:
    """What was chosen of each fact, in the order of `TITELS`: `basisonderwijs of vo`, `ook voor starters`."""
    delen = []
    for feit in TITELS:
        if feit in keuzes and (namen := _namen(feit, keuzes[feit])):
            delen.append(VOORAF.get(feit, "") + (" en " if feit in ALLEMAAL else " of ").join(namen))
    return delen


def _namen(feit: str, waarden: Collection[str]) -> list[str]:
    if feit != "bestuur":
        return [naam for waarde, naam in NAMEN[feit].items() if waarde in waarden]
    pks = [int(waarde) for waarde in waarden if len(waarde) < 10]
    return list(Organisatie.objects.filter(pk__in=pks).order_by("naam").values_list("naam", flat=True))
