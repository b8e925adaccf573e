"""Which mail about vacancies and applications goes to whom: one function a mail."""

from collections.abc import Iterable

from onderwijsregio.kern.mail import zet_klaar
from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap, Organisatie, Regio

from .models import Sollicitatie, Vacature


def hr_van(organisatie: Organisatie | int) -> list[Gebruiker]:
    """The HR staff of this organisation today."""
    leden = Lidmaatschap.objects.nu().filter(organisatie=organisatie, rol=Rol.HR, gebruiker__is_active=True)
    return [lid.gebruiker for lid in leden.select_related("gebruiker").order_by("gebruiker")]


def _mail(aan: str | Iterable[str], sjabloon: str, onderwerp: str, **context) -> None:
    regio = Regio.objects.first()
    loketnaam = regio.loketnaam if regio else ""
    zet_klaar(
        aan=aan,
        sjabloon=f"vacatures_{sjabloon}",
        onderwerp=onderwerp,
        context={**context, "regio_naam": regio.naam if regio else "", "loketnaam": loketnaam},
        afzendernaam=loketnaam,
    )


def _aan_hr(vacature: Vacature, sjabloon: str, onderwerp: str, **context) -> None:
    adressen = [gebruiker.email for gebruiker in hr_van(vacature.organisatie_id)]
    _mail(adressen, sjabloon, onderwerp, vacature=vacature, **context)


def sollicitatie_ontvangen(sollicitatie: Sollicitatie, uiterlijk) -> None:
    """To the candidate: your application arrived, and this is when you hear from the board."""
    vacature = sollicitatie.vacature
    _mail(
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
    _aan_hr(
        sollicitatie.vacature,
        "nieuwe_sollicitatie",
        onderwerp,
        sollicitatie=sollicitatie,
        uiterlijk=uiterlijk,
    )


def sollicitatie_beantwoord(sollicitatie: Sollicitatie) -> None:
    """To the candidate: what the board answered."""
    vacature = sollicitatie.vacature
    _mail(
        sollicitatie.kandidaat.email,
        "sollicitatie_beantwoord",
        f"Antwoord op uw sollicitatie: {vacature}",
        sollicitatie=sollicitatie,
        vacature=vacature,
    )


def sollicitatie_ingetrokken(sollicitatie: Sollicitatie) -> None:
    """To HR of the board: you need not answer this one any more."""
    onderwerp = f"Sollicitatie ingetrokken: {sollicitatie.vacature}"
    _aan_hr(sollicitatie.vacature, "sollicitatie_ingetrokken", onderwerp, sollicitatie=sollicitatie)


def vacature_verlopen(vacature: Vacature, wachtenden: int) -> None:
    """To HR of the board: the closing date has passed; with people waiting you close it, else it was."""
    _aan_hr(vacature, "verlopen", f"De sluitingsdatum is voorbij: {vacature}", wachtenden=wachtenden)
