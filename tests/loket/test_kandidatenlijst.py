"""The list of candidates: filters, pages, export; and what is agreed on the card."""

import csv
import io
from datetime import timedelta

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from demo.fabrieken.loket import KandidaatFactory, MakelaarFactory, ToestemmingFactory
from loket.models import Kandidaat, Stap
from tests.formulieren import token


def vandaag():
    return timezone.localdate()


def namen(antwoord) -> set[str]:
    return {kandidaat.voornaam for kandidaat in antwoord.context["blad"]}


@pytest.fixture
def browser(als, makelaar, regio):
    ander = MakelaarFactory(organisatie=regio.loket).gebruiker
    KandidaatFactory(voornaam="Eigen", volgende_stap_van=makelaar)
    KandidaatFactory(voornaam="Laat", volgende_stap_van=ander, volgende_stap_op=vandaag() - timedelta(days=1))
    KandidaatFactory(voornaam="Matchen", volgende_stap_van=ander, fase="matchen")
    KandidaatFactory(voornaam="Rust", rust=True)
    ToestemmingFactory(kandidaat=KandidaatFactory(voornaam="Graag", volgende_stap_van=ander), doel="nieuws")
    return als(makelaar)


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("", {"Eigen", "Laat", "Matchen", "Graag"}),
        ("zoek=eig", {"Eigen"}),
        ("fase=matchen", {"Matchen"}),
        ("status=rust", {"Rust"}),
        ("status=alle", {"Eigen", "Laat", "Matchen", "Rust", "Graag"}),
        ("eigenaar=ik", {"Eigen"}),
        ("verlopen=on", {"Laat"}),
        ("toestemming=nieuws", {"Graag"}),
        ("fase=onzin", {"Eigen", "Laat", "Matchen", "Graag"}),
        ("page=99", {"Eigen", "Laat", "Matchen", "Graag"}),
        ("zoek=%00", {"Eigen", "Laat", "Matchen", "Graag"}),
    ],
)
def test_filters(browser, vraag, gevonden):
    assert namen(browser.get(f"/werk/kandidaten/?{vraag}")) == gevonden


def test_een_lege_lijst_zegt_wat_er_kan(als, hr, browser):
    assert "U begeleidt nu niemand" in als(hr).get("/werk/kandidaten/").content.decode()
    assert "Wis alle filters" in browser.get("/werk/kandidaten/?zoek=bestaatniet").content.decode()


def test_vijfentwintig_op_een_bladzijde(als, makelaar):
    KandidaatFactory.create_batch(26, volgende_stap_van=makelaar)
    assert len(als(makelaar).get("/werk/kandidaten/").context["blad"]) == 25
    assert len(als(makelaar).get("/werk/kandidaten/?page=2").context["blad"]) == 1


@pytest.mark.parametrize("adres", ["/werk/kandidaten/", "/werk/"])
def test_meer_kandidaten_kosten_niet_meer_queries(als, makelaar, adres, django_assert_max_num_queries):
    browser = als(makelaar)
    KandidaatFactory.create_batch(10, volgende_stap_van=makelaar)
    browser.get(adres)
    with django_assert_max_num_queries(24) as weinig:
        browser.get(adres)
    KandidaatFactory.create_batch(30, volgende_stap_van=makelaar)
    with django_assert_max_num_queries(24) as veel:
        browser.get(adres)
    assert len(veel) == len(weinig)


@pytest.mark.parametrize("voornaam", ["=1+1", "+31", "-2", "@SUM(A1)"])
def test_een_export_is_nooit_een_formule(als, makelaar, voornaam):
    KandidaatFactory(voornaam=voornaam, achternaam="x", volgende_stap_van=makelaar)
    ruw = als(makelaar).get("/werk/kandidaten/export/csv/").content.decode("utf-8-sig")
    rijen = list(csv.reader(io.StringIO(ruw), delimiter=";"))
    assert rijen[1][0] == f"'{voornaam} x"
    blad = load_workbook(io.BytesIO(als(makelaar).get("/werk/kandidaten/export/xlsx/").content)).active
    assert blad["A2"].data_type == "s"
    assert blad["A2"].value.startswith("'")


def test_de_export_bevat_wat_het_filter_laat_zien(browser):
    ruw = browser.get("/werk/kandidaten/export/csv/?fase=matchen").content.decode("utf-8-sig")
    rijen = list(csv.reader(io.StringIO(ruw), delimiter=";"))
    assert [rij[0].split()[0] for rij in rijen] == ["Naam", "Matchen"]


