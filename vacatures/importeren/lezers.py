"""How boards write what a vacancy says, and what they mean by it.

Each reader makes a value of a text, or raises ValueError with a Dutch sentence that says how to write it.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from onderwijsregio.kern.cellen import JA, keuze, keuzes, lees_bedrag, lees_datum, lees_ja_nee
from onderwijsregio.kern.kolommen import kaal
from onderwijsregio.organisaties.keuzes import Dag

from ..keuzes import Niveau, Schaal
from ..models import UREN_PER_FTE
from .tekst import een_regel, platte_tekst

#: What people write beside the codes and the words of our lists, bare (see `kaal`).
WOORDEN: dict[str, dict[str, str]] = {
    "functie": {
        "leraar": "leerkracht", "groepsleerkracht": "leerkracht", "groepsleraar": "leerkracht",
        "leerkrachtbasisonderwijs": "leerkracht", "leraarbasisonderwijs": "leerkracht",
        "invalleerkracht": "leerkracht", "docent": "vakdocent", "vakleerkracht": "vakdocent", "leraarvo": "vakdocent",
        "ib": "intern_begeleider", "iber": "intern_begeleider", "kwaliteitscoordinator": "intern_begeleider",
        "lerares": "leerkracht", "logopediste": "logopedist", "rector": "schoolleider", "conrector": "schoolleider",
        "adjunctdirecteur": "schoolleider", "huismeester": "concierge",
        "directeur": "schoolleider", "schooldirecteur": "schoolleider", "locatieleider": "schoolleider",
        "afdelingsleider": "teamleider", "bouwcoordinator": "teamleider", "oa": "onderwijsassistent",
        "klassenassistent": "onderwijsassistent", "leerkrachtondersteuner": "leraarondersteuner",
        "ondersteuningscoordinator": "zorgcoordinator", "orthopedagoog": "gedragsdeskundige",
        "schoolpsycholoog": "gedragsdeskundige", "psycholoog": "gedragsdeskundige",
        "praktijkinstructeur": "instructeur", "administratie": "administratie",
        "secretaresse": "administratie", "overig": "anders", "overigefunctie": "anders",
    },
    "contract": {
        "vastdienstverband": "vast", "onbepaaldetijd": "vast", "vasteaanstelling": "vast", "vastcontract": "vast",
        "bepaaldetijd": "tijdelijk", "tijdelijkcontract": "tijdelijk", "tijdelijkedienst": "tijdelijk",
        "tijdelijkmetuitzichtopvast": "uitzicht", "uitzichtopvast": "uitzicht",
        "tijdelijkmetkansopvast": "uitzicht", "vervangend": "vervanging", "inval": "vervanging",
        "zwangerschapsvervanging": "vervanging", "ziektevervanging": "vervanging",
    },
    "bevoegdheid": {
        "geenbevoegdheid": "geen", "nietnodig": "geen", "nee": "geen", "nvt": "geen", "pabodiploma": "pabo",
        "2egraads": "tweedegraads", "tweedegraadsbevoegdheid": "tweedegraads", "2egraadsbevoegdheid": "tweedegraads",
        "1egraads": "eerstegraads", "eerstegraadsbevoegdheid": "eerstegraads", "1egraadsbevoegdheid": "eerstegraads",
    },
    "vak": {
        "wiskunde": "wiskunde", "rekenen": "wiskunde", "gym": "bewegen", "lo": "bewegen",
        "lichamelijkeopvoeding": "bewegen", "gymnastiek": "bewegen", "techniek": "techniek", "ict": "techniek",
        "informatica": "techniek", "nederlandsetaal": "nederlands", "engelsetaal": "engels",
        "geschiedenis": "geschiedenis", "maatschappijleer": "geschiedenis", "zorg": "zorg", "muziek": "kunst",
        "tekenen": "kunst", "beeldendevorming": "kunst",
    },
    "dagdeel": {
        "heledagen": "heel", "ochtenden": "ochtend", "alleenochtenden": "ochtend", "sochtends": "ochtend",
        "middagen": "middag", "alleenmiddagen": "middag", "smiddags": "middag",
    },
    "niveaus": {
        "praktijkonderwijs": "pro", "vmbot": "vmbo", "vmbotl": "vmbo", "vmbobk": "vmbo", "mavo": "vmbo",
        "gymnasium": "vwo", "atheneum": "vwo",
    },
    "aanleiding": {
        "nieuwegroep": "groei", "uitbreiding": "groei", "pensionering": "pensioen", "zwangerschap": "verlof",
        "zwangerschapsverlof": "verlof", "ouderschapsverlof": "verlof", "ziekteverzuim": "ziekte",
    },
}  # fmt: skip
#: Longer than any vacancy that somebody reads to its end, in characters.
LANGSTE_TEKST = 10_000
OVERLEG = {"inoverleg", "nadertebepalen", "ntb", "nognietbekend", "flexibel"}
TOT = re.compile(r"\s*(?:-|–|—|\bt/?m\b|\btot(?: en met)?\b|\bà\b)\s*")
GETAL = r"\d{1,3}(?:[.,]\d{1,2})?"
VOL = Decimal(1)


def lees_omvang(cel: str, *, zonder_eenheid: str = "fte") -> tuple[Decimal, Decimal]:
    """How much work, in fte from and to: "0,8 - 1,0", "0,8", "0.6 tot 0.8 fte", "16-24 uur", "80%".

    `zonder_eenheid` is what a bare number is: "fte", or "uur" where the heading says so. A number above 1 is
    only understood as hours or as a percentage when the cell or the heading says so.
    """
    if kaal(cel) in OVERLEG:
        raise ValueError(
            "Wie zoekt, zoekt op uren. Schrijf het minste en het meeste, bijvoorbeeld 0,4 - 0,8."
        )
    heel = re.fullmatch(
        rf"({GETAL})\s*(%)?(?:{TOT.pattern}({GETAL}))?\s*(fte|uur|uren|u|%)?(?: per week)?", cel.strip(), re.I
    )
    if not heel:
        raise ValueError("Dit is niet te lezen. Schrijf fte als 0,8 of 0,6 - 0,8, of uren als 16-24 uur.")
    eenheid = (heel[2] or heel[4] or zonder_eenheid).lower()
    deler = 1 if eenheid == "fte" else 100 if eenheid == "%" else UREN_PER_FTE
    laag = Decimal(heel[1].replace(",", ".")) / deler
    hoog = Decimal(heel[3].replace(",", ".")) / deler if heel[3] else laag
    if laag > 1 and deler == 1:
        raise ValueError("Fte is hoogstens 1. Bedoelt u uren? Schrijf dan bijvoorbeeld 24 uur.")
    if deler == UREN_PER_FTE and not (heel[2] or heel[4]) and hoog * deler <= 1:
        raise ValueError("Dit is hoogstens 1 uur. Bedoelt u fte? Schrijf dan bijvoorbeeld 0,8 fte.")
    if deler == UREN_PER_FTE and not 0 < laag <= hoog <= VOL:
        raise ValueError(f"Een volle week is {UREN_PER_FTE} uur. Schrijf uren van laag naar hoog.")
    if not 0 < laag <= hoog <= VOL:
        raise ValueError("Fte ligt boven 0 en is hoogstens 1, van laag naar hoog.")
    return round(laag, 2), round(hoog, 2)


def lees_uren(cel: str) -> tuple[Decimal, Decimal]:
    """How much work under a heading that says hours: "24", "16-24"; in fte from and to."""
    return lees_omvang(cel, zonder_eenheid="uur")


def lees_grens(lees: Callable[[str], tuple[Decimal, Decimal]]) -> Callable[[str], Decimal]:
    """A reader for a column that holds only the least or only the most, in fte."""

    def lees_een(cel: str) -> Decimal:
        laag, hoog = lees(cel)
        if laag != hoog:
            raise ValueError("In deze kolom staat één getal: het minste of het meeste.")
        return laag

    return lees_een


def lees_dagen(cel: str) -> list[str]:
    """Working days: "ma, di en do", "ma t/m do", "maandag/dinsdag"; "in overleg" is every day."""
    if kaal(cel) in OVERLEG | {"alledagen", "helewerkweek", "heleweek", "fulltime", "alle"}:
        return list(Dag.values)
    een = keuze(Dag)
    reeks = re.fullmatch(rf"([a-z]+){TOT.pattern}([a-z]+)", cel.casefold().strip())
    if reeks:
        van, tot = (Dag.values.index(een(dag)) for dag in reeks.groups())
        if van <= tot:
            return list(Dag.values[van : tot + 1])
        raise ValueError("De eerste dag komt na de laatste. Schrijf bijvoorbeeld ma t/m do.")
    return keuzes(Dag)(cel)


def lees_schaal(cel: str) -> str:
    """A scale of the collective agreement: "LB", "lb", "schaal LB", "OOP schaal 4"."""
    kort = re.sub(r"(?i)\b(?:cao|salaris)?schaal\b|\boop\b|\bs(?=\d)", "", cel).strip()
    try:
        return keuze(Schaal)(kort)
    except ValueError:
        raise ValueError(
            "Deze schaal kennen we niet. Schrijf bijvoorbeeld LB, of laat het veld leeg."
        ) from None


def lees_groepen(cel: str) -> list[int]:
    """Groups of primary school: "5", "groep 5/6", "3 t/m 5"."""
    kort = re.sub(r"(?i)groep(?:en)?", "", cel).strip()
    if reeks := re.fullmatch(rf"([1-8]){TOT.pattern}([1-8])", kort):
        return list(range(int(reeks[1]), int(reeks[2]) + 1)) or _geen_groep()
    delen = [deel for deel in re.split(r"[,;/+&\s]+|\ben\b", kort) if deel]
    if not delen or any(not re.fullmatch("[1-8]", deel) for deel in delen):
        return _geen_groep()
    return sorted({int(deel) for deel in delen})


def _geen_groep():
    raise ValueError("Een groep is er een van 1 tot en met 8. Schrijf bijvoorbeeld 5, 5/6 of 3 t/m 5.")


def lees_begin(cel: str) -> date:
    """The first working day; "per direct" is today."""
    if kaal(cel) in {"perdirect", "direct", "zosnelmogelijk", "zsm", "zospoedigmogelijk"}:
        return timezone.localdate()
    if kaal(cel) in OVERLEG:
        raise ValueError("Schrijf een dag, bijvoorbeeld de eerste waarop het kan: 1-8-2027.")
    return lees_datum(cel)


def lees_open_voor(cel: str) -> list[str]:
    """The fields of those for whom this job is also open: "zij-instromers, starters", or "ja" for all."""
    velden = {
        "open_voor_zij_instroom": ("zijinstr", "zij"),
        "open_voor_herintreders": ("herintre", "terug"),
        "open_voor_starters": ("start",),
        "open_voor_studenten": ("student", "lio"),
    }
    if kaal(cel) in JA | {"iedereen", "alle"}:
        return list(velden)
    gevonden = []
    for deel in filter(None, re.split(r"[,;/+&]|\ben\b", cel.casefold())):
        bij = [veld for veld, woorden in velden.items() if kaal(deel).startswith(woorden)]
        if not bij and kaal(deel) not in {"", "nee", "niemand"}:
            raise ValueError(
                "Dit kennen we niet. Kies uit: zij-instromers, herintreders, starters, studenten."
            )
        gevonden += bij
    return gevonden


def lees_tekst(lengte: int | None, *, regels: bool = False) -> Callable[[str], str]:
    """A reader for plain text of at most so many characters; `regels`: on several lines."""

    def lees(cel: str) -> str:
        tekst = platte_tekst(cel) if regels else een_regel(cel)
        if lengte and len(tekst) > lengte:
            raise ValueError(f"Dit is langer dan {lengte} tekens. Maak het korter.")
        return tekst

    return lees


EIGEN: dict[str, Callable] = {
    "dagen": lees_dagen,
    "schaal": lees_schaal,
    "groepen": lees_groepen,
    "start_op": lees_begin,
    "niveaus": keuzes(Niveau, WOORDEN["niveaus"]),
}


def lezer_van(veld: models.Field) -> Callable:
    """The reader for a field: its own, or the one for its kind."""
    if veld.name in EIGEN:
        return EIGEN[veld.name]
    if isinstance(veld, ArrayField):
        return keuzes(_Lijst(veld.base_field), WOORDEN.get(veld.name))
    if veld.choices:
        return keuze(_Lijst(veld), WOORDEN.get(veld.name))
    soorten = {
        models.BooleanField: lees_ja_nee,
        models.DateField: lees_datum,
        models.DecimalField: lees_bedrag,
        models.TextField: lees_tekst(LANGSTE_TEKST, regels=True),
    }
    return soorten.get(type(veld)) or lees_tekst(veld.max_length)


class _Lijst:
    """The fixed list of a field, as `keuze` asks for it."""

    def __init__(self, veld: models.Field):
        self.choices = [(code, naam) for code, naam in veld.choices if code]
