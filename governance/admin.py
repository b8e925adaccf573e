"""Governance in the technical admin: seats and the plan can be put right, what was decided only read."""

from django.contrib import admin

from onderwijsregio.kern.admin import AlleenLezen, BlijftBestaan

from .models import (
    Activiteit,
    Agendapunt,
    Besluit,
    Doel,
    Gremium,
    Plan,
    Rapportage,
    Stem,
    Stemming,
    Vergadering,
    Zetel,
)


@admin.register(Gremium)
class GremiumAdmin(BlijftBestaan):
    list_display = ("naam", "soort", "weging", "max_zetels")
    list_filter = ("soort",)


@admin.register(Zetel)
class ZetelAdmin(BlijftBestaan):
    """A seat that ends gets an end date."""

    list_display = ("gremium", "organisatie", "functie", "stemrecht", "van", "tot")
    list_filter = ("gremium", "functie", "stemrecht")
    list_select_related = ("gremium", "organisatie")
    raw_id_fields = ("gebruiker",)


@admin.register(Plan)
class PlanAdmin(BlijftBestaan):
    list_display = ("titel", "jaar", "status")


@admin.register(Doel)
class DoelAdmin(BlijftBestaan):
    list_display = ("naam", "plan", "thema")
    list_filter = ("plan", "thema")
    list_select_related = ("plan", "thema")


@admin.register(Activiteit)
class ActiviteitAdmin(BlijftBestaan):
    list_display = ("naam", "plan", "thema", "van", "tot_en_met")
    list_filter = ("plan", "thema")
    list_select_related = ("plan", "thema")


@admin.register(Vergadering)
class VergaderingAdmin(AlleenLezen):
    list_display = ("gremium", "begint_op", "plaats", "status")
    list_filter = ("gremium", "status")
    list_select_related = ("gremium",)


@admin.register(Agendapunt)
class AgendapuntAdmin(AlleenLezen):
    list_display = ("titel", "vergadering", "volgorde", "indicator")
    list_select_related = ("vergadering__gremium", "indicator")


@admin.register(Besluit)
class BesluitAdmin(AlleenLezen):
    list_display = ("nummer", "status", "vastgesteld_op")
    list_filter = ("status",)
    search_fields = ("nummer", "tekst")


@admin.register(Stemming)
class StemmingAdmin(AlleenLezen):
    list_display = ("besluit", "ronde", "regel", "uitslag", "gesloten_op")
    list_filter = ("uitslag", "regel")
    list_select_related = ("besluit",)


@admin.register(Stem)
class StemAdmin(AlleenLezen):
    list_display = ("stemming", "zetel", "keuze", "gewicht", "op")
    list_select_related = ("stemming__besluit", "zetel__organisatie", "zetel__gremium")


@admin.register(Rapportage)
class RapportageAdmin(AlleenLezen):
    list_display = ("soort", "plan", "peildatum", "status", "ingediend_op")
    list_filter = ("status",)
    list_select_related = ("plan",)
    exclude = ("invoer",)

    def get_queryset(self, request):
        return super().get_queryset(request).zonder_inhoud()
