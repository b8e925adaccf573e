"""Health, robots and the way to report a weakness."""

import pytest

pytestmark = pytest.mark.django_db


def test_gezond_vraagt_niets_van_database_of_broker(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/gezond/").content == b"gezond\n"


def test_gereed_als_database_en_broker_antwoorden(client):
    antwoord = client.get("/gereed/")
    assert (antwoord.status_code, antwoord.json()) == (200, {"database": True, "broker": True})


def test_niet_gereed_zonder_broker(client, settings):
    settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": "unix:///tmp/bestaat-niet.sock"}}
    antwoord = client.get("/gereed/")
    assert (antwoord.status_code, antwoord.json()["broker"]) == (503, False)


@pytest.mark.parametrize("pad", ["/robots.txt", "/.well-known/security.txt", "/sitemap.xml"])
def test_wat_zoekmachines_en_onderzoekers_verwachten_is_er(client, pad):
    assert client.get(pad).status_code == 200


def test_elke_pagina_heeft_een_streng_beleid(client):
    beleid = client.get("/gezond/")["Content-Security-Policy"]
    assert "default-src 'self'" in beleid
    assert "unsafe" not in beleid
