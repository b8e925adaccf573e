"""Public pages that are remembered for a moment; docs/adr/0011 says why, and for whom."""

import uuid
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache, wraps
from threading import Lock
from time import monotonic
from typing import Any

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest, HttpResponse
from redis import Redis
from redis.exceptions import RedisError

from .taken import een_keer_na_vastleggen

#: Whoever carries one of these may get a page of their own: an account, a form with a token, a message.
EIGEN_COOKIES = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, CookieStorage.cookie_name}
UITGAVE = "openbaar:uitgave"
HOOGSTENS_BYTES = 32 * 1024 * 1024


def onthoud_openbaar(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark the answer of `view` as one that visitors without cookies of ours may share.

    Only when making it left nothing behind that belongs to this one visitor.
    """

    @wraps(view)
    def gemarkeerd(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        antwoord = view(request, *args, **kwargs)
        if hasattr(antwoord, "render"):  # a template that is filled in later may still leave something behind
            antwoord.render()
        antwoord.voor_iedereen = not (
            antwoord.cookies or request.session.modified or request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        )
        return antwoord

    return gemarkeerd


def is_eigen(cookie: str) -> None:
    """Whoever carries this cookie gets pages of their own (in `ready()`)."""
    EIGEN_COOKIES.add(cookie)


def doe_bij_lezen(antwoord: HttpResponse, doe: Callable[[HttpRequest], None]) -> HttpResponse:
    """Call `doe` with the request each time this answer is given from memory; who makes it anew calls it."""
    antwoord.bij_lezen = doe
    return antwoord


def vergeet_bij(*modellen: type) -> None:
    """Forget every public page as soon as a row of one of these models is saved or deleted (in `ready()`)."""
    for model in modellen:
        for signaal in (post_save, post_delete):
            signaal.connect(_rij_veranderd, sender=model, dispatch_uid=f"geheugen {model._meta.label}")


def vergeet() -> None:
    """Forget every public page in every process, from the moment that this transaction is written."""
    een_keer_na_vastleggen(_nieuwe_uitgave, _nieuwe_uitgave)


def _rij_veranderd(**_) -> None:
    vergeet()


def _nieuwe_uitgave() -> None:
    """A number that counted up would return after Valkey was emptied; this one never does."""
    with suppress(RedisError):  # without Valkey nothing is answered from memory either
        _valkey().set(UITGAVE, uuid.uuid4().hex)


@dataclass(frozen=True)
class Bladzijde:
    """A remembered answer as it went over the line, what to do when it is read, its edition, until when it holds."""

    inhoud: bytes
    koppen: dict[str, str]
    uitgave: bytes | None
    tot: float
    bij_lezen: Callable[[HttpRequest], None] | None = None


class Bladzijden:
    """The remembered pages of this process: the ones asked for last, up to a number of bytes."""

    def __init__(self, hoogstens: int):
        self.hoogstens, self.bytes = hoogstens, 0
        self._rij: OrderedDict[tuple, Bladzijde] = OrderedDict()
        self._slot = Lock()

    def haal(self, sleutel: tuple, uitgave: bytes | None) -> Bladzijde | None:
        with self._slot:
            gevonden = self._rij.get(sleutel)
            if gevonden is None or gevonden.uitgave != uitgave or gevonden.tot < monotonic():
                return None
            self._rij.move_to_end(sleutel)
            return gevonden

    def bewaar(self, sleutel: tuple, bladzijde: Bladzijde) -> None:
        with self._slot:
            self._haal_weg(self._rij.pop(sleutel, None))
            self._rij[sleutel] = bladzijde
            self.bytes += len(bladzijde.inhoud)
            while self.bytes > self.hoogstens:
                self._haal_weg(self._rij.popitem(last=False)[1])

    def leeg(self) -> None:
        with self._slot:
            self._rij.clear()
            self.bytes = 0

    def _haal_weg(self, bladzijde: Bladzijde | None) -> None:
        self.bytes -= len(bladzijde.inhoud) if bladzijde else 0


BLADZIJDEN = Bladzijden(HOOGSTENS_BYTES)


class Geheugen:
    """The outermost middleware: what it remembers went through all the others once, headers included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer from memory for ONTHOUD_SECONDEN (0: never) when that is allowed, otherwise anew.

        Everybody gets an answer of their own when Valkey is away: then nobody can tell what is still true.
        """
        if not settings.ONTHOUD_SECONDEN or request.method != "GET":
            return self.get_response(request)
        with _een_lezing():
            return self._lees(request)

    def _lees(self, request: HttpRequest) -> HttpResponse:
        if request.COOKIES.keys() & EIGEN_COOKIES:
            return self.get_response(request)
        try:
            uitgave = _uitgave()
        except RedisError:
            return self.get_response(request)
        sleutel = _sleutel(request)
        gevonden = BLADZIJDEN.haal(sleutel, uitgave)
        if gevonden:
            if gevonden.bij_lezen:
                gevonden.bij_lezen(request)
            return HttpResponse(gevonden.inhoud, headers=gevonden.koppen)
        antwoord = self.get_response(request)
        if antwoord.status_code == 200 and getattr(antwoord, "voor_iedereen", False) and not antwoord.cookies:
            BLADZIJDEN.bewaar(sleutel, _bladzijde(antwoord, uitgave))
        return antwoord


WAARDEN: dict[str, tuple[bytes | None, float, Any]] = {}


def onthouden(sleutel: str, maak: Callable[[], Any]) -> Any:
    """What `maak` gives, made once an edition and at most ONTHOUD_SECONDEN old; for what every page shows.

    Only for what is the same for everybody, and is never changed by whoever gets it.
    """
    if not settings.ONTHOUD_SECONDEN:
        return maak()
    try:
        uitgave = _uitgave()
    except RedisError:
        return maak()
    gevonden = WAARDEN.get(sleutel)
    if gevonden is None or gevonden[0] != uitgave or gevonden[1] < monotonic():
        gevonden = WAARDEN[sleutel] = (uitgave, monotonic() + settings.ONTHOUD_SECONDEN, maak())
    return gevonden[2]


#: The edition that this reading of a page found, as the one item of a list; no list: every question asks anew.
_van_deze_lezing: ContextVar[list[bytes | None] | None] = ContextVar("uitgave", default=None)


@contextmanager
def _een_lezing() -> Iterator[None]:
    """Ask for the edition once: a page that is only read is of one edition from its first line to its last."""
    vorige = _van_deze_lezing.set([])
    try:
        yield
    finally:
        _van_deze_lezing.reset(vorige)


def _uitgave() -> bytes | None:
    """The edition of this moment. Raises RedisError when Valkey is away."""
    gelezen = _van_deze_lezing.get()
    if gelezen is None:
        return _valkey().get(UITGAVE)
    if not gelezen:
        gelezen.append(_valkey().get(UITGAVE))
    return gelezen[0]


def _valkey() -> Redis:
    return _client(settings.CACHES["default"]["LOCATION"])


@lru_cache
def _client(adres: str) -> Redis:
    """One for the whole process: Django's cache makes a new one for every question, which costs as much again."""
    return Redis.from_url(adres, **settings.CACHES["default"]["OPTIONS"])


def _sleutel(request: HttpRequest) -> tuple:
    """One for every address, and for whether the browser can unpack what we pack."""
    return request.build_absolute_uri(), "gzip" in request.headers.get("Accept-Encoding", "")


def _bladzijde(antwoord: HttpResponse, uitgave: bytes | None) -> Bladzijde:
    tot = monotonic() + settings.ONTHOUD_SECONDEN
    bij_lezen = getattr(antwoord, "bij_lezen", None)
    return Bladzijde(antwoord.content, dict(antwoord.headers), uitgave, tot, bij_lezen)
