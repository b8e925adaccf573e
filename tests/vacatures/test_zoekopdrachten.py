"""Saving a search, with or without an account; confirming, changing, pausing and stopping it."""

import re
from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone
from post_office.models import Email

from demo.fabrieken.loket import KandidaatFactory
from demo.fabrieken.vacatures import TrefferFactory, VacatureFactory, ZoekopdrachtFactory
from loket import acties as loket
from vacatures import acties
from vacatures.acties import BEVESTIGINGEN, HOOGSTENS
from vacatures.models import Treffer, Zoekopdracht
from vacatures.models.zoekopdracht import BEHEER_GELDIG

ADRES = "Karin@voorbeeld.test"
NIEUW = "/vacatures/zoekopdrachten/nieuw/"
MIJN = "/mijn/zoekopdrachten/"


def vraag_aan(browser, vraag="q=juf", **velden):
    gegevens = {"email": ADRES, "frequentie": "dagelijks", "naam": "Juf"} | velden
    return browser.post(f"{NIEUW}?{vraag}", gegevens)


def brief(onderwerp="") -> Email:
    return Email.objects.filter(to=ADRES.lower(), subject__contains=onderwerp).latest("pk")


def pad_in(brief: Email, waarvoor: str) -> str:
    return re.search(rf"/vacatures/zoekopdrachten/{waarvoor}/[^\s\"]+", brief.message)[0]


@pytest.fixture
def opdracht(regio):
    return ZoekopdrachtFactory(email=ADRES.lower(), tekst="juf", naam="Juf")


# Asking for it --------------------------------------------------------------------------------------------


def test_op_de_lijst_staat_hoe_u_de_vraag_bewaart(als, vacature):
    assert f'href="{NIEUW}?q=juf&amp;dag=ma"' in als(None).get("/vacatures/?q=juf&dag=ma").text


def test_de_bladzijde_leest_voor_wat_er_wordt_gezocht(als, vacature, school):
    tekst = (
        als(None)
        .get(f"{NIEUW}?q=juf&postcode=1311&km=10&sector=po&dag=ma&dag=di&bestuur={school.bestuur_id}")
        .text
    )
    assert (
        "juf, binnen 10 km van 1311 Voorbeeldstad, basisonderwijs, maandag of dinsdag, Bestuur De Kade"
        in tekst
    )


def test_zonder_account_begint_het_pas_na_de_knop_in_de_mail(als, regio):
    gast = als(None)
    antwoord = vraag_aan(gast, "q=juf&postcode=&km=15&sector=po&page=3&kaart=ja&volgorde=nieuw")
    assert antwoord["Location"] == "/vacatures/zoekopdrachten/gevraagd/"
    opdracht = Zoekopdracht.objects.get()
    assert (opdracht.email, opdracht.tekst, opdracht.keuzes) == (ADRES.lower(), "juf", {"sector": ["po"]})
    assert opdracht.is_onbevestigd
    assert opdracht.adres == "/vacatures/?q=juf&sector=po"
    pad = pad_in(brief("Wilt u mail"), "bevestig")
    assert "Ja, mail mij" in gast.get(pad).text
    opdracht.refresh_from_db()
    assert opdracht.is_onbevestigd, "a mail program that reads links confirms nothing"
    for _ in range(2):
        assert "/vacatures/zoekopdrachten/van/" in gast.post(pad)["Location"]
    opdracht.refresh_from_db()
    assert opdracht.is_actief
    assert "U hebt deze mail al aangezet" in gast.get(pad).text


def test_met_account_begint_het_meteen_op_het_eigen_adres(als, kandidaat):
    browser = als(kandidaat.gebruiker)
    assert "email" not in browser.get(f"{NIEUW}?q=juf").context["form"].fields
    assert vraag_aan(browser, email="ander@voorbeeld.test")["Location"] == MIJN
    opdracht = Zoekopdracht.objects.get()
    assert (opdracht.email, opdracht.is_actief, opdracht.haal_in) == (
        kandidaat.gebruiker.email.lower(),
        True,
        True,
    )
    assert not Email.objects.exists()
    vraag_aan(browser, frequentie="wekelijks")
    opdracht.refresh_from_db()
    assert (Zoekopdracht.objects.count(), opdracht.frequentie) == (1, "wekelijks")


