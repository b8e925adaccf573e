"""Charts: asked for once, drawn by the worker, the same bytes for the same content."""

import hashlib
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from onderwijsregio.kern import grafieken, tasks, tekenen
from onderwijsregio.kern.models import Grafiek

WORTEL = Path(__file__).resolve().parents[2]
BESCHRIJVING = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "data": {"values": [{"jaar": "2025", "aantal": 1234.5}]},
    "layer": [
        {"mark": {"type": "bar", "clip": True}},
        {"mark": "text", "encoding": {"text": {"field": "aantal", "format": ",.1f"}}},
    ],
    "encoding": {
        "x": {"field": "jaar", "type": "nominal"},
        "y": {"field": "aantal", "type": "quantitative"},
    },
}
HUISSTIJLEN = sorted(pad.stem for pad in (WORTEL / "static/bron/tokens").glob("*.css") if pad.stem != "nlds")


def luminantie(kleur: str) -> float:
    delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    lineair = [d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen]
    return 0.2126 * lineair[0] + 0.7152 * lineair[1] + 0.0722 * lineair[2]


def contrast(een: str, ander: str) -> float:
    donker, licht = sorted([luminantie(een), luminantie(ander)])
    return (licht + 0.05) / (donker + 0.05)


def test_dezelfde_inhoud_is_elke_keer_dezelfde_tekst():
    eerste = tekenen.svg_van(BESCHRIJVING)
    assert tekenen.svg_van(BESCHRIJVING) == tekenen.svg_van(BESCHRIJVING) == eerste


def test_ook_in_een_ander_proces():
    code = (
        "import django; django.setup()\n"
        "import hashlib\n"
        "from onderwijsregio.kern import tekenen\n"
        "from tests.kern.test_grafieken import BESCHRIJVING\n"
        "print(hashlib.sha256(tekenen.svg_van(BESCHRIJVING).encode()).hexdigest())"
    )
    omgeving = {"DJANGO_SETTINGS_MODULE": "onderwijsregio.settings", **__import__("os").environ}
    ander = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=WORTEL, env=omgeving, capture_output=True, text=True, check=True,
    )  # fmt: skip
    hier = hashlib.sha256(tekenen.svg_van(BESCHRIJVING).encode()).hexdigest()
    assert ander.stdout.strip() == hier


def test_de_tekening_is_svg_met_nederlandse_getallen_en_haalt_niets_van_buiten():
    svg = tekenen.svg_van(BESCHRIJVING)
    assert ET.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"
    assert "1.234,5" in svg
    assert "url(http" not in svg


def test_gegevens_van_elders_worden_geweigerd():
    with pytest.raises(ValueError):
        tekenen.svg_van(BESCHRIJVING | {"data": {"url": "https://voorbeeld.test/gegevens.json"}})


def test_de_sleutel_hangt_van_de_inhoud_af_en_niet_van_de_volgorde():
    omgekeerd = dict(reversed(BESCHRIJVING.items()))
    assert grafieken.sleutel_van(omgekeerd) == grafieken.sleutel_van(BESCHRIJVING)
    assert grafieken.sleutel_van(BESCHRIJVING | {"title": "x"}) != grafieken.sleutel_van(BESCHRIJVING)


@pytest.mark.parametrize("huisstijl", HUISSTIJLEN)
def test_elke_huisstijl_is_leesbaar_op_wit(huisstijl):
    kleuren = tekenen.kleuren(huisstijl)
    assert contrast(kleuren["inkt"], "#ffffff") >= 4.5
    assert contrast(kleuren["grijs"], "#ffffff") >= 4.5
    assert contrast(kleuren["hoofd"], "#ffffff") >= 3


@pytest.mark.parametrize("huisstijl", HUISSTIJLEN)
def test_elke_huisstijl_heeft_een_merk_en_zit_in_de_bundel(huisstijl):
    bron = WORTEL / "static/bron"
    assert (bron / f"beeld/merk-{huisstijl}.svg").is_file()
    assert f'import "./tokens/{huisstijl}.css";' in (bron / "portaal.js").read_text()
    assert f"/merk-{huisstijl}.svg" in (bron / "stijl/bladzijde.css").read_text()


def test_een_onbekende_huisstijl_krijgt_de_neutrale_kleuren():
    assert tekenen.kleuren("bestaat-niet") == tekenen.kleuren("neutraal")


@pytest.mark.django_db
class TestVragen:
    def test_twee_keer_vragen_is_een_rij_en_een_opdracht(self, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks() as opdrachten:
            een, twee = grafieken.vraag_aan(BESCHRIJVING), grafieken.vraag_aan(BESCHRIJVING)
        assert een == twee
        assert (een.svg, len(opdrachten), Grafiek.objects.count()) == ("", 1, 1)

    def test_wat_bleef_liggen_wordt_alsnog_getekend_en_maar_een_keer(self):
        gevraagd = grafieken.vraag_aan(BESCHRIJVING)
        tasks.teken_wachtende_grafieken()
        gevraagd.refresh_from_db()
        getekend = gevraagd.svg
        assert getekend.startswith("<svg")
        Grafiek.objects.update(svg="<svg/>")
        tasks.teken_grafiek(gevraagd.sleutel)
        gevraagd.refresh_from_db()
        assert gevraagd.svg == "<svg/>"

    def test_een_grafiek_die_weg_is_is_geen_fout(self):
        tasks.teken_grafiek("0" * 64)
