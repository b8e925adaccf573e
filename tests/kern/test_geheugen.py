"""Public pages are shared for a moment, and only between visitors who have nothing of their own."""

import gzip
import time

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.http import HttpResponse
from django.middleware.csrf import get_token
from redis import Redis

from demo.fabrieken.organisaties import LidmaatschapFactory, RegioFactory
from demo.fabrieken.vacatures import VacatureFactory
from onderwijsregio.kern.geheugen import (
    BLADZIJDEN,
    WAARDEN,
    Bladzijde,
    Bladzijden,
    Geheugen,
    onthoud_openbaar,
    onthouden,
    vergeet,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def met_geheugen(settings):
    settings.ONTHOUD_SECONDEN = 30
    valkey().flushdb()
    BLADZIJDEN.leeg()
    WAARDEN.clear()


@pytest.fixture
def regio():
    return RegioFactory(naam="Regio Eerst")


def valkey() -> Redis:
    return Redis.from_url(settings.CACHES["default"]["LOCATION"])


def hernoem(regio):
    regio.naam = "Regio Later"
    regio.save()


def naam_op(client, pad="/") -> str:
    tekst = client.get(pad).content.decode()
    return "eerst" if "Regio Eerst" in tekst else "later" if "Regio Later" in tekst else "geen"


def test_de_tweede_bezoeker_kost_geen_query(client, regio, django_assert_num_queries):
    eerste = client.get("/")
    with django_assert_num_queries(0):
        tweede = client.get("/")
    assert tweede.content == eerste.content
    assert tweede["Content-Type"] == eerste["Content-Type"]
    assert "default-src 'self'" in tweede["Content-Security-Policy"]


@pytest.mark.parametrize(
    "pad", ["/", "/routes/", "/contact/", "/privacy/", "/vacatures/", "/stages/", "/scholen/"]
)
def test_een_verandering_is_er_na_een_halve_minuut(client, regio, settings, pad):
    settings.ONTHOUD_SECONDEN = 1
    assert naam_op(client, pad) == "eerst"
    hernoem(regio)
    assert naam_op(client, pad) == "eerst"
    time.sleep(1.1)
    assert naam_op(client, pad) == "later"


def op_de_voorpagina(regio):
    hernoem(regio)


def nieuwe_vacature(regio):
    VacatureFactory(titel="Regio Later")


def weg_ermee(regio):
    regio.delete()


@pytest.mark.parametrize("wijziging", [op_de_voorpagina, nieuwe_vacature, weg_ermee])
def test_wat_iemand_vastlegt_staat_er_voor_iedereen_meteen(
    client, regio, django_capture_on_commit_callbacks, wijziging
):
    oud = client.get("/vacatures/").content
    with django_capture_on_commit_callbacks(execute=True):
        wijziging(regio)
    assert client.get("/vacatures/").content != oud


def test_wat_niet_wordt_vastgelegd_verandert_niets(client, regio, django_capture_on_commit_callbacks):
    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(ZeroDivisionError),
        transaction.atomic(),
    ):
        hernoem(regio)
        raise ZeroDivisionError
    assert naam_op(client) == "eerst" and valkey().get("openbaar:uitgave") is None


def test_een_browser_die_niet_kan_uitpakken_krijgt_leesbare_tekst(client, regio):
    ingepakt = client.get("/", headers={"accept-encoding": "gzip"})
    assert ingepakt["Content-Encoding"] == "gzip"
    gewoon = client.get("/")
    assert "Content-Encoding" not in gewoon and gzip.decompress(ingepakt.content) == gewoon.content
    assert client.get("/", headers={"accept-encoding": "gzip"}).content == ingepakt.content


def bladzijde(inhoud: bytes, uitgave="1") -> Bladzijde:
    return Bladzijde(inhoud, {}, uitgave, time.monotonic() + 30)


def test_het_geheugen_houdt_wat_het_laatst_is_gevraagd_en_nooit_meer_dan_past():
    geheugen = Bladzijden(hoogstens=10)
    geheugen.bewaar(("a",), bladzijde(b"12345"))
    geheugen.bewaar(("b",), bladzijde(b"12345"))
    assert geheugen.haal(("a",), "1") and geheugen.bytes == 10
    geheugen.bewaar(("c",), bladzijde(b"1"))
    assert geheugen.haal(("a",), "1") and not geheugen.haal(("b",), "1") and geheugen.bytes == 6
    geheugen.bewaar(("a",), bladzijde(b"12345678901"))
    assert geheugen.bytes == 0 and not geheugen.haal(("c",), "1")


def test_een_bladzijde_van_een_vorige_uitgave_telt_niet():
    geheugen = Bladzijden(hoogstens=10)
    geheugen.bewaar(("a",), bladzijde(b"1", uitgave="1"))
    assert geheugen.haal(("a",), "1") and not geheugen.haal(("a",), "2") and not geheugen.haal(("a",), None)


