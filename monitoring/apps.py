from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "monitoring"
    verbose_name = "Monitoring"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from onderwijsregio.kern.geheugen import vergeet_bij
        from onderwijsregio.kern.menu import Menupunt, Onderdeel, registreer, voor
        from onderwijsregio.kern.regiogegevens import registreer_lader

        from .models import Indicator, Meting
        from .rechten import ziet_cijfers
        from .regiodata import laad
        from .views import arbeidsmarkt

        registreer(
            Menupunt("Cijfers", "monitoring:dashboard", 60, voor(ziet_cijfers)),
            Onderdeel(
                "arbeidsmarkt", "De arbeidsmarkt in cijfers", "monitoring/_arbeidsmarkt.html", arbeidsmarkt
            ),
        )
        vergeet_bij(Indicator, Meting)
        registreer_lader(laad)
