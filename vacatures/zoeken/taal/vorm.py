"""From a text to the stems of its words: small letters, no accents, singular, `groep 3` as one word."""

import re
import unicodedata
from functools import lru_cache

KLEINE_GETALLEN = {
    "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
}  # fmt: skip
_CIJFER = r"(?:[1-8]|" + "|".join(KLEINE_GETALLEN) + r")(?:(?=t/?m)|(?![0-9a-z]))"
_TUSSEN = r"\s*(?:/|-|,|\+|&|en|of|t/?m|tot en met)\s*"
_NOG_EEN = rf"(?:\s+(?:en|of|tot en met)\s+(?:groep\s*)?{_CIJFER}|{_TUSSEN}(?:groep\s*)?[1-8](?![0-9a-z]))"
#: groep 3, groep 3/4, groepen 5 t/m 8, gr 7, groep zes
GROEP = re.compile(rf"\b(?:groep(?:en)?|grp?\.?)\s*({_CIJFER}{_NOG_EEN}*)")
#: 3e groep, groep-6-leerkracht is left to the hyphen
RANGGROEP = re.compile(r"\b([1-8])(?:e|de|ste)\s+groep\b")
BEREIK = re.compile(r"-|t/?m|tot en met")
APOSTROF = re.compile(r"['’‘`´]")
WOORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
#: Words of which the s belongs to the stem.
OP_S = ("les", "klas", "ss", "us", "is", "os", "as")
KLINKERS = "aeiou"


@lru_cache(maxsize=20_000)
def plat(tekst: str) -> str:
    """Small letters, no accents, no apostrophes: `Conciërge` becomes `concierge`, `ib'er` becomes `iber`."""
    klein = tekst.lower()
    if not klein.isascii():
        ontleed = unicodedata.normalize("NFKD", klein)
        klein = "".join(teken for teken in ontleed if not unicodedata.combining(teken))
    return APOSTROF.sub("", klein)


def groepen(tekst: str) -> list[int]:
    """The groups of a primary school that a flat text names: `groep 5 t/m 7` gives 5, 6 and 7."""
    gevonden = [groep for treffer in GROEP.finditer(tekst) for groep in _opgesomd(treffer[1])]
    return gevonden + [int(treffer[1]) for treffer in RANGGROEP.finditer(tekst)]


def _opgesomd(opsomming: str) -> list[int]:
    getallen = [
        int(KLEINE_GETALLEN.get(g, g)) for g in re.findall(r"[1-8]|" + "|".join(KLEINE_GETALLEN), opsomming)
    ]
    if len(getallen) == 2 and BEREIK.search(opsomming) and getallen[0] < getallen[1]:
        return list(range(getallen[0], getallen[1] + 1))
    return getallen


def woorden(tekst: str) -> list[str]:
    """The words of a text, flat; a named group is one word such as `groep3`, a hyphen stays in its word."""
    effen = plat(tekst)
    effen = GROEP.sub(lambda t: " ".join(f" groep{g} " for g in _opgesomd(t[1])), effen)
    effen = RANGGROEP.sub(lambda t: f" groep{t[1]} ", effen)
    return WOORD.findall(effen)


@lru_cache(maxsize=100_000)
def stam(woord: str) -> str:
    """The stem of a flat word: singular and plural, `intern` and `interne` give the same."""
    woord = woord.replace("-", "")
    if len(woord) <= 3 or any(teken.isdigit() for teken in woord):
        return woord
    if woord.endswith("enen") and len(woord) > 6:  # rekenen, as in rekendocent
        woord = woord[:-2]
    if woord.endswith("en") and len(woord) > 4:
        woord = _ontdubbel(woord[:-2])
    if len(woord) > 3 and woord.endswith("s") and not woord.endswith(OP_S):
        woord = woord[:-1]
    if len(woord) > 4 and woord.endswith("e"):
        woord = _ontdubbel(woord[:-1])
    for klinker in KLINKERS:
        woord = woord.replace(klinker * 2, klinker)
    return woord[:-1] + {"v": "f", "z": "s"}.get(woord[-1], woord[-1])


def _ontdubbel(woord: str) -> str:
    """`juff` becomes `juf`."""
    dubbel = len(woord) > 2 and woord[-1] == woord[-2] and woord[-1] not in KLINKERS
    return woord[:-1] if dubbel else woord
