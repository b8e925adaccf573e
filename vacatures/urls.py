from django.urls import path

from .views import levensloop, mijn, mijn_vervanging, openbaar, vervanging, werk, zoeken

app_name = "vacatures"
urlpatterns = [
    path("vacatures/", zoeken.vacatures, name="vacatures"),
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
    path("werk/vervanging/", vervanging.lijst, name="vervanging"),
    path("werk/vervanging/nieuw/", vervanging.nieuw, name="vervanging_vragen"),
    path("werk/vervanging/pool/", vervanging.pool, name="pool"),
    path("werk/vervanging/pool/<int:pk>/", vervanging.poollid, name="poollid"),
    path("werk/vervanging/pool/nieuw/<int:kandidaat>/", vervanging.in_de_pool, name="in_de_pool"),
    path("werk/vervanging/cijfers/", vervanging.cijfers, name="vervangingscijfers"),
    path(
        "werk/vervanging/cijfers/<slug:soort>/", vervanging.cijfers_export, name="vervangingscijfers_export"
    ),
    path("werk/vervanging/<int:pk>/", vervanging.verzoek, name="vervangingsverzoek"),
    path("werk/vervanging/<int:pk>/toewijzen/", vervanging.wijs_toe, name="wijs_vervanging_toe"),
    path("werk/vervanging/<int:pk>/intrekken/", vervanging.trek_in, name="trek_vervanging_in"),
    path("werk/vervanging/dag/<int:pk>/", vervanging.hoe_ging_het, name="hoe_ging_vervanging"),
    path("mijn/vervanging/", mijn_vervanging.mijn, name="mijn_vervanging"),
    path("vervanging/<str:sleutel>/", mijn_vervanging.met_sleutel, name="mijn_vervanging_met_sleutel"),
]
