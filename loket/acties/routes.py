"""Applications for a route: sent, withdrawn, admitted, not admitted."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from onderwijsregio.organisaties.models import Gebruiker

from .. import meldingen
from ..keuzes import (
    Bevoegdheid,
    Fase,
    NaToelating,
    Routeaanmeldingstatus,
    Routestapstatus,
    Stapsoort,
    Stapvorm,
    Uitstapreden,
)
from ..models import Kandidaat, Route, Routeaanmelding
from .kandidaat import wat_ontbreekt
from .klantreis import (
    ga_naar_fase,
    makelaar_van,
    spreek_volgende_stap_af,
    uiterlijk,
    vergrendel_kandidaten,
    zet_stap,
)
from .uitstappen import kan_uitstappen, sluit_stappen, trek_in_met_reden


@transaction.atomic
def meld_aan_voor_route(
    *, kandidaat: Kandidaat, route: Route, motivatie: str, door: Gebruiker
) -> Routeaanmelding:
    """The candidate wants to follow this route.

    Raises ValidationError when the route takes no applications here, something is still missing, or
    the candidate has applied already.
    """
    kandidaat = Kandidaat.objects.select_for_update().get(pk=kandidaat.pk)
    if not route.aanmelden_kan:
        raise ValidationError("Voor deze route kunt u zich hier niet aanmelden. Stel uw vraag aan het loket.")
    if ontbreekt := wat_ontbreekt(kandidaat):
        raise ValidationError(f"Dit is nog nodig: {', '.join(ontbreekt)}.")
    if lopende_aanmelding(kandidaat, route):
        raise ValidationError("U bent al aangemeld voor deze route.")
    if route.processtappen.geldig().exists():
        raise ValidationError("Deze route gaat in stappen. Begin bij de eerste.")
    aanmelding = Routeaanmelding.objects.create(kandidaat=kandidaat, route=route, motivatie=motivatie)
    op = uiterlijk()
    zet_stap(
        kandidaat=kandidaat,
        soort=Stapsoort.ROUTE_AANGEMELD,
        tekst=f"U hebt zich aangemeld voor de route ‘{route}’.",
        door=door,
        over=aanmelding,
    )
    spreek_volgende_stap_af(
        kandidaat=kandidaat,
        volgende_stap="Gesprek plannen over de aanmelding",
        eigenaar=makelaar_van(kandidaat),
        op=op,
        door=door,
    )
    meldingen.aanmelding_ontvangen(aanmelding, op)
    return aanmelding


def lopende_aanmelding(kandidaat: Kandidaat, route: Route) -> Routeaanmelding | None:
    """The application for this route that was begun, waits or was admitted."""
    return kandidaat.routeaanmeldingen.lopend().filter(route=route).first()


@transaction.atomic
def trek_aanmelding_in(
    *,
    routeaanmelding: Routeaanmelding,
    door: Gebruiker,
    reden: str = Uitstapreden.NIET_GEZEGD,
    toelichting: str = "",
    terugkomen: str = "",
) -> Routeaanmelding:
    """The candidate leaves the route, or the loket notes that they do; why is kept as exit interview.

    Raises ValidationError when it was answered already, when the traject has begun, or when the reason is
    "anders" and nothing explains it.
    """
    aanmelding = _vergrendel(routeaanmelding)
    if not kan_uitstappen(aanmelding):
        raise ValidationError("Deze aanmelding is al beoordeeld of ingetrokken, of het traject is begonnen.")
    if reden == Uitstapreden.ANDERS and not toelichting.strip():
        raise ValidationError({"toelichting": "Schrijf kort op wat de reden is."})
    zelf = aanmelding.kandidaat.gebruiker_id == door.pk
    trek_in_met_reden(aanmelding, door=door, reden=reden, toelichting=toelichting, terugkomen=terugkomen)
    zet_stap(
        kandidaat=aanmelding.kandidaat,
        soort=Stapsoort.UITGESTAPT,
        tekst=f"{'U hebt uw' if zelf else 'Het loket heeft uw'} aanmelding voor de route"
        f" ‘{aanmelding.route}’ ingetrokken.",
        door=door,
        over=aanmelding,
    )
    if aanmelding.kandidaat.fase == Fase.MATCHEN and not _nog_toegelaten(aanmelding.kandidaat):
        ga_naar_fase(kandidaat=aanmelding.kandidaat, fase=Fase.WERVEN, door=door)
    spreek_volgende_stap_af(
        kandidaat=aanmelding.kandidaat,
        volgende_stap="Bespreken wat wel past",
        eigenaar=makelaar_van(aanmelding.kandidaat),
        op=uiterlijk(5),
        door=door,
    )
    return aanmelding


def _nog_toegelaten(kandidaat: Kandidaat) -> bool:
    """Whether the candidate still looks for a place: admitted to another route, or qualified already."""
    return kandidaat.bevoegdheid != Bevoegdheid.GEEN or kandidaat.routeaanmeldingen.toegelaten().exists()


@transaction.atomic
def laat_toe(*, routeaanmelding: Routeaanmelding, oordeel: str, door: Gebruiker) -> Routeaanmelding:
    """Admit the candidate to the route: where the route says so, the loket now looks for a place.

    Raises ValidationError without reasons, when the application was answered already, or when a step of
    the route is still to be done.
    """
    aanmelding = _beoordeel(routeaanmelding, Routeaanmeldingstatus.TOEGELATEN, _reden(oordeel), door)
    _zet_uitslag(aanmelding, Stapsoort.ROUTE_TOEGELATEN, "U bent toegelaten tot", door)
    verder = aanmelding.route.na_toelating == NaToelating.VERDER
    if not verder:
        ga_naar_fase(kandidaat=aanmelding.kandidaat, fase=Fase.MATCHEN, door=door)
    spreek_volgende_stap_af(
        kandidaat=aanmelding.kandidaat,
        volgende_stap=_na_toelating(aanmelding) if verder else "Een plek zoeken die past",
        eigenaar=door,
        op=uiterlijk(10),
        door=door,
    )
    meldingen.aanmelding_beoordeeld(aanmelding)
    return aanmelding


@transaction.atomic
def wijs_af(*, routeaanmelding: Routeaanmelding, oordeel: str, door: Gebruiker) -> Routeaanmelding:
    """Do not admit the candidate to this route; the loket looks what does fit.

    Raises ValidationError without reasons, or when the application was answered already.
    """
    aanmelding = _beoordeel(routeaanmelding, Routeaanmeldingstatus.AFGEWEZEN, _reden(oordeel), door)
    _zet_uitslag(aanmelding, Stapsoort.ROUTE_AFGEWEZEN, "U bent niet toegelaten tot", door)
    spreek_volgende_stap_af(
        kandidaat=aanmelding.kandidaat,
        volgende_stap="Bespreken wat wel past",
        eigenaar=door,
        op=uiterlijk(5),
        door=door,
    )
    meldingen.aanmelding_beoordeeld(aanmelding)
    return aanmelding


def _reden(oordeel: str) -> str:
    if not oordeel.strip():
        raise ValidationError({"oordeel": "Geef een reden. De kandidaat krijgt die te lezen."})
    return oordeel.strip()


def _na_toelating(aanmelding: Routeaanmelding) -> str:
    """What the last step of the route says that comes after it."""
    laatste = aanmelding.stappen.select_related("stap").last()
    return laatste.stap.volgende_stap if laatste else "Afspreken hoe het verdergaat"


def _vergrendel(aanmelding: Routeaanmelding) -> Routeaanmelding:
    """Lock the candidate and then the application; two tabs cannot both answer it."""
    vergrendel_kandidaten([aanmelding.kandidaat_id])
    rijen = Routeaanmelding.objects.select_for_update(of=["self"]).select_related("kandidaat", "route")
    return rijen.get(pk=aanmelding.pk)


def _beoordeel(aanmelding: Routeaanmelding, status: str, oordeel: str, door: Gebruiker) -> Routeaanmelding:
    aanmelding = _vergrendel(aanmelding)
    if aanmelding.status == Routeaanmeldingstatus.CONCEPT:
        raise ValidationError("Deze aanmelding is nog niet verstuurd.")
    if aanmelding.status != Routeaanmeldingstatus.INGEDIEND:
        raise ValidationError("Deze aanmelding is al beoordeeld of ingetrokken.")
    if status == Routeaanmeldingstatus.TOEGELATEN:
        _zet_laatste_stap(aanmelding, door)
    else:
        sluit_stappen(aanmelding)
    aanmelding.status = status
    aanmelding.oordeel = oordeel
    aanmelding.beoordeeld_op = timezone.now()
    aanmelding.beoordeeld_door = door
    aanmelding.save(update_fields=["status", "oordeel", "beoordeeld_op", "beoordeeld_door"])
    return aanmelding


def _zet_laatste_stap(aanmelding: Routeaanmelding, door: Gebruiker) -> None:
    """Admission is the last step of a process; raises ValidationError when an earlier one is open."""
    nog_open = list(aanmelding.stappen.open().select_related("stap"))
    eerder = [rij.stap.naam for rij in nog_open if rij.stap.vorm != Stapvorm.KLAAR]
    if eerder:
        raise ValidationError(f"Deze stappen zijn nog niet gedaan: {', '.join(eerder)}.")
    for rij in nog_open:
        rij.status, rij.gedaan_op, rij.gedaan_door = Routestapstatus.GEDAAN, timezone.now(), door
        rij.save(update_fields=["status", "gedaan_op", "gedaan_door"])


def _zet_uitslag(aanmelding: Routeaanmelding, soort: str, zin: str, door: Gebruiker) -> None:
    zet_stap(
        kandidaat=aanmelding.kandidaat,
        soort=soort,
        tekst=f"{zin} de route ‘{aanmelding.route}’.",
        door=door,
        over=aanmelding,
    )
