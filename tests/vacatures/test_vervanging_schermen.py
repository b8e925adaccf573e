"""Replacement on screen: HR asks, the loket finds, the member answers with or without an account."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import escape

from demo.fabrieken.organisaties import RegioFactory
from demo.fabrieken.vervanging import PoollidFactory, VervangingsdagFactory, VervangingsverzoekFactory
from onderwijsregio.kern.tijd import plus_werkdagen
from vacatures.keuzes import Vervangstatus
from vacatures.models import Poollid, Vervangingsverzoek

pytestmark = pytest.mark.django_db

LIJST = "/werk/vervanging/"


@pytest.fixture
def regio(db):
    return RegioFactory(vervangingspool=True)


@pytest.fixture
def lid(kandidaat):
    return PoollidFactory(kandidaat=kandidaat)


@pytest.fixture
def dag(school, makelaar):
    """An open day of a school of hr's board, soon."""
    return VervangingsdagFactory(
        verzoek__school=school, dag=plus_werkdagen(timezone.localdate() + timedelta(days=1), 0)
    )


def test_zonder_pool_bestaat_het_niet_en_staat_het_niet_in_het_menu(als, regio, hr):
    assert "Vervanging" in als(hr).get("/werk/").content.decode()
    regio.vervangingspool = False
    regio.save()
    browser = als(hr)
    assert browser.get(LIJST).status_code == 404
    assert "Vervanging" not in browser.get("/werk/").content.decode()


def test_hr_vraagt_een_invaller_voor_een_dag(als, hr, school, makelaar):
    browser = als(hr)
    gegevens = {
        "school": school.pk, "van": "", "dagen": ["ma", "di", "wo", "do", "vr"], "dagdeel": "heel",
        "functie": "leerkracht", "groep": "groep 3", "reden": "ziekte", "contactnaam": "Ans",
    }  # fmt: skip
    fout = browser.post(f"{LIJST}nieuw/", gegevens)
    assert fout.status_code == 422 and "groep 3" in fout.content.decode()
    gegevens["van"] = plus_werkdagen(timezone.localdate(), 1).isoformat()
    antwoord = browser.post(f"{LIJST}nieuw/", gegevens, follow=True)
    (verzoek,) = Vervangingsverzoek.objects.all()
    assert verzoek.dagen.count() == 1 and verzoek.wie_gezocht == "Leerkracht groep 3"
    verzoek.groep = "3"
    assert verzoek.wie_gezocht == "Leerkracht groep 3"
    assert "ligt bij het loket" in antwoord.content.decode()


def test_een_school_van_een_ander_bestuur_is_geen_keuze(als, hr_ander, school):
    antwoord = als(hr_ander).post(f"{LIJST}nieuw/", {"school": school.pk})
    assert antwoord.status_code == 422
    assert not Vervangingsverzoek.objects.exists()


def test_het_loket_vraagt_iemand_uit_de_pool_en_die_zegt_ja_zonder_account(als, dag, makelaar, hr):
    lid = PoollidFactory(kandidaat__gebruiker=None)
    bladzijde = als(makelaar).get(dag.verzoek.get_absolute_url())
    assert [een.lid for een in bladzijde.context["passend"]] == [lid]
    als(makelaar).post(f"{dag.verzoek.get_absolute_url()}toewijzen/", {"lid": lid.pk, "dag": dag.pk})
    gast = als(None)
    gezien = gast.get(lid.pad_van_lid)
    assert "Kunt u invallen bij De Bever?" in gezien.content.decode()
    gast.post(lid.pad_van_lid, {"wat": "antwoord", "besluit": "ja", "dag": dag.pk})
    dag.refresh_from_db()
    assert (dag.status, dag.lid) == ("afgesproken", lid)
    assert escape(lid) in als(hr).get(dag.verzoek.get_absolute_url()).content.decode()


def test_zonder_gekozen_dag_of_met_een_vreemd_lid_gebeurt_er_niets(als, dag, makelaar, lid):
    pad = f"{dag.verzoek.get_absolute_url()}toewijzen/"
    assert als(makelaar).post(pad, {"lid": lid.pk}).status_code == 422
    assert als(makelaar).post(pad, {"lid": "x" * 50, "dag": dag.pk}).status_code == 404
    dag.refresh_from_db()
    assert dag.status == Vervangstatus.OPEN


@pytest.mark.parametrize("wat", ["", "toewijzen/", "intrekken/"])
def test_een_ander_bestuur_en_een_buitenstaander_krijgen_niets(als, dag, hr_ander, kandidaat, wat):
    pad = dag.verzoek.get_absolute_url() + wat
    for wie in (hr_ander, kandidaat.gebruiker):
        browser = als(wie)
        assert (browser.post(pad) if wat else browser.get(pad)).status_code == 404


def test_een_school_ziet_niet_wie_er_gevraagd_is_tot_die_ja_zegt(als, dag, hr, makelaar, lid):
    als(makelaar).post(f"{dag.verzoek.get_absolute_url()}toewijzen/", {"lid": lid.pk, "dag": dag.pk})
    assert "Karin" not in als(hr).get(dag.verzoek.get_absolute_url()).content.decode()
    assert "Karin" in als(makelaar).get(dag.verzoek.get_absolute_url()).content.decode()


