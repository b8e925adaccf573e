"""A candidate walks the steps of a route: each step done sets the next one, its owner and its day."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from onderwijsregio.kern.tijd import plus_werkdagen
from onderwijsregio.organisaties.models import Gebruiker

from .. import meldingen
from ..keuzes import (
    Aanzet,
    Advies,
    Documentsoort,
    Routeaanmeldingstatus,
    Routestapstatus,
    Stapsoort,
    Stapvorm,
    Toestemmingsdoel,
    Veldsoort,
)
from ..models import Gespreksmoment, Kandidaat, Route, Routeaanmelding, Routestap
from ..models.velden import wat_niet_voldoet
from .kandidaat import geef_toestemming, voeg_document_toe
from .klantreis import makelaar_van, spreek_volgende_stap_af, uiterlijk, vergrendel_kandidaten, zet_stap
from .routes import lopende_aanmelding, wijs_af

MOMENTEN_KLAARZETTEN = "Gespreksmomenten klaarzetten"


@transaction.atomic
def begin_route(*, kandidaat: Kandidaat, route: Route, door: Gebruiker) -> Routeaanmelding:
    """Begin the process of this route; the application stays a concept until it is sent.

    Raises ValidationError when the route takes no applications here, has no process, or was begun already.
    """
    vergrendel_kandidaten([kandidaat.pk])
    kandidaat = Kandidaat.objects.get(pk=kandidaat.pk)
    stappen = list(route.processtappen.geldig())
    if not route.aanmelden_kan or not stappen:
        raise ValidationError("Voor deze route kunt u hier niet beginnen. Stel uw vraag aan het loket.")
    if lopende_aanmelding(kandidaat, route):
        raise ValidationError("U bent al met deze route begonnen.")
    aanmelding = Routeaanmelding.objects.create(
        kandidaat=kandidaat,
        route=route,
        status=Routeaanmeldingstatus.CONCEPT,
        makelaar=makelaar_van(kandidaat),
    )
    Routestap.objects.bulk_create(
        Routestap(aanmelding=aanmelding, stap=stap, volgorde=volgorde)
        for volgorde, stap in enumerate(stappen, start=1)
    )
    tekst = f"U bent begonnen met de route ‘{route}’."
    zet_stap(kandidaat=kandidaat, soort=Stapsoort.ROUTE_AANGEMELD, tekst=tekst, door=door, over=aanmelding)
    ga_verder(aanmelding, door)
    return aanmelding


def vergrendel_stap(routestap: Routestap) -> Routestap:
    """Lock candidate, application and step, in that order.

    Raises ValidationError when it is not the turn of this step (any more).
    """
    vergrendel_kandidaten([routestap.aanmelding.kandidaat_id])
    Routeaanmelding.objects.select_for_update().get(pk=routestap.aanmelding_id)
    rijen = Routestap.objects.select_related("aanmelding__kandidaat", "aanmelding__route", "stap")
    vers = rijen.get(pk=routestap.pk)
    if not vers.is_nu:
        raise ValidationError("Deze stap is al gedaan, of nog niet aan de beurt.")
    return vers


@transaction.atomic
def bewaar_stap(
    *, routestap: Routestap, gegevens: dict[str, Any], door: Gebruiker, document: UploadedFile | None = None
) -> Routestap:
    """Keep what is known so far. A day that is planned becomes the day of the next step.

    Raises ValidationError when it is not the turn of this step, or the file is not right.
    """
    rij = _vul_in(vergrendel_stap(routestap), gegevens, document, door)
    rij.save(update_fields=["gegevens", "document"])
    if dag := geplande_dag(rij):
        wat = rij.stap.gepland.format(dag=date_format(dag, "l j F")) or rij.stap.volgende_stap
        plan_stap(rij, dag, wat, door)
    return rij


@transaction.atomic
def rond_stap_af(
    *, routestap: Routestap, gegevens: dict[str, Any], door: Gebruiker, document: UploadedFile | None = None
) -> Routestap:
    """This step is done. A negative advice ends the application; otherwise the next step is set.

    Raises ValidationError when it is not the turn of this step, the file is not right, or an answer does
    not meet a condition: then with what the candidate should know.
    """
    rij = _vul_in(vergrendel_stap(routestap), gegevens, document, door)
    if niet_goed := wat_niet_voldoet(rij.stap.velden, rij.gegevens, hard=True):
        raise ValidationError(niet_goed)
    rij.advies = _advies(rij)
    zet_gedaan(rij, door)
    if rij.advies == Advies.NEGATIEF:
        wijs_af(routeaanmelding=rij.aanmelding, oordeel=toelichting(rij), door=door)
    else:
        ga_verder(rij.aanmelding, door)
    return rij


def _vul_in(rij: Routestap, gegevens: dict, document: UploadedFile | None, door: Gebruiker) -> Routestap:
    rij.gegevens = {**rij.gegevens, **gegevens}
    if document:
        rij.document = voeg_document_toe(
            kandidaat=rij.aanmelding.kandidaat, soort=Documentsoort.UITSLAG, bestand=document, door=door
        )
    return rij


def _advies(rij: Routestap) -> str:
    code = _code(rij, Veldsoort.ADVIES)
    return rij.gegevens.get(code, "") if code else ""


def toelichting(rij: Routestap) -> str:
    """What the candidate reads with the advice."""
    return rij.gegevens.get(f"{_code(rij, Veldsoort.ADVIES)}_toelichting", "") or rij.stap.klaar


def _code(rij: Routestap, soort: str) -> str | None:
    return next((veld["code"] for veld in rij.stap.velden if veld["soort"] == soort), None)


def geplande_dag(rij: Routestap) -> date | None:
    """The day that this step is planned on, when it has one."""
    code = next((veld["code"] for veld in rij.stap.velden if veld.get("plant")), None)
    waarde = rij.gegevens.get(code)
    return date.fromisoformat(waarde) if waarde else None


def zet_gedaan(rij: Routestap, door: Gebruiker, **velden: Any) -> None:
    """Close a step of an application, with what else is known of it, and tell it in the timeline."""
    rij.status, rij.gedaan_op, rij.gedaan_door = Routestapstatus.GEDAAN, timezone.now(), door
    for naam, waarde in velden.items():
        setattr(rij, naam, waarde)
    rij.save()
    zet_stap(
        kandidaat=rij.aanmelding.kandidaat,
        soort=Stapsoort.ROUTESTAP,
        tekst=rij.stap.klaar,
        door=door,
        over=rij.aanmelding,
    )


def ga_verder(
    aanmelding: Routeaanmelding, door: Gebruiker, *, vanaf: date | None = None, wat: str = ""
) -> Routestap:
    """Set the first step that is to come; `vanaf` and `wat` when it is planned on a day already."""
    rij = aanmelding.stappen.filter(status=Routestapstatus.STRAKS).select_related("stap").first()
    rij.aanmelding = aanmelding
    rij.status, rij.sinds = Routestapstatus.NU, timezone.now()
    rij.uiterlijk = uiterlijk(rij.stap.termijn)
    rij.save(update_fields=["status", "sinds", "uiterlijk"])
    if vanaf:
        plan_stap(rij, vanaf, wat, door)
    else:
        spreek_stap_af(rij, wat or rij.stap.volgende_stap, door)
    return rij


def plan_stap(rij: Routestap, dag: date, wat: str, door: Gebruiker) -> None:
    """The step happens on this day, and has its term from then on."""
    rij.uiterlijk = plus_werkdagen(max(dag, timezone.localdate()), rij.stap.termijn)
    rij.save(update_fields=["uiterlijk"])
    spreek_stap_af(rij, wat, door)


def spreek_stap_af(rij: Routestap, wat: str, door: Gebruiker | None) -> None:
    """The next step of the candidate is this step of the route: whose turn it is, and by when."""
    eigenaar = _aan_zet(rij)
    if rij.stap.vorm == Stapvorm.AFSPRAAK and not vrije_momenten(rij.aanmelding).exists():
        eigenaar, wat = _makelaar(rij.aanmelding), MOMENTEN_KLAARZETTEN
    spreek_volgende_stap_af(
        kandidaat=rij.aanmelding.kandidaat,
        volgende_stap=wat[:200],
        eigenaar=eigenaar,
        op=rij.uiterlijk,
        door=door,
    )


def _aan_zet(rij: Routestap) -> Gebruiker:
    """The candidate, or for everybody outside the portal the makelaar who keeps after it."""
    if rij.stap.wie == Aanzet.KANDIDAAT and rij.aanmelding.kandidaat.gebruiker_id:
        return rij.aanmelding.kandidaat.gebruiker
    return _makelaar(rij.aanmelding)


def _makelaar(aanmelding: Routeaanmelding) -> Gebruiker:
    """Who guides this application, as long as they work at the loket; else another makelaar."""
    eigen = aanmelding.makelaar
    if eigen and eigen.lidmaatschap:
        return eigen
    return makelaar_van(aanmelding.kandidaat)


def vrije_momenten(aanmelding: Routeaanmelding):
    """The moments that this candidate can choose from, the first one first."""
    return Gespreksmoment.objects.vrij().voor(aanmelding.route).select_related("makelaar")


# The application itself ----------------------------------------------------------------------------------


@transaction.atomic
def bewaar_aanmelding(
    *, routestap: Routestap, motivatie: str, door: Gebruiker, cv: UploadedFile | None = None, **_: Any
) -> Routeaanmelding:
    """Keep the application as it is, to go on with later.

    Raises ValidationError when it is not the turn of this step, or the file is not right.
    """
    aanmelding = vergrendel_stap(routestap).aanmelding
    aanmelding.motivatie = motivatie.strip()
    aanmelding.save(update_fields=["motivatie"])
    if cv:
        voeg_document_toe(kandidaat=aanmelding.kandidaat, soort=Documentsoort.CV, bestand=cv, door=door)
    return aanmelding


@transaction.atomic
def verstuur_aanmelding(
    *,
    routestap: Routestap,
    motivatie: str,
    door: Gebruiker,
    cv: UploadedFile | None = None,
    contact: bool = False,
) -> Routeaanmelding:
    """Send the application to the loket: from now on it counts as applied.

    Raises ValidationError when it is not the turn of this step, or motivation, CV or consent is missing.
    """
    aanmelding = bewaar_aanmelding(routestap=routestap, motivatie=motivatie, door=door, cv=cv)
    if contact:
        geef_toestemming(kandidaat=aanmelding.kandidaat, doel=Toestemmingsdoel.CONTACT, door=door)
    if ontbreekt := wat_mist_aanmelding(aanmelding):
        raise ValidationError(f"Dit is nog nodig: {', '.join(ontbreekt)}.")
    rij = vergrendel_stap(routestap)
    dien_in(rij.aanmelding, door)
    zet_gedaan(rij, door)
    volgende = ga_verder(rij.aanmelding, door)
    meldingen.aanmelding_verstuurd(rij.aanmelding, volgende)
    return rij.aanmelding


def dien_in(aanmelding: Routeaanmelding, door: Gebruiker) -> None:
    """The concept becomes an application, from this moment."""
    aanmelding.status, aanmelding.ingediend_op = Routeaanmeldingstatus.INGEDIEND, timezone.now()
    aanmelding.save(update_fields=["status", "ingediend_op"])
    zet_stap(
        kandidaat=aanmelding.kandidaat,
        soort=Stapsoort.ROUTE_AANGEMELD,
        tekst=f"U hebt zich aangemeld voor de route ‘{aanmelding.route}’.",
        door=door,
        over=aanmelding,
    )


def wat_mist_aanmelding(aanmelding: Routeaanmelding) -> list[str]:
    """What must be there before an application is sent, in words."""
    kandidaat = aanmelding.kandidaat
    aanwezig = {
        "uw motivatie": bool(aanmelding.motivatie.strip()),
        "uw cv": kandidaat.documenten.filter(soort=Documentsoort.CV).exists(),
        "uw toestemming om u te mailen en te bellen": kandidaat.heeft_toestemming(Toestemmingsdoel.CONTACT),
    }
    return [wat for wat, is_er in aanwezig.items() if not is_er]


# Done elsewhere ------------------------------------------------------------------------------------------


@transaction.atomic
def al_gedaan(
    *, aanmelding: Routeaanmelding, tot_en_met: Routestap, reden: str, door: Gebruiker
) -> Routeaanmelding:
    """The loket records that every step up to and including this one was done outside the portal.

    Raises ValidationError without a reason, for the last step (that is admission itself), or when the
    application was answered already.
    """
    vergrendel_kandidaten([aanmelding.kandidaat_id])
    rijen = Routeaanmelding.objects.select_for_update(of=["self"]).select_related("kandidaat", "route")
    aanmelding = rijen.get(pk=aanmelding.pk)
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op hoe u weet dat deze stappen al gedaan zijn."})
    if not aanmelding.is_onderweg or tot_en_met.aanmelding_id != aanmelding.pk:
        raise ValidationError("Deze aanmelding is al beoordeeld of ingetrokken.")
    if tot_en_met.stap.vorm == Stapvorm.KLAAR:
        raise ValidationError("Toelaten doet u met een besluit, niet als ‘al gedaan’.")
    te_zetten = aanmelding.stappen.open().filter(volgorde__lte=tot_en_met.volgorde).select_related("stap")
    for rij in te_zetten:
        rij.aanmelding = aanmelding
        if rij.stap.vorm == Stapvorm.AANMELDING:
            dien_in(aanmelding, door)
        zet_gedaan(rij, door, elders=True, reden=reden.strip())
    if not aanmelding.stappen.filter(status=Routestapstatus.NU).exists():
        ga_verder(aanmelding, door)
    return aanmelding
