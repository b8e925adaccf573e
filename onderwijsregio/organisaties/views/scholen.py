"""The public list of schools and the profile of one."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import Sitemap
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from onderwijsregio.kern import menu
from onderwijsregio.kern.geheugen import onthoud_openbaar

from .. import kaart
from ..forms.scholen import Schoolfilter
from ..models import Postcodegebied, Regio, School

PER_BLADZIJDE = 25


@login_not_required
@require_safe
@onthoud_openbaar
def lijst(request: HttpRequest) -> HttpResponse:
    """Open schools, found by name, sector, place and board."""
    formulier = Schoolfilter(request.GET, regio=Regio.objects.first())
    scholen = School.objects.zichtbaar_voor(request.user).open().select_related("bestuur")
    gevonden = formulier.pas_toe(scholen)
    bladen = Paginator(gevonden, PER_BLADZIJDE)
    context = {
        "formulier": formulier,
        "kaart": _op_de_kaart(gevonden),
        "bladzijde": bladen.get_page(request.GET.get("page")),
        "gefilterd": any(formulier.cleaned_data.values()),
    }
    return render(request, "organisaties/scholen.html", context)


def _op_de_kaart(scholen: QuerySet) -> kaart.Kaart | None:
    """The found schools as a dot for each postcode area, which leads to those in it."""
    gebieden = list(
        Postcodegebied.objects.annotate(aantal=Count("scholen", filter=Q(scholen__in=scholen.order_by())))
    )
    plekken = [
        kaart.Punt(
            float(gebied.lat),
            float(gebied.lon),
            f"{gebied.pc4} {gebied.wijk or gebied.plaats}",
            gebied.aantal,
            f"{reverse('organisaties:scholen')}?waar={gebied.pc4}",
        )
        for gebied in gebieden
        if gebied.aantal
    ]
    return kaart.teken(kaart.punten_van(gebieden), plekken=plekken) if plekken else None


@login_not_required
@require_safe
@onthoud_openbaar
def profiel(request: HttpRequest, pk: int) -> HttpResponse:
    """One school, with what later apps have to tell about it. A closed school keeps its page."""
    scholen = School.objects.zichtbaar_voor(request.user).select_related("bestuur", "gebied")
    school = get_object_or_404(scholen.prefetch_related("partnerschappen"), pk=pk)
    context = {"school": school, "blokken": menu.blokken(request, "school")}
    return render(request, "organisaties/school.html", context)


class Scholen(Sitemap):
    """The list of schools, and each open school."""

    def items(self) -> list[str]:
        scholen = School.objects.open().order_by("pk")
        return [reverse("organisaties:scholen"), *(school.get_absolute_url() for school in scholen)]

    def location(self, item: str) -> str:
        return item
