"""Calendar files (iCalendar) of lessons: for the school and for the provider."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, Event

from ..models import Les

BESTAND = "lessen.ics"


def kalender(lessen: Iterable[Les], methode: str = "PUBLISH") -> bytes:
    """These lessons for a calendar; with "CANCEL" they are taken out of it. Moments are in UTC."""
    blad = Calendar()
    blad.add("prodid", "-//Onderwijsregio//Lessen//NL")
    blad.add("version", "2.0")
    blad.add("method", methode)
    for les in lessen:
        blad.add_component(_afspraak(les))
    return blad.to_ical()


def bijlage(lessen: Iterable[Les], methode: str = "PUBLISH") -> dict[str, tuple[bytes, str]]:
    """The same as attachment of a mail."""
    return {BESTAND: (kalender(lessen, methode), f"text/calendar; method={methode}; charset=utf-8")}


def _afspraak(les: Les) -> Event:
    reeks, begint = les.reeks, les.begint.astimezone(UTC)
    afspraak = Event()
    afspraak.add("uid", f"les-{les.pk}@{urlsplit(settings.ADRES).hostname}")
    afspraak.add("sequence", int(les.is_afgezegd))
    afspraak.add("dtstamp", datetime.now(UTC))
    afspraak.add("dtstart", begint)
    afspraak.add("dtend", begint + timedelta(minutes=les.minuten))
    afspraak.add("summary", f"{reeks.aanbod}, {reeks.groep}")
    afspraak.add("description", f"{reeks.aanbod.organisatie} op {reeks.school}")
    afspraak.add("location", f"{reeks.school}, {reeks.school.plaats}")
    afspraak.add("url", settings.ADRES + reeks.get_absolute_url())
    afspraak.add("status", "CANCELLED" if les.is_afgezegd else "CONFIRMED")
    return afspraak
