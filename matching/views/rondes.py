"""The makelaar starts a match round, watches it, and reads what it proposes and why."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from loket.models import Kandidaat
from onderwijsregio.kern.formulieren import FORMULIER
from onderwijsregio.organisaties.rechten import alleen_voor
from vacatures.models import Vacature

from .. import acties, rechten
from ..keuzes import Rondestatus, Voorstelstatus
from ..models import Matchronde

PER_BLADZIJDE = 20
WACHT_OP_MAKELAAR = Q(voorstellen__status=Voorstelstatus.VOORGESTELD)


@FORMULIER
@alleen_voor(rechten.mag_bekijken)
def rondes(request: HttpRequest) -> HttpResponse:
    """All rounds, and what a new one would compare."""
    if request.method == "POST":
        return _start(request)
    rijen = (
        Matchronde.objects.zichtbaar_voor(request.user)
        .select_related("gevraagd_door")
        .defer("invoer", "uitkomst")
        .annotate(aantal=Count("voorstellen"), wachtend=Count("voorstellen", filter=WACHT_OP_MAKELAAR))
        .order_by("-gevraagd_op", "-pk")
    )
    context = {
        "pagina": Paginator(rijen, PER_BLADZIJDE).get_page(request.GET.get("page")),
        "kandidaten": acties.te_vergelijken_kandidaten().count(),
        "vacatures": acties.te_vergelijken_vacatures().count(),
        "loopt": Matchronde.objects.wachtend().first(),
        "mag_starten": rechten.mag_beslissen.test(request.user),
    }
    return render(request, "matching/rondes.html", context)


def _start(request: HttpRequest) -> HttpResponse:
    if not rechten.mag_beslissen.test(request.user):
        raise Http404
    try:
        ronde = acties.vraag_ronde(door=request.user)
    except ValidationError as fout:
        messages.info(request, " ".join(fout.messages))
        ronde = Matchronde.objects.wachtend().first()
    return redirect(ronde or "matching:rondes")


@require_safe
def ronde(request: HttpRequest, pk: int) -> HttpResponse:
    """Progress while it runs, proposals when it is done. The part is the same as in the whole page."""
    gevonden = get_object_or_404(Matchronde.objects.zichtbaar_voor(request.user).defer("invoer"), pk=pk)
    context = {
        "ronde": gevonden,
        "loopt": gevonden.status in (Rondestatus.GEVRAAGD, Rondestatus.BEZIG),
        "mag_beslissen": rechten.mag_beslissen.test(request.user),
    }
    if gevonden.status == Rondestatus.KLAAR:
        context |= _wat_eruit_kwam(request, gevonden)
    sjabloon = "matching/_ronde.html" if request.htmx else "matching/ronde.html"
    return render(request, sjabloon, context)


def _wat_eruit_kwam(request: HttpRequest, gevonden: Matchronde) -> dict:
    voorstellen = gevonden.voorstellen.select_related(
        "kandidaat", "vacature__school", "vacature__organisatie"
    )
    zonder_plek = dict(gevonden.uitkomst.get("zonder_plek", []))
    zonder_kandidaat = dict(gevonden.uitkomst.get("zonder_kandidaat", []))
    mensen = Kandidaat.objects.zichtbaar_voor(request.user).filter(pk__in=zonder_plek)
    plekken = Vacature.objects.filter(pk__in=zonder_kandidaat).select_related("school")
    return {
        "pagina": Paginator(voorstellen, PER_BLADZIJDE).get_page(request.GET.get("page")),
        "zonder_plek": [(mens, zonder_plek[mens.pk]) for mens in mensen.order_by("achternaam", "pk")],
        "zonder_kandidaat": [(plek, zonder_kandidaat[plek.pk]) for plek in plekken.order_by("titel", "pk")],
    }
