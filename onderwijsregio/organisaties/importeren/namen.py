"""Names of places as published (capitals, without accents) and as people write them."""

import re
import unicodedata
from functools import lru_cache

#: Words that stay small inside the name of a place, and abbreviations that stay large.
KLEIN = {"aan", "bij", "de", "den", "der", "en", "gem", "het", "in", "op", "te", "ten", "ter", "tot", "van"}
GROOT = {"GLD", "GN", "LB", "NB", "NH", "OV", "UT", "ZH", "ZLD"}


@lru_cache(maxsize=4096)
def kern(naam: str) -> str:
    """What two spellings of one name have in common: letters and digits, without case and accents."""
    ontleed = unicodedata.normalize("NFKD", naam)
    return "".join(teken for teken in ontleed if teken.isalnum()).casefold()


def leesbaar(naam: str) -> str:
    """The name of a place with capitals where Dutch has them; a name not all in capitals stays as it is."""
    if not naam.isupper():
        return naam
    return re.sub(r"[^\W\d_]+", lambda woord: _woord(woord[0], naam[: woord.start()]), naam)


def _woord(woord: str, ervoor: str) -> str:
    klein = woord.lower()
    if ervoor and woord in GROOT:
        return woord
    if (ervoor and klein in KLEIN) or (len(woord) == 1 and ervoor[-1:] in "'’0123456789"):
        return klein
    return "IJ" + klein[2:] if klein.startswith("ij") else klein.capitalize()
