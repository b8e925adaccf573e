"""Routes into education: applying, being admitted or not."""

import pytest
from django.core.exceptions import ValidationError

from demo.fabrieken.loket import (
    DocumentFactory,
    RouteaanmeldingFactory,
    RouteFactory,
    StapFactory,
    ToestemmingFactory,
)
from loket import acties
from loket.keuzes import Fase, Routeaanmeldingstatus
from loket.models import Kandidaat, Routeaanmelding


@pytest.fixture
def gereed(kandidaat):
    """A candidate with all that an application needs."""
    DocumentFactory(kandidaat=kandidaat)
    DocumentFactory(kandidaat=kandidaat, soort="motivatie")
    ToestemmingFactory(kandidaat=kandidaat)
    return kandidaat


@pytest.fixture
def aanmelding(kandidaat, route):
    return RouteaanmeldingFactory(kandidaat=kandidaat, route=route)


def test_wie_alles_heeft_meldt_zich_aan_en_krijgt_een_gesprek_als_volgende_stap(
    als, gereed, route, makelaar, post
):
    als(gereed.gebruiker).post("/mijn/routes/zij-instroom/aanmelden/", {"motivatie": "Graag!"})
    gereed.refresh_from_db()
    assert Routeaanmelding.objects.get().motivatie == "Graag!"
    assert (gereed.volgende_stap, gereed.volgende_stap_van) == (
        "Gesprek plannen over de aanmelding",
        makelaar,
    )
    assert post() == [(gereed.email, "Wij hebben uw aanmelding: Zij-instroom")]


@pytest.mark.parametrize(
    ("zonder", "melding"),
    [("cv", "uw cv"), ("motivatie", "uw motivatiebrief"), ("toestemming", "uw toestemming om u te mailen")],
)
def test_wat_ontbreekt_staat_er_vriendelijk_bij(als, gereed, route, zonder, melding):
    if zonder == "toestemming":
        acties.trek_toestemming_in(kandidaat=gereed, doel="contact", door=gereed.gebruiker)
    else:
        gereed.documenten.filter(soort=zonder).delete()
    adres = "/mijn/routes/zij-instroom/aanmelden/"
    assert f"<li>{melding}" in als(gereed.gebruiker).get(adres).content.decode()
    assert als(gereed.gebruiker).post(adres, {"motivatie": ""}).status_code == 422
    assert Routeaanmelding.objects.count() == 0


def test_na_een_afgesloten_klantreis_telt_de_oude_toelating_niet_meer(als, gereed, route, makelaar):
    """The traject had begun, so the admission was not withdrawn when the journey ended."""
    oud = RouteaanmeldingFactory(kandidaat=gereed, route=route)
    acties.laat_toe(routeaanmelding=oud, oordeel="Goed.", door=makelaar)
    StapFactory(kandidaat=gereed, soort="traject_gestart")
    adres = "/mijn/routes/zij-instroom/aanmelden/"
    als(gereed.gebruiker).post(adres, {"motivatie": "Nog eens"})
    assert Routeaanmelding.objects.count() == 1, "zolang de toelating telt, niet nog een keer"
    gereed.refresh_from_db()
    acties.sluit_af(kandidaat=gereed, reden="Verhuisd.", door=makelaar)
    acties.kom_terug(kandidaat=gereed, door=gereed.gebruiker)
    als(gereed.gebruiker).post(adres, {"motivatie": "Nog eens"})
    standen = [(rij.status, rij.beeindigd_op is None) for rij in Routeaanmelding.objects.order_by("pk")]
    assert standen == [("toegelaten", False), ("ingediend", True)]


def test_twee_keer_klikken_is_een_aanmelding(als, gereed, route, post):
    adres = "/mijn/routes/zij-instroom/aanmelden/"
    als(gereed.gebruiker).post(adres, {"motivatie": ""})
    antwoord = als(gereed.gebruiker).post(adres, {"motivatie": ""})
    assert "U bent al aangemeld" in antwoord.content.decode()
    assert Routeaanmelding.objects.count() == 1
    assert len(post()) == 1


def test_voor_een_route_zonder_aanmelding_in_het_portaal_kan_het_niet(als, gereed):
    elders = RouteFactory(aanmelden_kan=False)
    assert als(gereed.gebruiker).get(f"/mijn/routes/{elders.code}/aanmelden/").status_code == 404
    with pytest.raises(ValidationError, match="hier niet aanmelden"):
        acties.meld_aan_voor_route(kandidaat=gereed, route=elders, motivatie="", door=gereed.gebruiker)


