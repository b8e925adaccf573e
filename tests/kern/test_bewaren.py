"""Who typed a long text and is no longer logged in does not lose it, and sends nothing without seeing it."""

import re
import time
from urllib.parse import urlencode

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from demo.fabrieken.loket import KandidaatFactory
from demo.fabrieken.organisaties import RegioFactory
from demo.fabrieken.vacatures import VacatureFactory
from onderwijsregio.kern import bewaren
from tests.formulieren import token
from vacatures.models import Sollicitatie

pytestmark = pytest.mark.django_db

WACHTWOORD = "Welkom-bij-het-loket-1"
LANG = "Al tien jaar help ik kinderen met lezen.\nNu wil ik voor de klas."


@pytest.fixture(autouse=True)
def lege_tellers():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def kandidaat():
    RegioFactory()
    kandidaat = KandidaatFactory(met_account=True)
    kandidaat.gebruiker.set_password(WACHTWOORD)
    kandidaat.gebruiker.save()
    return kandidaat


@pytest.fixture
def pad(kandidaat):
    return f"/vacatures/{VacatureFactory().pk}/solliciteren/"


@pytest.fixture
def browser():
    """One that must bring a CSRF token, as a real one."""
    return Client(enforce_csrf_checks=True)


def post(browser, pad, gegevens, **meer):
    """As a form without files is sent by a browser."""
    return browser.post(pad, urlencode(gegevens), content_type="application/x-www-form-urlencoded", **meer)


def verborgen(antwoord):
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', antwoord.text))


def log_in(browser, kandidaat, waarheen="/bewaard/"):
    inlogpagina = browser.get("/accounts/login/")
    gegevens = {"login": kandidaat.email, "password": WACHTWOORD, "csrfmiddlewaretoken": token(inlogpagina)}
    return browser.post("/accounts/login/", gegevens | {"next": waarheen})


def verstuur_uitgelogd(browser, pad, **velden):
    gegevens = {"motivatie": LANG, "csrfmiddlewaretoken": token(browser.get("/accounts/login/"))}
    return post(browser, pad, gegevens | velden)


# The whole way ------------------------------------------------------------------------------------------


def test_wat_getypt_was_staat_er_na_het_inloggen_nog_en_gaat_met_een_knop_alsnog_weg(browser, kandidaat, pad):
    antwoord = verstuur_uitgelogd(browser, pad)
    assert antwoord["Location"] == "/accounts/login/?next=/bewaard/"
    assert "is bewaard" in browser.get(antwoord["Location"]).text
    assert log_in(browser, kandidaat)["Location"] == "/bewaard/"
    bladzijde = browser.get("/bewaard/")
    assert "Al tien jaar help ik kinderen met lezen.<br>Nu wil ik" in bladzijde.text
    assert "controleer het en verstuur het opnieuw" in bladzijde.text
    assert not Sollicitatie.objects.exists()
    velden = verborgen(bladzijde)
    assert (velden["motivatie"], f'action="{pad}"' in bladzijde.text) == (LANG, True)
    post(browser, pad, velden | {"csrfmiddlewaretoken": token(bladzijde)})
    assert Sollicitatie.objects.get().motivatie == LANG
    assert browser.get("/bewaard/").status_code == 302


def test_weggooien_verstuurt_niets(browser, kandidaat, pad):
    verstuur_uitgelogd(browser, pad)
    log_in(browser, kandidaat)
    browser.post("/bewaard/", {"csrfmiddlewaretoken": token(browser.get("/bewaard/"))})
    assert "Er staat niets meer voor u klaar" in browser.get("/bewaard/", follow=True).text
    assert not Sollicitatie.objects.exists()


def test_in_een_ander_tabblad_ingelogd_bewaart_ook(browser, kandidaat, pad):
    oud = token(browser.get("/accounts/login/"))
    log_in(browser, kandidaat)
    gegevens = {"motivatie": LANG, "csrfmiddlewaretoken": oud}
    antwoord = post(browser, pad, gegevens, headers={"Sec-Fetch-Site": "same-origin"})
    assert antwoord["Location"] == "/bewaard/"
    assert LANG.splitlines()[0] in browser.get("/bewaard/").text


# What is kept, and what never ----------------------------------------------------------------------------


def test_een_andere_website_kan_niets_klaarzetten(browser, kandidaat, pad):
    log_in(browser, kandidaat)
    antwoord = post(browser, pad, {"motivatie": LANG}, headers={"Sec-Fetch-Site": "cross-site"})
    assert antwoord.status_code == 403
    assert "Dit is niet verstuurd" in antwoord.text
    assert browser.get("/bewaard/").status_code == 302


def test_zonder_cookies_leest_de_bezoeker_wat_te_doen(browser, kandidaat, pad):
    antwoord = post(browser, pad, {"motivatie": LANG}, headers={"Sec-Fetch-Site": "same-origin"})
    assert antwoord.status_code == 403
    assert "Sta cookies toe" in antwoord.text


def test_een_wachtwoord_wordt_nooit_bewaard(client, kandidaat, pad):
    geheim = {"password": "Geheim-1", "nieuw_wachtwoord2": "Geheim-2", "csrfmiddlewaretoken": "Geheim-3"}
    post(client, pad, {"motivatie": LANG} | geheim)
    assert client.session[bewaren.SLEUTEL]["velden"] == [["motivatie", LANG]]
    assert "Geheim" not in client.get("/bewaard/").text


