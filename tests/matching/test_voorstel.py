"""A person decides: the makelaar approves, candidate and school say yes, and everybody hears how it ends."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.utils import timezone

from demo.fabrieken.loket import RouteaanmeldingFactory
from demo.fabrieken.matching import MatchrondeFactory, VoorstelFactory
from demo.fabrieken.vacatures import SollicitatieFactory, VacatureFactory
from loket.models import Kandidaat, Stap
from matching import acties, signalen
from matching.keuzes import Voorstelstatus
from matching.models import Plaatsing, Voorstel
from vacatures import acties as vacature_acties
from vacatures.keuzes import Sollicitatiestatus, Uitkomst


def ververs(ding):
    ding.refresh_from_db()
    return ding


# The makelaar ----------------------------------------------------------------------------------------


def test_goedkeuren_vraagt_kandidaat_en_school(voorstel, makelaar, kandidaat, hr, post):
    acties.keur_goed(voorstel=voorstel, door=makelaar)
    assert post() == [
        (kandidaat.email, "Past deze baan bij u? Leerkracht groep 5"),
        (hr.email, "Een kandidaat voor uw vacature: Leerkracht groep 5"),
    ]
    assert ververs(kandidaat).volgende_stap_van == kandidaat.gebruiker
    assert Stap.objects.filter(kandidaat=kandidaat, soort="voorgesteld", intern=False).exists()


def test_goedkeuren_kan_een_keer(voorstel, makelaar):
    acties.keur_goed(voorstel=voorstel, door=makelaar)
    with pytest.raises(ValidationError, match="kan niet meer"):
        acties.keur_goed(voorstel=voorstel, door=makelaar)


def test_goedkeuren_kan_niet_als_de_vacature_intussen_dicht_is(voorstel, makelaar, vacature):
    vacature_acties.sluit(vacature=vacature, uitkomst=Uitkomst.INGETROKKEN)
    with pytest.raises(ValidationError):
        acties.keur_goed(voorstel=voorstel, door=makelaar)


def test_goedkeuren_kan_niet_als_de_kandidaat_intussen_iets_anders_doet(voorstel, makelaar):
    Kandidaat.objects.update(fase="begeleiden")
    with pytest.raises(ValidationError, match="zoekt intussen niet meer"):
        acties.keur_goed(voorstel=voorstel, door=makelaar)


def test_een_kandidaat_krijgt_een_voorstel_tegelijk(gevraagd, makelaar, school):
    tweede = VoorstelFactory(kandidaat=gevraagd.kandidaat, vacature=VacatureFactory(school=school))
    with pytest.raises(ValidationError, match="Voor deze kandidaat"):
        acties.keur_goed(voorstel=tweede, door=makelaar)


def test_een_vacature_krijgt_een_voorstel_tegelijk(gevraagd, makelaar, andere_kandidaat):
    tweede = VoorstelFactory(kandidaat=andere_kandidaat, vacature=gevraagd.vacature)
    with pytest.raises(ValidationError, match="Voor deze vacature"):
        acties.keur_goed(voorstel=tweede, door=makelaar)


@pytest.mark.parametrize("reden", ["", "  "])
def test_afwijzen_vraagt_een_reden(voorstel, makelaar, reden):
    with pytest.raises(ValidationError, match="Geef een reden"):
        acties.wijs_af(voorstel=voorstel, reden=reden, door=makelaar)


def test_een_afwijzing_van_het_loket_merkt_de_kandidaat_niet(voorstel, makelaar, post):
    acties.wijs_af(voorstel=voorstel, reden="Woont verkeerd.", door=makelaar)
    assert post() == []
    assert not Stap.objects.filter(intern=False).exists()


# Twice yes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("volgorde", [("kandidaat", "school"), ("school", "kandidaat")])
def test_twee_keer_ja_is_een_plaatsing(gevraagd, kandidaat, vacature, hr, makelaar, volgorde):
    for wie in volgorde:
        assert not Plaatsing.objects.exists()
        acties.zeg_ja(voorstel=gevraagd, wie=wie, door=hr)
    plaatsing = Plaatsing.objects.get()
    assert (plaatsing.kandidaat, plaatsing.vacature, plaatsing.voorstel) == (kandidaat, vacature, gevraagd)
    assert ververs(gevraagd).status == Voorstelstatus.GEPLAATST
    assert (ververs(vacature).status, vacature.uitkomst) == ("gesloten", Uitkomst.VERVULD_LOKET)
    assert (ververs(kandidaat).fase, kandidaat.status) == ("begeleiden", "actief")
    assert kandidaat.volgende_stap_van == makelaar


@pytest.mark.django_db(transaction=True)
def test_tegelijk_ja_zeggen_is_ook_een_plaatsing(gevraagd, hr):
    def ja(wie):
        try:
            acties.zeg_ja(voorstel=gevraagd, wie=wie, door=hr)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as tegelijk:
        list(tegelijk.map(ja, ["kandidaat", "school", "kandidaat", "school"]))
    assert Plaatsing.objects.count() == 1


def test_twee_keer_op_ja_klikken_is_een_ja(gevraagd, hr, post):
    for _ in range(2):
        acties.zeg_ja(voorstel=gevraagd, wie="school", door=hr)
    assert not Plaatsing.objects.exists()
    assert len(post()) == 1
    for _ in range(2):
        acties.zeg_ja(voorstel=gevraagd, wie="kandidaat", door=hr)
    assert Plaatsing.objects.count() == 1


def test_zonder_goedkeuring_kan_niemand_ja_zeggen(voorstel, hr):
    with pytest.raises(ValidationError):
        acties.zeg_ja(voorstel=voorstel, wie="school", door=hr)


def test_latere_apps_horen_van_de_plaatsing(gevraagd, hr):
    gehoord = []

    def luister(sender, plaatsing, door, **kwargs):
        gehoord.append((plaatsing.kandidaat_id, door))

    signalen.geplaatst.connect(luister)
    try:
        plaats(gevraagd, hr)
    finally:
        signalen.geplaatst.disconnect(luister)
    assert gehoord == [(gevraagd.kandidaat_id, hr)]


def test_een_toegelaten_zij_instromer_gaat_naar_opleiden(gevraagd, kandidaat, hr):
    RouteaanmeldingFactory(kandidaat=kandidaat, status="toegelaten", beoordeeld_op=timezone.now())
    plaats(gevraagd, hr)
    assert ververs(kandidaat).fase == "opleiden"


def plaats(voorstel, door):
    for wie in ("kandidaat", "school"):
        acties.zeg_ja(voorstel=voorstel, wie=wie, door=door)


def test_na_een_plaatsing_laat_alles_los_wat_ermee_botst(
    gevraagd, kandidaat, andere_kandidaat, hr, hr_ander, school, post
):
    elders = VacatureFactory(school__bestuur=hr_ander.lidmaatschap.organisatie, titel="Elders")
    eigen_elders = SollicitatieFactory(vacature=elders, kandidaat=kandidaat)
    eigen_hier = SollicitatieFactory(vacature=gevraagd.vacature, kandidaat=kandidaat)
    van_een_ander = SollicitatieFactory(vacature=gevraagd.vacature, kandidaat=andere_kandidaat)
    ander_voorstel = VoorstelFactory(kandidaat=andere_kandidaat, vacature=gevraagd.vacature)
    plaats(gevraagd, hr)
    assert ververs(eigen_elders).status == Sollicitatiestatus.INGETROKKEN
    assert ververs(eigen_hier).status == Sollicitatiestatus.AANGENOMEN
    assert ververs(van_een_ander).status == Sollicitatiestatus.AFGEWEZEN
    assert ververs(ander_voorstel).status == Voorstelstatus.VERVALLEN
    assert (hr_ander.email, "Sollicitatie ingetrokken: Elders") in post()
    assert (andere_kandidaat.email, "Antwoord op uw sollicitatie: Leerkracht groep 5") in post()


def test_wie_via_een_sollicitatie_is_aangenomen_is_ook_geplaatst(kandidaat, vacature, hr):
    sollicitatie = SollicitatieFactory(vacature=vacature, kandidaat=kandidaat)
    vacature_acties.beantwoord_sollicitatie(
        sollicitatie=sollicitatie, status=Sollicitatiestatus.AANGEBODEN, antwoord="Welkom!", door=hr
    )
    assert not Plaatsing.objects.exists()
    vacature_acties.neem_aanbod_aan(sollicitatie=sollicitatie, door=kandidaat.gebruiker or hr)
    assert Plaatsing.objects.get().kandidaat == kandidaat
    assert ververs(vacature).uitkomst == Uitkomst.VERVULD_LOKET
    assert sollicitatie.berichten.get(antwoord=Sollicitatiestatus.AANGEBODEN).tekst == "Welkom!"
    assert ververs(kandidaat).fase == "begeleiden"


# No --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wie", ["kandidaat", "school"])
def test_een_nee_zegt_waarom_en_niemand_raakt_kwijt(gevraagd, kandidaat, makelaar, hr, post, wie):
    acties.zeg_nee(voorstel=gevraagd, wie=wie, reden="Toch niet.", door=hr)
    assert ververs(gevraagd).status == Voorstelstatus.AFGEWEZEN
    assert gevraagd.reden_afwijzing.endswith("Toch niet.")
    ander = kandidaat.email if wie == "school" else hr.email
    assert {adres for adres, _ in post()} == {makelaar.email, ander}
    assert (ververs(kandidaat).volgende_stap_van, kandidaat.status) == (makelaar, "actief")


def test_een_nee_vraagt_een_reden(gevraagd, hr):
    with pytest.raises(ValidationError, match="Geef een reden"):
        acties.zeg_nee(voorstel=gevraagd, wie="school", reden=" ", door=hr)


def test_na_een_nee_kan_geen_ja_meer(gevraagd, hr):
    acties.zeg_nee(voorstel=gevraagd, wie="school", reden="Nee.", door=hr)
    with pytest.raises(ValidationError):
        acties.zeg_ja(voorstel=gevraagd, wie="kandidaat", door=hr)


def test_sluit_het_bestuur_de_vacature_dan_hoort_de_kandidaat_het(gevraagd, kandidaat, hr, post):
    vacature_acties.sluit(vacature=gevraagd.vacature, uitkomst=Uitkomst.INGETROKKEN, door=hr)
    assert ververs(gevraagd).status == Voorstelstatus.VERVALLEN
    assert (kandidaat.email, "Deze baan gaat niet door: Leerkracht groep 5") in post()


def test_een_verlopen_vacature_blijft_zolang_een_voorstel_wacht(gevraagd, vacature):
    type(vacature).objects.update(sluit_op="2020-01-01")
    vacature_acties.sluit_verlopen()
    assert ververs(vacature).status == "gepubliceerd"


# Screens ---------------------------------------------------------------------------------------------


def gebruiker(request, wie):
    ding = request.getfixturevalue(wie) if wie else None
    return getattr(ding, "gebruiker", ding)


@pytest.mark.parametrize(
    "wie,werk,mijn",
    [
        (None, 302, 302),
        ("kandidaat", 404, 404),
        ("andere_kandidaat", 404, 404),
        ("hr", 404, 404),
        ("hr_ander", 404, 404),
        ("makelaar", 200, 404),
        ("programmaleider", 200, 404),
    ],
)
def test_een_voorstel_dat_nog_niet_is_goedgekeurd_ziet_alleen_het_loket(
    als, voorstel, request, wie, werk, mijn
):
    browser = als(gebruiker(request, wie))
    assert browser.get(f"/werk/voorstellen/{voorstel.pk}/").status_code == werk
    assert browser.get(f"/mijn/voorstellen/{voorstel.pk}/").status_code == mijn


@pytest.mark.parametrize(
    "wie,werk,mijn",
    [
        ("kandidaat", 404, 200),
        ("andere_kandidaat", 404, 404),
        ("hr", 200, 404),
        ("hr_ander", 404, 404),
        ("makelaar", 200, 404),
    ],
)
def test_een_goedgekeurd_voorstel_zien_de_partijen(als, gevraagd, request, wie, werk, mijn):
    browser = als(gebruiker(request, wie))
    assert browser.get(f"/werk/voorstellen/{gevraagd.pk}/").status_code == werk
    assert browser.get(f"/mijn/voorstellen/{gevraagd.pk}/").status_code == mijn


def test_de_school_ziet_de_naam_pas_als_de_kandidaat_ja_zegt(als, gevraagd, hr, kandidaat):
    browser, adres = als(hr), f"/werk/voorstellen/{gevraagd.pk}/"
    tekst = browser.get(adres).content.decode()
    assert "Karin" in tekst and "Verhulst" not in tekst and kandidaat.email not in tekst
    als(kandidaat.gebruiker).post(f"/mijn/voorstellen/{gevraagd.pk}/", {"besluit": "ja"})
    tekst = browser.get(adres).content.decode()
    assert "Verhulst" in tekst and kandidaat.email in tekst


def test_van_voorstel_tot_plaatsing_over_de_schermen(als, voorstel, makelaar, kandidaat, hr):
    werk, mijn = f"/werk/voorstellen/{voorstel.pk}/", f"/mijn/voorstellen/{voorstel.pk}/"
    als(makelaar).post(werk, {"besluit": "ja"})
    als(kandidaat.gebruiker).post(mijn, {"besluit": "ja"})
    als(hr).post(werk, {"besluit": "ja"})
    assert Plaatsing.objects.get().kandidaat == kandidaat
    assert "U bent geplaatst" in als(kandidaat.gebruiker).get(mijn).content.decode()


def test_een_makelaar_schrijft_op_wat_de_kandidaat_aan_de_telefoon_zegt(als, gevraagd, makelaar):
    als(makelaar).post(f"/werk/voorstellen/{gevraagd.pk}/", {"besluit": "ja"})
    assert ververs(gevraagd).kandidaat_ja_op and not gevraagd.school_ja_op


@pytest.mark.parametrize("wie", ["hr_ander", "programmaleider", "kandidaat"])
def test_een_vreemde_beslist_niets(als, gevraagd, request, wie):
    antwoord = als(gebruiker(request, wie)).post(f"/werk/voorstellen/{gevraagd.pk}/", {"besluit": "ja"})
    assert antwoord.status_code == 404
    assert not ververs(gevraagd).kandidaat_ja_op and not gevraagd.school_ja_op


def test_nee_zonder_reden_blijft_op_het_formulier(als, gevraagd, hr):
    antwoord = als(hr).post(f"/werk/voorstellen/{gevraagd.pk}/", {"besluit": "nee", "reden": " "})
    assert "Geef een reden." in antwoord.content.decode()
    assert ververs(gevraagd).status == Voorstelstatus.GOEDGEKEURD


def test_een_onbekend_besluit_doet_niets(als, gevraagd, hr):
    assert als(hr).post(f"/werk/voorstellen/{gevraagd.pk}/", {"besluit": "misschien"}).status_code == 200
    assert ververs(gevraagd).status == Voorstelstatus.GOEDGEKEURD


@pytest.mark.parametrize(
    "wie,status",
    [(None, 302), ("kandidaat", 404), ("hr", 404), ("makelaar", 200), ("programmaleider", 200)],
)
def test_de_rondes_zijn_van_het_loket(als, voorstel, request, wie, status):
    browser: Client = als(gebruiker(request, wie))
    assert browser.get("/werk/matching/").status_code == status
    assert browser.get(f"/werk/matching/{voorstel.ronde_id}/").status_code == status


@pytest.mark.parametrize("wie", ["kandidaat", "hr", "programmaleider"])
def test_alleen_een_makelaar_start_een_ronde(als, voorstel, request, wie):
    assert als(gebruiker(request, wie)).post("/werk/matching/").status_code == 404


def test_starten_leidt_naar_de_voortgang_en_nog_eens_ook(als, kandidaat, vacature, makelaar):
    browser = als(makelaar)
    assert "<strong>1 kandidaat</strong>" in browser.get("/werk/matching/").content.decode()
    eerste, tweede = browser.post("/werk/matching/"), browser.post("/werk/matching/")
    assert eerste["Location"] == tweede["Location"]
    tekst = browser.get(eerste["Location"]).content.decode()
    assert 'hx-trigger="every 1s"' in tekst and "Ververs de pagina" in tekst


def test_htmx_krijgt_hetzelfde_deel_zonder_de_bladzijde(als, voorstel, makelaar):
    browser, adres = als(makelaar), f"/werk/matching/{voorstel.ronde_id}/"
    deel = browser.get(adres, headers={"HX-Request": "true"}).content.decode().strip()
    assert "<html" not in deel and deel.startswith('<div id="ronde"')
    assert "hx-trigger" not in deel  # it is done: no more asking
    assert "Karin" in deel and "Karin" in browser.get(adres).content.decode()


def test_het_loket_vindt_het_voorstel_op_de_kaart_van_de_kandidaat(als, voorstel, makelaar):
    bladzijde = als(makelaar).get(voorstel.kandidaat.get_absolute_url()).text
    assert voorstel.get_absolute_url() in bladzijde
    Voorstel.objects.update(status="vervallen", reden_afwijzing="Al geplaatst.")
    assert voorstel.get_absolute_url() not in als(makelaar).get(voorstel.kandidaat.get_absolute_url()).text


def test_een_bestuur_leert_van_de_kaart_niet_wie_de_voorgestelde_is(als, gevraagd, hr):
    Kandidaat.objects.update(volgende_stap_van=hr)
    kaart = als(hr).get(gevraagd.kandidaat.get_absolute_url())
    assert kaart.status_code == 200
    assert gevraagd.get_absolute_url() not in kaart.text


def test_een_mislukte_ronde_zegt_wat_te_doen(als, makelaar):
    ronde = MatchrondeFactory(status="mislukt", fout="RuntimeError: geheim")
    tekst = als(makelaar).get(f"/werk/matching/{ronde.pk}/").content.decode()
    assert "Start een nieuwe ronde" in tekst and "geheim" not in tekst


def test_meer_voorstellen_kosten_niet_meer_vragen(
    als, makelaar, zoekend, school, django_assert_max_num_queries
):
    browser = als(makelaar)
    for aantal in (2, 14):
        for _ in range(aantal):
            zoekend()
        VacatureFactory.create_batch(aantal, school=school)
        ronde = acties.vraag_ronde()
        acties.reken(ronde_id=ronde.pk)
        with django_assert_max_num_queries(9):
            browser.get(f"/werk/matching/{ronde.pk}/")
        with django_assert_max_num_queries(10):
            browser.get("/werk/matching/")
