"""Mails about applications: sent, answered, taken back, waited for, passed on; and messages to and fro."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.formats import date_format

from onderwijsregio.organisaties.models import Gebruiker

from ..models import Sollicitatie, Sollicitatiebericht
from .post import aan_hr, adressen_hr, mail


def sollicitatie_ontvangen(sollicitatie: Sollicitatie) -> None:
    """To the candidate: your application arrived, and this is when you hear from the board."""
    vacature = sollicitatie.vacature
    mail(
        sollicitatie.kandidaat.email,
        "sollicitatie_ontvangen",
        f"Uw sollicitatie: {vacature}",
        sollicitatie=sollicitatie,
        vacature=vacature,
        uiterlijk=sollicitatie.antwoord_uiterlijk,
    )


def nieuwe_sollicitatie(sollicitatie: Sollicitatie) -> None:
    """To HR of the board: somebody applied."""
    onderwerp = f"Nieuwe sollicitatie: {sollicitatie.vacature}"
    aan_hr(
        sollicitatie.vacature,
        "nieuwe_sollicitatie",
        onderwerp,
        sollicitatie=sollicitatie,
        uiterlijk=sollicitatie.antwoord_uiterlijk,
    )


def sollicitatie_beantwoord(sollicitatie: Sollicitatie) -> None:
    """To the candidate: what the board answered, and what they can do now."""
    vacature = sollicitatie.vacature
    mail(
        sollicitatie.kandidaat.email,
        "sollicitatie_beantwoord",
        f"Antwoord op uw sollicitatie: {vacature}",
        sollicitatie=sollicitatie,
        vacature=vacature,
        te_kiezen=vacature.momenten.vrij().exists(),
    )


def sollicitatie_ingetrokken(sollicitatie: Sollicitatie) -> None:
    """To HR of the board: you need not answer this one any more."""
    onderwerp = f"Sollicitatie ingetrokken: {sollicitatie.vacature}"
    aan_hr(sollicitatie.vacature, "sollicitatie_ingetrokken", onderwerp, sollicitatie=sollicitatie)


def aanbod_aangenomen(sollicitatie: Sollicitatie) -> None:
    """To HR of the board: the candidate said yes."""
    kandidaat = sollicitatie.kandidaat
    aan_collega(
        adressen_hr(sollicitatie.vacature),
        f"{kandidaat} neemt de baan aan: {sollicitatie.vacature}",
        sollicitatie,
        f"{kandidaat} heeft ja gezegd. De vacature is vervuld. Spreek nu samen de eerste werkdag af.",
    )


def bericht_van_bestuur(bericht: Sollicitatiebericht) -> None:
    """To the candidate: the board wrote to you."""
    sollicitatie = bericht.sollicitatie
    aan_kandidaat(
        sollicitatie,
        f"Bericht over uw sollicitatie: {sollicitatie.vacature}",
        f"{sollicitatie.vacature.organisatie} schreef u:",
        tekst=bericht.tekst,
        knop="Lees en antwoord",
    )


def bericht_van_kandidaat(bericht: Sollicitatiebericht) -> None:
    """To HR of the board: an applicant wrote to you."""
    sollicitatie = bericht.sollicitatie
    aan_collega(
        adressen_hr(sollicitatie.vacature),
        f"Bericht van {sollicitatie.kandidaat}: {sollicitatie.vacature}",
        sollicitatie,
        f"{sollicitatie.kandidaat} stuurde een bericht over de sollicitatie.",
    )


def antwoord_gevraagd(sollicitatie: Sollicitatie, aan: Iterable[str]) -> None:
    """To who should answer: the term is nearly over."""
    aan_collega(
        aan,
        f"Nog even: antwoord {sollicitatie.kandidaat}",
        sollicitatie,
        f"{sollicitatie.kandidaat} wacht op uw antwoord. Wij beloofden antwoord uiterlijk op "
        f"{date_format(sollicitatie.antwoord_uiterlijk, 'j F Y')}.",
    )


def antwoord_te_laat(sollicitatie: Sollicitatie, aan: Iterable[str]) -> None:
    """To HR of the board: somebody waits too long, and this is when the loket steps in."""
    aan_collega(
        aan,
        f"Te laat: {sollicitatie.kandidaat} wacht op antwoord",
        sollicitatie,
        f"{sollicitatie.kandidaat} had op {date_format(sollicitatie.antwoord_uiterlijk, 'j F Y')} antwoord "
        "moeten hebben. Antwoordt u niet, dan vraagt het loket het op "
        f"{date_format(sollicitatie.loket_vanaf, 'j F Y')} bij u na.",
    )


def opgepakt_door_loket(sollicitatie: Sollicitatie, makelaar: Gebruiker) -> None:
    """To the candidate: the loket asks for you. To the makelaar: ask this board."""
    school, sinds = sollicitatie.vacature.school, sollicitatie.verzonden_op
    aan_kandidaat(
        sollicitatie,
        f"Wij vragen uw antwoord na: {sollicitatie.vacature}",
        f"U wacht al vier weken op antwoord van {school}. Dat is te lang. {makelaar} van het loket belt de "
        "school voor u, en laat u weten hoe het staat.",
    )
    aan_collega(
        [makelaar.email],
        f"Geen antwoord: {sollicitatie.kandidaat} bij {school}",
        sollicitatie,
        f"{sollicitatie.kandidaat} solliciteerde op {date_format(sinds, 'j F Y')} en kreeg geen antwoord. "
        "Vraag het bestuur hoe het staat, en bel de kandidaat.",
    )


def doorgegeven_aan_loket(sollicitatie: Sollicitatie, makelaar: Gebruiker, stond: str) -> None:
    """To the candidate: the loket calls you. To the makelaar: here is somebody who looks on; `stond` was agreed."""
    aan_kandidaat(
        sollicitatie,
        "Het loket denkt met u mee",
        f"U wilde hulp als het bij {sollicitatie.vacature.school} niets werd. {makelaar} van het loket belt "
        "u om te bespreken welke baan wel past.",
    )
    aan_collega(
        [makelaar.email],
        f"Doorgegeven: {sollicitatie.kandidaat} zoekt verder",
        sollicitatie,
        f"{sollicitatie.kandidaat} is afgewezen en wil graag hulp van het loket. "
        f"De reden van het bestuur: {sollicitatie.get_reden_display()}. U belt uiterlijk op "
        f"{date_format(sollicitatie.kandidaat.volgende_stap_op, 'j F Y')}."
        + (f" Hiervoor was afgesproken: {stond}." if stond else ""),
    )


def aan_kandidaat(
    sollicitatie: Sollicitatie, onderwerp: str, zin: str, *, knop: str = "Bekijk uw sollicitatie", **meer
) -> None:
    """A mail to the candidate about one application: a sentence, and one button (to `pad`, or the application)."""
    bijlagen = meer.pop("bijlagen", None)
    pad = meer.pop("pad", "") or reverse("vacatures:mijn_sollicitatie", args=[sollicitatie.pk])
    mail(
        sollicitatie.kandidaat.email,
        "aan_kandidaat",
        onderwerp,
        bijlagen,
        sollicitatie=sollicitatie,
        vacature=sollicitatie.vacature,
        zin=zin,
        knop=knop,
        pad=pad,
        **meer,
    )


def aan_collega(
    aan: Iterable[str], onderwerp: str, sollicitatie: Sollicitatie, zin: str, bijlagen=None
) -> None:
    """A mail to colleagues about one application: a sentence, and the way to it."""
    vast = {"sollicitatie": sollicitatie, "vacature": sollicitatie.vacature, "zin": zin}
    mail(aan, "aan_collega", onderwerp, bijlagen, **vast)
