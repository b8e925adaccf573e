from django.apps import AppConfig


def vul(sender, gegevens, **kwargs):
    """Fill the demo; what it needs is imported only then, so that the web server never carries it."""
    from .vullen import vul_regio

    vul_regio(gegevens)


class DemoConfig(AppConfig):
    name = "demo"
    verbose_name = "Demonstratie"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from django.conf import settings

        from onderwijsregio.kern import menu
        from onderwijsregio.organisaties.signalen import vul_demo

        vul_demo.connect(vul)
        if settings.DEMO:
            menu.registreer(
                menu.Menupunt("Post van de demo", "demo:post", 90, menu.voor_iedereen, plek="voet")
            )
