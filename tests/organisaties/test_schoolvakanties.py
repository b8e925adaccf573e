"""The school holidays of the region: from a file or on a screen, whole days, never two at once."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from demo.fabrieken.organisaties import LidmaatschapFactory, SchoolvakantieFactory
from onderwijsregio.kern.regiogegevens import Regiogegevens
from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Schoolvakantie
from onderwijsregio.organisaties.regiodata import VAKANTIE, Regiofout, laad_elke, laad_vakantie

pytestmark = pytest.mark.django_db
HERFST = {"van": date(2026, 10, 10), "tot_en_met": date(2026, 10, 18)}


@pytest.fixture
def programmaleider(regio):
    return LidmaatschapFactory(rol=Rol.PROGRAMMALEIDER).gebruiker


def laad(naam, map=None):
    gegevens = Regiogegevens(naam, map) if map else Regiogegevens(naam)
    laad_elke(gegevens, "vakanties", "vakantie", VAKANTIE, laad_vakantie)


def test_een_vakantie_heeft_elke_dag_van_de_eerste_tot_en_met_de_laatste():
    herfst = SchoolvakantieFactory(naam="Herfstvakantie", **HERFST)
    per_dag = Schoolvakantie.objects.per_dag(date(2026, 10, 1), date(2026, 10, 31))
    assert (min(per_dag), max(per_dag), len(per_dag)) == (*HERFST.values(), 9)
    assert set(Schoolvakantie.objects.per_dag(date(2026, 10, 18), date(2026, 10, 19))) == {date(2026, 10, 18)}
    assert not Schoolvakantie.objects.per_dag(date(2026, 10, 19), date(2026, 10, 31))
    assert str(herfst) == "herfstvakantie (10 t/m 18 oktober 2026)"


def test_vakanties_vallen_niet_samen_en_eindigen_niet_voor_hun_begin():
    SchoolvakantieFactory(**HERFST)
    SchoolvakantieFactory(van=HERFST["tot_en_met"] + timedelta(days=1))  # the day after is no overlap
    with pytest.raises(IntegrityError, match="niet_tegelijk"), transaction.atomic():
        SchoolvakantieFactory(van=HERFST["tot_en_met"])
    with pytest.raises(ValidationError, match="met een of meer van deze dagen"):
        Schoolvakantie(naam="Nog een", **HERFST).full_clean()
    with pytest.raises(DatabaseError), transaction.atomic():
        SchoolvakantieFactory(van=date(2027, 2, 2), tot_en_met=date(2027, 2, 1))


def test_het_menu_zegt_waar_u_bent(als, beheerder, programmaleider):
    """In the main navigation of who finds it there, in the footer of who does not; never at `Mijn werk`."""
    for wie, plekken in ((beheerder, ["Beheer", "Schoolvakanties"]), (programmaleider, ["Schoolvakanties"])):
        context = als(wie).get("/werk/schoolvakanties/").context
        punten = [
            *context["navigatie"],
            *(p for thema in context["menuthemas"] for p in thema["links"]),
            *context["voetnavigatie"],
        ]
        assert [punt["tekst"] for punt in punten if punt["actief"]] == plekken


def test_de_beheerder_en_de_programmaleider_houden_ze_bij(als, beheerder, programmaleider, hr):
    for wie in (beheerder, programmaleider):
        browser = als(wie)
        volgende = Schooljaar(Schooljaar.van(timezone.localdate()).begin + 1)
        assert f"Van {volgende} staat er nog niets" in browser.get("/werk/schoolvakanties/").text
        inhoud = {"naam": "Herfstvakantie", "van": volgende.eerste_dag, "tot_en_met": volgende.eerste_dag}
        browser.post("/werk/schoolvakanties/nieuw/", inhoud)
        gemaakt = Schoolvakantie.objects.get()
        blad = browser.get("/werk/schoolvakanties/").text
        assert f"Schooljaar {volgende}" in blad and f"Van {volgende} staat er nog niets" not in blad
        fout = browser.post("/werk/schoolvakanties/nieuw/", inhoud | {"naam": "Nog een"})
        assert fout.status_code == 422 and "met een of meer van deze dagen" in fout.text
        terug = inhoud | {"tot_en_met": volgende.eerste_dag - timedelta(days=1)}
        fout = browser.post(gemaakt.get_absolute_url(), terug)
        assert fout.status_code == 422 and "ligt niet voor de eerste" in fout.text
        gemaakt.refresh_from_db()
        assert gemaakt.tot_en_met == volgende.eerste_dag
        browser.post(gemaakt.get_absolute_url(), inhoud | {"naam": "Najaarsvakantie"})
        assert Schoolvakantie.objects.get().naam == "Najaarsvakantie"
        assert als(hr).post(f"{gemaakt.get_absolute_url()}weg/").status_code == 404
        als(wie).post(f"{gemaakt.get_absolute_url()}weg/")
        assert not Schoolvakantie.objects.exists()


@pytest.mark.parametrize("naam", ["almere", "hak"])
def test_van_beide_regio_s_zijn_drie_schooljaren_bekend(naam):
    laad(naam)
    dagen = Schoolvakantie.objects.per_dag(date(2025, 8, 1), date(2028, 8, 31))
    werkweken = [
        sum(dag.weekday() < 5 for dag in vakantie.dagen) / 5 for vakantie in Schoolvakantie.objects.all()
    ]
    assert werkweken == [1, 2, 1, 1, 6] * 3
    assert all(v.van.weekday() == 5 and v.tot_en_met.weekday() == 6 for v in dagen.values())


def test_andere_dagen_in_het_bestand_zijn_een_wijziging_en_geen_tweede_vakantie(tmp_path):
    bestand = tmp_path / "proef" / "vakanties.toml"
    bestand.parent.mkdir()
    (tmp_path / "proef" / "regio.toml").touch()
    rij = '[[vakantie]]\nnaam = "Herfstvakantie"\nvan = {}\ntot_en_met = {}\n'
    for begin, eind in (("2026-10-10", "2026-10-18"), ('"2026-10-17"', '"2026-10-25"')):
        bestand.write_text(rij.format(begin, eind))
        laad("proef", tmp_path)
    assert Schoolvakantie.objects.get().van == date(2026, 10, 17)
    bestand.write_text(rij.format("2027-10-16", "2027-10-24"))
    laad("proef", tmp_path)
    assert Schoolvakantie.objects.count() == 2
    bestand.write_text(rij.format("2027-10-16", "2027-10-15"))
    with pytest.raises(Regiofout, match=r"vakanties\.toml, vakantie 1: tot_en_met: De laatste dag"):
        laad("proef", tmp_path)
