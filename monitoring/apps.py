from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "monitoring"
    verbose_name = "Monitoring"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from onderwijsregio.kern.menu import Menupunt, registreer
        from onderwijsregio.kern.regiogegevens import registreer_lader

        from .rechten import ziet_cijfers
        from .regiodata import laad

        registreer(
            Menupunt("Cijfers", "monitoring:dashboard", 60, lambda request: ziet_cijfers(request.user))
        )
        registreer_lader(laad)
