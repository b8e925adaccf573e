"""The applicants of a vacancy by stage: find, write to several, templates, take along."""

import re

import pytest
from django.core.exceptions import ValidationError
from post_office.models import Email

from demo.fabrieken.loket import KandidaatFactory
from demo.fabrieken.vacatures import (
    AntwoordsjabloonFactory,
    SollicitatieberichtFactory,
    SollicitatieFactory,
)
from onderwijsregio.kern.regiogegevens import REGIOS, Regiogegevens
from vacatures import acties, regiodata
from vacatures.keuzes import Sjabloonsoort, Sollicitatiestatus
from vacatures.models import Antwoordsjabloon, Sollicitatie, Sollicitatiebericht

TEKST = "Dag {voornaam}, bedankt voor uw brief aan {school}. {mijn naam}"


@pytest.fixture
def lijst(vacature):
    return f"/werk/vacatures/{vacature.pk}/sollicitaties/"


@pytest.fixture
def drie(vacature):
    namen = ("Anna", "Bram", "Chris")
    return [
        SollicitatieFactory(
            vacature=vacature, kandidaat=KandidaatFactory(voornaam=naam, achternaam="Visser", rust=True)
        )
        for naam in namen
    ]


def namen_in(antwoord):
    tekst = antwoord.content.decode()
    return {naam for naam in ("Anna", "Bram", "Chris") if f"{naam} Visser</a>" in tekst}


def test_wie_in_welke_fase_is(als, hr, lijst, drie):
    acties.beantwoord_sollicitatie(sollicitatie=drie[0], status="uitgenodigd", antwoord="Kom langs.", door=hr)
    browser = als(hr)
    assert namen_in(browser.get(lijst)) == {"Anna", "Bram", "Chris"}
    assert namen_in(browser.get(lijst + "?fase=uitgenodigd")) == {"Anna"}
    assert namen_in(browser.get(lijst + "?fase=verzonden")) == {"Bram", "Chris"}
    assert "In gesprek (1)" in browser.get(lijst).content.decode()
    assert namen_in(browser.get(lijst + "?fase=bestaatniet")) == {"Anna", "Bram", "Chris"}


def test_zoeken_op_naam_bevoegdheid_en_afstand(als, hr, lijst, drie):
    for rij, bevoegdheid, km in zip(drie, ("pabo", "pabo", "geen"), (3.0, 15.0, None), strict=True):
        Sollicitatie.objects.filter(pk=rij.pk).update(
            profiel={**rij.profiel, "bevoegdheid": bevoegdheid, "afstand_km": km}
        )
    browser = als(hr)
    assert namen_in(browser.get(lijst + "?zoek=bram")) == {"Bram"}
    assert namen_in(browser.get(lijst + "?bevoegdheid=pabo")) == {"Anna", "Bram"}
    assert namen_in(browser.get(lijst + "?km=15")) == {"Anna", "Bram"}
    assert namen_in(browser.get(lijst + "?km=14")) == {"Anna"}
    assert namen_in(browser.get(lijst + "?km=veel")) == {"Anna", "Bram", "Chris"}


