"""The pages on a phone, by keyboard, and when a form comes back with mistakes."""

import pytest
from playwright.sync_api import expect

from demo.fabrieken.loket import RouteFactory
from demo.fabrieken.organisaties import RegioFactory
from demo.fabrieken.vacatures import VacatureFactory

pytestmark = pytest.mark.browser


@pytest.fixture
def regio(transactional_db):
    RegioFactory(naam="Onderwijsregio met een lange naam")
    RouteFactory(code="zij-instroom", naam="Zij-instroom in het basisonderwijs")
    VacatureFactory.create_batch(3, titel="Onderwijsassistent ondersteuningsarrangement bovenbouw")


def test_op_een_telefoon_schuift_geen_pagina_opzij(regio, bezoeker):
    telefoon = bezoeker(breedte=360)
    for pad in ("/", "/routes/zij-instroom/", "/vacatures/", "/vragen/", "/accounts/login/"):
        telefoon.ga(pad)
        breedte = telefoon.pagina.evaluate("document.documentElement.scrollWidth")
        assert breedte <= 360, f"{pad} is {breedte} breed"


#: Counts what would be sent, and sends nothing.
TEL_VERSTUURD = """() => {
    window.verstuurd = 0;
    document.querySelector("main form").noValidate = true;
    window.addEventListener("submit", gebeurtenis => {
        window.verstuurd += gebeurtenis.defaultPrevented ? 0 : 1;
        gebeurtenis.preventDefault();
    });
}"""


def test_een_tweede_klik_stuurt_een_formulier_niet_nog_een_keer_tot_men_terug_is_op_de_bladzijde(
    regio, bezoeker
):
    venster = bezoeker()
    venster.ga("/vragen/")
    venster.pagina.evaluate(TEL_VERSTUURD)
    knop = venster.pagina.locator("main form button[type=submit]")
    for _ in range(2):
        knop.click()
    assert venster.pagina.evaluate("window.verstuurd") == 1
    venster.pagina.evaluate("window.dispatchEvent(new Event('pageshow'))")
    knop.click()
    assert venster.pagina.evaluate("window.verstuurd") == 2


def test_het_menu_werkt_met_het_toetsenbord(regio, bezoeker):
    telefoon = bezoeker(breedte=360)
    telefoon.ga("/")
    menu = telefoon.pagina.locator("details.kopregel__smal")
    knop, eerste = menu.locator("summary"), menu.get_by_role("link").first
    tab_tot(telefoon, knop)
    telefoon.pagina.keyboard.press("Enter")
    expect(eerste).to_be_visible()
    telefoon.keur()
    telefoon.pagina.keyboard.press("Tab")
    expect(eerste).to_be_focused()
    telefoon.pagina.keyboard.press("Escape")
    expect(eerste).to_be_hidden()
    expect(knop).to_be_focused()


def tab_tot(venster, doel, hoogstens: int = 8) -> None:
    """Press Tab until `doel` has the focus."""
    for _ in range(hoogstens):
        venster.pagina.keyboard.press("Tab")
        if doel.evaluate("e => e === document.activeElement"):
            return
    expect(doel).to_be_focused()


def test_fouten_in_een_formulier_krijgen_de_aandacht_en_wijzen_de_weg(regio, bezoeker):
    vrager = bezoeker()
    vrager.ga("/vragen/")
    vrager.vul(voornaam="Noor", email="geen adres")
    vrager.druk("Verstuur de vraag")
    overzicht = vrager.pagina.get_by_role("alert")
    expect(overzicht).to_be_focused()
    expect(vrager.pagina).to_have_title("Fout: Stel een vraag – Onderwijsregio met een lange naam")
    overzicht.get_by_role("link", name="E-mailadres").click()
    expect(vrager.pagina.get_by_label("E-mailadres")).to_be_focused()
    expect(vrager.pagina.get_by_label("Voornaam")).to_have_value("Noor")
