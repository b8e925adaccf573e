"""A visitor finds jobs by words, near a postcode and by kind of education, without an account."""

import logging
import re
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core.paginator import Paginator
from django.utils import timezone

from demo.fabrieken.organisaties import SchoolFactory
from demo.fabrieken.vacatures import VacatureFactory
from onderwijsregio.kern.templatetags.bladen import nummers
from onderwijsregio.organisaties.keuzes import Sector
from vacatures.importeren.velden import NIET_OPENBAAR
from vacatures.models import Vacature
from vacatures.zoeken import STAND
from vacatures.zoeken.kennis import VELDEN as VELDEN_IN_DE_INDEX
from vacatures.zoeken.kennis import regel_van

LIJST = "/vacatures/"


def titels(antwoord):
    return [vacature.titel for vacature in antwoord.context["pagina"]]


@pytest.fixture
def gym(school):
    return VacatureFactory(
        school=school, titel="Docent gym", omschrijving="Sporten met kinderen op het plein."
    )


def test_een_bezoeker_ziet_open_vacatures(als, vacature):
    assert titels(als(None).get(LIJST)) == ["Leerkracht groep 5"]


@pytest.mark.parametrize("dagen,gevonden", [(0, True), (-1, False)])
def test_een_vacature_is_vindbaar_tot_en_met_de_sluitingsdatum(als, vacature, dagen, gevonden):
    Vacature.objects.update(sluit_op=timezone.localdate() + timedelta(days=dagen))
    assert bool(titels(als(None).get(LIJST))) is gevonden


def test_een_concept_en_een_gesloten_vacature_vindt_niemand(als, concept, school):
    VacatureFactory(school=school, gesloten=True)
    assert titels(als(None).get(LIJST)) == []


@pytest.mark.parametrize("woorden", ["gym", "docenten gym", "sport plein", "SPORTEN"])
def test_zoeken_kent_nederlandse_woordvormen(als, vacature, gym, woorden):
    assert titels(als(None).get(LIJST, {"q": woorden})) == ["Docent gym"]


@pytest.mark.parametrize("woorden", ["docent", "leraar", "juf"])
def test_wie_een_functie_zoekt_vindt_niet_wie_haar_helpt(als, vacature, school, woorden):
    """A leraarondersteuner is named after the leraar, and is none; who looks for that word finds it."""
    for titel in ("Leraarondersteuner", "Leerkrachtcoach"):
        VacatureFactory(school=school, functie="leraarondersteuner", titel=titel, bevoegdheid="geen")
    assert titels(als(None).get(LIJST, {"q": woorden})) == ["Leerkracht groep 5"]
    assert titels(als(None).get(LIJST, {"q": "leerkrachtcoach"})) == ["Leerkrachtcoach"]


@pytest.mark.parametrize("woorden", ["ander werk op school", "niet voor de klas"])
def test_wie_geen_les_wil_geven_vindt_het_werk_daarnaast(als, vacature, school, woorden):
    for functie, titel in (("concierge", "Huismeester"), ("anders", "Kok")):
        VacatureFactory(school=school, functie=functie, titel=titel, omschrijving="U kent elk kind.")
    assert sorted(titels(als(None).get(LIJST, {"q": woorden}))) == ["Huismeester", "Kok"]


def test_wie_alle_woorden_heeft_staat_er_zonder_wie_er_maar_een_heeft(als, school, gym):
    VacatureFactory(school=school, titel="Docent gym en zwemles")
    antwoord = als(None).get(LIJST, {"q": "gym zwemles"})
    assert titels(antwoord) == ["Docent gym en zwemles"]
    assert "Geen vacature heeft al uw woorden" not in antwoord.text


def test_heeft_niets_alle_woorden_dan_komt_het_dichtstbijzijnde_en_dat_staat_er(als, vacature, gym):
    antwoord = als(None).get(LIJST, {"q": "gym zwemles"})
    assert titels(antwoord) == ["Docent gym"]
    assert "Geen vacature heeft al uw woorden" in antwoord.text


def test_minder_dan_de_helft_van_de_woorden_is_niets(als, vacature, gym):
    assert titels(als(None).get(LIJST, {"q": "gym zwemles roeien"})) == []


