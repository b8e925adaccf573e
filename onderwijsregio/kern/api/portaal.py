"""The API itself, made out of the routers of the apps."""

import hashlib
import logging
from functools import cache

from django.core.exceptions import ValidationError as Regelfout
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, re_path
from django.utils.cache import get_conditional_response
from django.utils.log import log_response
from django.utils.module_loading import import_string
from ninja import NinjaAPI
from ninja.errors import HttpError
from ninja.errors import ValidationError as Vormfout

from . import geregistreerd
from .parameters import zonder_vreemde
from .poort import niet_gevonden, poort
from .problemen import (
    SOORT,
    TITELS,
    Probleem,
    Probleemuit,
    antwoord,
    bij_httpfout,
    bij_regelfout,
    bij_vormfout,
)

VERSIE = "v1"
BESCHRIJVING = (
    "Lezen mag iedereen, zonder sleutel. Een schoolbestuur schrijft met een eigen sleutel zijn vacatures, een "
    "opleiding brengt met een eigen sleutel haar studenten. "
    "Fouten komen als application/problem+json (RFC 9457). Een parameter die een adres niet kent, wordt geweigerd "
    "met 422 en de namen die er wel zijn; er gebeurt dan niets."
)
#: Which problems an address can have: each, one that asks for a key, one that writes.
FOUTEN = {404, 412, 413, 422, 429, 500}
FOUTEN_MET_SLEUTEL = {401, 403}
FOUTEN_BIJ_SCHRIJVEN = {400, 409}
log = logging.getLogger("django.request")


def etag_van(inhoud: bytes) -> str:
    """The tag of a representation: it changes whenever a byte of it does."""
    return f'"{hashlib.sha256(inhoud).hexdigest()[:32]}"'


class Portaalapi(NinjaAPI):
    """Adds to what is read the headers by which somebody need not read it twice, and to the file its errors."""

    def get_openapi_schema(self, **kwargs) -> dict:
        """The OpenAPI file; every address can answer with a problem, which the file says once."""
        schema = super().get_openapi_schema(**kwargs)
        schema["components"]["schemas"]["Probleemuit"] = Probleemuit.model_json_schema()
        for methoden in schema["paths"].values():
            for methode, wat in methoden.items():
                soorten = FOUTEN | (FOUTEN_MET_SLEUTEL if "security" in wat else set())
                soorten |= FOUTEN_BIJ_SCHRIJVEN if methode != "get" else set()
                vorm = {"$ref": "#/components/schemas/Probleemuit"}
                for status in sorted(soorten):
                    inhoud = {"description": TITELS[status], "content": {SOORT: {"schema": vorm}}}
                    wat["responses"][str(status)] = inhoud
        return schema

    def create_response(self, request, data, *, status=None, temporal_response=None) -> HttpResponse:
        uit = super().create_response(request, data, status=status, temporal_response=temporal_response)
        if request.method != "GET" or uit.status_code != 200:
            uit.setdefault("Cache-Control", "no-store")
            return uit
        eigen = bool(getattr(request, "auth", None))
        uit.setdefault("Cache-Control", "private, no-cache" if eigen else "public, max-age=60")
        uit["ETag"] = etag_van(uit.content)
        # No Last-Modified: what went away, or a new table of salaries, changes the answer and no moment in it.
        voorwaardelijk = get_conditional_response(request, uit["ETag"], response=uit)
        if voorwaardelijk.status_code == 412:
            return antwoord(request, Probleem(412, "Wat u met If-Match noemt, is er niet (meer)."))
        return voorwaardelijk


def _bij_probleem(request: HttpRequest, fout: Probleem) -> HttpResponse:
    return antwoord(request, fout)


def _bij_404(request: HttpRequest, fout: Http404) -> HttpResponse:
    return antwoord(request, Probleem(404, "Dit bestaat niet, of is niet van u."))


def _bij_ongeluk(request: HttpRequest, fout: Exception) -> HttpResponse:
    """500, with the whole story in the log and none of it in the answer."""
    uit = antwoord(request, Probleem(500, "Wij hebben het genoteerd. Probeer het later weer."))
    log_response(
        "%s: %s", type(fout).__name__, request.path, response=uit, request=request, exception=fout, logger=log
    )
    return uit


@cache
def maak_api() -> Portaalapi:
    """The one API of this process, with what every app registered."""
    api = Portaalapi(
        title="API van het portaal",
        version="1",
        description=BESCHRIJVING,
        urls_namespace="api",
        docs_url=None,
    )
    for soort, doe in (
        (Probleem, _bij_probleem),
        (Http404, _bij_404),
        (Exception, _bij_ongeluk),
        (HttpError, bij_httpfout),
        (Vormfout, bij_vormfout),
        (Regelfout, bij_regelfout),
    ):
        api.add_exception_handler(soort, doe)
    for voorvoegsel, naam in geregistreerd():
        api.add_router(voorvoegsel, import_string(naam))
    return api


def adressen() -> tuple[list[URLPattern], str, str]:
    """The addresses under /api/v1/, each behind the door; for `path("api/v1/", adressen())`."""
    from .uitleg import uitleg

    patronen, app, ruimte = maak_api().urls
    van_routers = [patroon for patroon in patronen if patroon.name != "api-root"]
    for patroon in van_routers:
        patroon.callback = poort(zonder_vreemde(patroon.callback, maak_api()))
    eigen = [
        path("", uitleg, name="api-root"),
        *van_routers,
        re_path(r"^(?P<pad>[\s\S]+)$", niet_gevonden, name="niet_gevonden"),  # whatever it is, lines and all
    ]
    return eigen, app, ruimte
