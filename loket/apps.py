from django.apps import AppConfig


class LoketConfig(AppConfig):
    name = "loket"
    verbose_name = "Loket"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from onderwijsregio.kern import menu, regiogegevens, sitemaps
        from onderwijsregio.organisaties import signalen

        from . import acties, rechten, regiodata
        from .views.openbaar import Bladzijden, Routes

        signalen.rol_beeindigd.connect(acties.bij_beeindigde_rol)
        regiogegevens.registreer_lader(regiodata.laad)
        regiogegevens.registreer_lader(regiodata.laad_keuzehulp)
        sitemaps.registreer("loket", Bladzijden)
        sitemaps.registreer("routes", Routes)
        menu.registreer(
            menu.Menupunt("Mijn loket", "loket:mijn", 5, rechten.is_kandidaat),
            menu.Menupunt("Routes", "loket:routes", 10, rechten.is_bezoeker_of_kandidaat),
            menu.Menupunt("Stel een vraag", "loket:vragen", 60, rechten.is_bezoeker_of_kandidaat),
            menu.Menupunt("Contact", "loket:contact", 70, rechten.is_bezoeker_of_kandidaat),
            menu.Menupunt("Mijn werk", "loket:werk", 5, rechten.werkt_nu),
            menu.Menupunt("Vragen", "loket:inbox", 10, rechten.volgt_iedereen_nu),
            menu.Menupunt("Kandidaten", "loket:kandidaten", 15, rechten.begeleidt_nu),
            menu.Menupunt("Routes", "loket:routes", 10, rechten.altijd, plek="voet"),
            menu.Menupunt("Stel een vraag", "loket:vragen", 20, rechten.altijd, plek="voet"),
            menu.Menupunt("Contact", "loket:contact", 30, rechten.altijd, plek="voet"),
            menu.Menupunt("Privacy", "loket:privacy", 90, rechten.altijd, plek="voet"),
            menu.Menupunt("Keuzehulp", "loket:keuzehulp", 8, rechten.is_bezoeker_of_kandidaat),
            menu.Menupunt("Keuzehulp", "loket:keuzehulp", 5, rechten.altijd, plek="voet"),
            menu.Menupunt("Keuzehulp", "loket:keuzehulp_beheer", 18, rechten.beheert_keuzehulp_nu),
        )
