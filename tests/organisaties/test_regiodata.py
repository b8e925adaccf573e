"""`laad_regio` and `maak_beheerder`: a region from readable files, or a clear reason why not."""

import re
import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from onderwijsregio.kern import regiogegevens
from onderwijsregio.organisaties.models import (
    Bron,
    Organisatie,
    Partnerschap,
    Postcodegebied,
    Regio,
    Thema,
    Uitnodiging,
)
from onderwijsregio.organisaties.regiodata import laad
from onderwijsregio.organisaties.signalen import vul_demo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def alleen_deze_app(monkeypatch):
    """What later apps load has tests of its own."""
    monkeypatch.setattr(regiogegevens, "_laders", [laad])


@pytest.fixture
def map_van(tmp_path, monkeypatch):
    """A folder of regions that a test may spoil; `map_van("leeg")` copies one into it."""
    echt = regiogegevens.REGIOS
    monkeypatch.setattr(regiogegevens.Regiogegevens.__init__, "__defaults__", (tmp_path,))

    def kopieer(naam):
        shutil.copytree(echt / naam, tmp_path / naam)
        return tmp_path / naam

    return kopieer


def laad_regio(naam, **opties):
    uit = StringIO()
    call_command("laad_regio", naam, stdout=uit, **opties)
    return uit.getvalue()


def verander(pad, oud, nieuw):
    tekst = pad.read_text("utf-8")
    assert oud in tekst
    pad.write_text(tekst.replace(oud, nieuw, 1), "utf-8")


def stand():
    modellen = (Bron, Organisatie, Partnerschap, Postcodegebied, Regio, Thema)
    return {model: list(model.objects.order_by("pk").values()) for model in modellen}


@pytest.mark.parametrize("naam", ["almere", "hak", "leeg"])
def test_elke_regio_laadt_en_een_tweede_keer_verandert_niets(naam):
    assert "1 nieuw" in laad_regio(naam)
    eerst = stand()
    assert laad_regio(naam) == "Er is niets veranderd.\n"
    assert stand() == eerst


def test_een_regio_is_gegevens_en_geen_programma():
    laad_regio("hak")
    regio = Regio.objects.get()
    assert (regio.stemregels, regio.vervangingspool, regio.themawoord) == (
        ["consensus", "consent", "gewogen"],
        False,
        "domein",
    )
    assert Thema.objects.count() == 6
    assert regio.loket.soort == "loket"


def test_laden_zegt_per_bestand_wat_nieuw_is_en_wat_gewijzigd(map_van):
    pad = map_van("leeg")
    assert "organisaties.toml    organisatie: 2 nieuw, 0 gewijzigd" in laad_regio("leeg")
    verander(pad / "organisaties.toml", "Eerste schoolbestuur", "Bestuur Noord")
    assert laad_regio("leeg") == "organisaties.toml    organisatie: 0 nieuw, 1 gewijzigd\n"


def test_wat_het_bestand_niet_noemt_houdt_de_waarde_van_de_beheerder(map_van):
    map_van("leeg")
    laad_regio("leeg")
    Organisatie.objects.filter(code="eerste_bestuur").update(bevoegd_gezag="41234")
    laad_regio("leeg")
    assert Organisatie.objects.get(code="eerste_bestuur").bevoegd_gezag == "41234"


ORGANISATIES, REGIO = "organisaties.toml", "regio.toml"
FOUTEN = [
    (ORGANISATIES, 'soort = "loket"', 'sort = "loket"', "organisatie loket: onbekende sleutel sort"),
    (ORGANISATIES, 'soort = "loket"', 'soort = "balie"', "organisatie loket: soort: Waarde 'balie'"),
    (ORGANISATIES, 'code = "loket"', "", "organisatie 1: de sleutel 'code' ontbreekt"),
    (REGIO, 'loket = "loket"', 'loket = "luik"', "regio: organisatie 'luik' is onbekend"),
    (REGIO, '["consensus"]', '["loting"]', "regio: stemregels:"),
    (REGIO, 'code = "leeg"', "code = leeg", ""),
]


@pytest.mark.parametrize(("bestand", "oud", "nieuw", "melding"), FOUTEN)
def test_een_fout_noemt_bestand_en_vermelding_en_laat_alles_zoals_het_was(
    map_van, bestand, oud, nieuw, melding
):
    verander(map_van("leeg") / bestand, oud, nieuw)
    voor = stand()
    with pytest.raises(CommandError, match=rf"{bestand}[,:] {re.escape(melding)}"):
        laad_regio("leeg")
    assert stand() == voor


def test_een_punt_buiten_nederland_wordt_geweigerd_met_regelnummer(map_van):
    pad = map_van("leeg") / "postcodes.csv"
    pad.write_text("pc4,plaats,gemeente,wijk,lat,lon,bron\n1311,A,A,A,52.1,5.1,x\n1312,B,B,B,48.9,2.3,x\n")
    with pytest.raises(CommandError, match=r"postcodes\.csv, regel 3: lat: "):
        laad_regio("leeg")
    assert not Postcodegebied.objects.exists()


def test_een_regio_die_niet_bestaat_noemt_welke_er_zijn():
    with pytest.raises(CommandError, match=r"Regio 'nergens' bestaat niet\. Bekend zijn: almere, hak, leeg"):
        laad_regio("nergens")


@pytest.fixture
def demo_gevuld():
    gehoord = []

    def luister(gegevens, **kwargs):
        gehoord.append(gegevens.naam)

    anderen, vul_demo.receivers = vul_demo.receivers, []
    vul_demo.connect(luister)
    yield gehoord
    vul_demo.receivers = anderen


def test_met_demo_klinkt_het_sein_nadat_de_regio_er_is(demo_gevuld):
    laad_regio("almere", demo=True)
    assert demo_gevuld == ["almere"]


def test_zonder_demo_en_in_een_regio_zonder_verzonnen_scholen_klinkt_het_niet(demo_gevuld):
    laad_regio("almere")
    laad_regio("leeg", demo=True)
    assert demo_gevuld == []


def test_demo_wordt_geweigerd_buiten_een_demo(settings, demo_gevuld):
    settings.DEMO = False
    with pytest.raises(CommandError, match="alleen in een demo"):
        laad_regio("almere", demo=True)
    assert not Regio.objects.exists()


def test_de_eerste_beheerder_van_een_lege_regio_krijgt_een_link(client, settings):
    laad_regio("leeg")
    uit = StringIO()
    call_command("maak_beheerder", "Eerste@Example.nl", stdout=uit)
    sleutel = re.search(r"/uitnodiging/([^/]+)/", uit.getvalue())[1]
    uitnodiging = Uitnodiging.objects.met_sleutel(sleutel).get()
    assert (uitnodiging.email, uitnodiging.rol) == ("eerste@example.nl", "beheer")
    assert client.get(reverse("organisaties:uitnodiging", args=[sleutel])).status_code == 200


def test_zonder_regio_is_er_niets_te_beheren():
    with pytest.raises(CommandError, match="Laad eerst een regio"):
        call_command("maak_beheerder", "eerste@example.nl")