def test_dichtbij_staat_vooraan_met_de_afstand(als, vacature, ver_weg):
    verder = SchoolFactory(gebied=ver_weg, postcode="1361AA")
    VacatureFactory(school=verder, titel="Leerkracht verderop")
    antwoord = als(None).get(LIJST, {"postcode": "1361", "km": 15})
    assert titels(antwoord) == ["Leerkracht verderop", "Leerkracht groep 5"]
    afstanden = re.findall(r"<strong>([\d,]+) km</strong>", antwoord.content.decode())
    assert afstanden[0] == "0"
    assert 9 < float(afstanden[1].replace(",", ".")) < 11


@pytest.mark.parametrize("km,aantal", [(5, 0), (10, 1)])
def test_verder_dan_de_gekozen_afstand_telt_niet_mee(als, vacature, ver_weg, km, aantal):
    assert len(titels(als(None).get(LIJST, {"postcode": "1361 ab", "km": km}))) == aantal


def test_een_onbekende_postcode_zegt_dat_en_toont_toch_iets(als, vacature):
    antwoord = als(None).get(LIJST, {"postcode": "9999"})
    assert "Postcode 9999 kennen wij niet" in antwoord.content.decode()
    assert titels(antwoord) == ["Leerkracht groep 5"]


@pytest.mark.parametrize("onzin", ["123", "0123", "abcd", "1315ABC", "'; drop"])
def test_een_postcode_die_er_geen_is_krijgt_uitleg(als, vacature, onzin):
    assert "Schrijf een postcode als" in als(None).get(LIJST, {"postcode": onzin}).content.decode()


def test_een_school_zonder_plek_valt_niet_stil_weg(als, bestuur, ver_weg):
    VacatureFactory(school=SchoolFactory(bestuur=bestuur, gebied=None))
    antwoord = als(None).get(LIJST, {"postcode": "1361"})
    assert "weten wij niet waar de school precies ligt" in antwoord.content.decode()


def test_filteren_op_soort_onderwijs_en_zij_instroom(als, vacature, bestuur):
    vo = SchoolFactory(bestuur=bestuur, sector=Sector.VO)
    VacatureFactory(school=vo, titel="Docent wiskunde", open_voor_zij_instroom=True)
    browser = als(None)
    assert titels(browser.get(LIJST, {"sector": "vo"})) == ["Docent wiskunde"]
    assert titels(browser.get(LIJST, {"voor": "zij"})) == ["Docent wiskunde"]
    assert titels(browser.get(LIJST, {"sector": "po", "voor": "zij"})) == []


def test_wie_niets_vindt_leest_wat_te_doen(als, vacature):
    tekst = als(None).get(LIJST, {"q": "walvis"}).content.decode()
    assert "Geen vacature gevonden" in tekst
    assert "Toon alle vacatures" in tekst


def test_een_lege_lijst_zegt_wat_te_doen(als, regio):
    assert "Er zijn nu geen open vacatures" in als(None).get(LIJST).content.decode()


@pytest.mark.parametrize("bladzijde,aantal", [("1", 20), ("2", 3), ("99", 3), ("x", 20)])
def test_twintig_op_een_bladzijde(als, school, bladzijde, aantal):
    VacatureFactory.create_batch(23, school=school)
    assert len(titels(als(None).get(LIJST, {"page": bladzijde}))) == aantal


@pytest.mark.parametrize("zoek", [{}, {"q": "leerkracht", "postcode": "1311", "km": 15, "sector": "po"}])
def test_meer_vacatures_kosten_niet_meer_vragen_aan_de_database(
    als, school, zoek, django_assert_max_num_queries
):
    for aantal in (1, 15):
        VacatureFactory.create_batch(aantal, school=school)
        als(None).get(LIJST, zoek)  # a process reads the schools and the region's words now and then
        with django_assert_max_num_queries(9):  # one of them is the menu that editors made
            als(None).get(LIJST, zoek)


ONZIN = ["%00", "-1", "99999999999999999999", "abc", "%F0%9F%90%B3", "%27%3B--", "٣", "²", "a" * 5000, "%ff"]
VELDEN = [
    "q", "postcode", "km", "volgorde", "page", "kaart", "sector", "functie", "vak", "voor", "uren", "dag",
    "bevoegdheid", "contract", "bestuur",
]  # fmt: skip


