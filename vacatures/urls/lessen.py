"""Lessons by people from outside."""

from django.urls import path

from ..views import lesaanbod, lescijfers, lessen, leswerk

urlpatterns = [
    path("lessen/", lessen.lessen, name="lessen"),
    path("lessen/<int:pk>/", lessen.les, name="les"),
    path("lessen/<int:pk>/vraag/", lessen.stel_lesvraag, name="stel_lesvraag"),
    path("lessen/<int:pk>/boeken/", lessen.boek_lessen, name="boek_lessen"),
    path("werk/lessen/", leswerk.onze_lessen, name="onze_lessen"),
    path("werk/lessen/rooster/", leswerk.rooster, name="lesrooster"),
    path("werk/lessen/bevestigen/", leswerk.te_bevestigen, name="te_bevestigen"),
    path("werk/lessen/les/<int:pk>/", leswerk.zeg_gegeven, name="zeg_gegeven"),
    path("werk/lessen/les/<int:pk>/beslissen/", leswerk.beslis_les, name="beslis_les"),
    path("werk/lessen/reeks/<int:pk>/", leswerk.lesreeks, name="lesreeks"),
    path("werk/lessen/reeks/<int:pk>/ja/", leswerk.bevestig_reeks, name="bevestig_reeks"),
    path("werk/lessen/reeks/<int:pk>/andere-dagen/", lessen.andere_dagen, name="andere_dagen"),
    path("werk/lessen/reeks/<int:pk>/afzeggen/", leswerk.zeg_af, name="lessen_afzeggen"),
    path("werk/lessen/reeks/<int:pk>/lessen.ics", leswerk.lesreeks_ics, name="lesreeks_ics"),
    path("werk/lessen/vragen/<int:pk>/", lesaanbod.lesvraag, name="lesvraag"),
    path("werk/lessen/aanbod/nieuw/", lesaanbod.nieuw_aanbod, name="nieuw_aanbod"),
    path("werk/lessen/aanbod/<int:pk>/", lesaanbod.wijzig_aanbod, name="wijzig_aanbod"),
    path("werk/lessen/aanbod/<int:pk>/publiceren/", lesaanbod.publiceer_aanbod, name="publiceer_aanbod"),
    path("werk/lessen/aanbod/<int:pk>/stoppen/", lesaanbod.stop_aanbod, name="stop_aanbod"),
    path("werk/lessen/cijfers/", lescijfers.cijfers, name="lescijfers"),
    path("werk/lessen/cijfers/<slug:soort>/", lescijfers.cijfers_export, name="lescijfers_export"),
]