def test_een_plek_in_de_vraag_wordt_een_plek(als, vacature, ver_weg):
    vraag_aan(als(None), "q=juf+binnen+5+km+1361")
    opdracht = Zoekopdracht.objects.get()
    assert (opdracht.tekst, opdracht.plek, opdracht.km) == ("juf", "1361 Verderop", 5)
    assert opdracht.adres == "/vacatures/?q=juf&postcode=1361&km=5"


@pytest.mark.parametrize(
    ("velden", "veld"),
    [({"email": "geen adres"}, "email"), ({"frequentie": "elk uur"}, "frequentie"), ({"naam": " "}, "naam")],
)
def test_wat_niet_klopt_komt_terug_met_wat_er_was_getypt(als, regio, velden, veld):
    antwoord = vraag_aan(als(None), **velden)
    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors.keys() == {veld}
    assert not Zoekopdracht.objects.exists()


def test_een_robot_krijgt_hetzelfde_antwoord_en_bereikt_niets(als, regio):
    assert vraag_aan(als(None), website="x")["Location"] == "/vacatures/zoekopdrachten/gevraagd/"
    assert not Zoekopdracht.objects.exists()


def test_een_veel_te_lange_vraag_wordt_geweigerd(als, regio):
    vraag = "&".join(f"bestuur={nummer}" for nummer in range(61))
    assert vraag_aan(als(None), vraag).status_code == 422
    assert vraag_aan(als(None), vraag.replace("bestuur=60", "bestuur=59")).status_code == 302


def test_accolades_in_een_naam_zijn_gewoon_tekst(als, regio):
    assert vraag_aan(als(None), "q=%7B%25+if", naam="{{ adres }}{% if").status_code == 302
    assert "{% if" in brief().message


# Abuse of an address of somebody else -----------------------------------------------------------------------


def test_het_antwoord_is_hetzelfde_of_een_adres_bekend_is_of_niet(als, opdracht):
    bekend, onbekend = vraag_aan(als(None)), vraag_aan(als(None), email="nieuw@voorbeeld.test")
    assert (bekend.status_code, bekend["Location"]) == (onbekend.status_code, onbekend["Location"])
    assert "hebt u al" in brief("Uw zoekopdrachten").message


def test_een_adres_dat_nooit_bevestigt_krijgt_hoogstens_drie_mails(als, regio):
    for nummer in range(BEVESTIGINGEN + 2):
        vraag_aan(als(None), f"q=juf+{nummer}")
    assert Email.objects.count() == Zoekopdracht.objects.count() == BEVESTIGINGEN
    Zoekopdracht.objects.update(gezien_op=timezone.now() - timedelta(days=1))
    vraag_aan(als(None), "q=juf+0")
    assert Email.objects.count() == BEVESTIGINGEN


def test_wie_de_mail_kwijt_is_vraagt_hem_na_tien_minuten_nog_eens(als, regio):
    for _ in range(2):
        vraag_aan(als(None))
    assert Email.objects.count() == 1, "a double click"
    Zoekopdracht.objects.update(gezien_op=timezone.now() - timedelta(minutes=10))
    vraag_aan(als(None))
    assert (Email.objects.count(), Zoekopdracht.objects.count()) == (2, 1)


def test_een_adres_heeft_hoogstens_tien_zoekopdrachten(als, kandidaat):
    adres = kandidaat.gebruiker.email.lower()
    for nummer in range(HOOGSTENS - 1):
        ZoekopdrachtFactory(email=adres, tekst=f"juf {nummer}")
    ZoekopdrachtFactory(email=adres, tekst="van een ander", onbevestigd=True)  # counts for nobody
    browser = als(kandidaat.gebruiker)
    assert vraag_aan(browser).status_code == 302
    geweigerd = vraag_aan(browser, "q=gym")
    assert geweigerd.status_code == 422
    assert f"U hebt al {HOOGSTENS} zoekopdrachten" in geweigerd.text
    assert vraag_aan(als(None), "q=gym", email=adres)["Location"].endswith("/gevraagd/")
    assert Email.objects.get(to=adres).subject == "Uw zoekopdrachten"


