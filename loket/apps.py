from django.apps import AppConfig


class LoketConfig(AppConfig):
    name = "loket"
    verbose_name = "Loket"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from django.db.models.signals import post_delete, post_save
        from wagtail.contrib.redirects.models import Redirect
        from wagtail.models import get_page_models
        from wagtail.signals import post_page_move

        from onderwijsregio.kern import geheugen, menu, regiogegevens, sitemaps, zoeken
        from onderwijsregio.organisaties import signalen
        from onderwijsregio.organisaties.models import Lidmaatschap

        from . import acties, models, rechten, regiodata
        from .acties.verhuisregels import BIJ_SAMENVOEGEN
        from .acties.verwijzingen import registreer as registreer_verwijzingen
        from .views import agenda, inbox, meelopen, onderdelen, werk_meelopen
        from .views.bladzijden import Geschreven, zoek_bladzijden, zoek_routes, zoek_scholen
        from .views.openbaar import Bladzijden, Routes

        registreer_verwijzingen(**BIJ_SAMENVOEGEN)
        signalen.rol_beeindigd.connect(acties.bij_beeindigde_rol)
        regiogegevens.registreer_lader(regiodata.laad)
        regiogegevens.registreer_lader(regiodata.laad_processen)
        regiogegevens.registreer_lader(regiodata.laad_keuzehulp)
        geheugen.vergeet_bij(models.Route, models.Keuzeregels, models.Routeaanmelding)
        geheugen.vergeet_bij(models.Evenement, models.Aanmelding, models.Ontvangst)
        geheugen.vergeet_bij(*get_page_models(), models.Beeld, Redirect)
        post_page_move.connect(geheugen.rij_veranderd, dispatch_uid="geheugen verplaatst")
        regiogegevens.registreer_lader(regiodata.laad_inhoud)
        geheugen.vergeet_bij(models.Bericht, models.Visitekaartje)
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
        acties.registreer_gegevens()
        sitemaps.registreer("agenda", agenda.Agenda)
        menu.registreer(
            menu.Menupunt("Agenda", "loket:agenda", 25, rechten.is_bezoeker_of_kandidaat),
            menu.Menupunt("Agenda", "loket:werk_agenda", 22, rechten.beheert_agenda_nu),
            menu.Menupunt("Agenda", "loket:agenda", 15, rechten.altijd, plek="voet"),
            menu.Menupunt("Een dag meelopen", "loket:meelopen", 16, rechten.altijd, plek="voet"),
            menu.Menupunt(
                "Uw visitekaartje", "loket:visitekaartje", 10, rechten.volgt_iedereen_nu, "account"
            ),
            menu.Menupunt("Welke mail u krijgt", "loket:mijn_post", 20, rechten.is_kandidaat, "account"),
            menu.Menupunt("Bewaren", "loket:bewaren", 60, rechten.bewaakt_gegevens_nu),
            menu.Menupunt("Profielen", "loket:profielen", 16, rechten.zoekt_mensen_nu),
            menu.Blok("home", "loket/agenda/blok_home.html", 15, agenda.binnenkort),
            menu.Blok("mijn", "loket/agenda/blok_mijn.html", 35, agenda.mijn_agenda),
            menu.Blok("school", "loket/agenda/blok_school.html", 10, meelopen.op_school),
            menu.Blok("werk", "loket/werk/agenda/blok_meelopen.html", 15, werk_meelopen.te_beantwoorden),
            menu.Blok("werk", "loket/werk/vragen/blok_werk.html", 5, inbox.te_bewaken),
        )
        for sein in (post_save, post_delete):
            sein.connect(stem_af, sender=Lidmaatschap, dispatch_uid=f"redactie_{id(sein)}")
        sitemaps.registreer("bladzijden", Geschreven)
        zoeken.registreer(
            zoeken.Zoekbron("Bladzijden", 10, zoek_bladzijden),
            zoeken.Zoekbron("Routes", 20, zoek_routes),
            zoeken.Zoekbron("Scholen", 40, zoek_scholen, meer="/scholen/?q="),
        )
        menu.registreer(
            menu.Menupunt("Website", "wagtailadmin_home", 80, rechten.werkt_aan_website_nu),
            menu.Menupunt("Zoeken", "loket:zoeken", 40, rechten.altijd, plek="voet"),
            *onderdelen.ONDERDELEN,
        )


def stem_af(instance, **kwargs) -> None:
    """Rights on the website follow a membership that is made, ended or removed."""
    from . import acties

    acties.stem_rechten_af(instance.gebruiker)
