from django.apps import AppConfig


class LoketConfig(AppConfig):
    name = "loket"
    verbose_name = "Loket"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        sluit_gegevens_aan()
        sluit_website_aan()
        sluit_menu_aan()


def sluit_gegevens_aan() -> None:
    """What the loket reads from a region's files, gives to a candidate, and moves when two records become one."""
    from django.contrib.auth.signals import user_logged_in
    from django.db.models.signals import post_delete, post_save

    from onderwijsregio.kern import regiogegevens
    from onderwijsregio.organisaties import signalen
    from onderwijsregio.organisaties.models import Lidmaatschap

    from . import acties, regiodata
    from .acties.verhuisregels import BIJ_SAMENVOEGEN
    from .acties.verwijzingen import registreer as registreer_verwijzingen
    from .views.gegevens import bij_inloggen

    for lader in (regiodata.laad, regiodata.laad_processen, regiodata.laad_keuzehulp, regiodata.laad_inhoud):
        regiogegevens.registreer_lader(lader)
    registreer_verwijzingen(**BIJ_SAMENVOEGEN)
    acties.registreer_gegevens()
    signalen.rol_beeindigd.connect(acties.bij_beeindigde_rol)
    user_logged_in.connect(bij_inloggen)
    for sein in (post_save, post_delete):
        sein.connect(stem_af, sender=Lidmaatschap, dispatch_uid=f"redactie_{id(sein)}")


def stem_af(instance, **kwargs) -> None:
    """Rights on the website follow a membership that is made, ended or removed."""
    from . import acties

    acties.stem_rechten_af(instance.gebruiker)


def sluit_website_aan() -> None:
    """What visitors and search engines find, and when a remembered page is no longer true."""
    from wagtail.contrib.redirects.models import Redirect
    from wagtail.models import get_page_models

    from onderwijsregio.kern import geheugen, menu, sitemaps, zoeken

    from . import models
    from .views import agenda, onderdelen
    from .views.bladzijden import Geschreven, zoek_agenda, zoek_bladzijden, zoek_routes, zoek_scholen
    from .views.openbaar import Bladzijden, Routes

    geheugen.vergeet_bij(*get_page_models(), models.Beeld, Redirect)
    geheugen.vergeet_bij(models.Route, models.Keuzeregels, models.Routeaanmelding)
    geheugen.vergeet_bij(models.Evenement, models.Aanmelding, models.Ontvangst)
    geheugen.vergeet_bij(models.Bericht, models.Visitekaartje)
    sitemaps.registreer("loket", Bladzijden)
    sitemaps.registreer("routes", Routes)
    sitemaps.registreer("agenda", agenda.Agenda)
    sitemaps.registreer("bladzijden", Geschreven)
    zoeken.registreer(
        zoeken.Zoekbron("Pagina's", 10, zoek_bladzijden),
        zoeken.Zoekbron("Routes", 20, zoek_routes),
        zoeken.Zoekbron("Agenda", 25, zoek_agenda),
        zoeken.Zoekbron("Scholen", 40, zoek_scholen, meer="/scholen/?q="),
    )
    menu.registreer(*onderdelen.ONDERDELEN)


def sluit_menu_aan() -> None:
    """The way to every part of the loket, and the blocks that it shows on pages of others."""
    from onderwijsregio.kern.menu import (
        INRICHTEN,
        OPLEIDEN,
        WERK,
        Blok,
        Menupunt,
        registreer,
        voor,
        voor_iedereen,
    )

    from . import rechten
    from .views import agenda, bladzijden, inbox, meelopen, werk_meelopen

    bezoeker, kandidaat = voor(rechten.is_bezoeker_of_kandidaat), voor(rechten.is_kandidaat)
    registreer(
        Menupunt("Mijn loket", "loket:mijn", 5, kandidaat),
        Menupunt("Keuzehulp", "loket:keuzehulp", 8, bezoeker),
        Menupunt("Routes", "loket:routes", 10, bezoeker),
        Menupunt("Agenda", "loket:agenda", 25, bezoeker),
        Menupunt("Stel een vraag", "loket:vragen", 60, bezoeker),
        Menupunt("Contact", "loket:contact", 70, bezoeker),
    )
    registreer(
        Menupunt("Mijn werk", "loket:werk", 5, voor(rechten.werkt)),
        Menupunt("Vragen", "loket:inbox", 10, voor(rechten.volgt_iedereen)),
        Menupunt("Kandidaten", "loket:kandidaten", 15, voor(rechten.heeft_mensen)),
        Menupunt("Profielen", "loket:profielen", 16, voor(rechten.zoekt_mensen)),
        Menupunt("Instroom", "loket:instroom", 17, voor(rechten.volgt_iedereen), groep=OPLEIDEN),
        Menupunt("Keuzehulp", "loket:keuzehulp_beheer", 18, voor(rechten.beheert_keuzehulp), groep=INRICHTEN),
        Menupunt("Agenda", "loket:werk_agenda", 22, voor(rechten.beheert_agenda)),
        Menupunt("Onze scholen", "loket:ontvangst", 24, voor(rechten.zegt_ontvangst), groep=WERK),
        Menupunt("Subsidies", "loket:subsidies", 45, voor(rechten.volgt_subsidies), groep=OPLEIDEN),
        Menupunt("Bewaren", "loket:bewaren", 60, voor(rechten.bewaakt_gegevens), groep=INRICHTEN),
        Menupunt("Website", "wagtailadmin_home", 80, voor(rechten.werkt_aan_website), groep=INRICHTEN),
    )
    registreer(
        Menupunt("Uw visitekaartje", "loket:visitekaartje", 10, voor(rechten.volgt_iedereen), "account"),
        Menupunt("Uw berichten", "loket:mijn_berichten", 15, kandidaat, "account"),
        Menupunt("Welke mail u krijgt", "loket:mijn_post", 20, kandidaat, "account"),
    )
    registreer(
        Menupunt("Keuzehulp", "loket:keuzehulp", 5, voor_iedereen, "voet"),
        Menupunt("Routes", "loket:routes", 10, voor_iedereen, "voet"),
        Menupunt("Agenda", "loket:agenda", 15, voor_iedereen, "voet"),
        Menupunt("Een dag meelopen", "loket:meelopen", 16, voor_iedereen, "voet"),
        Menupunt("Stel een vraag", "loket:vragen", 20, voor_iedereen, "voet"),
        Menupunt("Contact", "loket:contact", 30, voor_iedereen, "voet"),
        Menupunt("Zoeken", "loket:zoeken", 40, voor_iedereen, "voet"),
        Menupunt("Privacy", "loket:privacy", 90, voor_iedereen, "voet"),
    )
    registreer(
        Blok("home", "loket/agenda/blok_home.html", 15, agenda.binnenkort),
        Blok("mijn", "loket/agenda/blok_mijn.html", 35, agenda.mijn_agenda),
        Blok("school", "loket/bladzijden/blok_school.html", 5, bladzijden.over_school),
        Blok("school", "loket/agenda/blok_school.html", 10, meelopen.op_school),
        Blok("werk", "loket/werk/vragen/blok_werk.html", 5, inbox.te_bewaken),
        Blok("werk", "loket/werk/agenda/blok_meelopen.html", 15, werk_meelopen.te_beantwoorden),
        Blok("werk", "loket/werk/agenda/blok_ontvangst.html", 18, werk_meelopen.ontvangst_te_zeggen),
    )
