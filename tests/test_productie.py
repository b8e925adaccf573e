"""Production is configured from the environment only, and refuses to start half-configured."""

import os
import re
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from governance.documenten import pdf
from onderwijsregio.kern import tekenen

WORTEL = Path(__file__).resolve().parent.parent
PRODUCTIE = {
    "DATABASE_URL": "postgres://portaal:geheim@db.voorbeeld.test/portaal",
    "REDIS_URL": "redis://valkey.voorbeeld.test/0",
    "SECRET_KEY": secrets.token_urlsafe(64),
    "ALLOWED_HOSTS": "portaal.voorbeeld.test",
    "MEDIA_DIR": "/srv/bestanden",
    "STANDAARD_AFZENDER": "loket@voorbeeld.test",
    "EMAIL_URL": "smtp+tls://portaal:geheim@mail.voorbeeld.test:587",
}


def controleer(**omgeving):
    schoon = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=WORTEL,
        env=schoon | omgeving,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_een_volledige_omgeving_doorstaat_de_controle_van_django():
    uitslag = controleer(**PRODUCTIE)
    assert uitslag.returncode == 0, uitslag.stderr
    assert "no issues" in uitslag.stdout + uitslag.stderr


@pytest.mark.parametrize("naam", sorted(set(PRODUCTIE) - {"DATABASE_URL"}))
def test_zonder_een_verplichte_variabele_start_het_niet_en_staat_er_welke(naam):
    uitslag = controleer(**{k: v for k, v in PRODUCTIE.items() if k != naam})
    assert uitslag.returncode != 0
    assert f"{naam} ontbreekt" in uitslag.stderr


@pytest.mark.parametrize("naam", ["DEBUG", "DEMO"])
def test_debug_en_demo_kunnen_niet_in_productie(naam):
    uitslag = controleer(**PRODUCTIE, **{naam: "1"})
    assert uitslag.returncode != 0
    assert naam in uitslag.stderr


def test_geen_geheim_heeft_een_standaardwaarde_in_de_containers():
    compose = (WORTEL / "docker-compose.yml").read_text()
    for regel in compose.splitlines():
        if "SECRET" in regel or "PASSWORD" in regel or "WACHTWOORD" in regel:
            assert ":-" not in regel.replace(":-}", "}"), regel  # leeg mag, een waarde niet


@pytest.fixture
def image(tmp_path, settings):
    """What the image holds of this checkout, as the settings see it there."""
    for regel in re.findall(r"^COPY (?!requirements)(.+)$", laatste_bouwfase(), re.MULTILINE):
        van, naar = regel.split()[-2:]
        van = WORTEL / van.removeprefix("/bouw/")
        if van.is_dir():
            shutil.copytree(van, tmp_path / naar, ignore=shutil.ignore_patterns("__pycache__"))
        elif van.is_file():
            shutil.copy(van, tmp_path / naar)
    settings.BASE_DIR = tmp_path
    settings.STATICFILES_DIRS = [tmp_path / "static/gebouwd"]
    return tmp_path


def laatste_bouwfase():
    return (WORTEL / "Dockerfile").read_text().rpartition("\nFROM ")[2]


def test_het_image_heeft_alles_wat_een_verslag_nodig_heeft(image):
    stijlbladen = [Path(blad) for blad in pdf._stijlbladen.__wrapped__()]
    assert {blad.name for blad in stijlbladen} >= {"neutraal.css", "almere.css", "hak.css", "rapport.css"}
    for blad in stijlbladen:
        for adres in re.findall(r'url\("(.+?)"\)', blad.read_text()):
            assert (blad.parent / adres).is_file(), f"{blad.name} noemt {adres}"
    assert tekenen.kleuren.__wrapped__("almere")["hoofd"].startswith("#")
    assert (image / "static/gebouwd" / tekenen.LETTERBESTAND).is_file()


def test_het_image_heeft_elke_app_elk_sjabloon_en_elke_regio(image):
    apps = {
        naam.partition(".")[0] for naam in settings.INSTALLED_APPS if (WORTEL / naam.split(".")[0]).is_dir()
    }
    assert len(apps) >= 8
    for naam in [*apps, "templates", "manage.py", "onderwijsregio/regios/hak/regio.toml"]:
        assert (image / naam).exists(), naam


def test_wat_het_image_kopieert_houdt_de_bouw_niet_buiten():
    """`.dockerignore` keeps everything out but what it names."""
    binnen = re.findall(r"^!(\S+)", (WORTEL / ".dockerignore").read_text(), re.MULTILINE)
    bronnen = re.findall(r"^COPY (?!--from)(.+) \S+$", (WORTEL / "Dockerfile").read_text(), re.MULTILINE)
    for bron in " ".join(bronnen).split():
        assert bron.partition("/")[0] in binnen, bron


def test_de_versies_liggen_vast_met_hun_controlegetal_en_zonder_adres():
    for naam in ("requirements.lock", "requirements-dev.lock"):
        inhoud = (WORTEL / naam).read_text()
        assert "--hash=sha256:" in inhoud
        assert "http" not in inhoud
    assert '"resolved"' not in (WORTEL / "package-lock.json").read_text()
