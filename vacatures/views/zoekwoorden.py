"""The words with which people in this region search: look, try, add, take away, put back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from onderwijsregio.kern.formulieren import toon_formulier
from onderwijsregio.organisaties.rechten import alleen_voor

from .. import acties, rapportages, rechten
from ..forms import Zoekwoordformulier
from ..models import Zoekwoord
from ..zoeken import groepen_met

#: As far back as the page looks at what went.
EERDER = 20


@require_http_methods(["GET", "HEAD", "POST"])
@alleen_voor(rechten.beheert_zoekwoorden)
def zoekwoorden(request: HttpRequest) -> HttpResponse:
    """What the region says about words; a new one can be tried before it counts."""
    form = Zoekwoordformulier(request.POST if request.method == "POST" else None)
    proef = None
    if request.method == "POST" and form.is_valid():
        if "proef" in request.POST:
            proef = rapportages.proef(**form.cleaned_data)
        elif _voeg_toe(request, form):
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


def _voeg_toe(request: HttpRequest, form: Zoekwoordformulier) -> bool:
    try:
        zoekwoord = acties.voeg_zoekwoord_toe(door=request.user, **form.cleaned_data)
    except ValidationError as fout:
        form.add_error(None, fout)
        return False
    messages.success(request, f"De zoeker weet nu: ‘{zoekwoord.woord}’ {zoekwoord.uitleg}.")
    return True


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
    try:
        acties.zet_zoekwoord_terug(zoekwoord=zoekwoord, door=request.user)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    else:
        messages.success(request, f"‘{zoekwoord.woord}’ telt weer mee.")
    return redirect("vacatures:zoekwoorden")
