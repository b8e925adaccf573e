"""The desk: what somebody who works in the region has to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onderwijsregio.kern import menu

from ..models import Kandidaat
from ..rechten import volgt_iedereen
from .bureau import later, lijsten_van
from .poort import met_recht


@require_safe
@met_recht("loket.werken")
def werk(request: HttpRequest) -> HttpResponse:
    """What is new, overdue, for today and with others, and what later apps add."""
    gebruiker = request.user
    context = {
        "lijsten": lijsten_van(gebruiker),
        "later": later(gebruiker),
        "volgt_iedereen": volgt_iedereen(gebruiker),
        "verlopen_in_regio": Kandidaat.objects.verlopen().count() if volgt_iedereen(gebruiker) else 0,
        "blokken": menu.blokken(request, "werk"),
    }
    return render(request, "loket/werk/werk.html", context)
