"""An editor writes, the programme leader approves, and a visitor finds it; also without JavaScript."""

import pytest
from django.urls import reverse
from PIL import Image
from playwright.sync_api import expect

from loket.models import Artikel, Artikelen, Beeld
from onderwijsregio.organisaties.keuzes import DEMO_WACHTWOORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITEL = "Kom kijken in de klas"
OPENBAAR = (
    "/", "/nieuws/", "/verhalen/", "/regelingen/", "/organisaties/", "/over-het-loket/",
    "/veelgestelde-vragen/", "/zoeken/", "/zoeken/?q=onderwijs", "/zoeken/?q=bestaatniet",
)  # fmt: skip


def log_in(venster, naam: str):
    """As venster.log_in, but an editor's first page is Wagtail's own, which is not for axe here."""
    venster.ga("/accounts/login/")
    venster.pagina.get_by_label("E-mailadres").fill(f"{naam}@voorbeeld.test")
    venster.pagina.get_by_label("Wachtwoord", exact=True).fill(DEMO_WACHTWOORD)
    with venster.pagina.expect_navigation():
        venster.inhoud.get_by_role("button", name="Log in").first.click()
    return venster


def open_cms(venster, adres: str) -> None:
    """A page of the workplace: Wagtail's own, so without axe; scripts and policy must be content."""
    antwoord = venster.pagina.goto(adres)
    assert antwoord.ok, adres
    keur_cms(venster)


def keur_cms(venster) -> None:
    """Nothing wrong but the one script that the policy refuses on purpose: static/bron/redactie.js does its work."""
    fouten = [fout for fout in venster.fouten if "Executing inline script" not in fout]
    assert not fouten, fouten
    venster.fouten.clear()


def kies(venster, knop: str) -> None:
    """Press a button of the menu at the bottom of the form, where it may be folded away."""
    knop = venster.pagina.locator(knop).first
    if not knop.is_visible():
        venster.pagina.locator("footer [data-w-dropdown-target='toggle']").first.click()
    with venster.pagina.expect_navigation():
        knop.click()


def test_een_bericht_gaat_van_concept_via_goedkeuring_naar_de_bezoeker(demoregio, bezoeker):
    demoregio("almere")
    redacteur, leiding, lezer = log_in(bezoeker(), "redacteur"), bezoeker(), bezoeker(360)
    open_cms(
        redacteur, reverse("wagtailadmin_pages:add", args=["loket", "artikel", Artikelen.objects.get().pk])
    )
    redacteur.pagina.locator("#id_title").fill(TITEL)
    redacteur.pagina.locator("#id_samenvatting").fill(
        "Op een school in de buurt is er iedere week een open les."
    )
    redacteur.pagina.locator("#id_beeld-chooser .unchosen [data-chooser-action-choose]").click()
    expect(redacteur.pagina.locator(".modal-content")).to_contain_text(
        "Kies een afbeelding", ignore_case=True
    )
    redacteur.pagina.locator(".modal-content [data-dismiss=modal]").first.click()
    kies(redacteur, "[name='action-submit']")
    keur_cms(redacteur)
    artikel = Artikel.objects.get(title=TITEL)
    assert not artikel.live
    lezer.ga("/zoeken/?q=open+les")
    lezer.leest_niet(TITEL)

    leiding.log_in("programmaleider")
    open_cms(leiding, reverse("wagtailadmin_pages:edit", args=[artikel.pk]))
    kies(leiding, "[data-workflow-action-name='approve']:not([data-workflow-action-modal-url])")
    lezer.ga("/zoeken/?q=open+les")
    lezer.druk(TITEL)
    expect(lezer.pagina).to_have_url(
        f"{lezer.pagina.url.partition('/nieuws')[0]}/nieuws/kom-kijken-in-de-klas/"
    )
    lezer.leest("iedere week een open les")
    assert lezer.pagina.locator("link[rel=canonical]").get_attribute("href").endswith(artikel.adres)
    lezer.ga("/nieuws/")
    lezer.leest(TITEL)


def test_een_beeld_zonder_beschrijving_komt_er_niet_in(demoregio, bezoeker, tmp_path):
    demoregio("almere")
    Image.new("RGB", (1200, 800), "teal").save(tmp_path / "klas.png")
    redacteur = log_in(bezoeker(), "redacteur")
    open_cms(redacteur, reverse("wagtailimages:add"))
    redacteur.pagina.locator("#id_file").set_input_files(tmp_path / "klas.png")
    redacteur.pagina.locator("form [type=submit]").last.click()
    assert redacteur.pagina.locator("#id_description").evaluate("veld => veld.required && !veld.value")
    assert not Beeld.objects.exists()
    open_cms(redacteur, reverse("wagtailimages:add_multiple"))
    redacteur.context.clear_cookies(name="sessionid")
    redacteur.pagina.locator("input[type=file]").set_input_files(tmp_path / "klas.png")
    lijst = redacteur.pagina.locator("#upload-list")
    expect(lijst).to_contain_text("Log in een ander tabblad opnieuw in")
    expect(lijst).not_to_contain_text("Forbidden")


@pytest.mark.parametrize("breedte", [360, 1280])
def test_de_bladzijden_van_de_redactie_zijn_toegankelijk(demoregio, bezoeker, breedte):
    demoregio("almere")
    lezer = bezoeker(breedte)
    for pad in OPENBAAR:
        lezer.ga(pad)
        breed = lezer.pagina.evaluate("document.documentElement.scrollWidth")
        assert breed <= breedte, f"{pad} is {breed} breed"


def test_lezen_en_zoeken_gaat_zonder_javascript(demoregio, bezoeker):
    demoregio("almere")
    lezer = bezoeker(script=False)
    lezer.ga("/zoeken/")
    lezer.vul(q="loket")
    lezer.druk("Zoek")
    lezer.volg("/over-het-loket/")
    expect(lezer.inhoud.locator("h1")).to_have_text("Wat het loket doet")
