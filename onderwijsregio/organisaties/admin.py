"""The technical admin: looking up, and the few things that have no screen of their own."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db.models import URLField

from onderwijsregio.kern.admin import AlleenLezen, BlijftBestaan

from .models import (
    Bron,
    Gebruiker,
    Importronde,
    Lidmaatschap,
    Organisatie,
    Partnerschap,
    Postcodegebied,
    Regio,
    School,
    Thema,
    Uitnodiging,
)

# One door: with the second factor and the rate limits of the portal's own login.
admin.site.login = secure_admin_login(admin.site.login)
admin.site.site_header = admin.site.site_title = "Technisch beheer"
admin.site.index_title = "Onderdelen"


class LidmaatschapInline(admin.TabularInline):
    model = Lidmaatschap
    extra = 0
    can_delete = False
    raw_id_fields = ["organisatie", "school"]


@admin.register(Gebruiker)
class GebruikerAdmin(UserAdmin, BlijftBestaan):
    list_display = ["email", "voornaam", "achternaam", "is_active", "is_staff", "last_login"]
    list_filter = ["is_active", "is_staff", "lidmaatschappen__rol"]
    search_fields = ["email", "voornaam", "achternaam"]
    ordering = ["email"]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["email", "password"]}),
        ("Persoon", {"fields": ["voornaam", "achternaam", "telefoon"]}),
        ("Toegang", {"fields": ["is_active", "is_staff", "is_superuser", "groups", "user_permissions"]}),
        ("Data", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [(None, {"fields": ["email", "usable_password", "password1", "password2"]})]
    inlines = [LidmaatschapInline]


@admin.register(Lidmaatschap)
class LidmaatschapAdmin(BlijftBestaan):
    list_display = ["gebruiker", "rol", "organisatie", "school", "van", "tot"]
    list_filter = ["rol"]
    list_select_related = ["gebruiker", "organisatie", "school"]
    search_fields = ["gebruiker__email", "gebruiker__achternaam", "organisatie__naam"]
    raw_id_fields = ["gebruiker", "organisatie", "school"]


@admin.register(Uitnodiging)
class UitnodigingAdmin(AlleenLezen):
    list_display = [
        "email",
        "rol",
        "organisatie",
        "verstuurd_op",
        "verloopt_op",
        "aanvaard_op",
        "ingetrokken_op",
    ]
    list_select_related = ["organisatie"]
    search_fields = ["email"]
    exclude = ["sleutelhash"]


@admin.register(Regio)
class RegioAdmin(BlijftBestaan):
    raw_id_fields = ["penvoerder", "loket"]

    def has_add_permission(self, request):
        return False


@admin.register(Organisatie)
class OrganisatieAdmin(BlijftBestaan):
    formfield_overrides = {URLField: {"assume_scheme": "https"}}
    list_display = ["naam", "soort", "bevoegd_gezag"]
    list_filter = ["soort"]
    search_fields = ["naam", "bevoegd_gezag", "code"]


@admin.register(School)
class SchoolAdmin(BlijftBestaan):
    list_display = ["naam", "sector", "bestuur", "plaats", "brin", "vestiging", "gesloten_op"]
    list_filter = ["sector", "opleidingsstatus", ("gesloten_op", admin.EmptyFieldListFilter)]
    list_select_related = ["bestuur"]
    search_fields = ["naam", "brin", "plaats"]
    raw_id_fields = ["bestuur", "gebied"]


@admin.register(Thema)
class ThemaAdmin(BlijftBestaan):
    list_display = ["volgorde", "naam"]


@admin.register(Partnerschap)
class PartnerschapAdmin(BlijftBestaan):
    filter_horizontal = ["instituten"]
    raw_id_fields = ["scholen"]


@admin.register(Bron)
class BronAdmin(BlijftBestaan):
    list_display = ["titel", "uitgever", "datum"]


@admin.register(Postcodegebied)
class PostcodegebiedAdmin(AlleenLezen):
    list_display = ["pc4", "plaats", "wijk", "gemeente"]
    search_fields = ["pc4", "plaats"]


@admin.register(Importronde)
class ImportrondeAdmin(AlleenLezen):
    list_display = ["gemaakt_op", "bestandsnaam", "soort", "door", "doorgevoerd_op"]
    exclude = ["inhoud"]
