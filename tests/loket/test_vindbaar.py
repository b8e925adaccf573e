"""What a search engine and whoever shares a page find in it: title, description, one address, the path to it."""

import re
from html import unescape

import pytest

from demo.fabrieken.agenda import EvenementFactory, OntvangstFactory
from demo.fabrieken.keuzehulp import KeuzeregelsFactory
from demo.fabrieken.organisaties import SchoolFactory
from demo.fabrieken.vacatures import VacatureFactory
from loket import acties
from loket.models import Informatiepagina


@pytest.fixture
def website(regio):
    return acties.richt_website_in()


@pytest.fixture
def adressen(website, route):
    """Every kind of public page, by its address."""
    school = SchoolFactory()
    geschreven = website.add_child(
        instance=Informatiepagina(
            title="Wat wij doen", slug="wat-wij-doen", samenvatting="Lees wat het loket doet."
        )
    )
    KeuzeregelsFactory(gepubliceerd=True)
    gemaakt = [school, OntvangstFactory().school, EvenementFactory(), VacatureFactory(), route]
    vast = ["routes", "keuzehulp", "agenda", "vragen", "contact", "privacy", "scholen", "vacatures", "stages"]
    return [
        *(f"/{naam}/" for naam in vast),
        "/agenda/meelopen/",
        f"/agenda/meelopen/{gemaakt[1].pk}/",
        geschreven.adres,
        *(rij.get_absolute_url() for rij in gemaakt),
    ]


def lees(patroon: str, bladzijde: str) -> list[str]:
    return [unescape(gevonden).strip() for gevonden in re.findall(patroon, bladzijde, re.DOTALL)]


def test_elke_openbare_bladzijde_zegt_wat_zij_is_en_waar_zij_hoort(client, adressen):
    titels = set()
    for adres in adressen:
        bladzijde = client.get(adres).content.decode().partition("<body")[0]
        (titel,) = lees("<title>(.*?)</title>", bladzijde)
        (beschrijving,) = lees('name="description" content="(.*?)"', bladzijde)
        assert len(beschrijving) > 15, adres
        titels.add(titel)
        (deeltitel,) = lees('property="og:title" content="(.*?)"', bladzijde)
        assert titel.startswith(deeltitel)
        assert lees('property="og:description" content="(.*?)"', bladzijde) == [beschrijving]
        (canoniek,) = lees('rel="canonical" href="(.*?)"', bladzijde)
        assert canoniek.endswith(adres)
        assert lees('property="og:url" content="(.*?)"', bladzijde) == [canoniek]
    assert len(titels) == len(adressen)


def test_het_pad_naar_een_bladzijde_is_genummerd_en_begint_bij_home(client, adressen):
    for adres in adressen:
        bladzijde = client.get(adres).content.decode()
        plaatsen = lees('itemprop="position" content="(.*?)"', bladzijde)
        assert plaatsen == [str(nummer) for nummer in range(1, len(plaatsen) + 1)], adres
        assert len(plaatsen) >= 2
        assert lees('href="([^"]*)" itemprop="item"><span itemprop="name">Home<', bladzijde) == ["/"]


def test_een_naam_in_het_pad_blijft_tekst(client, regio):
    school = SchoolFactory(naam='De "Zon" <b> itemprop="position" content=""')
    bladzijde = client.get(school.get_absolute_url()).content.decode()
    assert "<b> itemprop" not in bladzijde
    assert lees('itemprop="position" content="(.*?)"', bladzijde) == ["1", "2", "3"]


def test_home_deelt_de_titel_en_de_inleiding(client, website):
    bladzijde = client.get("/").content.decode()
    assert len(lees('property="og:title" content="(.+?)"', bladzijde)) == 1
    assert lees('property="og:description" content="(.*?)"', bladzijde) == lees(
        'name="description" content="(.*?)"', bladzijde
    )


def test_de_sitemap_kent_scholen_en_geen_gesloten_school(client, regio):
    open_, dicht = SchoolFactory(), SchoolFactory(gesloten_op="2020-01-01")
    kaart = client.get("/sitemap.xml").content.decode()
    assert f"{open_.get_absolute_url()}</loc>" in kaart
    assert f"{dicht.get_absolute_url()}</loc>" not in kaart
    assert "/scholen/</loc>" in kaart
