"""The candidate's own traject."""

from django.db.models import Case, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from loket.models import Kandidaat
from loket.views.poort import als_kandidaat

from ..keuzes import Trajectstatus
from ..models import Gesprek, Traject


def eigen_traject(kandidaat: Kandidaat) -> Traject | None:
    """The traject that runs, else the last one."""
    lopend_eerst = Case(When(status=Trajectstatus.LOPEND, then=Value(0)), default=Value(1))
    return kandidaat.trajecten.voor_lijst().order_by(lopend_eerst, "-start_op", "-pk").first()


@require_safe
@als_kandidaat
def mijn_traject(request: HttpRequest, kandidaat: Kandidaat) -> HttpResponse:
    """Milestones, mentor, and conversations with what was agreed."""
    traject = eigen_traject(kandidaat)
    context = {"traject": traject}
    if traject:
        gesprekken = Gesprek.objects.zichtbaar_voor(request.user).filter(koppeling__traject=traject)
        context |= {
            "koppeling": traject.koppelingen_nu[0] if traject.koppelingen_nu else None,
            "mijlpalen": traject.te_tonen_mijlpalen(),
            "gesprekken": gesprekken.select_related("koppeling__mentor__gebruiker"),
        }
    return render(request, "begeleiding/mijn_traject.html", context)
