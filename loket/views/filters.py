"""Filters of the list of candidates under a name."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern.formulieren import FORMULIER, toon_formulier, voer_uit

from ..acties.filters import bewaar_filter
from ..forms.kandidaten import Filternaam
from ..models import BewaardFilter
from ..rechten import volgt_iedereen
from .kandidaten import filterformulier
from .poort import met_recht

met_lijst = met_recht("loket.werken")


def _vorm(request: HttpRequest, filter_: BewaardFilter) -> Filternaam:
    return Filternaam(request.POST or None, instance=filter_, mag_delen=volgt_iedereen(request.user))


def _bewaar(request: HttpRequest, form: Filternaam) -> BewaardFilter | None:
    return voer_uit(form, bewaar_filter, lambda: {"filter_": form.instance}, door=request.user)


@require_safe
@met_lijst
def lijst(request: HttpRequest) -> HttpResponse:
    """The filters of this user, and those that colleagues share."""
    filters = BewaardFilter.objects.zichtbaar_voor(request.user).select_related("van")
    return render(request, "loket/werk/filters.html", {"filters": filters})


@FORMULIER
@met_lijst
def nieuw(request: HttpRequest) -> HttpResponse:
    """Keep the filter in this address under a name."""
    vraag = _schoon(request)
    form = _vorm(request, BewaardFilter(van=request.user, vraag=vraag))
    if request.method == "POST" and (gedaan := _bewaar(request, form)):
        messages.success(request, f"Het filter ‘{gedaan}’ is bewaard.")
        return redirect(gedaan)
    return toon_formulier(request, "loket/werk/filter.html", {"form": form, "vraag": vraag}, form)


def _schoon(request: HttpRequest) -> str:
    """The part of the address that is a filter; anything else is dropped."""
    vraag = filterformulier(request, QueryDict(request.META.get("QUERY_STRING", ""))).adres()
    return vraag[:500] or "status="


@FORMULIER
@met_lijst
def wijzig(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name, shared or not, to begin with or not."""
    filter_ = get_object_or_404(BewaardFilter, pk=pk, van=request.user)
    form = _vorm(request, filter_)
    if request.method == "POST" and (gedaan := _bewaar(request, form)):
        messages.success(request, f"Het filter ‘{gedaan}’ is bewaard.")
        return redirect("loket:filters")
    return toon_formulier(request, "loket/werk/filter.html", {"form": form, "filter": filter_}, form)


@require_POST
@met_lijst
def weg(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a filter away; the candidates stay."""
    filter_ = get_object_or_404(BewaardFilter, pk=pk, van=request.user)
    filter_.delete()
    messages.success(request, f"Het filter ‘{filter_}’ is weg. De kandidaten zijn er nog.")
    return redirect("loket:filters")
