"""A board tells what it offers: all schools in one screen, copied from last year, never more than its mentors can have."""

import json
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.utils import InternalError
from hypothesis import given, settings
from hypothesis import strategies as st

from demo.fabrieken.organisaties import LidmaatschapFactory, OrganisatieFactory, SchoolFactory
from demo.fabrieken.stages import (
    StageaanbodFactory,
    StagebegeleiderFactory,
    StagejaarFactory,
    StageperiodeFactory,
    StageplaatsFactory,
)
from onderwijsregio.organisaties.keuzes import Rol
from vacatures.acties import stageaanbod as acties
from vacatures.keuzes import Aanbodstatus
from vacatures.models import Stageaanbod, Stageplaats

ROOSTER = "/werk/stages/invullen/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def periode():
    return StageperiodeFactory()


@pytest.fixture
def helften(periode):
    return [StageperiodeFactory(jaar=periode.jaar, **{helft: True}) for helft in ("eerste", "tweede")]


@pytest.fixture
def coordinator(bestuur):
    return LidmaatschapFactory(rol=Rol.COORDINATOR, organisatie=bestuur).gebruiker


@pytest.fixture
def aanbod(school, periode):
    """A draft of which one mentor can have three students."""
    aanbod = StageaanbodFactory(school=school, jaar=periode.jaar)
    StagebegeleiderFactory(aanbod=aanbod, studenten=3)
    return aanbod


def ingevuld(school, gezien=None, doe="bewaar", **aantallen):
    return {
        "gezien": json.dumps({f"c-{school.pk}-{soort}": n for soort, n in (gezien or {}).items()}),
        "doe": doe,
        **{f"c-{school.pk}-{soort}": n for soort, n in aantallen.items()},
    }


def plaatsen(school):
    return dict(Stageplaats.objects.filter(aanbod__school=school).values_list("soort", "plaatsen"))


def controleer():
    """What PostgreSQL checks when a transaction ends, now."""
    with transaction.atomic():
        connection.check_constraints()


# At the same time ----------------------------------------------------------------------------------------

DAG = st.dates(date(2026, 8, 1), date(2026, 8, 31))
PLAATS = st.tuples(DAG, DAG, st.integers(0, 5)).map(lambda p: (min(p[0], p[1]), max(p[0], p[1]), p[2]))


@settings(deadline=None)
@given(st.lists(PLAATS, max_size=6))
def test_tegelijk_is_het_meeste_op_een_dag(rijen):
    per_dag = [sum(n for van, tot, n in rijen if van <= date(2026, 8, dag) <= tot) for dag in range(1, 32)]
    assert acties.tegelijk(rijen) == max(per_dag)


def test_twee_helften_zijn_niet_tegelijk_maar_elk_wel_met_het_hele_jaar(aanbod, periode, helften, hr):
    for deel, aantal in ((periode, 1), (helften[0], 2), (helften[1], 2)):
        StageplaatsFactory(aanbod=aanbod, periode=deel, plaatsen=aantal)
    controleer()
    acties.bevestig(aanbod=aanbod, door=hr)
    controleer()
    with pytest.raises(IntegrityError, match="meer plaatsen dan de begeleiders"), transaction.atomic():
        Stageplaats.objects.filter(periode=helften[1]).update(plaatsen=3)
        controleer()


def test_precies_zo_veel_plaatsen_als_de_begeleiders_aankunnen(aanbod, periode, hr):
    wat = {"school": aanbod.school, "jaar": aanbod.jaar, "door": hr, "periode": periode, "soort": "pabo_1"}
    plaats = acties.bewaar_plaats(**wat, plaatsen=3)
    controleer()
    with pytest.raises(ValidationError, match="de begeleiders kunnen er 3 aan"):
        acties.bewaar_plaats(**wat, plaats=plaats, plaatsen=4)
    with pytest.raises(IntegrityError), transaction.atomic():
        Stageplaats.objects.filter(pk=plaats.pk).update(plaatsen=4)
        controleer()


def test_een_begeleider_die_nodig_is_gaat_niet_weg(als, aanbod, periode, hr):
    StageplaatsFactory(aanbod=aanbod, periode=periode, plaatsen=3)
    acties.bevestig(aanbod=aanbod, door=hr)
    als(hr).post(f"/werk/stages/begeleiders/{aanbod.begeleiders.get().pk}/weg/")
    assert aanbod.begeleiders.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        aanbod.begeleiders.all().delete()
        controleer()


