"""What a student gets: 0 is not "not told", and who pays another amount than the region agreed says why."""

import json
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from demo.fabrieken.organisaties import LidmaatschapFactory, SchoolFactory
from demo.fabrieken.stages import (
    StageaanbodFactory,
    StagebegeleiderFactory,
    StageperiodeFactory,
    StageplaatsFactory,
)
from demo.fabrieken.vacatures import RegioafspraakFactory
from onderwijsregio.organisaties.keuzes import Rol
from tests.dagen import vanaf_vandaag
from vacatures import acties as vacatureacties
from vacatures.acties import stageaanbod as acties
from vacatures.models import Regioafspraak, Stageaanbod, Stageplaats
from vacatures.rapportages.stagevergoeding import stagevergoedingen

ROOSTER = "/werk/stages/invullen/"
VERGOEDINGEN = "/werk/stages/vergoedingen/"
HONDERD = {"onderwerp": "stage", "titel": "Overal honderd euro", "afwijking": "bedrag", "bedrag": 100}
pytestmark = pytest.mark.django_db


@pytest.fixture
def periode():
    return StageperiodeFactory()


@pytest.fixture
def aanbod(school, periode):
    aanbod = StageaanbodFactory(school=school, jaar=periode.jaar)
    StagebegeleiderFactory(aanbod=aanbod, studenten=9)
    return aanbod


@pytest.fixture
def honderd(db):
    return RegioafspraakFactory(**HONDERD)


def plaats(aanbod, periode, **velden):
    return StageplaatsFactory(aanbod=aanbod, periode=periode, **{"soort": "pabo_1", "plaatsen": 2} | velden)


def vergoed(school, **velden):
    """What a school pays for first-year students, with the reason."""
    plaats = Stageplaats.objects.get(aanbod__school=school, soort="pabo_1", **velden)
    return plaats.vergoeding, plaats.afwijking


# When it departs -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "aangeboden,wijkt_af",
    [
        ({"vergoeding": Decimal("100.00")}, False),
        ({"vergoeding": Decimal("99.99")}, True),
        ({"vergoeding": Decimal("100.01")}, True),
        ({"vergoeding": Decimal(0)}, True),
        ({"vergoeding": None}, False),
        ({"vergoeding": Decimal(120), "plaatsen": 0}, False),
    ],
)
def test_meer_en_minder_wijken_af_en_wat_niet_is_verteld_niet(aanbod, periode, honderd, aangeboden, wijkt_af):
    assert honderd.wijkt_af_bij_stage(plaats(aanbod, periode, **aangeboden)) is wijkt_af


@pytest.mark.parametrize(
    "afspraak,geldt",
    [
        ({}, True),
        ({"sectoren": ["vo"]}, False),
        ({"sectoren": ["po", "vo"]}, True),
        ({"opleidingen": ["lio"]}, False),
        ({"opleidingen": ["lio", "pabo_1"]}, True),
        ({"tot": timedelta()}, True),
        ({"tot": timedelta(days=-1)}, False),
        ({"van": timedelta(days=1)}, False),
        ({"afwijking": "nooit"}, False),
    ],
)
def test_een_afspraak_geldt_voor_haar_sector_studenten_en_tijd(aanbod, periode, afspraak, geldt):
    anders = plaats(aanbod, periode, vergoeding=120)
    van_nu = RegioafspraakFactory(**HONDERD | vanaf_vandaag(afspraak))
    assert van_nu.wijkt_af_bij_stage(anders) is geldt


def test_voor_een_periode_die_nog_komt_telt_wat_op_haar_eerste_dag_geldt(aanbod):
    straks = StageperiodeFactory(jaar__begin=aanbod.jaar.begin + 2)
    komend = plaats(StageaanbodFactory(school=aanbod.school, jaar=straks.jaar), straks, vergoeding=120)
    op_tijd, te_laat = (RegioafspraakFactory(**HONDERD, van=straks.van + timedelta(days=n)) for n in (0, 1))
    assert op_tijd.wijkt_af_bij_stage(komend) and not te_laat.wijkt_af_bij_stage(komend)
    assert list(Regioafspraak.objects.over_stages(straks.jaar, ["po"])) == [op_tijd, te_laat]
    assert not Regioafspraak.objects.over_stages(aanbod.jaar, ["po"])


@pytest.mark.parametrize(
    "velden", [{"bedrag": None}, {"bedrag": -1}, {"onderwerp": "inschaling", "afwijking": "nooit"}]
)
def test_een_afspraak_over_een_bedrag_noemt_het_en_gaat_over_stages(velden):
    with pytest.raises(IntegrityError), transaction.atomic():
        RegioafspraakFactory(**HONDERD | velden)


