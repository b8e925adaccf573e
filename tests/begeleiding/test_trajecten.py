"""A placement opens a traject; milestones are reached; the last one ends it, or it stops with a reason."""

from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from post_office.models import Email

from begeleiding import acties
from begeleiding.keuzes import MIJLPALEN, Trajectstatus, mijlpalen_van
from begeleiding.models import Traject
from demo.fabrieken.begeleiding import MijlpaalFactory, TrajectFactory
from demo.fabrieken.loket import KandidaatFactory, RouteaanmeldingFactory, RouteFactory
from demo.fabrieken.matching import PlaatsingFactory
from demo.fabrieken.vacatures import VacatureFactory
from loket.keuzes import Fase, Routeaanmeldingstatus, Stapsoort
from matching.acties import plaats


def dagen(aantal):
    return timezone.localdate() + timedelta(days=aantal)


def toegelaten(kandidaat, route):
    return RouteaanmeldingFactory(
        kandidaat=kandidaat,
        route=route,
        status=Routeaanmeldingstatus.TOEGELATEN,
        beoordeeld_op=timezone.now(),
    )


@pytest.fixture
def zij_instroom(regio):
    return RouteFactory(code="zij-instroom", naam="Zij-instroom", duur_maanden=24)


@pytest.fixture
def zoeker(makelaar):
    return KandidaatFactory(fase=Fase.MATCHEN, volgende_stap_van=makelaar)


@pytest.fixture
def plaatsing(zoeker, school):
    return PlaatsingFactory(kandidaat=zoeker, vacature__school=school)


def mails():
    return list(Email.objects.order_by("pk").values_list("to", "subject"))


# Opening -----------------------------------------------------------------------------------------------


def test_wie_is_toegelaten_krijgt_bij_de_plaatsing_een_traject_van_24_maanden(
    zoeker, school, zij_instroom, wie
):
    hr = wie("hr")
    toegelaten(zoeker, zij_instroom)
    plaats(kandidaat=zoeker, vacature=VacatureFactory(school=school), door=hr)
    traject = Traject.objects.get(kandidaat=zoeker)
    assert (traject.school, traject.status) == (school, Trajectstatus.LOPEND)
    assert traject.eind_op == traject.start_op + relativedelta(months=24)
    assert [m.naam for m in traject.mijlpalen.all()] == [naam for naam, _ in MIJLPALEN["zij-instroom"]]
    assert traject.mijlpalen.last().gepland_op == traject.eind_op
    zoeker.refresh_from_db()
    assert (zoeker.fase, zoeker.volgende_stap) == (Fase.OPLEIDEN, "Een mentor koppelen")


def test_wie_al_bevoegd_is_krijgt_begeleiding_en_geen_traject(zoeker, school, makelaar):
    plaats(kandidaat=zoeker, vacature=VacatureFactory(school=school), door=makelaar)
    zoeker.refresh_from_db()
    assert not Traject.objects.exists()
    assert zoeker.fase == Fase.BEGELEIDEN
    assert zoeker.volgende_stap == f"Bellen na de eerste week op {school}"


@pytest.mark.parametrize("status", [Routeaanmeldingstatus.AFGEWEZEN, Routeaanmeldingstatus.INGETROKKEN])
def test_alleen_wie_is_toegelaten_krijgt_een_traject(plaatsing, zij_instroom, status):
    RouteaanmeldingFactory(
        kandidaat=plaatsing.kandidaat, route=zij_instroom, status=status, beoordeeld_op=timezone.now()
    )
    assert acties.open_traject(plaatsing=plaatsing) is None


@pytest.mark.parametrize(
    ("rollen", "verwacht"), [(["hr", "coordinator"], "coordinator"), (["hr"], "hr"), ([], None)]
)
def test_een_mentor_zoeken_is_aan_de_coordinator_dan_hr_dan_het_loket(
    plaatsing, zij_instroom, wie, makelaar, rollen, verwacht
):
    mensen = {rol: wie(rol) for rol in rollen}
    wie("coordinator", elders=True)
    toegelaten(plaatsing.kandidaat, zij_instroom)
    acties.open_traject(plaatsing=plaatsing)
    plaatsing.kandidaat.refresh_from_db()
    regelaar = mensen.get(verwacht, makelaar)
    assert plaatsing.kandidaat.volgende_stap_van == regelaar
    assert [aan for aan, _ in mails()] == [[plaatsing.kandidaat.email], [regelaar.email]]


def test_dezelfde_plaatsing_opent_niet_twee_keer(plaatsing, zij_instroom):
    toegelaten(plaatsing.kandidaat, zij_instroom)
    eerste = acties.open_traject(plaatsing=plaatsing)
    assert acties.open_traject(plaatsing=plaatsing) == eerste
    assert len(mails()) == 2


