"""The fields of a step as data: what a region may write, and what an answer means."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError

from ..keuzes import Aanzet, Stapvorm, Veldsoort

SLEUTELS = {
    "code", "vraag", "soort", "uitleg", "verplicht", "keuzes", "goed", "minstens", "hoogstens", "anders",
    "hard", "plant", "geweest", "zichtbaar",
}  # fmt: skip
JA_NEE = ("ja", "nee")
#: Of these kinds a step has one at most: each decides something for the whole step.
EEN_PER_STAP = (Veldsoort.ADVIES, Veldsoort.DOCUMENT)
#: A step of this form is done by this party and nobody else.
VASTE_AANZET = {
    Stapvorm.AANMELDING: Aanzet.KANDIDAAT,
    Stapvorm.AFSPRAAK: Aanzet.KANDIDAAT,
    Stapvorm.KLAAR: Aanzet.LOKET,
}


def controleer_velden(vorm: str, wie: str, velden: Sequence[Mapping]) -> None:
    """Raise ValidationError, in words for who wrote the file, when a step of this form cannot have these."""
    if vorm in VASTE_AANZET and wie != VASTE_AANZET[vorm]:
        raise ValidationError(f"bij vorm '{vorm}' is wie altijd '{VASTE_AANZET[vorm]}'.")
    if bool(velden) != (vorm == Stapvorm.FORMULIER):
        raise ValidationError("een stap met vorm 'formulier' heeft velden, en een andere stap niet.")
    codes = [veld.get("code") for veld in velden]
    if dubbel := sorted({str(code) for code in codes if codes.count(code) > 1}):
        raise ValidationError(f"veld {', '.join(dubbel)} staat er twee keer.")
    for soort in EEN_PER_STAP:
        if sum(veld.get("soort") == soort for veld in velden) > 1:
            raise ValidationError(f"er kan maar een veld met soort '{soort}' in een stap.")
    if sum(bool(veld.get("plant")) for veld in velden) > 1:
        raise ValidationError("er kan maar een veld met plant = true in een stap.")
    for veld in velden:
        _controleer_veld(veld)


def _controleer_veld(veld: Mapping) -> None:
    code = veld.get("code", "zonder code")
    for melding in _fouten(veld):
        raise ValidationError(f"veld {code}: {melding}")


def _fouten(veld: Mapping):
    """What is wrong with one field, most important first."""
    if vreemd := sorted(set(veld) - SLEUTELS):
        yield f"onbekende sleutel {', '.join(vreemd)}. Bekend zijn: {', '.join(sorted(SLEUTELS))}."
    for sleutel in ("code", "vraag", "soort"):
        if not str(veld.get(sleutel, "")).strip():
            yield f"de sleutel '{sleutel}' ontbreekt."
    soort = veld.get("soort")
    if soort not in Veldsoort.values:
        yield f"soort '{soort}' is onbekend. Kies uit: {', '.join(Veldsoort.values)}."
    yield from _fouten_in_keuzes(veld, soort)
    yield from _fouten_in_grenzen(veld, soort)
    if ("goed" in veld or "minstens" in veld) and not veld.get("anders", "").strip():
        yield "zeg onder 'anders' wat de kandidaat leest als het antwoord niet goed is."


def _fouten_in_keuzes(veld: Mapping, soort: str):
    if (soort == Veldsoort.KEUZE) != ("keuzes" in veld):
        yield "keuzes hoort bij soort 'keuze', en moet daar staan."
    mogelijk = {Veldsoort.JA_NEE: JA_NEE, Veldsoort.KEUZE: veld.get("keuzes", ())}.get(soort, ())
    if vreemd := [antwoord for antwoord in veld.get("goed", ()) if antwoord not in mogelijk]:
        yield f"goed noemt {', '.join(map(str, vreemd))}, maar dat antwoord kan niemand geven."


def _fouten_in_grenzen(veld: Mapping, soort: str):
    for grens in ("minstens", "hoogstens"):
        if grens in veld and soort != Veldsoort.GETAL:
            yield f"{grens} hoort bij soort 'getal'."
    for sleutel in ("plant", "geweest"):
        if veld.get(sleutel) and soort != Veldsoort.DATUM:
            yield f"{sleutel} = true hoort bij soort 'datum'."
    if veld.get("plant") and veld.get("geweest"):
        yield "een dag die is geweest plant niets: kies plant of geweest."


def voldoet(veld: Mapping, antwoord) -> bool:
    """Whether this answer meets the condition of the field; a field without condition is always met."""
    if antwoord in (None, ""):
        return True
    if "minstens" in veld:
        return int(antwoord) >= veld["minstens"]
    return "goed" not in veld or antwoord in veld["goed"]


def wat_niet_voldoet(velden: Sequence[Mapping], gegevens: Mapping, *, hard: bool) -> list[str]:
    """What to tell about each answer that does not meet its condition: the hard ones, or the advice."""
    return [
        veld["anders"]
        for veld in velden
        if veld.get("hard", True) == hard and not voldoet(veld, gegevens.get(veld["code"]))
    ]


def controleer_volgorde(stappen: Sequence[Mapping]) -> None:
    """Raise ValidationError unless a process is sent once and ends, once, in admission."""
    vormen = [stap.get("vorm") for stap in stappen]
    if vormen.count(Stapvorm.AANMELDING) != 1:
        raise ValidationError("een proces heeft precies een stap met vorm 'aanmelding'.")
    if vormen.count(Stapvorm.KLAAR) != 1 or vormen[-1] != Stapvorm.KLAAR:
        raise ValidationError("de laatste stap, en alleen die, heeft vorm 'klaar'.")
    if Stapvorm.AFSPRAAK in vormen[: vormen.index(Stapvorm.AANMELDING)]:
        raise ValidationError("een stap met vorm 'afspraak' komt na die met vorm 'aanmelding'.")
    codes = [stap.get("code") for stap in stappen]
    if dubbel := sorted({str(code) for code in codes if codes.count(code) > 1}):
        raise ValidationError(f"stap {', '.join(dubbel)} staat er twee keer.")
