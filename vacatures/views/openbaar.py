"""What everybody sees: read about a job."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from onderwijsregio.kern.geheugen import onthoud_openbaar
from onderwijsregio.organisaties.keuzes import Dag

from .. import rechten
from ..models import BINNEN_HET_BESTUUR, Sollicitatie, Vacature
from ..schrijfhulp import tips

PER_BLADZIJDE = 20


@login_not_required
@require_safe
@onthoud_openbaar
def vacature(request: HttpRequest, pk: int) -> HttpResponse:
    """One vacancy. Who may still see it after it closed, reads that it is closed."""
    gezien = Vacature.objects.zichtbaar_voor(request.user)
    gevonden = get_object_or_404(gezien.select_related("school__gebied", "organisatie"), pk=pk)
    return toon_vacature(request, gevonden, voorbeeld=gevonden.status in BINNEN_HET_BESTUUR)


def toon_vacature(request: HttpRequest, gevonden: Vacature, *, voorbeeld: bool) -> HttpResponse:
    """The page of a vacancy as a visitor gets it; `voorbeeld` adds a bar for the writer."""
    beheert = rechten.mag_beheren.test(request.user, gevonden)
    eigen = None
    if request.user.is_authenticated and not beheert:
        eigen = Sollicitatie.objects.filter(vacature=gevonden, kandidaat__gebruiker=request.user.pk).first()
    context = {
        "vacature": gevonden,
        "dagen": [Dag(dag).label for dag in gevonden.dagen],
        "voorbeeld": voorbeeld,
        "beheert": beheert,
        "ook_op": gevonden.ook_op.all(),
        "tips": tips(gevonden.omschrijving) if voorbeeld else [],
        "eigen": eigen,
    }
    return render(request, "vacatures/vacature.html", context)
