"""Technical administration: to look at, not to work in. What is fixed stays fixed."""

from django.contrib import admin

from onderwijsregio.kern.admin import AlleenLezen

from .models import (
    Bericht,
    Document,
    Doorverwijzing,
    Kandidaat,
    Keuzeregels,
    Keuzeuitkomst,
    Route,
    Routeaanmelding,
    Stap,
    Toestemming,
    Vraag,
)


@admin.register(Kandidaat)
class KandidaatAdmin(AlleenLezen):
    list_display = ["naam", "fase", "status", "volgende_stap", "volgende_stap_van", "volgende_stap_op"]
    list_filter = ["fase", "status"]
    list_select_related = ["volgende_stap_van"]
    search_fields = ["voornaam", "achternaam", "email"]


@admin.register(Stap)
class StapAdmin(AlleenLezen):
    list_display = ["op", "kandidaat", "soort", "tekst", "door", "intern"]
    list_filter = ["soort"]
    list_select_related = ["kandidaat", "door"]
    date_hierarchy = "op"


@admin.register(Vraag)
class VraagAdmin(AlleenLezen):
    list_display = ["gesteld_op", "kandidaat", "status", "eigenaar", "kanaal"]
    list_filter = ["status", "kanaal"]
    list_select_related = ["kandidaat", "eigenaar"]


@admin.register(Doorverwijzing)
class DoorverwijzingAdmin(AlleenLezen):
    list_display = ["aangeboden_op", "kandidaat", "naar", "status"]
    list_filter = ["status"]
    list_select_related = ["kandidaat", "naar__gebruiker", "naar__organisatie"]


@admin.register(Toestemming)
class ToestemmingAdmin(AlleenLezen):
    list_display = ["kandidaat", "doel", "tekstversie", "gegeven_op", "ingetrokken_op"]
    list_filter = ["doel"]
    list_select_related = ["kandidaat"]


@admin.register(Document)
class DocumentAdmin(AlleenLezen):
    list_display = ["kandidaat", "soort", "bestandsnaam", "bytes", "toegevoegd_op"]
    list_filter = ["soort"]
    list_select_related = ["kandidaat"]
    exclude = ["bestand"]  # a private file is reached through its own view only


@admin.register(Routeaanmelding)
class RouteaanmeldingAdmin(AlleenLezen):
    list_display = ["kandidaat", "route", "status", "ingediend_op", "beoordeeld_op"]
    list_filter = ["status", "route"]
    list_select_related = ["kandidaat", "route"]


@admin.register(Bericht)
class BerichtAdmin(AlleenLezen):
    list_display = ["op", "vraag", "door"]
    list_select_related = ["vraag__kandidaat", "door"]


@admin.register(Route)
class RouteAdmin(admin.ModelAdmin):
    """Routes come from the data files of the region; here a word can be mended in between."""

    list_display = ["naam", "code", "aanmelden_kan", "volgorde"]


@admin.register(Keuzeregels)
class KeuzeregelsAdmin(AlleenLezen):
    list_display = ["versie", "status", "toelichting", "gemaakt_op", "gepubliceerd_op"]
    list_filter = ["status"]


@admin.register(Keuzeuitkomst)
class KeuzeuitkomstAdmin(AlleenLezen):
    list_display = ["kandidaat", "regels", "bewaard_op"]
    list_select_related = ["kandidaat", "regels"]
