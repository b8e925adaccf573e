from django.apps import AppConfig


class OrganisatiesConfig(AppConfig):
    name = "onderwijsregio.organisaties"
    label = "organisaties"
    verbose_name = "Organisaties"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from onderwijsregio.kern import menu, regiogegevens

        from . import rechten, regiodata

        regiogegevens.registreer_lader(regiodata.laad)
        menu.registreer(
            menu.Menupunt("Scholen", "organisaties:scholen", 60, lambda request: True, plek="voet"),
            menu.Menupunt("Beheer", "organisaties:beheer", 90, rechten.beheert_nu),
        )
