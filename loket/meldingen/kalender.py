"""Calendar files (iCalendar, RFC 5545 and 5546): what people's own calendars know of the agenda."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, Event, vCalAddress, vText

from onderwijsregio.organisaties.models import Regio

from ..models import Aanmelding, Evenement

MEDIATYPE = "text/calendar; charset=utf-8"
BESTAND = "afspraak.ics"


def feed(evenementen: Iterable[Evenement], naam: str) -> bytes:
    """A calendar that people subscribe to; what was called off says so."""
    kalender = _kalender("PUBLISH")
    kalender.add("x-wr-calname", naam)
    kalender.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for evenement in evenementen:
        kalender.add_component(_afspraak(evenement, evenement.versie))
    return kalender.to_ical()


def van_deelnemer(aanmelding: Aanmelding) -> bytes:
    """The event as a download for who registered, with the link for who has a place."""
    kalender = _kalender("PUBLISH")
    kalender.add_component(_eigen_afspraak(aanmelding))
    return kalender.to_ical()


def uitnodiging(aanmelding: Aanmelding) -> dict[str, tuple[bytes, str]]:
    """Attachment of a mail that puts the event in somebody's calendar, or changes it there."""
    return _bericht(aanmelding, "REQUEST")


def intrekking(aanmelding: Aanmelding) -> dict[str, tuple[bytes, str]]:
    """Attachment of a mail that takes the event out of somebody's calendar."""
    return _bericht(aanmelding, "CANCEL")


def gesprek(
    *,
    uid: str,
    volgnummer: int,
    begint_op: datetime | date,
    eindigt_op: datetime | date,
    titel: str,
    omschrijving: str,
    plaats: str,
    deelnemer: tuple[str, str],
    methode: str = "PUBLISH",
) -> bytes:
    """One interview for somebody's calendar; a higher `volgnummer` under the same `uid` replaces it.

    `methode` is PUBLISH for a download, REQUEST in a mail that plans or moves it, CANCEL in one that drops
    it. `deelnemer` is the name and address of who comes. Two dates are a whole day, the second one the
    day after it.
    """
    kalender, afspraak = _kalender(methode), Event()
    afspraak.add("uid", f"{uid}@{urlsplit(settings.ADRES).hostname}")
    afspraak.add("sequence", volgnummer)
    afspraak.add("dtstamp", datetime.now(UTC))
    for naam, op in (("dtstart", begint_op), ("dtend", eindigt_op)):
        afspraak.add(naam, op.astimezone(UTC) if isinstance(op, datetime) else op)
    afspraak.add("summary", titel)
    afspraak.add("description", omschrijving)
    afspraak.add("location", plaats)
    afspraak.add("status", "CANCELLED" if methode == "CANCEL" else "CONFIRMED")
    afspraak.add("organizer", _organisator(), encode=0)
    if methode != "PUBLISH":
        afspraak.add("attendee", _deelnemer(*deelnemer), encode=0)
    kalender.add_component(afspraak)
    return kalender.to_ical()


def als_bijlage(inhoud: bytes, methode: str, bestand: str = BESTAND) -> dict[str, tuple[bytes, str]]:
    """A calendar file as the attachment of a mail."""
    return {bestand: (inhoud, f"text/calendar; method={methode}; charset=utf-8")}


def _deelnemer(naam: str, email: str) -> vCalAddress:
    adres = vCalAddress(f"mailto:{email}")
    adres.params |= {"CN": vText(naam), "PARTSTAT": vText("ACCEPTED"), "RSVP": vText("FALSE")}
    return adres


def _bericht(aanmelding: Aanmelding, methode: str) -> dict[str, tuple[bytes, str]]:
    kalender, afspraak = _kalender(methode), _eigen_afspraak(aanmelding)
    if methode == "CANCEL":
        afspraak["status"] = vText("CANCELLED")
    afspraak.add("attendee", _deelnemer(aanmelding.naam, aanmelding.email), encode=0)
    kalender.add_component(afspraak)
    return als_bijlage(kalender.to_ical(), methode)


def _kalender(methode: str) -> Calendar:
    kalender = Calendar()
    kalender.add("prodid", "-//Onderwijsregio//Agenda//NL")
    kalender.add("version", "2.0")
    kalender.add("method", methode)
    return kalender


def _eigen_afspraak(aanmelding: Aanmelding) -> Event:
    """The event as this person has it: always newer than the public file under the same uid."""
    evenement = aanmelding.evenement
    afspraak = _afspraak(evenement, evenement.versie + aanmelding.volgnummer)
    if evenement.online_link and aanmelding.heeft_plek:
        afspraak.add("conference", evenement.online_link, parameters={"VALUE": "URI"})
        afspraak["location"] = vText(evenement.plaats or evenement.online_link)
    del afspraak["url"]
    afspraak.add("url", settings.ADRES + aanmelding.get_absolute_url())
    return afspraak


def _afspraak(evenement: Evenement, volgnummer: int) -> Event:
    """The event itself, with moments in UTC: every calendar shows them in its own time."""
    pagina = settings.ADRES + evenement.get_absolute_url()
    afspraak = Event()
    afspraak.add("uid", f"{evenement.uid}@{urlsplit(settings.ADRES).hostname}")
    afspraak.add("sequence", volgnummer)
    afspraak.add("dtstamp", datetime.now(UTC))
    afspraak.add("last-modified", evenement.gewijzigd_op.astimezone(UTC))
    afspraak.add("dtstart", evenement.begint_op.astimezone(UTC))
    afspraak.add("dtend", evenement.eindigt_op.astimezone(UTC))
    afspraak.add("summary", evenement.titel)
    afspraak.add("description", f"{evenement.omschrijving}\n\n{pagina}")
    afspraak.add("location", evenement.waar)
    afspraak.add("url", pagina)
    afspraak.add("status", "CANCELLED" if evenement.is_afgelast else "CONFIRMED")
    afspraak.add("organizer", _organisator(), encode=0)
    return afspraak


def _organisator() -> vCalAddress:
    regio = Regio.objects.first()
    adres = vCalAddress(f"mailto:{(regio and regio.email) or settings.DEFAULT_FROM_EMAIL}")
    adres.params["CN"] = vText(regio.loketnaam if regio else "het loket")
    return adres
