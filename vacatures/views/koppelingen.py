"""A board or an institute lets its own system in: make a key, replace it, withdraw it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Max, Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern.formulieren import FORMULIER, gegevens_van, toon_formulier

from .. import acties, rechten
from ..forms import Koppelingsformulier, Wisselformulier
from ..keuzes import Koppelingsrecht
from ..models import Sleutel, Systeemkoppeling, koppelingsrechten


def _eigen(request: HttpRequest):
    if not rechten.maakt_koppelingen.test(request.user):
        raise Http404
    return Systeemkoppeling.objects.te_beheren_door(request.user).select_related(
        "organisatie", "gemaakt_door"
    )


@FORMULIER
@never_cache
def koppelingen(request: HttpRequest) -> HttpResponse:
    """The links of the own organisation, and a form for a new one."""
    eigen = _eigen(request).annotate(gebruikt_op=Max("sleutels__laatst_gebruikt_op"))
    mag = koppelingsrechten(request.user)
    form = Koppelingsformulier(gegevens_van(request), mag=mag)
    if request.method == "POST" and form.is_valid():
        try:
            organisatie = request.user.lidmaatschap.organisatie
            koppeling, tekst = acties.maak_koppeling(
                organisatie=organisatie, door=request.user, **form.cleaned_data
            )
        except ValidationError as fout:
            form.add_error(None, ValidationError(fout.messages))
        else:
            return _toon_sleutel(request, koppeling, tekst)
    context = {
        "form": form,
        "koppelingen": eigen,
        "vacatures": Koppelingsrecht.SCHRIJVEN in mag,
        "studenten": Koppelingsrecht.STUDENTEN in mag,
    }
    return toon_formulier(request, "vacatures/koppelingen.html", context, form)


def _toon_sleutel(request: HttpRequest, koppeling: Systeemkoppeling, tekst: str) -> HttpResponse:
    """The one time that anybody sees this key: in this answer, and kept nowhere."""
    return render(request, "vacatures/sleutel.html", {"koppeling": koppeling, "sleutel": tekst})


@require_safe
def koppeling(request: HttpRequest, pk: int) -> HttpResponse:
    """One link, with its keys."""
    sleutels = Prefetch("sleutels", Sleutel.objects.select_related("gemaakt_door"))
    gevonden = get_object_or_404(
        _eigen(request).select_related("ingetrokken_door").prefetch_related(sleutels), pk=pk
    )
    return render(request, "vacatures/koppeling.html", {"koppeling": gevonden})


@FORMULIER
@never_cache
def wissel(request: HttpRequest, pk: int) -> HttpResponse:
    """A new key, while the old one works for a while."""
    gevonden = get_object_or_404(_eigen(request), pk=pk)
    form = Wisselformulier(gegevens_van(request))
    if request.method == "POST" and form.is_valid():
        try:
            tekst = acties.wissel_sleutel(koppeling=gevonden, door=request.user, **form.cleaned_data)
        except ValidationError as fout:
            form.add_error(None, fout)
        else:
            return _toon_sleutel(request, gevonden, tekst)
    return toon_formulier(request, "vacatures/wissel.html", {"form": form, "koppeling": gevonden}, form)


@require_POST
def trek_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing is let in with it from now on."""
    gevonden = get_object_or_404(_eigen(request), pk=pk)
    acties.trek_koppeling_in(koppeling=gevonden, door=request.user)
    messages.success(request, "De koppeling is ingetrokken. De sleutels ervan werken niet meer.")
    return redirect("vacatures:koppelingen")
