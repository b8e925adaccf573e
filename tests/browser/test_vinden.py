"""Somebody looks for a job in a real Chromium: finds, chooses, keeps, and takes it along to the own account."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_een_bezoeker_vindt_met_het_toetsenbord_en_bewaart(demoregio, bezoeker):
    demoregio("almere")
    gast = bezoeker(breedte=360)
    gast.ga("/vacatures/")
    gast.tab_naar("Waar zoekt u naar?")
    gast.pagina.keyboard.type("juf")
    gast.tab_naar("Postcode of plaats")
    gast.pagina.keyboard.type("1315")
    with gast.pagina.expect_response(re.compile("q=juf")):
        gast.pagina.keyboard.press("Enter")
    gast.leest("binnen 15 km van 1315 Almere")
    expect(gast.pagina).to_have_url(re.compile("q=juf&postcode=1315"))
    gast.kom_tot_rust()

    facetten = gast.pagina.locator(".zoekblad__facetten")
    facetten.locator("> summary").click()
    with gast.pagina.expect_response(re.compile("sector=po")):
        facetten.get_by_label("Basisonderwijs", exact=False).first.check()
    etiket = gast.pagina.get_by_role("link", name="Haal weg: Basisonderwijs")
    expect(etiket).to_be_visible()
    gast.keur()
    gast.druk("Ook op de kaart")
    expect(gast.pagina.locator(".landkaart svg")).to_be_visible()
    gast.toets("Haal weg:\nBasisonderwijs")
    expect(gast.pagina.get_by_role("link", name="Haal weg: Basisonderwijs")).to_have_count(0)

    eerste = gast.inhoud.locator(".kaart__titel a").first
    titel = eerste.inner_text()
    gast.tab_naar(f"Bewaar\n: {titel}")
    gast.pagina.keyboard.press("Enter")
    weg = gast.inhoud.get_by_role("button", name=re.compile(f"Bewaar niet meer.*{titel}"))
    expect(weg).to_be_focused()
    gast.keur()
    gast.pagina.keyboard.press("Space")
    expect(gast.inhoud.get_by_role("button", name="Bewaar niet meer")).to_have_count(0)
    gast._klik(eerste)
    gast.inhoud.get_by_role("button", name="Bewaar deze vacature").click()
    gast.leest("Bewaard.")
    gast.keur()
    gast.vul(van="1362")
    gast.druk("Reken uit")
    gast.leest("in een rechte lijn")
    gast.ga("/vacatures/bewaard/")
    gast.leest(titel)
    gast.log_in("kandidaat")
    gast.ga("/mijn/")
    gast.leest("Vacatures die ik bewaarde")
    gast.leest(titel)

    makelaar = bezoeker().log_in("makelaar")
    makelaar.ga("/werk/zoekwoorden/")
    makelaar.vul(woord="stamgroepleider", betekent="leerkracht")
    makelaar.druk("Probeer eerst")
    makelaar.leest("Vindt nu 0")
    makelaar.druk("Laat de zoeker dit weten")
    makelaar.leest("De zoeker weet nu")


def test_zonder_javascript_werken_de_keuzes_met_een_knop(demoregio, bezoeker):
    demoregio("almere")
    zoeker = bezoeker(script=False)
    bladzijde = zoeker.pagina
    zoeker.ga("/vacatures/?q=leerkracht")
    zoeker.inhoud.get_by_label("Leerkracht (", exact=False).first.check()
    zoeker.druk("Pas toe")
    assert "functie=leerkracht" in bladzijde.url
    expect(bladzijde.get_by_role("link", name="Haal weg: Leerkracht")).to_be_visible()
    lijst = bladzijde.url.partition("#")[0]
    kaart = zoeker.inhoud.locator(".kaart").last
    naam = kaart.locator(".kaart__bewaar").get_attribute("id")
    zoeker.druk("Bewaar", binnen=kaart)
    expect(bladzijde).to_have_url(f"{lijst}#{naam}")
    expect(bladzijde.locator(f"#{naam}")).to_be_in_viewport()
    expect(bladzijde.get_by_role("button", name="Bewaar niet meer")).to_have_count(1)
    zoeker.volg("/vacatures/", binnen=zoeker.inhoud.locator(".kaart__titel").last)
    zoeker.druk("Bewaar niet meer")
    expect(bladzijde.get_by_role("button", name="Bewaar deze vacature")).to_be_visible()
