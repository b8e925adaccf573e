"""The write API: a board's own system keeps its vacancies here, by its own reference."""

import time
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from post_office.models import Email

from demo.fabrieken.koppelingen import SleutelFactory
from demo.fabrieken.organisaties import SchoolFactory
from demo.fabrieken.vacatures import SollicitatieFactory, VacatureFactory
from vacatures import acties, rapportages
from vacatures.api import toegang
from vacatures.forms import Vacatureformulier
from vacatures.importeren.velden import VELDEN
from vacatures.keuzes import Uitkomst
from vacatures.models import Sleutel, Vacature

from .test_api_lezen import probleem

pytestmark = pytest.mark.django_db
ADRES = "/api/v1/mijn/vacatures"


class Systeem:
    """An organisation's own system, with its key."""

    def __init__(self, client, tekst, adres=ADRES):
        self.client, self.kop, self.adres = client, {"Authorization": f"Bearer {tekst}"}, adres

    def doe(self, methode, pad="", inhoud=None, **koppen):
        return getattr(self.client, methode)(
            f"{self.adres}{pad}", inhoud, content_type="application/json", headers=self.kop | koppen
        )

    def zet(self, kenmerk, inhoud, **koppen):
        return self.doe("put", f"/{kenmerk}", inhoud, **koppen)


@pytest.fixture
def koppel(client):
    """`koppel(bestuur, door)` is a system with a key of that board."""

    def maak(organisatie, door, **anders):
        tekst = Sleutel.nieuwe_tekst()
        vast = {
            "koppeling__organisatie": organisatie,
            "koppeling__gemaakt_door": door,
            "koppeling__naam": "AFS",
        }
        SleutelFactory(tekst=tekst, **vast | anders)
        return Systeem(client, tekst)

    return maak


@pytest.fixture
def systeem(koppel, bestuur, hr):
    return koppel(bestuur, hr)


@pytest.fixture
def inhoud(school):
    vandaag = timezone.localdate()
    return {
        "titel": "Leerkracht groep 5",
        "school": "De Bever",
        "omschrijving": "<p>Een fijne groep.</p><ul><li>met een vast team</li></ul>",
        "dagen": ["do", "ma"],
        "fte_min": 0.4,
        "fte_max": 0.8,
        "start_op": str(vandaag + timedelta(days=60)),
        "sluit_op": str(vandaag + timedelta(days=30)),
        "contactnaam": "Ans Voorbeeld",
    }


def gebeurtenissen():
    return Vacature.pgh_event_model.objects.count()


def test_een_nieuw_kenmerk_maakt_een_concept(systeem, inhoud, bestuur, hr):
    antwoord = systeem.zet("2027-001", inhoud)
    assert (antwoord.status_code, antwoord.json()["gevolg"]) == (201, "nieuw")
    vacature = Vacature.objects.get()
    assert (vacature.organisatie, vacature.kenmerk, vacature.status) == (bestuur, "2027-001", "concept")
    assert vacature.omschrijving == "Een fijne groep.\n\n- met een vast team"
    assert vacature.dagen == ["ma", "do"]
    assert rapportages.geschiedenis(vacature)[0].wie == "koppeling AFS"


def test_hetzelfde_twee_keer_is_een_vacature_en_geen_nieuwe_rij_in_de_geschiedenis(systeem, inhoud):
    systeem.zet("2027-001", inhoud)
    voor = gebeurtenissen()
    antwoord = systeem.zet("2027-001", inhoud)
    assert (antwoord.status_code, antwoord.json()["gevolg"], antwoord.json()["wijzigingen"]) == (
        200,
        "ongewijzigd",
        [],
    )
    assert (Vacature.objects.count(), gebeurtenissen()) == (1, voor)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    anders=st.fixed_dictionaries(
        {},
        optional={
            "titel": st.text("abc <>&", min_size=1, max_size=20).filter(str.strip),
            "dagen": st.lists(st.sampled_from(["ma", "di", "vr"]), min_size=1, max_size=3),
            "schaal": st.sampled_from(["", "LB", "LC"]),
            "groepen": st.lists(st.integers(1, 8), max_size=4),
            "salaris_van": st.just(3000.5),
            "salaris_tot": st.just(4000),
            "meelopen": st.booleans(),
            "ook_op": st.just(["De Bever"]),
            "status": st.sampled_from(["concept", "gepubliceerd"]),
        },
    )
)
def test_wat_er_ook_in_staat_de_tweede_keer_verandert_het_niets(systeem, inhoud, anders):
    eerste = systeem.zet("2027-001", inhoud | anders)
    voor = gebeurtenissen()
    tweede = systeem.zet("2027-001", inhoud | anders)
    if eerste.status_code < 300:
        assert tweede.json()["gevolg"] == "ongewijzigd", tweede.content
    assert gebeurtenissen() == voor
    Vacature.objects.all().delete()


