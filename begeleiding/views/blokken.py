"""Blocks that guidance and training show on pages of the loket; None means that there is nothing to show."""

from django.db.models import OuterRef, Prefetch, Subquery
from django.http import HttpRequest

from loket.models import Kandidaat
from onderwijsregio.organisaties.keuzes import Rol

from ..models import Gesprek, Inschrijving, Koppeling, Scholing, Traject
from .mijn import eigen_traject

AANTAL = 10


def mijn_traject(request: HttpRequest) -> dict | None:
    """My page: my traject, its next milestone and my mentor."""
    kandidaat = Kandidaat.objects.filter(gebruiker=request.user.pk).first()
    traject = eigen_traject(kandidaat) if kandidaat else None
    return {"traject": traject} if traject else None


def mijn_scholing(request: HttpRequest) -> dict | None:
    """My page and my desk: what I enrolled for and is still to come."""
    eigen = Inschrijving.objects.in_kracht().filter(kandidaat__gebruiker=request.user.pk)
    komend = eigen.filter(scholing__in=Scholing.objects.komend())
    rijen = list(komend.select_related("scholing").order_by("scholing__begint_op", "pk")[:AANTAL])
    return {"inschrijvingen": rijen} if rijen else None


def mijn_mensen(request: HttpRequest) -> dict | None:
    """The desk of a mentor: whom I guide, and when we talk again."""
    if not request.user.heeft_rol(Rol.MENTOR):
        return None
    laatste = Gesprek.objects.filter(
        koppeling__traject=OuterRef("pk"), koppeling__mentor=request.user.lidmaatschap.pk
    )
    trajecten = (
        Traject.objects.te_begeleiden_door(request.user)
        .lopend()
        .filter(koppelingen__mentor=request.user.lidmaatschap.pk, koppelingen__tot__isnull=True)
        .voor_lijst()
        .annotate(volgend_gesprek_op=Subquery(laatste.values("volgend_gesprek_op")[:1]))
    )
    return {"trajecten": trajecten.order_by("volgend_gesprek_op", "start_op", "pk")}


def zonder_mentor(request: HttpRequest) -> dict | None:
    """The desk of who leads trajects: who has no mentor, or lost one, who waits longest first."""
    if not request.user.heeft_rol(Rol.HR, Rol.COORDINATOR, Rol.MAKELAAR):
        return None
    trajecten = Traject.objects.te_begeleiden_door(request.user).zonder_mentor()
    gestopt = Prefetch(
        "koppelingen", Koppeling.objects.open().select_related("mentor__gebruiker"), to_attr="gestopt"
    )
    rijen = trajecten.select_related("kandidaat", "school").prefetch_related(gestopt)
    rijen = list(rijen.order_by("start_op", "pk")[:AANTAL])
    return {"trajecten": rijen, "aantal": trajecten.count()} if rijen else None


def van_kandidaat(request: HttpRequest) -> dict | None:
    """The card of a candidate: their trajects and training, as far as this user sees them."""
    kandidaat = request.resolver_match.kwargs["pk"]
    trajecten = Traject.objects.te_begeleiden_door(request.user).filter(kandidaat=kandidaat)
    inschrijvingen = Inschrijving.objects.zichtbaar_voor(request.user).in_kracht().filter(kandidaat=kandidaat)
    gegevens = {
        "trajecten": list(trajecten.select_related("route", "school")),
        "inschrijvingen": list(inschrijvingen.select_related("scholing")),
    }
    return gegevens if any(gegevens.values()) else None
