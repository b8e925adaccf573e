"""Mails about questions and warm referrals. What goes to the asker has the link to read and answer."""

from collections.abc import Sequence
from datetime import date

from onderwijsregio.organisaties.models import Gebruiker

from ..keuzes import Vraagstatus
from ..models import Bericht, Doorverwijzing, Vraag
from .post import stuur


def _aan_vrager(vraag: Vraag, sjabloon: str, onderwerp: str, **context) -> None:
    stuur(vraag.kandidaat.email, sjabloon, onderwerp, vraag=vraag, **context)


def vraag_ontvangen(vraag: Vraag, uiterlijk: date) -> None:
    """To who asked: we have your question, and this is when you hear from us; or what was said already."""
    gezegd = vraag.status == Vraagstatus.BEANTWOORD
    onderwerp = "Wat wij met u bespraken" if gezegd else "Wij hebben uw vraag"
    _aan_vrager(vraag, "vraag_ontvangen", onderwerp, uiterlijk=uiterlijk)


def nieuwe_vraag(vraag: Vraag, uiterlijk: date) -> None:
    """To the makelaar who owns it."""
    onderwerp = f"Nieuwe vraag van {vraag.kandidaat}"
    stuur(vraag.eigenaar.email, "nieuwe_vraag", onderwerp, vraag=vraag, uiterlijk=uiterlijk)


def antwoord(bericht: Bericht, bestanden: int = 0) -> None:
    """To who asked: the answer itself; attachments are read behind the link."""
    _aan_vrager(bericht.vraag, "antwoord", "Antwoord op uw vraag", bericht=bericht, bestanden=bestanden)


def reactie(bericht: Bericht) -> None:
    """To the owner: the asker wrote back."""
    vraag = bericht.vraag
    onderwerp = f"{vraag.kandidaat} reageert"
    stuur(vraag.eigenaar.email, "vraag_reactie", onderwerp, vraag=vraag, bericht=bericht)


def vraag_toegewezen(vraag: Vraag, door: Gebruiker) -> None:
    """To the colleague: this question is yours now."""
    onderwerp = f"De vraag van {vraag.kandidaat} is nu van u"
    stuur(vraag.eigenaar.email, "vraag_toegewezen", onderwerp, vraag=vraag, door=door)


def vragen_wachten(aan: Sequence[Gebruiker], vragen: Sequence[Vraag]) -> None:
    """To the owner: today is the last day of what was promised to these askers."""
    onderwerp = "Antwoord vandaag: er wacht een vraag" if len(vragen) == 1 else _onderwerp(vragen)
    stuur([lid.email for lid in aan], "vragen_wachten", onderwerp, vragen=vragen)


def _onderwerp(vragen: Sequence[Vraag]) -> str:
    return f"Antwoord vandaag: er wachten {len(vragen)} vragen"


def vragen_te_laat(leiders: Sequence[Gebruiker], vragen: Sequence[Vraag]) -> None:
    """To the programme leaders: to these askers the promise was broken."""
    aantal = "Een vraag kreeg" if len(vragen) == 1 else f"{len(vragen)} vragen kregen"
    onderwerp = f"{aantal} niet op tijd antwoord"
    stuur([leider.email for leider in leiders], "vragen_te_laat", onderwerp, vragen=vragen)


def doorverwijzing_aangeboden(doorverwijzing: Doorverwijzing) -> None:
    """To the colleague: somebody is handed over to you, say yes or no. To the asker: whom we ask."""
    _aan_collega(doorverwijzing, f"Wilt u contact opnemen met {doorverwijzing.kandidaat}?")
    collega = doorverwijzing.naar
    _aan_vrager(
        doorverwijzing.vraag,
        "collega_gevraagd",
        f"Wij vragen {collega.gebruiker.naam} om u verder te helpen",
        doorverwijzing=doorverwijzing,
    )


def doorverwijzing_herinnering(doorverwijzing: Doorverwijzing) -> None:
    """To the colleague, once: somebody still waits for your yes or no."""
    _aan_collega(doorverwijzing, f"Herinnering: {doorverwijzing.kandidaat} wacht op u")


def _aan_collega(doorverwijzing: Doorverwijzing, onderwerp: str) -> None:
    stuur(doorverwijzing.naar.gebruiker.email, "doorverwijzing", onderwerp, doorverwijzing=doorverwijzing)


def doorverwijzing_aangenomen(doorverwijzing: Doorverwijzing, uiterlijk: date) -> None:
    """To who asked: this person will call you. To the makelaar: it landed."""
    collega = doorverwijzing.naar
    _aan_vrager(
        doorverwijzing.vraag,
        "collega_belt",
        f"{collega.gebruiker.naam} neemt contact met u op",
        doorverwijzing=doorverwijzing,
        uiterlijk=uiterlijk,
    )
    stuur(
        doorverwijzing.door.email,
        "doorverwijzing_beantwoord",
        f"{collega.gebruiker.naam} neemt {doorverwijzing.kandidaat} over",
        doorverwijzing=doorverwijzing,
    )


def doorverwijzing_teruggegeven(doorverwijzing: Doorverwijzing, aan: Gebruiker) -> None:
    """To the makelaar: the candidate is yours again, and why."""
    stuur(
        aan.email,
        "doorverwijzing_beantwoord",
        f"{doorverwijzing.kandidaat} komt bij u terug",
        doorverwijzing=doorverwijzing,
    )


def doorverwijzing_teruggehaald(doorverwijzing: Doorverwijzing) -> None:
    """To the colleague who was asked: the loket does not wait for your answer any more."""
    stuur(
        doorverwijzing.naar.gebruiker.email,
        "doorverwijzing_teruggehaald",
        f"U hoeft geen contact op te nemen met {doorverwijzing.kandidaat}",
        doorverwijzing=doorverwijzing,
    )


def wij_zoeken_verder(doorverwijzing: Doorverwijzing, uiterlijk: date) -> None:
    """To who asked: this colleague does not call, we look on; without the why."""
    _aan_vrager(
        doorverwijzing.vraag,
        "collega_kan_niet",
        "Wij zoeken verder voor u",
        doorverwijzing=doorverwijzing,
        uiterlijk=uiterlijk,
    )
