"""The training on offer: look, enrol, wait, cancel."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from begeleiding.keuzes import Inschrijfstatus
from begeleiding.models import Inschrijving
from demo.fabrieken.begeleiding import InschrijvingFactory, ScholingFactory
from demo.fabrieken.loket import KandidaatFactory

LIJST = "/scholing/"


@pytest.fixture
def scholing(regio):
    return ScholingFactory(titel="Lastige gesprekken", plaatsen=2)


@pytest.fixture
def kandidaat(makelaar):
    return KandidaatFactory(
        met_account=True, voornaam="Noor", achternaam="Visser", volgende_stap_van=makelaar
    )


@pytest.fixture
def mensen(kandidaat, makelaar, wie):
    return {
        "bezoeker": None,
        "kandidaat": kandidaat.gebruiker,
        "andere_kandidaat": KandidaatFactory(met_account=True, volgende_stap_van=makelaar).gebruiker,
        "hr": wie("hr"),
        "makelaar": makelaar,
        "mentor": wie("mentor"),
        "programmaleider": wie("programmaleider"),
        "stuurgroep": wie("stuurgroep"),
        "beheer": wie("beheer"),
    }


def adres(naam, pk):
    return reverse(f"begeleiding:{naam}", args=[pk])


def test_iedereen_die_is_ingelogd_ziet_het_aanbod(als, mensen, scholing):
    for pad in (LIJST, scholing.get_absolute_url()):
        uitkomst = {rol: als(gebruiker).get(pad).status_code for rol, gebruiker in mensen.items()}
        assert uitkomst == {rol: 302 if rol == "bezoeker" else 200 for rol in mensen}


def test_een_inschrijving_annuleren_is_voor_de_persoon_en_het_loket(als, mensen, kandidaat):
    pad = adres("annuleer_inschrijving", InschrijvingFactory(kandidaat=kandidaat).pk)
    for opsturen in (False, True):
        for rol, gebruiker in mensen.items():
            if rol in ("kandidaat", "makelaar"):
                continue
            browser = als(gebruiker)
            status = (browser.post(pad) if opsturen else browser.get(pad)).status_code
            assert status == (302 if rol == "bezoeker" else 404), (rol, opsturen)
    assert Inschrijving.objects.in_kracht().count() == 1
    for rol in ("kandidaat", "makelaar"):
        assert als(mensen[rol]).get(pad).status_code == 200


def test_wie_er_komt_ziet_alleen_het_loket(als, mensen, scholing, makelaar):
    InschrijvingFactory(
        scholing=scholing,
        kandidaat=KandidaatFactory(voornaam="Bram", achternaam="Dekker", volgende_stap_van=makelaar),
    )
    gezien = {
        rol
        for rol, gebruiker in mensen.items()
        if gebruiker and "Bram Dekker" in als(gebruiker).get(scholing.get_absolute_url()).content.decode()
    }
    assert gezien == {"makelaar", "programmaleider"}


def test_inschrijven_en_zien_hoeveel_plaatsen_er_nog_zijn(als, kandidaat, scholing):
    browser = als(kandidaat.gebruiker)
    assert "Nog 2 van 2 plaatsen" in browser.get(LIJST).content.decode()
    antwoord = browser.post(adres("schrijf_in", scholing.pk), follow=True)
    assert antwoord.redirect_chain == [(scholing.get_absolute_url(), 302)]
    assert "U bent ingeschreven" in antwoord.content.decode()
    lijst = browser.get(LIJST).content.decode()
    assert "U bent ingeschreven" in lijst and "Nog 1 van 2" not in lijst


def test_als_het_vol_is_komt_iemand_op_de_wachtlijst_en_weet_de_hoeveelste(
    als, kandidaat, scholing, makelaar
):
    InschrijvingFactory.create_batch(2, scholing=scholing)
    InschrijvingFactory(scholing=scholing, wacht=True)
    browser = als(kandidaat.gebruiker)
    assert "Zet mij op de wachtlijst" in browser.get(scholing.get_absolute_url()).content.decode()
    tekst = browser.post(adres("schrijf_in", scholing.pk), follow=True).content.decode()
    assert "U staat op de wachtlijst" in tekst and "U bent nummer 2." in tekst
    assert "Vol, er is een wachtlijst" not in browser.get(LIJST).content.decode()


def test_wie_wacht_gaat_voor_wie_nu_komt(als, kandidaat, scholing):
    """A place that was freed by hand belongs to the waiting list; the page does not offer it."""
    InschrijvingFactory(scholing=scholing)
    InschrijvingFactory(scholing=scholing, wacht=True)
    assert "Nog 1" not in als(kandidaat.gebruiker).get(LIJST).content.decode()


def test_annuleren_vraagt_eerst_of_het_zeker_is(als, kandidaat, scholing):
    inschrijving = InschrijvingFactory(scholing=scholing, kandidaat=kandidaat)
    browser, pad = als(kandidaat.gebruiker), adres("annuleer_inschrijving", inschrijving.pk)
    assert "Inschrijving annuleren?" in browser.get(pad).content.decode()
    inschrijving.refresh_from_db()
    assert inschrijving.is_ingeschreven
    assert browser.post(pad)["Location"] == scholing.get_absolute_url()
    inschrijving.refresh_from_db()
    assert inschrijving.status == Inschrijfstatus.GEANNULEERD
    assert browser.get(pad).status_code == 404


def test_wie_al_is_ingeschreven_hoort_dat(als, kandidaat, scholing):
    InschrijvingFactory(scholing=scholing, kandidaat=kandidaat)
    tekst = als(kandidaat.gebruiker).post(adres("schrijf_in", scholing.pk), follow=True).content.decode()
    assert "U bent al ingeschreven voor deze scholing." in tekst


def test_inschrijven_met_een_link_kan_niet(als, kandidaat, scholing):
    assert als(kandidaat.gebruiker).get(adres("schrijf_in", scholing.pk)).status_code == 405


def test_wat_geweest_is_staat_niet_in_de_lijst_en_neemt_niemand_meer_aan(als, kandidaat, regio):
    oud = ScholingFactory(titel="Van gisteren", begint_op=timezone.localdate() - timedelta(days=1))
    browser = als(kandidaat.gebruiker)
    assert "Van gisteren" not in browser.get(LIJST).content.decode()
    assert "Schrijf mij in" not in browser.get(oud.get_absolute_url()).content.decode()
    assert "al begonnen" in browser.post(adres("schrijf_in", oud.pk), follow=True).content.decode()
    assert not Inschrijving.objects.exists()


def test_een_collega_schrijft_zich_in_en_ziet_het_op_het_eigen_bureau(als, wie, scholing):
    browser = als(wie("mentor"))
    browser.post(adres("schrijf_in", scholing.pk))
    tekst = browser.get("/werk/").content.decode()
    assert "Mijn scholing" in tekst and "Lastige gesprekken" in tekst


def test_zonder_aanbod_zegt_de_lijst_wat_te_doen(als, kandidaat):
    assert "Er staat nu geen scholing gepland" in als(kandidaat.gebruiker).get(LIJST).content.decode()


def test_de_lijst_heeft_een_vast_aantal_vragen_en_bladzijden(
    als, kandidaat, makelaar, django_assert_max_num_queries
):
    def vul(aantal):
        for scholing in ScholingFactory.create_batch(aantal):
            InschrijvingFactory(scholing=scholing, kandidaat=kandidaat)

    browser = als(kandidaat.gebruiker)
    vul(2)
    with django_assert_max_num_queries(10) as eerst:
        browser.get(LIJST)
    vul(23)
    with django_assert_max_num_queries(len(eerst)):
        assert len(browser.get(LIJST).context["kaarten"]) == 20


def test_een_scholing_met_veel_mensen_vraagt_niet_meer(
    als, makelaar, scholing, django_assert_max_num_queries
):
    def vul(aantal):
        for _ in range(aantal):
            InschrijvingFactory(
                scholing=scholing, wacht=True, kandidaat=KandidaatFactory(volgende_stap_van=makelaar)
            )

    browser = als(makelaar)
    vul(1)
    with django_assert_max_num_queries(12) as eerst:
        browser.get(scholing.get_absolute_url())
    vul(8)
    with django_assert_max_num_queries(len(eerst)):
        browser.get(scholing.get_absolute_url())