def test_een_bedrag_is_niet_onder_nul_en_uitleg_gaat_over_een_bedrag(aanbod, periode):
    for velden in ({"vergoeding": -1}, {"vergoeding": None, "afwijking": "Zomaar."}):
        with pytest.raises(IntegrityError), transaction.atomic():
            plaats(aanbod, periode, **velden)


# One school ----------------------------------------------------------------------------------------------


def test_bij_een_school_leest_wie_afwijkt_de_afspraak_en_legt_het_uit(als, hr, aanbod, periode, honderd):
    pad = f"/werk/stages/scholen/{aanbod.school.pk}/plaatsen/"
    velden = {"periode": periode.pk, "soort": "pabo_1", "plaatsen": "2", "vergoeding": "112,50"}
    assert "Overal honderd euro" in als(hr).get(pad).text
    geweigerd = als(hr).post(pad, velden)
    assert geweigerd.status_code == 422 and 'value="112,50"' in geweigerd.text
    assert "De regio sprak af: ‘Overal honderd euro’" in geweigerd.context["form"].errors["afwijking"][0]
    assert not Stageplaats.objects.exists()
    assert als(hr).post(pad, velden | {"afwijking": "Voor de reis."}).status_code == 302
    assert vergoed(aanbod.school) == (Decimal("112.50"), "Voor de reis.")
    assert "Anders dan afgesproken: Voor de reis." in als(hr).get(aanbod.get_absolute_url()).text
    rij = f"/werk/stages/plaatsen/{aanbod.plaatsen.get().pk}/"
    als(hr).post(rij, velden | {"vergoeding": "100", "afwijking": "Voor de reis."})
    assert vergoed(aanbod.school) == (100, ""), "wie weer hetzelfde betaalt, heeft niets uit te leggen"
    als(hr).post(rij, velden | {"vergoeding": "", "afwijking": "Voor de reis."})
    assert vergoed(aanbod.school) == (None, "")


def test_zonder_afspraak_over_een_bedrag_wordt_er_niets_gevraagd(als, hr, aanbod, periode):
    RegioafspraakFactory(onderwerp="stage")
    pad = f"/werk/stages/scholen/{aanbod.school.pk}/plaatsen/"
    assert "Waarom betaalt u iets anders" not in als(hr).get(pad).text
    als(hr).post(pad, {"periode": periode.pk, "soort": "pabo_1", "plaatsen": "2", "vergoeding": "0"})
    assert vergoed(aanbod.school) == (0, "")


def test_bevestigen_vraagt_uitleg_over_alles_wat_afwijkt(hr, aanbod, periode, honderd):
    rij = plaats(aanbod, periode, vergoeding=80)
    with pytest.raises(ValidationError, match="pabo, jaar 1 bij De Bever, heel schooljaar"):
        acties.bevestig(aanbod=aanbod, door=hr)
    rij.afwijking = "Wij begeleiden meer."
    rij.save()
    assert acties.bevestig(aanbod=aanbod, door=hr).is_bevestigd


# A whole board in one screen -----------------------------------------------------------------------------


def ingevuld(gezien=None, doe="bewaar", uitleg="", **velden):
    """`velden` and `gezien` by the name of the cell: c-<school>-<kind>, with school 0 for the allowance."""
    naam = {sleutel: sleutel.replace("_", "-", 2) for sleutel in {**velden, **(gezien or {})}}
    return {
        "gezien": json.dumps({naam[sleutel]: n for sleutel, n in (gezien or {}).items()}),
        "doe": doe,
        "uitleg": uitleg,
        **{naam[sleutel]: n for sleutel, n in velden.items()},
    }


def test_een_bedrag_in_het_rooster_geldt_voor_alle_scholen_en_voor_wat_erbij_komt(als, hr, school, periode):
    ander = SchoolFactory(bestuur=school.bestuur)
    nieuw = ingevuld(**{f"c_{school.pk}_pabo_1": "2", f"c_{ander.pk}_pabo_1": "1", "c_0_pabo_1": "112,5"})
    als(hr).post(ROOSTER, nieuw)
    assert vergoed(school) == vergoed(ander) == (Decimal("112.50"), "")
    velden = als(hr).get(ROOSTER).context["form"]
    assert velden["c-0-pabo_1"].value() == Decimal("112.50") and velden["c-0-pabo_2"].value() is None
    weg = ingevuld({"c_0_pabo_1": ["112.50"]}, c_0_pabo_1="")
    als(hr).post(ROOSTER, weg)
    assert vergoed(school) == vergoed(ander) == (None, "")


