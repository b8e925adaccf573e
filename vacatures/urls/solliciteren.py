"""Applying, for the candidate and for the board."""

from django.urls import path

from ..views import cijfers, mijn, mijn_gesprek, momenten, pijplijn, sjablonen, sollicitatie

urlpatterns = [
    path("vacatures/<int:pk>/solliciteren/", mijn.solliciteer, name="solliciteer"),
    path("mijn/sollicitaties/", mijn.mijn_sollicitaties, name="mijn_sollicitaties"),
    path("mijn/sollicitaties/<int:pk>/", mijn.mijn_sollicitatie, name="mijn_sollicitatie"),
    path("mijn/sollicitaties/<int:pk>/intrekken/", mijn.trek_in, name="trek_sollicitatie_in"),
    path("mijn/sollicitaties/<int:pk>/wijzigen/", mijn.wijzig, name="wijzig_sollicitatie"),
    path("mijn/sollicitaties/<int:pk>/ja/", mijn.zeg_ja, name="zeg_ja"),
    path("mijn/sollicitaties/<int:pk>/hulp/", mijn.sta_hulp_toe, name="sta_hulp_toe"),
    path("mijn/sollicitaties/<int:pk>/geen-hulp/", mijn.trek_hulp_in, name="trek_hulp_in"),
    path("mijn/sollicitaties/<int:pk>/moment/", mijn_gesprek.moment, name="mijn_moment"),
    path("mijn/sollicitaties/<int:pk>/afzeggen/", mijn_gesprek.afzeggen, name="mijn_gesprek_afzeggen"),
    path("mijn/sollicitaties/<int:pk>/agenda/", mijn_gesprek.kalender, name="mijn_gesprek_agenda"),
    path("werk/vacatures/<int:pk>/sollicitaties/", pijplijn.pijplijn, name="pijplijn"),
    path("werk/vacatures/<int:pk>/sollicitaties/schrijven/", pijplijn.schrijf, name="schrijf_sollicitanten"),
    path("werk/vacatures/<int:pk>/sollicitaties/<slug:soort>/", pijplijn.export, name="pijplijn_export"),
    path("werk/vacatures/<int:pk>/momenten/", momenten.momenten, name="momenten"),
    path("werk/vacatures/momenten/<int:pk>/", momenten.verzet, name="moment"),
    path("werk/vacatures/momenten/<int:pk>/intrekken/", momenten.trek_in, name="moment_intrekken"),
    path("werk/sollicitaties/<int:pk>/", sollicitatie.sollicitatie, name="sollicitatie"),
    path("werk/sollicitaties/<int:pk>/bericht/", sollicitatie.bericht, name="sollicitatie_bericht"),
    path("werk/sollicitaties/<int:pk>/notitie/", sollicitatie.notitie, name="sollicitatie_notitie"),
    path("werk/sollicitaties/<int:pk>/doorgeven/", sollicitatie.geef_door, name="sollicitatie_doorgeven"),
    path(
        "werk/sollicitaties/<int:pk>/nog-een-gesprek/", sollicitatie.nog_een_gesprek, name="nog_een_gesprek"
    ),
    path("werk/sollicitaties/sjablonen/", sjablonen.sjablonen, name="sjablonen"),
    path("werk/sollicitaties/sjablonen/nieuw/", sjablonen.nieuw, name="sjabloon_nieuw"),
    path("werk/sollicitaties/sjablonen/<int:pk>/", sjablonen.sjabloon, name="sjabloon"),
    path("werk/sollicitaties/cijfers/", cijfers.cijfers, name="sollicitatiecijfers"),
    path("werk/sollicitaties/cijfers/<slug:soort>/", cijfers.export, name="sollicitatiecijfers_export"),
]
