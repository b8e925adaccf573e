from django.urls import path

from .views import mijn, openbaar, werk

app_name = "vacatures"
urlpatterns = [
    path("vacatures/", openbaar.vacatures, name="vacatures"),
    path("vacatures/<int:pk>/", openbaar.vacature, name="vacature"),
    path("vacatures/<int:pk>/solliciteren/", mijn.solliciteer, name="solliciteer"),
    path("stages/", openbaar.stages, name="stages"),
    path("mijn/sollicitaties/<int:pk>/", mijn.mijn_sollicitatie, name="mijn_sollicitatie"),
    path("mijn/sollicitaties/<int:pk>/intrekken/", mijn.trek_in, name="trek_sollicitatie_in"),
    path("werk/vacatures/", werk.eigen_vacatures, name="eigen_vacatures"),
    path("werk/vacatures/nieuw/", werk.nieuwe_vacature, name="nieuwe_vacature"),
    path("werk/vacatures/<int:pk>/", werk.beheer, name="beheer"),
    path("werk/vacatures/<int:pk>/wijzigen/", werk.wijzig_vacature, name="wijzig_vacature"),
    path("werk/vacatures/<int:pk>/voorbeeld/", werk.voorbeeld, name="voorbeeld"),
    path("werk/vacatures/<int:pk>/publiceren/", werk.publiceer, name="publiceer"),
    path("werk/vacatures/<int:pk>/sluiten/", werk.sluit, name="sluit"),
    path("werk/sollicitaties/<int:pk>/", werk.sollicitatie, name="sollicitatie"),
]
