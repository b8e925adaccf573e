"""Zij-instroom in a real Chromium: by keyboard half-way and back, a moment of one's own, the interview, the way out."""

import pytest
from playwright.sync_api import expect

from loket.keuzes import Uitstapreden
from loket.models import Exitgesprek, Kandidaat, Routeaanmelding
from onderwijsregio.organisaties.keuzes import DEMO_WACHTWOORD

from .conftest import Bezoeker
from .test_klantreis import een_pdf

pytestmark = pytest.mark.browser

ADRES = "kandidaat@voorbeeld.test"
MOTIVATIE = "Ik geef al jaren training en wil voor de klas."
TOELICHTING = "Ik wil eerst sparen voor het jaar met minder inkomen."


def eigen_aanmelding() -> Routeaanmelding:
    return Routeaanmelding.objects.get(kandidaat__email=ADRES, route__code="zij-instroom")


@pytest.fixture
def ik(demoregio, bezoeker) -> Bezoeker:
    """The candidate of the demo, with no route begun yet."""
    demoregio("almere")
    Routeaanmelding.objects.filter(kandidaat__email=ADRES).delete()
    return bezoeker(breedte=360).log_in("kandidaat")


def kies_met_toetsen(ik: Bezoeker, naam: str, waarde: str) -> None:
    """Go to a group of radio buttons with Tab and to the answer with the arrows."""
    groep = ik.inhoud.locator(f"[name='{naam}']")
    while not groep.evaluate_all("vakken => vakken.includes(document.activeElement)"):
        ik.pagina.keyboard.press("Tab")
    ik.pagina.keyboard.press("Space")
    gekozen = ik.inhoud.locator(f"[name='{naam}'][value='{waarde}']")
    for _ in range(groep.count()):
        if gekozen.is_checked():
            return
        ik.pagina.keyboard.press("ArrowDown")
    raise AssertionError(f"{naam}: {waarde} is met de pijltjes niet te kiezen")


def schrijf(ik: Bezoeker, label: str, tekst: str) -> None:
    ik.tab_naar(label)
    ik.pagina.keyboard.press("Control+A")
    ik.pagina.keyboard.type(tekst)


def test_een_aanmelding_half_bewaard_afgemaakt_en_besproken(ik, bezoeker):
    begin_en_kijk_of_het_kan(ik)
    bewaar_half_log_uit_en_kom_terug(ik)
    verstuur_en_kies_een_moment(ik)
    makelaar = bezoeker().log_in("makelaar")
    voer_het_selectiegesprek(makelaar)
    ik.ga("/mijn/")
    ik.leest("Geschiktheidsonderzoek")
    stop_met_een_reden(ik)
    wat_het_loket_daarvan_ziet(makelaar)


def test_het_begin_gaat_ook_zonder_javascript(ik, bezoeker):
    zonder = bezoeker(breedte=360, script=False).log_in("kandidaat")
    zonder.ga("/mijn/")
    zonder.leest("Uw contactpersoon")
    begin_en_kijk_of_het_kan(zonder)
    bewaar_half_log_uit_en_kom_terug(zonder)


def begin_en_kijk_of_het_kan(ik: Bezoeker) -> None:
    ik.ga("/routes/zij-instroom/")
    ik.toets("Meld u aan")
    ik.toets("Begin met: kijken of het kan")
    ik.toets("Ga verder")
    wat_er_mist = ik.pagina.get_by_role("alert")
    (expect(wat_er_mist).to_be_focused if ik.script else expect(wat_er_mist).to_be_visible)()
    kies_met_toetsen(ik, "diploma", "nee")
    kies_met_toetsen(ik, "tijd", "Dat weet ik nog niet")
    kies_met_toetsen(ik, "ervaring", "nee")
    ik.toets("Ga verder")
    ik.leest("Zonder hbo- of universitair diploma kan zij-instromen niet")
    kies_met_toetsen(ik, "diploma", "ja")
    ik.toets("Ga verder")
    ik.leest("Tip: Kijk een keer mee op een school")


def bewaar_half_log_uit_en_kom_terug(ik: Bezoeker) -> None:
    schrijf(ik, "Waarom", MOTIVATIE)
    ik.toets("Bewaar en ga later verder")
    ik.leest("Bewaard")
    ik.context.clear_cookies()
    ik.log_in("kandidaat")
    ik.ga("/mijn/")
    ik.toets("Ga verder met: aanmelden")
    expect(ik.inhoud.locator("[name=motivatie]")).to_have_value(MOTIVATIE)
    assert eigen_aanmelding().status == "concept"


def verstuur_en_kies_een_moment(ik: Bezoeker) -> None:
    ik.toets("Verstuur mijn aanmelding")
    ik.leest("Uw cv – Dit is een verplicht veld")
    expect(ik.inhoud.locator("[name=motivatie]")).to_have_value(MOTIVATIE)
    verstuur_te_laat(ik, b"x" * 11_000_000)
    ik.leest("Niet bewaard: cv.pdf (10,5 MB)")
    ik.toets("Verder in het formulier")
    ik.leest("cv.pdf is niet bewaard")
    expect(ik.inhoud.locator("[name=motivatie]")).to_have_value(MOTIVATIE)
    verstuur_te_laat(ik, een_pdf())
    ik.leest(MOTIVATIE)
    ik.leest("cv.pdf (")
    ik.leest("Het loket mag mij mailen en bellen over mijn aanmelding")
    assert eigen_aanmelding().status == "concept"
    ik.toets("Verstuur opnieuw")
    ik.toets("Kies dit moment")
    expect(ik.pagina.get_by_role("alert")).to_be_focused()
    eerste = ik.inhoud.get_by_role("radio").first.get_attribute("value")
    kies_met_toetsen(ik, "moment", eerste)
    ik.toets("Kies dit moment")
    ik.leest("Uw gesprek staat vast")
    ik.pagina.go_back()
    ik.ga("/mijn/")
    ik.leest("Selectiegesprek op")