@pytest.mark.parametrize("veld", VELDEN)
def test_geen_enkele_onzin_breekt_de_lijst_of_de_feed(als, vacature, veld):
    browser = als(None)
    for onzin in ONZIN:
        for pad in (LIJST, "/vacatures/feed.atom"):
            assert browser.get(f"{pad}?{veld}={onzin}&{veld}={onzin}").status_code == 200, (pad, onzin)
    assert browser.get(f"{LIJST}?" + "&".join(f"{v}=%00" for v in VELDEN)).status_code == 200


def test_wat_iemand_zoekt_komt_niet_in_het_log(als, vacature, caplog):
    """Also not when the page is not there or breaks: people search for names and for their street."""
    with caplog.at_level(logging.DEBUG):
        browser = als(None)
        browser.raise_request_exception = False
        browser.get(LIJST, {"q": "Wilhelmina Jansen", "postcode": "1315"})
        browser.get("/vacatures/walvis/nergens/", {"q": "Wilhelmina Jansen"})
        with patch("vacatures.views.zoeken.zoek", side_effect=ZeroDivisionError):
            assert browser.get(LIJST, {"q": "Wilhelmina Jansen"}).status_code == 500
    gelogd = caplog.text + "".join(str(regel.msg) for regel in caplog.records)
    assert "/vacatures/walvis/nergens/" in gelogd
    assert "Wilhelmina" not in gelogd
    assert "1315" not in gelogd


def test_wat_iemand_koos_staat_er_als_etiket_om_weg_te_halen(als, vacature, ver_weg):
    browser = als(None)
    antwoord = browser.get(LIJST + "?q=leerkracht&postcode=1361&km=50&sector=po&sector=vo&bestuur=9")
    etiketten = {etiket.tekst: etiket.zonder for etiket in antwoord.context["etiketten"]}
    assert set(etiketten) == {
        "‘leerkracht’", "binnen 50 km van 1361 Verderop", "Basisonderwijs", "Voortgezet onderwijs",
        "een bestuur dat wij niet kennen",
    }  # fmt: skip
    zonder_vo = browser.get(etiketten["Voortgezet onderwijs"])
    assert "Voortgezet onderwijs" not in {etiket.tekst for etiket in zonder_vo.context["etiketten"]}
    assert "Basisonderwijs" in {etiket.tekst for etiket in zonder_vo.context["etiketten"]}


def test_de_gekozen_afstand_blijft_staan(als, vacature, ver_weg):
    assert '<option value="15" selected>' in als(None).get(LIJST, {"postcode": "1361"}).text
    assert '<option value="30" selected>' in als(None).get(LIJST, {"postcode": "1361", "km": 30}).text


def test_een_kaart_verandert_mee_met_de_vacature_en_de_school(als, vacature, school):
    browser = als(None)
    assert "De Bever" in browser.get(LIJST).text
    Vacature.objects.update(titel="Leerkracht groep 7", sluit_op=timezone.localdate() + timedelta(days=3))
    assert "Leerkracht groep 7" in browser.get(LIJST).text
    school.naam = "De Das"
    school.save()
    STAND.kijk_opnieuw()
    assert "De Das" in browser.get(LIJST).text


def test_de_bladzijden_van_een_lange_lijst_kosten_niet_meer_dan_van_een_korte():
    blad = Paginator(range(20_000), 20).get_page(500)
    assert nummers(blad) == [1, None, 499, 500, 501, None, 1000]
    assert nummers(Paginator(range(60), 20).get_page(1)) == [1, 2, 3]


# What the search understands ------------------------------------------------------------------------------


def test_een_postcode_en_een_afstand_in_de_vraag_gelden_als_plek(als, vacature, ver_weg):
    verder = SchoolFactory(gebied=ver_weg, postcode="1361AA")
    VacatureFactory(school=verder, titel="Leerkracht verderop")
    antwoord = als(None).get(LIJST, {"q": "leerkracht binnen 5 km 1361"})
    assert titels(antwoord) == ["Leerkracht verderop"]
    assert "binnen 5 km van 1361" in antwoord.text


def test_een_plaats_mag_ook_een_naam_zijn(als, vacature, school):
    gebied = school.gebied
    antwoord = als(None).get(LIJST, {"postcode": gebied.plaats.upper(), "km": 5})
    assert titels(antwoord) == ["Leerkracht groep 5"]


