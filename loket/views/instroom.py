"""The loket's view of the routes: who waits where, what was filled in, moments to offer, who left."""

from django.contrib import messages
from django.forms import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern.formulieren import FORMULIER, als_nummer, met_knop, toon_formulier, voer_uit
from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.kern.uitvoer import SOORTEN, als_bestand

from .. import acties, rapportages
from ..forms import AlGedaan, Momentaanbod, Momentkeuze, Uitstapformulier
from ..keuzes import Stapvorm
from ..models import Exitgesprek, Gespreksmoment, Kandidaat, Processtap, Route, Routeaanmelding, Routestap
from .poort import mag_nu, met_recht

JAREN = 4


def schooljaar(request: HttpRequest) -> Schooljaar:
    """The school year of `?jaar=2026`, or else this one."""
    nu = Schooljaar.van(timezone.localdate())
    gevraagd = als_nummer(request.GET.get("jaar", ""))
    return Schooljaar(gevraagd) if gevraagd and 2000 <= gevraagd <= nu.begin else nu


def schooljaren() -> list[Schooljaar]:
    """This school year and those before it, to choose from."""
    nu = Schooljaar.van(timezone.localdate())
    return [Schooljaar(nu.begin - terug) for terug in range(JAREN)]


def _routes_met_proces():
    met = Processtap.objects.geldig().values("route")
    return list(Route.objects.filter(pk__in=met))


def _gekozen_route(request: HttpRequest, routes: list[Route]) -> Route | None:
    code = request.GET.get("route", "")
    return next((route for route in routes if route.code == code), routes[0] if routes else None)


@require_safe
@met_recht("loket.instroom_zien")
def overzicht(request: HttpRequest) -> HttpResponse:
    """Per step of a route: how many wait, how long, how many too late; and who, for one step."""
    routes = _routes_met_proces()
    route, jaar = _gekozen_route(request, routes), schooljaar(request)
    context = {"routes": routes, "route": route, "jaar": jaar, "jaren": schooljaren()}
    context["mag_werken"] = mag_nu(request, "loket.instroom_werken")
    if route:
        context |= {
            "standen": rapportages.overzicht(route),
            "trechter": rapportages.trechter(route, jaar),
            "uitval": rapportages.uitval(jaar, route),
            "norm": rapportages.NORM,
            **_wachtenden(request, route),
        }
    return render(request, "loket/werk/instroom.html", context)


def _wachtenden(request: HttpRequest, route: Route) -> dict:
    """Who waits in this route, or in the step of `?stap=`, the longest first."""
    rijen = Routestap.objects.zichtbaar_voor(request.user).wachtend().filter(aanmelding__route=route)
    stap = route.processtappen.filter(code=request.GET.get("stap", "")).first()
    if stap:
        rijen = rijen.filter(stap=stap)
    rijen = rijen.exclude(aanmelding__kandidaat__gebruiker=request.user).select_related(
        "stap", "aanmelding__kandidaat__volgende_stap_van"
    )
    return {"wachtenden": rijen.order_by("uiterlijk", "pk")[:200], "stap": stap}


@require_safe
@met_recht("loket.instroom_zien")
def uitval(request: HttpRequest) -> HttpResponse:
    """The rows behind the figure of drop-out."""
    routes, jaar = _routes_met_proces(), schooljaar(request)
    route = next((rij for rij in routes if rij.code == request.GET.get("route")), None)
    context = {
        "uitval": rapportages.uitval(jaar, route),
        "norm": rapportages.NORM,
        "route": route,
        "routes": routes,
        "jaar": jaar,
        "jaren": schooljaren(),
    }
    return render(request, "loket/werk/uitval.html", context)


@require_safe
@met_recht("loket.instroom_zien")
def uitval_export(request: HttpRequest, soort: str) -> HttpResponse:
    """The same rows as CSV or XLSX."""
    if soort not in SOORTEN:
        raise Http404
    jaar = schooljaar(request)
    route = Route.objects.filter(code=request.GET.get("route", "")).first()
    koppen = [
        "Kandidaat",
        "Route",
        "Aangemeld op",
        "Stand",
        "Uitgestapt op",
        "Bij stap",
        "Reden",
        "Komt terug",
    ]
    rijen = [
        [
            rij.aanmelding.kandidaat.naam,
            str(rij.aanmelding.route),
            rij.ingediend_op,
            rij.aanmelding.get_status_display(),
            rij.uitgestapt_op,
            rij.stap,
            rij.reden,
            rij.terugkomen,
        ]
        for rij in rapportages.uitval(jaar, route).rijen
    ]
    return als_bestand(naam=f"uitval-{jaar}", soort=soort, koppen=koppen, rijen=rijen)


# One application -----------------------------------------------------------------------------------------


def te_behandelen(request: HttpRequest, pk: int) -> Routeaanmelding:
    """An application of somebody else than the visitor."""
    rijen = Routeaanmelding.objects.zichtbaar_voor(request.user).exclude(kandidaat__gebruiker=request.user)
    return get_object_or_404(rijen.select_related("kandidaat", "route", "beoordeeld_door", "makelaar"), pk=pk)


