"""What editors write: the pages, their images, the feed, and search over everything public."""

import mimetypes

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.contrib.sitemaps import Sitemap
from django.contrib.syndication.views import Feed
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import storages
from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from wagtail.models import Page
from wagtail.views import serve

from onderwijsregio.kern import zoeken as zoekbronnen
from onderwijsregio.kern.geheugen import onthoud_openbaar
from onderwijsregio.kern.zoeken import Treffer
from onderwijsregio.organisaties.models import School

from ..keuzes import Evenementstatus
from ..models import Artikel, Evenement, Route, Routepagina, Routepaginas, Schoolpagina
from ..models.bladzijden import adres_van
from .vast import zoek_vast

MAX_WOORDEN = 100


@csrf_exempt
@login_not_required
@require_safe
@onthoud_openbaar
def bladzijde(request: HttpRequest, pad: str) -> HttpResponse:
    """A published page at its address; it has no forms, so a POST is not for it."""
    return serve(request, pad)


@login_not_required
@require_safe
def beeld(request: HttpRequest, pad: str) -> FileResponse:
    """An image cut to size. Its name changes with its content, so it may be kept."""
    try:
        bestand = storages["beelden"].open(pad)
    except (OSError, SuspiciousFileOperation) as fout:
        raise Http404 from fout
    antwoord = FileResponse(bestand, content_type=mimetypes.guess_type(pad)[0])
    antwoord["Cache-Control"] = "public, max-age=31536000, immutable"
    return antwoord


@login_not_required
@require_safe
def zoeken(request: HttpRequest) -> HttpResponse:
    """Find pages, routes and whatever else the apps bring."""
    woorden = request.GET.get("q", "").strip()[:MAX_WOORDEN]
    groepen = zoekbronnen.zoek(woorden) if woorden else []
    aantal = sum(groep["aantal"] for groep in groepen)
    return render(request, "loket/zoeken.html", {"woorden": woorden, "groepen": groepen, "aantal": aantal})


def _eigen_adres():
    """The published pages but the start page, and those that are read on the page of a route or a school."""
    return Page.objects.live().filter(depth__gt=2).not_type(Routepaginas, Routepagina, Schoolpagina)


def zoek_bladzijden(woorden: str) -> list[Treffer]:
    """Pages of the portal itself that are called this, then published pages with these words, best first."""
    gevonden = _eigen_adres().search(woorden)[: zoekbronnen.PER_SOORT]
    geschreven = (
        Treffer(rij.title, rij.adres, rij.omschrijving)
        for rij in (gevonden_.specific for gevonden_ in gevonden)
    )
    return [*zoek_vast(woorden), *geschreven]


def zoek_routes(woorden: str) -> list[Treffer]:
    """Routes with these words: first in their facts, then in what editors wrote about them."""
    velden = ("naam", "zoekwoorden", "samenvatting", "doelgroep")
    geschreven = Routepagina.objects.live().select_related("route").search(woorden)
    gevonden = [*op_woorden(Route.objects.all(), velden, woorden), *(rij.route for rij in geschreven)]
    return [
        Treffer(route.naam, route.get_absolute_url(), Truncator(route.samenvatting).words(30))
        for route in list(dict.fromkeys(gevonden))[: zoekbronnen.PER_SOORT]
    ]


def zoek_agenda(woorden: str) -> list[Treffer]:
    """What is coming up with these words, and when."""
    komend = Evenement.objects.filter(status=Evenementstatus.GEPUBLICEERD).komend()
    return [
        Treffer(rij.titel, rij.get_absolute_url(), f"{_dag(rij)}. {Truncator(rij.omschrijving).words(20)}")
        for rij in op_woorden(komend, ("titel", "soort", "omschrijving", "plaats"), woorden)
    ]


def _dag(evenement: Evenement) -> str:
    return date_format(timezone.localtime(evenement.begint_op), "l j F Y").capitalize()


def zoek_scholen(woorden: str) -> list[Treffer]:
    """Schools with these words: first in their facts, then in what their board wrote about them."""
    scholen = School.objects.open().select_related("bestuur")
    geschreven = Schoolpagina.objects.live().select_related("school").search(woorden)
    gevonden = [
        *op_woorden(scholen, ("naam", "wijk", "plaats", "bestuur__naam"), woorden),
        *(rij.school for rij in geschreven if not rij.school.gesloten_op),
    ]
    return [
        Treffer(school.naam, school.get_absolute_url(), f"{school.get_sector_display()}, {school.waar}")
        for school in list(dict.fromkeys(gevonden))[: zoekbronnen.PER_SOORT]
    ]


def over_school(request: HttpRequest) -> dict | None:
    """The page of a school: what its board wrote about it."""
    geschreven = Schoolpagina.objects.live().filter(school=request.resolver_match.kwargs["pk"]).first()
    return {"page": geschreven} if geschreven else None


def op_woorden(rijen, velden: tuple[str, ...], woorden: str):
    """The rows that hold these words in these fields, best first; the first field weighs most.

    In the first field a part of a word is found as well, as Dutch writes words together: an
    "ambassadeur" is in "onderwijsambassadeur".
    """
    vraag = SearchQuery(woorden, config="dutch", search_type="websearch")
    eerste, *rest = velden
    vector = SearchVector(eerste, weight="A", config="dutch") + SearchVector(
        *rest, weight="C", config="dutch"
    )
    heel, deel = Q(zoekvector=vraag), Q(**{f"{eerste}__icontains": woorden})
    gevonden = rijen.annotate(zoekvector=vector).filter(heel | deel)
    return gevonden.order_by(-SearchRank("zoekvector", vraag), "pk")[: zoekbronnen.PER_SOORT]


@method_decorator(login_not_required, name="__call__")
class Nieuwsfeed(Feed):
    """The twenty newest articles, as Atom."""

    feed_type = Atom1Feed
    title = "Nieuws"
    subtitle = "Nieuws over werken in het onderwijs in deze regio"
    login_required = False

    def link(self) -> str:
        return settings.ADRES + "/nieuws/"

    def feed_url(self) -> str:
        return settings.ADRES + reverse("loket:nieuwsfeed")

    def items(self):
        return Artikel.objects.live()[:20]

    def item_title(self, item: Artikel) -> str:
        return item.title

    def item_description(self, item: Artikel) -> str:
        return item.samenvatting

    def item_link(self, item: Artikel) -> str:
        return settings.ADRES + item.adres

    def item_updateddate(self, item: Artikel):
        return item.last_published_at

    def item_pubdate(self, item: Artikel):
        return item.first_published_at


class Geschreven(Sitemap):
    """Every published page at an address of its own."""

    def items(self):
        return _eigen_adres().order_by("path")

    def location(self, item: Page) -> str:
        return adres_van(item)

    def lastmod(self, item: Page):
        return item.last_published_at
