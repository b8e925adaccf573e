"""Mails about applications."""

from ..models import Sollicitatie
from .post import aan_hr, mail


def sollicitatie_ontvangen(sollicitatie: Sollicitatie, uiterlijk) -> None:
    """To the candidate: your application arrived, and this is when you hear from the board."""
    vacature = sollicitatie.vacature
    mail(
        sollicitatie.kandidaat.email,
        "sollicitatie_ontvangen",
        f"Uw sollicitatie: {vacature}",
        sollicitatie=sollicitatie,
        vacature=vacature,
        uiterlijk=uiterlijk,
    )


def nieuwe_sollicitatie(sollicitatie: Sollicitatie, uiterlijk) -> None:
    """To HR of the board: somebody applied."""
    onderwerp = f"Nieuwe sollicitatie: {sollicitatie.vacature}"
    aan_hr(
        sollicitatie.vacature,
        "nieuwe_sollicitatie",
        onderwerp,
        sollicitatie=sollicitatie,
        uiterlijk=uiterlijk,
    )


def sollicitatie_beantwoord(sollicitatie: Sollicitatie) -> None:
    """To the candidate: what the board answered."""
    vacature = sollicitatie.vacature
    mail(
        sollicitatie.kandidaat.email,
        "sollicitatie_beantwoord",
        f"Antwoord op uw sollicitatie: {vacature}",
        sollicitatie=sollicitatie,
        vacature=vacature,
    )


def sollicitatie_ingetrokken(sollicitatie: Sollicitatie) -> None:
    """To HR of the board: you need not answer this one any more."""
    onderwerp = f"Sollicitatie ingetrokken: {sollicitatie.vacature}"
    aan_hr(sollicitatie.vacature, "sollicitatie_ingetrokken", onderwerp, sollicitatie=sollicitatie)
