"""Mails about keeping and erasing what we know of somebody. They can not be switched off."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from onderwijsregio.organisaties.models import Gebruiker

from ..models import Bewaarronde, Kandidaat
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


def gaan_verdwijnen(eigenaar: Gebruiker, kandidaten: Sequence[Kandidaat]) -> None:
    """To who agreed their next step: these people were warned, and a call is enough to keep them."""
    wie = "Iemand verdwijnt" if len(kandidaten) == 1 else f"{len(kandidaten)} mensen verdwijnen"
    stuur(
        eigenaar.email,
        "gaan_verdwijnen",
        f"{wie} over dertig dagen uit het loket",
        eigenaar=eigenaar,
        kandidaten=kandidaten,
    )


def ronde_staat_stil(aan: Sequence[Gebruiker], ronde: Bewaarronde) -> None:
    """To who may let it go on, each week: this round was stopped, so nobody is warned or erased."""
    stuur([lid.email for lid in aan], "ronde_staat_stil", "De bewaarronde staat stil", ronde=ronde)


def bevestig_wissen(kandidaat: Kandidaat, sleutel: str) -> None:
    """To who asked to be erased: the link that does it."""
    pad = reverse("loket:gegevens", args=[sleutel])
    stuur(kandidaat.email, "bevestig_wissen", "Uw gegevens wissen", kandidaat=kandidaat, pad=pad)
