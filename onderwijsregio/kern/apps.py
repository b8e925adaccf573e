from django.apps import AppConfig


class KernConfig(AppConfig):
    name = "onderwijsregio.kern"
    label = "kern"
    verbose_name = "Kern"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from django.forms import FileField

        FileField.default_error_messages["empty"] = (
            "Dit bestand is leeg of niet meegekomen. Kies het opnieuw. Is het leeg? Open het dan eerst op uw "
            "computer en bewaar het opnieuw."
        )
