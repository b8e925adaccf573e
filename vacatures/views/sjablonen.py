"""The answer templates of a board, and those that the region gives to begin with."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from onderwijsregio.kern.formulieren import FORMULIER, gegevens_van, toon_formulier, voer_uit
from onderwijsregio.organisaties.rechten import alleen_voor

from .. import acties, rechten
from ..forms import Sjabloonformulier
from ..models import Antwoordsjabloon


@require_safe
@alleen_voor(rechten.mag_schrijven)
def sjablonen(request: HttpRequest) -> HttpResponse:
    """All templates that this colleague can use; the own board's can be changed, the region's copied."""
    eigen = Antwoordsjabloon.objects.filter(organisatie=request.user.lidmaatschap.organisatie_id)
    context = {
        "sjablonen": Antwoordsjabloon.objects.zichtbaar_voor(request.user),
        "buiten_gebruik": eigen.filter(actief=False),
    }
    return render(request, "vacatures/sjablonen.html", context)


@FORMULIER
@alleen_voor(rechten.mag_schrijven)
def nieuw(request: HttpRequest) -> HttpResponse:
    """Write a template for answers to applicants."""
    return _formulier(request, None)


@FORMULIER
@alleen_voor(rechten.mag_schrijven)
def sjabloon(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a template; of one of the region the board gets a copy of its own."""
    bestuur = request.user.lidmaatschap.organisatie_id
    eigen = Antwoordsjabloon.objects.filter(organisatie=bestuur)
    bereikbaar = eigen | Antwoordsjabloon.objects.filter(organisatie__isnull=True, actief=True)
    return _formulier(request, get_object_or_404(bereikbaar, pk=pk))


def _formulier(request: HttpRequest, gevonden: Antwoordsjabloon | None) -> HttpResponse:
    form = Sjabloonformulier(gegevens_van(request), instance=gevonden)
    wie = {"organisatie": request.user.lidmaatschap.organisatie, "door": request.user}
    if voer_uit(form, acties.bewaar_sjabloon, sjabloon=gevonden, **wie):
        messages.success(request, "Het sjabloon is bewaard.")
        return redirect("vacatures:sjablonen")
    context = {"form": form, "sjabloon": gevonden, "plaatshouders": acties.PLAATSHOUDERS}
    return toon_formulier(request, "vacatures/sjabloon.html", context, form)
