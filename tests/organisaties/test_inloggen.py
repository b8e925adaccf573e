"""Logging in, signing up, the second factor, and the mails that belong to it."""

import re
import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter as mfa_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core.cache import cache
from django.core.management import call_command
from django.urls import reverse
from post_office.models import Email

from demo.fabrieken.organisaties import GebruikerFactory, LidmaatschapFactory
from onderwijsregio.organisaties.keuzes import DEMO_ACCOUNTS, Rol
from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap

pytestmark = pytest.mark.django_db
WACHTWOORD = "Een-goede-zin-van-woorden-7"


@pytest.fixture(autouse=True)
def lege_tellers():
    """The rate limits of allauth live in the cache."""
    cache.clear()
    yield
    cache.clear()


def log_in(client, email, wachtwoord=WACHTWOORD):
    return client.post("/accounts/login/", {"login": email, "password": wachtwoord})


def is_binnen(client):
    return "_auth_user_id" in client.session


def laatste_mail():
    return Email.objects.latest("pk")


def link_in(mail):
    return re.search(r"https?://[^/\s]+(/\S+)", mail.message)[1]


def code_voor(geheim):
    """What the app shows now; in the last moments of a code, the next one, or it would be old on arrival."""
    if time.time() % 30 > 28:
        time.sleep(2)
    return format_hotp_value(hotp_value(geheim, int(time.time()) // 30))


def stel_tweede_factor_in(client):
    """Walk through the page that sets it up. Returns the secret of the app and the answer."""
    geheim = client.get("/accounts/2fa/totp/activate/").context["form"].secret
    return geheim, client.post("/accounts/2fa/totp/activate/", {"code": code_voor(geheim)})


@pytest.fixture
def echt_lid(regio, bestuur):
    """HR of a board with a real address: no exception holds."""
    gebruiker = GebruikerFactory(email="hr@bestuur.example", password=WACHTWOORD)
    return LidmaatschapFactory(gebruiker=gebruiker, organisatie=bestuur, rol=Rol.HR).gebruiker


# Logging in and its limits


def test_inloggen_gaat_met_e_mailadres_ongeacht_hoofdletters(client, regio):
    gebruiker = GebruikerFactory(email="iemand@example.nl", password=WACHTWOORD)
    assert log_in(client, "Iemand@Example.NL").url == "/thuis/"
    assert client.session["_auth_user_id"] == str(gebruiker.pk)


@pytest.mark.parametrize("email", ["iemand@example.nl", "niemand@example.nl"])
def test_een_fout_wachtwoord_en_een_onbekend_adres_geven_dezelfde_melding(client, regio, email):
    GebruikerFactory(email="iemand@example.nl", password=WACHTWOORD)
    antwoord = log_in(client, email, "niet het wachtwoord")
    assert "Het e-mailadres of het wachtwoord klopt niet." in antwoord.text
    assert not is_binnen(client)


def test_de_zesde_poging_wordt_geweigerd_ook_met_het_goede_wachtwoord(client, regio):
    GebruikerFactory(email="iemand@example.nl", password=WACHTWOORD)
    for _ in range(5):
        assert "te vaak" not in log_in(client, "iemand@example.nl", "mis").text
    antwoord = log_in(client, "iemand@example.nl")
    assert "U hebt te vaak een fout wachtwoord getypt." in antwoord.text
    assert not is_binnen(client)


def test_vier_missers_sluiten_niemand_buiten(client, regio):
    GebruikerFactory(email="iemand@example.nl", password=WACHTWOORD)
    for _ in range(4):
        log_in(client, "iemand@example.nl", "mis")
    log_in(client, "iemand@example.nl")
    assert is_binnen(client)


def test_een_afgesloten_account_komt_er_niet_in(client, regio):
    GebruikerFactory(email="iemand@example.nl", password=WACHTWOORD, is_active=False)
    log_in(client, "iemand@example.nl")
    assert not is_binnen(client)


def test_inloggen_leidt_nooit_naar_een_vreemde_site(client, regio):
    GebruikerFactory(email="iemand@example.nl", password=WACHTWOORD)
    antwoord = client.post(
        "/accounts/login/?next=https://kwaad.example/",
        {"login": "iemand@example.nl", "password": WACHTWOORD, "next": "https://kwaad.example/"},
    )
    assert antwoord.url == "/thuis/"


def test_alles_vraagt_om_inloggen_tenzij_het_openbaar_is(client, regio):
    assert client.get("/thuis/").url == "/accounts/login/?next=/thuis/"
    assert client.get("/werk/beheer/").url == "/accounts/login/?next=/werk/beheer/"
    assert client.get("/scholen/").status_code == 200


def test_uitloggen_gaat_met_een_knop_en_niet_met_een_link(als, hr):
    client = als(hr)
    client.get("/accounts/logout/")
    assert is_binnen(client)
    client.post("/accounts/logout/")
    assert not is_binnen(client)


# Candidates make their own account

AANMELDING = {
    "voornaam": "Noor",
    "achternaam": "Jansen",
    "email": "Noor@Example.nl",
    "password1": WACHTWOORD,
    "password2": WACHTWOORD,
}


def test_een_kandidaat_maakt_een_account_en_bevestigt_het_adres(client, regio):
    client.post("/accounts/signup/", AANMELDING)
    noor = Gebruiker.objects.get(email="noor@example.nl")
    assert (noor.naam, noor.lidmaatschap, noor.is_staff) == ("Noor Jansen", None, False)
    assert not is_binnen(client)
    log_in(client, "noor@example.nl")
    assert not is_binnen(client), "zonder bevestigd adres komt niemand binnen"

    link = link_in(laatste_mail())
    client.get(link)
    assert not EmailAddress.objects.get(user=noor).verified, "openen van de link alleen bevestigt niets"
    client.post(link)
    assert EmailAddress.objects.get(user=noor).verified
    log_in(client, "noor@example.nl")
    assert client.get("/thuis/").url == "/mijn/"


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        ("voornaam", "", "Dit is een verplicht veld"),
        ("achternaam", "", "Dit is een verplicht veld"),
        ("email", "geen adres", "geldig e-mailadres"),
        ("password1", "kort1234567", "te kort"),
        ("password2", "Een-andere-zin-dan-eerst-8", "niet gelijk"),
    ],
)
def test_een_onvolledige_aanmelding_komt_terug_met_de_fout_bij_het_veld(client, regio, veld, waarde, melding):
    antwoord = client.post("/accounts/signup/", {**AANMELDING, veld: waarde})
    fouten = antwoord.context["form"].errors
    assert melding in str(fouten)
    assert antwoord.context["form"]["achternaam"].value() == ("" if veld == "achternaam" else "Jansen")
    assert not Gebruiker.objects.exists()


