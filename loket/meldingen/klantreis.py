"""Mails about applications for a route and next steps."""

from collections.abc import Sequence

from onderwijsregio.organisaties.models import Gebruiker

from ..models import Kandidaat, Routeaanmelding
from .post import stuur

TE_LAAT = ("Een volgende stap is", "volgende stappen zijn")


def aanmelding_ontvangen(aanmelding: Routeaanmelding, uiterlijk) -> None:
    """To the candidate: we have your application for a route, and this is when you hear from us."""
    onderwerp = f"Wij hebben uw aanmelding: {aanmelding.route}"
    stuur(
        aanmelding.kandidaat.email,
        "aanmelding_ontvangen",
        onderwerp,
        aanmelding=aanmelding,
        uiterlijk=uiterlijk,
    )


def aanmelding_beoordeeld(aanmelding: Routeaanmelding) -> None:
    """To the candidate: admitted or not, with the reasons."""
    onderwerp = f"Bericht over uw aanmelding: {aanmelding.route}"
    stuur(aanmelding.kandidaat.email, "aanmelding_beoordeeld", onderwerp, aanmelding=aanmelding)


def gestopt(kandidaat: Kandidaat, eigenaar: Gebruiker, reden: str) -> None:
    """To who owned the next step: the candidate stopped."""
    stuur(eigenaar.email, "gestopt", f"{kandidaat} is gestopt", kandidaat=kandidaat, reden=reden)


def account_gesloten(account: Gebruiker) -> None:
    """To whom it belonged: two accounts became one, log in with the other one."""
    stuur(account.email, "account_gesloten", "U logt voortaan in met uw andere account", account=account)


def account_weer_open(account: Gebruiker) -> None:
    """To whom it belongs: there are two accounts again, this one works."""
    stuur(account.email, "account_weer_open", "Uw account werkt weer", account=account)


def verlopen_stappen(eigenaar: Gebruiker, kandidaten: Sequence[Kandidaat]) -> None:
    """To the owner: these next steps should have happened."""
    stuur(
        eigenaar.email,
        "verlopen",
        f"{_aantal(kandidaten, *TE_LAAT)} te laat",
        eigenaar=eigenaar,
        kandidaten=kandidaten,
    )


def overgedragen(eigenaar: Gebruiker, kandidaten: Sequence[Kandidaat]) -> None:
    """To the new owner: these people's next steps were for somebody who has no role any more."""
    stuur(
        eigenaar.email,
        "overgedragen",
        f"U neemt {_aantal(kandidaten, 'een volgende stap', 'volgende stappen')} over",
        eigenaar=eigenaar,
        kandidaten=kandidaten,
    )


def opschaling(leiders: Sequence[Gebruiker], kandidaten: Sequence[Kandidaat]) -> None:
    """To the programme leaders: these people have been waiting for five working days."""
    stuur(
        [leider.email for leider in leiders],
        "opschaling",
        f"{_aantal(kandidaten, *TE_LAAT)} al vijf werkdagen te laat",
        kandidaten=kandidaten,
    )


def _aantal(kandidaten: Sequence[Kandidaat], een: str, meer: str) -> str:
    return een if len(kandidaten) == 1 else f"{len(kandidaten)} {meer}"