def test_een_tikfout_wordt_verbeterd_en_dat_staat_er(als, vacature):
    antwoord = als(None).get(LIJST, {"q": "leerkrahct"})
    assert titels(antwoord) == ["Leerkracht groep 5"]
    assert "Wij zochten op" in antwoord.text


def test_facetten_tellen_wat_een_andere_keuze_zou_geven(als, vacature, bestuur):
    vo = SchoolFactory(bestuur=bestuur, sector=Sector.VO)
    VacatureFactory(school=vo, titel="Docent wiskunde", functie="vakdocent")
    antwoord = als(None).get(LIJST, {"sector": "po"})
    facetten = {facet.veld: facet for facet in antwoord.context["facetten"]}
    assert {k.waarde: (k.aantal, k.gekozen) for k in facetten["sector"].keuzes} == {
        "po": (1, True),
        "vo": (1, False),
    }
    assert {k.waarde: k.aantal for k in facetten["functie"].keuzes} == {"leerkracht": 1}


def test_twee_keuzes_van_een_soort_zijn_of_en_van_twee_soorten_en(als, vacature, bestuur):
    vo = SchoolFactory(bestuur=bestuur, sector=Sector.VO)
    VacatureFactory(school=vo, titel="Docent wiskunde", functie="vakdocent")
    browser = als(None)
    assert len(titels(browser.get(LIJST + "?sector=po&sector=vo"))) == 2
    assert titels(browser.get(LIJST + "?sector=po&functie=vakdocent")) == []


def test_een_keuze_die_niet_bestaat_wordt_overgeslagen(als, vacature):
    assert titels(als(None).get(LIJST + "?sector=walvis&dag=zo")) == ["Leerkracht groep 5"]


def test_wie_niets_vindt_ziet_wat_wel_iets_geeft_met_aantallen(als, vacature, ver_weg):
    antwoord = als(None).get(LIJST, {"q": "leerkracht", "postcode": "1361", "km": 5})
    (eerste, *_) = antwoord.context["suggesties"]
    assert (eerste.tekst, eerste.aantal) == ("binnen 10 km", 1)
    assert titels(als(None).get(eerste.adres)) == ["Leerkracht groep 5"]


def test_helpt_een_ding_weglaten_niet_dan_staat_er_wat_alleen_de_woorden_of_de_plek_geven(
    als, vacature, school, ver_weg
):
    ver = VacatureFactory(school=SchoolFactory(gebied=ver_weg, postcode="1361AA", naam="Ver"), titel="Gymles")
    VacatureFactory(school=school, titel="Zwemles")
    browser = als(None)
    antwoord = browser.get(LIJST, {"q": "zwemles", "postcode": "1361", "km": 5, "contract": "tijdelijk"})
    gevonden = {s.tekst: titels(browser.get(s.adres)) for s in antwoord.context["suggesties"]}
    assert gevonden == {"alleen ‘zwemles’": ["Zwemles"], "alles hier in de buurt": [ver.titel]}


def test_een_kaart_is_html_en_wat_een_bestuur_typt_niet(als, vacature):
    Vacature.objects.update(titel="<b>Leerkracht</b>")
    for vraag in ({}, {"postcode": vacature.school.gebied_id}):
        tekst = als(None).get(LIJST, vraag).text
        assert '<article class="kaart kaart--link">' in tekst
        assert "&lt;b&gt;Leerkracht&lt;/b&gt;" in tekst


def test_een_ander_bestuur_of_een_gewijzigde_tekst_is_meteen_te_vinden(als, vacature):
    browser = als(None)
    assert titels(browser.get(LIJST, {"q": "moestuin"})) == []
    Vacature.objects.update(omschrijving="Met een moestuin.")
    assert titels(browser.get(LIJST, {"q": "moestuin"})) == ["Leerkracht groep 5"]


