"""A question from door to door: asked without an account, answered, handed over, and read by its link."""

import io

import pytest
from pypdf import PdfWriter

from loket.models import Vraag
from onderwijsregio.organisaties.models import Gebruiker

pytestmark = pytest.mark.browser

VRAAG = {
    "tekst": "Mag ik lesgeven met een hbo-diploma?",
    "voornaam": "Fenna",
    "achternaam": "Vos",
    "email": "fenna@voorbeeld.test",
}


def pdf() -> bytes:
    schrijver, bak = PdfWriter(), io.BytesIO()
    schrijver.add_blank_page(100, 100)
    schrijver.write(bak)
    return bak.getvalue()


def bestand(naam: str, inhoud: bytes) -> dict:
    return {"name": naam, "mimeType": "application/pdf", "buffer": inhoud}


def kies(venster, *bestanden: dict) -> None:
    venster.inhoud.locator("[name='bijlagen']").set_input_files(list(bestanden))


def test_van_vraag_met_bestand_tot_reactie_met_de_link_met_alleen_het_toetsenbord(
    demoregio, werker, bezoeker
):
    demoregio("almere")
    vrager, makelaar = bezoeker(breedte=360), bezoeker()
    vrager.ga("/vragen/")
    vrager.leest("De helft van de vragen kreeg antwoord binnen")
    vrager.typ(**VRAAG)
    kies(vrager, bestand("leeg.pdf", b""))
    vrager.toets("Verstuur de vraag")
    vrager.leest("leeg.pdf: dit bestand is leeg")
    kies(vrager, bestand("diploma.pdf", pdf()))
    vrager.toets("Verstuur de vraag")
    vrager.leest("De vraag is verstuurd")

    makelaar.log_in("makelaar").ga("/werk/vragen/?zoek=fenna")
    makelaar.druk(VRAAG["tekst"])
    makelaar.leest("diploma.pdf")
    makelaar.inhoud.locator("[name='standaard']").select_option(label="Kennismaken")
    makelaar.vul(tekst="Ja, dat mag.")
    makelaar.druk("Voeg tekst in")
    tekst = makelaar.inhoud.locator("[name='tekst']").first.input_value()
    assert tekst.startswith("Ja, dat mag.")
    assert "Dank voor uw vraag, Fenna." in tekst
    makelaar.druk("Bekijk voorbeeld")
    makelaar.leest("Er is nog niets verstuurd")
    makelaar.druk("Verstuur het antwoord")
    makelaar.leest("Uw antwoord is verstuurd")

    makelaar.druk("Of verwijs warm door")
    makelaar.druk(f"Kies {Gebruiker.objects.get(email='hr@voorbeeld.test')}")
    makelaar.vul(toelichting="Wil een dag meelopen.")
    makelaar.druk("Draag over")
    makelaar.leest("is gevraagd")
    makelaar.leest_niet("verwijs warm door")

    hr = bezoeker().log_in("hr")
    hr.druk("Fenna Vos")
    hr.druk("Ik neem contact op")

    link = Vraag.objects.get(kandidaat__email=VRAAG["email"]).volgadres
    vrager.ga(link)
    vrager.leest("Ja, dat mag.")
    vrager.leest("Neemt contact met u op")
    vrager.typ(tekst="Fijn, ik kan op dinsdag.")
    vrager.toets("Verstuur uw bericht")
    vrager.leest("Fijn, ik kan op dinsdag.")
    hr.ga(Vraag.objects.get(kandidaat__email=VRAAG["email"]).get_absolute_url())
    hr.leest("Fijn, ik kan op dinsdag.")


def test_het_bureau_van_het_loket_in_elke_stand(demoregio, bezoeker):
    demoregio("almere")
    loket = bezoeker(breedte=360).log_in("makelaar")
    for tabblad in ("nieuw", "mijn", "vrij", "laat", "alle"):
        loket.ga(f"/werk/vragen/?toon={tabblad}")
    loket.ga("/werk/vragen/?zoek=bestaatniet")
    loket.leest("Niets gevonden")
    loket.ga("/werk/vragen/antwoordtijd/")
    loket.leest("Wat er is geteld")
    loket.ga("/werk/vragen/antwoorden/")
    loket.druk("Schrijf een nieuwe tekst")
    loket.vul(naam="Dag", tekst="Dag {vornaam}")
    loket.druk("Bewaar")
    loket.leest("Onbekend: {vornaam}")
    loket.vul(tekst="Dag {voornaam}")
    loket.druk("Bekijk voorbeeld")
    loket.leest("Er is nog niets bewaard")
    loket.druk("Bewaar")
    loket.leest("Het standaardantwoord is bewaard")


def test_zonder_javascript_vragen_antwoorden_en_terugschrijven(demoregio, bezoeker):
    demoregio("almere")
    vrager = bezoeker(script=False)
    vrager.ga("/vragen/")
    vrager.vul(**VRAAG)
    vrager.inhoud.locator("[name='bijlagen']").set_input_files([bestand("diploma.pdf", pdf())])
    vrager.druk("Verstuur de vraag")
    vrager.leest("De vraag is verstuurd")
    vrager.ga(Vraag.objects.get(kandidaat__email=VRAAG["email"]).volgadres)
    with vrager.pagina.expect_download() as gekregen:
        vrager.inhoud.get_by_role("link", name="diploma.pdf").click()
    assert gekregen.value.suggested_filename == "diploma.pdf"
    vrager.vul(tekst="Is er al iets bekend?")
    vrager.druk("Verstuur uw bericht")
    vrager.leest("U schreef")
    vrager.leest("Is er al iets bekend?")
