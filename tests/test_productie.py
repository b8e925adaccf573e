"""Production is configured from the environment only, and refuses to start half-configured."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

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


def test_de_versies_liggen_vast_met_hun_controlegetal_en_zonder_adres():
    for naam in ("requirements.lock", "requirements-dev.lock"):
        inhoud = (WORTEL / naam).read_text()
        assert "--hash=sha256:" in inhoud
        assert "http" not in inhoud
    assert '"resolved"' not in (WORTEL / "package-lock.json").read_text()
