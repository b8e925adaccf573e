"""The words with which people in this region search: look, try, add, take away, put back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from onderwijsregio.kern.formulieren import FORMULIER, gegevens_van, met_knop, toon_formulier, voer_uit
from onderwijsregio.organisaties.rechten import alleen_voor

from .. import acties, rapportages, rechten
from ..forms import Zoekwoordformulier
from ..models import Zoekwoord
from ..zoeken import groepen_met

#: As far back as the page looks at what went.
EERDER = 20


@FORMULIER
@alleen_voor(rechten.beheert_zoekwoorden)
def zoekwoorden(request: HttpRequest) -> HttpResponse:
    """What the region says about words; a new one can be tried before it counts."""
    form = Zoekwoordformulier(gegevens_van(request))
    proef = None
    if request.method == "POST" and form.is_valid():
        if "proef" in request.POST:
            proef = rapportages.proef(**form.cleaned_data)
        elif zoekwoord := voer_uit(form, acties.voeg_zoekwoord_toe, door=request.user):
            zin = f"De zoeker weet nu: ‘{zoekwoord.woord}’ {zoekwoord.uitleg}."
            messages.success(request, zin)
            return redirect("vacatures:zoekwoorden")
    zoek = request.GET.get("woord", "")[:60].replace("\x00", "").strip()
    wie = ("door", "weg_door")
    context = {
        "form": form,
        "proef": proef,
        "zoek": zoek,
        "groepen": groepen_met(zoek) if zoek else [],
        "eigen": Zoekwoord.objects.geldig().select_related(*wie),
        "eerder": Zoekwoord.objects.weggehaald().select_related(*wie)[:EERDER],
    }
    return toon_formulier(request, "vacatures/zoekwoorden.html", context, form)


@require_POST
@alleen_voor(rechten.beheert_zoekwoorden)
def zoekwoord_weg(request: HttpRequest, pk: int) -> HttpResponse:
    """A word of the region no longer counts in searches; it can be put back."""
    zoekwoord = get_object_or_404(Zoekwoord, pk=pk)
    acties.haal_zoekwoord_weg(zoekwoord=zoekwoord, door=request.user)
    messages.success(request, f"‘{zoekwoord.woord}’ telt niet meer mee. Onderaan kunt u het terugzetten.")
    return redirect("vacatures:zoekwoorden")


@require_POST
@alleen_voor(rechten.beheert_zoekwoorden)
def zoekwoord_terug(request: HttpRequest, pk: int) -> HttpResponse:
    """A word that was taken away counts again."""
    zoekwoord = get_object_or_404(Zoekwoord.objects.weggehaald(), pk=pk)
    gelukt = f"‘{zoekwoord.woord}’ telt weer mee."
    met_knop(request, acties.zet_zoekwoord_terug, gelukt=gelukt, zoekwoord=zoekwoord, door=request.user)
    return redirect("vacatures:zoekwoorden")