def test_wie_zich_nog_een_keer_aanmeldt_leert_niet_dat_het_adres_bestaat(client, regio):
    bestaand = GebruikerFactory(email="noor@example.nl", password=WACHTWOORD)
    antwoord = client.post("/accounts/signup/", AANMELDING)
    assert antwoord.url == "/accounts/confirm-email/"
    mail = laatste_mail()
    assert (mail.subject, mail.to) == ("U hebt al een account", ["noor@example.nl"])
    assert "/accounts/password/reset/" in mail.message
    assert Gebruiker.objects.get() == bestaand


# Mails go through the outbox, in our own layout


def test_de_bevestigingsmail_staat_in_onze_opmaak_in_de_uitbak(client, regio):
    client.post("/accounts/signup/", AANMELDING)
    mail = laatste_mail()
    assert mail.subject == "Bevestig uw e-mailadres"
    for inhoud in (mail.message, mail.html_message):
        assert "Loket Voorbeeld" in inhoud
        assert "/accounts/confirm-email/" in inhoud
    assert "<html" in mail.html_message


def test_een_nieuw_wachtwoord_kiezen(client, regio):
    gebruiker = GebruikerFactory(email="iemand@example.nl", password="Het-vorige-wachtwoord-9")
    client.post("/accounts/password/reset/", {"email": "iemand@example.nl"})
    mail = laatste_mail()
    assert mail.subject == "Kies een nieuw wachtwoord"
    formulier = client.get(link_in(mail)).url
    client.post(formulier, {"password1": WACHTWOORD, "password2": WACHTWOORD})
    gebruiker.refresh_from_db()
    assert gebruiker.check_password(WACHTWOORD)
    assert client.get(link_in(mail)).status_code == 200, "de link werkt een keer"


def test_een_nieuw_wachtwoord_voor_een_onbekend_adres_zegt_dat_in_een_mail(client, regio):
    antwoord = client.post("/accounts/password/reset/", {"email": "niemand@example.nl"})
    assert antwoord.url == "/accounts/password/reset/done/"
    assert laatste_mail().subject == "Er is geen account met dit e-mailadres"


