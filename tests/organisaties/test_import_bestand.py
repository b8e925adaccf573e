"""Which files are read, in whatever form they come, and which are refused."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onderwijsregio.organisaties import importeren
from onderwijsregio.organisaties.models import School

from .importhulp import foto, importeer, inhoud, maak, rij, scholen, school

pytestmark = pytest.mark.django_db
VORMEN = [
    {"codering": "cp1252"},
    {"codering": "utf-8"},
    {"codering": "utf-8-sig"},
    {"regeleinde": "\r\n"},
    {"regeleinde": "\r"},
    {"aanhaling": '"'},
    {"codering": "utf-8-sig", "regeleinde": "\r\n", "aanhaling": '"'},
]


@pytest.mark.parametrize("vorm", VORMEN, ids=str)
def test_elke_bekende_vorm_geeft_dezelfde_school(vorm):
    importeer(maak(rij()))
    verslag = importeer(maak(rij(), **vorm))
    assert (verslag["ongewijzigd"], verslag["aantallen"]["fout"]) == (1, 0)
    assert school("00XA").naam == "De Zeeën"


@pytest.mark.parametrize(
    "namen",
    [
        {"BRIN NUMMER": "INSTELLINGSCODE", "VESTIGINGSNUMMER": "VESTIGINGSCODE"},
        {"BRIN NUMMER": "brin_nummer", "BEVOEGD GEZAG NUMMER": "Bevoegd gezag nummer"},
        {"HUISNUMMER-TOEVOEGING": "HUISNUMMER TOEVOEGING"},
    ],
    ids=str,
)
def test_namen_van_kolommen_mogen_verlopen(namen):
    importeer(maak(rij()))
    verlopen = {namen.get(kolom, kolom): cel for kolom, cel in rij().items()} | {"VAKANTIEREGIO": "Noord"}
    assert importeer(maak(verlopen))["ongewijzigd"] == 1


def test_de_volgorde_van_de_kolommen_doet_er_niet_toe():
    importeer(maak(rij()))
    assert importeer(maak(dict(reversed(rij().items()))))["ongewijzigd"] == 1


def test_lege_regels_en_lege_extra_kolommen_storen_niet():
    bron = maak(rij("00XA"), rij("00XB")).replace(b"\n", b";\n").replace(b";\n", b"\n", 1)
    verslag = importeer(bron + b";;;;;;;;;\n\n  \n")
    assert (verslag["gelezen"], verslag["aantallen"]["fout"]) == (2, 0)


def test_een_aanhalingsteken_midden_in_een_naam_hoort_bij_de_naam():
    importeer(maak(rij(VESTIGINGSNAAM='Basisschool "De Bron"')))
    assert school("00XA").naam == 'Basisschool "De Bron"'


def test_een_kapotte_regel_bederft_de_volgende_niet():
    bron = maak(rij("00XA"), rij("00XB", STRAATNAAM='"open'), rij("00XC"), rij("00XD"))
    assert importeer(bron)["gelezen"] == 3


@pytest.mark.parametrize(
    ("bron", "reden"),
    [
        (b"", "leeg"),
        (b"\n \n\r\n", "leeg"),
        (maak(rij()).split(b"\n")[0] + b"\n", "alleen een kopregel"),
        (b"PK\x03\x04" + bytes(100), "Excel- of zipbestand"),
        (b"%PDF-1.7\n\x00\x01", "geen tekstbestand"),
        (b"<!doctype html>\n<title>Niet gevonden</title>\n", "geen bestand van DUO"),
        (maak(rij(), codering="utf-16"), "UTF-16"),
        (maak(rij(), codering="utf-16-le"), "geen tekstbestand"),
        (maak(rij()).replace(b"\xeb", b"\x81"), "niet te lezen"),
        (b"\xef\xbb\xbf" + maak(rij()), "niet te lezen"),
        (
            "De Zeeën".encode().decode("cp1252").join(["naam;", ";\n"]).encode(),
            "accenten zijn in dit bestand kapot",
        ),
        (maak({k: v for k, v in rij().items() if k != "POSTCODE"}), "Niet gevonden: postcode"),
        (maak(rij()).replace(b";", b" "), "Niet gevonden: bevoegd gezag"),
        (maak(*[rij(POSTCODE="oeps")] * 2, rij("00XB")), "2 van de 3 regels zijn fout"),
    ],
    ids=lambda waarde: waarde if isinstance(waarde, str) else "",
)
def test_een_onbruikbaar_bestand_laat_alles_zoals_het_was(bron, reden):
    importeer(inhoud("po_2020.csv"))
    voor = foto()
    with pytest.raises(importeren.BestandGeweigerd, match=reden):
        importeer(bron)
    assert foto() == voor


def test_de_helft_foute_regels_mag_nog_net():
    assert importeer(maak(rij(), rij("00XB", POSTCODE="oeps")))["aantallen"]["fout"] == 1


def test_een_geweigerd_bestand_noemt_de_foute_regels():
    with pytest.raises(importeren.BestandGeweigerd) as geweigerd:
        importeer(maak(rij("00XA", POSTCODE="oeps")))
    assert [(fout.regel, fout.reden) for fout in geweigerd.value.fouten] == [(2, "'oeps' is geen postcode.")]


@pytest.mark.parametrize("aanhaling", ["", '"'])
def test_waar_een_bestand_ook_wordt_afgebroken_er_wordt_niets_half_ingelezen(aanhaling):
    """Cut at every byte of the last line but its end: refused, or refused as incomplete."""
    bron = maak(*scholen(4), aanhaling=aanhaling)
    begin_laatste = bron.rstrip(b"\n").rindex(b"\n") + 1
    begin_laatste_cel = bron.rindex(b";") + 1
    for plek in range(begin_laatste + 1, begin_laatste_cel):
        with pytest.raises(importeren.BestandGeweigerd, match="regel 5, de laatste, is niet heel"):
            importeren.beoordeel(bestandsnaam="x", inhoud=bron[:plek])


def test_een_laatste_regel_zonder_regeleinde_geeft_een_waarschuwing():
    verslag = importeer(maak(rij()).rstrip(b"\n"))
    assert verslag["gelezen"] == 1
    assert "geen regeleinde" in verslag["opmerkingen"][0]


def test_als_de_helft_van_de_regels_weg_is_wordt_het_bestand_geweigerd():
    importeer(maak(*scholen(10)))
    voor = foto()
    with pytest.raises(importeren.TeVeelGesloten):
        importeer(maak(*scholen(5)))
    assert foto() == voor


# Whatever comes -------------------------------------------------------------------------------------------

rommel = st.one_of(
    st.binary(max_size=400),
    st.text(max_size=200).map(str.encode),
    st.lists(st.sampled_from([*maak(rij()).split(b";"), b'"', b"\n", b";", b"\xff", b"<5"]), max_size=60).map(
        b";".join
    ),
)


def verminkt(bron: bytes):
    """`bron` with some bytes replaced, removed or added."""
    ingreep = st.tuples(st.integers(0, len(bron)), st.integers(0, 3), st.binary(max_size=3))

    def pas_toe(ingrepen):
        uit = bron
        for plek, weg, erbij in ingrepen:
            uit = uit[:plek] + erbij + uit[plek + weg :]
        return uit

    return st.lists(ingreep, min_size=1, max_size=4).map(pas_toe)


#: Rows in which any cell may hold anything.
vreemde_rijen = st.lists(
    st.fixed_dictionaries({kolom: st.just(goed) | st.text(max_size=200) for kolom, goed in rij().items()}),
    min_size=1,
    max_size=4,
).map(lambda rijen: maak(*rijen, rij(), rij("00XB"), codering="utf-8"))

VEEL = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@VEEL
@given(rommel | verminkt(inhoud("po_2026.csv")) | verminkt(inhoud("postcodes.csv")))
def test_elk_bestand_wordt_begrepen_of_geweigerd(bron):
    try:
        plan = importeren.beoordeel(bestandsnaam="rommel.csv", inhoud=bron, gemeenten=["Voorbeeldstad"])
    except importeren.BestandGeweigerd as fout:
        assert str(fout).endswith(".")
    else:
        assert plan.verslag["gelezen"] >= 1


@VEEL
@given(verminkt(inhoud("po_2026.csv")) | vreemde_rijen)
def test_wat_begrepen_is_past_in_de_database_en_verandert_daarna_niets_meer(bron):
    try:
        importeer(bron, toch=True)
    except importeren.BestandGeweigerd:
        return
    verslag = importeer(bron, toch=True)
    assert verslag["ongewijzigd"] == verslag["gelezen"] <= School.objects.count()
