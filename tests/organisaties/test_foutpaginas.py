"""What a visitor sees when something is not right."""

import pytest
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.test import Client

from demo.fabrieken.organisaties import GebruikerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lege_tellers():
    cache.clear()
    yield
    cache.clear()


def test_een_onbekend_adres_geeft_een_bladzijde_in_de_eigen_stijl(als, hr, regio):
    for gebruiker in (None, hr):
        antwoord = als(gebruiker).get("/bestaat-niet/")
        assert antwoord.status_code == 404
        assert regio.naam in antwoord.text


def test_het_merk_van_de_regio_is_er_ook_onder_de_oude_naam_en_in_het_technisch_beheer(als, regio):
    merk = f"/static/beeld/merk-{regio.huisstijl}.svg"
    assert als(None).get("/favicon.ico").url == merk
    assert finders.find(merk.removeprefix("/static/"))
    beheerder = GebruikerFactory(is_staff=True, is_superuser=True, email="staf@voorbeeld.test")
    for pad in ("/", "/beheer/"):
        assert f'<link rel="icon" href="{merk}"' in als(beheerder).get(pad, follow=True).text


def test_wat_niet_mag_en_een_verlopen_formulier_zeggen_dat(als, hr, regio):
    antwoord = als(hr).get("/beheer/login/")
    assert (antwoord.status_code, regio.naam in antwoord.text) == (403, True)
    antwoord = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "x", "password": "y"})
    assert (antwoord.status_code, "<main" in antwoord.text) == (403, True)


def test_te_vaak_achter_elkaar_zegt_dat_wachten_helpt(client, regio):
    for _ in range(20):
        antwoord = client.post("/accounts/password/reset/", {"email": "niemand@example.nl"})
    assert antwoord.status_code == 429
    assert "Wacht een paar minuten" in antwoord.text


def test_een_fout_van_ons_toont_niets_van_binnen(client, regio, monkeypatch):
    monkeypatch.setattr("onderwijsregio.organisaties.views.scholen.PER_BLADZIJDE", "geheim van binnen")
    client.raise_request_exception = False
    antwoord = client.get("/scholen/")
    assert antwoord.status_code == 500
    assert "geheim van binnen" not in antwoord.text
    assert "<main" in antwoord.text


def test_ook_zonder_regio_werkt_de_foutpagina(client):
    GebruikerFactory()
    assert client.get("/bestaat-niet/").status_code == 404
