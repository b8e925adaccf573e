"""The portal says "u" to everybody, also where the words come from a library."""

import re
from contextlib import suppress
from pathlib import Path

import allauth
import pytest
from allauth.account.adapter import get_adapter as accounts
from allauth.mfa.adapter import get_adapter as mfa
from allauth.socialaccount.adapter import get_adapter as koppelingen
from django.conf import settings
from django.core.cache import cache
from django.template.loader import get_template
from django.urls import NoReverseMatch, get_resolver, reverse

from demo.fabrieken.organisaties import GebruikerFactory

WORTEL = Path(__file__).resolve().parents[2]
JE = re.compile(r"\b(je|jij|jou|jouw|jezelf|jullie)\b", re.IGNORECASE)
EIGEN_APPS = {
    app.partition(".")[0] for app in settings.INSTALLED_APPS if (WORTEL / app.partition(".")[0]).is_dir()
}
MAPPEN = [*sorted(EIGEN_APPS), "docs/beheer", "static/bron", "templates"]
TEKST = {".css", ".csv", ".html", ".js", ".md", ".mjs", ".py", ".svg", ".toml", ".txt"}

#: Words that visitors type in the search box, as they write them: no text of ours.
VAN_BEZOEKERS = {"vacatures/zoeken/taal/woorden.toml"}

#: Messages of allauth for a login that does not exist here: by phone, or with a user name.
ANDERE_MANIER = {"phone_password_mismatch", "username_blacklisted", "username_password_mismatch"}

#: Templates of allauth that nobody gets to see, and why.
ONGEZIEN = [
    (r"/base_", "a frame; the words are in the pages"),
    (r"/base\.html", "idem"),
    (r"/(snippets/login_extra|login_redirect|recovery_codes/download)", "without words of their own"),
    (r"/messages/account_connected_updated", "takes its words from account_connected, which is ours"),
    (r"/snippets/provider_list", "our pages list the providers themselves"),
    (r"phone|passkey|login_code|confirm_.*_code|reset_code", "logging in by phone, passkey or code is off"),
    (r"webauthn|/trust", "security keys and trusted browsers are off"),
    (r"/email_change", "used when an account has one address only"),
    (r"/email/(account_already|email_confirmation|password_reset_key|unknown_account)", "see ACCOUNTMAILS"),
]


def onze_bestanden():
    for map_ in MAPPEN:
        yield from (pad for pad in (WORTEL / map_).rglob("*") if pad.suffix in TEKST)


def test_nergens_in_onze_eigen_tekst_staat_je():
    bestanden = list(onze_bestanden())
    assert len(bestanden) > 500
    gevonden = [
        f"{pad.relative_to(WORTEL)}:{nummer}: {regel.strip()}"
        for pad in bestanden
        for nummer, regel in enumerate(pad.read_text().splitlines(), 1)
        if JE.search(regel) and str(pad.relative_to(WORTEL)) not in VAN_BEZOEKERS
    ]
    assert not gevonden, "\n".join(gevonden)


@pytest.mark.parametrize("adapter", [accounts, mfa, koppelingen])
def test_de_foutmeldingen_van_het_inloggen_zeggen_u(adapter):
    met_je = {naam for naam, tekst in adapter().error_messages.items() if JE.search(str(tekst))}
    assert not met_je - ANDERE_MANIER


def sjablonen_van_allauth():
    sjablonen = Path(allauth.__file__).parent / "templates"
    for app in ("account", "mfa", "socialaccount"):
        yield from (str(pad.relative_to(sjablonen)) for pad in (sjablonen / app).rglob("*") if pad.is_file())


def test_elk_sjabloon_van_allauth_dat_iemand_ziet_is_van_ons():
    zichtbaar = [
        naam for naam in sjablonen_van_allauth() if not any(re.search(deel, naam) for deel, _ in ONGEZIEN)
    ]
    assert len(zichtbaar) > 50
    eigen = str(WORTEL / "templates")
    assert not [naam for naam in zichtbaar if not get_template(naam).origin.name.startswith(eigen)]


def paden_van_het_account():
    for resolver in get_resolver().url_patterns:
        if str(resolver.pattern) == "accounts/":
            for naam in sorted(filter(None, resolver.reverse_dict.keys()), key=str):
                with suppress(
                    NoReverseMatch
                ):  # needs a key from a mail; its words are in the templates above
                    yield reverse(naam)


@pytest.mark.django_db
@pytest.mark.parametrize("ingelogd", [False, True])
def test_geen_enkel_accountscherm_zegt_je_ook_niet_met_fouten(client, regio, ingelogd):
    gezien = 0
    for pad in paden_van_het_account():
        for inhoud in (None, {}, {"password1": "een-lange-zin-1", "password2": "een-andere-zin-2"}):
            cache.clear()  # the rate limits of allauth
            if ingelogd:
                client.force_login(GebruikerFactory(password="Welkom-12345"))
            antwoord = client.get(pad) if inhoud is None else client.post(pad, inhoud)
            if antwoord.status_code == 200:
                gezien += 1
                assert not JE.search(antwoord.text), f"{pad} {inhoud}"
    assert gezien > 15
    cache.clear()
