"""Internship places, and the students who look for one."""

from django.urls import path

from ..views import stagecijfers, stages, stagestudenten, stagewerk

urlpatterns = [
    path("stages/", stages.stages, name="stages"),
    path("werk/stages/", stagewerk.stagewerk, name="stagewerk"),
    path("werk/stages/invullen/", stagewerk.rooster, name="stagerooster"),
    path("werk/stages/overnemen/", stagewerk.neem_over, name="stages_overnemen"),
    path("werk/stages/scholen/<int:pk>/", stagewerk.aanbod, name="stageaanbod"),
    path("werk/stages/scholen/<int:pk>/plaatsen/", stagewerk.nieuwe_plaats, name="stageplaats_nieuw"),
    path(
        "werk/stages/scholen/<int:pk>/begeleiders/", stagewerk.nieuwe_begeleider, name="stagebegeleider_nieuw"
    ),
    path("werk/stages/plaatsen/<int:pk>/", stagewerk.plaats, name="stageplaats"),
    path("werk/stages/plaatsen/<int:pk>/weg/", stagewerk.plaats_weg, name="stageplaats_weg"),
    path("werk/stages/begeleiders/<int:pk>/", stagewerk.begeleider, name="stagebegeleider"),
    path("werk/stages/begeleiders/<int:pk>/weg/", stagewerk.begeleider_weg, name="stagebegeleider_weg"),
    path("werk/stages/aanbod/<int:pk>/bevestigen/", stagewerk.bevestig, name="stageaanbod_bevestigen"),
    path("werk/stages/aanbod/<int:pk>/concept/", stagewerk.maak_concept, name="stageaanbod_concept"),
    path("werk/stages/cijfers/", stagecijfers.cijfers, name="stagecijfers"),
    path("werk/stages/cijfers/<slug:soort>/", stagecijfers.cijfers_export, name="stagecijfers_export"),
    path("werk/stages/vergoedingen/", stagecijfers.vergoedingen, name="stagevergoedingen"),
    path(
        "werk/stages/vergoedingen/<slug:soort>/",
        stagecijfers.vergoedingen_export,
        name="stagevergoedingen_export",
    ),
    path("werk/stages/voortgang/", stagecijfers.voortgang, name="stagevoortgang"),
    path("werk/stages/herinneren/", stagecijfers.herinner, name="stages_herinneren"),
    path("werk/stages/studenten/", stagestudenten.studenten, name="stagestudenten"),
    path("werk/stages/studenten/<int:pk>/", stagestudenten.student, name="stagestudent"),
    path("werk/stages/studenten/<int:pk>/gegevens/", stagestudenten.gegevens, name="stagestudent_gegevens"),
    path("werk/stages/studenten/<int:pk>/wissen/", stagestudenten.wis, name="stagestudent_wissen"),
    path("werk/stages/studenten/importeren/", stagestudenten.importeer, name="studentenimport_nieuw"),
    path("werk/stages/studenten/importeren/<int:pk>/", stagestudenten.voorbeeld, name="studentenimport"),
    path(
        "werk/stages/studenten/importeren/<int:pk>/fouten/",
        stagestudenten.fouten,
        name="studentenimport_fouten",
    ),
    path(
        "werk/stages/studenten/importeren/<int:pk>/weg/", stagestudenten.gooi_weg, name="studentenimport_weg"
    ),
    path(
        "werk/stages/studenten/<slug:soort>/", stagestudenten.studenten_export, name="stagestudenten_export"
    ),
]
