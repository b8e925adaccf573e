"""Vacancies in the technical admin: to look at. What happens to them goes through the acties."""

from django.contrib import admin

from onderwijsregio.kern.admin import AlleenLezen

from .models import Lesaanbod, Lesreeks, Sollicitatie, Stageaanbod, Stagejaar, Stageperiode, Vacature


@admin.register(Vacature)
class VacatureAdmin(AlleenLezen):
    list_display = ("titel", "organisatie", "school", "status", "uitkomst", "sluit_op")
    list_filter = ("status", "uitkomst", "sector", "open_voor_zij_instroom")
    list_select_related = ("organisatie", "school")
    search_fields = ("titel",)
    exclude = ("zoekvector",)


@admin.register(Sollicitatie)
class SollicitatieAdmin(AlleenLezen):
    list_display = ("pk", "vacature", "status", "verzonden_op", "beantwoord_op")
    list_filter = ("status",)
    list_select_related = ("vacature",)


class StageperiodeInline(admin.TabularInline):
    model = Stageperiode
    extra = 0


@admin.register(Stagejaar)
class StagejaarAdmin(admin.ModelAdmin):
    """The one thing about internships that is set here: which periods a year has, and until when schools tell."""

    list_display = ("__str__", "opgeven_voor")
    inlines = (StageperiodeInline,)


@admin.register(Stageaanbod)
class StageaanbodAdmin(AlleenLezen):
    list_display = ("school", "jaar", "status", "bevestigd_op")
    list_filter = ("jaar", "status")
    list_select_related = ("school", "jaar")


@admin.register(Lesaanbod)
class LesaanbodAdmin(AlleenLezen):
    list_display = ("titel", "organisatie", "vak", "minuten", "prijs", "status")
    list_filter = ("status", "vak")
    list_select_related = ("organisatie",)
    search_fields = ("titel",)


@admin.register(Lesreeks)
class LesreeksAdmin(AlleenLezen):
    list_display = ("aanbod", "school", "groep", "status", "gemaakt_op")
    list_filter = ("status", "vak")
    list_select_related = ("aanbod", "school")