def test_wat_wordt_weggelaten_blijft_zoals_het_is(systeem, inhoud):
    systeem.zet("2027-001", inhoud | {"begeleiding": "Een vaste mentor."})
    antwoord = systeem.zet("2027-001", {"titel": "Leerkracht groep 6"})
    assert antwoord.json()["wijzigingen"] == ["titel"]
    vacature = Vacature.objects.get()
    assert (vacature.titel, vacature.begeleiding) == ("Leerkracht groep 6", "Een vaste mentor.")


def test_maken_en_publiceren_in_een_keer_en_sluiten_met_de_uitkomst(systeem, inhoud, kandidaat):
    assert (
        systeem.zet("2027-001", inhoud | {"status": "gepubliceerd"}).json()["vacature"]["status"]
        == "gepubliceerd"
    )
    SollicitatieFactory(vacature=Vacature.objects.get(), kandidaat=kandidaat)
    antwoord = systeem.doe("post", "/2027-001/sluiten", {"uitkomst": "vervuld_elders"})
    assert antwoord.json()["vacature"]["uitkomst"] == "vervuld_elders"
    assert Email.objects.filter(to=kandidaat.email).exists(), "wie wachtte, krijgt bericht"
    nog_eens = systeem.doe("post", "/2027-001/sluiten", {"uitkomst": "vervuld_elders"})
    assert nog_eens.json()["gevolg"] == "ongewijzigd"
    probleem(systeem.doe("post", "/2027-001/sluiten", {"uitkomst": "ingetrokken"}), 409)
    probleem(systeem.zet("2027-001", {"titel": "Te laat"}), 409)


def test_wie_een_aanbod_heeft_zegt_eerst_ja_of_nee_en_dan_pas_sluit_het_systeem(
    systeem, inhoud, kandidaat, hr
):
    systeem.zet("2027-001", inhoud | {"status": "gepubliceerd"})
    aanbod = SollicitatieFactory(vacature=Vacature.objects.get(), kandidaat=kandidaat, aangeboden=True)
    reeks = {"vacatures": [{"kenmerk": "2027-001", "status": "gesloten", "uitkomst": "vervuld_loket"}]}
    for uitkomst in Uitkomst.values:
        gelezen = probleem(systeem.doe("post", "/2027-001/sluiten", {"uitkomst": uitkomst}), 409)
        assert "Trek dan eerst het aanbod in" in gelezen["detail"]
        assert kandidaat.achternaam not in gelezen["detail"]
    assert systeem.doe("post", "/reeks", reeks).json()["aantallen"] == {"geweigerd": 1}
    aanbod.refresh_from_db()
    assert aanbod.status == "aangeboden"
    acties.trek_sollicitatie_in(sollicitatie=aanbod, door=kandidaat.gebruiker)
    assert systeem.doe("post", "/2027-001/sluiten", {"uitkomst": "ingetrokken"}).status_code == 200


def test_wat_niemand_bevestigde_komt_niet_terug_door_dezelfde_datum_nog_eens_te_sturen(systeem, inhoud, hr):
    systeem.zet("2027-001", inhoud | {"status": "gepubliceerd"})
    vacature = Vacature.objects.get()
    SollicitatieFactory(vacature=vacature)
    Vacature.objects.update(gepubliceerd_op=timezone.localtime() - timedelta(days=90))
    assert acties.bewaak_versheid() == (0, 1)
    for gevolg in ("gewijzigd", "ongewijzigd"):
        opnieuw = systeem.zet("2027-001", inhoud | {"status": "gepubliceerd", "titel": "Juf of meester"})
        assert opnieuw.json()["gevolg"] == gevolg
        assert acties.bewaak_versheid() == (0, 0)
    assert not Vacature.objects.open().exists()
    assert Email.objects.filter(to=hr.email, subject__startswith="Van de website").count() == 1

    later = (vacature.sluit_op + timedelta(days=1)).isoformat()
    assert systeem.zet("2027-001", {"sluit_op": later}).json()["wijzigingen"] == ["sluit_op"]
    assert acties.bewaak_versheid() == (0, 0)
    assert Vacature.objects.open().get().vernieuwd_op == timezone.localdate()