def test_wie_een_traject_volgt_en_van_school_wisselt_houdt_het(plaatsing, zij_instroom, makelaar):
    toegelaten(plaatsing.kandidaat, zij_instroom)
    lopend = TrajectFactory(kandidaat=plaatsing.kandidaat, route=zij_instroom)
    assert acties.open_traject(plaatsing=plaatsing) == lopend
    plaatsing.kandidaat.refresh_from_db()
    assert plaatsing.kandidaat.fase == Fase.OPLEIDEN
    assert plaatsing.kandidaat.volgende_stap == "Bespreken wat de nieuwe plek betekent voor het traject"


@pytest.mark.parametrize(("gestopt", "opnieuw"), [(False, False), (True, True)])
def test_wie_de_route_afrondde_begint_niet_opnieuw_wie_stopte_wel(plaatsing, zij_instroom, gestopt, opnieuw):
    toegelaten(plaatsing.kandidaat, zij_instroom)
    status = {"gestopt": True} if gestopt else {"status": Trajectstatus.AFGEROND}
    TrajectFactory(kandidaat=plaatsing.kandidaat, route=zij_instroom, **status)
    assert bool(acties.open_traject(plaatsing=plaatsing)) is opnieuw


def test_een_route_zonder_eigen_mijlpalen_heeft_een_begin_en_een_eind(plaatsing):
    toegelaten(plaatsing.kandidaat, RouteFactory(code="ad-pep", duur_maanden=18))
    traject = acties.open_traject(plaatsing=plaatsing)
    assert [m.gepland_op for m in traject.mijlpalen.all()] == [traject.start_op, traject.eind_op]


@given(st.sampled_from([*MIJLPALEN, "iets-anders"]), st.integers(1, 60))
def test_geen_mijlpaal_ligt_na_het_eind_en_er_is_altijd_een_eerste_en_een_laatste(code, duur):
    maanden = [maand for _, maand in mijlpalen_van(code, duur)]
    assert len(maanden) >= 2
    assert maanden == sorted(maanden)
    assert maanden[0] == 0 and maanden[-1] <= duur


# Milestones --------------------------------------------------------------------------------------------


def test_een_mijlpaal_halen_staat_in_de_tijdlijn(traject, mijlpaal, wie):
    acties.behaal_mijlpaal(mijlpaal=mijlpaal, op=dagen(0), door=wie("coordinator"))
    mijlpaal.refresh_from_db()
    assert mijlpaal.behaald_op == dagen(0)
    stap = traject.kandidaat.stappen.get(soort=Stapsoort.MIJLPAAL)
    assert stap.tekst == "Mijlpaal behaald: Eerste lesbezoek."
    traject.refresh_from_db()
    assert traject.is_lopend


@pytest.mark.parametrize("dag", [-30, 0])
def test_een_mijlpaal_wordt_gehaald_tussen_het_begin_en_vandaag(mijlpaal, wie, dag):
    assert acties.behaal_mijlpaal(mijlpaal=mijlpaal, op=dagen(dag), door=wie("hr")).behaald_op == dagen(dag)


@pytest.mark.parametrize("dag", [-31, 1])
def test_een_dag_eerder_of_later_kan_niet(mijlpaal, wie, dag):
    with pytest.raises(ValidationError, match="tot en met vandaag"):
        acties.behaal_mijlpaal(mijlpaal=mijlpaal, op=dagen(dag), door=wie("hr"))


def test_in_een_traject_dat_nog_moet_beginnen_is_niets_behaald(school, wie):
    later = MijlpaalFactory(traject=TrajectFactory(school=school, start_op=dagen(1)))
    with pytest.raises(ValidationError, match="begint pas op"):
        acties.behaal_mijlpaal(mijlpaal=later, op=dagen(0), door=wie("hr"))


def test_een_behaalde_mijlpaal_houdt_zijn_dag(mijlpaal, wie):
    hr = wie("hr")
    acties.behaal_mijlpaal(mijlpaal=mijlpaal, op=dagen(-3), door=hr)
    with pytest.raises(ValidationError, match="al behaald"):
        acties.behaal_mijlpaal(mijlpaal=mijlpaal, op=dagen(0), door=hr)


def test_de_laatste_mijlpaal_rondt_het_traject_af(traject, koppeling, mentor, makelaar):
    for mijlpaal in traject.mijlpalen.all():
        acties.behaal_mijlpaal(
            mijlpaal=mijlpaal, op=dagen(0), door=mentor if mijlpaal.is_te_laat else makelaar
        )
    traject.refresh_from_db()
    koppeling.refresh_from_db()
    assert (traject.status, koppeling.tot) == (Trajectstatus.AFGEROND, dagen(0))
    assert traject.kandidaat.fase == Fase.BEGELEIDEN
    assert traject.kandidaat.volgende_stap == "Begeleiding als starter bespreken"
    assert traject.kandidaat.volgende_stap_van == makelaar