def test_toelaten_brengt_de_kandidaat_naar_matchen(als, aanmelding, kandidaat, makelaar, post):
    als(makelaar).post(
        f"/werk/aanmeldingen/{aanmelding.pk}/", {"oordeel": "Sterk gesprek.", "besluit": "toelaten"}
    )
    aanmelding.refresh_from_db()
    kandidaat.refresh_from_db()
    assert (aanmelding.status, aanmelding.beoordeeld_door) == (Routeaanmeldingstatus.TOEGELATEN, makelaar)
    assert (kandidaat.fase, kandidaat.volgende_stap) == (Fase.MATCHEN, "Een plek zoeken die past")
    assert "Sterk gesprek." in post(kandidaat.email)[0]


def test_afwijzen_laat_niemand_vallen(als, aanmelding, kandidaat, makelaar, post):
    als(makelaar).post(
        f"/werk/aanmeldingen/{aanmelding.pk}/", {"oordeel": "Nog te vroeg.", "besluit": "afwijzen"}
    )
    aanmelding.refresh_from_db()
    kandidaat.refresh_from_db()
    assert aanmelding.status == Routeaanmeldingstatus.AFGEWEZEN
    assert (kandidaat.fase, kandidaat.is_actief) == (Fase.WERVEN, True)
    assert kandidaat.volgende_stap == "Bespreken wat wel past"
    assert "Nog te vroeg." in post(kandidaat.email)[0]


@pytest.mark.parametrize(("oordeel", "besluit"), [("", "toelaten"), ("  ", "afwijzen")])
def test_een_oordeel_heeft_een_onderbouwing(als, aanmelding, makelaar, oordeel, besluit):
    antwoord = als(makelaar).post(
        f"/werk/aanmeldingen/{aanmelding.pk}/", {"oordeel": oordeel, "besluit": besluit}
    )
    assert antwoord.status_code == 422
    assert Routeaanmelding.objects.get().status == Routeaanmeldingstatus.INGEDIEND


def test_een_onbekend_besluit_doet_niets(als, aanmelding, makelaar):
    als(makelaar).post(f"/werk/aanmeldingen/{aanmelding.pk}/", {"oordeel": "Ja", "besluit": "misschien"})
    assert Routeaanmelding.objects.get().status == Routeaanmeldingstatus.INGEDIEND


def test_in_twee_tabbladen_valt_er_een_besluit(aanmelding, makelaar):
    acties.laat_toe(routeaanmelding=aanmelding, oordeel="Ja.", door=makelaar)
    with pytest.raises(ValidationError, match="al beoordeeld"):
        acties.wijs_af(routeaanmelding=aanmelding, oordeel="Nee.", door=makelaar)
    assert Routeaanmelding.objects.get().status == Routeaanmeldingstatus.TOEGELATEN


def test_intrekken_kan_zolang_er_geen_besluit_is(als, aanmelding, kandidaat, makelaar):
    adres = f"/mijn/aanmeldingen/{aanmelding.pk}/intrekken/"
    assert als(kandidaat.gebruiker).post(adres).status_code == 422
    als(kandidaat.gebruiker).post(adres, {"reden": "niet_gezegd"})
    assert Routeaanmelding.objects.get().status == Routeaanmeldingstatus.INGETROKKEN
    assert Kandidaat.objects.get(pk=kandidaat.pk).volgende_stap == "Bespreken wat wel past"
    assert als(kandidaat.gebruiker).post(adres).status_code == 404


def test_een_ander_trekt_mijn_aanmelding_niet_in(als, aanmelding, andere_kandidaat):
    adres = f"/mijn/aanmeldingen/{aanmelding.pk}/intrekken/"
    assert als(andere_kandidaat.gebruiker).post(adres).status_code == 404
    assert Routeaanmelding.objects.get().status == Routeaanmeldingstatus.INGEDIEND


def test_wie_niet_werd_toegelaten_mag_het_later_weer_proberen(gereed, aanmelding, makelaar):
    acties.wijs_af(routeaanmelding=aanmelding, oordeel="Nee.", door=makelaar)
    acties.meld_aan_voor_route(kandidaat=gereed, route=aanmelding.route, motivatie="", door=gereed.gebruiker)
    assert Routeaanmelding.objects.filter(status=Routeaanmeldingstatus.INGEDIEND).count() == 1
