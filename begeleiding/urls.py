from django.urls import path

from .views import mijn, scholing, scholingbeheer, trajecten

app_name = "begeleiding"
urlpatterns = [
    path("werk/trajecten/", trajecten.lijst, name="trajecten"),
    path("werk/trajecten/export/<slug:soort>/", trajecten.export, name="trajecten_export"),
    path("werk/trajecten/<int:pk>/", trajecten.traject, name="traject"),
    path("werk/trajecten/<int:pk>/mijlpalen/<int:mijlpaal_pk>/", trajecten.mijlpaal, name="mijlpaal"),
    path(
        "werk/trajecten/<int:pk>/mijlpalen/<int:mijlpaal_pk>/terugdraaien/",
        trajecten.mijlpaal_terug,
        name="mijlpaal_terug",
    ),
    path("werk/trajecten/<int:pk>/mentor/", trajecten.mentor, name="mentor"),
    path("werk/trajecten/<int:pk>/gesprekken/nieuw/", trajecten.gesprek, name="gesprek"),
    path("werk/trajecten/<int:pk>/stoppen/", trajecten.stop, name="stop_traject"),
    path("werk/scholing/", scholingbeheer.lijst, name="scholingbeheer"),
    path("werk/scholing/nieuw/", scholingbeheer.nieuw, name="scholing_nieuw"),
    path("werk/scholing/<int:pk>/wijzigen/", scholingbeheer.wijzig, name="scholing_wijzig"),
    path("werk/scholing/<int:pk>/annuleren/", scholingbeheer.annuleer, name="scholing_annuleer"),
    path("werk/scholing/<int:pk>/deelnemers/<slug:soort>/", scholingbeheer.deelnemers, name="deelnemers"),
    path("mijn/traject/", mijn.mijn_traject, name="mijn_traject"),
    path("scholing/", scholing.scholingen, name="scholingen"),
    path("scholing/<int:pk>/", scholing.scholing, name="scholing"),
    path("scholing/<int:pk>/inschrijven/", scholing.schrijf_in, name="schrijf_in"),
    path("scholing/inschrijvingen/<int:pk>/annuleren/", scholing.annuleer, name="annuleer_inschrijving"),
]
