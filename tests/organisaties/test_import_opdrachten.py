"""The two commands: what they print, and that they change all or nothing."""

import io

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from onderwijsregio.organisaties.importeren.ronde import SLOT
from onderwijsregio.organisaties.models import Importronde, Postcodegebied, School

from .importhulp import BESTANDEN, foto, maak, scholen

pytestmark = pytest.mark.django_db


def voer_uit(opdracht: str, *argumenten, **opties) -> str:
    uit = io.StringIO()
    call_command(opdracht, *map(str, argumenten), stdout=uit, stderr=uit, **opties)
    return uit.getvalue()


def test_de_opdracht_zegt_wat_zij_deed():
    assert "Gelezen: 9 scholen (basisonderwijs) van 3 besturen." in voer_uit(
        "importeer_duo", BESTANDEN / "po_2020.csv"
    )
    uit = voer_uit("importeer_duo", BESTANDEN / "po_2026.csv")
    for regel in (
        "Nieuw: 1",
        "00XG 00 De Gans (Voorbeeldstad) – Bevoegd gezag 41001",
        "00XB 00 De Bever (Voorbeeldstad) – naam: 'De Bever' → 'De Bever en de Das'",
        "Gesloten: 1",
        "00XD 00 De Dobber (Voorbeeldstad)",
        "00XC 00 De Citer (Voorbeeldstad) 'Bevoegd gezag 41001' → 'Bevoegd gezag 41003'",
        "regel 6: '12 AF' is geen postcode.",
    ):
        assert regel in uit


def test_alleen_gekozen_gemeenten():
    uit = voer_uit("importeer_duo", BESTANDEN / "po_2020.csv", "--gemeente", "VOORBEELDSTAD", "Nergenshuizen")
    assert School.objects.count() == 7
    assert "In dit bestand staat geen school in Nergenshuizen." in uit


def test_een_proef_verandert_niets():
    voor = foto()
    uit = voer_uit("importeer_duo", BESTANDEN / "po_2020.csv", "--proef")
    assert "Nieuw: 9" in uit
    assert "er is niets veranderd" in uit
    assert foto() == voor


def test_een_lange_lijst_wordt_ingekort_tenzij_iemand_alles_wil(tmp_path):
    bestand = tmp_path / "veel.csv"
    bestand.write_bytes(maak(*scholen(60)))
    kort = voer_uit("importeer_duo", bestand, "--proef")
    assert ("School 49" in kort, "School 50" in kort, "… en nog 10" in kort) == (True, False, True)
    assert "School 59" in voer_uit("importeer_duo", bestand, "--proef", verbosity=2)


def test_een_afgebroken_bestand_is_een_fout_met_regelnummer(tmp_path):
    bestand = tmp_path / "kort.csv"
    bestand.write_bytes(maak(*scholen(3))[:-30])
    with pytest.raises(CommandError, match=r"regel 4, de laatste, is niet heel.*Er is niets veranderd\."):
        voer_uit("importeer_duo", bestand)
    assert not School.objects.exists()
    assert not Importronde.objects.exists()


def test_te_veel_sluiten_vraagt_om_toch(tmp_path):
    vol, half = tmp_path / "vol.csv", tmp_path / "half.csv"
    vol.write_bytes(maak(*scholen(10)))
    half.write_bytes(maak(*scholen(5)))
    voer_uit("importeer_duo", vol)
    assert "Let op: 5 van de 10 scholen sluiten." in voer_uit("importeer_duo", half, "--proef")
    with pytest.raises(CommandError, match=r"5 van de 10 scholen.*--toch"):
        voer_uit("importeer_duo", half)
    voer_uit("importeer_duo", half, "--toch")
    assert School.objects.open().count() == 5


def test_een_bestand_dat_er_niet_is(tmp_path):
    with pytest.raises(CommandError, match="is niet te lezen"):
        voer_uit("importeer_duo", tmp_path / "weg.csv")


def test_postcodes():
    uit = voer_uit("importeer_postcodes", BESTANDEN / "postcodes.csv")
    assert "Gelezen: 4 postcodes." in uit
    assert "regel 6: Deze postcode staat al op regel 2." in uit
    assert Postcodegebied.objects.count() == 4


def test_twee_imports_tegelijk_kan_niet():
    """Somebody else holds the lock, over a connection of their own."""
    gegevens = connection.get_connection_params()
    ander = {
        naam: gegevens[naam] for naam in ("dbname", "user", "password", "host", "port") if naam in gegevens
    }
    with psycopg.connect(**ander) as bezig:
        bezig.execute("SELECT pg_advisory_xact_lock(%s)", [SLOT])
        with pytest.raises(CommandError, match="Er is nu een andere import bezig"):
            voer_uit("importeer_duo", BESTANDEN / "po_2020.csv")
        bezig.rollback()
        voer_uit("importeer_duo", BESTANDEN / "po_2020.csv")
    assert School.objects.count() == 9
