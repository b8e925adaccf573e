"""The texts that come with a region: every link arrives, everything is near, and the words are plain."""

import html
import re
from collections import defaultdict
from dataclasses import dataclass, field

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.shortcuts import resolve_url
from django.test import Client

from loket.importeren.inhoud import lees_map
from onderwijsregio.kern.regiogegevens import REGIOS
from tests.momentopname import zet_regio

pytestmark = pytest.mark.django_db

NAMEN = ["almere", "hak"]
LINK = re.compile(r'<a\b[^>]*\shref="(/[^"]*)"')
HOOFDDEEL = re.compile(r"<main\b.*?</main>", re.DOTALL)
CODE = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]+>", re.DOTALL)
OPMAAK = re.compile(r"\*\*|\[\[|\]\]|\]\(|^\s*#{2,}\s", re.MULTILINE)
TUTOYEREN = re.compile(r"\b(je|jij|jou|jouw|jouwe)\b", re.IGNORECASE)


def teksten(naam: str) -> list:
    return lees_map(REGIOS / naam / "inhoud")


def adres(bestand) -> str:
    return f"/{bestand.pad}/" if bestand.pad else "/"


def links_in(antwoord: str) -> set[str]:
    """The internal links of a page as addresses, without what the portal adds behind ? or #."""
    return {html.unescape(link).partition("#")[0].partition("?")[0] for link in LINK.findall(antwoord)}


@dataclass
class Website:
    """What a visitor found: the answer of each address, and which pages link to it."""

    naam: str
    antwoorden: dict[str, object] = field(default_factory=dict)
    genoemd_op: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def haal(self, browser: Client, pad: str) -> set[str]:
        """Fetch the address once; gives the links on it."""
        if pad not in self.antwoorden:
            self.antwoorden[pad] = browser.get(pad)
        antwoord = self.antwoorden[pad]
        if antwoord.status_code != 200 or not antwoord.get("Content-Type", "").startswith("text/html"):
            return set()
        return links_in(antwoord.content.decode())

    @property
    def kapot(self) -> dict[str, list[str]]:
        return {
            f"{pad} ({antwoord.status_code})": sorted(self.genoemd_op[pad])[:3]
            for pad, antwoord in self.antwoorden.items()
            if antwoord.status_code != 200 and not vraagt_om_inloggen(antwoord)
        }


def vraagt_om_inloggen(antwoord) -> bool:
    return antwoord.status_code == 302 and resolve_url(settings.LOGIN_URL) in antwoord["Location"]


@pytest.fixture(scope="module", params=NAMEN)
def website(request, django_db_setup, django_db_blocker):
    """The region loaded without demo data, and walked by a visitor; afterwards it never happened."""
    site, browser = Website(request.param), Client()
    with django_db_blocker.unblock(), transaction.atomic():
        zet_regio(request.param)
        for pad in map(adres, teksten(request.param)):
            for link in site.haal(browser, pad):
                site.genoemd_op[link].add(pad)
        for link in list(site.genoemd_op):
            site.haal(browser, link)
        transaction.set_rollback(True)
    cache.clear()
    return site


def test_elke_verwijzing_komt_aan(website):
    assert len(website.antwoorden) > len(teksten(website.naam)), "the pages link to the portal as well"
    assert website.kapot == {}


def test_alles_is_twee_keer_klikken_van_de_beginpagina(website):
    dichtbij = links_in(website.antwoorden["/"].content.decode()) & set(website.antwoorden)
    bereikt = {"/"} | dichtbij
    for pad in dichtbij:
        if website.antwoorden[pad].status_code == 200:
            bereikt |= links_in(website.antwoorden[pad].content.decode())
    assert {adres(bestand) for bestand in teksten(website.naam)} - bereikt == set()


def test_er_blijft_geen_opmaak_staan(website):
    for bestand in teksten(website.naam):
        inhoud = HOOFDDEEL.search(website.antwoorden[adres(bestand)].content.decode())
        leesbaar = html.unescape(CODE.sub(" ", inhoud.group()))
        assert not OPMAAK.search(leesbaar), f"{bestand.naam}: {OPMAAK.search(leesbaar)}"


@pytest.mark.parametrize("naam", NAMEN)
def test_elke_tekst_spreekt_aan_met_u_en_vat_kort_samen(naam):
    for bestand in teksten(naam):
        for tekst in (bestand.tekst, str(bestand.gegevens)):
            gevonden = TUTOYEREN.search(tekst)
            assert not gevonden, f"{bestand.naam}: {gevonden and tekst[max(0, gevonden.start() - 40) :][:80]}"
        assert 0 < len(bestand.gegevens["samenvatting"]) <= 300, bestand.naam