def test_waar_scholen_verschillen_blijft_een_leeg_vak_zoals_het_is(als, hr, school, aanbod, periode):
    ander = StageaanbodFactory(school=SchoolFactory(bestuur=school.bestuur), jaar=periode.jaar)
    plaats(aanbod, periode, vergoeding=0)
    plaats(ander, periode, vergoeding=90)
    bladzijde = als(hr).get(ROOSTER)
    assert ">verschilt<" in bladzijde.text
    gezien = json.loads(bladzijde.context["form"]["gezien"].value())["c-0-pabo_1"]
    assert set(gezien) == {"0.00", "90.00"}, "0 is iets anders dan niet verteld"
    als(hr).post(ROOSTER, ingevuld({"c_0_pabo_1": gezien}, c_0_pabo_1=""))
    assert (vergoed(school)[0], vergoed(ander.school)[0]) == (0, 90)
    als(hr).post(ROOSTER, ingevuld({"c_0_pabo_1": gezien}, c_0_pabo_1="95"))
    assert vergoed(school)[0] == vergoed(ander.school)[0] == 95


def test_het_rooster_vraagt_een_keer_waarom_en_bewaart_tot_dan_niets(als, hr, school, periode, honderd):
    ander = SchoolFactory(bestuur=school.bestuur)
    velden = {f"c_{school.pk}_pabo_1": "2", f"c_{ander.pk}_pabo_1": "1", "c_0_pabo_1": "80"}
    geweigerd = als(hr).post(ROOSTER, ingevuld(**velden))
    assert geweigerd.status_code == 422 and 'value="80"' in geweigerd.text
    zin = geweigerd.context["form"].errors["uitleg"][0]
    assert "‘Overal honderd euro’" in zin and str(school) in zin and str(ander) in zin
    assert not Stageaanbod.objects.exists()
    als(hr).post(ROOSTER, ingevuld(**velden, uitleg="Onze cao rekent anders."))
    assert vergoed(school) == vergoed(ander) == (80, "Onze cao rekent anders.")
    for bedrag, status in (("70", 422), ("100", 302)):
        anders = ingevuld({"c_0_pabo_1": ["80.00"]}, c_0_pabo_1=bedrag)
        assert als(hr).post(ROOSTER, anders).status_code == status, "uitleg hoort bij een bedrag"
    assert vergoed(school) == (100, "")


@pytest.mark.parametrize("getypt", ["honderd", "-1", "10000", "1,234"])
def test_een_fout_bedrag_krijgt_een_zin_en_blijft_staan(als, hr, school, periode, getypt):
    antwoord = als(hr).post(ROOSTER, ingevuld(**{f"c_{school.pk}_pabo_1": "2", "c_0_pabo_1": getypt}))
    assert antwoord.status_code == 422
    assert f'value="{getypt}"' in antwoord.text and "Vergoeding per maand, Pabo" in antwoord.text.replace(
        "pabo", "Pabo"
    )
    assert not Stageplaats.objects.exists()


def test_een_bedrag_dat_een_collega_intussen_veranderde_wordt_niet_overschreven(
    als, hr, school, aanbod, periode
):
    plaats(aanbod, periode, vergoeding=90)
    antwoord = als(hr).post(ROOSTER, ingevuld({"c_0_pabo_1": ["80.00"]}, c_0_pabo_1="85"))
    assert antwoord.status_code == 422 and "Een collega veranderde deze vergoeding" in antwoord.text
    als(hr).post(ROOSTER, ingevuld({"c_0_pabo_1": ["80.00"]}, c_0_pabo_1="80"))
    als(hr).post(ROOSTER, ingevuld({"c_0_pabo_1": "onzin"}, c_0_pabo_1=""))
    assert vergoed(school)[0] == 90, "wie een bedrag niet aanraakt, laat het zoals het nu is"


def test_wie_overneemt_van_vorig_jaar_legt_een_afwijking_opnieuw_uit(als, hr, school, periode, honderd):
    vorig = StageaanbodFactory(school=school, jaar__begin=periode.jaar.begin - 1, bevestigd=True)
    plaats(vorig, StageperiodeFactory(jaar=vorig.jaar), vergoeding=150, afwijking="Dat was vorig jaar.")
    als(hr).post("/werk/stages/overnemen/")
    assert vergoed(school, aanbod__jaar=periode.jaar) == (150, "")
    zelfde = {f"c_{school.pk}_pabo_1": 2, "c_0_pabo_1": ["150.00"]}
    getypt = {f"c_{school.pk}_pabo_1": "2", "c_0_pabo_1": "150,00"}
    assert als(hr).post(ROOSTER, ingevuld(zelfde, **getypt)).status_code == 302, "er is niets veranderd"
    assert als(hr).post(ROOSTER, ingevuld(zelfde, "bevestig", **getypt)).status_code == 422
    als(hr).post(ROOSTER, ingevuld(zelfde, "bevestig", "De bus is duurder.", **getypt))
    assert vergoed(school, aanbod__jaar=periode.jaar) == (150, "De bus is duurder.")
    assert vergoed(school, aanbod__jaar=vorig.jaar) == (150, "Dat was vorig jaar.")
    assert Stageaanbod.objects.get(jaar=periode.jaar).is_bevestigd


