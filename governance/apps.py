from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "governance"
    verbose_name = "Governance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from onderwijsregio.kern import menu, regiogegevens

        from . import regiodata
        from .rechten import ziet_menu
        from .views import blokken

        regiogegevens.registreer_lader(regiodata.laad)
        menu.registreer(
            menu.Menupunt("Governance", "governance:overzicht", 80, menu.voor(ziet_menu)),
            menu.Blok("werk", "governance/_wachtend.html", 30, blokken.wachtend),
        )
