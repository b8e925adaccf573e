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


def controle_gevraagd(vacature: Vacature, collegas: Iterable[Gebruiker]) -> None:
    """To the colleagues: read this vacancy before it goes on the website."""
    aan = [collega.email for collega in collegas]
    zin = f"{vacature.controle_gevraagd_door} vraagt of u wilt meekijken voordat de vacature op de website komt."
    _bericht(aan, vacature, f"Kijkt u mee? {vacature}", zin)


def controle_klaar(vacature: Vacature, door: Gebruiker) -> None:
    """To who asked for it: your vacancy is on the website."""
    aan = [vacature.controle_gevraagd_door.email]
    _bericht(
        aan, vacature, f"Goedgekeurd: {vacature}", f"{door} keurde de vacature goed. Hij staat op de website."
    )


def controle_terug(vacature: Vacature, door: Gebruiker) -> None:
    """To who asked for it: this still has to change."""
    aan = [vacature.controle_gevraagd_door.email]
    _bericht(aan, vacature, f"Nog niet klaar: {vacature}", f"{door} schreef: {vacature.controle_opmerking}")


def publicatie_mislukt(vacature: Vacature) -> None:
    """To HR: what was planned could not be published."""
    zin = "De vacature zou vandaag op de website komen, maar de sluitingsdatum is voorbij. Hij is weer een concept."
    _bericht(
        [hr.email for hr in hr_van(vacature.organisatie_id)], vacature, f"Niet gepubliceerd: {vacature}", zin
    )


def vraag_om_vernieuwen(vacature: Vacature, sluit_dan) -> None:
    """To HR: do you still look for somebody?"""
    zin = (
        "De vacature staat al twee maanden op de website. Zoekt u nog iemand? Bevestig dat dan. Horen wij "
        f"niets, dan sluit de vacature op {sluit_dan:%d-%m-%Y}."
    )
    _bericht(
        [hr.email for hr in hr_van(vacature.organisatie_id)], vacature, f"Zoekt u nog iemand? {vacature}", zin
    )


def niet_vernieuwd(vacature: Vacature) -> None:
    """To HR: nobody confirmed it for ninety days, so it was closed."""
    zin = "De vacature stond drie maanden op de website zonder dat iemand hem bevestigde. Wij hebben hem gesloten."
    _bericht([hr.email for hr in hr_van(vacature.organisatie_id)], vacature, f"Gesloten: {vacature}", zin)


def _bericht(aan: list[str], vacature: Vacature, onderwerp: str, zin: str) -> None:
    _mail(aan, "bericht", onderwerp, vacature=vacature, zin=zin)