def verstuur_te_laat(ik: Bezoeker, cv: bytes) -> None:
    """With this CV, when the login has expired; then log in, to what was kept."""
    bestand = {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": cv}
    ik.inhoud.locator("input[type=file]").set_input_files([bestand])
    ik.tab_naar_veld("contact")
    if not ik.inhoud.locator("[name=contact]").is_checked():
        ik.pagina.keyboard.press("Space")
    ik.context.clear_cookies(name="sessionid")
    ik.toets("Verstuur mijn aanmelding")
    ik.leest("Wat u had ingevuld, is bewaard")
    ik.typ(login=ADRES, password=DEMO_WACHTWOORD)
    ik.toets("Log in")


def voer_het_selectiegesprek(makelaar: Bezoeker) -> None:
    """The form complains about what is missing, keeps what was scored, and closes with advice."""
    makelaar.ga("/werk/instroom/?route=zij-instroom&stap=selectiegesprek")
    makelaar.volg("/werk/aanmeldingen/", Kandidaat.objects.get(email=ADRES).naam)
    makelaar.leest(MOTIVATIE)
    makelaar.vul(motivatie="5", verslag="Een open gesprek.")
    makelaar.druk("Bewaar, nog niet klaar")
    makelaar.ga(eigen_aanmelding().get_absolute_url())
    expect(makelaar.inhoud.locator("[name=motivatie][value='5']")).to_be_checked()
    makelaar.druk("Deze stap is gedaan")
    expect(makelaar.pagina.get_by_role("alert").first).to_be_visible()
    makelaar.vul(**dict.fromkeys(("beeld", "omgang", "leren", "ruimte"), "4"), advies="positief")
    makelaar.druk("Deze stap is gedaan")
    makelaar.leest("Nu: Geschiktheidsonderzoek")


def stop_met_een_reden(ik: Bezoeker) -> None:
    ik.ga(f"/mijn/aanmeldingen/{eigen_aanmelding().pk}/")
    ik.leest_niet("Een open gesprek.")
    ik.toets("Stop met deze route")
    kies_met_toetsen(ik, "reden", Uitstapreden.ANDERS)
    ik.toets("Ja, ik stop met deze route")
    ik.leest("Schrijf kort op wat de reden is")
    kies_met_toetsen(ik, "reden", Uitstapreden.INKOMEN)
    schrijf(ik, "Wilt u er iets bij vertellen", TOELICHTING)
    kies_met_toetsen(ik, "terugkomen", "ja")
    ik.toets("Ja, ik stop met deze route")
    ik.leest("Dank u voor uw uitleg")


def wat_het_loket_daarvan_ziet(makelaar: Bezoeker) -> None:
    """The exit interview on the card, and the person among those who left; nobody gets lost."""
    aanmelding = eigen_aanmelding()
    gesprek = Exitgesprek.objects.get(aanmelding=aanmelding)
    assert (gesprek.reden, gesprek.terugkomen) == (Uitstapreden.INKOMEN, "ja")
    makelaar.ga(aanmelding.get_absolute_url())
    makelaar.leest(TOELICHTING)
    makelaar.ga("/werk/instroom/uitval/?route=zij-instroom")
    makelaar.leest(aanmelding.kandidaat.naam)
    kandidaat = Kandidaat.objects.get(email=ADRES)
    assert kandidaat.volgende_stap and kandidaat.volgende_stap_van and kandidaat.volgende_stap_op


@pytest.mark.parametrize("breedte", [360, 1280])
def test_elke_bladzijde_van_de_instroom_past_en_is_toegankelijk(demoregio, bezoeker, breedte):
    demoregio("almere")
    aanmelding = Routeaanmelding.objects.onderweg().filter(route__code="zij-instroom").first().pk
    van_makelaar = (
        "/werk/instroom/", "/werk/instroom/?route=ad-pep", "/werk/instroom/uitval/", "/werk/instroom/momenten/",
        f"/werk/aanmeldingen/{aanmelding}/", f"/werk/aanmeldingen/{aanmelding}/al-gedaan/",
        f"/werk/aanmeldingen/{aanmelding}/uitstap/",
    )  # fmt: skip
    bladzijden = {"makelaar": van_makelaar, "programmaleider": ("/werk/subsidies/", "/werk/subsidies/nieuw/")}
    for wie, paden in bladzijden.items():
        venster = bezoeker(breedte).log_in(wie)
        for pad in paden:
            venster.ga(pad)
            breed = venster.pagina.evaluate("document.documentElement.scrollWidth")
            assert breed <= breedte, f"{pad} is {breed} breed"
