"""The keuzehulp for visitors: one question a page, the answers in the address, nothing kept without asking."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.html import escape
from pypdf import PdfReader

from demo.fabrieken.agenda import EvenementFactory
from demo.fabrieken.keuzehulp import KeuzeregelsFactory, KeuzeuitkomstFactory, kleine_regels
from demo.fabrieken.loket import RouteaanmeldingFactory, RouteFactory
from loket import acties
from loket.models import (
    Kandidaat,
    Keuzeregels,
    Keuzeuitkomst,
    Stap,
    Toestemming,
    Verhaal,
    Visitekaartje,
    Vraag,
    persoonsgegevens,
)
from loket.rapportages import voorgangers


@pytest.fixture
def regels(route):
    return KeuzeregelsFactory(versie=1, gepubliceerd=True)


UITKOMST = "/keuzehulp/1/ja.nee/"


def test_de_voordeur_de_routes_en_het_menu_wijzen_de_weg(client, regels):
    for pad in ("/", "/routes/", "/contact/"):
        assert 'href="/keuzehulp/"' in client.get(pad).content.decode()
    assert 'href="/keuzehulp/1/"' in client.get("/keuzehulp/").content.decode()


def test_zonder_regels_verwijst_de_keuzehulp_naar_een_mens(client, regio):
    bladzijde = client.get("/keuzehulp/").content.decode()
    assert "nog niet klaar" in bladzijde
    assert 'href="/vragen/"' in bladzijde


def test_elk_antwoord_staat_in_het_adres_en_alleen_wat_uitmaakt_wordt_gevraagd(client, regels):
    eerste = client.get("/keuzehulp/1/").content.decode()
    assert "Hebt u een diploma van het hbo?" in eerste
    assert "Vraag 1 van hoogstens 2" in eerste
    assert "Weet ik niet" in eerste
    ja = client.get("/keuzehulp/1/", {"antwoord": "ja", "verder": "ja"})
    assert (ja.status_code, ja["Location"]) == (302, "/keuzehulp/1/ja/")
    assert "Hebt u tijd?" in client.get("/keuzehulp/1/ja/").content.decode()
    assert client.get("/keuzehulp/1/", {"antwoord": "nee", "verder": "ja"})["Location"] == "/keuzehulp/1/nee/"
    assert "Geen van deze past. Praat met ons." in client.get("/keuzehulp/1/nee/").content.decode()


def test_zonder_keuze_vraagt_de_bladzijde_het_nog_eens(client, regels):
    leeg = client.get("/keuzehulp/1/", {"verder": "ja"})
    assert leeg.status_code == 422
    assert "Kies een antwoord." in leeg.content.decode()
    assert client.get("/keuzehulp/1/", {"antwoord": "onzin", "verder": "ja"}).status_code == 422


def test_een_antwoord_wijzigen_houdt_wat_daarna_nog_uitmaakt(client, regels):
    assert 'href="/keuzehulp/1/?was=ja.nee"' in client.get(UITKOMST).content.decode()
    opnieuw = client.get("/keuzehulp/1/?was=ja.nee").content.decode()
    assert 'value="ja.nee"' in opnieuw
    weer = client.get("/keuzehulp/1/", {"antwoord": "ja", "was": "ja.nee", "verder": "ja"})
    assert weer["Location"] == UITKOMST
    anders = client.get("/keuzehulp/1/", {"antwoord": "nee", "was": "ja.nee", "verder": "ja"})
    assert anders["Location"] == "/keuzehulp/1/nee/"


@pytest.mark.parametrize(
    "pad",
    [
        "/keuzehulp/9/",
        "/keuzehulp/1/onzin/",
        "/keuzehulp/1/ja.nee.ja/",
        "/keuzehulp/1/nee.ja/",
        "/keuzehulp/1/ja/pdf/",
    ],
)
def test_een_adres_dat_niet_kan_bestaat_niet(client, regels, pad):
    assert client.get(pad).status_code == 404


def test_een_concept_is_niet_voor_bezoekers(client, regels):
    KeuzeregelsFactory(versie=2)
    assert client.get("/keuzehulp/2/").status_code == 404


def test_de_uitkomst_zegt_waarom_wat_er_nog_nodig_is_en_wat_de_eerste_stap_is(client, regels, route):
    bladzijde = client.get(UITKOMST).content.decode()
    for zin in (
        "U hebt het diploma dat nodig is.",
        "Maak eerst tijd vrij.",
        "Stuur uw cv.",
        "Vraag het loket",
    ):
        assert zin in bladzijde
    assert f"/vragen/?route={route.code}&amp;keuzehulp=1/ja.nee" in bladzijde
    assert bladzijde.count('rel="canonical"') == 1
    assert f'<link rel="canonical" href="{settings.ADRES}/keuzehulp/1/ja.nee/">' in bladzijde
    assert "Maak eerst tijd vrij." not in client.get("/keuzehulp/1/ja.ja/").content.decode()


def test_een_route_die_er_niet_meer_is_valt_weg_en_laat_niemand_met_lege_handen(client, regels, route):
    route.delete()
    bladzijde = client.get(UITKOMST).content.decode()
    assert "Geen van deze past. Praat met ons." in bladzijde


@pytest.mark.parametrize(
    ("aantal", "getoond", "zin"), [(0, 0, "Nog niemand"), (4, None, "Minder dan 5"), (5, 5, "5 mensen")]
)
def test_hoeveel_mensen_voorgingen_is_onderdrukt_onder_de_vijf(client, regels, route, aantal, getoond, zin):
    from django.utils import timezone

    RouteaanmeldingFactory.create_batch(
        aantal, route=route, status="toegelaten", beoordeeld_op=timezone.now()
    )
    RouteaanmeldingFactory(route=route)
    assert voorgangers([route.code])[route.code].aantal == getoond
    assert zin in client.get(UITKOMST).content.decode()


def test_kijken_en_kiezen_bewaart_niets(client, regels, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        client.get(UITKOMST)
    assert not Kandidaat.objects.exists()
    assert not Keuzeuitkomst.objects.exists()
    assert "sessionid" not in client.cookies


def test_wie_voorging_vertelt_het_zelf_in_de_uitkomst_op_papier_en_bij_de_route(client, regels, route):
    import io

    from wagtail.models import Site

    start = Site.objects.get(is_default_site=True).root_page
    for titel, live in (("Van kok naar juf", True), ("Nog niet af", False)):
        verhaal = Verhaal(title=titel, wie="Samira", samenvatting="Kort", live=live)
        start.add_child(instance=verhaal)
        verhaal.routes.add(route)
        verhaal.save()
    pdf = PdfReader(io.BytesIO(client.get(f"{UITKOMST}pdf/").content))
    papier = "\n".join(blad.extract_text() for blad in pdf.pages)
    bladzijden = [client.get(pad).content.decode() for pad in (UITKOMST, route.get_absolute_url())]
    for tekst in (papier, *bladzijden):
        assert "Van kok naar juf" in tekst
        assert "Nog niet af" not in tekst
        assert "Nog niemand via dit loket" not in tekst
    assert all('/van-kok-naar-juf/"' in bladzijde for bladzijde in bladzijden)
    voor = RouteFactory(code="zonder-verhaal")
    assert "Wie gingen u voor?" not in client.get(voor.get_absolute_url()).content.decode()


def test_de_uitkomst_als_pdf(client, regels, route):
    antwoord = client.get(f"{UITKOMST}pdf/")
    assert antwoord["Content-Type"] == "application/pdf"
    import io

    tekst = "\n".join(blad.extract_text() for blad in PdfReader(io.BytesIO(antwoord.content)).pages)
    for zin in (
        route.naam,
        "U hebt het diploma dat nodig is.",
        "Maak eerst tijd vrij.",
        "/keuzehulp/1/ja.nee/",
    ):
        assert zin in tekst


def test_de_uitkomst_per_mail(client, regels, route, post):
    antwoord = client.post(f"{UITKOMST}mail/", {"email": "iemand@voorbeeld.test"})
    assert (antwoord.status_code, antwoord["Location"]) == (302, UITKOMST)
    (mail,) = post("iemand@voorbeeld.test")
    assert route.naam in mail
    assert UITKOMST in mail
    assert not Kandidaat.objects.exists()


def test_een_fout_mailadres_komt_terug_en_een_robot_krijgt_niets(client, regels, post):
    fout = client.post(f"{UITKOMST}mail/", {"email": "geen adres"})
    assert fout.status_code == 422
    assert "geen adres" in fout.content.decode()
    client.post(f"{UITKOMST}mail/", {"email": "robot@voorbeeld.test", "website": "http://koop.test"})
    assert post() == []


def test_een_adres_krijgt_hoogstens_drie_mails_per_uur_ook_van_verschillende_plekken(client, regels, post):
    codes = [
        client.post(f"{UITKOMST}mail/", {"email": "A@voorbeeld.test"}, REMOTE_ADDR=f"10.0.0.{n}").status_code
        for n in range(4)
    ]
    assert codes == [302, 302, 302, 422]
    assert len(post()) == 3


def test_van_een_plek_gaan_hoogstens_tien_mails_per_uur(client, regels, post):
    codes = [
        client.post(f"{UITKOMST}mail/", {"email": f"m{n}@voorbeeld.test"}).status_code for n in range(11)
    ]
    assert codes == [302] * 10 + [422]
    assert len(post()) == 10


def test_wie_inlogt_bewaart_de_uitkomst_alleen_met_een_vinkje(als, regels, kandidaat, makelaar):
    client = als(kandidaat.gebruiker)
    assert client.post(f"{UITKOMST}bewaar/", {}).status_code == 422
    assert not Keuzeuitkomst.objects.exists()
    assert client.post(f"{UITKOMST}bewaar/", {"akkoord": "on"}).status_code == 302
    uitkomst = Keuzeuitkomst.objects.get()
    assert (uitkomst.kandidaat, uitkomst.antwoorden, uitkomst.routes) == (
        kandidaat,
        "ja.nee",
        ["zij-instroom"],
    )
    assert Toestemming.objects.geldig().filter(kandidaat=kandidaat, doel="keuzehulp").exists()
    for gebruiker, pad in ((kandidaat.gebruiker, "/mijn/"), (makelaar, kandidaat.get_absolute_url())):
        bladzijde = als(gebruiker).get(pad).content.decode()
        assert UITKOMST in bladzijde
        assert "Zij-instroom" in bladzijde


def test_twee_keer_bewaren_is_een_keer_en_een_nieuwe_uitkomst_vervangt_de_oude(regels, kandidaat):
    vast = {"kandidaat": kandidaat, "keuzeregels": regels, "door": kandidaat.gebruiker}
    eerste = acties.bewaar_uitkomst(adres="ja.nee", **vast)
    assert acties.bewaar_uitkomst(adres="ja.nee", **vast) == eerste
    assert Stap.objects.filter(kandidaat=kandidaat, soort="keuzehulp").count() == 1
    acties.bewaar_uitkomst(adres="nee", **vast)
    assert Keuzeuitkomst.objects.get().routes == []
    with pytest.raises(ValidationError):
        acties.bewaar_uitkomst(adres="ja", **vast)


def test_wie_de_toestemming_intrekt_is_de_uitkomst_kwijt(regels, kandidaat):
    acties.bewaar_uitkomst(kandidaat=kandidaat, keuzeregels=regels, adres="nee", door=kandidaat.gebruiker)
    acties.trek_toestemming_in(kandidaat=kandidaat, doel="contact", door=kandidaat.gebruiker)
    assert Keuzeuitkomst.objects.exists()
    acties.trek_toestemming_in(kandidaat=kandidaat, doel="keuzehulp", door=kandidaat.gebruiker)
    assert not Keuzeuitkomst.objects.exists()


def test_een_bewaarde_uitkomst_is_voor_het_loket_en_de_kandidaat_niet_voor_besturen(
    regels, kandidaat, andere_kandidaat, makelaar, hr
):
    uitkomst = KeuzeuitkomstFactory(kandidaat=kandidaat, regels=regels)
    zien = {
        wie: list(Keuzeuitkomst.objects.zichtbaar_voor(wie))
        for wie in (kandidaat.gebruiker, andere_kandidaat.gebruiker, makelaar, hr)
    }
    assert list(zien.values()) == [[uitkomst], [], [uitkomst], []]
    (gelezen,) = next(g for g in persoonsgegevens if g.model is Keuzeuitkomst).leesbaar(kandidaat)
    assert gelezen["antwoorden"] == {"Hebt u een diploma van het hbo?": "Ja", "Hebt u tijd?": "Nee"}


def test_een_vraag_neemt_de_uitkomst_mee_tenzij_iemand_dat_niet_wil(als, client, regels, makelaar):
    vraag = {"voornaam": "Kim", "achternaam": "Tol", "email": "kim@voorbeeld.test", "tekst": "Hoe nu verder?"}
    formulier = client.get("/vragen/?keuzehulp=1/ja.nee").content.decode()
    assert "Stuur mijn uitkomst van de keuzehulp mee" in formulier
    assert "keuzehulp mee" not in client.get("/vragen/").content.decode()
    client.post("/vragen/", vraag | {"keuzehulp": "1/ja.nee", "uitkomst_mee": "on"})
    client.post("/vragen/", vraag | {"keuzehulp": "1/ja.nee", "tekst": "Zonder"})
    client.post("/vragen/", vraag | {"keuzehulp": "//kwaad.test/x", "uitkomst_mee": "on", "tekst": "Vreemd"})
    assert dict(Vraag.objects.values_list("tekst", "keuzehulp")) == {
        "Hoe nu verder?": "1/ja.nee",
        "Zonder": "",
        "Vreemd": "",
    }
    met = Vraag.objects.get(keuzehulp="1/ja.nee")
    assert f'href="{UITKOMST}"' in als(makelaar).get(met.get_absolute_url()).content.decode()


def test_een_link_naar_een_uitkomst_blijft_werken_als_er_nieuwe_regels_zijn(client, regels, makelaar):
    anders = kleine_regels()
    anders["vraag"][0]["antwoord"] = [{"code": "zeker", "tekst": "Zeker"}, {"code": "ja", "tekst": "Ja"}]
    nieuw = KeuzeregelsFactory(versie=2, inhoud=anders)
    acties.publiceer_keuzeregels(keuzeregels=nieuw, toelichting="Andere antwoorden.", door=makelaar)
    assert Keuzeregels.objects.gepubliceerd().get() == nieuw
    bladzijde = client.get(UITKOMST).content.decode()
    assert "U hebt het diploma dat nodig is." in bladzijde
    assert "van een eerdere keuzehulp" in bladzijde
    assert "van een eerdere keuzehulp" not in client.get("/keuzehulp/2/ja.nee/").content.decode()


def test_bij_een_route_staat_de_eerste_bijeenkomst_over_die_route_of_anders_een_algemene(
    client, regels, route
):
    algemeen = EvenementFactory(titel="Kom kijken", fasen=["werven"], over=timedelta(days=3))
    EvenementFactory(titel="Over iets anders", over=timedelta(days=1)).routes.add(RouteFactory())
    EvenementFactory(titel="Voor starters", fasen=["begeleiden"], over=timedelta(days=1))
    EvenementFactory(titel="Afgelast", afgelast=True, fasen=["werven"], over=timedelta(days=1))
    bladzijde = client.get(UITKOMST).content.decode()
    assert "Kom kijken" in bladzijde
    for ander in ("Over iets anders", "Voor starters", "Afgelast"):
        assert ander not in bladzijde
    EvenementFactory(titel="Zo werkt deze route", over=timedelta(days=9)).routes.add(route)
    for pad in (UITKOMST, f"/routes/{route.code}/"):
        bladzijde = client.get(pad).content.decode()
        assert "Zo werkt deze route" in bladzijde
        assert algemeen.titel not in bladzijde


def test_zonder_agenda_zegt_de_uitkomst_dat_er_niets_staat(client, regels):
    assert "Er staat nu niets in de agenda" in client.get(UITKOMST).content.decode()


def test_bij_de_uitkomst_staat_een_mens_met_een_gezicht_als_die_dat_goedvindt(client, regels, makelaar):
    kaartje = Visitekaartje.objects.create(gebruiker=makelaar, functie="Adviseur")
    assert escape(makelaar.naam) not in client.get(UITKOMST).content.decode()
    kaartje.op_website = True
    kaartje.save()
    assert escape(makelaar.naam) in client.get(UITKOMST).content.decode()
