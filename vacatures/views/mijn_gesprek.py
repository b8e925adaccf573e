"""The candidate picks a moment for an interview, moves or cancels it, and takes it along in a calendar."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onderwijsregio.kern.formulieren import FORMULIER, gegevens_van, met_knop, toon_formulier

from .. import acties, meldingen
from ..forms import Momentkeuze
from ..keuzes import Sollicitatiestatus
from .mijn import eigen_sollicitatie


@FORMULIER
def moment(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose one of the free moments; who has one moves to it."""
    sollicitatie = eigen_sollicitatie(request, pk)
    if sollicitatie.status != Sollicitatiestatus.UITGENODIGD:
        return redirect("vacatures:mijn_sollicitatie", pk)
    vrij = sollicitatie.vacature.momenten.vrij()
    form = Momentkeuze(gegevens_van(request), momenten=vrij)
    geldig = request.method == "POST" and form.is_valid()
    gesprek = acties.huidig_gesprek(sollicitatie)
    if gesprek and form["moment"].value() == str(gesprek.moment_id):  # the second click of a double click
        return redirect("vacatures:mijn_sollicitatie", pk)
    if geldig:
        try:
            acties.kies_moment(sollicitatie=sollicitatie, door=request.user, **form.cleaned_data)
        except ValidationError as fout:
            form.add_error(None, fout)
            vrij = vrij.all()
        else:
            messages.success(
                request, "Uw gesprek staat vast. U krijgt een mail met een bestand voor uw agenda."
            )
            return redirect("vacatures:mijn_sollicitatie", pk)
    context = {
        "sollicitatie": sollicitatie,
        "gesprek": gesprek,
        "form": form,
        "momenten": vrij.exists(),
        "waarom_niet": acties.waarom_niet_verzetten(gesprek) if gesprek else "",
    }
    return toon_formulier(request, "vacatures/mijn_moment.html", context, form)


@FORMULIER
def afzeggen(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more, then cancel the talk; the application stays."""
    sollicitatie = eigen_sollicitatie(request, pk)
    gesprek = acties.huidig_gesprek(sollicitatie)
    if gesprek is None:
        return redirect("vacatures:mijn_sollicitatie", pk)
    if request.method == "POST":
        gelukt = "Uw gesprek is afgezegd. De school heeft bericht gekregen."
        met_knop(request, acties.zeg_gesprek_af, gelukt=gelukt, sollicitatie=sollicitatie, door=request.user)
        return redirect("vacatures:mijn_sollicitatie", pk)
    return render(
        request, "vacatures/mijn_gesprek_afzeggen.html", {"sollicitatie": sollicitatie, "gesprek": gesprek}
    )


@never_cache
@require_safe
def kalender(request: HttpRequest, pk: int) -> HttpResponse:
    """The talk as a file for the own calendar."""
    gesprek = acties.huidig_gesprek(eigen_sollicitatie(request, pk))
    if gesprek is None:
        raise Http404
    antwoord = HttpResponse(meldingen.kalenderbestand(gesprek), content_type="text/calendar; charset=utf-8")
    antwoord["Content-Disposition"] = 'attachment; filename="gesprek.ics"'
    return antwoord