@pytest.mark.parametrize(("meer", "bewaard"), [(0, True), (1, False)])
def test_tot_256_kilobyte(client, kandidaat, pad, meer, bewaard):
    inhoud = "motivatie=" + "a" * (bewaren.MAX_BYTES - len("motivatie=") + meer)
    client.post(pad, inhoud, content_type="application/x-www-form-urlencoded")
    assert (bewaren.SLEUTEL in client.session) is bewaard


def test_lege_formulieren_gaan_terug_naar_de_bladzijde_zelf(client, kandidaat, pad):
    van = {"Referer": "http://testserver/vacatures/?q=groep"}
    antwoord = post(client, "/mijn/begin/", {}, headers=van)
    assert antwoord["Location"] == "/accounts/login/?next=/vacatures/%3Fq%3Dgroep"
    antwoord = post(client, pad, {}, headers={"Referer": "https://elders.test/x"})
    assert antwoord["Location"] == f"/accounts/login/?next={pad}"


def test_na_een_uur_is_het_weg(client, kandidaat, pad):
    verstuur_uitgelogd(client, pad)
    sessie = client.session
    for oud, staat_er in ((bewaren.GELDIG - 5, True), (bewaren.GELDIG + 1, False)):
        sessie[bewaren.SLEUTEL] = sessie[bewaren.SLEUTEL] | {"op": time.time() - oud}
        sessie.save()
        assert (client.get("/bewaard/").status_code == 200) is staat_er


def test_een_adres_kan_de_database_niet_vullen(kandidaat, pad):
    for _ in range(bewaren.PER_UUR + 5):
        post(Client(), pad, {"motivatie": LANG})
    assert Session.objects.count() == bewaren.PER_UUR


def test_wat_een_formulier_voor_zichzelf_meestuurt_staat_niet_op_het_scherm(client, kandidaat, pad):
    verstuur_uitgelogd(client, pad, formulier="0f8fad5b-d9cd-469f-a165-70867728950e", volgende_stap="Bellen")
    bladzijde = client.get("/bewaard/")
    assert "<dt>Volgende stap</dt><dd>Bellen</dd>" in bladzijde.text
    assert "<dt>Formulier" not in bladzijde.text
    assert verborgen(bladzijde)["formulier"].startswith("0f8fad5b")


def test_wat_iemand_bij_het_inloggen_typt_wordt_nooit_bewaard(browser, kandidaat):
    browser.get("/accounts/login/")
    gegevens = {"login": kandidaat.email, "password": WACHTWOORD, "csrfmiddlewaretoken": "x" * 64}
    antwoord = post(browser, "/accounts/login/", gegevens, headers={"Sec-Fetch-Site": "same-origin"})
    assert antwoord.status_code == 403
    assert bewaren.SLEUTEL not in browser.session


def test_wat_een_script_uit_zichzelf_stuurt_wordt_niet_bewaard_en_telt_niet_mee(kandidaat, pad):
    for modus, wel in (("same-origin", False), ("navigate", True)):
        browser = Client()
        post(browser, pad, {"motivatie": LANG}, headers={"Sec-Fetch-Mode": modus})
        assert (bewaren.SLEUTEL in browser.session) is wel
    post(browser, pad, {"motivatie": "met htmx"}, headers={"Sec-Fetch-Mode": "cors", "HX-Request": "true"})
    assert ["motivatie", "met htmx"] in browser.session[bewaren.SLEUTEL]["velden"]


def test_een_script_van_de_redactie_krijgt_een_weigering_in_plaats_van_de_inlogpagina(client, kandidaat):
    """It shows what comes back in the window where the editor typed; a refusal leaves that as it is."""
    antwoord = client.post("/cms/images/chooser/create/", {}, headers={"X-Requested-With": "XMLHttpRequest"})
    assert (antwoord.status_code, "Log in een ander tabblad" in antwoord.text) == (403, True)


def test_een_aangekruist_vakje_leest_als_ja(client, kandidaat, pad):
    verstuur_uitgelogd(client, pad, akkoord="on")
    assert "<dt>Akkoord</dt><dd>ja</dd>" in client.get("/bewaard/").text


@pytest.mark.parametrize(
    ("waarde", "getoond"),
    [
        ("47", ""),
        ("po", ""),
        ("deel_tijd", ""),
        ("2026-12-01", "1 december 2026"),
        ("Bellen", "Bellen"),
        ("na de kerst", "na de kerst"),
        ("0612345678", "0612345678"),
    ],
)
def test_een_nummer_of_code_van_een_keuze_leest_niemand(client, kandidaat, pad, waarde, getoond):
    verstuur_uitgelogd(client, pad, veld=waarde)
    bladzijde = client.get("/bewaard/")
    assert ("<dt>Veld</dt>" in bladzijde.text, f"<dd>{getoond}</dd>" in bladzijde.text) == (
        bool(getoond),
    ) * 2
    assert "Wat u uit een lijst koos" in bladzijde.text
    assert verborgen(bladzijde)["veld"] == waarde
