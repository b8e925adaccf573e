"""Hours and costs of lessons from outside, per school year, on the screen and as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.kern.uitvoer import SOORTEN, als_bestand

from .. import rapportages, rechten
from .lespoort import met_lessen

KOPPEN = ["Per", "Naam", "Uren afgesproken", "Uren gegeven", "Lessen gegeven", "Scholen", "Kosten (€)"]


def _jaar(request: HttpRequest, jaren: list[Schooljaar]) -> Schooljaar:
    """The school year that was asked for, if it is one to choose from; else the one of today."""
    gevraagd = request.GET.get("jaar", "")
    gekozen = next((jaar for jaar in jaren if str(jaar.begin) == gevraagd), None)
    return gekozen or Schooljaar.van(timezone.localdate())


@require_safe
@met_lessen(rechten.werkt_met_lessen)
def cijfers(request: HttpRequest) -> HttpResponse:
    """The hours of lessons in one school year, as far as the visitor may see them."""
    jaren = rapportages.lesjaren(request.user, timezone.localdate())
    uren = rapportages.lesuren(_jaar(request, jaren), request.user)
    tabellen = [(naam, [naam, *KOPPEN[2:]], uren.per[code]) for code, naam in rapportages.INDELINGEN.items()]
    context = {"jaren": jaren, "uren": uren, "tabellen": tabellen}
    return render(request, "vacatures/lessen/cijfers.html", context)


@require_safe
@met_lessen(rechten.werkt_met_lessen)
def cijfers_export(request: HttpRequest, soort: str) -> HttpResponse:
    """The same figures as CSV or XLSX."""
    if soort not in SOORTEN:
        raise Http404
    jaren = rapportages.lesjaren(request.user, timezone.localdate())
    uren = rapportages.lesuren(_jaar(request, jaren), request.user)
    rijen = [_regel("Samen", uren.samen)]
    for code, naam in rapportages.INDELINGEN.items():
        rijen += [_regel(naam, regel) for regel in uren.per[code]]
    return als_bestand(naam=f"lessen van buiten {uren.jaar}", soort=soort, koppen=KOPPEN, rijen=rijen)


def _regel(per: str, regel: rapportages.Lesregel) -> list:
    uren = (round(regel.uren_geboekt, 2), round(regel.uren_gegeven, 2))
    return [per, regel.naam, *uren, regel.lessen, regel.aantal_scholen, regel.kosten]