def test_publiceren_is_veilig_te_herhalen(systeem, inhoud):
    systeem.zet("2027-001", inhoud)
    gevolgen = [systeem.doe("post", "/2027-001/publiceren").json()["gevolg"] for _ in range(2)]
    assert gevolgen == ["gewijzigd", "ongewijzigd"]
    probleem(systeem.zet("2027-001", {"status": "concept"}), 409)


def test_een_verborgen_vacature_wordt_geregistreerd_en_komt_nooit_op_de_website(systeem, inhoud, client):
    hidden = inhoud | {"noodoplossing": "samengevoegd", "status": "verborgen"}
    assert systeem.zet("2027-001", hidden).json()["vacature"]["status"] == "verborgen"
    assert client.get("/api/v1/vacatures").json()["aantal"] == 0
    probleem(
        systeem.zet("2027-002", inhoud | {"noodoplossing": "samengevoegd", "status": "gepubliceerd"}), 409
    )


@pytest.mark.parametrize("status", ["", "gepubliceerd"])
def test_een_proef_zegt_wat_er_zou_gebeuren_en_bewaart_niets(systeem, inhoud, status):
    met = inhoud | ({"status": status} if status else {})
    antwoord = systeem.doe("put", "/2027-001?proef=true", met)
    assert (antwoord.status_code, antwoord.json()["gevolg"], antwoord.json()["proef"]) == (200, "nieuw", True)
    assert (Vacature.objects.count(), gebeurtenissen(), Email.objects.count()) == (0, 0, 0)
    echt = systeem.zet("2027-001", met).json()
    for veld in ("gevolg", "wijzigingen"):
        assert echt[veld] == antwoord.json()[veld]


def test_een_proef_met_sluiten_verstuurt_geen_mail(systeem, inhoud, kandidaat):
    systeem.zet("2027-001", inhoud | {"status": "gepubliceerd"})
    SollicitatieFactory(vacature=Vacature.objects.get(), kandidaat=kandidaat)
    antwoord = systeem.doe("post", "/2027-001/sluiten?proef=true", {"uitkomst": "ingetrokken"})
    assert antwoord.json()["vacature"]["status"] == "gesloten"
    assert (Vacature.objects.get().status, Email.objects.count()) == ("gepubliceerd", 0)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"titel": "x" * 121}, "titel"),
        ({"titel": None}, "titel"),
        ({"titel": "<b onclick='x()'>Leraar</b>"}, "titel"),
        ({"omschrijving": "<script>alert(1)</script>"}, "omschrijving"),
        ({"school": "Bestaat Niet"}, "school"),
        ({"school": None}, "school"),
        ({"dagen": ["za"]}, "dagen.0"),
        ({"dagen": []}, "dagen"),
        ({"fte_min": 0}, "fte_min"),
        ({"fte_min": 0.9}, "algemeen"),
        ({"start_op": "2027-02-31"}, "start_op"),
        ({"schaal": "lb"}, "schaal"),
        ({"telefoon": "06"}, "telefoon"),
        ({"contacttelefoon": "bel maar"}, "contacttelefoon"),
        ({"status": "gesloten"}, "uitkomst"),
        ({"uitkomst": "ingetrokken"}, "uitkomst"),
        ({"salaris_van": 3000}, "algemeen"),
        ({"titel": "a\x00b"}, "titel"),
    ],
)
def test_wat_niet_klopt_wordt_bij_naam_geweigerd_en_niets_ervan_bewaard(systeem, inhoud, anders, veld):
    fouten = probleem(systeem.zet("2027-001", inhoud | anders), 422)["errors"]
    assert veld in fouten
    assert "Kies uit: ," not in str(fouten), "an empty choice has a word"
    assert not Vacature.objects.exists()


def test_een_nieuwe_vacature_zonder_wat_nodig_is_noemt_alles_wat_ontbreekt(systeem, school):
    fouten = probleem(systeem.zet("2027-001", {"titel": "Leerkracht"}), 422)["errors"]
    assert {
        "school",
        "omschrijving",
        "dagen",
        "fte_min",
        "fte_max",
        "start_op",
        "sluit_op",
        "contactnaam",
    } == set(fouten)


@pytest.mark.parametrize("inhoud", ["{", "[1", b"\xff"])
def test_wat_geen_json_is_is_een_400(systeem, inhoud):
    probleem(systeem.doe("put", "/2027-001", inhoud), 400)


