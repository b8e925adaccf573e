"""The candidate's own traject."""

from datetime import date

import pytest
from django.utils.html import escape

from demo.fabrieken.begeleiding import InschrijvingFactory, TrajectFactory
from demo.fabrieken.loket import KandidaatFactory
from demo.fabrieken.organisaties import SchoolFactory

MIJN = "/mijn/traject/"


def test_de_kandidaat_ziet_mijlpalen_mentor_en_afspraken(als, kandidaat, traject, gesprek, mentor):
    tekst = als(kandidaat.gebruiker).get(MIJN).content.decode()
    for woord in ("Eerste lesbezoek", "Bevoegd", escape(mentor), mentor.email, "Minder uren.", "De Horizon"):
        assert woord in tekst
    assert "/werk/" not in tekst


def test_een_ander_ziet_er_niets_van(als, traject, gesprek, makelaar):
    ander = KandidaatFactory(met_account=True, volgende_stap_van=makelaar).gebruiker
    tekst = als(ander).get(MIJN).content.decode()
    assert "U volgt nu geen traject" in tekst
    assert "Minder uren." not in tekst and "De Horizon" not in tekst


def test_een_bezoeker_logt_eerst_in(als, db):
    assert als(None).get(MIJN)["Location"] == f"/accounts/login/?next={MIJN}"


def test_wie_in_de_regio_werkt_en_geen_dossier_heeft_gaat_naar_mijn(als, wie):
    assert als(wie("hr")).get(MIJN)["Location"] == "/mijn/"


@pytest.mark.parametrize("nieuwste_loopt", [True, False])
def test_het_lopende_traject_gaat_voor_en_anders_het_laatste(als, kandidaat, makelaar, nieuwste_loopt):
    TrajectFactory(kandidaat=kandidaat, gestopt=True, school=SchoolFactory(naam="Toen"))
    TrajectFactory(
        kandidaat=kandidaat,
        gestopt=not nieuwste_loopt,
        school=SchoolFactory(naam="Nu"),
        start_op=date(2020, 1, 1) if nieuwste_loopt else date(2030, 1, 1),
    )
    tekst = als(kandidaat.gebruiker).get(MIJN).content.decode()
    assert "Nu" in tekst and "Toen" not in tekst
    assert ("is gestopt op" in tekst) is not nieuwste_loopt


def test_zonder_mentor_staat_er_wat_er_komt(als, kandidaat, traject):
    assert "U hoort binnenkort wie uw mentor is" in als(kandidaat.gebruiker).get(MIJN).content.decode()


def test_mijn_loket_heeft_een_blok_met_traject_en_scholing(als, kandidaat, traject, mentor):
    inschrijving = InschrijvingFactory(kandidaat=kandidaat)
    tekst = als(kandidaat.gebruiker).get("/mijn/").content.decode()
    for woord in ("Mijn traject", "Eerste lesbezoek", escape(mentor), str(inschrijving.scholing)):
        assert woord in tekst


def test_zonder_traject_en_scholing_zijn_de_blokken_er_niet(als, makelaar):
    ander = KandidaatFactory(met_account=True, volgende_stap_van=makelaar).gebruiker
    tekst = als(ander).get("/mijn/").content.decode()
    assert "Mijn traject" not in tekst and "Mijn scholing" not in tekst