@FORMULIER
@met_recht("loket.instroom_werken")
def al_gedaan(request: HttpRequest, pk: int) -> HttpResponse:
    """In one screen: these steps were done elsewhere, and this is how we know."""
    aanmelding = te_behandelen(request, pk)
    stappen = aanmelding.stappen.open().exclude(stap__vorm=Stapvorm.KLAAR).select_related("stap")
    if not aanmelding.is_onderweg or not stappen:
        return redirect(aanmelding)
    form = AlGedaan(request.POST or None, stappen=stappen)
    vast = {"aanmelding": aanmelding, "door": request.user}
    if request.method == "POST" and voer_uit(form, acties.al_gedaan, **vast):
        messages.success(request, "De stappen staan op ‘gedaan’.")
        return redirect(aanmelding)
    context = {"aanmelding": aanmelding, "form": form}
    return toon_formulier(request, "loket/werk/al_gedaan.html", context, form)


@FORMULIER
@met_recht("loket.instroom_werken")
def gesprek(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose, move or cancel a moment for somebody who calls."""
    aanmelding = te_behandelen(request, pk)
    if acties.afspraakstap(aanmelding) is None:
        return redirect(aanmelding)
    if request.POST.get("besluit") == "afzeggen":
        return _zeg_af(request, aanmelding)
    form = Momentkeuze(request.POST or None, momenten=acties.vrije_momenten(aanmelding))
    vast = {"aanmelding": aanmelding, "door": request.user}
    if request.method == "POST" and voer_uit(form, acties.kies_moment, **vast):
        messages.success(request, f"{aanmelding.kandidaat} krijgt een mail met het moment.")
        return redirect(aanmelding)
    context = {
        "aanmelding": aanmelding,
        "form": form,
        "afspraak": acties.huidige_afspraak(aanmelding),
        "momenten": form.fields["moment"].queryset.exists(),
    }
    return toon_formulier(request, "loket/werk/gesprek.html", context, form)


def _zeg_af(request: HttpRequest, aanmelding: Routeaanmelding) -> HttpResponse:
    gelukt = f"Het gesprek is afgezegd. {aanmelding.kandidaat} krijgt een mail."
    met_knop(request, acties.geef_moment_terug, gelukt=gelukt, aanmelding=aanmelding, door=request.user)
    return redirect(aanmelding)


@FORMULIER
@met_recht("loket.instroom_werken")
def uitstap(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody tells that they leave: why, and would they come back. Or told it after it had ended."""
    aanmelding = te_behandelen(request, pk)
    if aanmelding.is_gestopt:
        return _vul_exitgesprek_aan(request, aanmelding)
    if not acties.kan_uitstappen(aanmelding):
        return redirect(aanmelding)
    form = Uitstapformulier(request.POST or None)
    vast = {"routeaanmelding": aanmelding, "door": request.user}
    if request.method == "POST" and voer_uit(form, acties.trek_aanmelding_in, **vast):
        messages.success(request, f"Vastgelegd. Bespreek met {aanmelding.kandidaat} wat wel past.")
        return redirect(Kandidaat.objects.get(pk=aanmelding.kandidaat_id))
    context = {"aanmelding": aanmelding, "form": form}
    return toon_formulier(request, "loket/werk/uitstap.html", context, form)


def _vul_exitgesprek_aan(request: HttpRequest, aanmelding: Routeaanmelding) -> HttpResponse:
    gehouden = Exitgesprek.objects.filter(aanmelding=aanmelding).first()
    form = Uitstapformulier(request.POST or None, initial=model_to_dict(gehouden) if gehouden else None)
    vast = {"routeaanmelding": aanmelding, "door": request.user}
    if request.method == "POST" and voer_uit(form, acties.vul_exitgesprek_aan, **vast):
        messages.success(request, "Het exitgesprek is vastgelegd.")
        return redirect(aanmelding)
    context = {"aanmelding": aanmelding, "form": form, "achteraf": True}
    return toon_formulier(request, "loket/werk/uitstap.html", context, form)


# Moments -------------------------------------------------------------------------------------------------


@FORMULIER
@met_recht("loket.instroom_werken")
def momenten(request: HttpRequest) -> HttpResponse:
    """The moments to come, of all makelaars, and a form to offer more."""
    form = Momentaanbod(request.POST or None)
    vast = {"makelaar": request.user, "door": request.user}
    if request.method == "POST" and voer_uit(form, acties.bied_momenten_aan, form.aanbod, **vast):
        messages.success(request, "De momenten staan klaar. Wie erop wachtte, krijgt bericht.")
        return redirect("loket:momenten")
    context = {"form": form, "momenten": _komende_momenten(request)}
    return toon_formulier(request, "loket/werk/momenten.html", context, form)


def _komende_momenten(request: HttpRequest) -> list[tuple[Gespreksmoment, object]]:
    rijen = Gespreksmoment.objects.zichtbaar_voor(request.user).geldig()
    rijen = rijen.filter(begint_op__gte=timezone.now()).select_related("makelaar", "route")
    rijen = rijen.prefetch_related("afspraken__stap__aanmelding__kandidaat")[:200]
    return [
        (rij, next((afspraak for afspraak in rij.afspraken.all() if not afspraak.vervallen_op), None))
        for rij in rijen
    ]


@require_POST
@met_recht("loket.instroom_werken")
def moment_intrekken(request: HttpRequest, pk: int) -> HttpResponse:
    """This moment is not there any more."""
    moment = get_object_or_404(Gespreksmoment.objects.zichtbaar_voor(request.user).geldig(), pk=pk)
    acties.trek_moment_in(moment=moment, door=request.user)
    messages.success(request, "Het moment is weg. Wie het had, krijgt bericht en kiest opnieuw.")
    return redirect("loket:momenten")
