"""Figures of applications: why boards say no, and how soon they answer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onderwijsregio.kern.uitvoer import SOORTEN, als_bestand

from .. import rapportages, rechten


def _bestuur(request: HttpRequest) -> int | None:
    """The own board of HR; the loket reads the region without one. Others find nothing here."""
    if rechten.mag_schrijven.test(request.user):
        return request.user.lidmaatschap.organisatie_id
    if not rechten.ziet_tekort.test(request.user):
        raise Http404
    return None


@require_safe
def cijfers(request: HttpRequest) -> HttpResponse:
    """The reasons of a year, of the own board beside the region, and the reply times."""
    bestuur = _bestuur(request)
    context = {
        "redenen": rapportages.afwijsredenen(organisatie=bestuur),
        "bestuur": request.user.lidmaatschap.organisatie if bestuur else None,
    }
    if bestuur:
        context["eigen"] = [
            rapportages.antwoordtijd(organisatie=bestuur, dagen=dagen)
            for dagen in (rapportages.KORT, rapportages.LANG)
        ]
    else:
        context["besturen"] = rapportages.antwoordtijden()
    context["hele_regio"] = rapportages.antwoordtijd(dagen=rapportages.LANG)
    return render(request, "vacatures/cijfers.html", context)


@require_safe
def export(request: HttpRequest, soort: str) -> HttpResponse:
    """The reasons as CSV or XLSX."""
    bestuur = _bestuur(request)
    if soort not in SOORTEN:
        raise Http404
    redenen = rapportages.afwijsredenen(organisatie=bestuur)
    eigen = ["Ons bestuur"] if bestuur else []
    rijen = [
        [rij.reden, *([rij.bestuur] if bestuur else []), rij.regio.waarde, rij.regio.status]
        for rij in redenen.rijen
    ]
    koppen = ["Reden", *eigen, "Regio", "Status van het getal van de regio"]
    return als_bestand(naam="redenen-van-afwijzing", soort=soort, koppen=koppen, rijen=rijen)
