"""Mails about the steps of a route: sent in, an interview planned, moved or dropped, a reminder."""

from django.conf import settings
from django.urls import reverse

from ..models import Afspraak, Kandidaat, Routeaanmelding, Routestap
from . import kalender
from .post import stuur

BESTAND = "gesprek.ics"


def aanmelding_verstuurd(aanmelding: Routeaanmelding, volgende: Routestap) -> None:
    """To the candidate: we have your application, and this is what comes next."""
    onderwerp = f"Wij hebben uw aanmelding: {aanmelding.route}"
    stuur(
        aanmelding.kandidaat.email,
        "instroom_verstuurd",
        onderwerp,
        aanmelding=aanmelding,
        volgende=volgende,
    )


def momenten_vrij(rij: Routestap) -> None:
    """To the candidate who waited for it: there are moments to choose from."""
    onderwerp = "U kunt een moment kiezen voor uw gesprek"
    stuur(rij.aanmelding.kandidaat.email, "momenten_vrij", onderwerp, rij=rij)


def afspraak_gemaakt(afspraak: Afspraak, oud: Afspraak | None) -> None:
    """To candidate and makelaar: when and where, with a calendar file that replaces an earlier one."""
    kandidaat = afspraak.stap.aanmelding.kandidaat
    _stuur_beiden(
        afspraak,
        "afspraak",
        f"{'Uw gesprek is verzet' if oud else 'Uw gesprek'}: {afspraak.moment.wanneer}",
        f"Gesprek met {kandidaat}: {afspraak.moment.wanneer}",
        "REQUEST",
    )


def afspraak_vervallen(afspraak: Afspraak) -> None:
    """To candidate and makelaar: this interview will not take place."""
    kandidaat = afspraak.stap.aanmelding.kandidaat
    _stuur_beiden(
        afspraak,
        "afspraak_vervallen",
        f"Uw gesprek vervalt: {afspraak.moment.wanneer}",
        f"Gesprek met {kandidaat} vervalt: {afspraak.moment.wanneer}",
        "CANCEL",
    )


def herinnering(kandidaat: Kandidaat) -> None:
    """To the candidate: this step is yours, and its day has passed. No hurry, but tell us."""
    stuur(kandidaat.email, "herinnering", f"Herinnering: {kandidaat.volgende_stap}", kandidaat=kandidaat)


def kalenderbestand(afspraak: Afspraak, methode: str = "PUBLISH") -> bytes:
    """The interview for somebody's own calendar; a later version replaces an earlier one."""
    aanmelding, moment = afspraak.stap.aanmelding, afspraak.moment
    return kalender.gesprek(
        uid=f"gesprek-{afspraak.stap_id}",
        volgnummer=_volgnummer(afspraak),
        begint_op=moment.begint_op,
        eindigt_op=moment.eindigt_op,
        titel=f"Gesprek over {aanmelding.route}",
        omschrijving=f"Met {moment.makelaar}.\n\n{settings.ADRES}{reverse('loket:mijn')}",
        plaats=moment.plaats,
        deelnemer=(aanmelding.kandidaat.naam, aanmelding.kandidaat.email),
        methode=methode,
    )


def _volgnummer(afspraak: Afspraak) -> int:
    """How often a moment was taken or dropped in this step before now: each one goes to the calendars."""
    van_stap = afspraak.stap.afspraken
    return van_stap.count() + van_stap.exclude(vervallen_op=None).count() - 1


def _stuur_beiden(
    afspraak: Afspraak, sjabloon: str, aan_kandidaat: str, aan_makelaar: str, methode: str
) -> None:
    bijlagen = kalender.als_bijlage(kalenderbestand(afspraak, methode), methode, BESTAND)
    kandidaat, makelaar = afspraak.stap.aanmelding.kandidaat, afspraak.moment.makelaar
    vast = {"afspraak": afspraak, "kandidaat": kandidaat, "makelaar": makelaar, "bijlagen": bijlagen}
    stuur(kandidaat.email, sjabloon, aan_kandidaat, lezer=kandidaat, **vast)
    stuur(makelaar.email, sjabloon, aan_makelaar, lezer=makelaar, **vast)
