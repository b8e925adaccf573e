"""What somebody typed is not lost when the login expired meanwhile: it waits in the session for an hour.

Whose it was cannot be known any more. So nothing is sent by itself: after login a page shows what was
typed, and the visitor sends it again or throws it away.
"""

import json
import re
import time
from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme
from redis.exceptions import RedisError

SLEUTEL = "bewaard"
GELDIG = 3600  # seconds
MAX_BYTES = 256 * 1024
PER_UUR = 30  # from one address without a login: a session is a row in the database
BLADZIJDE = (
    "navigate"  # how a browser calls a form that leads to a page, unlike what a script sends by itself
)
NOOIT = ("/accounts/", "/beheer/")
GEHEIM = re.compile("csrfmiddlewaretoken|password|wachtwoord", re.IGNORECASE)
#: Values of hidden fields that only the form itself understands: a key, a moment.
TECHNISCH = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\d[T ][\d:.+]+")
#: Names of those: what the editors' workplace keeps about the blocks of a page and about itself.
BIJHOUDEN = re.compile(r".*-([A-Z_]+_FORMS|count|order|deleted|type|id)|next|action-.*|loaded_revision_.*")


def bewaar(request: HttpRequest) -> bool:
    """Keep the fields of this POST, without passwords; whether there was something to keep."""
    velden = _velden(request) if _kan_bewaard(request) else []
    if not any(waarde.strip() for _, waarde in velden) or not _is_ruimte(request):
        return False
    request.session[SLEUTEL] = {"pad": request.get_full_path(), "velden": velden, "op": time.time()}
    return True


def _kan_bewaard(request: HttpRequest) -> bool:
    """Files are not kept, and neither is what is too large, belongs to the login or nobody sent by hand."""
    lengte = request.META.get("CONTENT_LENGTH") or "0"
    return (
        request.content_type == "application/x-www-form-urlencoded"
        and lengte.isdecimal()
        and int(lengte) <= MAX_BYTES
        and not request.path.startswith(NOOIT)
        and ("HX-Request" in request.headers or request.headers.get("Sec-Fetch-Mode", BLADZIJDE) == BLADZIJDE)
    )


def _velden(request: HttpRequest) -> list[list[str]]:
    return [
        [naam, waarde]
        for naam, waarden in request.POST.lists()
        if not GEHEIM.search(naam)
        for waarde in waarden
    ]


def _is_ruimte(request: HttpRequest) -> bool:
    if request.user.is_authenticated:
        return True
    sleutel = f"kern:bewaard:{get_adapter().get_client_ip(request)}"
    try:
        cache.add(sleutel, 0, 3600)
        return cache.incr(sleutel) <= PER_UUR
    except (RedisError, ValueError):
        return True


def wat_er_ligt(request: HttpRequest) -> dict | None:
    """What this session keeps (`pad`, `velden`, `op`), unless it is older than an hour."""
    ligt = request.session.get(SLEUTEL)
    if ligt and time.time() - ligt["op"] > GELDIG:
        vergeet(request)
        return None
    return ligt


def vergeet(request: HttpRequest) -> None:
    """Throw away what this session keeps."""
    request.session.pop(SLEUTEL, None)


def leesbaar(velden: list[list[str]]) -> dict[str, list[str]]:
    """What was typed, by the name of the field, for somebody to read."""
    gelezen: dict[str, list[str]] = {}
    for naam, waarde in velden:
        tekst = "" if BIJHOUDEN.fullmatch(naam) or TECHNISCH.fullmatch(waarde) else _platte_tekst(waarde)
        if tekst.strip():
            kop = re.sub("[_-]", " ", naam.removesuffix("-value")).capitalize()
            gelezen.setdefault(kop, []).append(tekst)
    return gelezen


def _platte_tekst(waarde: str) -> str:
    """The words in this value: the editors' workplace sends a text with its layout as JSON."""
    if not waarde.startswith("{"):
        return waarde
    try:
        return "\n".join(alinea["text"] for alinea in json.loads(waarde)["blocks"])
    except (ValueError, KeyError, TypeError):
        return waarde


def vorige_pagina(request: HttpRequest) -> str | None:
    """The page of this portal that the visitor came from, as a path."""
    vorige = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(vorige, {request.get_host()}):
        return None
    delen = urlsplit(vorige)
    return f"{delen.path}?{delen.query}" if delen.query else delen.path or None
