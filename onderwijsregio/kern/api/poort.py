"""The door in front of every address of the API: who may come how often, how large, and from which website."""

from collections.abc import Callable
from functools import wraps

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from .problemen import Probleem, antwoord
from .snelheid import tel

#: Requests a minute from one address, with and without a key together.
PER_ADRES = 600
#: The largest body, in bytes: a hundred vacancies with long texts.
GROOTSTE = 2 * 1024 * 1024
LEESBAAR = "ETag, Link, Retry-After"


def poort(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Put the door in front of a view: no cookies and no login page here, every error a problem."""

    @login_not_required
    @csrf_exempt
    @wraps(view)
    def achter_de_poort(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        uit = _beantwoord(view, request, args, kwargs)
        if request.method in ("GET", "OPTIONS"):
            uit["Access-Control-Allow-Origin"] = "*"
            uit["Access-Control-Expose-Headers"] = LEESBAAR
        patch_vary_headers(uit, ["Authorization"])
        return uit

    return achter_de_poort


def adres_van(request: HttpRequest) -> str:
    """From where somebody asks; one address for all of whom nobody can tell."""
    try:
        return get_adapter().get_client_ip(request)
    except PermissionDenied:
        return "onbekend"


def _beantwoord(view: Callable, request: HttpRequest, args: tuple, kwargs: dict) -> HttpResponse:
    if request.method == "OPTIONS":
        return _voorvraag()
    try:
        tel(f"adres:{adres_van(request)}", PER_ADRES)
        _eis_niet_te_groot(request)
        if request.method == "HEAD":
            request.method = "GET"  # the same answer; the server leaves the body out
        uit = view(request, *args, **kwargs)
    except Probleem as probleem:
        return antwoord(request, probleem)
    if isinstance(uit, HttpResponseNotAllowed):
        probleem = Probleem(405, f"Op dit adres kan: {uit['Allow']}.", koppen={"Allow": uit["Allow"]})
        return antwoord(request, probleem)
    return uit


def _voorvraag() -> HttpResponse:
    """What a browser asks before a script of another website may read here."""
    return HttpResponse(
        status=204,
        headers={
            "Access-Control-Allow-Methods": "GET, HEAD",
            "Access-Control-Allow-Headers": "Authorization, If-None-Match",
            "Access-Control-Max-Age": "86400",
        },
    )


def _eis_niet_te_groot(request: HttpRequest) -> None:
    grootte = request.META.get("CONTENT_LENGTH") or "0"
    if not str(grootte).isdecimal() or int(grootte) > GROOTSTE:
        raise Probleem(413, f"Stuur hoogstens {GROOTSTE // 1024 // 1024} MB tegelijk, in meer verzoeken.")


@poort
def niet_gevonden(request: HttpRequest, **kwargs) -> HttpResponse:
    """Whatever is no address of the API."""
    raise Probleem(404, "Dit adres heeft de API niet. Kijk in de uitleg op /api/v1/.")
