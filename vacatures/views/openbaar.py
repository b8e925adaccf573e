"""What everybody sees: read about a job, see where there are internship places."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Count, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from onderwijsregio.kern.geheugen import onthoud_openbaar
from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.organisaties.keuzes import Dag

from .. import rechten
from ..keuzes import Opleidingssoort
from ..models import BINNEN_HET_BESTUUR, Sollicitatie, Stageplaats, Vacature
from ..schrijfhulp import tips

PER_BLADZIJDE = 20


@login_not_required
@require_safe
@onthoud_openbaar
def vacature(request: HttpRequest, pk: int) -> HttpResponse:
    """One vacancy. Who may still see it after it closed, reads that it is closed."""
    gezien = Vacature.objects.zichtbaar_voor(request.user)
    gevonden = get_object_or_404(gezien.select_related("school__gebied", "organisatie"), pk=pk)
    return toon_vacature(request, gevonden, voorbeeld=gevonden.status in BINNEN_HET_BESTUUR)


def toon_vacature(request: HttpRequest, gevonden: Vacature, *, voorbeeld: bool) -> HttpResponse:
    """The page of a vacancy as a visitor gets it; `voorbeeld` adds a bar for the writer."""
    beheert = rechten.mag_beheren.test(request.user, gevonden)
    eigen = None
    if request.user.is_authenticated and not beheert:
        eigen = Sollicitatie.objects.filter(vacature=gevonden, kandidaat__gebruiker=request.user.pk).first()
    context = {
        "vacature": gevonden,
        "dagen": [Dag(dag).label for dag in gevonden.dagen],
        "voorbeeld": voorbeeld,
        "beheert": beheert,
        "ook_op": gevonden.ook_op.all(),
        "tips": tips(gevonden.omschrijving) if voorbeeld else [],
        "eigen": eigen,
    }
    return render(request, "vacatures/vacature.html", context)


@login_not_required
@require_safe
@onthoud_openbaar
def stages(request: HttpRequest) -> HttpResponse:
    """Internship places: how many of which kind in a school year, and at which schools."""
    jaren = list(Stageplaats.objects.order_by("schooljaar").values_list("schooljaar", flat=True).distinct())
    jaar = _jaar(request.GET.get("jaar", ""), jaren)
    van_het_jaar = Stageplaats.objects.filter(schooljaar=jaar)
    soort = request.GET.get("soort", "")
    rijen = van_het_jaar.filter(soort=soort) if soort in Opleidingssoort.values else van_het_jaar
    context = {
        "jaren": [(beschikbaar, Schooljaar(beschikbaar)) for beschikbaar in jaren],
        "jaar": jaar,
        "schooljaar": Schooljaar(jaar),
        "soort": soort if soort in Opleidingssoort.values else "",
        "soortnaam": dict(Opleidingssoort.choices).get(soort, ""),
        "per_soort": _per_soort(van_het_jaar),
        "pagina": Paginator(rijen.select_related("school__bestuur"), PER_BLADZIJDE).get_page(
            request.GET.get("page")
        ),
    }
    return render(request, "vacatures/stages.html", context)


def _jaar(gevraagd: str, jaren: list[int]) -> int:
    """The school year that was asked for, else the one of today, else the last one known."""
    nu = Schooljaar.van(timezone.localdate()).begin
    if gevraagd.isdecimal() and len(gevraagd) == 4 and int(gevraagd) in jaren:
        return int(gevraagd)
    return nu if nu in jaren or not jaren else jaren[-1]


def _per_soort(stageplaatsen) -> list[dict]:
    namen = dict(Opleidingssoort.choices)
    geteld = (
        stageplaatsen.order_by()
        .values("soort")
        .annotate(totaal=Sum("plaatsen"), scholen=Count("school", distinct=True))
    )
    volgorde = list(namen)
    return sorted(
        ({**rij, "naam": namen[rij["soort"]]} for rij in geteld), key=lambda rij: volgorde.index(rij["soort"])
    )
