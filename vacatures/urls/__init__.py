"""The addresses of this app, a module for each stream."""

from django.urls import path

from ..views import landing
from . import lessen, solliciteren, stages, vervangen, vinden, werven

app_name = "vacatures"
urlpatterns = [
    *vinden.urlpatterns,
    *solliciteren.urlpatterns,
    *werven.urlpatterns,
    *stages.urlpatterns,
    *lessen.urlpatterns,
    *vervangen.urlpatterns,
    # Last of all: any other two words after vacatures/ are a kind of work and a place.
    path("vacatures/<slug:functie>/<slug:plaats>/", landing.landing, name="landing"),
]
