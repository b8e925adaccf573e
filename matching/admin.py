"""Matching in the technical admin: to look at. What happens goes through the acties."""

from django.contrib import admin

from onderwijsregio.kern.admin import AlleenLezen

from .models import Matchronde, Plaatsing, Voorstel


@admin.register(Matchronde)
class MatchrondeAdmin(AlleenLezen):
    list_display = ("gevraagd_op", "soort", "status", "voortgang", "poging", "doelwaarde")
    list_filter = ("status",)


@admin.register(Voorstel)
class VoorstelAdmin(AlleenLezen):
    list_display = ("pk", "ronde", "vacature", "score", "status")
    list_filter = ("status",)
    list_select_related = ("ronde", "vacature")


@admin.register(Plaatsing)
class PlaatsingAdmin(AlleenLezen):
    list_display = ("pk", "vacature", "school", "start_op", "eind_op")
    list_select_related = ("vacature", "school")
