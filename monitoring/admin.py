"""Figures in the technical admin: measurements and targets are entered here, each with its source."""

from django.contrib import admin

from .models import Indicator, Maatregel, Meting, Streefwaarde

admin.site.register(Maatregel)


@admin.register(Indicator)
class IndicatorAdmin(admin.ModelAdmin):
    list_display = ["naam", "code", "eenheid", "optelwijze", "versie"]
    list_filter = ["thema", "maatregel"]
    search_fields = ["naam", "code"]
    readonly_fields = ["berekening"]


@admin.register(Meting)
class MetingAdmin(admin.ModelAdmin):
    list_display = ["indicator", "organisatie", "peildatum", "waarde", "status", "bron"]
    list_filter = ["status", "bron"]
    list_select_related = ["indicator", "organisatie", "bron"]


@admin.register(Streefwaarde)
class StreefwaardeAdmin(admin.ModelAdmin):
    list_display = ["indicator", "van", "tot_en_met", "waarde", "bron"]
    list_select_related = ["indicator", "bron"]
