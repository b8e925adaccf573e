"""The log tells what happened, and gives nobody who reads it a key."""

import logging
from uuid import uuid4

import pytest
from django.utils.crypto import get_random_string
from structlog.stdlib import ProcessorFormatter

from demo.fabrieken.loket import VraagFactory
from demo.fabrieken.organisaties import RegioFactory
from onderwijsregio.kern.log import WEG, verberg_sleutels


def in_het_log(regels: list[logging.LogRecord]) -> str:
    (vorm,) = [
        h.formatter for h in logging.getLogger().handlers if isinstance(h.formatter, ProcessorFormatter)
    ]
    return "\n".join(vorm.format(regel) for regel in regels)


def test_wie_het_log_leest_kan_niet_meelezen_met_een_gesprek(client, db, caplog):
    RegioFactory()
    vraag = VraagFactory()
    with caplog.at_level(logging.INFO):
        assert client.post(vraag.volgadres, {"tekst": ""}).status_code == 422
        client.get(f"{vraag.volgadres}99/")
    gelogd = in_het_log(caplog.records)
    assert "/vragen/gesprek/" in gelogd, "what happened is told"
    assert vraag.volgadres.split("/")[-2] not in gelogd


SLEUTELS = {
    "van een gesprek": lambda: get_random_string(43),
    "van een rij": lambda: f"12.{get_random_string(32)}",
    "uuid": lambda: uuid4().hex,
}


@pytest.mark.parametrize("soort", SLEUTELS)
def test_een_sleutel_verdwijnt_en_de_rest_van_het_adres_blijft(soort):
    sleutel = SLEUTELS[soort]()
    regel = {"request": f"GET /post/{sleutel}/", "event": f"Not Found: /post/{sleutel}/x", "code": 404}
    assert verberg_sleutels(None, "", regel) == {
        "request": f"GET /post/{WEG}/",
        "event": f"Not Found: /post/{WEG}/x",
        "code": 404,
    }


@pytest.mark.parametrize(
    "pad",
    [
        "/nieuws/open-dag-2026-voor-wie-wil-overstappen-naar-het-onderwijs/",
        "/werk/vacatures/12/sollicitaties/csv/",
    ],
)
def test_een_gewoon_adres_blijft_leesbaar(pad):
    assert verberg_sleutels(None, "", {"request": f"GET {pad}"}) == {"request": f"GET {pad}"}
