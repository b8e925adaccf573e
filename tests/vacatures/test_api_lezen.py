"""The read API: what everybody may read, in pages, with the headers by which nobody reads twice."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.http import http_date

from demo.fabrieken.koppelingen import SleutelFactory
from demo.fabrieken.vacatures import VacatureFactory
from onderwijsregio.kern.api import poort
from vacatures import acties
from vacatures.api.schemas import Vacatureuit
from vacatures.importeren.velden import NIET_OPENBAAR, OPENBAAR, VELDEN
from vacatures.keuzes import Uitkomst
from vacatures.models import Vacature

pytestmark = pytest.mark.django_db
ADRES = "/api/v1/vacatures"


def probleem(antwoord, status):
    """The problem in this answer, after it is found to be one."""
    assert antwoord.status_code == status, antwoord.content
    assert antwoord["Content-Type"] == "application/problem+json"
    inhoud = antwoord.json()
    assert (inhoud["status"], inhoud["type"]) == (status, "about:blank")
    assert inhoud["title"]
    assert inhoud["detail"]
    return inhoud


def test_iedereen_leest_open_vacatures_en_alleen_die(client, vacature, concept, school):
    VacatureFactory(school=school, gesloten=True)
    inhoud = client.get(ADRES).json()
    assert inhoud["aantal"] == 1
    (rij,) = inhoud["vacatures"]
    assert (rij["id"], rij["titel"], rij["school"]["naam"]) == (vacature.pk, vacature.titel, "De Bever")
    assert (rij["fte_min"], rij["dagen"]) == (0.4, ["ma", "di", "do"])


def test_wat_voor_het_bestuur_zelf_is_leest_een_ander_nergens(als, client, vacature, hr, hr_ander, kandidaat):
    assert VELDEN.keys() == OPENBAAR | NIET_OPENBAAR, "of each field it was decided who reads it"
    assert not OPENBAAR & NIET_OPENBAAR
    assert Vacatureuit.model_fields.keys() & VELDEN.keys() <= OPENBAAR
    assert not {"status", "gemaakt_door", "controle_opmerking"} & Vacatureuit.model_fields.keys()
    geheim = "Aanbod aan een student: Zwerfkei"
    Vacature.objects.filter(pk=vacature.pk).update(afwijking=geheim, kenmerk="HKEY-7", aanleiding="ziekte")
    overal = (
        f"{ADRES}/{vacature.pk}",
        ADRES,
        vacature.get_absolute_url(),
        "/vacatures/",
        "/vacatures/feed.atom",
    )
    for wie in (None, hr_ander, kandidaat.gebruiker):
        for adres in overal:
            antwoord = als(wie).get(adres)
            assert vacature.titel in antwoord.text, adres
            assert not [woord for woord in ("Zwerfkei", "HKEY-7", "ziek") if woord in antwoord.text], adres
        assert als(wie).get(f"/werk/vacatures/{vacature.pk}/voorbeeld/").status_code != 200
    for woord in ("zwerfkei", "ziekte"):
        assert client.get(f"{ADRES}?q={woord}").json()["aantal"] == 0, woord
    assert geheim in als(hr).get(f"/werk/vacatures/{vacature.pk}/wijzigen/").text


def test_een_concept_of_gesloten_vacature_bestaat_hier_niet(client, concept, school):
    for andere in (concept, VacatureFactory(school=school, gesloten=True)):
        probleem(client.get(f"{ADRES}/{andere.pk}"), 404)


def test_zoeken_gaat_zoals_op_de_website(client, vacature, school):
    gym = VacatureFactory(
        school=school, titel="Vakleerkracht bewegingsonderwijs", functie="vakdocent", vak="bewegen"
    )
    for vraag in ("q=gym", "vak=bewegen", "functie=vakdocent&vak=bewegen"):
        assert [rij["id"] for rij in client.get(f"{ADRES}?{vraag}").json()["vacatures"]] == [gym.pk], vraag
    for sinds in ("", "&gewijzigd_na=2020-01-01T00:00:00Z"):  # the list shows what comes near, and says so
        assert client.get(f"{ADRES}?q=gym walvis{sinds}").json() == {"aantal": 0, "vacatures": []}
    assert client.get(f"{ADRES}?bestuur={school.bestuur.code}").json()["aantal"] == 2
    assert client.get(f"{ADRES}?bestuur=bestaat-niet").json()["aantal"] == 0


def test_rond_een_plaats_met_de_afstand_erbij(client, vacature, ver_weg):
    dichtbij = client.get(f"{ADRES}?plaats={vacature.school.gebied_id}&km=5").json()
    assert dichtbij["vacatures"][0]["afstand_km"] == 0
    assert client.get(f"{ADRES}?plaats={ver_weg.pk}&km=5").json()["aantal"] == 0


def test_alleen_wat_sindsdien_is_gewijzigd(client, vacature, school):
    oud = VacatureFactory(school=school)
    Vacature.objects.filter(pk=oud.pk).update(gewijzigd_op=timezone.now() - timedelta(days=2))
    sinds = (timezone.now() - timedelta(days=1)).isoformat()
    inhoud = client.get(ADRES, {"gewijzigd_na": sinds}).json()
    assert (inhoud["aantal"], inhoud["vacatures"][0]["id"]) == (1, vacature.pk)


def test_bladeren_tot_het_eind_met_de_koppen(client, school):
    VacatureFactory.create_batch(5, school=school)
    gezien, adres = [], f"{ADRES}?limit=2"
    while adres:
        antwoord = client.get(adres)
        assert antwoord.json()["aantal"] == 5
        gezien += [rij["id"] for rij in antwoord.json()["vacatures"]]
        links = dict(reversed(deel.split("; ")) for deel in antwoord["Link"].split(", "))
        adres = links.get('rel="next"', "").strip("<>").removeprefix("http://testserver")
    assert len(gezien) == len(set(gezien)) == 5
    assert "offset=4" in links['rel="last"']


@pytest.mark.parametrize(
    ("vraag", "veld"),
    [
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("offset=-1", "offset"),
        ("sector=xx", "sector.0"),
        ("plaats=Nergenshuizen", "plaats"),
        ("km=0", "km"),
        ("gewijzigd_na=gisteren", "gewijzigd_na"),
        ("gewijzigd_na=2027-01-01T09:00:00", "gewijzigd_na"),
        ("gewijzigd_na=0001-01-01T00:00:00Z", "gewijzigd_na"),
        ("q=%00", "q"),
    ],
)
def test_een_vraag_die_niet_klopt_zegt_bij_welk_veld(client, regio, vraag, veld):
    fouten = probleem(client.get(f"{ADRES}?{vraag}"), 422)["errors"]
    assert list(fouten) == [veld]
    assert fouten[veld][0].endswith(".")


def test_elk_adres_noemt_de_parameter_die_het_niet_kent_en_doet_dan_niets(client, concept):
    """Each address and method of the OpenAPI file; `?prof=true` is a typing error for `?proef=true`."""
    Vacature.objects.filter(pk=concept.pk).update(kenmerk="2027-001")
    was = Vacature.objects.values().get()
    SleutelFactory(
        tekst="orv_00000000_sleutel",
        koppeling__organisatie=concept.organisatie,
        koppeling__gemaakt_door=concept.gemaakt_door,
    )
    invul = {"nummer": concept.pk, "kenmerk": "2027-001", "studentnummer": "s1"}
    inhoud = {
        "titel": "Anders",
        "uitkomst": "vervuld_elders",
        "vacatures": [{"kenmerk": "2027-001", "titel": "X"}],
    }
    adressen = client.get("/api/v1/openapi.json").json()["paths"]
    for pad, methoden in adressen.items():
        for methode, wat in methoden.items():
            bekend = [p["name"] for p in wat.get("parameters", []) if p["in"] == "query"]
            adres = f"{pad.format(**invul)}?prof=true&Limit=5"
            koppen = {"Authorization": "Bearer orv_00000000_sleutel"}
            antwoord = client.generic(
                methode.upper(), adres, json.dumps(inhoud), "application/json", headers=koppen
            )
            fouten = probleem(antwoord, 422)["errors"]
            assert list(fouten) == ["Limit", "prof"], (methode, pad)
            assert all(naam in fouten["prof"][0] for naam in bekend or ["heeft er geen"]), (methode, pad)
    assert len(adressen) >= 12 and Vacature.objects.values().get() == was
    assert client.head(f"{ADRES}?functi=x").status_code == 422
    assert client.get("/api/v1/scholen?limit=5&offset=0").status_code == 200


def test_wie_niets_nieuws_vindt_krijgt_304_en_wie_iets_mist_niet(client, vacature, school):
    eerste = client.get(f"{ADRES}/{vacature.pk}")
    assert eerste["Cache-Control"] == "public, max-age=60"
    opnieuw = client.get(f"{ADRES}/{vacature.pk}", headers={"If-None-Match": eerste["ETag"]})
    assert (opnieuw.status_code, opnieuw.content) == (304, b"")
    Vacature.objects.filter(pk=vacature.pk).update(titel="Anders")
    assert client.get(f"{ADRES}/{vacature.pk}", headers={"If-None-Match": eerste["ETag"]}).status_code == 200
    acties.sluit(vacature=VacatureFactory(school=school), uitkomst=Uitkomst.NIET_VERVULD)
    sinds_nu = client.get(ADRES, headers={"If-Modified-Since": http_date()})
    assert sinds_nu.status_code == 200, "what went away is a change, and no moment in the answer tells of it"


def test_een_andere_website_mag_lezen_en_niet_schrijven(client, vacature):
    assert client.get(ADRES)["Access-Control-Allow-Origin"] == "*"
    voorvraag = client.options(ADRES)
    assert (voorvraag.status_code, voorvraag["Access-Control-Allow-Methods"]) == (204, "GET, HEAD")
    assert "Access-Control-Allow-Origin" not in client.post(ADRES)


def test_scholen_besturen_en_lijsten(client, school):
    (gevonden,) = client.get("/api/v1/scholen").json()["scholen"]
    assert (gevonden["naam"], gevonden["bestuur"]) == ("De Bever", school.bestuur.code)
    assert gevonden["lat"]
    assert client.get(f"/api/v1/scholen/{school.pk}").json() == gevonden
    assert client.get("/api/v1/scholen?sector=mbo").json()["aantal"] == 0
    assert client.get("/api/v1/besturen").json()["besturen"][0]["naam"] == "Bestuur De Kade"
    assert {"code": "LB", "naam": "LB"} in client.get("/api/v1/lijsten").json()["schaal"]


def test_een_onbekend_adres_en_een_andere_methode_zijn_ook_een_probleem(client, regio):
    for pad in ("onzin/", "onzin%0Aop%20twee%20regels"):
        probleem(client.get(f"/api/v1/{pad}"), 404)
    antwoord = client.delete(ADRES)
    probleem(antwoord, 405)
    assert antwoord["Allow"] == "GET"


def test_een_ongeluk_bij_ons_vertelt_niets_en_staat_in_het_logboek(client, regio, monkeypatch, caplog):
    def stuk(*_, **__):
        raise RuntimeError("geheim")

    monkeypatch.setattr("vacatures.api.lezen.zoek", stuk)
    assert "geheim" not in str(probleem(client.get(ADRES), 500))
    assert "RuntimeError" in caplog.text


def test_op_de_grens_van_het_aantal_vragen_en_een_erover(client, regio, monkeypatch):
    monkeypatch.setattr(poort, "PER_ADRES", 3)
    monkeypatch.setattr("onderwijsregio.kern.api.snelheid.time.time", lambda: 1_000_030.0)
    monkeypatch.setattr("onderwijsregio.kern.api.poort.adres_van", lambda request: "203.0.113.9")
    assert [client.get("/api/v1/lijsten").status_code for _ in range(3)] == [200] * 3
    antwoord = client.get("/api/v1/lijsten")
    probleem(antwoord, 429)
    assert antwoord["Retry-After"] == str(60 - 1_000_030 % 60)
    monkeypatch.setattr("onderwijsregio.kern.api.snelheid.time.time", lambda: 1_000_090.0)
    assert client.get("/api/v1/lijsten").status_code == 200


def test_een_lijst_kost_evenveel_vragen_aan_de_database_met_een_of_met_tien(
    client, school, django_assert_max_num_queries
):
    VacatureFactory.create_batch(10, school=school)
    client.get(ADRES)
    with django_assert_max_num_queries(6):
        client.get(ADRES)


def test_de_uitleg_voor_mensen_noemt_elk_adres(client, regio):
    antwoord = client.get("/api/v1/")
    assert antwoord.status_code == 200
    for pad in client.get("/api/v1/openapi.json").json()["paths"]:
        assert pad in antwoord.content.decode(), pad
