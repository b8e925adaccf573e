"""From a search to a mail and back: a visitor saves, confirms, is told of a new vacancy, and stops."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from vacatures import tasks
from vacatures.models import Zoekopdracht

from .test_vacatures import schrijf

pytestmark = pytest.mark.browser

ADRES = "nieuwsgierig@elders.test"


def test_een_bezoeker_laat_zich_mailen_en_stopt_weer(demoregio, bezoeker):
    demoregio("almere")
    gast, hr = bezoeker(breedte=360), bezoeker().log_in("hr")
    gast.ga("/vacatures/?q=gymdocent")
    gast.toets("Mail mij nieuwe vacatures")
    gast.leest("Hier letten wij op")
    gast.druk("Stuur mij de mail")
    expect(gast.pagina.get_by_role("alert").first).to_be_visible()
    gast.vul(email=ADRES, frequentie="meteen", naam="Gym in de buurt")
    gast.toets("Stuur mij de mail")
    gast.leest("Kijk in uw mail")

    gast.lees_post(ADRES, "Wilt u mail")
    gast.ga_uit_brief("/zoekopdrachten/bevestig/")
    gast.toets("Ja, mail mij")
    gast.leest("Gym in de buurt")
    gast.druk("Wijzig")
    gast.vul(naam="Gym dichtbij")
    gast.druk("Bewaar")
    gast.leest("Gym dichtbij")

    schrijf(hr, f"Gymdocent voor {timezone.localdate() + timedelta(days=30):%B}")
    hr.druk("Naar beheer")
    hr.druk("Publiceer")
    tasks.haal_zoekopdrachten_in()
    tasks.vind_en_mail()
    gast.lees_post(ADRES, "Nieuwe vacature: Gymdocent")
    gast.leest("U vroeg ons om op te letten: gymdocent")
    gast.ga_uit_brief("/zoekopdrachten/stop/")
    gast.toets("Ja, stop")
    gast.leest("U krijgt deze mail niet meer")
    assert not Zoekopdracht.objects.filter(email=ADRES).exists()

    kandidaat = bezoeker(breedte=360).log_in("kandidaat")
    kandidaat.ga("/mijn/")
    kandidaat.druk("Bekijk en wijzig")
    kandidaat.druk("Zet op pauze")
    kandidaat.leest("staat op pauze")
    kandidaat.druk("Ga weer verder")
    kandidaat.leest("U krijgt weer mail")