def test_zonder_begeleiders_blijft_het_een_concept(school, periode, hr):
    plaats = StageplaatsFactory(aanbod=StageaanbodFactory(school=school, jaar=periode.jaar), periode=periode)
    controleer()
    with pytest.raises(ValidationError, match="eerst wie er begeleidt"):
        acties.bevestig(aanbod=plaats.aanbod, door=hr)


def test_geen_plaats_is_ook_verteld_en_vraagt_geen_begeleider(school, periode, hr):
    aanbod = StageaanbodFactory(school=school, jaar=periode.jaar)
    with pytest.raises(ValidationError, match="vul dan 0 in"):
        acties.bevestig(aanbod=aanbod, door=hr)
    StageplaatsFactory(aanbod=aanbod, periode=periode, plaatsen=0)
    assert acties.bevestig(aanbod=aanbod, door=hr).is_bevestigd
    controleer()


def test_een_periode_hoort_bij_het_jaar_van_het_aanbod(aanbod):
    ander = StageperiodeFactory(jaar__begin=aanbod.jaar.begin + 1)
    with pytest.raises((IntegrityError, InternalError), match="ander schooljaar"), transaction.atomic():
        StageplaatsFactory(aanbod=aanbod, periode=ander)


# A whole board in one screen -----------------------------------------------------------------------------


def test_leeg_is_niet_verteld_en_nul_is_nul(als, hr, school, periode):
    antwoord = als(hr).post(ROOSTER, ingevuld(school, pabo_1="2", pabo_2="0", lio=""))
    assert antwoord.status_code == 302
    assert plaatsen(school) == {"pabo_1": 2, "pabo_2": 0}
    assert Stageaanbod.objects.get().status == Aanbodstatus.CONCEPT


def test_leegmaken_haalt_weg_wat_was_verteld(als, hr, school, aanbod, periode):
    StageplaatsFactory(aanbod=aanbod, periode=periode, soort="pabo_1", plaatsen=2)
    als(hr).post(ROOSTER, ingevuld(school, {"pabo_1": 2}, pabo_1=""))
    assert plaatsen(school) == {}


def test_een_fout_vak_krijgt_een_zin_en_niets_gaat_verloren_of_wordt_half_bewaard(als, hr, school, periode):
    antwoord = als(hr).post(ROOSTER, ingevuld(school, pabo_1="twee", pabo_2="100", lio="-1", pabo_3="4"))
    assert antwoord.status_code == 422
    for stuk in ('value="twee"', 'value="100"', 'value="4"', "heel getal", "hoogstens 99", "0 of meer"):
        assert stuk in antwoord.text
    assert f"{school}, pabo, jaar 1: Vul een heel getal in" in antwoord.text
    assert not Stageaanbod.objects.exists()


def test_te_veel_voor_de_begeleiders_geeft_de_rij_een_zin(als, hr, school, aanbod, periode):
    ander = SchoolFactory(bestuur=school.bestuur)
    gegevens = ingevuld(school, pabo_1="3", lio="1") | {f"c-{ander.pk}-pabo_1": "2"}
    antwoord = als(hr).post(ROOSTER, gegevens)
    assert antwoord.status_code == 422
    assert "Samen 4 plaatsen tegelijk, maar de begeleiders kunnen er 3 aan" in antwoord.text
    assert not Stageplaats.objects.exists(), "ook de goede rij is nog niet bewaard"
    fouten = als(hr).post(ROOSTER, ingevuld(school, lio="4")).context["form"].errors
    assert list(fouten) == [f"c-{school.pk}-lio"], "the sentence stands where somebody just typed"


def test_bewaren_en_bevestigen_in_een_keer(als, hr, school, aanbod, periode):
    als(hr).post(ROOSTER, ingevuld(school, doe="bevestig", pabo_1="3"))
    aanbod.refresh_from_db()
    assert (aanbod.status, aanbod.bevestigd_door) == (Aanbodstatus.BEVESTIGD, hr)
    assert school.naam in als(None).get("/stages/").text


