"""An institute's own system brings its students, all of them or none, and takes them away again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from demo.fabrieken.koppelingen import SleutelFactory
from demo.fabrieken.organisaties import SchoolFactory
from demo.fabrieken.stages import (
    StagejaarFactory,
    StageperiodeFactory,
    StagevraagFactory,
)
from vacatures.importeren.studenten import KOLOMMEN
from vacatures.models import Sleutel, Stagestudent, Stagevraag

from .test_api_lezen import probleem
from .test_api_schrijven import Systeem

ADRES = "/api/v1/mijn/studenten"
PERIODEN = "/api/v1/stages/perioden"
pytestmark = pytest.mark.django_db


@pytest.fixture
def koppel(client):
    """`koppel(gebruiker)` is a system of that user's organisation, which may bring students."""

    def maak(gebruiker, recht="studenten"):
        tekst = Sleutel.nieuwe_tekst()
        organisatie = gebruiker.lidmaatschap.organisatie
        wie = {"koppeling__organisatie": organisatie, "koppeling__gemaakt_door": gebruiker}
        SleutelFactory(tekst=tekst, koppeling__recht=recht, **wie)
        return Systeem(client, tekst, ADRES)

    return maak


@pytest.fixture
def systeem(koppel, opleiding):
    return koppel(opleiding)


@pytest.fixture
def noor():
    return {"studentnummer": "s1", "voornaam": "Noor", "achternaam": "Visser", "soort": "pabo_1"}


@pytest.fixture
def breng(systeem, periode):
    def doe(*studenten, vraag="", **anders):
        inhoud = {"periode": periode.code_met_jaar, "studenten": studenten} | anders
        return systeem.doe("post", vraag, inhoud)

    return doe


def test_iedereen_leest_de_perioden_die_nog_niet_voorbij_zijn(client, periode):
    voorbij = StagejaarFactory(begin=periode.jaar.begin - 1)
    laatste = StageperiodeFactory(jaar=voorbij, tot=timezone.localdate() - timedelta(days=1))
    antwoord = client.get(PERIODEN)
    (rij,) = antwoord.json()["perioden"]
    assert rij == {
        "code": f"{periode.jaar.begin}-jaar",
        "naam": "Heel schooljaar",
        "schooljaar": str(periode.jaar),
        "van": str(periode.van),
        "tot": str(periode.tot),
    }
    assert client.get(PERIODEN, headers={"If-None-Match": antwoord["ETag"]}).status_code == 304
    assert client.head(PERIODEN).status_code == 200
    laatste.tot += timedelta(days=1)
    laatste.save()
    assert client.get(PERIODEN).json()["aantal"] == 2, "vandaag kan het nog"


def test_alles_wat_een_kolom_kan_zeggen_komt_over_en_terug(breng, systeem, noor, school):
    eerder = SchoolFactory(naam="De Otter", brin="01AB", vestiging="00")
    tweede = StageperiodeFactory(tweede=True)
    alles = noor | {
        "soort": "leraar_vo", "vak": "engels", "leerjaar": 3, "periode": tweede.code_met_jaar, "sector": "vso",
        "pc4": "1315", "wijk": "Centrum", "scholen": [school.naam], "dagen": ["di", "ma"], "max_km": 10,
        "eerder": ["01AB00"], "email": "Noor@Voorbeeld.test",
    }  # fmt: skip
    assert alles.keys() == {kolom.code for kolom in KOLOMMEN}
    assert breng(alles).json() == {"proef": False, "nieuw": 1, "gewijzigd": 0, "gelijk": 0}
    (uit,) = systeem.doe("get").json()["studenten"]
    gelijk = {"email", "studentnummer", "scholen", "eerder", "dagen"}
    assert {code: uit[code] for code in alles.keys() - gelijk} == {c: alles[c] for c in alles.keys() - gelijk}
    assert (uit["studentnummer"], uit["dagen"]) == ("S1", ["ma", "di"])
    assert ([s["naam"] for s in uit["scholen"]], uit["eerder"][0]["id"]) == ([school.naam], eerder.pk)
    assert "email" not in uit, "dat bewaren wij niet"


def test_nog_eens_verandert_niets_en_wat_u_weglaat_wordt_leeg(breng, noor):
    sem = noor | {"studentnummer": "s2", "voornaam": "Sem", "leerjaar": 2}
    for verwacht in ((2, 0, 0), (0, 0, 2)):
        uit = breng(noor, sem).json()
        assert (uit["nieuw"], uit["gewijzigd"], uit["gelijk"]) == verwacht
    assert breng(noor | {"vak": "", "wijk": " ", "leerjaar": None, "dagen": []}).json()["gelijk"] == 1
    del sem["leerjaar"]
    assert breng(sem).json()["gewijzigd"] == 1
    assert Stagevraag.objects.get(student__studentnummer="S2").leerjaar is None
    assert Stagestudent.objects.count() == 2, "wie er niet bij staat, blijft"


def test_een_proef_telt_en_bewaart_niets(breng, noor):
    uit = breng(noor, vraag="?proef=true").json()
    assert uit == {"proef": True, "nieuw": 1, "gewijzigd": 0, "gelijk": 0}
    assert not Stagestudent.objects.exists()


