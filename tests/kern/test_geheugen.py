"""Public pages are shared for a moment, and only between visitors who have nothing of their own."""

import time

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.http import HttpResponse
from django.middleware.csrf import get_token

from demo.fabrieken.organisaties import LidmaatschapFactory, RegioFactory
from onderwijsregio.kern.geheugen import onthoud_openbaar

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def met_geheugen(settings):
    settings.ONTHOUD_SECONDEN = 30
    cache.clear()


@pytest.fixture
def regio():
    return RegioFactory(naam="Regio Eerst")


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


@pytest.mark.parametrize("cookie", ["sessionid", "csrftoken", "messages"])
def test_wie_iets_eigens_heeft_krijgt_een_eigen_pagina(client, regio, cookie):
    assert naam_op(client) == "eerst"
    hernoem(regio)
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


def test_wat_iemand_zoekt_staat_niet_leesbaar_in_valkey(client, regio):
    client.get("/vacatures/", {"q": "geheimwoord"})
    sleutels = [sleutel.decode() for sleutel in cache._cache.get_client().keys("*")]
    assert len(sleutels) == 1 and "geheimwoord" not in sleutels[0]


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
    onthouden = onthoud_openbaar(lambda request: gemaakt.append(1) or view(request))
    for _ in range(2):
        request = rf.get("/")
        request.session = SessionStore()
        onthouden(request)
    assert len(gemaakt) == keren
