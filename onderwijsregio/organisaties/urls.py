from django.urls import path

from .views import beheer, beheer_mensen, importeren, mensen, merk, scholen, vakanties

app_name = "organisaties"
urlpatterns = [
    path("favicon.ico", merk.favicon, name="favicon"),
    path("thuis/", mensen.thuis, name="thuis"),
    path("rol/", mensen.wissel_rol, name="wissel_rol"),
    path("uitnodiging/<str:sleutel>/", mensen.uitnodiging, name="uitnodiging"),
    path("scholen/", scholen.lijst, name="scholen"),
    path("scholen/<int:pk>/", scholen.profiel, name="school"),
    path("onderdelen/", beheer.onderdelen, name="onderdelen"),
    path("werk/beheer/", beheer.overzicht, name="beheer"),
    path("werk/beheer/organisaties/", beheer.organisaties, name="beheer_organisaties"),
    path("werk/beheer/organisaties/nieuw/", beheer.organisatie_nieuw, name="organisatie_nieuw"),
    path("werk/beheer/organisaties/<int:pk>/", beheer.organisatie_wijzig, name="organisatie_wijzig"),
    path(
        "werk/beheer/organisaties/<int:pk>/samenvoegen/", beheer.samenvoegen, name="organisatie_samenvoegen"
    ),
    path("werk/beheer/mensen/", beheer_mensen.mensen, name="beheer_mensen"),
    path("werk/beheer/mensen/<int:pk>/", beheer_mensen.mens, name="mens"),
    path("werk/beheer/rollen/<int:pk>/beeindigen/", beheer_mensen.beeindig, name="rol_beeindigen"),
    path("werk/beheer/rollen/<int:pk>/herstellen/", beheer_mensen.herstel, name="rol_herstellen"),
    path("werk/beheer/uitnodigingen/", beheer_mensen.uitnodigingen, name="uitnodigingen"),
    path("werk/beheer/uitnodigingen/nieuw/", beheer_mensen.nodig_uit, name="nodig_uit"),
    path(
        "werk/beheer/uitnodigingen/<int:pk>/opnieuw/",
        beheer_mensen.verstuur_opnieuw,
        name="uitnodiging_opnieuw",
    ),
    path(
        "werk/beheer/uitnodigingen/<int:pk>/intrekken/", beheer_mensen.trek_in, name="uitnodiging_intrekken"
    ),
    path("werk/beheer/import/", importeren.overzicht, name="importeren"),
    path("werk/beheer/import/<int:pk>/", importeren.ronde, name="import"),
    path("werk/beheer/import/<int:pk>/verslag.csv", importeren.verslag, name="import_verslag"),
    path("werk/beheer/import/<int:pk>/doorvoeren/", importeren.voer_door, name="import_doorvoeren"),
    path("werk/beheer/import/<int:pk>/weggooien/", importeren.gooi_weg, name="import_weggooien"),
    path("werk/schoolvakanties/", vakanties.lijst, name="schoolvakanties"),
    path("werk/schoolvakanties/nieuw/", vakanties.vakantie, name="nieuwe_schoolvakantie"),
    path("werk/schoolvakanties/<int:pk>/", vakanties.vakantie, name="schoolvakantie"),
    path("werk/schoolvakanties/<int:pk>/weg/", vakanties.haal_weg, name="schoolvakantie_weg"),
]
