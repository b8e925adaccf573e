"""Keep a vacancy for later: in the browser, in the account, and from the one to the other."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from demo.fabrieken.vacatures import VacatureFactory
from loket.acties import wis
from onderwijsregio.kern.geheugen import BLADZIJDEN
from vacatures import acties, rapportages
from vacatures.acties.bewaren import HOOGSTENS
from vacatures.models import BewaardeVacature, Vacature, Vacaturedag
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
    acties.neem_bewaarde_over(bewaard=dict.fromkeys(v.pk for v in vol), door=kandidaat.gebruiker)
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


# How often it is kept -------------------------------------------------------------------------------------

MENS = VAN_HIER | {"user-agent": "Mozilla/5.0 (Linux; Android 15) Firefox/140.0"}


def geteld(vacature) -> tuple[int, int]:
    """What HR reads, and how much of it is of browsers without an account."""
    (regel,) = rapportages.bereik(Vacature.objects.filter(pk=vacature.pk))
    return regel.bewaard, sum(dag.bewaard for dag in vacature.geteld.all())


def test_wie_zonder_account_bewaart_telt_mee_en_wie_loslaat_niet_meer(als, vacature):
    een, ander = als(None), als(None)
    for _ in range(2):
        bewaar(een, vacature, MENS)
    assert geteld(vacature) == (1, 1), "twee keer bewaren is een keer"
    bewaar(ander, vacature, MENS)
    assert geteld(vacature) == (2, 2)
    for _ in range(2):
        bewaar(een, vacature, MENS, weg="ja")
    assert geteld(vacature) == (1, 1)
    (dag,) = Vacaturedag.objects.all()
    assert (dag.bekeken, dag.bewaard) == (0, 1), "bewaren in de lijst is geen kijken naar de bladzijde"


def test_wat_later_wordt_losgelaten_gaat_af_van_de_dag_waarop_het_telde_en_nooit_onder_nul(als, vacature):
    browser, gisteren = als(None), timezone.localdate() - timedelta(days=1)
    bewaar(browser, vacature, MENS)
    Vacaturedag.objects.update(dag=gisteren)
    oud = browser.cookies[COOKIE].value
    bewaar(browser, vacature, MENS, weg="ja")
    assert Vacaturedag.objects.get().bewaard == 1, "van vandaag is er niets om af te halen"
    Vacaturedag.objects.update(dag=timezone.localdate())
    for _ in range(3):
        browser.cookies[COOKIE] = oud
        bewaar(browser, vacature, MENS, weg="ja")
    assert geteld(vacature) == (0, 0)


@pytest.mark.parametrize("reiziger", ["", "curl/8.5", "Zoekbot/2.1"])
def test_een_machine_telt_niet_en_haalt_er_ook_niets_af(als, vacature, reiziger):
    bewaar(als(None), vacature, MENS)
    machine = als(None)
    bewaar(machine, vacature, VAN_HIER | {"user-agent": reiziger})
    bewaar(machine, vacature, VAN_HIER | {"user-agent": reiziger}, weg="ja")
    assert geteld(vacature) == (1, 1)


def test_een_cookie_van_voor_het_tellen_werkt_en_telt_niet(als, vacature, kandidaat):
    browser = als(None)
    bewaar(browser, vacature, VAN_HIER)
    assert "-" not in browser.cookies[COOKIE].value.partition(":")[0]
    assert bewaarde(browser) == [vacature] and geteld(vacature) == (0, 0)
    bewaar(als(None), vacature, MENS)
    acties.neem_bewaarde_over(bewaard={vacature.pk: None}, door=kandidaat.gebruiker)
    assert geteld(vacature) == (2, 1)


@pytest.mark.parametrize("had_al", [False, True])
def test_wie_inlogt_telt_een_keer_ook_als_twee_bladzijden_tegelijk_komen(als, vacature, kandidaat, had_al):
    browser = als(None)
    bewaar(browser, vacature, MENS)
    bewaar(als(None), vacature, MENS)
    if had_al:
        acties.bewaar_vacature(vacature=vacature, door=kandidaat.gebruiker)
    cookie = browser.cookies[COOKIE].value
    for _ in range(2):
        browser.cookies[COOKIE] = cookie
        browser.force_login(kandidaat.gebruiker, backend="django.contrib.auth.backends.ModelBackend")
        assert bewaarde(browser) == [vacature]
    assert geteld(vacature) == (2, 1), "een account, en de browser van een ander"


# The button on a card -------------------------------------------------------------------------------------

LIJST = "/vacatures/?q=leerkracht&page=1"


def test_een_kaart_in_de_lijst_bewaart_en_brengt_terug_naar_dezelfde_plek(als, vacature):
    browser = als(None)
    assert f'formaction="/vacatures/{vacature.pk}/bewaren/"' in browser.get(LIJST).text
    terug = bewaar(browser, vacature, terug=LIJST)
    assert terug.url == f"{LIJST}#bewaar-{vacature.pk}"
    lijst = browser.get(LIJST).text
    assert f'id="bewaar-{vacature.pk}"' in lijst and "Bewaar niet meer<" in lijst
    assert f'name="terug" value="{LIJST.replace("&", "&amp;")}"' in lijst
    bewaar(browser, vacature, terug=LIJST, weg="ja")
    assert "Bewaar niet meer<" not in browser.get(LIJST).text


@pytest.mark.parametrize("terug", ["https://x.test/", "//x.test", "javascript:alert(1)", ""])
def test_bewaren_brengt_niemand_ergens_anders_heen(als, vacature, terug):
    assert bewaar(als(None), vacature, terug=terug).url == vacature.get_absolute_url()


def test_met_een_account_kost_de_lijst_een_vraag_meer_en_zonder_geen(als, vacature, school, kandidaat):
    for nummer in range(5):
        acties.bewaar_vacature(
            vacature=VacatureFactory(school=school, titel=f"Leerkracht {nummer}"), door=kandidaat.gebruiker
        )
    browser, gast = als(kandidaat.gebruiker), als(None)
    gast.get(LIJST)
    with CaptureQueriesContext(connection) as zonder:
        gast.get(LIJST)
    assert not [vraag for vraag in zonder.captured_queries if "bewaardevacature" in vraag["sql"]]
    with CaptureQueriesContext(connection) as met:
        assert browser.get(LIJST).text.count("Bewaar niet meer<") == 5
    assert len([vraag for vraag in met.captured_queries if "bewaardevacature" in vraag["sql"]]) == 1


def test_htmx_krijgt_van_een_kaart_de_andere_knop_en_bij_een_volle_lijst_een_andere_bladzijde(
    als, vacature, school, kandidaat
):
    htmx = VAN_HIER | {"hx-request": "true"}
    knop = bewaar(als(None), vacature, htmx, terug=LIJST).text
    assert knop.startswith("<button") and 'name="weg"' in knop and "Bewaar niet meer" in knop
    vol = VacatureFactory.create_batch(HOOGSTENS, school=school)
    acties.neem_bewaarde_over(bewaard=dict.fromkeys(v.pk for v in vol), door=kandidaat.gebruiker)
    assert bewaar(als(kandidaat.gebruiker), vacature, htmx, terug=LIJST)["HX-Redirect"] == BEWAARD


def test_de_lijst_van_wie_iets_bewaart_wordt_niet_gedeeld(als, vacature, settings):
    settings.ONTHOUD_SECONDEN = 30
    BLADZIJDEN.leeg()
    met, zonder = als(None), Client()
    zonder.get(LIJST)
    bewaar(met, vacature)
    assert "Bewaar niet meer<" in met.get(LIJST).text
    assert "Bewaar niet meer<" not in zonder.get(LIJST).text


def test_wie_gewist_wordt_laat_niets_bewaards_achter(vacature, kandidaat):
    acties.bewaar_vacature(vacature=vacature, door=kandidaat.gebruiker)
    wis(kandidaat=kandidaat)
    assert not BewaardeVacature.objects.exists()


def test_wie_niets_bewaarde_leest_hoe_het_gaat(als, vacature):
    assert "U bewaarde nog niets" in als(None).get(BEWAARD).text
