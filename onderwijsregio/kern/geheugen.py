"""Public pages that are remembered for a moment; docs/adr/0011 says why, and for whom."""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from functools import wraps

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from redis.exceptions import RedisError

#: Whoever carries one of these may get a page of their own: an account, a form with a token, a message.
EIGEN_COOKIES = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, CookieStorage.cookie_name}


def onthoud_openbaar(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let visitors without cookies of ours share the answer of `view` for ONTHOUD_SECONDEN (0: never).

    Everybody else gets an answer of their own, and everybody does when Valkey is away.
    """

    @wraps(view)
    def met_geheugen(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not settings.ONTHOUD_SECONDEN or request.method != "GET" or request.COOKIES.keys() & EIGEN_COOKIES:
            return view(request, *args, **kwargs)
        sleutel = _sleutel(request)
        try:
            antwoord = cache.get(sleutel)
        except RedisError:
            return view(request, *args, **kwargs)
        if antwoord is None:
            antwoord = view(request, *args, **kwargs)
            if _is_voor_iedereen(request, antwoord):
                with suppress(RedisError):
                    cache.set(sleutel, antwoord, settings.ONTHOUD_SECONDEN)
        return antwoord

    return met_geheugen


def _sleutel(request: HttpRequest) -> str:
    """One for every address, in this build of the front end; what somebody searched for is not readable."""
    bouwsel = getattr(staticfiles_storage, "manifest_hash", "")
    return "openbaar:" + hashlib.sha256(f"{bouwsel} {request.build_absolute_uri()}".encode()).hexdigest()


def _is_voor_iedereen(request: HttpRequest, antwoord: HttpResponse) -> bool:
    """Whether making the answer left nothing behind that belongs to this one visitor."""
    eigen = antwoord.cookies or request.session.modified or request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
    return antwoord.status_code == 200 and not eigen
