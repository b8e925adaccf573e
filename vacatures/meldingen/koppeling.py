"""Mails to who looks after a link about who may write on their behalf: nobody gets a key in silence."""

from datetime import date

from django.utils.formats import date_format

from onderwijsregio.organisaties.models import Gebruiker

from ..models import Systeemkoppeling
from .post import hr_van, mail
from .stage import wie_vertelt


def koppeling_gemaakt(koppeling: Systeemkoppeling, door: Gebruiker) -> None:
    """A link was made, with its first key."""
    namens, mag = koppeling.organisatie, koppeling.get_recht_display()
    zin = f"{door} heeft een koppeling gemaakt. Daarmee kan een ander systeem namens {namens}: {mag}."
    _bericht(koppeling, f"Nieuwe koppeling: {koppeling}", zin)


def sleutel_gewisseld(koppeling: Systeemkoppeling, door: Gebruiker, oude_tot: date) -> None:
    """There is a new key; the old one works for a while."""
    zin = (
        f"{door} heeft een nieuwe sleutel gemaakt. "
        f"De oude sleutel werkt nog tot en met {date_format(oude_tot, 'j F Y')}."
    )
    _bericht(koppeling, f"Nieuwe sleutel: {koppeling}", zin)


def koppeling_ingetrokken(koppeling: Systeemkoppeling, door: Gebruiker) -> None:
    """Nothing is let in with it any more."""
    zin = f"{door} heeft de koppeling ingetrokken. De sleutels ervan werken niet meer."
    _bericht(koppeling, f"Koppeling ingetrokken: {koppeling}", zin)


def _bericht(koppeling: Systeemkoppeling, onderwerp: str, zin: str) -> None:
    beheerders = wie_vertelt if koppeling.brengt_studenten else hr_van
    aan = [gebruiker.email for gebruiker in beheerders(koppeling.organisatie)]
    mail(aan, "koppeling", onderwerp, koppeling=koppeling, zin=zin)