def test_bevestigen_zonder_begeleiders_zegt_wat_er_eerst_moet(als, hr, school, periode):
    antwoord = als(hr).post(ROOSTER, ingevuld(school, doe="bevestig", pabo_1="3"))
    assert antwoord.status_code == 422
    assert "Vertel bij de school eerst wie er begeleidt" in antwoord.text
    assert not Stageaanbod.objects.exists()


def test_wat_een_collega_intussen_veranderde_wordt_niet_overschreven(als, hr, school, aanbod, periode):
    StageplaatsFactory(aanbod=aanbod, periode=periode, soort="pabo_1", plaatsen=3)
    antwoord = als(hr).post(ROOSTER, ingevuld(school, {"pabo_1": 1}, pabo_1="2"))
    assert antwoord.status_code == 422
    assert "Een collega maakte hier intussen 3 van" in antwoord.text
    als(hr).post(ROOSTER, ingevuld(school, {"pabo_1": 1}, pabo_1="1", lio="0"))
    assert plaatsen(school) == {"pabo_1": 3, "lio": 0}, "wie een vak niet aanraakt, laat het zoals het nu is"


@pytest.mark.parametrize("gezien", ["", "{", "[1]", '{"c-1-x": "y"}', '{"gezien": 1}'])
def test_wie_niet_zegt_wat_er_stond_schrijft_in_lege_vakken(als, hr, school, periode, gezien):
    als(hr).post(ROOSTER, ingevuld(school, pabo_1="2") | {"gezien": gezien})
    assert plaatsen(school) == {"pabo_1": 2}


def test_een_school_heeft_alleen_opleidingen_van_haar_sector(als, hr, bestuur, periode):
    vo = SchoolFactory(bestuur=bestuur, sector="vo")
    bladzijde = als(hr).get(ROOSTER)
    assert f"c-{vo.pk}-leraar_vo" in bladzijde.text
    assert f"c-{vo.pk}-pabo_1" not in bladzijde.text
    with pytest.raises(acties.Roosterfout) as fout:
        acties.vul_rooster(
            periode=periode, aantallen={(vo.pk, "pabo_1"): 1}, gezien={}, bevestig=False, door=hr
        )
    assert "past niet" in fout.value.per_cel[vo.pk, "pabo_1"]


def test_meer_scholen_kosten_niet_meer_vragen(als, hr, bestuur, periode, django_assert_max_num_queries):
    browser = als(hr)
    for aantal in (1, 20):
        for school in SchoolFactory.create_batch(aantal, bestuur=bestuur):
            StageplaatsFactory(aanbod=StageaanbodFactory(school=school, jaar=periode.jaar, bevestigd=True))
        with django_assert_max_num_queries(13):
            browser.get(ROOSTER)


# Last year -----------------------------------------------------------------------------------------------


@pytest.fixture
def vorig(school, periode):
    """What this school confirmed last year."""
    oud = StageaanbodFactory(
        school=school,
        jaar__begin=periode.jaar.begin - 1,
        bevestigd=True,
        contactnaam="Kim",
        toelichting="Welkom",
    )
    StageplaatsFactory(
        aanbod=oud, plaatsen=4, dagen=["ma"], gevraagd="Kom kijken.", vanaf=date(oud.jaar.begin, 9, 1)
    )
    StageplaatsFactory(aanbod=oud, periode=StageperiodeFactory(jaar=oud.jaar, code="anders"), soort="lio")
    return oud


def test_overnemen_is_een_voorstel_met_alles_wat_er_vorig_jaar_was(als, hr, vorig, school, periode):
    assert "Neem over van vorig jaar" in als(hr).get(ROOSTER).text
    als(hr).post("/werk/stages/overnemen/")
    nieuw = Stageaanbod.objects.get(school=school, jaar=periode.jaar)
    assert (nieuw.status, nieuw.overgenomen, nieuw.contactnaam) == (Aanbodstatus.CONCEPT, True, "Kim")
    plaats = nieuw.plaatsen.get()
    assert (plaats.periode, plaats.plaatsen, plaats.dagen, plaats.gevraagd) == (
        periode,
        4,
        ["ma"],
        "Kom kijken.",
    )
    assert plaats.vanaf == date(periode.jaar.begin, 9, 1), "een dag van vorig jaar schuift mee"
    assert [wie.naam for wie in nieuw.begeleiders.all()] == [wie.naam for wie in vorig.begeleiders.all()]
    assert "Neem over van vorig jaar" not in als(hr).get(ROOSTER).text
    nog_eens = als(hr).post("/werk/stages/overnemen/", follow=True).text
    assert "Van vorig jaar is niets meer over te nemen." in nog_eens