def test_de_export_van_een_bestuur_bevat_alleen_wie_het_ziet(als, hr, browser):
    KandidaatFactory(voornaam="Overgedragen", volgende_stap_van=hr)
    ruw = als(hr).get("/werk/kandidaten/export/csv/?status=alle").content.decode("utf-8-sig")
    assert [rij.split(" ")[0] for rij in ruw.splitlines()[1:]] == ["Overgedragen"]


# The card ------------------------------------------------------------------------------------------------


def test_een_contact_in_een_regel(als, kandidaat, makelaar):
    als(makelaar).post(kandidaat.get_absolute_url(), {"tekst": "Gebeld, belt terug."})
    stap = Stap.objects.get(kandidaat=kandidaat)
    assert (stap.tekst, stap.intern, stap.door) == ("Gebeld, belt terug.", True, makelaar)


def test_een_leeg_of_te_lang_contact_komt_terug(als, kandidaat, makelaar):
    for tekst in ("", "x" * 401):
        assert als(makelaar).post(kandidaat.get_absolute_url(), {"tekst": tekst}).status_code == 422
    assert Stap.objects.count() == 0


def test_een_contact_dat_twee_keer_wordt_verstuurd_staat_een_keer_in_de_tijdlijn(als, kandidaat, makelaar):
    client, pad = als(makelaar), kandidaat.get_absolute_url()
    geopend = {"csrfmiddlewaretoken": token(client.get(pad))}
    for tekst in ("Belt vrijdag.", "Belt vrijdag.", "Belt zaterdag."):
        client.post(pad, {"tekst": tekst, "kanaal": "telefoon"} | geopend)
    assert kandidaat.stappen.filter(soort="contact", door=makelaar).count() == 2


def test_een_volgende_stap_afspreken_met_een_collega(als, kandidaat, makelaar, mentor):
    ToestemmingFactory(kandidaat=kandidaat, doel="besturen")
    ingevuld = {
        "volgende_stap": "Lesbezoek plannen",
        "eigenaar": mentor.pk,
        "op": (vandaag() + timedelta(days=5)).isoformat(),
    }
    als(makelaar).post(f"/werk/kandidaten/{kandidaat.pk}/stap/", ingevuld)
    kandidaat.refresh_from_db()
    assert (kandidaat.volgende_stap, kandidaat.volgende_stap_van) == ("Lesbezoek plannen", mentor)


@pytest.mark.parametrize(
    "fout",
    [
        {"volgende_stap": " "},
        {"op": "gisteren"},
        {"op": "2001-01-01"},
        {"op": "2999-01-01"},
        {"eigenaar": "0"},
    ],
)
def test_een_onvolledige_afspraak_verandert_niets(als, kandidaat, makelaar, fout):
    ingevuld = {"volgende_stap": "Bellen", "eigenaar": makelaar.pk, "op": vandaag().isoformat()} | fout
    assert als(makelaar).post(f"/werk/kandidaten/{kandidaat.pk}/stap/", ingevuld).status_code == 422
    assert Kandidaat.objects.get(pk=kandidaat.pk).volgende_stap == kandidaat.volgende_stap


def test_hr_geeft_een_stap_niet_aan_een_ander_bestuur(als, kandidaat, hr, hr_ander, makelaar):
    Kandidaat.objects.filter(pk=kandidaat.pk).update(volgende_stap_van=hr)
    adres, ingevuld = (
        f"/werk/kandidaten/{kandidaat.pk}/stap/",
        {"volgende_stap": "Bellen", "op": vandaag().isoformat()},
    )
    assert als(hr).post(adres, ingevuld | {"eigenaar": hr_ander.pk}).status_code == 422
    antwoord = als(hr).post(adres, ingevuld | {"eigenaar": makelaar.pk})
    assert antwoord["Location"] == "/werk/"  # the candidate has left the sight of this board


@pytest.mark.parametrize("besluit", ["rust", "afgesloten"])
def test_in_rust_of_afsluiten_heeft_een_reden(als, kandidaat, makelaar, besluit):
    adres = f"/werk/kandidaten/{kandidaat.pk}/einde/"
    assert als(makelaar).post(adres, {"besluit": besluit, "reden": " "}).status_code == 422
    als(makelaar).post(adres, {"besluit": besluit, "reden": "Wil na de zomer verder."})
    kandidaat.refresh_from_db()
    assert (kandidaat.status, kandidaat.volgende_stap_van) == (besluit, None)
    als(makelaar).post(
        f"/werk/kandidaten/{kandidaat.pk}/stap/",
        {"volgende_stap": "Bellen", "eigenaar": makelaar.pk, "op": vandaag().isoformat()},
    )
    kandidaat.refresh_from_db()
    assert kandidaat.is_actief