def test_wat_te_groot_is_wordt_niet_gelezen(systeem, inhoud):
    probleem(systeem.zet("2027-001", inhoud | {"omschrijving": "x" * (2 * 1024 * 1024)}), 413)


def test_een_ander_bestuur_ziet_en_wijzigt_niets_van_dit_bestuur(systeem, koppel, inhoud, hr_ander):
    systeem.zet("2027-001", inhoud)
    ander = koppel(hr_ander.lidmaatschap.organisatie, hr_ander)
    assert ander.doe("get").json()["aantal"] == 0
    probleem(ander.doe("get", "/2027-001"), 404)
    probleem(ander.doe("post", "/2027-001/publiceren"), 404)
    probleem(ander.doe("post", "/2027-001/sluiten", {"uitkomst": "ingetrokken"}), 404)
    assert "school" in probleem(ander.zet("2027-001", inhoud), 422)["errors"], (
        "de school is niet van dit bestuur"
    )
    SchoolFactory(bestuur=hr_ander.lidmaatschap.organisatie, naam="Overkant")
    assert ander.zet("2027-001", inhoud | {"school": "Overkant"}).status_code == 201, (
        "een kenmerk is per bestuur"
    )
    assert Vacature.objects.count() == 2


def test_zonder_sleutel_met_een_verkeerde_ingetrokken_of_verlopen_sleutel_komt_niemand_binnen(
    client, koppel, bestuur, hr
):
    nu = timezone.now()
    sloten = [
        client.get(ADRES),
        client.get(ADRES, headers={"Authorization": "Basic eA=="}),
        Systeem(client, "orv_verzonnen").doe("get"),
        koppel(bestuur, hr, koppeling__naam="a", ingetrokken_op=nu).doe("get"),
        koppel(bestuur, hr, koppeling__naam="b", gemaakt_op=nu - timedelta(days=2), geldig_tot=nu).doe("get"),
    ]
    for antwoord in sloten:
        probleem(antwoord, 401)
        assert antwoord["WWW-Authenticate"].startswith("Bearer")
    binnenkort = koppel(bestuur, hr, koppeling__naam="c", geldig_tot=nu + timedelta(minutes=1))
    assert binnenkort.doe("get").status_code == 200, "tot het eind werkt hij"


def test_een_sessie_in_de_browser_opent_de_api_niet(als, hr):
    probleem(als(hr).get(ADRES), 401)


@pytest.mark.parametrize("kenmerk", ["2026/014", "A/1/b", "2026 / 014 (her)", "50%", "sluiten"])
def test_een_kenmerk_is_een_adres_ook_met_een_schuine_streep(systeem, inhoud, kenmerk):
    adressen = [f"/{quote(kenmerk, safe='')}", f"/{quote(kenmerk)}"]
    assert systeem.doe("put", adressen[0], inhoud).json()["kenmerk"] == kenmerk
    assert systeem.doe("put", adressen[1], inhoud).json()["gevolg"] == "ongewijzigd"
    rij = {"kenmerk": kenmerk, **inhoud}
    assert systeem.doe("post", "/reeks", {"vacatures": [rij]}).json()["aantallen"] == {"ongewijzigd": 1}
    assert systeem.doe("get", adressen[0]).json()["kenmerk"] == kenmerk
    for doe, status in (("publiceren", "gepubliceerd"), ("sluiten", "gesloten")):
        uit = systeem.doe("post", f"{adressen[0]}/{doe}", {"uitkomst": "ingetrokken"}).json()
        assert uit["vacature"]["status"] == status
    assert Vacature.objects.get().kenmerk == kenmerk


@pytest.mark.parametrize(
    "kenmerk", ["/1", "1/", "a//b", "a/ /b", "../1", " 1", "a\tb", "reeks", "a/sluiten", "a" * 41]
)
def test_wat_geen_adres_kan_zijn_is_nergens_een_kenmerk(systeem, inhoud, kenmerk, school, hr):
    antwoord = systeem.doe("put", f"/{quote(kenmerk, safe='')}", inhoud)
    assert antwoord.status_code in ((405,) if kenmerk in ("reeks", "a/sluiten") else (422,))
    reeks = systeem.doe("post", "/reeks", {"vacatures": [inhoud | {"kenmerk": kenmerk}]}).json()
    assert list(reeks["uitslagen"][0]["errors"]) == ["kenmerk"]
    vacature = VacatureFactory.build(
        school=school, organisatie=school.bestuur, gemaakt_door=hr, kenmerk=kenmerk
    )
    with pytest.raises(ValidationError) as fout:  # the screen and the spreadsheet
        vacature.full_clean()
    assert "kenmerk" in fout.value.message_dict


