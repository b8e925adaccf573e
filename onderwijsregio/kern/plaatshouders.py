"""Placeholders between braces in a text that people write: which may be used, and filling them in."""

import re
from collections.abc import Callable, Collection, Mapping

from django.core.exceptions import ValidationError

HAAKJES = re.compile(r"\{([^{}\n]*)\}")


def controleer(tekst: str, bekend: Collection[str]) -> None:
    """Raise ValidationError when the text has a placeholder that is not known, or a loose brace."""
    onbekend = sorted({f"{{{naam}}}" for naam in HAAKJES.findall(tekst) if naam.strip() not in bekend})
    if onbekend:
        keus = ", ".join(f"{{{naam}}}" for naam in bekend)
        raise ValidationError(
            f"Onbekend: {', '.join(onbekend)}. U kunt kiezen uit {keus}.", code="onbekende_plaatshouder"
        )
    if {"{", "}"} & set(HAAKJES.sub("", tekst)):
        raise ValidationError("Er staat een losse accolade in de tekst. Haal die weg of maak een paar.")


def vul_in(tekst: str, waarden: Mapping[str, Callable[[], str]]) -> str:
    """The text with every placeholder replaced by what its function gives.

    A name that is not a placeholder (any more) stays as it is, so that the reader of the form sees it.
    """

    def waarde(gevonden: re.Match) -> str:
        maak = waarden.get(gevonden[1].strip())
        return maak() if maak else gevonden[0]

    return HAAKJES.sub(waarde, tekst)
