"""The keuzehulp from the first question to the outcome: by keyboard alone, back and again, and without JavaScript."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

UITKOMST = "Uw uitkomst"


def beantwoord_met_toetsen(lezer) -> int:
    """Give the first answer to every question; returns how many there were."""
    vragen = 0
    while UITKOMST not in lezer.inhoud.inner_text():
        vragen += 1
        assert vragen < 20, "there is no end"
        eerste = lezer.inhoud.locator("form input[type=radio], form input[type=checkbox]").first
        while not eerste.evaluate("e => e === document.activeElement"):
            lezer.pagina.keyboard.press("Tab")
        lezer.pagina.keyboard.press("Space")
        expect(eerste).to_be_checked()
        lezer.toets("Volgende")
    return vragen


def test_met_alleen_het_toetsenbord_tot_de_uitkomst_die_een_link_is(demoregio, bezoeker):
    demoregio("almere")
    lezer = bezoeker(breedte=360)
    lezer.ga("/keuzehulp/")
    lezer.toets("Begin met de eerste vraag")
    lezer.toets("Volgende")
    expect(lezer.pagina.get_by_role("alert")).to_be_visible()
    vragen = beantwoord_met_toetsen(lezer)
    assert vragen >= 2
    kop, adres = lezer.inhoud.locator("h2").first.inner_text(), lezer.pagina.url
    assert lezer.pagina.evaluate("document.documentElement.scrollWidth") <= 360

    ander = bezoeker()
    ander.ga(adres)
    expect(ander.inhoud.locator("h2").first).to_have_text(kop)

    lezer.pagina.go_back()
    lezer.keur()
    lezer.leest("Volgende")
    lezer.pagina.go_forward()
    expect(lezer.inhoud.locator("h2").first).to_have_text(kop)


def test_de_uitkomst_per_mail_en_op_papier(demoregio, bezoeker):
    demoregio("almere")
    lezer = bezoeker()
    lezer.ga("/keuzehulp/")
    lezer.toets("Begin met de eerste vraag")
    beantwoord_met_toetsen(lezer)
    lezer.vul(email="geen adres")
    lezer.druk("Mail mij de uitkomst")
    expect(lezer.pagina.get_by_role("alert").first).to_be_visible()
    lezer.vul(email="lezer@voorbeeld.test")
    lezer.druk("Mail mij de uitkomst")
    lezer.lees_post("lezer@voorbeeld.test")
    lezer.leest("keuzehulp")


def test_zonder_javascript_gaat_het_ook(demoregio, bezoeker):
    demoregio("almere")
    lezer = bezoeker(script=False)
    lezer.ga("/keuzehulp/")
    lezer.druk("Begin met de eerste vraag")
    while UITKOMST not in lezer.inhoud.inner_text():
        lezer.inhoud.locator("form input[type=radio], form input[type=checkbox]").first.check()
        lezer.druk("Volgende")


GEEN = "Hier past niets van. Bel ons, dan zoeken wij samen verder."


def test_een_medewerker_wijzigt_probeert_en_publiceert_de_regels(demoregio, bezoeker):
    demoregio("almere")
    makelaar = bezoeker().log_in("makelaar")
    makelaar.ga("/werk/keuzehulp/")
    makelaar.druk("Maak een nieuw concept")
    makelaar.druk("Wijzig deze tekst")
    makelaar.vul(tekst="")
    makelaar.druk("Bewaar")
    expect(makelaar.pagina.get_by_role("alert").first).to_be_visible()
    makelaar.vul(tekst=GEEN)
    makelaar.druk("Bewaar")
    makelaar.leest(GEEN)
    concept = makelaar.pagina.url

    makelaar.druk("Probeer deze versie")
    beantwoord_met_toetsen(makelaar)
    makelaar.leest("Punten:")
    makelaar.ga(concept)
    makelaar.druk("Vergelijk met wat bezoekers nu krijgen")
    makelaar.leest(GEEN)
    makelaar.ga(concept)
    makelaar.druk("Controleer en publiceer")
    makelaar.leest("Deze versie is compleet")
    voorbeeld = makelaar.inhoud.get_by_role("link").filter(has_text=",").last.get_attribute("href")
    makelaar.druk("Publiceer versie")
    expect(makelaar.pagina.get_by_role("alert").first).to_be_visible()
    makelaar.vul(toelichting="Een andere zin voor wie nergens past.")
    makelaar.druk("Publiceer versie")
    makelaar.leest("Bezoekers krijgen nu versie")
    geen_van_deze(bezoeker(breedte=360), concept, voorbeeld)


def geen_van_deze(lezer, concept: str, voorbeeld: str) -> None:
    """A visitor who fits nowhere reads the new words, and is one press from a person."""
    antwoorden = voorbeeld.rstrip("/").rsplit("/", 1)[1]
    lezer.ga("/keuzehulp/")
    versie = lezer.inhoud.get_by_role("link", name="Begin met de eerste vraag").get_attribute("href")
    lezer.ga(f"{versie}{antwoorden}/")
    lezer.leest("Geen van deze. Praat met ons.")
    lezer.leest(GEEN)
    lezer.toets("Stel uw vraag aan")
    lezer.leest("Stuur mijn uitkomst van de keuzehulp mee")
