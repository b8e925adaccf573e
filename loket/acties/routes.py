"""Applications for a route: sent, withdrawn, admitted, not admitted."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from onderwijsregio.organisaties.models import Gebruiker

from .. import meldingen
from ..keuzes import Fase, Routeaanmeldingstatus, Stapsoort
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
    aanmelding = Routeaanmelding.objects.create(kandidaat=kandidaat, route=route, motivatie=motivatie)
    op = uiterlijk()
    zet_stap(
        kandidaat=kandidaat,
        soort=Stapsoort.ROUTE_AANGEMELD,
        tekst=f"U heeft zich aangemeld voor de route ‘{route}’.",
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
    """The application for this route that waits or was admitted."""
    lopend = [Routeaanmeldingstatus.INGEDIEND, Routeaanmeldingstatus.TOEGELATEN]
    return kandidaat.routeaanmeldingen.filter(route=route, status__in=lopend).first()


@transaction.atomic
def trek_aanmelding_in(*, routeaanmelding: Routeaanmelding, door: Gebruiker) -> Routeaanmelding:
    """The candidate takes the application back. Raises ValidationError when it was answered already."""
    aanmelding = _beoordeel(routeaanmelding, Routeaanmeldingstatus.INGETROKKEN, "", door)
    zet_stap(
        kandidaat=aanmelding.kandidaat,
        soort=Stapsoort.ROUTE_AANGEMELD,
        tekst=f"U heeft uw aanmelding voor de route ‘{aanmelding.route}’ ingetrokken.",
        door=door,
        over=aanmelding,
    )
    spreek_volgende_stap_af(
        kandidaat=aanmelding.kandidaat,
        volgende_stap="Bespreken wat wel past",
        eigenaar=makelaar_van(aanmelding.kandidaat),
        op=uiterlijk(5),
        door=door,
    )
    return aanmelding


@transaction.atomic
def laat_toe(*, routeaanmelding: Routeaanmelding, oordeel: str, door: Gebruiker) -> Routeaanmelding:
    """Admit the candidate to the route: from now on the loket looks for a place.

    Raises ValidationError without reasons, or when the application was answered already.
    """
    aanmelding = _beoordeel(routeaanmelding, Routeaanmeldingstatus.TOEGELATEN, _reden(oordeel), door)
    _zet_uitslag(aanmelding, Stapsoort.ROUTE_TOEGELATEN, "U bent toegelaten tot", door)
    ga_naar_fase(kandidaat=aanmelding.kandidaat, fase=Fase.MATCHEN, door=door)
    spreek_volgende_stap_af(
        kandidaat=aanmelding.kandidaat,
        volgende_stap="Een plek zoeken die past",
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


def _beoordeel(aanmelding: Routeaanmelding, status: str, oordeel: str, door: Gebruiker) -> Routeaanmelding:
    """Lock and answer the application; two tabs cannot both do it."""
    vergrendel_kandidaten([aanmelding.kandidaat_id])
    aanmelding = (
        Routeaanmelding.objects.select_for_update(of=["self"])
        .select_related("kandidaat", "route")
        .get(pk=aanmelding.pk)
    )
    if aanmelding.status != Routeaanmeldingstatus.INGEDIEND:
        raise ValidationError("Deze aanmelding is al beoordeeld of ingetrokken.")
    aanmelding.status = status
    aanmelding.oordeel = oordeel
    aanmelding.beoordeeld_op = timezone.now()
    aanmelding.beoordeeld_door = None if status == Routeaanmeldingstatus.INGETROKKEN else door
    aanmelding.save(update_fields=["status", "oordeel", "beoordeeld_op", "beoordeeld_door"])
    return aanmelding


def _zet_uitslag(aanmelding: Routeaanmelding, soort: str, zin: str, door: Gebruiker) -> None:
    zet_stap(
        kandidaat=aanmelding.kandidaat,
        soort=soort,
        tekst=f"{zin} de route ‘{aanmelding.route}’.",
        door=door,
        over=aanmelding,
    )
