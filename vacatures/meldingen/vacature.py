"""Mails to the HR staff of a board about their vacancies."""

from collections.abc import Iterable

from django.utils.formats import date_format

from onderwijsregio.organisaties.models import Gebruiker

from ..models import Vacature
from .post import aan_hr, hr_van, mail


def vacature_verlopen(vacature: Vacature, wachtenden: int) -> None:
    """To HR of the board: the closing date has passed; with people waiting you close it, else it was."""
    eerst = _wat_eerst(vacature, wachtenden) if wachtenden else ""
    aan_hr(vacature, "verlopen", f"De sluitingsdatum is voorbij: {vacature}", eerst=eerst)


def _wat_eerst(vacature: Vacature, wachtenden: int) -> str:
    """What comes before closing: an answer to who waits, and the answer of who was offered the job."""
    aangeboden = vacature.sollicitaties.aangeboden().count()
    zin = "Er wachten nog mensen op antwoord. Antwoord hen eerst. " if wachtenden > aangeboden else ""
    if aangeboden:
        return f"{zin}De baan is aangeboden: bij een ja sluit de vacature vanzelf. Is het een nee, sluit hem dan zelf."
    return f"{zin}Sluit daarna de vacature en vertel hoe het is afgelopen."


def controle_gevraagd(vacature: Vacature, collegas: Iterable[Gebruiker]) -> None:
    """To the colleagues: read this vacancy before it goes on the website."""
    aan = [collega.email for collega in collegas]
    zin = f"{vacature.controle_gevraagd_door} vraagt of u wilt meekijken voordat de vacature op de website komt."
    _bericht(aan, vacature, f"Kijkt u mee? {vacature}", zin)


def controle_klaar(vacature: Vacature, door: Gebruiker) -> None:
    """To who asked for it: your vacancy is on the website, or will be."""
    aan = [vacature.controle_gevraagd_door.email]
    waar = "Hij staat op de website."
    if vacature.publiceer_op:
        waar = f"Hij komt op {date_format(vacature.publiceer_op, 'l j F Y')} vanzelf op de website."
    _bericht(aan, vacature, f"Goedgekeurd: {vacature}", f"{door} keurde de vacature goed. {waar}")


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
        f"niets, dan sluit de vacature op {date_format(sluit_dan, 'j F Y')}."
    )
    _bericht(
        [hr.email for hr in hr_van(vacature.organisatie_id)], vacature, f"Zoekt u nog iemand? {vacature}", zin
    )


def niet_vernieuwd(vacature: Vacature, wachtenden: int) -> None:
    """To HR: nobody confirmed it for ninety days, so it was closed, or it is as soon as all had an answer."""
    zin = "De vacature stond drie maanden op de website zonder dat iemand hem bevestigde. "
    onderwerp = f"Gesloten: {vacature}"
    if wachtenden:
        onderwerp = f"Van de website gehaald: {vacature}"
        zin += "Daarom kan niemand meer reageren en vinden bezoekers hem niet meer. " + _wat_eerst(
            vacature, wachtenden
        )
    else:
        zin += "Wij hebben hem gesloten."
    _bericht([hr.email for hr in hr_van(vacature.organisatie_id)], vacature, onderwerp, zin)


def _bericht(aan: list[str], vacature: Vacature, onderwerp: str, zin: str) -> None:
    mail(aan, "bericht", onderwerp, vacature=vacature, zin=zin)
