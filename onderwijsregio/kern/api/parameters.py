"""Which query parameters an address knows: those that the OpenAPI file names for it, and no other."""

import re
from collections.abc import Callable
from functools import cache, wraps

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from .problemen import Probleem

#: A variable part of an address, as Django writes it: <path:kenmerk>.
VARIABEL = re.compile(r"<(?:\w+:)?(\w+)>")


@cache
def bekende_parameters(api: NinjaAPI) -> dict[tuple[str, str], list[str]]:
    """By address and method the names that the file gives."""
    return {
        (pad, methode.upper()): [p["name"] for p in wat.get("parameters", []) if p["in"] == "query"]
        for pad, methoden in api.get_openapi_schema()["paths"].items()
        for methode, wat in methoden.items()
    }


def zonder_vreemde(view: Callable[..., HttpResponse], api: NinjaAPI) -> Callable[..., HttpResponse]:
    """Refuse what the address does not know: passed over, `?prof=true` would write what `?proef=true` tries.

    Raises Probleem 422 that names every such parameter.
    """

    @wraps(view)
    def gekeurd(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        pad = "/" + VARIABEL.sub(r"{\1}", request.resolver_match.route)
        bekend = bekende_parameters(api).get((pad, request.method))
        if bekend is not None and (vreemd := sorted(_gevraagd(request) - set(bekend))):
            raise _vreemd(vreemd, bekend)
        return view(request, *args, **kwargs)

    return gekeurd


def _gevraagd(request: HttpRequest) -> set[str]:
    try:
        return set(request.GET)
    except TooManyFieldsSent:
        raise Probleem(422, "Het adres heeft te veel parameters.") from None


def _vreemd(vreemd: list[str], bekend: list[str]) -> Probleem:
    kan = f"Kies uit: {', '.join(bekend)}." if bekend else "Dit adres heeft er geen."
    return Probleem(
        422,
        "Het adres heeft een parameter die niet bestaat. Er is niets gedaan.",
        fouten={naam: [f"Deze parameter bestaat niet. {kan}"] for naam in vreemd},
    )
