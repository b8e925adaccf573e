"""What somebody typed is not lost when the login expired meanwhile: it waits in the session for an hour.

Whose it was cannot be known any more. So nothing is sent by itself: after login a page shows what was
typed, and the visitor sends it again or throws it away. Files wait on disk and go along: a browser cannot
be given a file to send, so the page names them in a field and the request gets them back here.
"""

import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.http import url_has_allowed_host_and_scheme

from . import bewaarde_bestanden
from .bestanden import veilige_naam
from .bewaarde_bestanden import Bewaard
from .tellen import hoe_vaak

SLEUTEL = "bewaard"
GELDIG = 3600  # seconds
MAX_BYTES = 256 * 1024
PER_UUR = 30  # from one address without a login: a session is a row in the database
#: How a browser calls a form that leads to a page, unlike what a script sends by itself.
BLADZIJDE = "navigate"
FORMULIEREN = ("application/x-www-form-urlencoded", "multipart/form-data")
#: The field with which the page names a kept file: `key:field:name`.
BESTAND = "bewaard_bestand"
NOOIT = ("/accounts/", "/beheer/")
GEHEIM = re.compile("csrfmiddlewaretoken|password|wachtwoord", re.IGNORECASE)
#: Values of hidden fields that only the form itself understands: a key, a moment.
TECHNISCH = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\d[T ][\d:.+]+")
#: What a choice sends: the number of a row, a code. Only the form has the words for it; see static/bron/bewaard.js.
KEUZE = re.compile(r"\d{1,7}|[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")
DAG = re.compile(r"\d{4}-\d\d-\d\d")
#: Names of those: what the editors' workplace keeps about the blocks of a page and about itself.
BIJHOUDEN = re.compile(r".*-([A-Z_]+_FORMS|count|order|deleted|type|id)|next|action-.*|loaded_revision_.*")


def bewaar(request: HttpRequest) -> bool:
    """Keep the fields and the files of this POST, without passwords; whether there was something to keep."""
    if not _kan_bewaard(request):
        return False
    velden, bestanden = _velden(request), _bestanden(request)
    if not (bestanden or any(waarde.strip() for _, waarde in velden)) or not _is_ruimte(request):
        return False
    neergelegd = bewaarde_bestanden.leg_neer(bestanden)
    vergeet(request)
    request.session[SLEUTEL] = {
        "pad": request.get_full_path(),
        "velden": velden,
        "bestanden": neergelegd,
        "op": time.time(),
    }
    return True


def _kan_bewaard(request: HttpRequest) -> bool:
    """Not what is too long, belongs to the login, or nobody sent by hand."""
    return (
        request.content_type in FORMULIEREN
        and not request.path.startswith(NOOIT)
        and ("HX-Request" in request.headers or request.headers.get("Sec-Fetch-Mode", BLADZIJDE) == BLADZIJDE)
        and sum(len(f"{veld}={waarde}".encode()) for veld, waarde in _velden(request)) <= MAX_BYTES
    )


def _velden(request: HttpRequest) -> list[list[str]]:
    return [
        [naam, waarde]
        for naam, waarden in request.POST.lists()
        if naam != BESTAND and not GEHEIM.search(naam)
        for waarde in waarden
    ]


def _bestanden(request: HttpRequest) -> list[tuple[str, UploadedFile]]:
    """What came along, and what was kept before and is named again."""
    meegekomen = [(veld, bestand) for veld, lijst in request.FILES.lists() for bestand in lijst]
    return meegekomen + list(_genoemd(request))


def zet_bestanden_terug(request: HttpRequest) -> None:
    """Give the request the kept files that it names, as if the browser had sent them.

    In the place of one that this session does not keep (any more) comes an empty one, and a message: the
    form then comes back with what was typed instead of being sent without.
    """
    for veld, bestand in _genoemd(request):
        request.FILES.appendlist(veld, bestand)
        if not bestand.size:
            messages.warning(request, f"{bestand.name} is niet bewaard. Kies dit bestand hieronder opnieuw.")


def _genoemd(request: HttpRequest) -> Iterator[tuple[str, UploadedFile]]:
    genoemd = request.POST.getlist(BESTAND)
    ligt = wat_er_ligt(request) if genoemd else None
    van_deze_sessie = {bestand.sleutel: bestand for bestand in ligt["bestanden"]} if ligt else {}
    for waarde in genoemd:
        sleutel, _, rest = waarde.partition(":")
        veld, _, naam = rest.partition(":")
        try:
            yield veld, bewaarde_bestanden.pak(van_deze_sessie[sleutel])
        except (KeyError, OSError):
            yield veld, bewaarde_bestanden.leeg(veilige_naam(naam))


def _is_ruimte(request: HttpRequest) -> bool:
    if request.user.is_authenticated:
        return True
    return hoe_vaak(f"kern:bewaard:{get_adapter().get_client_ip(request)}", 3600) <= PER_UUR


def wat_er_ligt(request: HttpRequest) -> dict | None:
    """What this session keeps (`pad`, `velden`, `bestanden`, `op`), unless it is older than an hour."""
    ligt = request.session.get(SLEUTEL)
    if ligt and time.time() - ligt["op"] > GELDIG:
        vergeet(request)
        return None
    return ligt and ligt | {"bestanden": _bewaarde(ligt)}


def vergeet(request: HttpRequest) -> None:
    """Throw away what this session keeps."""
    ligt = request.session.pop(SLEUTEL, None)
    if ligt:
        bewaarde_bestanden.gooi_weg([bestand.sleutel for bestand in _bewaarde(ligt)])


def _bewaarde(ligt: dict) -> list[Bewaard]:
    """The session keeps a tuple as a list; one from before files were kept has none."""
    return [Bewaard(*bestand) for bestand in ligt.get("bestanden", ())]


def ruim_bestanden_op() -> None:
    """Remove files of which the hour is over, whatever became of their session."""
    bewaarde_bestanden.ruim_op(timedelta(seconds=GELDIG))


@dataclass
class Ingevuld:
    """A field with what was typed in it, for somebody to read."""

    veld: str
    waarden: list[str]

    @property
    def kop(self) -> str:
        return re.sub("[_-]", " ", self.veld.removesuffix("-value")).capitalize()


def leesbaar(velden: list[list[str]]) -> list[Ingevuld]:
    """What was typed, field by field. What was chosen is not in it, but for a box that was ticked."""
    gelezen: dict[str, Ingevuld] = {}
    for naam, waarde in velden:
        tekst = "" if BIJHOUDEN.fullmatch(naam) or TECHNISCH.fullmatch(waarde) else _platte_tekst(waarde)
        if tekst.strip():
            gelezen.setdefault(naam, Ingevuld(naam, [])).waarden.append(tekst)
    return list(gelezen.values())


def _platte_tekst(waarde: str) -> str:
    """The words in this value: the editors' workplace sends a text with its layout as JSON."""
    if waarde == "on":  # a box that was ticked
        return "ja"
    if DAG.fullmatch(waarde):
        return date_format(datetime.fromisoformat(waarde), "j F Y")
    if KEUZE.fullmatch(waarde):
        return ""
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
