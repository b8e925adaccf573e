"""What providers offer: found by schools, asked about, and managed by nobody else."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from demo.fabrieken.lesaanbod import (
    LesaanbodFactory,
    LesFactory,
    LesreeksFactory,
    LesvraagFactory,
    werkdag,
)
from demo.fabrieken.organisaties import LidmaatschapFactory, PostcodegebiedFactory, SchoolFactory
from onderwijsregio.organisaties.keuzes import Rol
from vacatures import acties
from vacatures.keuzes.les import Aanbodstatus, Cursusstand, Lesvak
from vacatures.models import Lesaanbod, Lesreeks, Lesvraag

INGEVULD = {
    "titel": "Vogels kijken",
    "vak": "natuur",
    "omschrijving": "Met een kijker naar buiten.",
    "sectoren": ["po"],
    "groepen": ["5", "6"],
    "minuten": "90",
    "prijs": "82.50",
    "dagen": ["ma", "do"],
    "dagdelen": ["ochtend"],
    "van": "2026-08-01",
    "plek": "school",
    "cursus": "gevolgd",
    "cursus_op": "2020-05-01",
}


def titels(antwoord):
    return {rij.titel for rij in antwoord.context["blad"]}


# Finding -------------------------------------------------------------------------------------------------


@pytest.fixture
def lessen(lesregio, ver_weg):
    dichtbij = PostcodegebiedFactory()
    LesaanbodFactory(titel="Bomen", groepen=[3], prijs=0, gebied=dichtbij, dagen=["ma"])
    LesaanbodFactory(titel="Trommelen", vak=Lesvak.MUZIEK, groepen=[7], gebied=ver_weg, dagen=["di"])
    LesaanbodFactory(
        titel="Robots", vak=Lesvak.TECHNIEK, groepen=[], prijs=120, sectoren=["vo"],
        cursus=Cursusstand.GEVOLGD, cursus_op="2026-05-01",
    )  # fmt: skip
    LesaanbodFactory(titel="Nog niet af", concept=True)
    LesaanbodFactory(titel="Voorbij", tot_en_met=werkdag(-1))


@pytest.mark.parametrize(
    ("zoek", "gevonden"),
    [
        ({}, {"Bomen", "Trommelen", "Robots"}),
        ({"q": "bomen"}, {"Bomen"}),
        ({"q": "MUZIEK"}, {"Trommelen"}),
        ({"q": "voorbeeldaanbieder"}, {"Bomen", "Trommelen", "Robots"}),
        ({"vak": "techniek"}, {"Robots"}),
        ({"groep": "3"}, {"Bomen", "Robots"}),
        ({"sector": "vo"}, {"Robots"}),
        ({"dag": "di"}, {"Trommelen", "Robots"}),
        ({"prijs": "0"}, {"Bomen"}),
        ({"prijs": "100"}, {"Bomen", "Trommelen"}),
        ({"cursus": "on"}, {"Robots"}),
        ({"q": "bomen", "groep": "7"}, set()),
        ({"vak": "onzin", "groep": "99", "dag": "zo"}, {"Bomen", "Trommelen", "Robots"}),
    ],
)
def test_scholen_vinden_een_les_op_woord_vak_groep_dag_en_prijs(als, lessen, zoek, gevonden):
    assert titels(als(None).get("/lessen/", zoek)) == gevonden


def test_met_een_postcode_staat_het_dichtstbijzijnde_bovenaan(als, lessen):
    for postcode, eerste in (("1311", "Bomen"), ("1361 AB", "Trommelen"), ("almere haven", "Bomen")):
        antwoord = als(None).get("/lessen/", {"postcode": postcode})
        assert antwoord.context["blad"][0].titel == eerste
    antwoord = als(None).get("/lessen/", {"postcode": "9999"})
    assert antwoord.status_code == 422 and "kennen wij niet" in antwoord.text


def test_een_regio_zonder_lessen_van_buiten_heeft_ze_ook_niet_in_het_menu(als, regio, hr):
    assert "/lessen/" not in als(None).get("/").text
    assert "/werk/lessen/" not in als(hr).get("/werk/").text
    for pad in ("/lessen/", "/werk/lessen/"):
        assert als(hr).get(pad).status_code == 404


def test_de_lijst_en_het_bureau_kosten_een_vast_aantal_vragen(
    als, lesregio, hr, aanbieder, django_assert_max_num_queries
):
    for aantal in (1, 12):
        for _ in range(aantal):
            reeks = LesreeksFactory(school__bestuur=hr.lidmaatschap.organisatie, gemaakt_door=hr)
            LesFactory(reeks=reeks)
            LesvraagFactory(aanbod=reeks.aanbod, bestuur=hr.lidmaatschap.organisatie)
        with django_assert_max_num_queries(5):
            als(None).get("/lessen/")
        for pad in (
            "/werk/lessen/",
            "/werk/lessen/bevestigen/",
            "/werk/lessen/rooster/",
            "/werk/lessen/cijfers/",
        ):
            browser = als(hr)
            with django_assert_max_num_queries(20):
                browser.get(pad)


def test_zonder_lessen_staat_er_wat_te_doen(als, lesregio, hr, makelaar):
    assert "Er staan nog geen lessen" in als(None).get("/lessen/").text
    assert "U boekte nog geen les" in als(hr).get("/werk/lessen/").text
    assert "Er is nog niets geboekt" in als(makelaar).get("/werk/lessen/").text
    los = LidmaatschapFactory(rol=Rol.AANBIEDER, organisatie__soort="aanbieder").gebruiker
    assert "U biedt nog geen les aan" in als(los).get("/werk/lessen/").text


# Offering ------------------------------------------------------------------------------------------------


def test_een_aanbieder_schrijft_een_les_en_zet_die_op_de_website(als, aanbieder, aanbod):
    als(aanbieder).post("/werk/lessen/aanbod/nieuw/", INGEVULD)
    nieuw = Lesaanbod.objects.get(titel="Vogels kijken")
    assert (nieuw.organisatie, nieuw.status) == (aanbod.organisatie, Aanbodstatus.CONCEPT)
    assert (nieuw.prijs, nieuw.groepen, nieuw.minuten) == (Decimal("82.50"), [5, 6], 90)
    assert als(None).get(nieuw.get_absolute_url()).status_code == 404
    als(aanbieder).post(f"/werk/lessen/aanbod/{nieuw.pk}/publiceren/")
    assert "Vogels kijken" in als(None).get(nieuw.get_absolute_url()).text
    als(aanbieder).post(f"/werk/lessen/aanbod/{nieuw.pk}/stoppen/")
    assert als(None).get(nieuw.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("fout", "veld"),
    [
        ({"minuten": "14"}, "minuten"),
        ({"minuten": "241"}, "minuten"),
        ({"prijs": "-1"}, "prijs"),
        ({"dagen": []}, "dagen"),
        ({"tot_en_met": "2026-07-31"}, "tot_en_met"),
        ({"cursus_op": ""}, "cursus_op"),
        ({"cursus_op": "9999-01-01"}, "cursus_op"),
        ({"van": "1800-01-01"}, "van"),
        ({"postcode": "0000"}, "postcode"),
        ({"van": "31-02-2027"}, "van"),
    ],
)
def test_wat_niet_klopt_staat_bij_het_veld_en_er_is_niets_bewaard(als, aanbieder, fout, veld):
    antwoord = als(aanbieder).post("/werk/lessen/aanbod/nieuw/", INGEVULD | fout)
    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].errors) == [veld]
    assert "Vogels kijken" in antwoord.text
    assert not Lesaanbod.objects.filter(titel="Vogels kijken").exists()


def test_een_ander_komt_niet_bij_het_aanbod(als, aanbod, andere_aanbieder, hr, makelaar):
    for mens in (andere_aanbieder, hr, makelaar):
        for pad in ("", "publiceren/", "stoppen/"):
            assert als(mens).post(f"/werk/lessen/aanbod/{aanbod.pk}/{pad}", INGEVULD).status_code == 404
    concept = LesaanbodFactory(concept=True)
    for mens in (None, andere_aanbieder, hr, makelaar):
        assert als(mens).get(concept.get_absolute_url()).status_code == 404


def test_wat_is_geboekt_blijft_zoals_het_was_afgesproken(als, aanbod, aanbieder, reeks):
    als(aanbieder).post(f"/werk/lessen/aanbod/{aanbod.pk}/", INGEVULD)
    aanbod.refresh_from_db()
    reeks.refresh_from_db()
    assert (aanbod.prijs, reeks.prijs) == (Decimal("82.50"), Decimal("75"))


def test_na_de_laatste_dag_komt_een_les_niet_meer_op_de_website(aanbieder, aanbod):
    acties.stop_aanbod(aanbod=aanbod, door=aanbieder)
    Lesaanbod.objects.filter(pk=aanbod.pk).update(tot_en_met=werkdag(-1))
    with pytest.raises(ValidationError, match="laatste dag"):
        acties.publiceer_aanbod(aanbod=aanbod, door=aanbieder)


@pytest.mark.parametrize(
    "velden",
    [
        {"minuten": 241},
        {"prijs": -1},
        {"groepen": [9]},
        {"dagen": []},
        {"cursus": "gevolgd"},
        {"cursus_op": "2026-05-01"},
    ],
)
def test_de_database_weigert_aanbod_dat_niet_klopt(aanbod, velden):
    with pytest.raises(IntegrityError), transaction.atomic():
        Lesaanbod.objects.filter(pk=aanbod.pk).update(**velden)


# Asking --------------------------------------------------------------------------------------------------


def test_een_school_vraagt_en_de_aanbieder_antwoordt(als, aanbod, hr, collega, aanbieder, hr_ander, post):
    pad = f"/lessen/{aanbod.pk}/vraag/"
    assert als(hr).post(pad, {"tekst": " "}).status_code == 422
    for _ in range(2):
        als(hr).post(pad, {"tekst": "Kan het ook binnen?"})
    vraag = Lesvraag.objects.get()
    assert post()[-1][0] == aanbieder.email
    assert als(hr).post(vraag.get_absolute_url(), {"antwoord": "Ja hoor"}).status_code == 404
    assert als(hr_ander).get(vraag.get_absolute_url()).status_code == 404
    als(aanbieder).post(vraag.get_absolute_url(), {"antwoord": "Ja, in het speellokaal."})
    assert post()[-1][0] == hr.email
    assert "Ja, in het speellokaal." in als(collega).get(aanbod.get_absolute_url()).text
    assert "Ja, in het speellokaal." not in als(hr_ander).get(aanbod.get_absolute_url()).text
    assert als(aanbieder).post(vraag.get_absolute_url(), {"antwoord": "Nee"}).status_code == 422


# Booking on the screen -----------------------------------------------------------------------------------


def test_boeken_op_het_scherm_toont_wat_vrij_is(als, aanbod, school, hr, aanbieder):
    bezet, vrij = werkdag(10), werkdag(20)
    LesFactory(reeks=LesreeksFactory(aanbod=aanbod), dag=bezet)
    pad = f"/lessen/{aanbod.pk}/boeken/?school={school.pk}&van=09:00"
    standen = {dag.dag: dag.stand for m in als(hr).get(pad).context["maanden"] for dag in m.dagen}
    assert (standen[bezet], standen[vrij]) == ("bezet", "vrij")
    antwoord = als(hr).post(pad, {"dagen": [bezet.isoformat()], "groep": "groep 5"})
    assert antwoord.status_code == 422 and "al bezet" in antwoord.text and 'value="groep 5"' in antwoord.text
    assert als(hr).post(pad, {"groep": "groep 5"}).status_code == 422
    antwoord = als(hr).post(pad, {"dagen": [vrij.isoformat()], "groep": "groep 5"})
    reeks = Lesreeks.objects.get(school=school)
    assert antwoord["Location"] == reeks.get_absolute_url()
    assert "Ja, wij geven deze lessen" in als(aanbieder).get(reeks.get_absolute_url()).text
    als(aanbieder).post(f"/werk/lessen/reeks/{reeks.pk}/ja/")
    kalender = als(hr).get(f"/werk/lessen/reeks/{reeks.pk}/lessen.ics")
    assert b"BEGIN:VEVENT" in kalender.content
    maand = f"{vrij:%Y-%m}"
    assert "Bomen herkennen" in als(hr).get(f"/werk/lessen/rooster/?maand={maand}&school={school.pk}").text


def test_een_school_van_een_ander_bestuur_is_niet_te_kiezen(als, aanbod, school, hr_ander):
    pad = f"/lessen/{aanbod.pk}/boeken/?school={school.pk}&van=09:00"
    assert als(hr_ander).get(pad).status_code == 404, "a board without schools books nothing"
    SchoolFactory(bestuur=hr_ander.lidmaatschap.organisatie)
    als(hr_ander).post(pad, {"dagen": [werkdag(10).isoformat()], "groep": "groep 5"})
    assert not Lesreeks.objects.exists()


@pytest.mark.parametrize("van", ["", "25:00", "06:59", "18:01", "x"])
def test_een_onmogelijke_tijd_komt_terug_in_het_formulier(als, aanbod, school, hr, van):
    antwoord = als(hr).get(f"/lessen/{aanbod.pk}/boeken/?school={school.pk}&van={van}")
    assert antwoord.status_code == 422
    assert antwoord.context["form"] is None


def test_een_vreemde_ziet_een_reeks_niet(
    als, reeks, hr, collega, hr_ander, aanbieder, andere_aanbieder, makelaar
):
    LesFactory(reeks=reeks)
    for mens in (hr, collega, aanbieder, makelaar):
        assert als(mens).get(reeks.get_absolute_url()).status_code == 200
    for mens in (hr_ander, andere_aanbieder):
        for pad in ("", "lessen.ics"):
            assert als(mens).get(reeks.get_absolute_url() + pad).status_code == 404
        assert als(mens).post(reeks.get_absolute_url() + "ja/").status_code == 404
    assert als(makelaar).post(reeks.get_absolute_url() + "ja/").status_code == 404


def test_afzeggen_op_het_scherm(als, reeks, hr):
    les = LesFactory(reeks=reeks)
    pad = reeks.get_absolute_url() + "afzeggen/"
    assert als(hr).post(pad, {"lessen": [les.pk], "reden": ""}).status_code == 422
    assert als(hr).post(pad, {"lessen": [les.pk + 1], "reden": "Ziek"}).status_code == 422
    assert als(hr).post(pad, {"lessen": [les.pk], "reden": "Ziek"}).status_code == 302
    les.refresh_from_db()
    assert les.is_afgezegd


@pytest.mark.parametrize("maand", ["", "2026-13", "x", "99999-01"])
def test_een_onbekende_maand_is_deze_maand(als, reeks, hr, maand):
    antwoord = als(hr).get("/werk/lessen/rooster/", {"maand": maand, "school": "x"})
    assert antwoord.context["maand"] == timezone.localdate().replace(day=1)
