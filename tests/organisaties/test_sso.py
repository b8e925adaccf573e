"""Single sign-on by OpenID Connect, against a real provider that this test starts."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount

from demo.fabrieken.organisaties import GebruikerFactory, LidmaatschapFactory, UitnodigingFactory
from onderwijsregio.organisaties.models import Gebruiker

pytestmark = pytest.mark.django_db

WORTEL = Path(__file__).resolve().parents[2]
SCRIPT = Path(__file__).with_name("oidc_provider.mjs")
TERUG = "http://testserver/accounts/oidc/sso/login/callback/"


def node() -> str:
    eigen = Path(sys.executable).with_name("node")
    return str(eigen) if eigen.exists() else shutil.which("node")


@pytest.fixture(scope="module")
def provider():
    """The address of a running provider that knows our client."""
    opdracht = [node(), str(SCRIPT), TERUG, "portaal", "geheim-van-de-test"]
    with subprocess.Popen(
        opdracht, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=WORTEL
    ) as proces:
        yield proces.stdout.readline().strip()
        proces.stdin.close()


@pytest.fixture
def sso(provider, settings, regio):
    """The portal as it is configured by nothing but its environment."""
    omgeving = {
        **os.environ,
        "OIDC_SERVER_URL": provider,
        "OIDC_CLIENT_ID": "portaal",
        "OIDC_CLIENT_SECRET": "geheim-van-de-test",
        "OIDC_NAAM": "Bestuur De Kern",
    }
    vraag = "import json, onderwijsregio.settings as s; print(json.dumps(s.SOCIALACCOUNT_PROVIDERS))"
    uit = subprocess.run(
        [sys.executable, "-c", vraag], env=omgeving, cwd=WORTEL, capture_output=True, text=True, check=True
    )
    settings.SOCIALACCOUNT_PROVIDERS = json.loads(uit.stdout)
    settings.DEMO = False


def ga_naar_provider(client):
    """What the login button leads to."""
    antwoord = client.post("/accounts/oidc/sso/login/")
    assert antwoord.status_code == 302
    return antwoord.url


def log_in(client, naam):
    """Walk the whole way: portal, provider's own login page, and back into the portal."""
    with requests.Session() as browser:
        bladzijde = browser.get(ga_naar_provider(client), timeout=60)
        assert "Wie bent u?" in bladzijde.text
        antwoord = browser.get(bladzijde.url, params={"naam": naam}, allow_redirects=False, timeout=60)
        while not antwoord.headers["Location"].startswith(TERUG):
            antwoord = browser.get(antwoord.headers["Location"], allow_redirects=False, timeout=60)
    return client.get(antwoord.headers["Location"])


def is_ingelogd_als(client, gebruiker):
    return client.session.get("_auth_user_id") == str(gebruiker.pk)


def test_zonder_instelling_is_er_geen_knop(client, regio):
    assert "Via uw eigen organisatie" not in client.get("/accounts/login/").text
    assert client.get("/accounts/oidc/sso/login/").status_code == 404


def test_de_inlogpagina_noemt_de_eigen_organisatie(client, sso):
    assert "Log in met Bestuur De Kern" in client.get("/accounts/login/").text


def test_het_portaal_gebruikt_pkce(client, sso):
    adres = ga_naar_provider(client)
    assert "code_challenge_method=S256" in adres
    zonder_pkce = re.sub(r"&code_challenge(_method)?=[^&]+", "", adres)
    antwoord = requests.get(zonder_pkce, allow_redirects=False, timeout=60)
    assert "PKCE" in antwoord.headers["Location"]


def test_een_collega_met_hetzelfde_bevestigde_adres_is_die_collega(client, sso):
    lid = LidmaatschapFactory(gebruiker=GebruikerFactory(email="collega@voorbeeld.test"))
    antwoord = log_in(client, "collega")
    assert antwoord.url == "/thuis/"
    assert is_ingelogd_als(client, lid.gebruiker)
    assert SocialAccount.objects.get().user == lid.gebruiker
    assert Gebruiker.objects.filter(email="collega@voorbeeld.test").count() == 1


def test_de_aanmelding_van_de_organisatie_telt_als_tweede_factor(client, sso):
    LidmaatschapFactory(gebruiker=GebruikerFactory(email="collega@voorbeeld.test"))
    log_in(client, "collega")
    assert client.get("/thuis/").url == "/werk/"


def test_wie_zelf_een_tweede_factor_instelde_wordt_erom_gevraagd(client, sso):
    collega = LidmaatschapFactory(gebruiker=GebruikerFactory(email="collega@voorbeeld.test")).gebruiker
    TOTP.activate(collega, generate_totp_secret())
    RecoveryCodes.activate(collega)
    antwoord = log_in(client, "collega")
    assert antwoord.url.startswith("/accounts/2fa/authenticate/")
    assert not is_ingelogd_als(client, collega)


def test_een_onbevestigd_adres_geeft_geen_toegang_tot_een_bestaand_account(client, sso):
    doelwit = GebruikerFactory(email="onbevestigd@voorbeeld.test")
    log_in(client, "onbevestigd")
    assert "_auth_user_id" not in client.session
    assert not SocialAccount.objects.filter(user=doelwit).exists()


def test_een_nieuw_onbevestigd_adres_moet_eerst_bevestigd_worden(client, sso):
    antwoord = log_in(client, "onbevestigd-nieuw")
    assert antwoord.url == "/accounts/confirm-email/"
    assert "_auth_user_id" not in client.session


def test_wie_een_vreemd_adres_vooraf_registreerde_verliest_het_wachtwoord(client, sso):
    kaper = GebruikerFactory(email="collega@voorbeeld.test", password="Kaper-wacht-af-2", bevestigd=False)
    EmailAddress.objects.create(user=kaper, email=kaper.email, verified=False, primary=True)
    log_in(client, "collega")
    kaper.refresh_from_db()
    assert not kaper.has_usable_password()


def test_een_nieuwe_persoon_zonder_uitnodiging_wordt_nergens_lid_van(client, sso):
    antwoord = log_in(client, "nieuweling")
    nieuw = Gebruiker.objects.get(email="nieuweling@voorbeeld.test")
    assert (nieuw.voornaam, nieuw.achternaam) == ("Sanne", "van de Proef")
    assert nieuw.lidmaatschap is None
    assert not nieuw.is_staff
    assert antwoord.url == "/thuis/"
    assert client.get("/thuis/").url == "/mijn/"
    assert client.get("/werk/beheer/").status_code == 404


def test_een_open_uitnodiging_wordt_pas_een_rol_als_de_link_wordt_gevolgd(client, sso):
    uitnodiging = UitnodigingFactory(email="nieuweling@voorbeeld.test", sleutel="van-mij")
    log_in(client, "nieuweling")
    assert Gebruiker.objects.get(email=uitnodiging.email).lidmaatschap is None
    client.post("/uitnodiging/van-mij/")
    assert Gebruiker.objects.get(email=uitnodiging.email).lidmaatschap.rol == uitnodiging.rol


def test_een_antwoord_dat_bij_een_ander_verzoek_hoort_wordt_geweigerd(client, sso):
    antwoord = client.get(TERUG, {"code": "geraden", "state": "geraden"})
    assert "_auth_user_id" not in client.session
    assert antwoord.status_code in (401, 403)