def test_een_stip_op_de_kaart_is_een_school_en_toont_precies_wat_zij_telt(als, vacature, gym, school):
    """Next door, in the same postcode area, is another school; and not all vacancies answer the question."""
    buur = SchoolFactory(bestuur=school.bestuur, naam="De Buur", gebied=school.gebied)
    VacatureFactory(school=buur, titel="Leerkracht groep 3")
    antwoord = als(None).get(LIJST, {"kaart": "ja", "q": "leerkracht groep"})
    stippen = {stip.tekst.split(",")[0]: stip for stip in antwoord.context["kaart"].tekening.stippen}
    assert {naam: stip.aantal for naam, stip in stippen.items()} == {"De Bever": 1, "De Buur": 1}
    gekozen = als(None).get(stippen["De Buur"].adres)
    assert (gekozen.context["kaart"].school, gekozen.context["uitslag"].aantal) == (buur, 2)
    assert [rij.titel for rij in gekozen.context["op_school"]] == ["Leerkracht groep 3"]
    assert [rij.titel for rij in gekozen.context["pagina"]] == [vacature.titel], (
        "each vacancy stands there once"
    )
    assert gekozen.text.count('class="kaart__bewaar"') == 2, "also what is on the map can be kept"
    assert f'id="{stippen["De Buur"].adres.split("#")[1]}"' in gekozen.text
    for veld in ({"ook_op": [buur]}, {"hele_bestuur": True}):  # also where somebody does not begin
        vacature.ook_op.set(veld.get("ook_op", []))
        vacature.hele_bestuur = veld.get("hele_bestuur", False)
        vacature.save()
        stippen = (
            als(None).get(LIJST, {"kaart": "ja", "q": "leerkracht groep"}).context["kaart"].tekening.stippen
        )
        (stip,) = [stip for stip in stippen if stip.tekst.startswith("De Buur")]
        assert len(als(None).get(stip.adres).context["op_school"]) == stip.aantal == 2
    for onzin in ("999999", "ja", "x"):
        assert als(None).get(LIJST, {"kaart": onzin}).context["kaart"].school is None


@pytest.mark.parametrize("volgorde,eerste", [("nieuw", "Nieuw"), ("sluit", "Sluit gauw")])
def test_de_bezoeker_kiest_wat_bovenaan_staat(als, school, volgorde, eerste):
    nu, vandaag = timezone.now(), timezone.localdate()
    VacatureFactory(
        school=school, titel="Sluit gauw", gepubliceerd_op=nu - timedelta(days=9), sluit_op=vandaag
    )
    VacatureFactory(school=school, titel="Nieuw", gepubliceerd_op=nu)
    assert titels(als(None).get(LIJST, {"volgorde": volgorde}))[0] == eerste


def test_een_vacature_op_een_school_die_er_net_bij_kwam_is_meteen_dichtbij_te_vinden(
    als, vacature, bestuur, ver_weg
):
    browser = als(None)
    browser.get(LIJST, {"postcode": "1361"})
    VacatureFactory(school=SchoolFactory(bestuur=bestuur, gebied=ver_weg), titel="Leerkracht verderop")
    assert titels(browser.get(LIJST, {"postcode": "1361", "km": 5})) == ["Leerkracht verderop"]


def test_een_tikfout_in_een_woord_dat_er_net_bij_kwam_wordt_ook_verbeterd(als, vacature, school):
    browser = als(None)
    assert titels(browser.get(LIJST, {"q": "moestiun"})) == []
    VacatureFactory(school=school, titel="Moestuin")
    assert titels(browser.get(LIJST, {"q": "moestiun"})) == ["Moestuin"]


# What the search does not tell ----------------------------------------------------------------------------


@pytest.mark.parametrize("naam", sorted(NIET_OPENBAAR))
def test_niemand_zoekt_op_wat_niet_openbaar_is(als, vacature, naam):
    rij = Vacature.objects.values().get() | {"pk": vacature.pk, naam: "zeepaard"}
    assert "zeepaard" not in repr(regel_van(rij, (vacature.school_id,)))
    assert naam not in VELDEN_IN_DE_INDEX


def test_een_reden_of_een_eigen_kenmerk_geeft_nergens_een_vacature(als, vacature):
    Vacature.objects.update(aanleiding="ziekte", kenmerk="zeepaard-7")
    browser = als(None)
    for woord in ("ziekte", "zeepaard", "zeepaard-7"):
        assert titels(browser.get(LIJST, {"q": woord})) == []
        assert browser.get("/api/v1/vacatures", {"q": woord}).json()["aantal"] == 0
        assert "<entry>" not in browser.get("/vacatures/feed.atom", {"q": woord}).text
