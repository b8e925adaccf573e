"""Mails about the steps of a route: sent in, an interview planned, moved or dropped, a reminder."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar, Event, vCalAddress, vText

from onderwijsregio.organisaties.models import Regio

from ..models import Afspraak, Kandidaat, Routeaanmelding, Routestap
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
        f"{'Uw gesprek is verzet' if oud else 'Uw gesprek'}: {_wanneer(afspraak)}",
        f"Gesprek met {kandidaat}: {_wanneer(afspraak)}",
        "REQUEST",
    )


def afspraak_vervallen(afspraak: Afspraak) -> None:
    """To candidate and makelaar: this interview will not take place."""
    kandidaat = afspraak.stap.aanmelding.kandidaat
    _stuur_beiden(
        afspraak,
        "afspraak_vervallen",
        f"Uw gesprek vervalt: {_wanneer(afspraak)}",
        f"Gesprek met {kandidaat} vervalt: {_wanneer(afspraak)}",
        "CANCEL",
    )


def herinnering(kandidaat: Kandidaat) -> None:
    """To the candidate: this step is yours, and its day has passed. No hurry, but tell us."""
    stuur(kandidaat.email, "herinnering", f"Herinnering: {kandidaat.volgende_stap}", kandidaat=kandidaat)


def kalenderbestand(afspraak: Afspraak, methode: str = "PUBLISH") -> bytes:
    """The interview for somebody's own calendar; a later version replaces an earlier one."""
    kalender, gesprek = Calendar(), Event()
    kalender.add("prodid", "-//Onderwijsregio//Gesprek//NL")
    kalender.add("version", "2.0")
    kalender.add("method", methode)
    gesprek.add("uid", f"gesprek-{afspraak.stap_id}@{urlsplit(settings.ADRES).hostname}")
    gesprek.add("sequence", afspraak.stap.afspraken.count() - (methode != "CANCEL"))
    gesprek.add("dtstamp", datetime.now(UTC))
    gesprek.add("dtstart", afspraak.moment.begint_op.astimezone(UTC))
    gesprek.add("dtend", afspraak.moment.eindigt_op.astimezone(UTC))
    gesprek.add("summary", f"Gesprek over {afspraak.stap.aanmelding.route}")
    gesprek.add("description", f"Met {afspraak.moment.makelaar}.\n\n{settings.ADRES}{reverse('loket:mijn')}")
    gesprek.add("location", afspraak.moment.plaats)
    gesprek.add("status", "CANCELLED" if methode == "CANCEL" else "CONFIRMED")
    gesprek.add("organizer", _organisator(), encode=0)
    if methode != "PUBLISH":
        gesprek.add("attendee", _deelnemer(afspraak.stap.aanmelding.kandidaat), encode=0)
    kalender.add_component(gesprek)
    return kalender.to_ical()


def _stuur_beiden(
    afspraak: Afspraak, sjabloon: str, aan_kandidaat: str, aan_makelaar: str, methode: str
) -> None:
    bijlagen = {
        BESTAND: (kalenderbestand(afspraak, methode), f"text/calendar; method={methode}; charset=utf-8")
    }
    kandidaat, makelaar = afspraak.stap.aanmelding.kandidaat, afspraak.moment.makelaar
    vast = {"afspraak": afspraak, "kandidaat": kandidaat, "makelaar": makelaar, "bijlagen": bijlagen}
    stuur(kandidaat.email, sjabloon, aan_kandidaat, lezer=kandidaat, **vast)
    stuur(makelaar.email, sjabloon, aan_makelaar, lezer=makelaar, **vast)


def _wanneer(afspraak: Afspraak) -> str:
    return f"{timezone.localtime(afspraak.moment.begint_op):%d-%m-%Y om %H.%M} uur"


def _organisator() -> vCalAddress:
    regio = Regio.objects.first()
    adres = vCalAddress(f"mailto:{(regio and regio.email) or settings.DEFAULT_FROM_EMAIL}")
    adres.params["CN"] = vText(regio.loketnaam if regio else "het loket")
    return adres


def _deelnemer(kandidaat: Kandidaat) -> vCalAddress:
    adres = vCalAddress(f"mailto:{kandidaat.email}")
    adres.params |= {"CN": vText(kandidaat.naam), "PARTSTAT": vText("ACCEPTED"), "RSVP": vText("FALSE")}
    return adres