@pytest.mark.parametrize(
    ("anders", "veld", "zin"),
    [
        ({"studentnummer": "s#2"}, "studentnummer", "alleen cijfers en letters"),
        ({"studentnummer": "S1"}, "studentnummer", "staat ook op regel 1"),
        ({"achternaam": " "}, "achternaam", "Hier moet iets staan"),
        ({"achternaam": None}, "achternaam", "Stuur een tekst"),
        ({"voornaam": "x" * 61}, "voornaam", "langer dan 60"),
        ({"voornaam": "<script>x</script>"}, "voornaam", "Stuur gewone tekst"),
        ({"voornaam": "a\x00b"}, "voornaam", "niet te lezen"),
        ({"soort": "pabo 1"}, "soort", "Kies uit: pabo_1"),
        ({"soort": ""}, "soort", "Kies uit: pabo_1"),
        ({"vak": "engels"}, "vak", "hoort geen vak"),
        ({"sector": "vo"}, "sector", "leert hier niet. Kies uit: po, sbo, so"),
        ({"wijk": "Sentrum"}, "wijk", "Bedoelt u Centrum?"),
        ({"leerjaar": 7}, "leerjaar", "hoogstens 6"),
        ({"max_km": 101}, "max_km", "hoogstens 100"),
        ({"dagen": ["za"]}, "dagen.0", "Kies uit: ma"),
        ({"pc4": "999"}, "pc4", "geen postcode"),
        ({"email": "noor"}, "email", "geen e-mailadres"),
        ({"periode": "winter"}, "periode", "Deze periode is er niet"),
        ({"scholen": ["Nergens"]}, "scholen", "staat niet in het portaal"),
        ({"eerder": ["De Bever"] * 11}, "eerder", "hoogstens 10"),
        ({"bsn": "123"}, "bsn", "kennen wij niet"),
    ],
)
def test_een_fout_in_een_rij_wordt_uitgelegd_en_niemand_wordt_bewaard(breng, noor, school, anders, veld, zin):
    fout = noor | {"studentnummer": "s2"} | anders
    fouten = probleem(breng(noor, fout), 422)["errors"]
    assert list(fouten) == [f"studenten.1.{veld}"]
    assert zin in fouten[f"studenten.1.{veld}"][0]
    assert not Stagestudent.objects.exists()


def test_wat_niet_mag_ontbreken_en_een_periode_die_er_niet_is(breng, noor, periode):
    assert set(probleem(breng({}), 422)["errors"]) == {
        f"studenten.0.{kolom.code}" for kolom in KOLOMMEN if kolom.verplicht
    }
    for code in ("jaar", "2099-jaar", f"{periode.jaar.begin}-winter"):
        assert list(probleem(breng(noor, periode=code), 422)["errors"]) == ["periode"]
    periode.van, periode.tot = (timezone.localdate() - timedelta(days=dagen) for dagen in (9, 1))
    periode.save()
    assert "voorbij" in probleem(breng(noor), 422)["detail"]


@pytest.mark.parametrize(
    ("aantal", "eerste"), [(0, "studenten"), (500, "studenten.1.studentnummer"), (501, "studenten")]
)
def test_op_de_grens_van_het_aantal_studenten_en_een_erover(breng, noor, aantal, eerste):
    assert next(iter(probleem(breng(*[noor] * aantal), 422)["errors"])) == eerste


def test_een_opleiding_leest_en_wist_alleen_de_eigen_studenten(
    systeem, koppel, breng, noor, andere_opleiding, periode
):
    breng(noor)
    ander = koppel(andere_opleiding)
    assert ander.doe("get").json()["aantal"] == 0
    probleem(ander.doe("delete", "/S1"), 404)
    assert ander.doe("post", "", {"periode": periode.code_met_jaar, "studenten": [noor]}).json()["nieuw"] == 1
    antwoord = systeem.doe("delete", "/s1")
    assert (antwoord.status_code, antwoord.content) == (204, b"")
    probleem(systeem.doe("delete", "/S1"), 404)
    probleem(systeem.doe("delete", "/%23"), 422)
    assert Stagestudent.objects.get().instituut == andere_opleiding.lidmaatschap.organisatie


def test_een_sleutel_voor_vacatures_brengt_geen_studenten_en_andersom(client, koppel, systeem, hr):
    for recht in ("schrijven", "lezen"):
        bestuur = koppel(hr, recht)
        for poging in (bestuur.doe("get"), bestuur.doe("post", "", {}), bestuur.doe("delete", "/S1")):
            assert "vacatures lezen" in probleem(poging, 403)["detail"]
    systeem.adres = "/api/v1/mijn/vacatures"
    for poging in (systeem.doe("get"), systeem.doe("put", "/1", {}), systeem.doe("post", "/reeks", {})):
        assert "studenten brengen" in probleem(poging, 403)["detail"]
    for open_adres in (client.get(ADRES), client.post(ADRES), client.delete(f"{ADRES}/S1")):
        probleem(open_adres, 401)


def test_bladeren_door_de_studenten_van_een_periode(
    systeem, instituut, periode, django_assert_max_num_queries
):
    StagevraagFactory.create_batch(12, periode=periode, student__instituut=instituut)
    StagevraagFactory(periode=StageperiodeFactory(tweede=True), student__instituut=instituut)
    assert systeem.doe("get").json()["aantal"] == 13
    with django_assert_max_num_queries(7):
        antwoord = systeem.doe("get", f"?periode={periode.code_met_jaar}&limit=10")
    assert (antwoord.json()["aantal"], len(antwoord.json()["studenten"])) == (12, 10)
    assert 'rel="next"' in antwoord["Link"]
    assert antwoord["Cache-Control"] == "private, no-cache"
    assert (
        systeem.doe(
            "get", f"?periode={periode.code_met_jaar}&limit=10", **{"If-None-Match": antwoord["ETag"]}
        ).status_code
        == 304
    )
    assert systeem.doe("get", "?periode=2099-jaar").json()["aantal"] == 0
    assert list(probleem(systeem.doe("get", "?periode=jaar"), 422)["errors"]) == ["periode"]
