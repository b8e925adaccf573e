"""The front door: public pages, what they cost, and the routes that a region's data give."""

import pytest

from demo.fabrieken.loket import RouteFactory
from demo.fabrieken.organisaties import BronFactory, ThemaFactory
from loket import regiodata
from loket.models import Route
from onderwijsregio.kern.regiogegevens import Regiogegevens


@pytest.fixture
def gegevens(tmp_path):
    """`gegevens(text)` is a region whose routes.toml has this text."""

    def schrijf(tekst: str) -> Regiogegevens:
        map_ = tmp_path / "proef"
        map_.mkdir(exist_ok=True)
        (map_ / "regio.toml").touch()
        (map_ / "routes.toml").write_text(tekst, "utf-8")
        return Regiogegevens("proef", tmp_path)

    return schrijf


def test_de_voordeur_heeft_een_duidelijke_hoofdactie(client, regio, route):
    ThemaFactory(naam="Samen opleiden")
    bladzijde = client.get("/").content.decode()
    assert bladzijde.count("<h1") == 1
    assert bladzijde.index('href="/vragen/"') < bladzijde.index("<h2")
    assert "Zij-instroom" in bladzijde
    assert "Samen opleiden" in bladzijde


def test_de_voordeur_staat_er_ook_zonder_regio(client, db):
    assert client.get("/").status_code == 200
    assert "Hier komen de routes" in client.get("/routes/").content.decode()


def test_meer_routes_kosten_de_voordeur_geen_queries(client, regio, django_assert_max_num_queries):
    RouteFactory()
    client.get("/")
    with django_assert_max_num_queries(15) as weinig:
        client.get("/")
    RouteFactory.create_batch(10)
    with django_assert_max_num_queries(15) as veel:
        client.get("/")
    assert len(veel) == len(weinig)


def test_een_route_vertelt_alles_en_wijst_verder(client, route):
    bladzijde = client.get("/routes/zij-instroom/").content.decode()
    for tekst in (*route.eisen, *route.stappen, route.doelgroep):
        assert tekst in bladzijde
    assert "/mijn/routes/zij-instroom/aanmelden/" in bladzijde
    assert "/vragen/?route=zij-instroom" in bladzijde


def test_een_route_zonder_aanmelding_biedt_een_vraag(client, regio):
    RouteFactory(code="elders", aanmelden_kan=False)
    bladzijde = client.get("/routes/elders/").content.decode()
    assert "aanmelden/" not in bladzijde
    assert "/vragen/?route=elders" in bladzijde


def test_de_sitemap_kent_de_routes(client, route):
    kaart = client.get("/sitemap.xml").content.decode()
    assert "/routes/zij-instroom/</loc>" in kaart
    assert "/vragen/</loc>" in kaart
    assert "/mijn/" not in kaart


def test_routes_komen_uit_de_gegevens_van_de_regio(db, gegevens):
    bron = BronFactory(code="plan")
    regio = gegevens(
        '[[route]]\ncode = "a"\nnaam = "Eerst"\nsamenvatting = "s"\nduur_maanden = 24\naanmelden_kan = true\n'
        'bron = "plan"\n[[route]]\ncode = "b"\nnaam = "Dan"\nsamenvatting = "s"\neisen = ["x"]\n'
    )
    for _ in range(2):
        regiodata.laad(regio)
    eerst, dan = Route.objects.all()
    assert (eerst.naam, eerst.duur_maanden, eerst.bron, eerst.aanmelden_kan) == ("Eerst", 24, bron, True)
    assert (dan.naam, dan.eisen, dan.aanmelden_kan) == ("Dan", ["x"], False)


def test_een_sleutel_die_verdwijnt_wordt_weer_leeg_en_een_route_blijft(db, gegevens):
    regiodata.laad(gegevens('[[route]]\ncode = "a"\nnaam = "A"\nsamenvatting = "s"\nkosten = "gratis"\n'))
    regiodata.laad(gegevens('[[route]]\ncode = "a"\nnaam = "A"\nsamenvatting = "s"\n'))
    assert Route.objects.get().kosten == ""
    regiodata.laad(gegevens(""))
    assert Route.objects.count() == 1


@pytest.mark.parametrize("naam", ["almere", "hak", "leeg"])
def test_elke_regio_laadt_haar_routes(db, naam):
    gegevens = Regiogegevens(naam)
    for rij in gegevens.toml("routes").get("route", []):
        if rij.get("bron"):
            BronFactory(code=rij["bron"])
    regiodata.laad(gegevens)
    assert Route.objects.count() == len(gegevens.toml("routes").get("route", []))
