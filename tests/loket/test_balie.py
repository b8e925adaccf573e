"""The makelaar's desk: four short lists, a contact in one line, saved filters, one next step for many."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from demo.fabrieken.balie import BewaardFilterFactory
from demo.fabrieken.loket import (
    DoorverwijzingFactory,
    KandidaatFactory,
    RouteaanmeldingFactory,
    ToestemmingFactory,
    VraagFactory,
)
from loket import acties
from loket.acties.groepsstap import merk
from loket.models import BewaardFilter, Kandidaat, Stap
from loket.views.bureau import PER_LIJST, lijsten_van

pytestmark = pytest.mark.django_db


def dag(over: int):
    return timezone.localdate() + timedelta(days=over)


# The desk ----------------------------------------------------------------------------------------------


def test_vragen_staan_voorop_dan_te_laat_vandaag_en_wat_op_anderen_wacht(als, makelaar, hr, kandidaat):
    KandidaatFactory(volgende_stap_van=makelaar, volgende_stap_op=dag(-1))
    KandidaatFactory(volgende_stap_van=makelaar, volgende_stap_op=dag(0))
    VraagFactory(kandidaat=kandidaat, eigenaar=makelaar)
    ander = KandidaatFactory()
    acties.spreek_volgende_stap_af(
        kandidaat=ander, volgende_stap="Bellen", eigenaar=hr, op=dag(2), door=makelaar
    )
    lijsten = lijsten_van(makelaar)
    assert [lijst.code for lijst in lijsten] == ["nieuw", "te-laat", "vandaag", "wacht"]
    assert all(rij.wie and rij.wat and rij.op and rij.actie for lijst in lijsten for rij in lijst.rijen)
    bladzijde = als(makelaar).get("/werk/").content.decode()
    assert bladzijde.index("Nieuw (1)") < bladzijde.index("Te laat (1)")


def test_een_lange_lijst_toont_er_een_paar_en_een_link_naar_alle(als, makelaar):
    KandidaatFactory.create_batch(PER_LIJST + 1, volgende_stap_van=makelaar, volgende_stap_op=dag(-1))
    (lijst,) = lijsten_van(makelaar)
    assert (len(lijst.rijen), lijst.aantal, lijst.meer) == (PER_LIJST, PER_LIJST + 1, True)
    browser = als(makelaar)
    assert f"Toon alle {PER_LIJST + 1}" in browser.get("/werk/").content.decode()
    assert browser.get(lijst.alle).context["blad"].paginator.count == PER_LIJST + 1
    Kandidaat.objects.first().delete()
    assert "Toon alle" not in browser.get("/werk/").content.decode()


def test_elke_link_naar_alle_toont_precies_wat_de_lijst_telt(als, makelaar, hr):
    for over in (-1, 0, 0, 3, 40):
        KandidaatFactory(volgende_stap_van=makelaar, volgende_stap_op=dag(over))
    ander = KandidaatFactory()
    acties.spreek_volgende_stap_af(
        kandidaat=ander, volgende_stap="Bellen", eigenaar=hr, op=dag(2), door=makelaar
    )
    browser = als(makelaar)
    for lijst in lijsten_van(makelaar):
        assert browser.get(lijst.alle).context["blad"].paginator.count == lijst.aantal, lijst.code


def test_een_collega_ziet_op_het_bureau_alleen_het_eigene(hr, hr_ander, makelaar):
    verwijzing = DoorverwijzingFactory(naar=hr.lidmaatschap)
    RouteaanmeldingFactory()
    assert [rij.wie for rij in lijsten_van(hr)[0].rijen] == [verwijzing.kandidaat.naam]
    assert lijsten_van(hr_ander) == []
    assert [lijst.aantal for lijst in lijsten_van(makelaar)] == [1]


def test_het_bureau_kost_niet_meer_queries_bij_meer_werk(als, makelaar, django_assert_max_num_queries):
    def werk(aantal):
        for kandidaat in KandidaatFactory.create_batch(
            aantal, volgende_stap_van=makelaar, volgende_stap_op=dag(-1)
        ):
            VraagFactory(kandidaat=kandidaat, eigenaar=makelaar)
        DoorverwijzingFactory.create_batch(2, door=makelaar)

    browser = als(makelaar)
    werk(7)
    browser.get("/werk/")
    with django_assert_max_num_queries(28) as weinig:
        browser.get("/werk/")
    werk(20)
    with django_assert_max_num_queries(28) as veel:
        browser.get("/werk/")
    assert len(veel) == len(weinig)


# The card ----------------------------------------------------------------------------------------------


def test_een_telefoontje_met_een_nieuwe_datum_schuift_de_stap(als, kandidaat, makelaar):
    als(makelaar).post(
        kandidaat.get_absolute_url(), {"tekst": "Belt terug.", "kanaal": "telefoon", "op": dag(4).isoformat()}
    )
    kandidaat.refresh_from_db()
    assert (kandidaat.volgende_stap, kandidaat.volgende_stap_op) == ("Kennismaken met het loket", dag(4))
    assert "Telefoon: Belt terug." in set(kandidaat.stappen.values_list("tekst", flat=True))


def test_een_contact_met_een_nieuwe_stap_spreekt_die_af(als, kandidaat, makelaar):
    als(makelaar).post(
        kandidaat.get_absolute_url(), {"tekst": "Wil kijken.", "volgende_stap": "Meeloopdag plannen"}
    )
    kandidaat.refresh_from_db()
    assert (kandidaat.volgende_stap, kandidaat.volgende_stap_van) == ("Meeloopdag plannen", makelaar)


@pytest.mark.parametrize("over", [-1, 367])
def test_een_dag_die_niet_kan_legt_niets_vast(als, kandidaat, makelaar, over):
    antwoord = als(makelaar).post(
        kandidaat.get_absolute_url(), {"tekst": "Belde.", "op": dag(over).isoformat()}
    )
    assert antwoord.status_code == 422
    assert not Stap.objects.exists()


def test_een_datum_zonder_stap_kan_niet_bij_wie_in_rust_is(als, makelaar):
    kandidaat = KandidaatFactory(rust=True)
    antwoord = als(makelaar).post(kandidaat.get_absolute_url(), {"tekst": "Belde.", "op": dag(1).isoformat()})
    assert antwoord.status_code == 422
    assert not Stap.objects.exists()


# Saved filters -----------------------------------------------------------------------------------------


def bewaar(browser, vraag, **velden):
    return browser.post(f"{reverse('loket:filter_nieuw')}?{vraag}", {"naam": "Mijn lijst"} | velden)


def test_een_bewaard_filter_is_een_adres(als, makelaar):
    browser = als(makelaar)
    antwoord = bewaar(browser, "fase=matchen&zoek=&page=3&onzin=1")
    assert antwoord["Location"] == "/werk/kandidaten/?fase=matchen"
    assert "Mijn lijst" in browser.get("/werk/kandidaten/?fase=matchen").content.decode()


def test_met_een_standaardfilter_begint_de_lijst_en_alles_is_nog_te_zien(als, makelaar):
    browser = als(makelaar)
    bewaar(browser, "eigenaar=ik", standaard="on")
    bewaar(browser, "verlopen=on", standaard="on", naam="Te laat")
    assert browser.get("/werk/kandidaten/")["Location"] == "/werk/kandidaten/?verlopen=on"
    assert browser.get("/werk/kandidaten/?status=").status_code == 200
    assert BewaardFilter.objects.filter(standaard=True).count() == 1


def test_een_naam_is_er_een_keer_en_niet_leeg(als, makelaar):
    browser = als(makelaar)
    bewaar(browser, "fase=matchen")
    assert bewaar(browser, "fase=werven").status_code == 422
    assert bewaar(browser, "fase=werven", naam="").status_code == 422
    assert BewaardFilter.objects.count() == 1


def test_gedeeld_met_het_loket_is_niet_gedeeld_met_een_bestuur(als, makelaar, programmaleider, hr):
    filter_ = BewaardFilterFactory(van=makelaar, naam="Voor ons allemaal", gedeeld=True)
    BewaardFilterFactory(van=makelaar, naam="Voor mij alleen")
    gezien = als(programmaleider).get("/werk/kandidaten/?status=").content.decode()
    assert "Voor ons allemaal" in gezien
    assert "Voor mij alleen" not in gezien
    assert "Voor ons allemaal" not in als(hr).get("/werk/kandidaten/?status=").content.decode()
    for wie in (programmaleider, hr):
        assert als(wie).get(reverse("loket:filter", args=[filter_.pk])).status_code == 404
        assert als(wie).post(reverse("loket:filter_weg", args=[filter_.pk])).status_code == 404


def test_een_bestuur_kan_bewaren_maar_niet_delen(als, hr):
    bewaar(als(hr), "fase=matchen", gedeeld="on")
    assert BewaardFilter.objects.get().gedeeld is False


def test_een_filter_krijgt_een_andere_naam_en_gaat_weg(als, makelaar):
    browser, filter_ = als(makelaar), BewaardFilterFactory(van=makelaar)
    browser.post(reverse("loket:filter", args=[filter_.pk]), {"naam": "Anders"})
    assert "Anders" in browser.get(reverse("loket:filters")).content.decode()
    browser.post(reverse("loket:filter_weg", args=[filter_.pk]))
    assert not BewaardFilter.objects.exists()


def test_de_volgorde_geldt_ook_voor_de_export(als, makelaar):
    for naam in ("Zee", "Aarde"):
        KandidaatFactory(achternaam=naam, volgende_stap_van=makelaar)
    regels = als(makelaar).get("/werk/kandidaten/export/csv/?sorteer=naam").content.decode().splitlines()
    assert "Aarde" in regels[1]
    assert "Zee" in regels[2]


# One next step for many --------------------------------------------------------------------------------


def spreek_af(browser, kandidaten, **velden):
    gekozen = ",".join(f"{kandidaat.pk}:{merk(kandidaat)}" for kandidaat in kandidaten)
    return browser.post(reverse("loket:groepsstap"), {"gekozen": gekozen} | velden, follow=True)


@pytest.fixture
def stap(makelaar):
    return {"volgende_stap": "Uitnodigen", "eigenaar": makelaar.pk, "op": dag(7).isoformat()}


def test_kiezen_bevestigen_en_het_resultaat(als, makelaar, stap):
    kandidaten = KandidaatFactory.create_batch(3)
    browser = als(makelaar)
    adres = reverse("loket:groepsstap") + "?" + "&".join(f"kandidaat={k.pk}" for k in kandidaten[:2])
    bladzijde = browser.get(adres)
    assert "voor 2 kandidaten" in bladzijde.content.decode()
    gekozen = bladzijde.context["form"].initial["gekozen"]
    antwoord = browser.post(reverse("loket:groepsstap"), {"gekozen": gekozen} | stap, follow=True)
    assert "Afgesproken voor 2 kandidaten" in antwoord.content.decode()
    assert Kandidaat.objects.filter(volgende_stap="Uitnodigen", volgende_stap_op=dag(7)).count() == 2
    assert Stap.objects.filter(soort="volgende_stap").count() == 2


def test_alle_die_bij_het_filter_horen_ook_op_andere_bladzijden(als, makelaar):
    KandidaatFactory.create_batch(30, volgende_stap_van=makelaar)
    KandidaatFactory(fase="matchen", volgende_stap_van=makelaar)
    antwoord = als(makelaar).get(reverse("loket:groepsstap") + "?fase=werven&alle=ja")
    assert antwoord.context["aantal"] == 30


def test_wie_intussen_veranderde_in_rust_is_of_weg_is_wordt_overgeslagen_en_genoemd(als, makelaar, stap):
    gewoon, veranderd, rust = KandidaatFactory(), KandidaatFactory(), KandidaatFactory(rust=True)
    oud = merk(veranderd)
    Kandidaat.objects.filter(pk=veranderd.pk).update(volgende_stap="Van een collega")
    gekozen = f"{gewoon.pk}:{merk(gewoon)},{veranderd.pk}:{oud},{rust.pk}:{merk(rust)},99999:00000000"
    antwoord = als(makelaar).post(reverse("loket:groepsstap"), {"gekozen": gekozen} | stap, follow=True)
    tekst = antwoord.content.decode()
    for zin in ("Afgesproken voor 1 kandidaat", "Intussen veranderd", "Is in rust", "er niet meer"):
        assert zin in tekst
    veranderd.refresh_from_db()
    assert veranderd.volgende_stap == "Van een collega"


def test_twee_keer_versturen_is_een_keer(als, makelaar, stap):
    kandidaten = KandidaatFactory.create_batch(2)
    browser = als(makelaar)
    for _ in range(2):
        antwoord = spreek_af(browser, kandidaten, **stap)
    assert "Had deze volgende stap al" in antwoord.content.decode()
    assert Stap.objects.filter(soort="volgende_stap").count() == 2


def test_terugdraaien_geeft_ieder_de_eigen_stap_terug_en_een_keer(als, makelaar, mentor, stap):
    eigen = KandidaatFactory(volgende_stap="Bellen", volgende_stap_van=mentor, volgende_stap_op=dag(-3))
    ToestemmingFactory(kandidaat=eigen, doel="besturen")
    veranderd = KandidaatFactory()
    browser = als(makelaar)
    assert "Draai dit terug" in spreek_af(browser, [eigen, veranderd], **stap).content.decode()
    Kandidaat.objects.filter(pk=veranderd.pk).update(volgende_stap="Van een collega")
    for _ in range(2):
        antwoord = browser.post(reverse("loket:groepsstap_terug"), follow=True)
    tekst = antwoord.content.decode()
    assert "Teruggedraaid voor 1 kandidaat" in tekst
    assert "Intussen veranderd" in tekst
    assert "Draai dit terug" not in tekst
    eigen.refresh_from_db()
    veranderd.refresh_from_db()
    was = (eigen.volgende_stap, eigen.volgende_stap_van, eigen.volgende_stap_op)
    assert was == ("Bellen", mentor, dag(-3))
    assert veranderd.volgende_stap == "Van een collega"
    assert Stap.objects.filter(kandidaat=eigen, soort="volgende_stap").count() == 2


def test_een_ander_draait_niets_terug(als, makelaar, hr, stap):
    kandidaat = KandidaatFactory()
    spreek_af(als(makelaar), [kandidaat], **stap)
    assert als(hr).post(reverse("loket:groepsstap_terug")).status_code == 404
    als(makelaar).post(reverse("loket:groepsstap_terug"))  # another session: nothing to go back to
    kandidaat.refresh_from_db()
    assert kandidaat.volgende_stap == "Uitnodigen"


@pytest.mark.parametrize(
    "fout", [{"volgende_stap": ""}, {"op": "2020-01-01"}, {"eigenaar": "0"}, {"gekozen": "x"}]
)
def test_een_fout_geeft_de_pagina_terug_en_verandert_niemand(als, makelaar, stap, fout):
    kandidaat = KandidaatFactory()
    gegevens = {"gekozen": f"{kandidaat.pk}:{merk(kandidaat)}"} | stap | fout
    assert als(makelaar).post(reverse("loket:groepsstap"), gegevens).status_code == 422
    assert not Stap.objects.exists()


def test_niemand_gekozen_gaat_terug_naar_de_lijst_met_hetzelfde_filter(als, makelaar):
    antwoord = als(makelaar).get(reverse("loket:groepsstap") + "?fase=matchen")
    assert antwoord["Location"] == "/werk/kandidaten/?fase=matchen"


def test_alleen_het_loket_doet_dit(als, hr, mentor, makelaar):
    for wie in (hr, mentor):
        assert als(wie).get(reverse("loket:groepsstap")).status_code == 404
    KandidaatFactory(volgende_stap_van=hr)
    assert 'name="kandidaat"' not in als(hr).get("/werk/kandidaten/").content.decode()
    assert 'name="kandidaat"' in als(makelaar).get("/werk/kandidaten/").content.decode()
