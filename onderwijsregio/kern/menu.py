"""Navigation and home-page blocks: each app registers its own in `AppConfig.ready()`."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True)
class Menupunt:
    """One entry of the navigation: `plek` is "hoofd" (main navigation), "account" (beside log out) or "voet" (footer).

    `zichtbaar` gets the request and tells whether this visitor sees the entry (see `voor`); `volgorde` sorts. `ook`
    are the beginnings of other addresses that belong to it. `groep` is the heading it goes under when a menu is long.
    """

    tekst: str
    url_naam: str
    volgorde: int
    zichtbaar: Callable[[HttpRequest], bool]
    plek: str = "hoofd"
    ook: tuple[str, ...] = ()
    groep: str = ""

    @cached_property
    def url(self) -> str:
        return reverse(self.url_naam)


@dataclass(frozen=True)
class Blok:
    """A block on a page of another app: a template and the function that gives its context.

    `pagina` names the page ("home", "werk", "mijn"); `context` gets the request and returns a dict,
    or None when the block has nothing to show to this visitor.
    """

    pagina: str
    sjabloon: str
    volgorde: int
    context: Callable[[HttpRequest], dict | None]


@dataclass(frozen=True)
class Onderdeel:
    """Something of the portal that editors put in a text and that is always up to date.

    `naam` stands in the text, `tekst` is what the editor picks; `context` gets the request.
    """

    naam: str
    tekst: str
    sjabloon: str
    context: Callable[[HttpRequest], dict]


#: The groups of the menu of people at work, in their order.
GROEPEN = WERK, OPLEIDEN, INRICHTEN = "Werk en stages", "Opleiden en begeleiden", "Inrichten"
#: So many entries fit beside each other on a laptop.
OP_EEN_REGEL = 7

_menupunten: list[Menupunt] = []
_blokken: list[Blok] = []
_onderdelen: dict[str, Onderdeel] = {}


def voor(regel: Callable[[Any], bool]) -> Callable[[HttpRequest], bool]:
    """For `Menupunt.zichtbaar`: whoever meets this predicate of `rechten`."""
    return lambda request: regel(request.user)


def voor_iedereen(request: HttpRequest) -> bool:
    """For `Menupunt.zichtbaar`: every visitor."""
    return True


def registreer(*delen: Menupunt | Blok | Onderdeel) -> None:
    """Add entries, blocks or parts of a text; called once by each app at start-up."""
    for deel in delen:
        if isinstance(deel, Onderdeel):
            _onderdelen[deel.naam] = deel
        else:
            (_menupunten if isinstance(deel, Menupunt) else _blokken).append(deel)


def onderdeel(naam: str) -> Onderdeel | None:
    """The part of a text with this name, if an app brings it."""
    return _onderdelen.get(naam)


def onderdeelkeuzes() -> list[tuple[str, str]]:
    """What an editor can choose from."""
    return [(deel.naam, deel.tekst) for deel in _onderdelen.values()]


def navigatie(request: HttpRequest, plek: str = "hoofd") -> list[dict]:
    """The entries this visitor sees, in order, as dicts with `tekst`, `url`, `groep` and `actief`.

    A page that has an entry of its own in the footer is there, and not under what contains it in the main navigation.
    """
    punten = sorted((p for p in _menupunten if p.plek == plek), key=lambda p: p.volgorde)
    gezien = [p for p in punten if p.zichtbaar(request)]
    lengte, hier = max((_past(punt, request), punt.url) for punt in gezien) if gezien else (0, None)
    if not lengte or (plek == "hoofd" and _staat_in_de_voet(request, dieper_dan=lengte)):
        hier = None
    return [
        {"tekst": punt.tekst, "url": punt.url, "groep": punt.groep, "actief": punt.url == hier}
        for punt in gezien
    ]


def _staat_in_de_voet(request: HttpRequest, *, dieper_dan: int) -> bool:
    """Whether this visitor sees an entry in the footer that has more of this address."""
    onder = (punt for punt in _menupunten if punt.plek == "voet" and _past(punt, request) > dieper_dan)
    return any(punt.zichtbaar(request) for punt in onder)


def _past(punt: Menupunt, request: HttpRequest) -> int:
    """How much of the address of this page the entry has: 0 when the page is not there."""
    begin = (begin for begin in (punt.url, *punt.ook) if begin != "/" and request.path.startswith(begin))
    return max(map(len, begin), default=0)


def gegroepeerd(punten: list[dict]) -> tuple[list[dict], list[dict]]:
    """The entries that stay in sight, and the groups of the others as dicts with `titel`, `links` and `actief`.

    A menu that fits on one line stays as it is, and so does an entry that would be alone in its group.
    """
    if len(punten) <= OP_EEN_REGEL:
        return punten, []
    groepen = {titel: [punt for punt in punten if punt["groep"] == titel] for titel in GROEPEN}
    vol = {titel: links for titel, links in groepen.items() if len(links) > 1}
    return [punt for punt in punten if punt["groep"] not in vol], [
        {"titel": titel, "links": links, "actief": any(punt["actief"] for punt in links)}
        for titel, links in vol.items()
    ]


def blokken(request: HttpRequest, pagina: str) -> list[dict]:
    """The blocks of `pagina` that have something to show, as dicts with `sjabloon` and `context`."""
    van_pagina = sorted((b for b in _blokken if b.pagina == pagina), key=lambda b: b.volgorde)
    gevuld = ((b, b.context(request)) for b in van_pagina)
    return [{"sjabloon": b.sjabloon, "context": context} for b, context in gevuld if context is not None]
