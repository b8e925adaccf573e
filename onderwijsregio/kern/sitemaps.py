"""sitemap.xml: each app registers the pages that a search engine may know in `AppConfig.ready()`."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap

#: The sitemaps by name, filled while the apps start.
sitemaps: dict[str, type[Sitemap]] = {}


def registreer(naam: str, sitemap: type[Sitemap]) -> None:
    """Add a sitemap; its addresses get the scheme that the installation itself has."""
    sitemap.protocol = settings.ADRES.partition("://")[0]
    sitemaps[naam] = sitemap
