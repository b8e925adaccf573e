"""All addresses: each app brings its own, from the root."""

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtail

from loket.views.bladzijden import bladzijde
from loket.views.redactie import voorkeuren
from onderwijsregio.kern.api.portaal import VERSIE, adressen
from onderwijsregio.kern.sitemaps import sitemaps

handler404 = "onderwijsregio.kern.views.niet_gevonden"

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("beheer/", admin.site.urls),
    path("cms/login/", RedirectView.as_view(pattern_name="wagtailadmin_home"), name="cms_login"),
    path("cms/account/", voorkeuren, name="cms_account"),
    path("cms/", include(wagtail)),
    path(f"api/{VERSIE}/", adressen()),
    path("sitemap.xml", login_not_required(sitemap), {"sitemaps": sitemaps}, name="sitemap"),
    path("", include("onderwijsregio.kern.urls")),
    path("", include("onderwijsregio.organisaties.urls")),
    path("", include("loket.urls")),
    path("", include("vacatures.urls")),
    path("", include("matching.urls")),
    path("", include("begeleiding.urls")),
    path("", include("monitoring.urls")),
    path("", include("governance.urls")),
]

if settings.DEMO:
    urlpatterns.append(path("", include("demo.urls")))

# What editors write has the addresses that are left; the name is the one that Wagtail looks for.
urlpatterns.append(re_path(r"^(?P<pad>(?:[\w\-]+/)*)$", bladzijde, name="wagtail_serve"))
