"""The texts that come with a region: every link arrives, everything is near, and the words are plain."""

import html
import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

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
KOP = re.compile(r"<h([1-6])\b")
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


def binnen_twee_klikken(website) -> set[str]:
    dichtbij = links_in(website.antwoorden["/"].content.decode()) & set(website.antwoorden)
    bereikt = {"/"} | dichtbij
    for pad in dichtbij:
        if website.antwoorden[pad].status_code == 200:
            bereikt |= links_in(website.antwoorden[pad].content.decode())
    return bereikt


def test_alles_is_twee_keer_klikken_van_de_beginpagina(website):
    assert {adres(bestand) for bestand in teksten(website.naam)} - binnen_twee_klikken(website) == set()


#: What the field's own checklist for regional sites asks: where it is, and how one sees there that it is.
CHECKLIST = {
    "the area served, with its neighbours": (
        "/over-het-loket/gebied/",
        "Waar een andere onderwijsregio begint",
    ),
    "what the loket does and does not do": ("/over-het-loket/wat-wij-doen/", "Dit doen wij niet"),
    "for whom, in words people use": ("/voor-wie/", "Ik twijfel nog"),
    "the sectors, without abbreviations": ("/soorten-onderwijs/", "Speciaal basisonderwijs"),
    "the schools": ("/scholen/", "wie er leraren opleidt"),
    "the institutes and what to ask whom": ("/wie-vraagt-u-wat/", "Een opleiding"),
    "stories, from several routes and sectors": ("/verhalen/", "speciaal onderwijs"),
    "the vacancies": ("/vacatures/", "Alle banen van de schoolbesturen"),
    "articles": ("/nieuws/", "Wat er speelt"),
    "the labour market in figures": ("/arbeidsmarkt/", "De cijfers"),
    "zij-instroom: for whom": ("/zij-instroom/voor-wie/", "Dit hebt u nodig"),
    "zij-instroom: the steps": ("/zij-instroom/stappen/", "Hoe lang duurt elke stap?"),
    "zij-instroom: how long": ("/zij-instroom/tijd-en-geld/", "24 maanden"),
    "zij-instroom: what to expect": ("/zij-instroom/wat-u-kunt-verwachten/", "Een gewone week"),
    "zij-instroom: the alternatives": ("/zij-instroom/andere-wegen/", "U wilt uw baan houden"),
    "local arrangements": ("/regelingen/", "Subsidie voor zij-instromers"),
    "the loket's role in matching": ("/over-het-loket/hoe-wij-koppelen/", "Stap voor stap"),
    "which activity fits whom, at what cost in time": ("/activiteiten/", "U denkt er serieus over"),
    "the agenda": ("/agenda/", "Meedoen kan zonder account"),
    "how to get in touch": ("/contact/", "Stel een vraag"),
    "how soon one gets an answer": ("/contact/", "Hoe snel krijgt u antwoord?"),
    "a contact person with a face": ("/over-het-loket/contactpersoon/", "Wie is dat voor mij?"),
}


def test_wat_de_lijst_voor_regiosites_vraagt_is_twee_keer_klikken(website):
    bereikt = binnen_twee_klikken(website)
    ontbreekt = {
        wat: pad
        for wat, (pad, woorden) in CHECKLIST.items()
        if pad not in bereikt or woorden not in leesbaar(website.antwoorden[pad])
    }
    assert ontbreekt == {}


def leesbaar(antwoord) -> str:
    """The words between the menu and the foot of the page."""
    return html.unescape(CODE.sub(" ", HOOFDDEEL.search(antwoord.content.decode()).group()))


def test_er_blijft_geen_opmaak_staan(website):
    for bestand in teksten(website.naam):
        tekst = leesbaar(website.antwoorden[adres(bestand)])
        assert not OPMAAK.search(tekst), f"{bestand.naam}: {OPMAAK.search(tekst)}"


def test_koppen_slaan_geen_niveau_over(website):
    """Also where a part of the portal stands in a text: whoever listens jumps from heading to heading."""
    for pad, antwoord in website.antwoorden.items():
        if antwoord.status_code != 200 or not antwoord.get("Content-Type", "").startswith("text/html"):
            continue
        niveaus = [int(niveau) for niveau in KOP.findall(HOOFDDEEL.search(antwoord.content.decode()).group())]
        assert niveaus[0] == 1, pad
        assert all(dieper - vorige <= 1 for vorige, dieper in pairwise(niveaus)), f"{pad}: {niveaus}"


@pytest.mark.parametrize("naam", NAMEN)
def test_elke_tekst_spreekt_aan_met_u_en_vat_kort_samen(naam):
    for bestand in teksten(naam):
        for tekst in (bestand.tekst, str(bestand.gegevens)):
            gevonden = TUTOYEREN.search(tekst)
            assert not gevonden, f"{bestand.naam}: {gevonden and tekst[max(0, gevonden.start() - 40) :][:80]}"
        assert 0 < len(bestand.gegevens["samenvatting"]) <= 300, bestand.naam
