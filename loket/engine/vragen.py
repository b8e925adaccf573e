"""Which question comes next, which answers count, and how they are written in an address."""

from collections.abc import Iterator, Mapping, Set

from .regels import Keuzevraag, Regelset, Voorwaarde

#: Between answers in an address: no code has it.
TUSSEN = "."


def telt_mee(als: Voorwaarde, antwoorden: Mapping[str, str]) -> bool:
    """Whether this condition holds. A question without an answer never does."""
    return all(antwoorden.get(vraag) in keuze for vraag, keuze in als.items())


def gesteld(regels: Regelset, antwoorden: Mapping[str, str]) -> Iterator[tuple[Keuzevraag, str | None]]:
    """The questions that are asked, in order, each with its answer; the last may still be open (None).

    Answers to questions that are not asked do not count, and neither does a word that is no answer.
    """
    geteld: dict[str, str] = {}
    for vraag in regels.vragen:
        if not telt_mee(vraag.als, geteld):
            continue
        antwoord = antwoorden.get(vraag.code)
        if antwoord not in vraag.codes:
            yield vraag, None
            return
        geteld[vraag.code] = antwoord
        yield vraag, antwoord


def beantwoord(regels: Regelset, antwoorden: Mapping[str, str]) -> dict[str, str]:
    """Of these answers those that count, in the order of asking, up to the first open question."""
    return {vraag.code: antwoord for vraag, antwoord in gesteld(regels, antwoorden) if antwoord is not None}


def volgende_vraag(regels: Regelset, antwoorden: Mapping[str, str]) -> Keuzevraag | None:
    """The first question that still matters, or None when everything that matters is answered."""
    return next((vraag for vraag, antwoord in gesteld(regels, antwoorden) if antwoord is None), None)


def hoogstens(regels: Regelset, antwoorden: Mapping[str, str]) -> int:
    """How many questions there will be at most: those answered, and those not ruled out yet."""
    geteld = beantwoord(regels, antwoorden)
    volgende = volgende_vraag(regels, antwoorden)
    if volgende is None:
        return len(geteld)
    vanaf = regels.vragen.index(volgende)
    voorbij = {vraag.code for vraag in regels.vragen[:vanaf]}
    return len(geteld) + sum(_kan_nog(vraag, geteld, voorbij) for vraag in regels.vragen[vanaf:])


def _kan_nog(vraag: Keuzevraag, geteld: Mapping[str, str], voorbij: Set[str]) -> bool:
    """Whether an open question may still be asked: nothing that was answered or passed by speaks against it."""
    return all(geteld.get(code) in keuze for code, keuze in vraag.als.items() if code in voorbij)


def adres(regels: Regelset, antwoorden: Mapping[str, str]) -> str:
    """The answers that count as one short word for in an address: the same answers give the same word."""
    return TUSSEN.join(beantwoord(regels, antwoorden).values())


def antwoorden_uit(regels: Regelset, adres: str) -> dict[str, str] | None:
    """The answers in such a word, or None when it does not fit these questions."""
    codes = iter(adres.split(TUSSEN) if adres else ())
    antwoorden: dict[str, str] = {}
    for code in codes:
        vraag = volgende_vraag(regels, antwoorden)
        if vraag is None or code not in vraag.codes:
            return None
        antwoorden[vraag.code] = code
    return antwoorden
