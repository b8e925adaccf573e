"""What stands in the search box beside the words: a postcode, a distance, how many hours and on which days."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from onderwijsregio.organisaties.keuzes import Dag

from ..keuzes import Dagdeel
from .index import ALLEMAAL, VRIJ, uren_tussen
from .kennis import begrepen
from .plek import Plek, plek_met, plek_van
from .taal.vorm import KLEINE_GETALLEN, plat, woorden

#: "binnen 10 km", "10 kilometer", "max. 5km"
KM = re.compile(r"\b(?:binnen|max\.?|maximaal|tot)?\s*(\d{1,2})\s*(?:km|kilometer)\b")
POSTCODE = re.compile(r"\b([1-9]\d{3})(?:\s?[a-z]{2}\b|\b(?!\s*(?:euro|uur)))")
#: What stands before a year: "begin 2027", "1 augustus 2027".
_VOOR_JAAR = (
    r"(?:(?<!groep\s)(?<!gr\s)\d{1,2}\s+)?(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|jan|feb|mrt|apr|aug|sept?|okt|nov|dec|zomer|najaar|voorjaar|herfst|winter|begin|eind|start|sinds|per)"
)
#: A year, whatever postcode it may be.
JAAR = re.compile(
    rf"""\b(?:
        (?:(?:school|cursus)?jaar\s+)? 20\d\d \s*[-/]\s* (?:20)?\d\d  # schooljaar 2026-2027, 2026/27
        | (?:school|cursus)?jaar\s+ (?: 20\d\d | \d\d\s*/\s*\d\d )   # schooljaar 2026, schooljaar 26/27
        | {_VOOR_JAAR}\s+ 20\d\d                                     # vanaf 1 augustus 2027, start 2027
        | \d{{1,2}}[-/]\d{{1,2}}[-/]20\d\d                            # 1-8-2027
    )\b""",
    re.VERBOSE,
)
#: A number alone may be a postcode; one that we do not know was a year as well.
JAARTAL = re.compile(r"20\d\d")
_GETAL = r"(?:\d{1,2}(?:[.,]\d+)?|twee|drie|vier|vijf)"
#: "16 uur", "0,6 fte", "24 tot 32 uur", "twee dagen per week", "maximaal 20 uur"; and how many hours one of each is.
WERKTIJD = re.compile(
    rf"""\b(?:
        (?P<hoogstens>max\.?|maximaal|hoogstens|minder\ dan|tot)\s+
        | (?P<minstens>min\.?|minimaal|minstens|meer\ dan|vanaf)\s+
    )?
    (?P<laag>{_GETAL}) (?:\s*(?:-|tot|a|of)\s* (?P<hoog>{_GETAL}))? \s*(?P<per>uur|uren|fte|dag|dagen)\b""",
    re.VERBOSE,
)
UREN_PER = {"uur": 1, "uren": 1, "fte": 40, "dag": 8, "dagen": 8}
#: More than anybody works in a week.
MEESTE_UREN = 98
#: "wtf 0,6", "fte: 0.8": the same the other way round.
FACTOR = re.compile(
    r"\b(?:wtf|werktijdfactor|fte)\s*:?\s*([01](?:[.,]\d+)?)\b(?!\s*(?:uur|uren|fte|dag|dagen))"
)
_DAG = r"\b(?:(?:maan|dins|woens|donder|vrij)dag(?:en|s)?|ma|di|wo|do|vr)\b"
_DAGEN = rf"{_DAG}(?:\s*(?:,|/|\+|&|\b(?:en|of|op|de)\b|\s)\s*{_DAG})*"
#: "niet op woensdag", "geen ma of di", "vrijdag vrij", "alleen op maandag en dinsdag": on which days somebody works.
VRIJE_DAG = re.compile(
    rf"""(?:\bliever\s+)?\b(?:niet|nooit|geen|zonder|behalve|vrije?) (?:\s+werken)? (?:\s+(?:op|de|elke|iedere))*
            \s+ (?P<voor>{_DAGEN}) (?:\s+(?:vrij|werken)\b)?
        | (?:\bop\s+)? (?P<na>{_DAGEN}) \s+ (?:als\s+)? (?:vrije\s+dag|vrij|niet)\b (?!\s+(?:op\s+)?(?:de\s+)?{_DAG})
        | (?<!niet\s)\b(?:alleen|enkel|uitsluitend) (?:\s+(?:op|de))* \s+ (?P<alleen>{_DAGEN}) (?!\s+(?:vrij|niet)\b)
    """,
    re.VERBOSE,
)
#: Without one of these in it no question names half a day.
HELFTEN = ("ochtend", "morgens", "middag")
#: "alleen ochtenden", "5 ochtenden", "'s middags vrij", "niet in de ochtend". The noon hour is no afternoon, and of one
#: day ("woensdag middag") a vacancy does not tell its halves.
DAGHELFT = re.compile(
    r"""(?:
            (?P<niet>\b(?:niet|nooit|geen|zonder|behalve|vrije?) \s+ (?:werken\s+)?)
            | \b(?:alleen|enkel|uitsluitend) \s+
        )?
        (?:\b(?:in|op|de|s|elke|iedere|alle|(?<!groep\s)(?<!gr\s)(?<!/)(?:\d|twee|drie|vier|vijf)) \s+)*
        (?<!tussen\sde\s) (?<!dag\s) (?<!niet\salleen\s)
        \b s?(?P<helft>ochtend|morgens|(?:na)?middag) (?:en|s|baan|werk|uren)? \b
        (?P<vrij>\s+(?:vrij|niet)\b)?
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Typsel:
    """What stood in the search box, taken apart: the words that are left, where, how far, and the facts it names.

    `onbekend` is a postcode that we do not know.
    """

    tekst: str
    plek: Plek | None
    km: int | None
    keuzes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    onbekend: str = ""

    def keuzes_met(self, gekozen: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """What is asked of each fact: what somebody chose goes before what stands among the words.

        Where all of them count (`ALLEMAAL`), both do. In a fixed order, so that the same question is the same.
        """
        samen = {
            veld: {*self.keuzes[veld], *gekozen[veld]}
            for veld in ALLEMAAL & self.keuzes.keys() & gekozen.keys()
        }
        return {veld: tuple(sorted(w)) for veld, w in (self.keuzes | dict(gekozen) | samen).items()}


def ontleed(tekst: str, plek: Plek | None, km: int | None) -> Typsel:
    """Take a postcode, a distance, hours and days out of the words; `plek` and `km` are what was given beside them.

    A place that is named with a distance is a point to look around; without one it is where the school is.
    """
    rest, postcode, km_in_tekst = plek_in(tekst)
    gevonden = plek or (plek_van(postcode) if postcode else None)
    rest, keuzes = dagen_in(rest)
    rest, uren = uren_in(rest)
    if uren:
        keuzes["uren"] = uren
    if km_in_tekst and not gevonden:
        rest, gevonden = genoemd_in(rest)
    onbekend = postcode if postcode and not gevonden and not JAARTAL.fullmatch(postcode) else ""
    return Typsel(" ".join(rest.split()), gevonden, km_in_tekst or km, keuzes, onbekend)


def plek_in(tekst: str) -> tuple[str, str, int | None]:
    """What is left of a question without the postcode, the distance and the year in it, and the first two.

    Those are "" and None when there are none.
    """
    effen = plat(tekst)
    rest = JAAR.sub(" ", effen)
    km = KM.search(rest)
    if km:
        rest = f"{rest[: km.start()]} {rest[km.end() :]}"
    postcode = POSTCODE.search(rest)
    if postcode:
        rest = f"{rest[: postcode.start()]} {rest[postcode.end() :]}"
    if rest == effen:
        return tekst, "", None
    return rest.strip(), postcode[1] if postcode else "", int(km[1]) if km else None


def genoemd_in(tekst: str) -> tuple[str, Plek | None]:
    """What is left of a question without the first place that it names, and that place; None when it names none."""
    for naam in begrepen(tekst).plaatsen:
        if plek := plek_met(naam):
            genoemd = r"\W+".join(woorden(naam.replace("-", " ")))
            return re.sub(rf"(?:\bvan\s+)?\b{genoemd}\b", " ", plat(tekst), count=1).strip(), plek
    return tekst, None


def dagen_in(tekst: str) -> tuple[str, dict[str, tuple[str, ...]]]:
    """What is left of a question without the days, mornings and afternoons that somebody does not work, and those as
    choices.

    Who works on some days only is free on the others, and who wants mornings is free in the afternoon.
    """
    effen, vrij, alleen = plat(tekst), set(), set()
    for treffer in VRIJE_DAG.finditer(effen):
        vrij |= _dagen(treffer["voor"] or treffer["na"] or "")
        alleen |= _dagen(treffer["alleen"] or "")
    rest, helften = _helften_in(VRIJE_DAG.sub(" ", effen) if vrij or alleen else effen)
    if rest == effen:
        return tekst, {}
    keuzes = {"dag": alleen - vrij, "vrij": vrij | helften | (set(Dag.values) - alleen if alleen else set())}
    in_volgorde = {naam: tuple(een for een in VRIJ if een in wanneer) for naam, wanneer in keuzes.items()}
    return " ".join(rest.split()), {naam: wanneer for naam, wanneer in in_volgorde.items() if wanneer}


def _helften_in(effen: str) -> tuple[str, set[str]]:
    """The same for halves of days; who wants both works whole days."""
    gewild, vrij = set(), set()
    if not any(woord in effen for woord in HELFTEN):  # most questions: nothing to look for
        return effen, vrij
    for treffer in DAGHELFT.finditer(effen):
        helft = Dagdeel.MIDDAG if treffer["helft"].endswith("middag") else Dagdeel.OCHTEND
        (vrij if treffer["niet"] or treffer["vrij"] else gewild).add(helft.value)
    if len(gewild) == 1:
        vrij |= {Dagdeel.OCHTEND.value, Dagdeel.MIDDAG.value} - gewild
    return DAGHELFT.sub(" ", effen), vrij


def _dagen(opsomming: str) -> set[str]:
    return {treffer[0][:2] for treffer in re.finditer(_DAG, opsomming)}


def uren_in(tekst: str) -> tuple[str, tuple[str, ...]]:
    """What is left of a question without how much somebody wants to work, and the codes of those hours (or none)."""
    effen = FACTOR.sub(r"\1 fte", plat(tekst))
    gevonden = WERKTIJD.search(effen)
    if not gevonden:
        return tekst, ()
    getallen = [_getal(gevonden[naam]) for naam in ("laag", "hoog") if gevonden[naam]]
    laag, hoog = (getal * UREN_PER[gevonden["per"]] for getal in (getallen[0], getallen[-1]))
    if gevonden["hoogstens"]:
        laag = 0
    if gevonden["minstens"]:
        hoog = MEESTE_UREN
    rest = f"{effen[: gevonden.start()]} {effen[gevonden.end() :]}".strip()
    return rest, tuple(uren_tussen(laag, hoog))


def _getal(getypt: str) -> float:
    return float(KLEINE_GETALLEN.get(getypt) or getypt.replace(",", "."))
