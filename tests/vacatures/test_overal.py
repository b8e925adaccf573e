"""The search over the whole website finds what vacancies, internships and lessons have; and the way between them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo.fabrieken.lesaanbod import LesaanbodFactory
from demo.fabrieken.organisaties import SchoolFactory
from demo.fabrieken.stages import StageaanbodFactory, StageplaatsFactory
from demo.fabrieken.vacatures import VacatureFactory
from vacatures.keuzes import Opleidingssoort

ZOEKEN, LIJST = "/zoeken/", "/vacatures/"


def gevonden(als, woorden, naam):
    """The titles and addresses of one kind of results, and how many there are of it."""
    groepen = {groep["naam"]: groep for groep in als(None).get(ZOEKEN, {"q": woorden}).context["groepen"]}
    groep = groepen.get(naam, {"treffers": [], "aantal": 0})
    return [(treffer.titel, treffer.url) for treffer in groep["treffers"]], groep["aantal"]


def test_de_zoeker_van_de_website_vindt_open_vacatures_zoals_de_lijst_zelf(als, school, concept):
    gym = VacatureFactory(school=school, titel="Docent gym")
    VacatureFactory(school=school, titel="Docent gym", gesloten=True)
    assert gevonden(als, "gymdocent", "Vacatures") == ([("Docent gym", gym.get_absolute_url())], 1)
    assert concept.titel not in dict(gevonden(als, concept.titel, "Vacatures")[0])


def test_een_regio_zonder_scholen_vindt_niets_en_breekt_niet(als, regio):
    assert gevonden(als, "gym", "Vacatures") == ([], 0)


def test_het_aantal_bij_alle_vacatures_is_dat_van_de_lijst_erachter_en_kost_steeds_even_veel(als, school):
    als(None).get(ZOEKEN, {"q": "gym"})

    def vragen() -> int:
        with CaptureQueriesContext(connection) as geteld:
            als(None).get(ZOEKEN, {"q": "gym"})
        return len(geteld)

    VacatureFactory.create_batch(2, school=school, titel="Docent gym")
    als(None).get(ZOEKEN, {"q": "gym"})
    weinig = vragen()
    VacatureFactory.create_batch(10, school=school, titel="Docent gym")
    als(None).get(ZOEKEN, {"q": "gym"})
    assert vragen() == weinig
    antwoord = als(None).get(ZOEKEN, {"q": "gym"})
    assert '<a href="/vacatures/?q=gym">Alle 12 vacatures</a>' in antwoord.text
    assert als(None).get("/vacatures/?q=gym").context["uitslag"].aantal == 12


def test_een_postcode_tussen_de_woorden_telt_zoals_in_de_lijst(als, school, ver_weg):
    VacatureFactory(school=school, titel="Docent gym")
    VacatureFactory(school=SchoolFactory(gebied=ver_weg, plaats="Verderop"), titel="Docent gym")
    assert gevonden(als, "gym 1361 5 km", "Vacatures")[1] == 1


def test_wie_een_stage_zoekt_vindt_de_bladzijde_de_soort_en_de_school(als, school):
    aanbod = StageaanbodFactory(school=school, bevestigd=True)
    StageplaatsFactory(aanbod=aanbod, soort=Opleidingssoort.LIO, plaatsen=2)
    StageplaatsFactory(aanbod=aanbod, soort=Opleidingssoort.PABO_1, plaatsen=0)
    assert gevonden(als, "lio stage", "Stages")[0] == [
        ("Stageplaatsen", "/stages/"),
        ("Stage: leraar in opleiding (LIO)", "/stages/?soort=lio"),
    ]
    assert gevonden(als, "stageplek bever", "Stages")[0] == [
        ("Stageplaatsen", "/stages/"),
        ("Stage op De Bever", f"{school.get_absolute_url()}#stages"),
    ]
    assert gevonden(als, "pabo", "Stages")[0] == []
    assert gevonden(als, "leraar groep 5", "Stages")[0] == []


def test_een_concept_van_een_school_vindt_niemand(als, school):
    StageplaatsFactory(aanbod=StageaanbodFactory(school=school), soort=Opleidingssoort.LIO, plaatsen=2)
    assert gevonden(als, "stage", "Stages")[0] == []


def test_een_les_van_buiten_staat_erbij_als_de_regio_die_heeft(als, regio, aanbod):
    LesaanbodFactory(titel="Bomen kappen", concept=True)
    assert gevonden(als, "bomen", "Lessen")[0] == [("Bomen herkennen", aanbod.get_absolute_url())]
    regio.lesaanbod = False
    regio.save()
    assert gevonden(als, "bomen", "Lessen")[0] == []


@pytest.mark.parametrize(
    "woorden,adres",
    [
        ("lio stage", "/stages/"),
        ("stageplekken almere", "/stages/"),
        ("LIO-stagiair", "/stages/"),
        ("gastlessen", "/lessen/"),
        ("dagje meelopen", "/agenda/meelopen/"),
        ("leerkracht groep 5", None),
        ("stagebegeleider", None),
        ("lesgeven", None),
    ],
)
def test_de_lijst_van_vacatures_wijst_de_weg_naar_wat_geen_vacature_is(als, lesregio, woorden, adres):
    blad = als(None).get(LIJST, {"q": woorden}).text.split('id="resultaten"')[1].split("</section>")[0]
    wegen = [pad for pad in ("/stages/", "/lessen/", "/agenda/meelopen/") if f'href="{pad}"' in blad]
    assert wegen == ([adres] if adres else [])


def test_naar_lessen_wijst_niets_waar_de_regio_die_niet_heeft(als, regio):
    blad = als(None).get(LIJST, {"q": "gastles"}).text.split('id="resultaten"')[1].split("</section>")[0]
    assert "Geen vacature gevonden" in blad or "geen open vacatures" in blad
    assert 'href="/lessen/"' not in blad
