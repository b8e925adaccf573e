"""Figures of the way in: one path for screen and export, right at the edges of a school year."""

from datetime import datetime, time
from decimal import Decimal

import pytest
from django.utils import timezone

from demo.fabrieken.instroom import ProcesstapFactory
from demo.fabrieken.loket import KandidaatFactory, RouteaanmeldingFactory, RouteFactory
from loket import acties, rapportages
from loket.models import Exitgesprek, Routestap
from onderwijsregio.kern.tijd import Schooljaar

JAAR = Schooljaar(2025)


@pytest.fixture
def proces(route):
    ProcesstapFactory(route=route, code="aanmelding", volgorde=1, wie="kandidaat", vorm="aanmelding")
    ProcesstapFactory(
        route=route,
        code="gesprek",
        volgorde=2,
        velden=[{"code": "advies", "vraag": "Advies", "soort": "advies"}],
    )
    ProcesstapFactory(route=route, code="klaar", volgorde=3, vorm="klaar")
    return route


def op(dag):
    return timezone.make_aware(datetime.combine(dag, time(12)))


def aangemeld(route, dag=JAAR.eerste_dag, uit=None, was="ingediend", **velden):
    rij = RouteaanmeldingFactory(route=route, ingediend_op=op(dag), **velden)
    if uit:
        type(rij).objects.filter(pk=rij.pk).update(status="ingetrokken", beoordeeld_op=op(dag))
        Exitgesprek.objects.create(aanmelding=rij, was=was, reden=uit)
    return rij


def test_zonder_aanmeldingen_is_er_niets_te_berekenen(route):
    cijfer = rapportages.uitval(JAAR, route)
    assert (cijfer.teller, cijfer.noemer, cijfer.percentage, cijfer.voldoet) == (0, 0, None, None)


@pytest.mark.parametrize(
    ("gebleven", "gestopt", "percentage", "voldoet"),
    [(9, 1, "10.0", True), (8, 1, "11.1", False), (3, 0, "0.0", True), (0, 2, "100.0", False)],
)
def test_een_op_de_tien_mag_en_een_meer_niet(route, gebleven, gestopt, percentage, voldoet):
    for _ in range(gebleven):
        aangemeld(route)
    for _ in range(gestopt):
        aangemeld(route, uit="tijd")
    cijfer = rapportages.uitval(JAAR, route)
    assert (cijfer.percentage, cijfer.voldoet) == (Decimal(percentage), voldoet)
    assert len(cijfer.rijen) == cijfer.noemer
    assert sum(rij.is_uitval for rij in cijfer.rijen) == cijfer.teller


def test_het_schooljaar_telt_van_de_eerste_tot_en_met_de_laatste_dag(route):
    volgend = Schooljaar(JAAR.begin + 1)
    aangemeld(route, JAAR.eerste_dag)
    aangemeld(route, JAAR.laatste_dag, uit="tijd")
    aangemeld(route, volgend.eerste_dag, uit="tijd")
    assert (rapportages.uitval(JAAR).teller, rapportages.uitval(JAAR).noemer) == (1, 2)
    assert (rapportages.uitval(volgend).teller, rapportages.uitval(volgend).noemer) == (1, 1)


def test_wie_nooit_verstuurde_of_niet_werd_toegelaten_is_geen_uitval(route):
    aangemeld(route, status="concept")
    aangemeld(route, uit="tijd", was="concept")
    aangemeld(route, status="afgewezen", beoordeeld_op=timezone.now())
    cijfer = rapportages.uitval(JAAR, route)
    assert (cijfer.teller, cijfer.noemer) == (0, 1)


def test_een_route_telt_alleen_zichzelf_en_alle_routes_alles(route):
    aangemeld(route)
    aangemeld(RouteFactory(code="elders"), uit="inkomen")
    assert rapportages.uitval(JAAR, route).noemer == 1
    assert rapportages.uitval(JAAR).redenen == [("het inkomen of de kosten", 1)]


def test_scherm_en_export_tellen_dezelfde_rijen(als, route, programmaleider):
    jaar = Schooljaar.van(timezone.localdate())
    aangemeld(route, jaar.eerste_dag)
    weg = aangemeld(route, jaar.eerste_dag, uit="inkomen")
    browser = als(programmaleider)
    assert "1 van de 2" in browser.get("/werk/instroom/uitval/").text
    regels = browser.get("/werk/instroom/uitval/csv/").content.decode().strip().splitlines()
    assert len(regels) == 3
    assert any(weg.kandidaat.naam in regel and "het inkomen of de kosten" in regel for regel in regels)


