"""Addresses that nobody types, logging in first without losing what was typed, and a log that is discreet."""

from contextlib import suppress

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import render, resolve_url
from django.urls import Resolver404, resolve, reverse
from django_structlog.middlewares import RequestMiddleware

from . import bewaren

UITGELOGD = "U bent uitgelogd. Log in een ander tabblad opnieuw in, en laad daarna deze pagina opnieuw."


class Verzoeklog(RequestMiddleware):
    """The log of requests, with the address and without what was asked: people search for names and streets."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        return f"{request.method} {request.path}"


class ZonderNul:
    """A NUL comes from scanners and broken links; PostgreSQL stores none, so nothing can match it.

    No page has one in its address, and in a question it is left out. So is a question of more parts than Django
    reads, which every page would fall over. It comes before all that reads the question. The API refuses both itself.
    A form is read as UTF-8 whatever it says, as the standard of the web has it: Django falls over its own refusal.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        vraag = request.META.get("QUERY_STRING", "")
        if not request.path.startswith("/api/"):
            while "%00" in vraag:
                vraag = vraag.replace("%00", "")
            te_veel = vraag.count("&") >= settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
            request.META["QUERY_STRING"] = "" if te_veel else vraag
        if request.content_type == "application/x-www-form-urlencoded":
            request.encoding = "utf-8"
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view_func, view_args, view_kwargs) -> None:
        if "\0" in request.path and not request.path.startswith("/api/"):
            raise Http404


def leg_uit_waar_niets_te_lezen_is(get_response):
    """A page instead of nothing for who opens an address that only takes a form, for instance by reloading."""

    def middleware(request):
        antwoord = get_response(request)
        if antwoord.status_code == 405 and request.method == "GET" and not antwoord.content:
            uitleg = render(request, "405.html", {"terug": bladzijde_erboven(request.path)}, status=405)
            uitleg["Allow"] = antwoord["Allow"]
            return uitleg
        return antwoord

    return middleware


def bladzijde_erboven(pad: str) -> str:
    """The nearest address above this one that is a page of an app."""
    while pad := pad.rstrip("/").rpartition("/")[0]:
        with suppress(Resolver404):
            if resolve(f"{pad}/").url_name != "wagtail_serve":  # any address may be one of the editors
                return f"{pad}/"
    return "/"


class InloggenVerplicht(LoginRequiredMiddleware):
    """Every page asks for a login unless it says otherwise; a form that was sent too late is kept.

    After the CSRF check, so only what our own pages sent is kept.
    """

    def process_view(self, request: HttpRequest, view_func, view_args, view_kwargs) -> HttpResponse | None:
        antwoord = super().process_view(request, view_func, view_args, view_kwargs)
        van_een_bladzijde = request.method == "POST" and not getattr(view_func, "csrf_exempt", False)
        if antwoord is None and van_een_bladzijde:  # the body of another is for the view to read
            bewaren.zet_bestanden_terug(request)
            request.mag_worden_vergeten = True
        return antwoord

    def process_response(self, request: HttpRequest, antwoord: HttpResponse) -> HttpResponse:
        """What was sent with success need not be kept; what was refused is still there."""
        if getattr(request, "mag_worden_vergeten", False) and antwoord.status_code < 400:
            ligt = bewaren.wat_er_ligt(request)
            if ligt and ligt["pad"] == request.get_full_path():
                bewaren.vergeet(request)
        return antwoord

    def get_login_url(self, view_func) -> str:
        """There is one page to log in, also for a part that brings its own."""
        return resolve_url(settings.LOGIN_URL)

    def handle_no_permission(self, request: HttpRequest, view_func) -> HttpResponse:
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            # A script of the editors' workplace would show the page to log in inside the window where
            # something was typed; told of an error it leaves that window as it is.
            return HttpResponseForbidden(UITGELOGD, content_type="text/plain; charset=utf-8")
        if request.method != "POST":
            return super().handle_no_permission(request, view_func)
        if not bewaren.bewaar(request):
            return redirect_to_login(bewaren.vorige_pagina(request) or request.get_full_path())
        messages.info(
            request, "U was uitgelogd. Wat u had ingevuld, is bewaard: log in en verstuur het opnieuw."
        )
        return redirect_to_login(reverse("kern:bewaard"))
