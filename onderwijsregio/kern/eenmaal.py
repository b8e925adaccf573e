"""A form that is sent twice counts once: the second gets the answer of the first; docs/adr/0021 says why here.

Every form of ours carries the CSRF token, which is another one each time a page is made. So the same fields with the
same token, when this browser sent nothing else meanwhile, are a second click, the back button or a page that was
loaded again. Whoever changes a word, or opens the page anew, does mean it.
"""

import json
from datetime import timedelta
from hashlib import sha256

from django.contrib import messages
from django.contrib.messages.storage.cookie import MessageDecoder, MessageEncoder
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from .models import Inzending

VELD = "csrfmiddlewaretoken"
#: What was answered may name people, so no longer than somebody has a page open.
BEWAREN = timedelta(days=1)


class Eenmaal:
    """The last middleware before the view, so that everything that may refuse a form has had its say."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view_func, view_args, view_kwargs) -> HttpResponse | None:
        """What the view does and that it was done are written together; a second one waits for that."""
        van_ons = request.method == "POST" and not getattr(view_func, "csrf_exempt", False)
        if not (van_ons and VELD in request.POST and "CSRF_COOKIE" in request.META):
            return None
        inhoud, sessie = _inhoud(request), request.session.session_key
        with transaction.atomic():
            laatste = _laatste(request)
            if laatste.inhoud == inhoud and not laatste.is_ingehaald:
                return _nog_eens(request, laatste)
            antwoord = view_func(request, *view_args, **view_kwargs)
            if _is_gedaan(request, antwoord) and request.session.session_key == sessie:
                laatste.inhoud, laatste.antwoord = inhoud, antwoord.url
                laatste.berichten = json.dumps(_berichten(request), cls=MessageEncoder)
                laatste.op = timezone.now()
                laatste.save()
        return antwoord


def _inhoud(request: HttpRequest) -> str:
    """The same for the same fields and files of one page; the parts of a form are packed anew each time it is sent."""
    som = sha256(repr(sorted(request.POST.lists())).encode())
    for veld, bestanden in sorted(request.FILES.lists()):
        for bestand in bestanden:
            som.update(repr((veld, bestand.name, bestand.size)).encode())
            for stuk in bestand.chunks():
                som.update(stuk)
            bestand.seek(0)
    return som.hexdigest()


def _laatste(request: HttpRequest) -> Inzending:
    """What this browser last sent to this address, locked until we are ready."""
    browser = sha256(request.META["CSRF_COOKIE"].encode()).hexdigest()
    sleutel = sha256(f"{browser} {request.get_full_path()}".encode()).hexdigest()
    Inzending.objects.bulk_create([Inzending(sleutel=sleutel, browser=browser)], ignore_conflicts=True)
    return Inzending.objects.select_for_update().get(sleutel=sleutel)


def _is_gedaan(request: HttpRequest, antwoord: HttpResponse) -> bool:
    """A form that was accepted sends on. One that says why not, may be tried again."""
    geweigerd = any(bericht.level >= messages.ERROR for bericht in _berichten(request))
    return isinstance(antwoord, HttpResponseRedirect) and not geweigerd


def _berichten(request: HttpRequest) -> list:
    """The messages of this very request, not those that wait for a page to be shown on."""
    return request._messages._queued_messages


def _nog_eens(request: HttpRequest, laatste: Inzending) -> HttpResponse:
    for bericht in json.loads(laatste.berichten, cls=MessageDecoder):
        messages.add_message(request, bericht.level, bericht.message, bericht.extra_tags or "")
    return HttpResponseRedirect(laatste.antwoord)


def ruim_op() -> None:
    """Remove what was sent BEWAREN ago."""
    Inzending.objects.filter(op__lt=timezone.now() - BEWAREN).delete()
