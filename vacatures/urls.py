from django.urls import path

from .views import (
    levensloop,
    mijn,
    openbaar,
    stagecijfers,
    stages,
    stagestudenten,
    stagewerk,
    werk,
    zoeken,
)

app_name = "vacatures"
urlpatterns = [
    path("vacatures/", zoeken.vacatures, name="vacatures"),
    path("vacatures/<int:pk>/", openbaar.vacature, name="vacature"),
    path("vacatures/<int:pk>/solliciteren/", mijn.solliciteer, name="solliciteer"),
    path("stages/", stages.stages, name="stages"),
    path("mijn/sollicitaties/<int:pk>/", mijn.mijn_sollicitatie, name="mijn_sollicitatie"),
    path("mijn/sollicitaties/<int:pk>/intrekken/", mijn.trek_in, name="trek_sollicitatie_in"),
    path("werk/vacatures/", werk.eigen_vacatures, name="eigen_vacatures"),
    path("werk/vacatures/nieuw/", werk.nieuwe_vacature, name="nieuwe_vacature"),
    path("werk/vacatures/<int:pk>/", werk.beheer, name="beheer"),
    path("werk/vacatures/<int:pk>/wijzigen/", werk.wijzig_vacature, name="wijzig_vacature"),
    path("werk/vacatures/<int:pk>/voorbeeld/", werk.voorbeeld, name="voorbeeld"),
    path("werk/vacatures/verborgen/", levensloop.verborgen, name="verborgen"),
    path("werk/vacatures/verborgen/<slug:soort>/", levensloop.verborgen_export, name="verborgen_export"),
    path("werk/vacatures/<int:pk>/publiceren/", levensloop.publiceer, name="publiceer"),
    path("werk/vacatures/<int:pk>/controle/", levensloop.vraag_controle, name="vraag_controle"),
    path("werk/vacatures/<int:pk>/goedkeuren/", levensloop.keur_goed, name="keur_goed"),
    path("werk/vacatures/<int:pk>/terug/", levensloop.stuur_terug, name="stuur_terug"),
    path("werk/vacatures/<int:pk>/plannen/", levensloop.plan, name="plan"),
    path("werk/vacatures/<int:pk>/niet-plannen/", levensloop.haal_van_planning, name="haal_van_planning"),
    path("werk/vacatures/<int:pk>/registreren/", levensloop.registreer, name="registreer_verborgen"),
    path("werk/vacatures/<int:pk>/toch-zoeken/", levensloop.zoek_toch, name="zoek_toch"),
    path("werk/vacatures/<int:pk>/openhouden/", levensloop.vernieuw, name="vernieuw"),
    path("werk/vacatures/<int:pk>/geschiedenis/", levensloop.geschiedenis, name="geschiedenis"),
    path("werk/vacatures/<int:pk>/sluiten/", werk.sluit, name="sluit"),
    path("werk/sollicitaties/<int:pk>/", werk.sollicitatie, name="sollicitatie"),
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
