"""Is a rule set complete? Every combination of answers is walked; and what differs between two sets."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from ..keuzes import Regelsoort
from .regels import WEET_NIET, Keuzevraag, Regel, Regelset, Voorwaarde
from .uitkomst import beoordeel
from .vragen import adres, telt_mee, volgende_vraag

#: More combinations than this is more than anybody can oversee, and more than can be checked while one waits.
MAX_COMBINATIES = 20_000
VOORBEELDEN = 5


@dataclass(frozen=True)
class Verslag:
    """What the check found. With a mistake (`fouten`) a rule set cannot be published."""

    fouten: tuple[str, ...]
    opmerkingen: tuple[str, ...]
    combinaties: int = 0
    zonder_route: int = 0
    voorbeelden: tuple[str, ...] = ()
    per_route: tuple[tuple[str, int], ...] = ()


def alle_antwoorden(regels: Regelset) -> Iterator[dict[str, str]]:
    """Every combination of answers that a visitor can give, by asking only what still matters."""
    open_wegen: list[dict[str, str]] = [{}]
    while open_wegen:
        antwoorden = open_wegen.pop()
        vraag = volgende_vraag(regels, antwoorden)
        if vraag is None:
            yield antwoorden
        else:
            open_wegen += [antwoorden | {vraag.code: code} for code in reversed(vraag.codes)]


def controleer(regels: Regelset, bekende_routes: Iterable[str]) -> Verslag:
    """Read the rules, then walk all combinations: mistakes, remarks, and the figures of the walk."""
    bekende_routes = set(bekende_routes)
    fouten = (*_fouten_in_vragen(regels), *_fouten_in_routes(regels, bekende_routes))
    if fouten:
        return Verslag(fouten, ())
    verslag = _loop_alles_na(regels)
    ontbreekt = sorted(bekende_routes - {route.route for route in regels.routes})
    zinnen = tuple(f"Over de route ‘{code}’ staat er nog niets in." for code in ontbreekt)
    return replace(verslag, opmerkingen=(*zinnen, *verslag.opmerkingen))


def _loop_alles_na(regels: Regelset) -> Verslag:
    per_route: Counter[str] = Counter({route.route: 0 for route in regels.routes})
    gebruikt: set[int] = set()
    zonder, combinaties = [], 0
    for antwoorden in islice(alle_antwoorden(regels), MAX_COMBINATIES + 1):
        combinaties += 1
        uitkomst = beoordeel(regels, antwoorden)
        per_route.update(passend.route for passend in uitkomst.routes)
        gebruikt.update(
            id(regel) for route in regels.routes for regel in route.regels if telt_mee(regel.als, antwoorden)
        )
        if not uitkomst.routes:
            zonder.append(adres(regels, antwoorden))
    if combinaties > MAX_COMBINATIES:
        return Verslag((f"Er zijn meer dan {MAX_COMBINATIES} combinaties. Stel minder vragen.",), ())
    nooit = [f"De route ‘{code}’ komt nooit in een uitkomst." for code, n in per_route.items() if not n]
    return Verslag(
        tuple(nooit),
        tuple(_ongebruikt(regels, gebruikt)),
        combinaties,
        len(zonder),
        tuple(zonder[:VOORBEELDEN]),
        tuple(per_route.items()),
    )


def _ongebruikt(regels: Regelset, gebruikt: set[int]) -> Iterator[str]:
    for route in regels.routes:
        for regel in route.regels:
            if id(regel) not in gebruikt:
                yield f"Route ‘{route.route}’: de regel ‘{regel.tekst}’ geldt nooit."


def _fouten_in_vragen(regels: Regelset) -> Iterator[str]:
    if not regels.vragen:
        yield "Er is nog geen vraag."
    if not regels.geen.strip():
        yield "Er is nog geen tekst voor wie bij geen enkele route past."
    eerder: list[Keuzevraag] = []
    for vraag in regels.vragen:
        if any(vraag.code == ander.code for ander in eerder):
            yield f"De vraag ‘{vraag.code}’ staat er twee keer in."
        if not vraag.tekst.strip() or not vraag.antwoorden:
            yield f"De vraag ‘{vraag.code}’ heeft een tekst en ten minste een antwoord nodig."
        yield from _fouten_in_antwoorden(vraag)
        yield from _fouten_in_voorwaarde(f"De vraag ‘{vraag.code}’", vraag.als, eerder, "een eerdere vraag")
        eerder.append(vraag)


def _fouten_in_antwoorden(vraag: Keuzevraag) -> Iterator[str]:
    codes = [antwoord.code for antwoord in vraag.antwoorden]
    if len(set(codes)) < len(codes):
        yield f"De vraag ‘{vraag.code}’ heeft een antwoord twee keer."
    for antwoord in vraag.antwoorden:
        leesbaar = antwoord.code.replace("-", "").isalnum() and antwoord.code.isascii()
        if antwoord.code == WEET_NIET or not leesbaar or not antwoord.tekst.strip():
            yield f"De vraag ‘{vraag.code}’ heeft een antwoord dat niet kan: ‘{antwoord.code}’."


def _fouten_in_routes(regels: Regelset, bekend: set[str]) -> Iterator[str]:
    gezien: set[str] = set()
    for route in regels.routes:
        if route.route in gezien:
            yield f"De route ‘{route.route}’ staat er twee keer in."
        gezien.add(route.route)
        if route.route not in bekend:
            yield f"De route ‘{route.route}’ bestaat niet."
        if not any(regel.soort == Regelsoort.PAST for regel in route.regels):
            yield f"De route ‘{route.route}’ heeft geen regel die zegt waarom hij past."
        for regel in route.regels:
            yield from _fouten_in_regel(route.route, regel, regels)


def _fouten_in_regel(route: str, regel: Regel, regels: Regelset) -> Iterator[str]:
    if not regel.tekst.strip() or regel.punten < 0:
        yield f"Route ‘{route}’: een regel heeft een tekst nodig, en 0 of meer punten."
    yield from _fouten_in_voorwaarde(f"Route ‘{route}’", regel.als, regels.vragen, "een vraag")


def _fouten_in_voorwaarde(wie: str, als: Voorwaarde, vragen: Iterable[Keuzevraag], wat: str) -> Iterator[str]:
    bekend = {vraag.code: set(vraag.codes) for vraag in vragen}
    for code, keuze in als.items():
        if code not in bekend:
            yield f"{wie} kijkt naar ‘{code}’. Dat is niet {wat}."
        elif onbekend := sorted(keuze - bekend[code]):
            yield f"{wie} kijkt bij ‘{code}’ naar een antwoord dat er niet is: {', '.join(onbekend)}."
        elif not keuze:
            yield f"{wie} kijkt naar ‘{code}’, maar naar geen enkel antwoord."


def verschillen(oud: Regelset, nieuw: Regelset) -> list[tuple[str, str, str]]:
    """What changed from `oud` to `nieuw`: the place, the words it had, and the words it has; "" is absent."""
    voor, na = dict(_regels_tekst(oud)), dict(_regels_tekst(nieuw))
    plaatsen = list(dict.fromkeys([*voor, *na]))
    return [
        (plek, voor.get(plek, ""), na.get(plek, "")) for plek in plaatsen if voor.get(plek) != na.get(plek)
    ]


def _regels_tekst(regels: Regelset) -> Iterator[tuple[str, str]]:
    """Every part of a rule set in one line of words, under the place where it stands."""
    for vraag in regels.vragen:
        antwoorden = ", ".join(f"{antwoord.tekst} ({antwoord.code})" for antwoord in vraag.antwoorden)
        uitleg = f" {vraag.uitleg}" if vraag.uitleg else ""
        yield f"Vraag {vraag.code}", f"{vraag.tekst}{uitleg} Antwoorden: {antwoorden}.{in_woorden(vraag.als)}"
    yield "Volgorde van de vragen", ", ".join(vraag.code for vraag in regels.vragen)
    for route in regels.routes:
        for nummer, regel in enumerate(route.regels, 1):
            soort = Regelsoort(regel.soort).label
            tekst = f"{soort} ({regel.punten}): {regel.tekst}{in_woorden(regel.als)}"
            yield f"Route {route.route}, regel {nummer}", tekst
    yield "Volgorde van de routes", ", ".join(route.route for route in regels.routes)
    yield "Als er geen route past", regels.geen


def in_woorden(als: Voorwaarde) -> str:
    """A condition in codes, as one sentence with a space in front; "" when it always holds."""
    if not als:
        return ""
    delen = [f"{vraag} is {' of '.join(sorted(keuze))}" for vraag, keuze in sorted(als.items())]
    return f" Alleen als {' en '.join(delen)}."
