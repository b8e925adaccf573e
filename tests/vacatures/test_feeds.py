"""Feeds, the sitemap, and a page for each kind of work in each place."""

import xml.etree.ElementTree as ET

import pytest

from demo.fabrieken.organisaties import SchoolFactory
from demo.fabrieken.vacatures import VacatureFactory
from onderwijsregio.organisaties.keuzes import Sector
from vacatures.models import Vacature

ATOM = "{http://www.w3.org/2005/Atom}"


def titels_in_feed(antwoord):
    return [item.findtext(f"{ATOM}title") for item in ET.fromstring(antwoord.content).iter(f"{ATOM}entry")]


@pytest.fixture
def docent(bestuur):
    vo = SchoolFactory(bestuur=bestuur, sector=Sector.VO, naam="Polderlyceum", plaats="Lelystad")
    return VacatureFactory(school=vo, titel="Docent wiskunde", functie="vakdocent", vak="wiskunde")


def test_de_feed_heeft_wat_open_is_het_nieuwste_eerst(als, vacature, docent, concept):
    antwoord = als(None).get("/vacatures/feed.atom")
    assert antwoord["Content-Type"].startswith("application/atom+xml")
    plaats = vacature.school.plaats
    assert titels_in_feed(antwoord) == [
        "Docent wiskunde – Polderlyceum, Lelystad",
        f"Leerkracht groep 5 – De Bever, {plaats}",
    ]


def test_elke_zoekvraag_heeft_een_eigen_feed(als, vacature, docent):
    lijst = als(None).get("/vacatures/?q=wiskunde&sector=vo")
    adres = lijst.context["feed"]
    assert adres in lijst.text.replace("&amp;", "&")
    assert len(titels_in_feed(als(None).get(adres))) == 1
    assert titels_in_feed(als(None).get("/vacatures/feed.atom?sector=mbo")) == []


def test_wat_maar_een_deel_van_de_woorden_heeft_staat_in_de_lijst_en_niet_in_de_feed(als, vacature, docent):
    browser = als(None)
    assert browser.get("/vacatures/?q=docent moestuin").context["uitslag"].deels
    assert titels_in_feed(browser.get("/vacatures/feed.atom?q=docent moestuin")) == []


def test_de_sitemap_kent_elke_open_vacature_en_elke_landingspagina(als, vacature, docent, concept):
    kaart = als(None).get("/sitemap.xml").text
    for pad in (vacature.get_absolute_url(), "/vacatures/", "/vacatures/vakdocent/lelystad/"):
        assert f"{pad}</loc>" in kaart
    assert concept.get_absolute_url() not in kaart


def test_een_landingspagina_toont_dit_werk_in_deze_plaats(als, vacature, docent):
    antwoord = als(None).get("/vacatures/vakdocent/lelystad/")
    assert [kaart.titel for kaart in antwoord.context["pagina"]] == ["Docent wiskunde"]
    assert "<title>Docent in Lelystad" in antwoord.text
    assert "Werken als docent in Lelystad? Bekijk nu één vacature" in antwoord.text
    assert 'rel="canonical" href="http://127.0.0.1:8000/vacatures/vakdocent/lelystad/"' in antwoord.text


def test_ook_een_wijk_is_een_plaats_met_precies_de_vacatures_die_er_zijn(als, school, docent):
    """In a town that is one municipality, people say the part of it where they want to work."""
    for naam, wijk, aantal in (("De Kreek", "Almere Buiten", 2), ("De Vaart", "Almere Haven", 1)):
        daar = SchoolFactory(bestuur=school.bestuur, naam=naam, plaats="Almere", gemeente="Almere", wijk=wijk)
        VacatureFactory.create_batch(aantal, school=daar, titel="Leerkracht")
    gevonden = {
        een.adres: als(None).get(een.adres).context["uitslag"].aantal - een.aantal
        for een in als(None).get("/vacatures/").context["landingen"]
    }
    assert {"/vacatures/leerkracht/almere-buiten/", "/vacatures/leerkracht/almere-haven/"} <= set(gevonden)
    assert set(gevonden.values()) == {0}, "het getal bij een plaats is dat van de lijst erachter"
    buiten = als(None).get("/vacatures/leerkracht/almere-buiten/")
    assert (buiten.context["uitslag"].aantal, "<title>Leerkracht in Almere Buiten" in buiten.text) == (
        2,
        True,
    )
    assert "/vacatures/leerkracht/almere-buiten/</loc>" in als(None).get("/sitemap.xml").text


def test_de_lijst_en_de_baan_leiden_naar_de_landingspagina(als, docent):
    for pad in ("/vacatures/", docent.get_absolute_url()):
        assert "/vacatures/vakdocent/lelystad/" in als(None).get(pad).text


def test_zonder_vacatures_leidt_de_landingspagina_naar_de_lijst(als, docent):
    Vacature.objects.update(sluit_op="2000-01-01")
    antwoord = als(None).get("/vacatures/vakdocent/lelystad/")
    assert (antwoord.status_code, antwoord.url) == (302, "/vacatures/?functie=vakdocent")


def test_werk_zonder_eigen_naam_heeft_geen_landingspagina(als, vacature):
    Vacature.objects.update(functie="anders")
    assert als(None).get("/vacatures/").context["landingen"] == []


def test_werk_dat_niet_bestaat_heeft_geen_landingspagina(als, vacature):
    assert als(None).get("/vacatures/walvis/almere/").status_code == 404
