"""For the loket and the programme: how many saved searches there are, and what they give."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onderwijsregio.kern.uitvoer import SOORTEN, als_bestand
from onderwijsregio.organisaties.rechten import alleen_voor

from .. import rapportages, rechten


@require_safe
@alleen_voor(rechten.ziet_zoekopdrachten)
def cijfers(request: HttpRequest) -> HttpResponse:
    """The figures, by month."""
    return render(request, "vacatures/zoekopdrachten/cijfers.html", {"stand": rapportages.alertstand()})


@require_safe
@alleen_voor(rechten.ziet_zoekopdrachten)
def export(request: HttpRequest, soort: str) -> HttpResponse:
    """The months as CSV or XLSX."""
    if soort not in SOORTEN:
        raise Http404
    rijen = [[m.maand, m.nieuw, m.gestopt, m.mails, m.vacatures] for m in rapportages.alertstand().maanden]
    koppen = ["Maand", "Bevestigd", "Gestopt", "Mails", "Vacatures in die mails"]
    return als_bestand(naam="zoekopdrachten", soort=soort, koppen=koppen, rijen=rijen)
