"""The replacement pool."""

from django.urls import path

from ..views import mijn_vervanging, vervanging

urlpatterns = [
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
