"""What somebody may do in the technical admin with rows that have screens and acties of their own."""

from django.contrib import admin


class AlleenLezen(admin.ModelAdmin):
    """For rows that are written by an actie or an import only."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class BlijftBestaan(admin.ModelAdmin):
    """For rows that others refer to: they are added and put right, never deleted."""

    def has_delete_permission(self, request, obj=None):
        return False