# The second factor

ALLES = ["/", "/thuis/", "/werk/", "/werk/beheer/", "/scholen/", "/onderdelen/", "/beheer/", "/bestaat-niet/"]


@pytest.mark.parametrize("pad", ALLES)
def test_een_lid_zonder_tweede_factor_komt_nergens(client, echt_lid, pad):
    client.force_login(echt_lid, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(pad).url == "/accounts/2fa/totp/activate/"
    assert client.get(pad, headers={"HX-Request": "true"}).url == "/accounts/2fa/totp/activate/"


@pytest.mark.parametrize("rol", Rol.values)
def test_elke_rol_vraagt_om_een_tweede_factor(client, regio, rol):
    lid = LidmaatschapFactory(rol=rol, gebruiker__email="lid@bestuur.example")
    client.force_login(lid.gebruiker, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/thuis/").url == "/accounts/2fa/totp/activate/"


def test_zonder_tweede_factor_wordt_er_ook_niets_geschreven(client, regio, bestuur):
    lid = LidmaatschapFactory(rol=Rol.BEHEER, gebruiker__email="beheer@bestuur.example")
    client.force_login(lid.gebruiker, backend="django.contrib.auth.backends.ModelBackend")
    gegevens = {"email": "nieuw@example.nl", "rol": "mentor", "organisatie": bestuur.pk}
    assert client.post("/werk/beheer/uitnodigingen/nieuw/", gegevens).url == "/accounts/2fa/totp/activate/"
    assert not Email.objects.exists()


def test_wie_de_technische_beheerpagina_mag_zien_heeft_hem_ook_nodig(client, regio):
    staf = GebruikerFactory(email="staf@bestuur.example", is_staff=True)
    client.force_login(staf, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/beheer/").url == "/accounts/2fa/totp/activate/"


def test_uitloggen_kan_altijd(client, echt_lid):
    client.force_login(echt_lid, backend="django.contrib.auth.backends.ModelBackend")
    client.post("/accounts/logout/")
    assert not is_binnen(client)


def test_instellen_gaat_meteen_na_het_inloggen_en_geeft_herstelcodes(client, echt_lid):
    log_in(client, echt_lid.email)
    _, antwoord = stel_tweede_factor_in(client)
    assert antwoord.url == "/accounts/2fa/recovery-codes/"
    assert len(re.findall(r"\b[0-9a-f]{8}\b", client.get(antwoord.url).text)) == 10
    assert client.get("/thuis/").url == "/werk/"


def test_een_verkeerde_code_stelt_niets_in(client, echt_lid):
    log_in(client, echt_lid.email)
    client.get("/accounts/2fa/totp/activate/")
    client.post("/accounts/2fa/totp/activate/", {"code": "000000"})
    assert not Authenticator.objects.exists()
    assert client.get("/thuis/").url == "/accounts/2fa/totp/activate/"


def test_daarna_vraagt_inloggen_om_wachtwoord_en_code(client, echt_lid):
    geheim = generate_totp_secret()
    TOTP.activate(echt_lid, geheim)
    assert log_in(client, echt_lid.email).url.startswith("/accounts/2fa/authenticate/")
    assert not is_binnen(client)
    client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert not is_binnen(client)
    client.post("/accounts/2fa/authenticate/", {"code": code_voor(geheim)})
    assert client.get("/thuis/").url == "/werk/"


def test_een_code_werkt_een_keer(client, echt_lid):
    geheim = generate_totp_secret()
    TOTP.activate(echt_lid, geheim)
    code = code_voor(geheim)
    for binnen in (True, False):
        log_in(client, echt_lid.email)
        client.post("/accounts/2fa/authenticate/", {"code": code})
        assert is_binnen(client) is binnen
        client.post("/accounts/logout/")


def test_een_herstelcode_werkt_een_keer(client, echt_lid):
    log_in(client, echt_lid.email)
    stel_tweede_factor_in(client)
    code = Authenticator.objects.get(user=echt_lid, type="recovery_codes").wrap().get_unused_codes()[0]
    for binnen in (True, False):
        client.post("/accounts/logout/")
        log_in(client, echt_lid.email)
        client.post("/accounts/2fa/authenticate/", {"code": code})
        assert is_binnen(client) is binnen


def test_het_geheim_van_de_app_staat_niet_leesbaar_in_de_database(echt_lid):
    geheim = generate_totp_secret()
    TOTP.activate(echt_lid, geheim)
    bewaard = Authenticator.objects.get(user=echt_lid).data["secret"]
    assert mfa_adapter().decrypt(bewaard) == geheim
    assert bewaard != geheim


def test_het_geheim_van_de_installatie_wisselt_zonder_dat_iemand_zijn_app_verliest(echt_lid, settings):
    settings.SECRET_KEY = "het-oude-geheim"
    geheim = generate_totp_secret()
    TOTP.activate(echt_lid, geheim)
    codes = RecoveryCodes.activate(echt_lid).generate_codes()

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "het-nieuwe-geheim", ["het-oude-geheim"]
    call_command("versleutel_opnieuw")
    settings.SECRET_KEY_FALLBACKS = []

    app, herstel = (
        Authenticator.objects.get(user=echt_lid, type=soort) for soort in ("totp", "recovery_codes")
    )
    assert mfa_adapter().decrypt(app.data["secret"]) == geheim
    assert herstel.wrap().generate_codes() == codes


def test_wie_hem_uitzet_moet_hem_eerst_weer_instellen(client, echt_lid):
    log_in(client, echt_lid.email)
    stel_tweede_factor_in(client)
    client.post("/accounts/2fa/totp/deactivate/")
    assert client.get("/thuis/").url == "/accounts/2fa/totp/activate/"


def test_een_kandidaat_heeft_er_geen_nodig(client, regio):
    client.force_login(
        GebruikerFactory(email="k@example.nl"), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert client.get("/thuis/").url == "/mijn/"


def test_wie_geen_rol_meer_heeft_ook_niet(client, echt_lid):
    Lidmaatschap.objects.update(tot=Lidmaatschap.objects.get().van)
    client.force_login(echt_lid, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/thuis/").url == "/mijn/"


def test_een_demo_account_is_in_de_demo_uitgezonderd_en_alleen_daar(client, hr, settings):
    client.force_login(hr, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/thuis/").url == "/werk/"
    settings.DEMO = False
    assert client.get("/thuis/").url == "/accounts/2fa/totp/activate/"


@pytest.mark.parametrize("email", ["hr@voorbeeld.test.example.nl", "hr@nietvoorbeeld.test", "hr@example.nl"])
def test_een_adres_dat_op_een_demo_account_lijkt_is_niet_uitgezonderd(client, regio, email):
    lid = LidmaatschapFactory(gebruiker__email=email)
    client.force_login(lid.gebruiker, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/thuis/").url == "/accounts/2fa/totp/activate/"


def test_de_inlogpagina_noemt_de_demo_accounts_alleen_in_de_demo(client, regio, settings):
    assert "Kijk rond als" not in client.get("/accounts/login/").text  # an empty region has no accounts
    for naam in DEMO_ACCOUNTS:
        GebruikerFactory(email=f"{naam}@voorbeeld.test", voornaam=naam.capitalize(), achternaam="Voorbeeld")
    bladzijde = client.get("/accounts/login/")
    assert [account["email"].split("@")[0] for account in bladzijde.context["demo_accounts"]] == list(
        DEMO_ACCOUNTS
    )
    assert "Makelaar Voorbeeld" in bladzijde.text
    assert "Welkom-bij-het-loket-1" in bladzijde.text
    settings.DEMO = False
    bladzijde = client.get("/accounts/login/")
    assert "demo_accounts" not in bladzijde.context
    assert "Welkom-bij-het-loket-1" not in bladzijde.text


# The technical admin has no door of its own


def test_het_technisch_beheer_gaat_door_dezelfde_deur(client, regio):
    GebruikerFactory(email="staf@example.nl", password=WACHTWOORD, is_staff=True, is_superuser=True)
    for pad in ("/beheer/", "/beheer/login/"):
        assert client.get(pad, follow=True).redirect_chain[-1][0].startswith("/accounts/login/?next=")
    client.post("/beheer/login/", {"username": "staf@example.nl", "password": WACHTWOORD})
    assert not is_binnen(client)


def test_wie_geen_staf_is_komt_niet_in_het_technisch_beheer(als, hr):
    antwoord = als(hr).get("/beheer/", follow=True)
    assert antwoord.status_code == 403
    assert reverse("admin:organisaties_gebruiker_changelist") not in antwoord.text
