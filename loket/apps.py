from django.apps import AppConfig


class LoketConfig(AppConfig):
    name = "loket"
    verbose_name = "Loket"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from onderwijsregio.kern import geheugen, menu, regiogegevens, sitemaps
        from onderwijsregio.organisaties import signalen

        from . import acties, models, rechten, regiodata
        from .views import agenda, meelopen, werk_meelopen
        from .views.openbaar import Bladzijden, Routes

        signalen.rol_beeindigd.connect(acties.bij_beeindigde_rol)
        regiogegevens.registreer_lader(regiodata.laad)
        regiogegevens.registreer_lader(regiodata.laad_processen)
        regiogegevens.registreer_lader(regiodata.laad_keuzehulp)
        geheugen.vergeet_bij(models.Route, models.Keuzeregels, models.Routeaanmelding)
        geheugen.vergeet_bij(models.Evenement, models.Aanmelding, models.Ontvangst)
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
            menu.Menupunt("Instroom", "loket:instroom", 17, rechten.volgt_iedereen_nu),
            menu.Menupunt("Subsidies", "loket:subsidies", 45, rechten.volgt_subsidies_nu),
            menu.Menupunt("Routes", "loket:routes", 10, rechten.altijd, plek="voet"),
            menu.Menupunt("Stel een vraag", "loket:vragen", 20, rechten.altijd, plek="voet"),
            menu.Menupunt("Contact", "loket:contact", 30, rechten.altijd, plek="voet"),
            menu.Menupunt("Privacy", "loket:privacy", 90, rechten.altijd, plek="voet"),
            menu.Menupunt("Keuzehulp", "loket:keuzehulp", 8, rechten.is_bezoeker_of_kandidaat),
            menu.Menupunt("Keuzehulp", "loket:keuzehulp", 5, rechten.altijd, plek="voet"),
            menu.Menupunt("Keuzehulp", "loket:keuzehulp_beheer", 18, rechten.beheert_keuzehulp_nu),
        )
        sitemaps.registreer("agenda", agenda.Agenda)
        menu.registreer(
            menu.Menupunt("Agenda", "loket:agenda", 25, rechten.is_bezoeker_of_kandidaat),
            menu.Menupunt("Agenda", "loket:werk_agenda", 22, rechten.beheert_agenda_nu),
            menu.Menupunt("Agenda", "loket:agenda", 15, rechten.altijd, plek="voet"),
            menu.Menupunt("Een dag meelopen", "loket:meelopen", 16, rechten.altijd, plek="voet"),
            menu.Menupunt("Profielen", "loket:profielen", 16, rechten.zoekt_mensen_nu),
            menu.Blok("home", "loket/agenda/blok_home.html", 15, agenda.binnenkort),
            menu.Blok("mijn", "loket/agenda/blok_mijn.html", 35, agenda.mijn_agenda),
            menu.Blok("school", "loket/agenda/blok_school.html", 10, meelopen.op_school),
            menu.Blok("werk", "loket/werk/agenda/blok_meelopen.html", 15, werk_meelopen.te_beantwoorden),
        )
