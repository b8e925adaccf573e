"""All addresses: each app brings its own, from the root."""

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from onderwijsregio.kern.sitemaps import sitemaps

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("beheer/", admin.site.urls),
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
