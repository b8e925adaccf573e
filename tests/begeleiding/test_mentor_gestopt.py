"""A mentor whose role ended guides nobody any more; who leads the traject sees it and finds another one."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import escape

from begeleiding import acties
from begeleiding.models import Koppeling, Traject
from demo.fabrieken.organisaties import LidmaatschapFactory
from loket.acties import spreek_volgende_stap_af
from loket.models import Kandidaat
from onderwijsregio.organisaties.acties import beeindig_lidmaatschap, herstel_lidmaatschap
from onderwijsregio.organisaties.keuzes import Rol


@pytest.fixture
def gestopt(koppeling, mentor, makelaar):
    beeindig_lidmaatschap(lidmaatschap=koppeling.mentor, door=makelaar)
    return koppeling


@pytest.mark.parametrize(("dagen", "zonder"), [(0, 1), (1, 0)])
def test_vanaf_de_dag_dat_de_rol_eindigt_is_er_geen_mentor(koppeling, dagen, zonder):
    koppeling.mentor.tot = timezone.localdate() + timedelta(days=dagen)
    koppeling.mentor.save()
    assert Traject.objects.zonder_mentor().count() == zonder
    assert Koppeling.objects.lopend().count() == 1 - zonder


def test_een_account_dat_uit_staat_begeleidt_niemand(koppeling, mentor):
    mentor.is_active = False
    mentor.save()
    assert Traject.objects.zonder_mentor().count() == 1


@pytest.mark.parametrize("rol", ["hr", "coordinator", "makelaar"])
def test_wie_trajecten_leidt_ziet_op_het_bureau_dat_de_mentor_is_gestopt(als, wie, makelaar, gestopt, rol):
    gebruiker = makelaar if rol == "makelaar" else wie(rol)
    bladzijde = als(gebruiker).get("/werk/").text
    assert f"{escape(gestopt.mentor.gebruiker)} is gestopt" in bladzijde
    assert (
        f"{escape(gestopt.mentor.gebruiker)} heeft deze rol niet meer"
        in als(gebruiker).get(gestopt.traject.get_absolute_url()).text
    )


def test_een_ander_bestuur_ziet_het_niet(als, wie, gestopt):
    assert "is gestopt" not in als(wie("hr", elders=True)).get("/werk/").text


def test_de_kandidaat_leest_dat_er_een_nieuwe_mentor_komt(als, kandidaat, gestopt):
    bladzijde = als(kandidaat.gebruiker).get("/mijn/traject/").text
    assert "U hoort binnenkort wie uw mentor is" in bladzijde


def test_de_volgende_stap_van_de_mentor_gaat_naar_het_loket(koppeling, mentor, kandidaat, makelaar):
    spreek_volgende_stap_af(
        kandidaat=kandidaat, volgende_stap="Gesprek", eigenaar=mentor, op=timezone.localdate()
    )
    beeindig_lidmaatschap(lidmaatschap=koppeling.mentor, door=makelaar)
    assert Kandidaat.objects.get(pk=kandidaat.pk).volgende_stap_van == makelaar


def test_een_andere_mentor_koppelen_beeindigt_de_oude_koppeling(gestopt, wie, school):
    nieuw = LidmaatschapFactory(rol=Rol.MENTOR, organisatie=school.bestuur)
    acties.koppel_mentor(traject=gestopt.traject, mentor=nieuw, door=wie("hr"))
    gestopt.refresh_from_db()
    assert gestopt.tot == timezone.localdate()
    assert Koppeling.objects.lopend().get().mentor == nieuw


def test_een_traject_dat_stopt_laat_ook_een_gestopte_mentor_los(gestopt, wie):
    acties.stop_traject(traject=gestopt.traject, op=timezone.localdate(), reden="Verhuisd.", door=wie("hr"))
    assert not Koppeling.objects.open().exists()


def test_een_rol_die_wordt_hersteld_brengt_de_mentor_terug(gestopt, makelaar):
    herstel_lidmaatschap(lidmaatschap=gestopt.mentor, door=makelaar)
    assert not Traject.objects.zonder_mentor().exists()
