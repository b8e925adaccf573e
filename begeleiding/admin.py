"""Guidance and training in the technical admin: to look at. What happens to them goes through the acties.

Training is the exception: its words and places are kept here. What a conversation was about is not shown:
that stays between mentor and candidate.
"""

from django.contrib import admin

from onderwijsregio.kern.admin import AlleenLezen

from .acties import schuif_door
from .models import Gesprek, Inschrijving, Koppeling, Mijlpaal, Scholing, Traject


@admin.register(Traject)
class TrajectAdmin(AlleenLezen):
    list_display = ("kandidaat", "route", "school", "start_op", "eind_op", "status")
    list_filter = ("status", "route")
    list_select_related = ("kandidaat", "route", "school")
    search_fields = ("kandidaat__voornaam", "kandidaat__achternaam")


@admin.register(Mijlpaal)
class MijlpaalAdmin(AlleenLezen):
    list_display = ("naam", "traject", "gepland_op", "behaald_op")
    list_select_related = ("traject__kandidaat", "traject__route")


@admin.register(Koppeling)
class KoppelingAdmin(AlleenLezen):
    list_display = ("mentor", "traject", "uren_per_maand", "van", "tot")
    list_select_related = ("mentor__gebruiker", "mentor__organisatie", "traject__kandidaat", "traject__route")


@admin.register(Gesprek)
class GesprekAdmin(AlleenLezen):
    list_display = ("gevoerd_op", "koppeling", "vastgelegd_op")
    list_display_links = None
    list_select_related = ("koppeling__mentor__gebruiker", "koppeling__traject__kandidaat")
    exclude = ("onderwerp", "verslag", "afspraken")


@admin.register(Scholing)
class ScholingAdmin(admin.ModelAdmin):
    list_display = ("titel", "aanbieder", "begint_op", "plaatsen", "geannuleerd_op")
    list_select_related = ("aanbieder",)

    def save_model(self, request, obj, form, change):
        """More places let people in who wait."""
        super().save_model(request, obj, form, change)
        schuif_door(scholing=obj)


@admin.register(Inschrijving)
class InschrijvingAdmin(AlleenLezen):
    list_display = ("kandidaat", "scholing", "status", "op")
    list_filter = ("status",)
    list_select_related = ("kandidaat", "scholing")
