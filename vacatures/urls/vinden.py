"""Finding a job: the search, the job page, what somebody keeps, and alerts."""

from django.urls import path

from ..views import baan, bewaren, feeds, zoeken, zoekopdrachten, zoekopdrachten_cijfers, zoekwoorden

urlpatterns = [
    path("vacatures/", zoeken.vacatures, name="vacatures"),
    path("vacatures/bewaard/", bewaren.bewaard, name="bewaard"),
    path("vacatures/feed.atom", feeds.feed, name="feed"),
    path("vacatures/<int:pk>/", baan.vacature, name="vacature"),
    path("vacatures/<int:pk>/bewaren/", bewaren.bewaar, name="bewaar"),
    path("vacatures/zoekopdrachten/", zoekopdrachten.link, name="zoekopdrachten_link"),
    path("vacatures/zoekopdrachten/nieuw/", zoekopdrachten.nieuw, name="zoekopdracht_nieuw"),
    path("vacatures/zoekopdrachten/gevraagd/", zoekopdrachten.gevraagd, name="zoekopdracht_gevraagd"),
    path(
        "vacatures/zoekopdrachten/bevestig/<str:sleutel>/",
        zoekopdrachten.bevestig,
        name="zoekopdracht_bevestig",
    ),
    path("vacatures/zoekopdrachten/stop/<str:sleutel>/", zoekopdrachten.stop, name="zoekopdracht_stop"),
    path("vacatures/zoekopdrachten/nog/<str:sleutel>/", zoekopdrachten.nog, name="zoekopdracht_nog"),
    path(
        "vacatures/zoekopdrachten/van/<str:sleutel>/",
        zoekopdrachten.lijst_met_sleutel,
        name="zoekopdrachten_met_sleutel",
    ),
    path(
        "vacatures/zoekopdrachten/van/<str:sleutel>/<int:pk>/",
        zoekopdrachten.wijzig_met_sleutel,
        name="zoekopdracht_wijzig_met_sleutel",
    ),
    path(
        "vacatures/zoekopdrachten/van/<str:sleutel>/<int:pk>/doe/",
        zoekopdrachten.doe_met_sleutel,
        name="zoekopdracht_doe_met_sleutel",
    ),
    path("mijn/zoekopdrachten/", zoekopdrachten.lijst, name="zoekopdrachten"),
    path("mijn/zoekopdrachten/<int:pk>/", zoekopdrachten.wijzig, name="zoekopdracht_wijzig"),
    path("mijn/zoekopdrachten/<int:pk>/doe/", zoekopdrachten.doe, name="zoekopdracht_doe"),
    path("werk/zoekopdrachten/", zoekopdrachten_cijfers.cijfers, name="zoekopdrachten_cijfers"),
    path(
        "werk/zoekopdrachten/<slug:soort>/",
        zoekopdrachten_cijfers.export,
        name="zoekopdrachten_cijfers_export",
    ),
    path("werk/zoekwoorden/", zoekwoorden.zoekwoorden, name="zoekwoorden"),
    path("werk/zoekwoorden/<int:pk>/weg/", zoekwoorden.zoekwoord_weg, name="zoekwoord_weg"),
    path("werk/zoekwoorden/<int:pk>/terug/", zoekwoorden.zoekwoord_terug, name="zoekwoord_terug"),
]
