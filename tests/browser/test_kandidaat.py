"""The candidate's own pages, by keyboard alone: log in, tell something, decide who sees it, take it along, have it erased."""

import pytest
from playwright.sync_api import expect

from loket.models import Kandidaat
from onderwijsregio.organisaties.keuzes import DEMO_WACHTWOORD

pytestmark = pytest.mark.browser

EIGEN = (
    "/mijn/", "/mijn/profiel/", "/mijn/toestemmingen/", "/mijn/afschermen/", "/mijn/documenten/",
    "/mijn/post/", "/mijn/gegevens/", "/mijn/gegevens/wissen/",
)  # fmt: skip


def typ(venster, label: str, tekst: str) -> None:
    venster.tab_naar(label)
    while venster.pagina.evaluate("document.activeElement.tagName") != "INPUT":  # a link with the same word
        venster.tab_naar(label)
    venster.pagina.keyboard.press("Control+A")
    venster.pagina.keyboard.type(tekst)


def log_in(venster, naam: str) -> None:
    venster.ga("/accounts/login/")
    typ(venster, "E-mailadres", f"{naam}@voorbeeld.test")
    typ(venster, "Wachtwoord", DEMO_WACHTWOORD)
    venster.toets("Log in")


def test_het_eigen_loket_met_alleen_het_toetsenbord(demoregio, bezoeker):
    demoregio("almere")
    ik = bezoeker()
    log_in(ik, "kandidaat")
    ik.leest("Uw contactpersoon")

    ik.toets("Vul uw profiel aan")
    ik.toets("Wie u bent")
    typ(ik, "Telefoonnummer", "geen nummer")
    ik.toets("Bewaar")
    expect(ik.pagina.get_by_role("alert")).to_be_focused()
    typ(ik, "Telefoonnummer", "06 12345678")
    ik.toets("Bewaar")
    assert Kandidaat.objects.get(email="kandidaat@voorbeeld.test").telefoon == "06 12345678"

    ik.ga("/mijn/toestemmingen/")
    for knop in ("Trek in", "Geef toestemming"):
        ik.toets(knop)
    ik.toets("Kies voor welke besturen u onzichtbaar bent")
    keuze = ik.inhoud.locator("select").first
    while not keuze.evaluate("e => e === document.activeElement"):
        ik.pagina.keyboard.press("Tab")
    ik.pagina.keyboard.press("ArrowDown")
    ik.toets("Maak mij onzichtbaar")
    ik.toets("Laat mij weer zien")

    ik.ga("/mijn/post/")
    ik.tab_naar("Een herinnering")
    ik.pagina.keyboard.press("Space")
    ik.toets("Bewaar")
    assert Kandidaat.objects.get(email="kandidaat@voorbeeld.test").post_uit == ["herinneringen"]

    ik.ga("/mijn/gegevens/")
    for knop, naam in (
        ("Download als pdf", "mijn-gegevens.pdf"),
        ("Download voor een computer", "mijn-gegevens.json"),
    ):
        ik.tab_naar(knop)
        with ik.pagina.expect_download() as bestand:
            ik.pagina.keyboard.press("Enter")
        assert bestand.value.suggested_filename == naam


@pytest.mark.parametrize("breedte", [360, 1280])
def test_elke_eigen_bladzijde_past_en_is_toegankelijk(demoregio, bezoeker, breedte):
    demoregio("almere")
    ik = bezoeker(breedte)
    ik.log_in("kandidaat")
    for pad in EIGEN:
        ik.ga(pad)
        breed = ik.pagina.evaluate("document.documentElement.scrollWidth")
        assert breed <= breedte, f"{pad} is {breed} breed"


def test_wissen_met_een_mail_en_daarna_weet_niemand_meer_iets(demoregio, bezoeker):
    demoregio("almere")
    ik = bezoeker()
    ik.log_in("kandidaat")
    ik.ga("/mijn/gegevens/")
    ik.toets("Laat mijn gegevens wissen")
    ik.toets("Stuur mij de mail")
    expect(ik.pagina.get_by_role("alert")).to_be_focused()
    ik.inhoud.locator("[name=bevestiging]").focus()
    ik.pagina.keyboard.type("wis alles")
    ik.toets("Stuur mij de mail")
    ik.lees_post("kandidaat@voorbeeld.test", "Uw gegevens wissen")
    ik.ga_uit_brief("/gegevens/")
    ik.druk("Wis")
    ik.leest("Uw gegevens zijn gewist")
    assert not Kandidaat.objects.filter(email="kandidaat@voorbeeld.test").exists()