def test_de_lijst_kost_altijd_even_veel_vragen(als, hr, lijst, drie, vacature, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser = als(hr)
    browser.get(lijst)
    with CaptureQueriesContext(connection) as eerst:
        browser.get(lijst)
    for _ in range(10):
        SollicitatieberichtFactory(sollicitatie=SollicitatieFactory(vacature=vacature))
    with django_assert_num_queries(len(eerst)):
        assert "Schreef u een bericht" in browser.get(lijst).content.decode()


@pytest.mark.parametrize("wie", ["hr_ander", "makelaar"])
def test_een_ander_bestuur_ziet_niemand(als, request, lijst, drie, wie, hr):
    browser = als(request.getfixturevalue(wie))
    for pad in (lijst, lijst + "csv/", lijst + f"schrijven/?wie={drie[0].pk}"):
        assert browser.get(pad).status_code == 404


def test_meenemen_als_bestand_zoals_gefilterd(als, hr, lijst, drie):
    tekst = als(hr).get(lijst + "csv/?zoek=anna").content.decode()
    assert "Anna Visser" in tekst and "Bram Visser" not in tekst
    assert "Reisafstand tot de school" in tekst


# Write to several ----------------------------------------------------------------------------------------


def schrijf(browser, lijst, rijen, **anders):
    gegevens = {
        "wie": [rij.pk for rij in rijen],
        "status": "afgewezen",
        "reden": "ander",
        "tekst": TEKST,
        "stap": "verstuur",
    }
    return browser.post(lijst + "schrijven/", gegevens | anders)


def test_eerst_ziet_u_wat_ieder_leest_en_dan_pas_gaat_het_weg(als, hr, lijst, drie):
    voorbeeld = schrijf(als(hr), lijst, drie[:2], stap="bekijk")
    tekst = voorbeeld.content.decode()
    assert "Dag Anna, bedankt" in tekst and "Dag Bram, bedankt" in tekst and "Dag Chris" not in tekst
    assert 'value="verstuur"' not in schrijf(als(hr), lijst, drie[:2], stap="verander").content.decode()
    assert not Email.objects.exists()
    schrijf(als(hr), lijst, drie[:2])
    brieven = {rij.to[0]: rij.message for rij in Email.objects.all()}
    assert set(brieven) == {rij.kandidaat.email for rij in drie[:2]}
    assert "Dag Anna" in brieven[drie[0].kandidaat.email] and "Bram" not in brieven[drie[0].kandidaat.email]
    for rij in drie:
        rij.refresh_from_db()
    assert [rij.status for rij in drie] == ["afgewezen", "afgewezen", "verzonden"]


def test_twee_keer_versturen_is_een_keer_en_wie_klaar_is_wordt_genoemd(als, hr, lijst, drie):
    schrijf(als(hr), lijst, drie[:1])
    antwoord = als(hr).post(
        lijst + "schrijven/",
        {
            "wie": [r.pk for r in drie],
            "status": "afgewezen",
            "reden": "ander",
            "tekst": "Nee",
            "stap": "verstuur",
        },
        follow=True,
    )
    assert "Overgeslagen" in antwoord.content.decode() and "Anna Visser" in antwoord.content.decode()
    assert Email.objects.count() == 3


def test_wie_een_collega_intussen_uitnodigde_valt_uit_de_afwijzing(als, hr, lijst, drie):
    voorbeeld = schrijf(als(hr), lijst, drie, stap="bekijk").text
    assert f'name="stand-{drie[0].pk}" value="verzonden"' in voorbeeld
    uitnodiging = {"status": "uitgenodigd", "antwoord": "Kom langs."}
    acties.beantwoord_sollicitatie(sollicitatie=drie[0], door=hr, **uitnodiging)
    browser = als(hr)
    schrijf(browser, lijst, drie, **{f"stand-{rij.pk}": "verzonden" for rij in drie})
    antwoord = browser.get(lijst)
    drie[0].refresh_from_db()
    assert drie[0].status == "uitgenodigd"
    assert "Overgeslagen" in antwoord.text and "Anna Visser" in antwoord.text


def test_een_bericht_tussendoor_gaat_ook_bij_twee_klikken_een_keer(als, hr, lijst, drie):
    formulier = "7f3c0000-0000-4000-8000-000000000002"
    for _ in range(2):
        schrijf(als(hr), lijst, drie, status="bericht", reden="", formulier=formulier)
    assert Sollicitatiebericht.objects.count() == 3 == Email.objects.count()
    assert set(Sollicitatie.objects.values_list("status", flat=True)) == {Sollicitatiestatus.VERZONDEN}


@pytest.mark.parametrize(
    ("fout", "melding"),
    [
        ({"tekst": "Dag {voornam}"}, "Onbekend: {voornam}"),
        ({"tekst": "Dag {"}, "losse accolade"),
        ({"reden": ""}, "Kies waarom u afwijst"),
        ({"status": "aangenomen"}, "Deze keuze is er niet (meer)"),
    ],
)
def test_wat_niet_klopt_komt_terug_en_niemand_krijgt_iets(als, hr, lijst, drie, fout, melding):
    antwoord = schrijf(als(hr), lijst, drie, **fout)
    assert antwoord.status_code == 422 and melding in antwoord.content.decode()
    assert not Email.objects.exists()


def test_een_sollicitant_van_een_andere_vacature_doet_niet_mee(als, hr, lijst, drie):
    vreemd = SollicitatieFactory()
    schrijf(als(hr), lijst, [vreemd, drie[0]])
    vreemd.refresh_from_db()
    assert vreemd.status == "verzonden" and Email.objects.count() == 1
    assert schrijf(als(hr), lijst, [vreemd]).status_code == 302


def test_wie_dat_wil_gaat_met_de_afwijzing_door_naar_het_loket(als, hr, lijst, drie, makelaar):
    Sollicitatie.objects.filter(pk=drie[0].pk).update(loket_mag_helpen_op=drie[0].verzonden_op)
    schrijf(als(hr), lijst, drie, doorgeven="on")
    assert list(Sollicitatie.objects.filter(doorgegeven_op__isnull=False)) == [drie[0]]


# Templates -----------------------------------------------------------------------------------------------


def test_een_sjabloon_vult_het_antwoord_alvast_in(als, hr, bestuur, drie, lijst):
    sjabloon = AntwoordsjabloonFactory(organisatie=bestuur)
    tekst = als(hr).get(f"/werk/sollicitaties/{drie[0].pk}/?sjabloon={sjabloon.pk}").content.decode()
    assert "Dag Anna, kom kennismaken op De Bever." in tekst
    samen = als(hr).get(f"{lijst}schrijven/?wie={drie[0].pk}&sjabloon={sjabloon.pk}").content.decode()
    assert "Dag {voornaam}, kom kennismaken" in samen


def test_een_sjabloon_van_een_ander_bestuur_is_er_niet(als, hr, hr_ander, bestuur, drie):
    sjabloon = AntwoordsjabloonFactory(organisatie=bestuur, naam="Van ons")
    assert als(hr_ander).get(sjabloon.get_absolute_url()).status_code == 404
    assert "Van ons" not in als(hr_ander).get("/werk/sollicitaties/sjablonen/").content.decode()
    assert "Van ons" in als(hr).get("/werk/sollicitaties/sjablonen/").content.decode()


def test_wie_een_sjabloon_van_de_regio_verandert_krijgt_een_eigen_versie(als, hr, bestuur):
    regio = AntwoordsjabloonFactory(organisatie=None, naam="Nee")
    velden = {"naam": "Nee", "soort": "afgewezen", "tekst": "Helaas, {voornaam}.", "actief": "on"}
    als(hr).post(regio.get_absolute_url(), velden)
    regio.refresh_from_db()
    eigen = Antwoordsjabloon.objects.get(organisatie=bestuur)
    assert (regio.tekst, eigen.tekst) == (
        "Dag {voornaam}, kom kennismaken op {school}.",
        "Helaas, {voornaam}.",
    )


def test_een_onbekende_plaatshouder_komt_terug(als, hr):
    velden = {"naam": "Nee", "soort": "afgewezen", "tekst": "Dag {achternaam}", "actief": "on"}
    antwoord = als(hr).post("/werk/sollicitaties/sjablonen/nieuw/", velden)
    assert antwoord.status_code == 422 and "Dag {achternaam}" in antwoord.content.decode()
    with pytest.raises(ValidationError, match="losse accolade"):
        acties.controleer_sjabloon("Dag }")


@pytest.mark.parametrize("regionaam", sorted(pad.name for pad in REGIOS.iterdir() if pad.is_dir()))
def test_elke_regio_begint_met_sjablonen_voor_elk_antwoord(db, regionaam):
    gegevens = Regiogegevens(regionaam)
    for _ in range(2):
        regiodata.laad_antwoordsjablonen(gegevens)
    assert set(Antwoordsjabloon.objects.values_list("soort", flat=True)) == set(Sjabloonsoort.values)
    assert Antwoordsjabloon.objects.count() == len(gegevens.toml("antwoordsjablonen")["sjabloon"])


@pytest.mark.parametrize("pad", ["/werk/vacatures/", "/werk/sollicitaties/cijfers/", "/werk/koppelingen/"])
def test_wat_bij_vacatures_hoort_staat_in_het_menu_onder_onze_vacatures(als, hr, pad):
    assert re.search(r'aria-current="page"[^>]*>\s*Onze vacatures', als(hr).get(pad).text)