def test_overnemen_laat_staan_wat_er_al_is(hr, vorig, aanbod, periode):
    assert acties.neem_over(jaar=periode.jaar, door=hr) == 0
    assert not aanbod.plaatsen.exists()


def test_een_getal_dat_weer_is_leeggemaakt_staat_overnemen_niet_in_de_weg(als, hr, vorig, school, periode):
    for aantal, gezien in (("3", None), ("", 3)):
        velden = ingevuld(school, {"pabo_1": gezien}, pabo_1=aantal)
        assert als(hr).post(ROOSTER, velden).status_code == 302
    Stageaanbod.objects.filter(school=school, jaar=periode.jaar).update(contactnaam="Bo")
    assert "Neem over van vorig jaar" in als(hr).get(ROOSTER).text
    assert acties.neem_over(jaar=periode.jaar, door=hr) == 1
    nieuw = Stageaanbod.objects.get(school=school, jaar=periode.jaar)
    assert (nieuw.overgenomen, nieuw.contactnaam, nieuw.toelichting) == (True, "Bo", "Welkom")
    assert nieuw.plaatsen.get().plaatsen == 4
    assert acties.neem_over(jaar=periode.jaar, door=hr) == 0


def test_overnemen_gaat_over_de_eigen_scholen(hr_ander, vorig, periode):
    assert acties.neem_over(jaar=periode.jaar, door=hr_ander) == 0


# One school ----------------------------------------------------------------------------------------------


def test_een_school_vertelt_voorwaarden_begeleiders_en_contact(als, coordinator, school, periode):
    browser, pad = als(coordinator), f"/werk/stages/scholen/{school.pk}/"
    browser.post(f"{pad}begeleiders/", {"naam": "Bo Begeleider", "rol": "werkplek", "studenten": "2"})
    plaats = {
        "periode": periode.pk,
        "soort": "pabo_2",
        "plaatsen": "2",
        "dagen": ["ma", "di"],
        "groepen": "3",
    }
    browser.post(f"{pad}plaatsen/", plaats)
    browser.post(pad, {"contactnaam": "Kim", "contactmail": "kim@voorbeeld.test"})
    aanbod = Stageaanbod.objects.get(school=school)
    assert (aanbod.contactnaam, aanbod.plaatsen.get().dagen) == ("Kim", ["ma", "di"])
    browser.post(f"/werk/stages/aanbod/{aanbod.pk}/bevestigen/")
    assert "Bevestigd op" in browser.get(pad).text
    browser.post(f"/werk/stages/aanbod/{aanbod.pk}/concept/")
    aanbod.refresh_from_db()
    assert aanbod.status == Aanbodstatus.CONCEPT


def test_een_begeleider_staat_een_keer_bij_een_school(als, hr, school, periode):
    pad = f"/werk/stages/scholen/{school.pk}/begeleiders/"
    for naam, status in (("Bo Begeleider", 302), ("bo begeleider ", 422), ("Bo B.", 302)):
        antwoord = als(hr).post(pad, {"naam": naam, "rol": "werkplek", "studenten": "2"})
        assert antwoord.status_code == status
    assert Stageaanbod.objects.get(school=school).begeleiders.count() == 2


def test_een_plaats_wijzigen_en_weghalen(als, hr, aanbod, periode):
    plaats = StageplaatsFactory(aanbod=aanbod, periode=periode, plaatsen=1)
    pad = f"/werk/stages/plaatsen/{plaats.pk}/"
    velden = {"periode": periode.pk, "soort": plaats.soort, "plaatsen": "9"}
    antwoord = als(hr).post(pad, velden)
    assert antwoord.status_code == 422
    assert "de begeleiders kunnen er 3 aan" in antwoord.text
    assert als(hr).post(pad, velden | {"plaatsen": "2"}).status_code == 302
    plaats.refresh_from_db()
    assert plaats.plaatsen == 2
    als(hr).post(f"{pad}weg/")
    assert not aanbod.plaatsen.exists()


