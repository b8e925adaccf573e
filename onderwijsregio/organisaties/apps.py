from django.apps import AppConfig


class OrganisatiesConfig(AppConfig):
    name = "onderwijsregio.organisaties"
    label = "organisaties"
    verbose_name = "Organisaties"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from onderwijsregio.kern import geheugen, menu, regiogegevens, sitemaps

        from . import models, rechten, regiodata
        from .views.scholen import Scholen

        regiogegevens.registreer_lader(regiodata.laad)
        geheugen.vergeet_bij(models.Regio, models.Organisatie, models.School, models.Lidmaatschap)
        geheugen.vergeet_bij(models.Buurregio, models.Postcodegebied, models.Schoolvakantie)
        sitemaps.registreer("scholen", Scholen)
        menu.registreer(
            menu.Menupunt("Scholen", "organisaties:scholen", 60, menu.voor_iedereen, plek="voet"),
            menu.Menupunt(
                "Beheer",
                "organisaties:beheer",
                90,
                menu.voor(rechten.beheert),
                groep=menu.INRICHTEN,
                ook=("/werk/schoolvakanties/",),
            ),
            menu.Menupunt(
                "Schoolvakanties",
                "organisaties:schoolvakanties",
                62,
                menu.voor(rechten.beheert_schoolvakanties),
                plek="voet",
            ),
        )
