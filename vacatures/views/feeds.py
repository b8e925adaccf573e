"""Vacancies for machines that read: an Atom feed of every list, and addresses for search engines."""

from dataclasses import replace

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import Sitemap
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from onderwijsregio.kern.geheugen import onthoud_openbaar
from onderwijsregio.organisaties.models import Regio

from ..models import Vacature
from ..zoeken import Gevraagd, Landing, landingen, zoek
from .zoeken import gevraagd_uit

#: As many as a feed holds, the newest.
IN_DE_FEED = 50


class Vacaturefeed(Feed):
    """The newest of what a list shows: the address has the same choices as the list.

    What only comes near the question stands in the list, which says so, and not here.
    """

    feed_type = Atom1Feed
    language = "nl"

    def get_object(self, request: HttpRequest) -> tuple[HttpRequest, Gevraagd]:
        _, _, gevraagd = gevraagd_uit(request.GET)
        return request, gevraagd

    def title(self, obj) -> str:
        regio = Regio.objects.first()
        wat = f"Vacatures: {obj[1].tekst}" if obj[1].tekst else "Nieuwe vacatures"
        return f"{wat} – {regio.naam if regio else 'Onderwijsregio'}"

    def link(self, obj) -> str:
        vraag = obj[0].GET.urlencode()
        return reverse("vacatures:vacatures") + (f"?{vraag}" if vraag else "")

    def feed_url(self, obj) -> str:
        return settings.ADRES + obj[0].get_full_path()

    def items(self, obj) -> list[Vacature]:
        uitslag = zoek(_nieuwste_eerst(obj[1]), tot=IN_DE_FEED, alleen_heel=True)
        rijen = Vacature.objects.open().select_related("school", "organisatie").in_bulk(uitslag.pks)
        return [rijen[pk] for pk in uitslag.pks if pk in rijen]

    def item_title(self, item: Vacature) -> str:
        return f"{item.titel} – {item.school}, {item.school.plaats}"

    def item_description(self, item: Vacature) -> str:
        return item.omschrijving

    def item_author_name(self, item: Vacature) -> str:
        return str(item.organisatie)

    def item_guid(self, item: Vacature) -> str:
        return settings.ADRES + item.get_absolute_url()

    def item_pubdate(self, item: Vacature):
        return item.gepubliceerd_op

    def item_updateddate(self, item: Vacature):
        return item.gewijzigd_op


def _nieuwste_eerst(gevraagd: Gevraagd) -> Gevraagd:
    return replace(gevraagd, volgorde="nieuw")


feed = login_not_required(require_safe(onthoud_openbaar(Vacaturefeed())))


class OpenVacatures(Sitemap):
    """Each open vacancy."""

    def items(self):
        return Vacature.objects.open().only("pk", "gewijzigd_op").order_by("pk")

    def lastmod(self, item: Vacature):
        return item.gewijzigd_op


class PerPlaats(Sitemap):
    """Each kind of work in each place, as long as there is some; and the list itself."""

    def items(self) -> list[Landing | None]:
        return [None, *landingen()]

    def location(self, item: Landing | None) -> str:
        return reverse("vacatures:landing", args=item.sleutel) if item else reverse("vacatures:vacatures")
