"""A visitor finds jobs by words, near a postcode and by kind of education, without an account."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from demo.fabrieken.organisaties import SchoolFactory
from demo.fabrieken.vacatures import VacatureFactory
from onderwijsregio.organisaties.keuzes import Sector
from vacatures.models import Vacature

LIJST = "/vacatures/"


def titels(antwoord):
    return [vacature.titel for vacature in antwoord.context["pagina"]]


@pytest.fixture
def gym(school):
    return VacatureFactory(
        school=school, titel="Docent gym", omschrijving="Sporten met kinderen op het plein."
    )


def test_een_bezoeker_ziet_open_vacatures(als, vacature):
    assert titels(als(None).get(LIJST)) == ["Leerkracht groep 5"]


@pytest.mark.parametrize("dagen,gevonden", [(0, True), (-1, False)])
def test_een_vacature_is_vindbaar_tot_en_met_de_sluitingsdatum(als, vacature, dagen, gevonden):
    Vacature.objects.update(sluit_op=timezone.localdate() + timedelta(days=dagen))
    assert bool(titels(als(None).get(LIJST))) is gevonden


def test_een_concept_en_een_gesloten_vacature_vindt_niemand(als, concept, school):
    VacatureFactory(school=school, gesloten=True)
    assert titels(als(None).get(LIJST)) == []


@pytest.mark.parametrize("woorden", ["gym", "docenten gym", "sport plein", "SPORTEN"])
def test_zoeken_kent_nederlandse_woordvormen(als, vacature, gym, woorden):
    assert titels(als(None).get(LIJST, {"q": woorden})) == ["Docent gym"]


def test_alle_woorden_tellen_mee(als, vacature, gym):
    assert titels(als(None).get(LIJST, {"q": "gym zwemles"})) == []


def test_dichtbij_staat_vooraan_met_de_afstand(als, vacature, ver_weg):
    verder = SchoolFactory(gebied=ver_weg, postcode="1361AA")
    VacatureFactory(school=verder, titel="Leerkracht verderop")
    antwoord = als(None).get(LIJST, {"postcode": "1361", "km": 15})
    assert titels(antwoord) == ["Leerkracht verderop", "Leerkracht groep 5"]
    afstanden = re.findall(r"<strong>([\d,]+) km</strong>", antwoord.content.decode())
    assert afstanden[0] == "0"
    assert 9 < float(afstanden[1].replace(",", ".")) < 11


@pytest.mark.parametrize("km,aantal", [(5, 0), (10, 1)])
def test_verder_dan_de_gekozen_afstand_telt_niet_mee(als, vacature, ver_weg, km, aantal):
    assert len(titels(als(None).get(LIJST, {"postcode": "1361 ab", "km": km}))) == aantal


def test_een_onbekende_postcode_zegt_dat_en_toont_toch_iets(als, vacature):
    antwoord = als(None).get(LIJST, {"postcode": "9999"})
    assert "Postcode 9999 kennen wij niet" in antwoord.content.decode()
    assert titels(antwoord) == ["Leerkracht groep 5"]


@pytest.mark.parametrize("onzin", ["123", "0123", "abcd", "1315ABC", "'; drop"])
def test_een_postcode_die_er_geen_is_krijgt_uitleg(als, vacature, onzin):
    assert "Schrijf een postcode als" in als(None).get(LIJST, {"postcode": onzin}).content.decode()


def test_een_school_zonder_plek_valt_niet_stil_weg(als, bestuur, ver_weg):
    VacatureFactory(school=SchoolFactory(bestuur=bestuur, gebied=None))
    antwoord = als(None).get(LIJST, {"postcode": "1361"})
    assert "weten wij niet waar de school precies ligt" in antwoord.content.decode()


def test_filteren_op_soort_onderwijs_en_zij_instroom(als, vacature, bestuur):
    vo = SchoolFactory(bestuur=bestuur, sector=Sector.VO)
    VacatureFactory(school=vo, titel="Docent wiskunde", open_voor_zij_instroom=True)
    browser = als(None)
    assert titels(browser.get(LIJST, {"sector": "vo"})) == ["Docent wiskunde"]
    assert titels(browser.get(LIJST, {"zij": "on"})) == ["Docent wiskunde"]
    assert titels(browser.get(LIJST, {"sector": "po", "zij": "on"})) == []


def test_wie_niets_vindt_leest_wat_te_doen(als, vacature):
    tekst = als(None).get(LIJST, {"q": "walvis"}).content.decode()
    assert "Geen vacature gevonden" in tekst
    assert "Toon alle vacatures" in tekst


def test_een_lege_lijst_zegt_wat_te_doen(als, regio):
    assert "Er zijn nu geen open vacatures" in als(None).get(LIJST).content.decode()


@pytest.mark.parametrize("bladzijde,aantal", [("1", 20), ("2", 3), ("99", 3), ("x", 20)])
def test_twintig_op_een_bladzijde(als, school, bladzijde, aantal):
    VacatureFactory.create_batch(23, school=school)
    assert len(titels(als(None).get(LIJST, {"page": bladzijde}))) == aantal


@pytest.mark.parametrize("zoek", [{}, {"q": "leerkracht", "postcode": "1311", "km": 15, "sector": "po"}])
def test_meer_vacatures_kosten_niet_meer_vragen_aan_de_database(
    als, school, zoek, django_assert_max_num_queries
):
    for aantal in (1, 15):
        VacatureFactory.create_batch(aantal, school=school)
        with django_assert_max_num_queries(7):  # one of them is the menu that editors made
            als(None).get(LIJST, zoek)


def test_een_nulteken_in_de_vraag_breekt_niets(als, vacature):
    assert als(None).get(LIJST + "?q=a%00b&postcode=%00&page=%00&sector=%00").status_code == 200