def test_wie_alleen_mag_lezen_leest_alleen(koppel, bestuur, hr, inhoud):
    lezer = koppel(bestuur, hr, koppeling__recht="lezen")
    assert lezer.doe("get").status_code == 200
    probleem(lezer.zet("2027-001", inhoud), 403)


def test_per_koppeling_op_de_grens_en_een_erover(systeem, koppel, bestuur, hr, monkeypatch):
    monkeypatch.setattr(toegang, "PER_SLEUTEL", 2)
    nu = time.time() + Sleutel.objects.get().pk * 60  # a minute that no other test counts in
    monkeypatch.setattr("onderwijsregio.kern.api.snelheid.time.time", lambda: nu)
    assert [systeem.doe("get").status_code for _ in range(3)] == [200, 200, 429]
    assert koppel(bestuur, hr, koppeling__naam="ander systeem").doe("get").status_code == 200


def test_wie_de_laatste_stand_niet_kent_overschrijft_niets(systeem, inhoud):
    systeem.zet("2027-001", inhoud)
    etag = systeem.doe("get", "/2027-001")["ETag"]
    assert systeem.zet("2027-001", {"titel": "Eerst"}, **{"If-Match": etag}).status_code == 200
    for kenmerk, kop, zin in (
        ("2027-001", {"If-Match": etag}, "intussen gewijzigd"),
        ("2027-001", {"If-None-Match": "*"}, "is er al"),
        ("2027-009", {"If-Match": "*"}, "geen vacature met dit kenmerk"),
    ):
        assert zin in probleem(systeem.zet(kenmerk, inhoud, **kop), 412)["detail"]
    assert Vacature.objects.get().titel == "Eerst"


def test_een_reeks_neemt_wat_goed_is_en_weigert_de_rest_bij_naam(systeem, inhoud):
    rijen = [
        inhoud | {"kenmerk": "a"},
        inhoud | {"kenmerk": "b", "schaal": "ZZ"},
        inhoud | {"kenmerk": "a"},
        inhoud | {"kenmerk": "c", "fte_max": 0.1},
        inhoud | {"kenmerk": ""},
        {"kenmerk": "d", "onbekend": 1},
    ]
    antwoord = systeem.doe("post", "/reeks", {"vacatures": rijen}).json()
    assert antwoord["aantallen"] == {"nieuw": 1, "geweigerd": 5}
    assert [(rij["kenmerk"], sorted(rij["errors"])) for rij in antwoord["uitslagen"]] == [
        ("a", []),
        ("b", ["schaal"]),
        ("a", ["kenmerk"]),
        ("c", ["algemeen"]),
        ("", ["kenmerk"]),
        ("d", ["onbekend"]),
    ]
    assert Vacature.objects.count() == 1
    proef = systeem.doe("post", "/reeks?proef=true", {"vacatures": [inhoud | {"kenmerk": "e"}]}).json()
    assert (proef["aantallen"], Vacature.objects.count()) == ({"nieuw": 1}, 1)


@pytest.mark.parametrize(("aantal", "status"), [(0, 422), (100, 200), (101, 422)])
def test_een_reeks_heeft_hoogstens_honderd_vacatures(systeem, aantal, status):
    assert systeem.doe("post", "/reeks", {"vacatures": [{"kenmerk": "a"}] * aantal}).status_code == status


def test_wat_hr_op_het_scherm_schrijft_en_wat_een_systeem_schrijft_zijn_dezelfde_velden():
    assert set(Vacatureformulier.Meta.fields) == set(VELDEN), (
        "een veld erbij? Zie vacatures/importeren/velden.py"
    )


def test_een_tijdzone_die_de_database_niet_kent_is_gewoon_een_moment(systeem, vacature):
    assert systeem.doe("get", "?gewijzigd_na=2026-01-01T00:00:00%2B23:59").status_code == 200


def test_de_lijst_van_het_bestuur_heeft_ook_concepten_en_alleen_wat_een_kenmerk_heeft(
    systeem, vacature, school
):
    VacatureFactory(school=school, kenmerk="k", concept=True)
    inhoud = systeem.doe("get").json()
    assert [(rij["kenmerk"], rij["status"]) for rij in inhoud["vacatures"]] == [("k", "concept")]
    assert systeem.doe("get", "?status=gepubliceerd").json()["aantal"] == 0