def test_dezelfde_opleiding_twee_keer_in_een_periode_kan_niet(als, hr, aanbod, periode):
    StageplaatsFactory(aanbod=aanbod, periode=periode, plaatsen=1)
    velden = {"periode": periode.pk, "soort": "pabo_2", "plaatsen": "1"}
    antwoord = als(hr).post(f"/werk/stages/scholen/{aanbod.school.pk}/plaatsen/", velden)
    assert antwoord.status_code == 422
    assert "staat al bij deze periode" in antwoord.text


def test_een_vak_hoort_bij_een_opleiding_voor_een_vak(als, hr, bestuur, periode):
    vo = SchoolFactory(bestuur=bestuur, sector="vo")
    velden = {"periode": periode.pk, "soort": "alo", "vak": "engels", "plaatsen": "1"}
    antwoord = als(hr).post(f"/werk/stages/scholen/{vo.pk}/plaatsen/", velden)
    assert antwoord.status_code == 422
    assert "hoort geen vak" in antwoord.text
    als(hr).post(f"/werk/stages/scholen/{vo.pk}/plaatsen/", velden | {"soort": "leraar_vo"})
    assert Stageplaats.objects.get().naam == "lerarenopleiding vo/mbo: Engels"
    assert "en 1 per vak" in als(hr).get(ROOSTER).text


# Who may -------------------------------------------------------------------------------------------------


def test_een_ander_bestuur_en_wie_hier_niet_werkt_kunnen_er_niet_bij(
    als, hr_ander, makelaar, kandidaat, school, aanbod, periode
):
    plaats = StageplaatsFactory(aanbod=aanbod, periode=periode, plaatsen=1)
    paden = [
        f"/werk/stages/scholen/{school.pk}/",
        f"/werk/stages/scholen/{school.pk}/plaatsen/",
        f"/werk/stages/scholen/{school.pk}/begeleiders/",
        f"/werk/stages/plaatsen/{plaats.pk}/",
        f"/werk/stages/begeleiders/{aanbod.begeleiders.get().pk}/",
    ]
    posts = [f"/werk/stages/aanbod/{aanbod.pk}/bevestigen/", f"/werk/stages/plaatsen/{plaats.pk}/weg/"]
    for wie in (hr_ander, makelaar, kandidaat.gebruiker):
        assert {als(wie).get(pad).status_code for pad in paden} == {404}
        assert {als(wie).post(pad).status_code for pad in [*paden, *posts]} == {404}
    assert als(None).get(ROOSTER).status_code == 302
    assert school.naam not in als(hr_ander).get(ROOSTER).text


def test_een_ander_bestuur_schrijft_niets_door_een_vak_te_raden(als, hr_ander, school, periode):
    als(hr_ander).post(ROOSTER, ingevuld(school, pabo_1="5"))
    assert not Stageaanbod.objects.exists()
    with pytest.raises(ValidationError):
        acties.bewaar_plaats(school=school, jaar=periode.jaar, door=hr_ander, periode=periode)
    with pytest.raises(acties.Roosterfout):
        acties.vul_rooster(
            periode=periode, aantallen={(school.pk, "pabo_1"): 5}, gezien={}, bevestig=False, door=hr_ander
        )


def test_wie_voor_een_school_werkt_vertelt_alleen_over_die_school(als, bestuur, school, periode):
    ander = SchoolFactory(bestuur=bestuur, naam="De Andere")
    wie = LidmaatschapFactory(rol=Rol.COORDINATOR, organisatie=bestuur, school=ander).gebruiker
    assert als(wie).get(f"/werk/stages/scholen/{ander.pk}/").status_code == 200
    assert als(wie).get(f"/werk/stages/scholen/{school.pk}/").status_code == 404


def test_het_werk_begint_waar_iemand_iets_te_doen_heeft(als, hr, makelaar, school, periode):
    opleiding = LidmaatschapFactory(
        rol=Rol.COORDINATOR, organisatie=OrganisatieFactory(soort="lerarenopleiding")
    ).gebruiker
    naar = {wie: als(wie).get("/werk/stages/")["Location"] for wie in (hr, makelaar, opleiding)}
    assert list(naar.values()) == [ROOSTER, "/werk/stages/cijfers/", "/werk/stages/studenten/"]


def test_zonder_schooljaar_is_er_nog_niets(als, hr, school):
    assert als(hr).get(ROOSTER).status_code == 404
    StagejaarFactory()
    assert als(hr).get(ROOSTER).status_code == 404, "een jaar zonder perioden is nog niet te vullen"