@pytest.mark.parametrize("cookie", ["sessionid", "csrftoken", "messages"])
def test_wie_iets_eigens_heeft_krijgt_een_eigen_pagina(client, regio, cookie):
    assert naam_op(client) == "eerst"
    hernoem(regio)
    WAARDEN.clear()  # the region itself is remembered apart from pages: here only these are about
    client.cookies.load({cookie: "x" * 32})
    assert naam_op(client) == "later"


def test_wat_een_ander_plaatst_houdt_het_geheugen_niet_tegen(client, regio):
    assert naam_op(client) == "eerst"
    hernoem(regio)
    client.cookies.load({"_statistiek": "1"})
    assert naam_op(client) == "eerst"


def test_de_pagina_van_wie_is_ingelogd_komt_niet_bij_een_ander(client, regio):
    gebruiker = LidmaatschapFactory(gebruiker__voornaam="Wilhelmina").gebruiker
    client.force_login(gebruiker, backend="django.contrib.auth.backends.ModelBackend")
    assert "Wilhelmina" in client.get("/").content.decode()
    client.cookies.clear()
    assert "Wilhelmina" not in client.get("/").content.decode()


def test_elk_adres_heeft_zijn_eigen_pagina(client, regio):
    eerste, tweede = (client.get("/vacatures/", {"q": q}).content.decode() for q in ("gymles", "wiskunde"))
    assert 'value="gymles"' in eerste and 'value="wiskunde"' in tweede


def test_wat_iemand_zoekt_komt_niet_in_valkey(client, regio):
    client.get("/vacatures/", {"q": "geheimwoord"})
    assert valkey().keys("*") == []


def test_zonder_valkey_wordt_elke_pagina_gemaakt(client, regio, settings):
    settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": "unix:///tmp/bestaat-niet.sock"}}
    assert naam_op(client) == "eerst"
    hernoem(regio)
    assert naam_op(client) == "later"


def _cookie(request):
    antwoord = HttpResponse("cookie")
    antwoord.set_cookie("voorkeur", "1")
    return antwoord


def _sessie(request):
    request.session["iets"] = 1
    return HttpResponse("sessie")


@pytest.mark.parametrize(
    ("view", "keren"),
    [
        pytest.param(lambda request: HttpResponse("openbaar"), 1, id="openbaar"),
        pytest.param(lambda request: HttpResponse(get_token(request)), 2, id="token"),
        pytest.param(_cookie, 2, id="cookie"),
        pytest.param(_sessie, 2, id="sessie"),
        pytest.param(lambda request: HttpResponse("weg", status=404), 2, id="geen 200"),
    ],
)
def test_een_antwoord_met_iets_eigens_wordt_niet_onthouden(rf, view, keren):
    gemaakt = []
    onthouden = Geheugen(onthoud_openbaar(lambda request: gemaakt.append(1) or view(request)))
    for _ in range(2):
        request = rf.get("/")
        request.session = SessionStore()
        onthouden(request)
    assert len(gemaakt) == keren


def test_wat_elke_bladzijde_toont_wordt_een_keer_per_uitgave_gemaakt(
    settings, django_capture_on_commit_callbacks
):
    gemaakt = []

    def maak():
        gemaakt.append(1)
        return len(gemaakt)

    assert [onthouden("proef", maak) for _ in range(3)] == [1, 1, 1]
    with django_capture_on_commit_callbacks(execute=True):
        vergeet()
    assert onthouden("proef", maak) == 2
    settings.ONTHOUD_SECONDEN = 0
    assert [onthouden("proef", maak), onthouden("proef", maak)] == [3, 4]


def test_wie_leest_krijgt_een_bladzijde_van_een_uitgave_en_wie_opslaat_ziet_meteen_wat_er_nu_is(
    rf, django_capture_on_commit_callbacks
):
    gemaakt = []

    def twee_keer(request):
        eerst = onthouden("proef", lambda: gemaakt.append(1) or len(gemaakt))
        with django_capture_on_commit_callbacks(execute=True):
            vergeet()
        return HttpResponse(f"{eerst} {onthouden('proef', lambda: gemaakt.append(1) or len(gemaakt))}")

    bezoek = Geheugen(twee_keer)
    assert bezoek(rf.get("/")).content == b"1 1"
    assert bezoek(rf.post("/")).content == b"2 3"
    assert bezoek(rf.get("/")).content == b"3 3"


def test_een_bladzijde_vraagt_een_keer_welke_uitgave_het_is(client, regio, monkeypatch):
    gevraagd = []

    class Geteld:
        def get(self, sleutel):
            gevraagd.append(sleutel)
            return valkey().get(sleutel)

    monkeypatch.setattr("onderwijsregio.kern.geheugen._valkey", Geteld)
    client.get("/vacatures/")
    assert gevraagd == ["openbaar:uitgave"]