def test_vanaf_een_plek_op_het_internet_kan_het_niet_eindeloos(als, regio, monkeypatch):
    monkeypatch.setattr("vacatures.views.zoekopdrachten.AANVRAGEN_PER_UUR", 0)
    assert vraag_aan(als(None)).status_code == 422


# The link to one's searches -------------------------------------------------------------------------------------


def test_de_link_komt_per_mail_een_keer_per_uur_en_alleen_als_er_iets_is(als, opdracht):
    for adres in (ADRES, ADRES, "onbekend@voorbeeld.test"):
        antwoord = als(None).post("/vacatures/zoekopdrachten/", {"email": adres})
        assert antwoord["Location"] == "/vacatures/zoekopdrachten/gevraagd/"
    assert Email.objects.count() == 1
    assert "Juf" in als(None).get(pad_in(brief(), "van")).text


def test_de_link_verloopt_en_toont_alleen_wat_van_dit_adres_is(als, opdracht, monkeypatch):
    van_ander = ZoekopdrachtFactory(tekst="gym", naam="Gym")
    pad = opdracht.beheerpad
    assert "Gym" not in als(None).get(pad).text
    assert als(None).post(f"{pad}{van_ander.pk}/doe/", {"besluit": "verwijder"}).status_code == 404
    assert als(None).get(f"{pad}{van_ander.pk}/").status_code == 404
    nu = timezone.now().timestamp() + BEHEER_GELDIG.total_seconds()
    monkeypatch.setattr(signing.time, "time", lambda: nu + 1)
    assert als(None).get(pad)["Location"] == "/vacatures/zoekopdrachten/"


@pytest.mark.parametrize("waarvoor", ["bevestig", "stop", "nog", "beheer"])
def test_een_sleutel_werkt_alleen_voor_zijn_eigen_doel(als, opdracht, waarvoor):
    sleutel, gast = opdracht.sleutel(waarvoor), als(None)
    for doel in {"bevestig", "stop", "nog"} - {waarvoor}:
        assert gast.get(f"/vacatures/zoekopdrachten/{doel}/{sleutel}/").status_code == 404
    if waarvoor != "beheer":
        weg = gast.get(f"/vacatures/zoekopdrachten/van/{sleutel}/", follow=True)
        assert weg.redirect_chain and "Deze link werkt niet meer" in weg.text


# Stopping ---------------------------------------------------------------------------------------------------------