# Who reads it --------------------------------------------------------------------------------------------


@pytest.fixture
def bevestigd(school, periode, honderd):
    """An explained departure, one without allowance that is agreed nowhere, and one of which nobody told."""
    aanbod = StageaanbodFactory(school=school, jaar=periode.jaar, bevestigd=True)
    plaats(aanbod, periode, vergoeding=150, afwijking="=Voor de reis.")
    plaats(aanbod, periode, soort="pabo_2", vergoeding=100, plaatsen=3)
    plaats(aanbod, periode, soort="lio", plaatsen=1)
    plaats(aanbod, periode, soort="pabo_3", plaatsen=0)
    return aanbod


def test_een_student_leest_wat_hij_krijgt_en_wat_is_afgesproken_en_niet_de_uitleg(als, bevestigd):
    lijst = als(None).get("/stages/").text
    school = als(None).get(bevestigd.school.get_absolute_url()).text
    assert "€&nbsp;150 per maand" in lijst and "€&nbsp;150 per maand" in school
    assert "Overal honderd euro" in lijst and "vraag het de school" in school
    assert "Voor de reis" not in lijst + school


def test_scherm_en_bestand_zeggen_hetzelfde_over_wie_anders_betaalt(als, bevestigd, hr, bestuur):
    coordinator = LidmaatschapFactory(rol=Rol.COORDINATOR, organisatie=bestuur).gebruiker
    scherm = als(coordinator).get(VERGOEDINGEN)
    per_soort = {rij.naam: rij for rij in scherm.context["vergoedingen"].per_soort}
    eerste, lio = per_soort["pabo, jaar 1"], per_soort["leraar in opleiding (LIO)"]
    assert (eerste.plaatsen, eerste.met, eerste.wijkt_af, eerste.hoogste) == (2, 2, 2, 150)
    assert (lio.plaatsen, lio.onbekend, lio.zonder, lio.laagste) == (1, 1, 0, None)
    assert "pabo, jaar 3" not in per_soort
    assert "=Voor de reis." in scherm.text and "€&nbsp;100 per maand" in scherm.text
    (rij,) = (r for r in als(hr).get(f"{VERGOEDINGEN}csv/").content.decode().splitlines() if "jaar 1" in r)
    assert rij.endswith(";2;bevestigd;150,00;100,00;ja;'=Voor de reis.")
    assert als(hr).get(f"{VERGOEDINGEN}pdf/").status_code == 404


def test_een_ander_bestuur_leest_de_uitleg_niet_en_het_loket_wel(als, bevestigd, hr_ander, makelaar):
    assert "Voor de reis" not in als(hr_ander).get(VERGOEDINGEN).text
    assert "Voor de reis" in als(makelaar).get(VERGOEDINGEN).text
    assert "Stagevergoedingen" in als(makelaar).get("/werk/vacatures/afwijkingen/").text


def test_meer_plaatsen_kosten_niet_meer_vragen(bevestigd, periode, django_assert_num_queries):
    for _ in range(9):
        plaats(StageaanbodFactory(jaar=periode.jaar), periode, vergoeding=1)
    with django_assert_num_queries(2):
        gevonden = stagevergoedingen(periode.jaar, type(bevestigd.school).objects.all())
        assert len(gevonden.regels) == 12 and str(gevonden.regels[0].plaats.aanbod.school.bestuur)


def test_de_programmaleider_legt_een_bedrag_vast_en_een_vacature_gaat_er_niet_over(als, regio, concept, hr):
    programmaleider = LidmaatschapFactory(rol=Rol.PROGRAMMALEIDER, organisatie=regio.loket).gebruiker
    velden = {"onderwerp": "stage", "titel": "Overal", "tekst": "Evenveel.", "afwijking": "bedrag"} | {
        "van": "2026-08-01",
        "opleidingen": ["pabo_1"],
    }
    browser, pad = als(programmaleider), "/werk/afspraken/nieuw/"
    assert "welk bedrag is afgesproken" in browser.post(pad, velden).context["form"].errors["bedrag"][0]
    fout = browser.post(pad, velden | {"bedrag": "112,50", "onderwerp": "overig"})
    assert fout.status_code == 422 and 'value="112,50"' in fout.text
    browser.post(pad, velden | {"bedrag": "112,50"})
    afspraak = Regioafspraak.objects.get()
    assert (afspraak.bedrag, afspraak.opleidingen) == (Decimal("112.50"), ["pabo_1"])
    assert "€&nbsp;112,50 per maand" in als(hr).get("/werk/afspraken/").text
    assert vacatureacties.afwijkingen(concept) == []
    assert "Evenveel." not in als(hr).get("/werk/vacatures/nieuw/").text
