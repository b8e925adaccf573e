"""The school holidays of the region: read and kept by the administrator and the programme leader."""

from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern.formulieren import FORMULIER, gegevens_van, toon_formulier, voer_uit
from onderwijsregio.kern.tijd import Schooljaar

from .. import acties, rechten
from ..forms.vakanties import Schoolvakantieformulier
from ..models import Schoolvakantie

alleen_wie_ze_bijhoudt = rechten.alleen_voor(rechten.beheert_schoolvakanties)


@alleen_wie_ze_bijhoudt
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """By school year; first this year and those that come, of which the next has to be there in time."""
    nu = Schooljaar.van(timezone.localdate())
    per_jaar = [
        (jaar, list(rijen))
        for jaar, rijen in groupby(Schoolvakantie.objects.all(), lambda rij: rij.schooljaar)
    ]
    jaren = {jaar for jaar, _ in per_jaar}
    context = {
        "komend": [(jaar, rijen) for jaar, rijen in per_jaar if jaar >= nu],
        "voorbij": [(jaar, rijen) for jaar, rijen in per_jaar if jaar < nu],
        "ontbreekt": [jaar for jaar in (nu, Schooljaar(nu.begin + 1)) if jaar not in jaren],
    }
    return render(request, "organisaties/schoolvakanties.html", context)


@alleen_wie_ze_bijhoudt
@FORMULIER
def vakantie(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add a holiday, or change one."""
    gevonden = get_object_or_404(Schoolvakantie, pk=pk) if pk else None
    form = Schoolvakantieformulier(gegevens_van(request), instance=gevonden)
    if bewaard := voer_uit(form, acties.bewaar_schoolvakantie, vakantie=gevonden, door=request.user):
        messages.success(request, f"{bewaard.naam} is bewaard.")
        return redirect("organisaties:schoolvakanties")
    context = {"form": form, "vakantie": gevonden}
    return toon_formulier(request, "organisaties/schoolvakantie.html", context, form)


@alleen_wie_ze_bijhoudt
@require_POST
def haal_weg(request: HttpRequest, pk: int) -> HttpResponse:
    gevonden = get_object_or_404(Schoolvakantie, pk=pk)
    acties.haal_schoolvakantie_weg(vakantie=gevonden, door=request.user)
    messages.success(request, f"{gevonden.naam} is weg. Op deze dagen zijn de scholen weer open.")
    return redirect("organisaties:schoolvakanties")
