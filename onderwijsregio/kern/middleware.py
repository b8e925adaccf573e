"""Logging in first, without losing what was typed; and a log that does not tell what people look for."""

from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django_structlog.middlewares import RequestMiddleware

from . import bewaren


class Verzoeklog(RequestMiddleware):
    """The log of requests, with the address and without what was asked: people search for names and streets."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        return f"{request.method} {request.path}"


class InloggenVerplicht(LoginRequiredMiddleware):
    """Every page asks for a login unless it says otherwise; a form that was sent too late is kept.

    After the CSRF check, so only what our own pages sent is kept.
    """

    def process_view(self, request: HttpRequest, view_func, view_args, view_kwargs) -> HttpResponse | None:
        if request.method == "POST":
            self._vergeet_wat_nu_wordt_verstuurd(request)
        return super().process_view(request, view_func, view_args, view_kwargs)

    def _vergeet_wat_nu_wordt_verstuurd(self, request: HttpRequest) -> None:
        ligt = bewaren.wat_er_ligt(request)
        if ligt and ligt["pad"] == request.get_full_path():
            bewaren.vergeet(request)

    def handle_no_permission(self, request: HttpRequest, view_func) -> HttpResponse:
        if request.method != "POST":
            return super().handle_no_permission(request, view_func)
        if not bewaren.bewaar(request):
            return redirect_to_login(bewaren.vorige_pagina(request) or request.get_full_path())
        messages.info(
            request, "U was uitgelogd. Wat u had ingevuld, is bewaard: log in en verstuur het opnieuw."
        )
        return redirect_to_login(reverse("kern:bewaard"))
