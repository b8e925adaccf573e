"""Plain language: what in a text keeps people from reading on. Tips for the writer, never a refusal."""

import re

MAX_WOORDEN = 25
#: What people outside a school do not know, and what to write instead.
AFKORTINGEN = {
    "IB": "intern begeleider",
    "MR": "medezeggenschapsraad",
    "OOP": "ondersteunend personeel",
    "OP": "onderwijzend personeel",
    "LIO": "leraar in opleiding",
    "RT": "extra hulp (remedial teaching)",
    "SBO": "speciaal basisonderwijs",
    "SO": "speciaal onderwijs",
    "PO": "basisonderwijs",
    "VO": "voortgezet onderwijs",
    "VOG": "verklaring omtrent het gedrag",
    "BHV": "bedrijfshulpverlening",
    "HGW": "handelingsgericht werken",
    "EDI": "expliciete directe instructie",
}
#: Words that say little, or that make some people think that it is not for them.
WOORDEN = {
    r"hij/zij|zij/hij|zijn/haar|haar/zijn": "Spreek de lezer aan, in plaats van ‘{}’.",
    r"duizendpoot|spin in het web|schaap met (?:de )?vijf poten|teamplayer|hands-on|pro-?actief": (
        "‘{}’ zegt weinig. Schrijf wat iemand op een dag doet."
    ),
    r"dient te|dienen te|middels|teneinde|betreffende|alsmede|conform": (
        "‘{}’ is schrijftaal. Schrijf zoals u praat."
    ),
    r"jong team|jonge collega|jeugdig": "‘{}’ sluit mensen uit. Vertel wat het team doet.",
    r"moedertaal|native speaker": "‘{}’ sluit mensen uit. Noem welke taal iemand goed moet spreken.",
}


def tips(tekst: str) -> list[str]:
    """Advice about a text, one sentence a finding, the most useful first; empty when it reads well."""
    gevonden = [*_lange_zinnen(tekst), *_afkortingen(tekst), *_woorden(tekst)]
    if _heeft(r"u|uw", tekst) and _heeft(r"j(?:e|ij|ou|ouw)", tekst):
        gevonden.append("U spreekt de lezer op twee manieren aan, door elkaar. Kies er een.")
    if re.search(r"!{2,}|\b[A-Z]{6,}\b", tekst):
        gevonden.append("Hoofdletters en uitroeptekens lezen als schreeuwen.")
    return gevonden


def _heeft(woorden: str, tekst: str) -> re.Match | None:
    return re.search(rf"\b(?:{woorden})\b", tekst, re.IGNORECASE)


def _lange_zinnen(tekst: str) -> list[str]:
    zinnen = [zin.split() for zin in re.split(r"(?<=[.!?:])\s+|\n+", tekst)]
    lang = [" ".join(zin[:6]) for zin in zinnen if len(zin) > MAX_WOORDEN]
    return [f"Deze zin is lang. Maak er twee van: ‘{begin} …’" for begin in lang[:3]]


def _afkortingen(tekst: str) -> list[str]:
    return [
        f"Niet iedereen kent ‘{kort}’. Schrijf: {lang}."
        for kort, lang in AFKORTINGEN.items()
        if re.search(rf"\b{kort}(?:'er)?\b", tekst) and lang.split(" (")[0] not in tekst
    ]


def _woorden(tekst: str) -> list[str]:
    treffers = [(_heeft(patroon, tekst), zin) for patroon, zin in WOORDEN.items()]
    return [zin.format(treffer.group(0)) for treffer, zin in treffers if treffer]
