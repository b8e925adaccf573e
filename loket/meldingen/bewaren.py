"""Mails about keeping and erasing what we know of somebody. They can not be switched off."""

from datetime import date

from django.urls import reverse

from ..models import Kandidaat
from .post import stuur


def gaat_verdwijnen(kandidaat: Kandidaat, op: date, sleutel: str) -> None:
    """To whom we lost touch with: a month from now we erase you, unless you say so."""
    pad = reverse("loket:gegevens", args=[sleutel])
    stuur(
        kandidaat.email,
        "gaat_verdwijnen",
        "Zullen wij uw gegevens bewaren?",
        kandidaat=kandidaat,
        op=op,
        pad=pad,
    )


def bevestig_wissen(kandidaat: Kandidaat, sleutel: str) -> None:
    """To who asked to be erased: the link that does it."""
    pad = reverse("loket:gegevens", args=[sleutel])
    stuur(kandidaat.email, "bevestig_wissen", "Uw gegevens wissen", kandidaat=kandidaat, pad=pad)