def begin(route, makelaar, **velden):
    kandidaat = KandidaatFactory(volgende_stap_van=makelaar, **velden)
    return acties.begin_route(kandidaat=kandidaat, route=route, door=makelaar)


def gedaan(aanmelding, code, makelaar):
    stap = aanmelding.stappen.select_related("stap").get(stap__code=code)
    acties.al_gedaan(aanmelding=aanmelding, tot_en_met=stap, reden="x", door=makelaar)
    aanmelding.refresh_from_db()
    return aanmelding


def test_per_stap_staat_wie_er_wacht_hoe_lang_en_wie_te_laat_is(proces, makelaar):
    begin(proces, makelaar)
    laat = begin(proces, makelaar)
    rust = begin(proces, makelaar)
    acties.zet_in_rust(kandidaat=rust.kandidaat, reden="Even niet.", door=makelaar)
    vandaag = timezone.localdate()
    Routestap.objects.filter(aanmelding=laat, status="nu").update(
        sinds=timezone.now() - timezone.timedelta(days=9), uiterlijk=vandaag - timezone.timedelta(days=1)
    )
    eerste, *_ = rapportages.overzicht(proces)
    assert (eerste.wachten, eerste.langste_dagen, eerste.te_laat) == (2, 9, 1)
    Routestap.objects.filter(aanmelding=laat, status="nu").update(uiterlijk=vandaag)
    assert rapportages.overzicht(proces)[0].te_laat == 0


def test_de_trechter_vertelt_van_iedereen_waar_die_bleef(proces, makelaar):
    begin(proces, makelaar)
    bij_gesprek = gedaan(begin(proces, makelaar), "aanmelding", makelaar)
    weg = gedaan(begin(proces, makelaar), "aanmelding", makelaar)
    acties.trek_aanmelding_in(routeaanmelding=weg, door=makelaar, reden="tijd")
    niet = gedaan(begin(proces, makelaar), "aanmelding", makelaar)
    acties.wijs_af(routeaanmelding=niet, oordeel="Nee.", door=makelaar)
    eerste, tweede = rapportages.trechter(proces, Schooljaar.van(timezone.localdate()))
    assert (eerste.gekomen, eerste.gedaan, eerste.hier_nu) == (4, 3, 1)
    assert (tweede.gekomen, tweede.hier_nu, tweede.uitgestapt, tweede.afgewezen) == (3, 1, 1, 1)
    assert bij_gesprek.stappen.get(status="nu").stap == tweede.stap


def test_het_bureau_toont_pas_een_aanmelding_als_er_een_besluit_nodig_is(als, proces, makelaar):
    zonder_stappen = RouteaanmeldingFactory(route=RouteFactory(code="los"))
    onderweg = gedaan(begin(proces, makelaar), "aanmelding", makelaar)
    klaar = gedaan(begin(proces, makelaar), "gesprek", makelaar)
    lijsten = {lijst.code: lijst for lijst in als(makelaar).get("/werk/").context["lijsten"]}
    adressen = {rij.adres for rij in lijsten["aanmeldingen"].rijen}
    assert adressen == {f"/werk/aanmeldingen/{rij.pk}/" for rij in (zonder_stappen, klaar)}
    assert f"/werk/aanmeldingen/{onderweg.pk}/" not in adressen


def test_het_overzicht_kost_niet_meer_bij_meer_mensen(als, proces, makelaar, django_assert_max_num_queries):
    for _ in range(12):
        begin(proces, makelaar)
    browser = als(makelaar)
    browser.get("/werk/instroom/")
    with django_assert_max_num_queries(22):
        assert browser.get("/werk/instroom/").status_code == 200


@pytest.mark.parametrize(
    "vraag",
    ["?jaar=abc", "?jaar=99999", "?jaar=" + "9" * 5000, "?route=bestaat-niet", "?stap=weg", "?jaar=-1"],
)
def test_een_vreemd_adres_toont_gewoon_iets(als, proces, makelaar, vraag):
    for pad in ("/werk/instroom/", "/werk/instroom/uitval/"):
        assert als(makelaar).get(pad + vraag).status_code == 200


def test_zonder_processen_zegt_het_scherm_wat_te_doen(als, makelaar):
    assert "processen.toml" in als(makelaar).get("/werk/instroom/").text