@pytest.mark.parametrize(
    ("rol", "elders"), [("hr", True), ("coordinator", True), ("mentor", False), ("stuurgroep", False)]
)
def test_een_buitenstaander_legt_niets_vast(traject, mijlpaal, wie, rol, elders):
    ander = wie(rol, elders)
    with pytest.raises(PermissionDenied):
        acties.behaal_mijlpaal(mijlpaal=mijlpaal, op=dagen(0), door=ander)
    with pytest.raises(PermissionDenied):
        acties.stop_traject(traject=traject, op=dagen(0), reden="Verhuisd", door=ander)


def test_de_mentor_legt_een_mijlpaal_vast_maar_stopt_het_traject_niet(traject, mijlpaal, mentor):
    assert acties.behaal_mijlpaal(mijlpaal=mijlpaal, op=dagen(0), door=mentor).behaald_op
    with pytest.raises(PermissionDenied):
        acties.stop_traject(traject=traject, op=dagen(0), reden="Verhuisd", door=mentor)


def test_niemand_leidt_het_eigen_traject(school, wie):
    hr = wie("hr")
    eigen = TrajectFactory(school=school, kandidaat__gebruiker=hr)
    with pytest.raises(PermissionDenied):
        acties.behaal_mijlpaal(mijlpaal=MijlpaalFactory(traject=eigen), op=dagen(0), door=hr)


# Stopping ----------------------------------------------------------------------------------------------


def test_stoppen_laat_de_mentor_los_en_het_loket_praat_na(traject, koppeling, wie, makelaar):
    acties.stop_traject(traject=traject, op=dagen(-1), reden="  Verhuisd. ", door=wie("hr"))
    traject.refresh_from_db()
    koppeling.refresh_from_db()
    assert (traject.status, traject.gestopt_op) == (Trajectstatus.GESTOPT, dagen(-1))
    assert (traject.stopreden, koppeling.tot) == ("Verhuisd.", dagen(0))
    kandidaat = traject.kandidaat
    assert (kandidaat.fase, kandidaat.volgende_stap_van) == (Fase.MATCHEN, makelaar)
    assert kandidaat.volgende_stap == "Exitgesprek voeren en bespreken wat nu past"


@pytest.mark.parametrize("reden", ["", "  \n "])
def test_zonder_reden_stopt_niets(traject, wie, reden):
    with pytest.raises(ValidationError, match="Geef een reden"):
        acties.stop_traject(traject=traject, op=dagen(0), reden=reden, door=wie("hr"))


@pytest.mark.parametrize("dag", [-31, 1])
def test_stoppen_buiten_het_traject_kan_niet(traject, wie, dag):
    with pytest.raises(ValidationError, match="tot en met vandaag"):
        acties.stop_traject(traject=traject, op=dagen(dag), reden="Verhuisd", door=wie("hr"))


def test_wie_voor_het_begin_afhaakt_stopt_vandaag(school, wie):
    traject = TrajectFactory(school=school, start_op=dagen(40))
    with pytest.raises(ValidationError, match="tot en met vandaag"):
        acties.stop_traject(traject=traject, op=dagen(-1), reden="Andere baan", door=wie("hr"))
    assert acties.stop_traject(traject=traject, op=dagen(0), reden="Andere baan", door=wie("hr")).gestopt_op


def test_een_traject_stopt_een_keer(traject, mijlpaal, wie):
    hr = wie("hr")
    acties.stop_traject(traject=traject, op=dagen(0), reden="Verhuisd", door=hr)
    with pytest.raises(ValidationError, match="loopt niet meer"):
        acties.stop_traject(traject=traject, op=dagen(0), reden="Nog eens", door=hr)
    with pytest.raises(ValidationError, match="loopt niet meer"):
        acties.behaal_mijlpaal(mijlpaal=mijlpaal, op=dagen(0), door=hr)


# Overdue -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("dag", "te_laat"), [(-1, True), (0, False)])
def test_te_laat_is_een_dag_na_de_geplande(school, dag, te_laat):
    mijlpaal = MijlpaalFactory(gepland_op=dagen(dag))
    assert mijlpaal.is_te_laat is te_laat
    assert Traject.objects.met_mijlpaal_te_laat().exists() is te_laat


def test_wat_behaald_is_of_gestopt_is_niet_te_laat(school):
    MijlpaalFactory(te_laat=True, behaald_op=dagen(0))
    MijlpaalFactory(te_laat=True, traject=TrajectFactory(gestopt=True))
    assert not Traject.objects.met_mijlpaal_te_laat().exists()
