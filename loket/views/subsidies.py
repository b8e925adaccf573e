"""The subsidies for zij-instromers: of the own board, or of the region."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from onderwijsregio.kern.formulieren import FORMULIER, toon_formulier, voer_uit
from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.kern.uitvoer import SOORTEN, als_bestand

from .. import acties, rapportages
from ..forms import Besluit, Intrekking, Subsidieaanvraag, Terugvordering, Verantwoording
from ..keuzes import Subsidiestatus
from ..models import Subsidie
from .poort import met_recht

PER_BLAD = 50
TOTAALKOPPEN = [
    "Aantal", "Aangevraagd", "Toegekend", "Verantwoord", "Teruggevorderd", "Nog te verantwoorden",
]  # fmt: skip
#: The totals on the screen and in a file: the word in the address, the title, the first column, what counts them.
GROEPEN = {
    "schooljaar": ("Per schooljaar", "Schooljaar", rapportages.per_schooljaar),
    "bestuur": ("Per bestuur", "Bestuur", rapportages.per_bestuur),
}

#: What can be recorded of a subsidy: name of the form, its title, class and actie.
AANVRAAG = [
    ("besluit", "Besluit vastleggen", Besluit, acties.beslis_subsidie),
    ("intrekking", "Aanvraag intrekken", Intrekking, acties.trek_subsidieaanvraag_in),
]
VERANTWOORDEN = ("verantwoording", "Verantwoorden", Verantwoording, acties.verantwoord_subsidie)
TERUGVORDEREN = ("terugvordering", "Terugvorderen", Terugvordering, acties.vorder_subsidie_terug)


def _formulieren(subsidie: Subsidie) -> list[tuple]:
    """What can still be recorded of this subsidy: until every euro of it was accounted for or went back."""
    if subsidie.status == Subsidiestatus.AANGEVRAAGD:
        return AANVRAAG
    over = subsidie.te_verantwoorden
    kan_terug = subsidie.toegekend and subsidie.toegekend > (subsidie.teruggevorderd or 0)
    return [VERANTWOORDEN] * (over > 0) + [TERUGVORDEREN] * bool(kan_terug)


def _zichtbaar(request: HttpRequest):
    return Subsidie.objects.zichtbaar_voor(request.user).select_related("kandidaat", "bestuur")


def _gefilterd(request: HttpRequest):
    """The subsidies with the state of `?status=`; any other word shows all."""
    status = request.GET.get("status", "")
    rijen = _zichtbaar(request)
    return rijen.filter(status=status) if status in Subsidiestatus.values else rijen


@require_safe
@met_recht("loket.subsidies")
def lijst(request: HttpRequest) -> HttpResponse:
    """Subsidies with their totals by school year and by board."""
    alle = list(_zichtbaar(request))
    context = {
        "blad": Paginator(_gefilterd(request), PER_BLAD).get_page(request.GET.get("page")),
        "totalen": [
            (naam, [kop, *TOTAALKOPPEN], totalen(alle), groep)
            for groep, (naam, kop, totalen) in GROEPEN.items()
        ],
        "statussen": Subsidiestatus.choices,
        "status": request.GET.get("status", ""),
    }
    return render(request, "loket/werk/subsidies.html", context)


@require_safe
@met_recht("loket.subsidies")
def export(request: HttpRequest, soort: str) -> HttpResponse:
    """The same subsidies as CSV or XLSX."""
    if soort not in SOORTEN:
        raise Http404
    koppen = [
        "Kandidaat", "Bestuur", "Schooljaar", "Stand", "Kenmerk", "Aangevraagd op", "Aangevraagd", "Besloten op",
        "Toegekend", "Verantwoord op", "Verantwoord", "Teruggevorderd op", "Teruggevorderd",
        "Nog te verantwoorden", "Ingetrokken op",
    ]  # fmt: skip
    rijen = [
        [
            rij.kandidaat.naam,
            str(rij.bestuur),
            str(Schooljaar.van(rij.aangevraagd_op)),
            rij.get_status_display(),
            rij.kenmerk,
            rij.aangevraagd_op,
            rij.aangevraagd,
            rij.besloten_op,
            rij.toegekend,
            rij.verantwoord_op,
            rij.verantwoord,
            rij.teruggevorderd_op,
            rij.teruggevorderd,
            rij.te_verantwoorden if rij.toegekend else None,
            rij.ingetrokken_op,
        ]
        for rij in _gefilterd(request)
    ]
    return als_bestand(naam=f"subsidies-{timezone.localdate()}", soort=soort, koppen=koppen, rijen=rijen)


@require_safe
@met_recht("loket.subsidies")
def export_totalen(request: HttpRequest, groep: str, soort: str) -> HttpResponse:
    """The totals as they are on the screen, as CSV or XLSX."""
    if groep not in GROEPEN or soort not in SOORTEN:
        raise Http404
    _, kop, totalen = GROEPEN[groep]
    rijen = [
        [
            str(totaal.van),
            totaal.aantal,
            totaal.aangevraagd,
            totaal.toegekend,
            totaal.verantwoord,
            totaal.teruggevorderd,
            totaal.te_verantwoorden,
        ]
        for totaal in totalen(_zichtbaar(request))
    ]
    naam = f"subsidies-per-{groep}-{timezone.localdate()}"
    return als_bestand(naam=naam, soort=soort, koppen=[kop, *TOTAALKOPPEN], rijen=rijen)


@FORMULIER
@met_recht("loket.subsidies")
def nieuw(request: HttpRequest) -> HttpResponse:
    """A board applied for the subsidy."""
    form = Subsidieaanvraag(
        request.POST or None, gebruiker=request.user, initial={"kandidaat": request.GET.get("kandidaat")}
    )
    if request.method == "POST" and (gemaakt := voer_uit(form, acties.vraag_subsidie_aan, door=request.user)):
        messages.success(request, "De aanvraag staat in de lijst.")
        return redirect(gemaakt)
    return toon_formulier(request, "loket/werk/subsidie_nieuw.html", {"form": form}, form)


@FORMULIER
@met_recht("loket.subsidies")
def subsidie(request: HttpRequest, pk: int) -> HttpResponse:
    """One subsidy and what can be recorded next."""
    gevonden = get_object_or_404(_zichtbaar(request), pk=pk)
    ingevuld = None
    onderdelen = []
    for naam, titel, klasse, actie in _formulieren(gevonden):
        gekozen = request.method == "POST" and naam in request.POST
        form = klasse(request.POST if gekozen else None, initial=_begin(gevonden), prefix=naam)
        if gekozen:
            ingevuld = form
            vast = {"subsidie": gevonden, "door": request.user}
            if voer_uit(form, actie, getattr(form, "velden", None), **vast):
                messages.success(request, "Vastgelegd.")
                return redirect(gevonden)
        onderdelen.append((naam, titel, form))
    context = {"subsidie": gevonden, "onderdelen": onderdelen}
    return toon_formulier(request, "loket/werk/subsidie.html", context, ingevuld)


def _begin(subsidie: Subsidie) -> dict:
    """What most often follows: all that is left."""
    return {
        "toegekend": subsidie.aangevraagd,
        "verantwoord": subsidie.te_verantwoorden + (subsidie.verantwoord or 0),
        "teruggevorderd": subsidie.te_verantwoorden + (subsidie.teruggevorderd or 0) or subsidie.toegekend,
        "kenmerk": subsidie.kenmerk,
        "op": timezone.localdate(),
    }
