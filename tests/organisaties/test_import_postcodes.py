"""Postcode areas give schools a point on the map."""

from decimal import Decimal

import pytest

from demo.fabrieken.organisaties import PostcodegebiedFactory, SchoolFactory
from onderwijsregio.organisaties import importeren
from onderwijsregio.organisaties.models import Importronde, Postcodegebied

from .importhulp import codes, foto, importeer, inhoud

pytestmark = pytest.mark.django_db
KOP = b"postcode,woonplaats,gemeente,latitude,longitude\n"


def lees(bron: bytes) -> dict:
    return importeer(bron, soort=Importronde.Soort.POSTCODES)


def test_elk_goed_gebied_krijgt_zijn_punt_en_elke_foute_regel_een_reden():
    verslag = lees(inhoud("postcodes.csv"))
    assert codes(verslag, "nieuw") == ["1311", "1312", "1300", "9999"]
    assert [(fout["regel"], fout["reden"]) for fout in verslag["delen"]["fout"]] == [
        (5, "Het punt ontbreekt of ligt niet in Nederland."),
        (6, "Deze postcode staat al op regel 2."),
        (7, "De postcode is geen getal van vier cijfers."),
    ]
    gebied = Postcodegebied.objects.get(pc4="1311")
    assert (gebied.plaats, gebied.lat, gebied.lon) == (
        "Voorbeeldstad",
        Decimal("52.367123"),
        Decimal("5.176"),
    )
    assert gebied.bron == "proef.csv"


def test_nog_eens_hetzelfde_bestand_verandert_niets():
    lees(inhoud("postcodes.csv"))
    voor = foto()[:-1]
    verslag = lees(inhoud("postcodes.csv"))
    assert (verslag["ongewijzigd"], verslag["aantallen"]["gewijzigd"], verslag["gekoppeld"]) == (4, 0, 0)
    assert foto()[: len(voor)] == voor


def test_een_verschoven_punt_is_een_wijziging_en_de_wijk_blijft_staan():
    PostcodegebiedFactory(pc4="1311", wijk="Centrum", bron="eigen tabel")
    verslag = lees(KOP + b"1311,Voorbeeldstad,Voorbeeldstad,52.4,5.176\n")
    assert verslag["delen"]["gewijzigd"][0]["velden"] == [
        {"veld": "lat", "oud": "52.367000", "nieuw": "52.400000"}
    ]
    gebied = Postcodegebied.objects.get(pc4="1311")
    assert (gebied.wijk, gebied.bron, gebied.lat) == ("Centrum", "proef.csv", Decimal("52.4"))


def test_scholen_nemen_daarna_het_punt_van_hun_postcode():
    zonder = SchoolFactory(postcode="1312AA", gebied=None)
    verkeerd = SchoolFactory(postcode="1312BB", gebied=PostcodegebiedFactory(pc4="1311"))
    elders = SchoolFactory(postcode="4444AA", gebied=None)
    assert lees(inhoud("postcodes.csv"))["gekoppeld"] == 2
    for school, gebied in [(zonder, "1312"), (verkeerd, "1312"), (elders, None)]:
        school.refresh_from_db()
        assert school.gebied_id == gebied


@pytest.mark.parametrize(
    ("punt", "goed"),
    [
        ("50,3", True),
        ("54,8", True),
        ("49.999,5", False),
        ("54.000001,5", False),
        ("52,2.999", False),
        ("52,8.000001", False),
        (",5", False),
        ("NaN,5", False),
        ("oost,5", False),
    ],
)
def test_een_punt_ligt_tussen_50_en_54_graden_noord_en_3_en_8_oost(punt, goed):
    verslag = lees(KOP + f"1311,A,A,52,5\n1312,B,B,{punt}\n".encode())
    assert verslag["aantallen"]["fout"] == (0 if goed else 1)


@pytest.mark.parametrize(
    ("bron", "reden"),
    [
        (b"", "leeg"),
        (KOP, "alleen een kopregel"),
        (KOP + b"1311,A,A,52,5\n1312,B,B", "afgebroken: regel 3"),
        (b"postcode,plaats\n1311,A\n", "Niet gevonden: gemeente, latitude, longitude"),
        (KOP + b"1,A,A,52,5\n2,A,A,52,5\n1311,A,A,52,5\n", "2 van de 3 regels zijn fout"),
    ],
)
def test_een_onbruikbaar_bestand_laat_alles_zoals_het_was(bron, reden):
    lees(inhoud("postcodes.csv"))
    voor = foto()
    with pytest.raises(importeren.BestandGeweigerd, match=reden):
        lees(bron)
    assert foto() == voor


def test_een_bestand_van_de_ene_soort_is_er_geen_van_de_andere():
    with pytest.raises(importeren.BestandGeweigerd, match="geen bestand met postcodes"):
        lees(inhoud("po_2020.csv"))
    with pytest.raises(importeren.BestandGeweigerd, match="geen bestand van DUO"):
        importeer(inhoud("postcodes.csv"))


def test_zonder_opgave_volgt_de_soort_uit_de_kolommen():
    for naam, soort in [
        ("po_2020.csv", "scholen"),
        ("vo_2020.csv", "scholen"),
        ("postcodes.csv", "postcodes"),
    ]:
        assert importeren.beoordeel(bestandsnaam=naam, inhoud=inhoud(naam)).soort == soort


def test_een_import_vraagt_niet_meer_van_de_database_als_het_bestand_groeit(django_assert_max_num_queries):
    for aantal in (2, 90):
        regels = "".join(f"{1000 + n},Plaats,Gemeente,52.{aantal},5.1\n" for n in range(aantal))
        with django_assert_max_num_queries(10):
            lees(KOP + regels.encode())
