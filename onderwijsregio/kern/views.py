"""Pages that belong to no app: health, charts, what was typed too late, robots, security.txt."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.defaults import page_not_found
from redis.exceptions import RedisError

from . import bewaren
from .formulieren import FORMULIER
from .middleware import bladzijde_erboven
from .models import Grafiek


def niet_gevonden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Handler of every 404. Who sends a form about what is gone reads how to go on: thrown away in another tab, or by
    somebody else. A stranger reads the same about what never was theirs.
    """
    waarover = list(request.resolver_match.kwargs.values()) if request.resolver_match else []
    if request.method != "POST" or not waarover or request.path.startswith("/api/"):
        return page_not_found(request, exception)
    tot_en_met_de_rij = f"{request.path.rpartition(f'/{waarover[-1]}/')[0]}/{waarover[-1]}"
    return render(request, "weg.html", {"terug": bladzijde_erboven(tot_en_met_de_rij)}, status=404)


@login_not_required
@never_cache
@require_safe
def gezond(request: HttpRequest) -> HttpResponse:
    """The process is up."""
    return HttpResponse("gezond\n", content_type="text/plain; charset=utf-8")


def _antwoordt(vraag) -> bool:
    try:
        vraag()
    except (DatabaseError, RedisError, OSError):
        return False
    return True


@login_not_required
@never_cache
@require_safe
def gereed(request: HttpRequest) -> JsonResponse:
    """Database and broker answer; 503 when one does not."""
    delen = {
        "database": _antwoordt(lambda: connection.cursor().execute("SELECT 1")),
        "broker": _antwoordt(lambda: cache.set("gereed", 1, 10)),
    }
    return JsonResponse(delen, status=200 if all(delen.values()) else 503)


@require_safe
def grafiek(request: HttpRequest, sleutel: str) -> HttpResponse:
    """The SVG of a chart. Its key is the hash of its content, so it may be kept forever."""
    rij = get_object_or_404(Grafiek.objects.exclude(svg=""), sleutel=sleutel)
    antwoord = HttpResponse(rij.svg, content_type="image/svg+xml")
    antwoord["Cache-Control"] = "private, max-age=31536000, immutable"
    antwoord._csp_update = {"style-src": "'unsafe-inline'", "font-src": "data:"}
    return antwoord


@login_not_required
@never_cache
@FORMULIER
def bewaard(request: HttpRequest) -> HttpResponse:
    """What was typed when the login had expired: send it again with a button, or throw it away."""
    ligt = bewaren.wat_er_ligt(request)
    if request.method == "POST" and ligt:
        bewaren.vergeet(request)
        messages.success(request, "Weggegooid. Er is niets verstuurd.")
    elif not ligt:
        messages.info(request, "Er staat niets meer voor u klaar. Wat u invult, bewaren wij een uur.")
    if request.method == "POST" or not ligt:
        return redirect(settings.LOGIN_REDIRECT_URL)
    gegevens = {
        "leesbaar": bewaren.leesbaar(ligt["velden"]),
        "compleet": all(b.sleutel for b in ligt["bestanden"]),
    }
    return render(request, "bewaard.html", ligt | gegevens)


def csrf_mislukt(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that we cannot trust was not sent.

    When the browser says that it came from our own page (another login in another tab, mostly), what was
    typed is kept for the visitor to send again.
    """
    zonder_cookie = reason == REASON_NO_CSRF_COOKIE
    van_onszelf = request.headers.get("Sec-Fetch-Site") == "same-origin"
    if van_onszelf and not zonder_cookie and bewaren.bewaar(request):
        return redirect("kern:bewaard")
    return render(request, "403_csrf.html", {"zonder_cookie": zonder_cookie}, status=403)


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    regels = ["User-agent: *", "Disallow: /mijn/", "Disallow: /werk/", "Disallow: /accounts/"]
    regels.append(f"Sitemap: {settings.ADRES}/sitemap.xml")
    return HttpResponse("\n".join(regels) + "\n", content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
def beveiliging(request: HttpRequest) -> HttpResponse:
    """RFC 9116: whom to tell about a weakness."""
    verloopt = timezone.now().replace(microsecond=0) + timedelta(days=180)
    regels = [
        f"Contact: mailto:{settings.DEFAULT_FROM_EMAIL}",
        f"Expires: {verloopt.isoformat()}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.ADRES}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(regels) + "\n", content_type="text/plain; charset=utf-8")
