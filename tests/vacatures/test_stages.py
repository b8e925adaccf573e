"""A student finds where there are internship places: what schools confirmed, by kind, period and distance."""

import pytest
from django.utils import timezone

from demo.fabrieken.organisaties import SchoolFactory
from demo.fabrieken.stages import (
    StageaanbodFactory,
    StagejaarFactory,
    StageperiodeFactory,
    StageplaatsFactory,
)
from vacatures.keuzes import Opleidingssoort

NU = StagejaarFactory.build().begin


@pytest.fixture
def aanbod(school):
    return StageaanbodFactory(school=school, bevestigd=True)


@pytest.fixture
def plaatsen(aanbod):
    StageplaatsFactory(aanbod=aanbod, soort=Opleidingssoort.PABO_1, plaatsen=3)
    StageplaatsFactory(aanbod=aanbod, soort=Opleidingssoort.LIO, plaatsen=0)
    StageplaatsFactory(soort=Opleidingssoort.PABO_1, plaatsen=2)
    straks = StageaanbodFactory(school=aanbod.school, jaar__begin=NU + 1, bevestigd=True)
    StageplaatsFactory(aanbod=straks, soort=Opleidingssoort.PABO_1, plaatsen=7)


def geteld(antwoord):
    return [(rij["soort"], rij["scholen"], rij["totaal"]) for rij in antwoord.context["per_soort"]]


def scholen(antwoord):
    return [rij.school.naam for rij in antwoord.context["pagina"]]


def test_per_schooljaar_en_soort(als, plaatsen):
    assert geteld(als(None).get("/stages/", {"jaar": NU})) == [("pabo_1", 2, 5), ("lio", 0, 0)]
    assert geteld(als(None).get("/stages/", {"jaar": NU + 1})) == [("pabo_1", 1, 7)]


def test_een_soort_kiezen_toont_alleen_scholen_met_plaats(als, plaatsen):
    assert len(scholen(als(None).get("/stages/", {"jaar": NU, "soort": "pabo_1"}))) == 2
    assert scholen(als(None).get("/stages/", {"jaar": NU, "soort": "lio"})) == []


def test_een_periode_kiezen_toont_wat_er_dan_is(als, aanbod):
    eerste, _ = StageperiodeFactory(eerste=True), StageperiodeFactory(tweede=True)
    StageplaatsFactory(aanbod=aanbod, periode=eerste, plaatsen=4)
    gevonden = als(None).get("/stages/", {"periode": "eerste"}).context["pagina"][0]
    assert [plaats.plaatsen for plaats in gevonden.gevonden] == [4]
    assert scholen(als(None).get("/stages/", {"periode": "tweede"})) == []


def test_een_concept_ziet_niemand(als, school):
    StageplaatsFactory(aanbod=StageaanbodFactory(school=school))
    assert "nog geen plaatsen bekend" in als(None).get("/stages/").text
    assert "Stage lopen" not in als(None).get(school.get_absolute_url()).text


def test_een_gesloten_school_heeft_geen_plaatsen_meer(als, plaatsen, school):
    school.gesloten_op = timezone.localdate()
    school.save()
    assert school.naam not in scholen(als(None).get("/stages/", {"jaar": NU}))


def test_dichtbij_staat_bovenaan_en_te_ver_staat_er_niet(als, plaatsen, school, ver_weg):
    ergens = SchoolFactory(gebied=ver_weg, naam="De Verte")
    StageplaatsFactory(aanbod=StageaanbodFactory(school=ergens, bevestigd=True))
    dichtbij = school.gebied.pc4
    assert "De Verte" not in scholen(als(None).get("/stages/", {"jaar": NU, "postcode": dichtbij, "km": 5}))
    assert scholen(als(None).get("/stages/", {"jaar": NU, "postcode": dichtbij, "km": 30}))[-1] == "De Verte"


def test_alleen_aspiranten(als, plaatsen):
    aspirant = SchoolFactory(opleidingsstatus="aspirant", naam="De Nieuwe")
    StageplaatsFactory(aanbod=StageaanbodFactory(school=aspirant, bevestigd=True))
    assert scholen(als(None).get("/stages/", {"jaar": NU, "status": "aspirant"})) == ["De Nieuwe"]


def test_de_bladzijde_van_een_school_vertelt_haar_aanbod_en_geen_namen_van_begeleiders(als, aanbod):
    aanbod.contactnaam, aanbod.contactmail = "Kim Contact", "stage@voorbeeld.test"
    aanbod.save()
    StageplaatsFactory(aanbod=aanbod, dagen=["ma", "di"], gevraagd="Kom eerst kijken.")
    bladzijde = als(None).get(aanbod.school.get_absolute_url()).text
    for stuk in ("Stage lopen", "Kim Contact", "Op ma, di", "Kom eerst kijken."):
        assert stuk in bladzijde
    assert aanbod.begeleiders.get().naam not in bladzijde


@pytest.mark.parametrize("jaar", ["x", "1", "1999", "-2025", "９９９９", "99999999999999999999"])
def test_een_onbekend_jaar_geeft_gewoon_een_jaar(als, plaatsen, jaar):
    antwoord = als(None).get("/stages/", {"jaar": jaar, "soort": jaar, "km": jaar, "postcode": jaar})
    assert antwoord.status_code == 200
    assert antwoord.context["jaar"].begin == NU


def test_zonder_stageplaatsen_staat_er_wat_te_doen(als, regio):
    assert "nog geen plaatsen bekend" in als(None).get("/stages/").text


def test_meer_scholen_kosten_niet_meer_vragen(als, regio, django_assert_max_num_queries):
    for aantal in (1, 25):
        StageplaatsFactory.create_batch(aantal)
        with django_assert_max_num_queries(9):
            als(None).get("/stages/")
