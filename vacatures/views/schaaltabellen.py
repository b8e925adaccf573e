"""What the scales of the agreements pay: read by who writes vacancies, kept for the whole region."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern.formulieren import FORMULIER, gegevens_van, met_knop, toon_formulier, voer_uit
from onderwijsregio.organisaties.rechten import alleen_voor

from .. import acties, rechten
from ..forms import Schaaltabelformulier
from ..keuzes import Cao
from ..models import Schaaltabel

#: An agreement lasts a year or so: amounts that are older have most likely been followed by new ones.
OUD = timedelta(days=500)


@require_safe
@alleen_voor(rechten.leest_schaalbedragen)
def lijst(request: HttpRequest) -> HttpResponse:
    """By agreement: what holds now, what comes, what was."""
    vandaag = timezone.localdate()
    alle = list(Schaaltabel.objects.prefetch_related("bedragen"))  # of each agreement the last one first
    nu = {tabel.cao: tabel for tabel in reversed(alle) if tabel.is_ingegaan}
    context = {
        "caos": [
            {
                "naam": cao.label,
                "nu": nu.get(cao),
                "oud": cao in nu and nu[cao].geldig_vanaf < vandaag - OUD,
                "straks": [tabel for tabel in alle if tabel.cao == cao and not tabel.is_ingegaan],
                "eerder": [t for t in alle if t.cao == cao and t.is_ingegaan and t != nu[cao]],
            }
            for cao in Cao
        ],
        "mag_schrijven": rechten.schrijft_schaalbedragen.test(request.user),
    }
    return render(request, "vacatures/schalen/lijst.html", context)


@FORMULIER
@alleen_voor(rechten.schrijft_schaalbedragen)
def tabel(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add a table, or correct one."""
    gevonden = get_object_or_404(Schaaltabel, pk=pk) if pk else None
    form = Schaaltabelformulier(gegevens_van(request), instance=gevonden)
    vast = {"tabel": gevonden, "door": request.user}
    if request.method == "POST" and (rij := voer_uit(form, acties.bewaar_schaaltabel, form.velden, **vast)):
        messages.success(request, f"De bedragen van de {rij} zijn bewaard.")
        return redirect("vacatures:schaaltabellen")
    return toon_formulier(request, "vacatures/schalen/tabel.html", {"form": form, "tabel": gevonden}, form)


@require_POST
@alleen_voor(rechten.schrijft_schaalbedragen)
def haal_weg(request: HttpRequest, pk: int) -> HttpResponse:
    gevonden = get_object_or_404(Schaaltabel, pk=pk)
    gelukt = f"De tabel van de {gevonden} is weg."
    met_knop(request, acties.haal_schaaltabel_weg, gelukt=gelukt, tabel=gevonden, door=request.user)
    return redirect("vacatures:schaaltabellen")
