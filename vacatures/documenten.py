"""A vacancy for search engines: structured data of the kind JobPosting (schema.org), as complete as it is known."""

from datetime import datetime, time
from decimal import Decimal

from django.conf import settings
from django.utils import timezone
from django.utils.html import linebreaks

from loket.keuzes import Bevoegdheid
from onderwijsregio.organisaties.keuzes import Dag
from onderwijsregio.organisaties.models import School

from .keuzes import Contractvorm, Dagdeel
from .models import Vacature

#: What schema.org calls the diploma that goes with a qualification.
DIPLOMA = {
    Bevoegdheid.PABO: "bachelor degree",
    Bevoegdheid.TWEEDEGRAADS: "bachelor degree",
    Bevoegdheid.EERSTEGRAADS: "postgraduate degree",
    Bevoegdheid.PDG: "professional certificate",
}


def jobposting(vacature: Vacature, salaris: tuple[Decimal, Decimal] | None) -> dict:
    """The structured data of an open vacancy; what is not known is left out, never guessed.

    `salaris` is what the page says: from–to, gross euro a month at a full-time job.
    """
    adres = settings.ADRES + vacature.get_absolute_url()
    gegevens = {
        "@type": "JobPosting",
        "title": vacature.titel,
        "description": _beschrijving(vacature),
        "url": adres,
        "identifier": {
            "@type": "PropertyValue",
            "name": str(vacature.organisatie),
            "value": str(vacature.pk),
        },
        "datePosted": timezone.localdate(vacature.gepubliceerd_op).isoformat(),
        "validThrough": _einde_van(vacature.sluit_op).isoformat(),
        "jobStartDate": vacature.start_op.isoformat(),
        "employmentType": _dienstverband(vacature),
        "hiringOrganization": _werkgever(vacature),
        "jobLocation": [_plaats(school) for school in _scholen(vacature)],
        "directApply": True,
        "totalJobOpenings": 1,
        "industry": f"Onderwijs: {vacature.get_sector_display()}",
        "occupationalCategory": vacature.get_functie_display(),
        "workHours": _werktijd(vacature),
        "responsibilities": vacature.werkdag,
        "jobBenefits": vacature.begeleiding,
        **_gevraagd(vacature),
        **_salaris(salaris),
    }
    return {naam: waarde for naam, waarde in gegevens.items() if waarde not in ("", None, [])}


def _beschrijving(vacature: Vacature) -> str:
    delen = [
        ("", vacature.omschrijving),
        ("Hoe ziet een dag eruit?", vacature.werkdag),
        ("Met wie werkt u samen?", vacature.team),
        ("Hoe wordt u begeleid?", vacature.begeleiding),
    ]
    return "".join(
        (f"<p><strong>{kop}</strong></p>" if kop else "") + str(linebreaks(tekst, autoescape=True))
        for kop, tekst in delen
        if tekst
    )


def _einde_van(dag) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time(23, 59, 59)))


def _dienstverband(vacature: Vacature) -> list[str]:
    soorten = ["FULL_TIME"] if vacature.fte_max == 1 else []
    soorten += ["PART_TIME"] if vacature.fte_min < 1 else []
    return soorten + (["TEMPORARY"] if vacature.contract != Contractvorm.VAST else [])


def _werkgever(vacature: Vacature) -> dict:
    werkgever = {"@type": "Organization", "name": str(vacature.organisatie)}
    return werkgever | ({"sameAs": vacature.organisatie.website} if vacature.organisatie.website else {})


def _scholen(vacature: Vacature) -> list[School]:
    """Where somebody begins, then every other school where the work is; of the whole board when it is for all."""
    van_bestuur = School.objects.open().filter(bestuur=vacature.organisatie_id).select_related("gebied")
    ook = van_bestuur if vacature.hele_bestuur else vacature.ook_op.all()
    return list(dict.fromkeys((vacature.school, *ook)))


def _plaats(school: School) -> dict:
    adres = {
        "@type": "PostalAddress",
        "streetAddress": f"{school.straat} {school.huisnummer}".strip(),
        "addressLocality": school.plaats,
        "postalCode": school.postcode,
        "addressCountry": "NL",
    }
    plaats = {
        "@type": "Place",
        "name": school.naam,
        "address": {naam: waarde for naam, waarde in adres.items() if waarde},
    }
    if school.gebied:
        plaats["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(school.gebied.lat),
            "longitude": float(school.gebied.lon),
        }
    return plaats


def _werktijd(vacature: Vacature) -> str:
    laag, hoog = vacature.uren
    uren = f"{laag} uur" if laag == hoog else f"{laag} tot {hoog} uur"
    dagen = ", ".join(Dag(dag).label for dag in vacature.dagen)
    deel = "" if vacature.dagdeel == Dagdeel.HEEL else f", alleen de {vacature.get_dagdeel_display()}"
    return f"{uren} per week" + (f", op {dagen}" if dagen else "") + deel


def _gevraagd(vacature: Vacature) -> dict:
    if vacature.bevoegdheid == Bevoegdheid.GEEN:
        return {"qualifications": "Er is geen bevoegdheid nodig."}
    return {
        "qualifications": f"Bevoegdheid: {vacature.get_bevoegdheid_display()}"
        + (". Ook voor zij-instromers." if vacature.open_voor_zij_instroom else ""),
        "educationRequirements": {
            "@type": "EducationalOccupationalCredential",
            "credentialCategory": DIPLOMA[vacature.bevoegdheid],
        },
    }


def _salaris(salaris: tuple[Decimal, Decimal] | None) -> dict:
    if salaris is None:
        return {}
    laag, hoog = salaris
    bedrag = {
        "@type": "QuantitativeValue",
        "minValue": float(laag),
        "maxValue": float(hoog),
        "unitText": "MONTH",
    }
    return {
        "salaryCurrency": "EUR",
        "baseSalary": {"@type": "MonetaryAmount", "currency": "EUR", "value": bedrag},
    }
