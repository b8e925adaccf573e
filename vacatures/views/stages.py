"""Internships for students: where there are places, and what one school offers."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from onderwijsregio.kern.afstand import afstand_km
from onderwijsregio.kern.geheugen import onthoud_openbaar
from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.organisaties.keuzes import Sector

from ..forms.stages import Stagezoeker
from ..keuzes import Opleidingssoort
from ..models import Regioafspraak, Stageaanbod, Stagejaar, Stageplaats
from ..zoeken.plek import AFSTAND_ZONDER_KEUZE

PER_BLADZIJDE = 20


@login_not_required
@require_safe
@onthoud_openbaar
def stages(request: HttpRequest) -> HttpResponse:
    """Where there are places: by kind, period, kind of school and distance; the choice lives in the address."""
    jaren = jaren_met_aanbod()
    jaar = jaar_uit(request.GET.get("jaar", ""), jaren)
    form = Stagezoeker(request.GET, jaar=jaar)
    form.is_valid()
    kies = form.cleaned_data
    gevonden = _gevonden(jaar, kies) if jaar else Stageaanbod.objects.none()
    context = {
        "jaren": jaren,
        "jaar": jaar,
        "form": form,
        "gebied": kies.get("postcode"),
        "km": kies.get("km") or AFSTAND_ZONDER_KEUZE,
        "zoekt": any(kies.get(naam) for naam in ("soort", "periode", "sector", "status", "postcode")),
        "per_soort": per_soort(jaar) if jaar else [],
        "afspraken": Regioafspraak.objects.over_stages(jaar, Sector.values) if jaar else [],
        "pagina": Paginator(gevonden, PER_BLADZIJDE).get_page(request.GET.get("page")),
    }
    return render(request, "vacatures/stages/stages.html", context)


def jaren_met_aanbod() -> list[Stagejaar]:
    """The school years about which schools told what they offer."""
    return list(Stagejaar.objects.filter(aanbod__in=Stageaanbod.objects.openbaar()).distinct())


def jaar_uit(gevraagd: str, jaren: list[Stagejaar]) -> Stagejaar | None:
    """The school year that was asked for, else the one of today, else the last one with an offer."""
    nu = Schooljaar.van(timezone.localdate()).begin
    per_begin = {str(jaar.begin): jaar for jaar in jaren}
    return per_begin.get(gevraagd) or per_begin.get(str(nu)) or (jaren[-1] if jaren else None)


def _gevonden(jaar: Stagejaar, kies: dict) -> QuerySet[Stageaanbod]:
    """Confirmed offers with a place that fits, each with its fitting places in `gevonden`."""
    past = Q(plaatsen__gt=0)
    if kies.get("soort"):
        past &= Q(soort=kies["soort"])
    if kies.get("periode"):
        past &= Q(periode__code=kies["periode"])
    plaatsen = Stageplaats.objects.filter(past).select_related("periode")
    aanbod = Stageaanbod.objects.openbaar().filter(jaar=jaar)
    if kies.get("sector"):
        aanbod = aanbod.filter(school__sector=kies["sector"])
    if kies.get("status"):
        aanbod = aanbod.filter(school__opleidingsstatus=kies["status"])
    aanbod = aanbod.filter(Exists(plaatsen.filter(aanbod=OuterRef("pk"))))
    volgorde = ["school__naam", "pk"]
    if plek := kies.get("postcode"):
        aanbod = aanbod.annotate(afstand=afstand_km(lat=plek.lat, lon=plek.lon, veld="school__gebied"))
        aanbod = aanbod.filter(afstand__lte=kies.get("km") or AFSTAND_ZONDER_KEUZE)
        volgorde = [F("afstand").asc(), *volgorde]
    return (
        aanbod.order_by(*volgorde)
        .select_related("school__bestuur")
        .prefetch_related(Prefetch("plaatsen", plaatsen, to_attr="gevonden"))
    )


def per_soort(jaar: Stagejaar) -> list[dict]:
    """How many places of each kind were confirmed, at how many schools; a kind with 0 was told to have none."""
    namen = dict(Opleidingssoort.choices)
    openbaar = Stageaanbod.objects.openbaar().filter(jaar=jaar)
    geteld = (
        Stageplaats.objects.filter(aanbod__in=openbaar)
        .order_by()
        .values("soort")
        .annotate(totaal=Sum("plaatsen"), scholen=Count("aanbod", filter=Q(plaatsen__gt=0), distinct=True))
    )
    volgorde = list(namen)
    return sorted(
        ({**rij, "naam": namen[rij["soort"]]} for rij in geteld), key=lambda rij: volgorde.index(rij["soort"])
    )
