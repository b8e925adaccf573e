"""Keep a vacancy for later: in the browser, in the account, and from the one to the other."""

import pytest
from django.test import Client
from django.utils import timezone

from demo.fabrieken.vacatures import VacatureFactory
from loket.acties import wis
from onderwijsregio.kern.geheugen import BLADZIJDEN
from vacatures import acties
from vacatures.acties.bewaren import HOOGSTENS
from vacatures.models import BewaardeVacature, Vacature
from vacatures.views.bewaren import COOKIE

BEWAARD = "/vacatures/bewaard/"
VAN_HIER = {"sec-fetch-site": "same-origin"}


def bewaar(browser, vacature, headers=VAN_HIER, **meer):
    return browser.post(f"/vacatures/{vacature.pk}/bewaren/", meer, headers=headers)


def bewaarde(browser):
    context = browser.get(BEWAARD).context
    return [*context["open"], *context["gesloten"]]


def test_zonder_account_onthoudt_de_eigen_browser_wat_iemand_bewaart(als, vacature):
    browser = als(None)
    assert bewaar(browser, vacature).url == vacature.get_absolute_url()
    assert bewaarde(browser) == [vacature]
    assert bewaarde(als(None)) == []
    assert "Bewaar niet meer" in browser.get(vacature.get_absolute_url()).text
    assert not BewaardeVacature.objects.exists()


def test_de_cookie_is_getekend_en_niet_te_lezen_voor_scripts(als, vacature, concept):
    browser = als(None)
    bewaar(browser, vacature)
    cookie = browser.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    browser.cookies[COOKIE] = f"{concept.pk}:geknoeid"
    assert bewaarde(browser) == []


def test_met_account_staat_het_in_het_account(als, vacature, kandidaat, andere_kandidaat):
    browser = als(kandidaat.gebruiker)
    bewaar(browser, vacature)
    bewaar(browser, vacature)
    assert bewaarde(als(kandidaat.gebruiker)) == [vacature]
    assert bewaarde(als(andere_kandidaat.gebruiker)) == []
    assert "Vacatures die ik bewaarde" in browser.get("/mijn/").text
    bewaar(browser, vacature, weg="ja", lijst="ja")
    assert bewaarde(browser) == []


def test_wie_inlogt_neemt_mee_wat_de_browser_bewaarde_en_houdt_wat_er_al_was(
    als, school, vacature, kandidaat
):
    eerder = VacatureFactory(school=school, titel="Conciërge")
    acties.bewaar_vacature(vacature=eerder, door=kandidaat.gebruiker)
    browser = als(None)
    bewaar(browser, vacature)
    bewaar(browser, eerder)
    browser.force_login(kandidaat.gebruiker, backend="django.contrib.auth.backends.ModelBackend")
    assert set(bewaarde(browser)) == {vacature, eerder}
    assert not browser.cookies[COOKIE].value
    assert BewaardeVacature.objects.count() == 2


def test_een_concept_bewaart_een_vreemde_niet(als, concept, kandidaat):
    assert bewaar(als(None), concept).status_code == 404
    assert bewaar(als(kandidaat.gebruiker), concept).status_code == 404


def test_wat_sluit_verdwijnt_niet_stil(als, vacature, kandidaat):
    browser = als(kandidaat.gebruiker)
    bewaar(browser, vacature)
    Vacature.objects.update(status="gesloten", uitkomst="ingetrokken", gesloten_op=timezone.now())
    antwoord = browser.get(BEWAARD)
    assert antwoord.context["gesloten"] == [vacature]
    assert "Niet meer open" in antwoord.text
    assert bewaar(browser, vacature, weg="ja").status_code == 302


@pytest.mark.parametrize(
    "koppen",
    [{}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "https://x.test"}],
)
def test_een_ander_laat_een_bezoeker_niets_bewaren(als, vacature, kandidaat, koppen):
    browser = als(kandidaat.gebruiker)
    assert bewaar(browser, vacature, headers=koppen).status_code == 403
    assert not BewaardeVacature.objects.exists()


def test_een_oudere_browser_zegt_met_origin_waar_hij_vandaan_komt(als, vacature):
    assert bewaar(als(None), vacature, headers={"origin": "http://testserver"}).status_code == 302


def test_htmx_krijgt_alleen_de_knop_terug(als, vacature):
    antwoord = bewaar(als(None), vacature, headers=VAN_HIER | {"hx-request": "true"})
    assert "Bewaar niet meer" in antwoord.text
    assert "<html" not in antwoord.text


def test_er_past_niet_meer_in_dan_een_mens_nog_overziet(als, school, kandidaat):
    vol = VacatureFactory.create_batch(HOOGSTENS, school=school)
    acties.neem_bewaarde_over(pks=[v.pk for v in vol], door=kandidaat.gebruiker)
    nog_een = VacatureFactory(school=school)
    antwoord = als(kandidaat.gebruiker).post(
        f"/vacatures/{nog_een.pk}/bewaren/", headers=VAN_HIER, follow=True
    )
    assert "Haal er eerst een paar weg" in antwoord.text
    assert BewaardeVacature.objects.count() == HOOGSTENS


def test_een_bladzijde_met_een_eigen_lijst_wordt_niet_gedeeld(als, vacature, settings):
    settings.ONTHOUD_SECONDEN = 30
    BLADZIJDEN.leeg()
    met, zonder = als(None), Client()
    bewaar(met, vacature)
    zonder.get(vacature.get_absolute_url())
    assert "Bewaar niet meer" in met.get(vacature.get_absolute_url()).text
    assert "Bewaar niet meer" not in zonder.get(vacature.get_absolute_url()).text


def test_wie_gewist_wordt_laat_niets_bewaards_achter(vacature, kandidaat):
    acties.bewaar_vacature(vacature=vacature, door=kandidaat.gebruiker)
    wis(kandidaat=kandidaat)
    assert not BewaardeVacature.objects.exists()


def test_wie_niets_bewaarde_leest_hoe_het_gaat(als, vacature):
    assert "U bewaarde nog niets" in als(None).get(BEWAARD).text
