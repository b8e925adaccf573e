"""Everybody sees how many internship places there are, per school year and kind."""

import pytest

from demo.fabrieken.organisaties import SchoolFactory
from demo.fabrieken.vacatures import StageplaatsFactory
from vacatures.keuzes import Opleidingssoort


@pytest.fixture
def plaatsen(school):
    StageplaatsFactory(school=school, schooljaar=2025, soort=Opleidingssoort.PABO_1, plaatsen=3)
    StageplaatsFactory(school=school, schooljaar=2025, soort=Opleidingssoort.LIO, plaatsen=0)
    StageplaatsFactory(schooljaar=2025, soort=Opleidingssoort.PABO_1, plaatsen=2)
    StageplaatsFactory(school=school, schooljaar=2026, soort=Opleidingssoort.PABO_1, plaatsen=7)


def geteld(antwoord):
    return [(rij["soort"], rij["scholen"], rij["totaal"]) for rij in antwoord.context["per_soort"]]


def test_per_schooljaar_en_soort(als, plaatsen):
    assert geteld(als(None).get("/stages/", {"jaar": 2025})) == [("pabo_1", 2, 5), ("lio", 1, 0)]
    assert geteld(als(None).get("/stages/", {"jaar": 2026})) == [("pabo_1", 1, 7)]


def test_een_soort_kiezen_toont_alleen_die_scholen(als, plaatsen):
    antwoord = als(None).get("/stages/", {"jaar": 2025, "soort": "lio"})
    assert [rij.plaatsen for rij in antwoord.context["pagina"]] == [0]


@pytest.mark.parametrize("jaar", ["x", "1", "2024", "-2025", "９９９９", "99999999999999999999"])
def test_een_onbekend_jaar_geeft_gewoon_een_jaar(als, plaatsen, jaar):
    assert als(None).get("/stages/", {"jaar": jaar, "soort": jaar}).status_code == 200


def test_zonder_stageplaatsen_staat_er_wat_te_doen(als, regio):
    assert "nog geen plaatsen bekend" in als(None).get("/stages/").content.decode()


def test_meer_scholen_kosten_niet_meer_vragen(als, regio, django_assert_max_num_queries):
    for aantal in (1, 25):
        for school in SchoolFactory.create_batch(aantal):
            StageplaatsFactory(school=school)
        with django_assert_max_num_queries(6):
            als(None).get("/stages/")
