"""Public pages: the front door, the routes, a question without an account."""

import structlog
from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from onderwijsregio.kern.formulieren import FORMULIER, toon_formulier, voer_uit
from onderwijsregio.kern.geheugen import onthoud_openbaar
from onderwijsregio.organisaties.models import Gebruiker

from .. import acties
from ..forms import Vraagformulier
from ..models import Evenement, Kandidaat, Route, Routepagina, Routepaginas, Startpagina
from ..rapportages import voorgangers
from . import onderdelen
from .poort import formulier_mag_nog

log = structlog.get_logger(__name__)
VRAGEN_PER_UUR = 10
ADRES_VAN_VRAGER = "adres_van_vrager"


@login_not_required
@require_safe
@onthoud_openbaar
def home(request: HttpRequest) -> HttpResponse:
    """The front door of the region, as its editors made it."""
    start = Startpagina.huidige()
    return render(request, start.template, start.get_context(request))


@login_not_required
@require_safe
@onthoud_openbaar
def routes(request: HttpRequest) -> HttpResponse:
    """All ways into education, filtered on what somebody has studied is for the keuzehulp."""
    context = {"rijen": Route.objects.all(), "page": Routepaginas.objects.live().first()}
    return render(request, "loket/routes.html", context)


@login_not_required
@require_safe
@onthoud_openbaar
def route(request: HttpRequest, code: str) -> HttpResponse:
    """One way into education: for whom, what it asks, how it goes."""
    gevonden = get_object_or_404(Route.objects.select_related("bron"), code=code)
    context = {
        "route": gevonden,
        "page": Routepagina.objects.live().filter(route=gevonden).first(),
        "voorouders": [("Routes", reverse("loket:routes"))],
        "evenement": Evenement.objects.openbaar().eerste_per_route([gevonden]).get(gevonden),
        "voorgangers": voorgangers([code])[code],
    }
    return render(request, "loket/route.html", context)


@login_not_required
@require_safe
@onthoud_openbaar
def contact(request: HttpRequest) -> HttpResponse:
    """How to reach the loket, and the people one reaches."""
    return render(request, "loket/contact.html", {"gegevens": onderdelen.contactpersoon(request)})


@login_not_required
@require_safe
@onthoud_openbaar
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of people, why, and who sees it."""
    return render(request, "loket/privacy.html")


@login_not_required
@FORMULIER
def vragen(request: HttpRequest) -> HttpResponse:
    """Ask the loket something, without an account."""
    form = Vraagformulier(request.POST or None, request.FILES or None, initial=_al_bekend(request))
    if request.method == "POST":
        if form.is_robot:
            return redirect("loket:vraag_ontvangen")
        if form.is_valid() and formulier_mag_nog(request, form, "vragen", VRAGEN_PER_UUR) and _stel(form):
            request.session[ADRES_VAN_VRAGER] = form.cleaned_data["email"]
            return redirect("loket:vraag_ontvangen")
    return toon_formulier(request, "loket/vragen.html", {"form": form}, form)


def _stel(form: Vraagformulier):
    try:
        return voer_uit(form, acties.stel_vraag, form.vraag)
    except Gebruiker.DoesNotExist:
        log.error("loket_zonder_medewerkers")
        form.add_error(None, "Het loket is nog niet open. Probeer het later opnieuw, of bel ons.")


def _al_bekend(request: HttpRequest) -> dict:
    """What need not be typed again: the route somebody comes from, and who is logged in."""
    bekend = {
        "route": Route.objects.filter(code=request.GET.get("route", "")).first(),
        "keuzehulp": request.GET.get("keuzehulp", ""),
    }
    if request.user.is_authenticated:
        eigen = Kandidaat.objects.filter(gebruiker=request.user).first() or request.user
        bekend |= {veld: getattr(eigen, veld) for veld in ("voornaam", "achternaam", "email", "telefoon")}
    return bekend


@login_not_required
@require_safe
def vraag_ontvangen(request: HttpRequest) -> HttpResponse:
    """What happens now, and when."""
    context = {"adres": request.session.get(ADRES_VAN_VRAGER, ""), "uiterlijk": acties.uiterlijk()}
    return render(request, "loket/vraag_ontvangen.html", context)


class Bladzijden(Sitemap):
    """The pages of the loket that a search engine may know."""

    def items(self) -> list[str]:
        return ["home", "routes", "keuzehulp", "vragen", "contact", "privacy", "agenda", "meelopen"]

    def location(self, item: str) -> str:
        return reverse(f"loket:{item}")


class Routes(Sitemap):
    """Each way into education."""

    def items(self):
        return Route.objects.all()