def test_de_school_meldt_dagen_af_en_zegt_achteraf_hoe_het_ging(als, dag, hr, lid, school):
    als(hr).post(f"{dag.verzoek.get_absolute_url()}intrekken/", {"dag": dag.pk})
    dag.refresh_from_db()
    assert dag.status == Vervangstatus.INGETROKKEN
    gister = VervangingsdagFactory(
        verzoek__school=school, dag=timezone.localdate() - timedelta(days=1), lid=lid, status="gewerkt"
    )
    als(hr).post(f"{LIJST}dag/{gister.pk}/", {"gekomen": "nee"})
    gister.refresh_from_db()
    assert gister.status == Vervangstatus.NIET_GEKOMEN


def test_een_lid_vult_dagen_in_en_een_bladzijde_die_openstond_zegt_niets_over_andere_dagen(als, lid):
    browser, dagen = als(lid.kandidaat.gebruiker), []
    for week in browser.get("/mijn/vervanging/").context["weken"]:
        dagen += [een.dag.isoformat() for een in week]
    browser.post("/mijn/vervanging/", {"wat": "dagen", "getoond": dagen[:3], "kan": dagen[1:2]})
    assert [rij.dag.isoformat() for rij in lid.beschikbaarheid.all()] == [dagen[0], dagen[2]]
    browser.post("/mijn/vervanging/", {"wat": "vast", "vast": ["ma", "zo"]})
    lid.refresh_from_db()
    assert lid.dagen == ["ma"]


def test_afmelden_vraagt_een_reden_en_houdt_het_formulier_open(als, lid, school, makelaar):
    dag = VervangingsdagFactory(verzoek__school=school, dag=plus_werkdagen(timezone.localdate(), 2), lid=lid)
    browser = als(lid.kandidaat.gebruiker)
    leeg = browser.post("/mijn/vervanging/", {"wat": "afmelden", "dag": dag.pk, "reden": ""})
    assert leeg.status_code == 422 and "Vertel kort waarom" in leeg.content.decode()
    browser.post("/mijn/vervanging/", {"wat": "afmelden", "dag": dag.pk, "reden": "ziek"})
    dag.refresh_from_db()
    assert dag.status == Vervangstatus.OPEN


def test_een_sleutel_die_niet_van_ons_is_opent_niets(als, lid):
    assert als(None).get("/vervanging/1.vals/").status_code == 404


def test_de_kaart_van_een_kandidaat_leidt_naar_de_pool(als, kandidaat, makelaar):
    browser = als(makelaar)
    assert "Zet in de vervangingspool" in browser.get(kandidaat.get_absolute_url()).content.decode()
    gegevens = {
        "functies": ["intern_begeleider"],
        "sectoren": ["po"],
        "dagen": ["ma"],
        "van": timezone.localdate(),
    }
    pad = f"{LIJST}pool/nieuw/{kandidaat.pk}/"
    assert browser.post(pad, gegevens | {"tot": "2001-01-01"}).status_code == 422
    browser.post(pad, gegevens)
    assert Poollid.objects.get().kandidaat == kandidaat
    assert "Zit in de pool" in browser.get(kandidaat.get_absolute_url()).content.decode()
    assert "intern begeleider</td>" in browser.get(f"{LIJST}pool/").content.decode()
    assert browser.post(pad, gegevens).status_code == 422


@pytest.mark.parametrize(
    ("standen", "woorden"),
    [
        (["open"], "Nog niemand"),
        (["open", "afgesproken"], "1 van 2 dagen open"),
        (["gevraagd"], "Gevraagd aan een invaller"),
        (["gewerkt", "afgesproken", "ingetrokken"], "Vervuld"),
        (["gewerkt", "niet_gevuld"], "1 van 2 dagen vervuld"),
        (["niet_gevuld"], "Niet vervuld"),
        (["niet_gekomen"], "Niet vervuld"),
        (["ingetrokken"], "Niet meer nodig"),
    ],
)
def test_de_lijst_zegt_of_een_verzoek_is_vervuld(als, makelaar, school, lid, standen, woorden):
    verzoek = VervangingsverzoekFactory(school=school)
    for nummer, stand in enumerate(standen):
        VervangingsdagFactory(
            verzoek=verzoek,
            dag=timezone.localdate() - timedelta(days=nummer),
            lid=None if stand in ("open", "niet_gevuld", "ingetrokken") else lid,
            status=stand,
            antwoord_voor=timezone.now() if stand == "gevraagd" else None,
        )
    assert f">{woorden}<" in als(makelaar).get(LIJST).text


def test_de_lijst_kost_evenveel_vragen_bij_een_als_bij_tien(
    als, dag, makelaar, school, django_assert_max_num_queries
):
    browser = als(makelaar)
    browser.get(LIJST)
    for _ in range(9):
        VervangingsdagFactory(verzoek=VervangingsverzoekFactory(school=school), dag=dag.dag)
    with django_assert_max_num_queries(20):
        assert len(browser.get(LIJST).context["pagina"]) == 10


def test_de_export_zegt_wat_het_scherm_zegt(als, dag, hr, hr_ander):
    assert "Gevraagd;" in als(hr).get(f"{LIJST}cijfers/csv/").content.decode()
    assert dag.verzoek.school.bestuur.naam in als(hr).get(f"{LIJST}cijfers/csv/").content.decode()
    assert dag.verzoek.school.bestuur.naam not in als(hr_ander).get(f"{LIJST}cijfers/csv/").content.decode()
    assert als(hr).get(f"{LIJST}cijfers/pdf/").status_code == 404