def test_een_klik_in_het_mailprogramma_stopt_en_wist_alles(opdracht, vacature):
    TrefferFactory(zoekopdracht=opdracht, vacature=vacature, gevonden_op=timezone.now() - timedelta(days=2))
    acties.mail_treffers()
    pad = pad_in(brief(), "stop")
    mailprogramma = Client(enforce_csrf_checks=True)
    for _ in range(2):
        assert mailprogramma.post(pad, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Zoekopdracht.objects.exists()
    assert not Treffer.objects.exists()
    assert not Email.objects.filter(to=ADRES.lower()).exists(), "the address goes from the outbox as well"


def test_lezen_van_de_stoplink_stopt_nog_niets(als, opdracht):
    assert "Ja, stop" in als(None).get(opdracht.stoppad).text
    assert Zoekopdracht.objects.exists()


def test_een_andere_zoekopdracht_van_hetzelfde_adres_gaat_door(opdracht, vacature):
    ander = ZoekopdrachtFactory(email=opdracht.email, tekst="gym")
    gym = VacatureFactory(school=vacature.school, titel="Gymdocent")
    for een, gevonden in ((opdracht, vacature), (ander, gym)):
        TrefferFactory(zoekopdracht=een, vacature=gevonden, gevonden_op=timezone.now() - timedelta(days=2))
    acties.mail_treffers()
    acties.stop_zoekopdracht(opdracht=opdracht)
    assert list(Zoekopdracht.objects.all()) == [ander]
    assert Email.objects.count() == 1


@pytest.mark.parametrize(("besluit", "over"), [("houd", 1), ("stop", 0)])
def test_nog_zoeken_is_ja_of_nee(als, opdracht, besluit, over):
    Zoekopdracht.objects.update(gevraagd_op=timezone.now())
    pad = f"/vacatures/zoekopdrachten/nog/{opdracht.sleutel('nog')}/"
    assert "Zoekt u nog?" in als(None).get(pad).text
    als(None).post(pad, {"besluit": besluit})
    assert Zoekopdracht.objects.filter(gevraagd_op__isnull=True).count() == over


def test_wie_te_laat_op_een_link_drukt_leest_dat_het_al_is_gestopt(als, opdracht):
    paden = [
        f"/vacatures/zoekopdrachten/{doel}/{opdracht.sleutel(doel)}/" for doel in ("bevestig", "stop", "nog")
    ]
    opdracht.delete()
    for pad in paden:
        assert "gestopt" in als(None).get(pad).text
        assert als(None).post(pad).status_code == 200


# Looking after them: under /mijn/ and by the link ---------------------------------------------------------------------


@pytest.fixture(params=["mijn", "link"])
def beheer(request, als, kandidaat):
    """A browser, the list page, and a search: once of who is logged in, once of who comes by the link."""
    opdracht = ZoekopdrachtFactory(email=kandidaat.gebruiker.email.lower(), tekst="juf", naam="Juf")
    if request.param == "mijn":
        return als(kandidaat.gebruiker), MIJN, opdracht
    return als(None), opdracht.beheerpad, opdracht


def test_de_lijst_zegt_wat_elke_zoekopdracht_nu_vindt(beheer, vacature):
    browser, lijst, _ = beheer
    assert "Nu 1 vacature" in browser.get(lijst).text
    VacatureFactory(school=vacature.school)
    assert "Nu 2 vacatures" in browser.get(lijst).text


def test_naam_en_frequentie_zijn_te_veranderen(beheer):
    browser, lijst, opdracht = beheer
    pad = f"{lijst}{opdracht.pk}/"
    assert browser.get(pad).context["form"].initial["naam"] == "Juf"
    assert browser.post(pad, {"naam": "", "frequentie": "wekelijks"}).status_code == 422
    assert browser.post(pad, {"naam": "Dichtbij", "frequentie": "wekelijks"}).status_code == 302
    opdracht.refresh_from_db()
    assert (opdracht.naam, opdracht.frequentie) == ("Dichtbij", "wekelijks")


def test_pauze_houdt_alles_tegen_en_daarna_telt_alleen_wat_nieuw_is(beheer, vacature):
    browser, lijst, opdracht = beheer
    TrefferFactory(zoekopdracht=opdracht, vacature=vacature)
    browser.post(f"{lijst}{opdracht.pk}/doe/", {"besluit": "pauzeer"})
    opdracht.refresh_from_db()
    assert opdracht.is_op_pauze
    assert not opdracht.treffers.exists()
    browser.post(f"{lijst}{opdracht.pk}/doe/", {"besluit": "hervat"})
    opdracht.refresh_from_db()
    assert opdracht.is_actief
    assert opdracht.vanaf > vacature.gepubliceerd_op


def test_verwijderen_is_een_knop_en_een_verzonnen_knop_doet_niets(beheer):
    browser, lijst, opdracht = beheer
    browser.post(f"{lijst}{opdracht.pk}/doe/", {"besluit": "ontplof"})
    assert Zoekopdracht.objects.exists()
    browser.post(f"{lijst}{opdracht.pk}/doe/", {"besluit": "verwijder"})
    assert not Zoekopdracht.objects.exists()


def test_wat_niet_is_bevestigd_gaat_niet_op_pauze_maar_is_te_bevestigen(beheer):
    browser, lijst, _ = beheer
    nieuw = ZoekopdrachtFactory(email=Zoekopdracht.objects.get().email, tekst="gym", onbevestigd=True)
    for besluit in ("pauzeer", "hervat"):
        browser.post(f"{lijst}{nieuw.pk}/doe/", {"besluit": besluit})
        nieuw.refresh_from_db()
        assert nieuw.is_onbevestigd
    browser.post(f"{lijst}{nieuw.pk}/doe/", {"besluit": "bevestig"})
    nieuw.refresh_from_db()
    assert nieuw.is_actief


def test_een_ander_met_een_account_ziet_niets(als, opdracht, andere_kandidaat, hr):
    for gebruiker in (andere_kandidaat.gebruiker, hr):
        browser = als(gebruiker)
        assert "Juf" not in browser.get(MIJN).text
        assert browser.get(f"{MIJN}{opdracht.pk}/").status_code == 404
        assert browser.post(f"{MIJN}{opdracht.pk}/doe/", {"besluit": "verwijder"}).status_code == 404


def test_een_adres_dat_het_account_niet_bevestigde_telt_niet(als, opdracht, kandidaat):
    adres = kandidaat.gebruiker.emailaddress_set.create(email=ADRES, verified=False)
    assert "Juf" not in als(kandidaat.gebruiker).get(MIJN).text
    adres.verified = True
    adres.save()
    assert "Juf" in als(kandidaat.gebruiker).get(MIJN).text


def test_de_lijst_en_het_blok_op_mijn_loket_kosten_weinig_vragen(
    als, kandidaat, vacature, django_assert_max_num_queries
):
    adres, browser = kandidaat.gebruiker.email.lower(), als(kandidaat.gebruiker)
    for nummer in range(HOOGSTENS):
        ZoekopdrachtFactory(email=adres, tekst=f"juf {nummer}")
        browser.get(MIJN)
        with django_assert_max_num_queries(14):
            browser.get(MIJN)
    assert "Uw zoekopdrachten" in browser.get("/mijn/").text


# Own data -----------------------------------------------------------------------------------------------------------


def test_zoekopdrachten_staan_in_de_download_en_gaan_met_de_persoon_mee(als, opdracht):
    persoon = KandidaatFactory(email=ADRES, afgesloten=True)
    ander = ZoekopdrachtFactory(tekst="gym")
    (deel,) = [d for d in loket.alle_gegevens(persoon)["onderdelen"] if d["naam"] == "Uw zoekopdrachten"]
    assert deel["rijen"][0]["wat u zoekt"] == "juf"
    assert "geschreven in" not in deel["rijen"][0]
    loket.wis(kandidaat=persoon)
    assert list(Zoekopdracht.objects.all()) == [ander]


def test_wissen_raakt_niets_onder_een_adres_dat_nooit_is_bevestigd(opdracht, makelaar):
    persoon = KandidaatFactory(met_account=True, afgesloten=True)
    persoon.gebruiker.emailaddress_set.create(email=ADRES, verified=False)
    loket.wis(kandidaat=persoon)
    assert Zoekopdracht.objects.filter(pk=opdracht.pk).exists()


# Figures ------------------------------------------------------------------------------------------------------------


def test_het_loket_ziet_aantallen_en_niet_wie_of_waarnaar(als, opdracht, makelaar, hr, kandidaat):
    ZoekopdrachtFactory(email=ADRES.lower(), tekst="gym", status="pauze")
    acties.stop_zoekopdracht(opdracht=ZoekopdrachtFactory(tekst="wiskunde"))
    browser = als(makelaar)
    antwoord = browser.get("/werk/zoekopdrachten/")
    stand = antwoord.context["stand"]
    assert (stand.actief, stand.pauze, stand.maanden[0].gestopt) == (1, 1, 1)
    assert ADRES.lower() not in antwoord.text
    assert "juf" not in antwoord.text
    assert "Gestopt" in browser.get("/werk/zoekopdrachten/csv/").content.decode("utf-8-sig")
    assert browser.get("/werk/zoekopdrachten/pdf/").status_code == 404
    for gebruiker in (hr, kandidaat.gebruiker):
        assert als(gebruiker).get("/werk/zoekopdrachten/").status_code == 404


def test_zonder_mail_zegt_de_bladzijde_wat_er_komt(als, makelaar):
    assert "Er is nog geen mail gestuurd" in als(makelaar).get("/werk/zoekopdrachten/").text
