from django.urls import path

from .views import kandidaten, mijn, openbaar, vragen, werk

app_name = "loket"
urlpatterns = [
    path("", openbaar.home, name="home"),
    path("routes/", openbaar.routes, name="routes"),
    path("routes/<slug:code>/", openbaar.route, name="route"),
    path("vragen/", openbaar.vragen, name="vragen"),
    path("vragen/bedankt/", openbaar.vraag_ontvangen, name="vraag_ontvangen"),
    path("contact/", openbaar.contact, name="contact"),
    path("privacy/", openbaar.privacy, name="privacy"),
    path("mijn/", mijn.mijn, name="mijn"),
    path("mijn/begin/", mijn.begin, name="begin"),
    path("mijn/profiel/", mijn.profiel, name="profiel"),
    path("mijn/toestemmingen/", mijn.toestemmingen, name="toestemmingen"),
    path("mijn/documenten/", mijn.documenten, name="documenten"),
    path("mijn/documenten/<int:pk>/verwijderen/", mijn.document_verwijderen, name="document_verwijderen"),
    path("mijn/routes/<slug:code>/aanmelden/", mijn.aanmelden, name="aanmelden"),
    path("mijn/aanmeldingen/<int:pk>/intrekken/", mijn.aanmelding_intrekken, name="aanmelding_intrekken"),
    path("mijn/vragen/<int:pk>/", mijn.vraag, name="mijn_vraag"),
    path("mijn/stoppen/", mijn.stoppen, name="stoppen"),
    path("mijn/terugkomen/", mijn.terugkomen, name="terugkomen"),
    path("documenten/<int:pk>/", mijn.document, name="document"),
    path("werk/", werk.werk, name="werk"),
    path("werk/vragen/", vragen.inbox, name="inbox"),
    path("werk/vragen/nieuw/", vragen.nieuw, name="vraag_nieuw"),
    path("werk/vragen/<int:pk>/", vragen.vraag, name="vraag"),
    path("werk/vragen/<int:pk>/doorverwijzen/", vragen.doorverwijzen, name="doorverwijzen"),
    path("werk/doorverwijzingen/<int:pk>/", vragen.doorverwijzing, name="doorverwijzing"),
    path("werk/kandidaten/", kandidaten.lijst, name="kandidaten"),
    path("werk/kandidaten/export/<slug:soort>/", kandidaten.export, name="kandidaten_export"),
    path("werk/kandidaten/<int:pk>/", kandidaten.kaart, name="kandidaat"),
    path("werk/kandidaten/<int:pk>/stap/", kandidaten.stap, name="stap"),
    path("werk/kandidaten/<int:pk>/einde/", kandidaten.einde, name="einde"),
    path("werk/aanmeldingen/<int:pk>/", kandidaten.aanmelding, name="aanmelding"),
]
