"""What everybody sees: where there are internship places."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Count, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from onderwijsregio.kern.geheugen import onthoud_openbaar
from onderwijsregio.kern.tijd import Schooljaar

from ..keuzes import Opleidingssoort
from ..models import Stageplaats

PER_BLADZIJDE = 20


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
