"""Compounds: `wiskundedocent` is a `docent` of `wiskunde`, `groepsleerkracht` a `leerkracht` of a `groep`."""

from collections.abc import Container

from .vorm import stam

KORTST = 3
TUSSENLETTERS = ("", "s", "e", "en", "n")


def splits(woord: str, delen: Container[str]) -> list[str]:
    """The stems of the fewest parts that make up the flat `woord`, each one of `delen`; [] when it is none.

    `delen` are stems. A part is at least three letters long; between two there may be a linking s, e or n.
    """
    woord = woord.replace("-", "")
    oplossing = _splits(woord, delen, {})
    return oplossing if oplossing and len(oplossing) > 1 else []


def _splits(rest: str, delen: Container[str], bekend: dict[str, list[str] | None]) -> list[str] | None:
    if not rest:
        return []
    if rest not in bekend:
        bekend[rest] = None  # asked for while it is worked out: no way through here
        mogelijk = [
            [stam(rest[:lengte]), *staart]
            for lengte in range(len(rest), KORTST - 1, -1)
            if stam(rest[:lengte]) in delen
            for staart in _vervolgen(rest[lengte:], delen, bekend)
        ]
        bekend[rest] = min(mogelijk, key=len, default=None)
    return bekend[rest]


def _vervolgen(rest: str, delen: Container[str], bekend: dict):
    for tussen in TUSSENLETTERS if rest else ("",):
        if rest.startswith(tussen):
            staart = _splits(rest[len(tussen) :], delen, bekend)
            if staart is not None and (staart or not tussen):
                yield staart
