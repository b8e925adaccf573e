"""Pages that belong to no app: health, charts, robots, security.txt."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

from .models import Grafiek


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
