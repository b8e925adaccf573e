"""Offer against demand: what was not told is not zero; who told and who is reminded."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.utils import timezone

from demo.fabrieken.organisaties import (
    LidmaatschapFactory,
    OrganisatieFactory,
    PartnerschapFactory,
    PostcodegebiedFactory,
    SchoolFactory,
)
from demo.fabrieken.stages import (
    StageaanbodFactory,
    StagejaarFactory,
    StageperiodeFactory,
    StageplaatsFactory,
    StagevraagFactory,
)
from onderwijsregio.kern.models import Grafiek
from onderwijsregio.kern.tekenen import svg_van
from onderwijsregio.organisaties.keuzes import Organisatiesoort, Rol
from onderwijsregio.organisaties.models import School
from vacatures import tasks
from vacatures.acties import stagejaar as acties
from vacatures.models import Stageherinnering, Stagejaar, Stageperiode, Stagevraag
from vacatures.rapportages.stages import (
    ZONDER_WIJK,
    Gekozen,
    beschrijf_grafiek,
    voortgang,
    vraag_en_aanbod,
)

CIJFERS = "/werk/stages/cijfers/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def periode():
    return StageperiodeFactory()


@pytest.fixture
def school(bestuur):
    return SchoolFactory(bestuur=bestuur, naam="De Bever", opleidingsstatus="opleidingsschool", wijk="Stad")


def bevestigd(school, periode, **aantallen):
    aanbod = StageaanbodFactory(school=school, jaar=periode.jaar, bevestigd=True)
    for soort, n in aantallen.items():
        StageplaatsFactory(aanbod=aanbod, periode=periode, soort=soort, plaatsen=n)
    return aanbod


def tel(in_periode, per="soort", **kies):
    return vraag_en_aanbod(
        in_periode.jaar, per, School.objects.open(), Stagevraag.objects.all(), Gekozen(**kies)
    )


def rij(cijfers, naam):
    return next(een for een in cijfers.rijen if een.naam == naam)


# The figures ---------------------------------------------------------------------------------------------


def test_niet_verteld_is_niet_nul(school, periode):
    bevestigd(school, periode, pabo_1=3, lio=0)
    cijfers = tel(periode)
    assert rij(cijfers, "pabo, jaar 1").aanbod == 3
    assert rij(cijfers, "leraar in opleiding (LIO)").aanbod == 0
    assert rij(cijfers, "pabo, jaar 2").aanbod is None
    assert {een.vraag for een in cijfers.rijen} == {None}, "niemand bracht studenten"
    StagevraagFactory(periode=periode, soort="pabo_2")
    cijfers = tel(periode)
    assert [rij(cijfers, f"pabo, jaar {n}").vraag for n in (1, 2)] == [None, 1], (
        "van jaar 1 is niets gebracht"
    )
    StagevraagFactory(periode=StageperiodeFactory(jaar=periode.jaar, eerste=True), soort="pabo_1")
    cijfers = tel(periode, periode=periode)
    assert [rij(cijfers, f"pabo, jaar {n}").vraag for n in (1, 2)] == [0, 1], "wel gebracht, niet voor nu"
    assert [rij(cijfers, f"pabo, jaar {n}").verschil for n in (1, 2)] == [3, None]


def test_wat_over_is_vult_niet_wat_mist(school, periode):
    bevestigd(school, periode, pabo_1=9, pabo_2=1, lio=10)
    StagevraagFactory.create_batch(2, periode=periode, soort="pabo_1")
    StagevraagFactory.create_batch(4, periode=periode, soort="pabo_2")
    cijfers = tel(periode)
    assert (cijfers.mist, cijfers.over) == (3, 7), "LIO: 10 plaatsen, niemand bracht studenten"
    assert not tel(periode, soort="lio").is_te_vergelijken


def test_wat_er_mist_is_het_verschil_onder_nul(school, periode):
    bevestigd(school, periode, pabo_1=1)
    StagevraagFactory.create_batch(3, periode=periode, soort="pabo_1")
    eerstejaars = rij(tel(periode), "pabo, jaar 1")
    assert (eerstejaars.verschil, eerstejaars.mist) == (-2, 2)


def test_een_concept_telt_apart_en_een_gesloten_school_niet(school, periode):
    concept = StageaanbodFactory(jaar=periode.jaar)
    StageplaatsFactory(aanbod=concept, periode=periode, soort="pabo_1", plaatsen=5)
    bevestigd(school, periode, pabo_1=2)
    samen = tel(periode).samen
    assert (samen.aanbod, samen.concept, samen.vertelden, samen.verwacht) == (2, 5, 1, 2)
    School.objects.filter(pk=school.pk).update(gesloten_op=timezone.localdate())
    assert tel(periode).samen.aanbod is None


def test_per_periode_sector_en_wijk(school, periode):
    half = StageperiodeFactory(jaar=periode.jaar, eerste=True)
    vo = SchoolFactory(sector="vo", wijk="Haven", opleidingsstatus="aspirant")
    bevestigd(school, periode, pabo_1=2)
    StageplaatsFactory(aanbod=bevestigd(vo, half, leraar_vo=4), periode=half, soort="alo", plaatsen=1)
    PostcodegebiedFactory(pc4="1399", wijk="Haven")
    StagevraagFactory(periode=half, soort="leraar_vo", sector="vo", student__pc4="1399")
    StagevraagFactory(periode=periode, wijk="STAD")
    StagevraagFactory(periode=periode)
    per = {
        wat: {een.naam: (een.aanbod, een.vraag) for een in tel(periode, wat).rijen}
        for wat in ("periode", "sector", "wijk")
    }
    assert per["periode"] == {"Heel schooljaar": (2, 2), "Eerste helft": (5, 1)}
    assert per["sector"] == {"basisonderwijs": (2, 2), "voortgezet onderwijs": (5, 1)}
    assert per["wijk"] == {"Haven": (5, 1), "Stad": (2, 1), ZONDER_WIJK: (None, 1)}


def test_kiezen_geldt_voor_aanbod_vraag_en_wie_het_vertelde(school, periode):
    half = StageperiodeFactory(jaar=periode.jaar, eerste=True)
    bevestigd(school, periode, pabo_1=2, lio=1)
    SchoolFactory(sector="vo", opleidingsstatus="opleidingsschool")
    StagevraagFactory(periode=periode, soort="lio")
    samen = tel(periode, soort="pabo_1").samen
    assert (samen.aanbod, samen.vraag, samen.vertelden, samen.verwacht) == (2, None, 1, 1)
    assert tel(periode, periode=half).samen.aanbod is None
    assert tel(periode, sector="vo").samen.verwacht == 1


@pytest.mark.parametrize("per", ["soort", "periode", "sector", "wijk"])
def test_de_rijen_tellen_op_tot_het_geheel(school, periode, per):
    half = StageperiodeFactory(jaar=periode.jaar, eerste=True)
    aanbod = bevestigd(school, periode, pabo_1=2, lio=3)
    StageplaatsFactory(aanbod=aanbod, periode=half, soort="mbo_oa", plaatsen=4)
    for n, soort in enumerate(["pabo_1", "master", "lio"]):
        StagevraagFactory(
            periode=half if n else periode, soort=soort, sector="vo" if n == 1 else "po", wijk="x" * n
        )
    cijfers = tel(periode, per)
    assert sum(een.aanbod or 0 for een in cijfers.rijen) == cijfers.samen.aanbod == 9
    assert sum(een.vraag or 0 for een in cijfers.rijen) == cijfers.samen.vraag == 3


def test_de_grafiek_zegt_ook_wat_niet_bekend_is(school, periode):
    bevestigd(school, periode, pabo_1=12)
    svg = svg_van(beschrijf_grafiek(tel(periode), "neutraal"))
    assert "niet verteld" in svg
    assert "niet gebracht" in svg
    assert ">12<" in svg


# The screen ----------------------------------------------------------------------------------------------


@pytest.fixture
def coordinator(bestuur):
    return LidmaatschapFactory(rol=Rol.COORDINATOR, organisatie=bestuur).gebruiker


def test_het_scherm_en_de_export_zeggen_hetzelfde(als, makelaar, school, periode):
    bevestigd(school, periode, pabo_1=3)
    StagevraagFactory.create_batch(4, periode=periode, soort="pabo_1")
    bladzijde = als(makelaar).get(CIJFERS).text
    assert "1 te weinig" in bladzijde
    assert "niet verteld" in bladzijde
    tekst = als(makelaar).get(f"{CIJFERS}csv/").text.lstrip("\ufeff")
    rijen = {een[0]: een[1:] for een in csv.reader(io.StringIO(tekst), delimiter=";")}
    assert rijen["pabo, jaar 1"] == ["3", "0", "1", "1", "4", "-1", "1", "0"]
    assert rijen["pabo, jaar 2"] == ["", "0", "0", "1", "", "", "", ""]
    assert rijen["Samen"] == ["3", "0", "1", "1", "4", "", "1", "0"]
    assert "<strong>1 te weinig</strong>, 0 over" in bladzijde
    assert als(makelaar).get(f"{CIJFERS}pdf/").status_code == 404
    assert Grafiek.objects.exists()


def test_ieder_ziet_de_scholen_waar_die_mee_te_maken_heeft(
    als, hr, hr_ander, coordinator, makelaar, school, periode
):
    bevestigd(school, periode, pabo_1=3)
    partner = SchoolFactory(opleidingsstatus="opleidingsschool")
    bevestigd(partner, periode, pabo_1=4)
    bevestigd(SchoolFactory(opleidingsstatus="opleidingsschool"), periode, pabo_1=10)
    samen = PartnerschapFactory()
    samen.scholen.set([school, partner])
    gezien = {
        wie: als(wie).get(CIJFERS).context["cijfers"].samen.aanbod
        for wie in (hr, coordinator, makelaar, hr_ander)
    }
    assert list(gezien.values()) == [3, 7, 17, None]


def test_een_opleiding_telt_de_eigen_studenten(als, school, periode):
    instituut = OrganisatieFactory(soort=Organisatiesoort.LERARENOPLEIDING)
    wie = LidmaatschapFactory(rol=Rol.COORDINATOR, organisatie=instituut).gebruiker
    StagevraagFactory(periode=periode, student__instituut=instituut)
    StagevraagFactory(periode=periode)
    assert als(wie).get(CIJFERS).context["cijfers"].samen.vraag == 1


@pytest.mark.parametrize("pad", [CIJFERS, f"{CIJFERS}csv/", "/werk/stages/voortgang/", "/werk/stages/"])
def test_wie_er_niets_mee_te_maken_heeft_ziet_geen_cijfers(als, kandidaat, periode, pad):
    assert als(kandidaat.gebruiker).get(pad).status_code == 404
    assert "/accounts/login/" in als(None).get(pad)["Location"]


@pytest.mark.parametrize(
    "vraag", ["per=x&soort=x&periode=x&sector=x", "jaar=1999", "jaar=x", "jaar=９９９９"]
)
def test_een_onbekende_keuze_telt_alles_en_een_onbekend_jaar_is_er_niet(als, makelaar, periode, vraag):
    assert als(makelaar).get(f"{CIJFERS}?{vraag}").status_code == (404 if "jaar" in vraag else 200)


def test_meer_scholen_kosten_niet_meer_vragen(als, makelaar, periode, django_assert_max_num_queries):
    browser = als(makelaar)
    for aantal in (1, 20):
        for plaats in StageplaatsFactory.create_batch(aantal, periode=periode, aanbod__jaar=periode.jaar):
            StagevraagFactory(periode=periode, wijk=plaats.aanbod.school.wijk)
        browser.get(f"{CIJFERS}?per=wijk")  # the chart is asked for once
        for pad, hoogstens in ((f"{CIJFERS}?per=wijk", 16), ("/werk/stages/voortgang/", 12)):
            with django_assert_max_num_queries(hoogstens):
                browser.get(pad)


# Who told ------------------------------------------------------------------------------------------------


def test_de_voortgang_telt_scholen_die_opleiden(school, bestuur, periode):
    SchoolFactory(bestuur=bestuur, opleidingsstatus="geen")
    SchoolFactory(bestuur=bestuur, opleidingsstatus="schilschool")
    concept = StageaanbodFactory(school__bestuur=bestuur, jaar=periode.jaar)
    StageplaatsFactory(aanbod=concept, periode=periode, plaatsen=0)
    bevestigd(school, periode, pabo_1=0)
    (stand,) = voortgang(periode.jaar, School.objects.open())
    assert (stand.verwacht, stand.bevestigd, stand.concept, stand.niets) == (3, 1, 1, 1)
    assert not stand.is_klaar


@pytest.fixture
def jaar(periode):
    periode.jaar.opgeven_voor = date(2027, 4, 1)
    periode.jaar.save()
    return periode.jaar


@pytest.mark.parametrize(
    ("dag", "gaat"),
    [
        (date(2027, 3, 17), False),
        (date(2027, 3, 18), True),
        (date(2027, 3, 29), True),
        (date(2027, 4, 2), True),
        (date(2027, 4, 9), True),
        (date(2027, 4, 10), False),
    ],
)
def test_een_herinnering_gaat_twee_weken_en_drie_dagen_ervoor_en_een_dag_erna(
    school, hr, jaar, post, dag, gaat
):
    acties.herinner_vanzelf(vandaag=dag)
    assert post() == ([(hr.email, f"Vertel ons uw stageplaatsen voor {jaar}")] if gaat else [])


def test_wie_op_elk_moment_niets_vertelt_krijgt_er_drie_en_twee_keer_op_een_dag_maakt_niet_uit(
    school, hr, coordinator, jaar, post
):
    for n in range(40):
        for _ in range(2):
            acties.herinner_vanzelf(vandaag=date(2027, 3, 10) + timedelta(days=n))
    assert [sum(aan == wie.email for aan, _ in post()) for wie in (hr, coordinator)] == [3, 3]
    assert Stageherinnering.objects.count() == 3


def test_wie_het_vertelde_krijgt_geen_mail(school, hr, jaar, periode, post):
    bevestigd(school, periode, pabo_1=0)
    assert acties.herinner_vanzelf(vandaag=date(2027, 3, 18)) == 0
    assert post() == []


def test_het_loket_herinnert_met_een_knop_hoogstens_een_keer_per_dag(
    als, makelaar, hr, school, periode, post
):
    for _ in range(2):
        als(makelaar).post("/werk/stages/herinneren/")
    assert len(post()) == 1
    assert Stageherinnering.objects.get().door == makelaar
    assert als(hr).post("/werk/stages/herinneren/").status_code == 404
    assert "Herinner wie" not in als(hr).get("/werk/stages/voortgang/").text


def test_op_het_bureau_staat_wat_er_nog_te_vertellen_is(als, hr, school, periode):
    assert "Van 1 school weten wij nog niet" in als(hr).get("/werk/").text
    bevestigd(school, periode, pabo_1=0)
    assert "weten wij nog niet" not in als(hr).get("/werk/").text


def test_het_volgende_schooljaar_komt_vanzelf_met_dezelfde_perioden(periode):
    begin = periode.jaar.begin
    vandaag = date(begin, 9, 1)
    nieuw = acties.maak_volgend_jaar(vandaag=vandaag)
    assert (nieuw.begin, nieuw.opgeven_voor) == (begin + 1, periode.jaar.opgeven_voor.replace(year=begin + 2))
    straks = nieuw.perioden.get()
    assert (straks.code, straks.van, straks.tot) == ("jaar", date(begin + 1, 8, 1), date(begin + 2, 7, 31))
    assert acties.maak_volgend_jaar(vandaag=vandaag) is None
    assert Stageperiode.objects.count() == 2


def test_zonder_schooljaren_doet_de_taak_niets_en_twee_keer_is_als_een_keer(db):
    tasks.bewaak_stages()
    tasks.ruim_stages_op()
    assert not Stagejaar.objects.exists()
    StagejaarFactory()
    tasks.bewaak_stages()
    tasks.bewaak_stages()
    assert Stagejaar.objects.count() == 2


def test_het_jaar_om_op_te_geven_is_het_eerste_dat_nog_kan(db):
    vandaag = timezone.localdate()
    for begin, over in ((2030, -1), (2031, 0), (2032, 90)):
        StagejaarFactory(begin=begin, opgeven_voor=vandaag + timedelta(days=over))
    assert Stagejaar.objects.om_op_te_geven().begin == 2031
    Stagejaar.objects.filter(begin__gt=2030).delete()
    assert Stagejaar.objects.om_op_te_geven().begin == 2030


@pytest.mark.parametrize(("geleden", "blijft"), [(1, True), (2, False)])
def test_na_twee_schooljaren_is_een_begeleider_naamloos_en_telt_nog_mee(jaar, geleden, blijft):
    oud = StagejaarFactory(begin=jaar.begin - geleden)
    wie = StageaanbodFactory(jaar=oud, bevestigd=True).begeleiders.get()
    tasks.ruim_stages_op()
    naam, wie.naam = wie.naam, ""
    wie.refresh_from_db()
    assert (wie.naam == naam, wie.studenten) == (blijft, 20)
