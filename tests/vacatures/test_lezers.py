"""How boards write what a vacancy says, and what is understood: each by its border, the rest refused by name."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onderwijsregio.kern.cellen import lees_bedrag, lees_datum, lees_ja_nee
from vacatures.importeren import lezers
from vacatures.importeren.tekst import platte_tekst
from vacatures.importeren.velden import VELDEN

FTE = {
    "0,8 - 1,0": ("0.8", "1"),
    "0,8": ("0.8", "0.8"),
    "0.6-0.8 fte": ("0.6", "0.8"),
    "0,6 tot 0,8": ("0.6", "0.8"),
    "0,6 t/m 0,8 FTE": ("0.6", "0.8"),
    "16-24 uur": ("0.4", "0.6"),
    "40 uur": ("1", "1"),
    "32 uren per week": ("0.8", "0.8"),
    "80%": ("0.8", "0.8"),
    "60-80%": ("0.6", "0.8"),
    "1": ("1", "1"),
}


@pytest.mark.parametrize(("cel", "van_tot"), FTE.items())
def test_hoeveel_werk_het_is(cel, van_tot):
    assert lezers.lees_omvang(cel) == tuple(map(Decimal, van_tot))


@pytest.mark.parametrize(
    "cel", ["in overleg", "24", "1,01", "0", "0,8 - 0,6", "41 uur", "veel", "0,8 en een beetje", "-1"]
)
def test_hoeveel_werk_dat_niet_te_lezen_is_wordt_geweigerd(cel):
    with pytest.raises(ValueError, match=r"Schrijf|Fte|uren"):
        lezers.lees_omvang(cel)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=30))
def test_een_cel_is_leesbaar_of_geweigerd_en_nooit_iets_anders(cel):
    for veld in VELDEN.values():
        try:
            lezers.lezer_van(veld)(cel)
        except ValueError:
            continue
    for lees in (lezers.lees_omvang, lezers.lees_open_voor):
        try:
            lees(cel)
        except ValueError:
            continue


@given(st.integers(1, 100), st.integers(1, 100))
def test_fte_van_en_tot_komen_eruit_zoals_ze_erin_gingen(a, b):
    laag, hoog = sorted((Decimal(a) / 100, Decimal(b) / 100))
    assert lezers.lees_omvang(f"{laag:.2f} - {hoog:.2f}".replace(".", ",")) == (laag, hoog)


@pytest.mark.parametrize(
    ("cel", "dagen"),
    [
        ("ma, di en do", ["ma", "di", "do"]),
        ("do/ma", ["ma", "do"]),
        ("Maandag t/m woensdag", ["ma", "di", "wo"]),
        ("ma-vr", ["ma", "di", "wo", "do", "vr"]),
        ("vrijdag", ["vr"]),
        ("in overleg", ["ma", "di", "wo", "do", "vr"]),
    ],
)
def test_op_welke_dagen(cel, dagen):
    assert lezers.lees_dagen(cel) == dagen


@pytest.mark.parametrize(
    ("cel", "dagdeel"),
    [("ochtend", "ochtend"), ("Ochtenden", "ochtend"), ("'s middags", "middag"), ("hele dagen", "heel")],
)
def test_op_welk_deel_van_de_dag(cel, dagdeel):
    assert lezers.lezer_van(VELDEN["dagdeel"])(cel) == dagdeel


@pytest.mark.parametrize("cel", ["zaterdag", "vr-ma", "ma ochtend", "3"])
def test_dagen_die_er_niet_zijn(cel):
    with pytest.raises(ValueError, match=r"Kies uit|Schrijf"):
        lezers.lees_dagen(cel)


@pytest.mark.parametrize(
    ("cel", "schaal"),
    [
        ("LB", "LB"),
        ("lb", "LB"),
        ("schaal LB", "LB"),
        ("Salarisschaal lc", "LC"),
        ("OOP schaal 4", "4"),
        ("S4", "4"),
    ],
)
def test_welke_schaal(cel, schaal):
    assert lezers.lees_schaal(cel) == schaal


@pytest.mark.parametrize("cel", ["LB-LC", "LA", "schaal", "LB of LC"])
def test_een_schaal_die_er_niet_is(cel):
    with pytest.raises(ValueError, match="kennen we niet"):
        lezers.lees_schaal(cel)


@pytest.mark.parametrize(
    ("cel", "dag"),
    [
        ("31-1-2027", date(2027, 1, 31)),
        ("01/08/2027", date(2027, 8, 1)),
        ("2027-08-01", date(2027, 8, 1)),
        ("1 augustus 2027", date(2027, 8, 1)),
        ("1 aug. 2027", date(2027, 8, 1)),
        ("46361", date(2026, 12, 5)),  # as Excel counts the days
        ("46361.5", date(2026, 12, 5)),
        ("32874", date(1990, 1, 1)),
    ],
)
def test_een_datum(cel, dag):
    assert lees_datum(cel) == dag


@pytest.mark.parametrize(
    "cel",
    [
        "31-02",
        "31-02-2027",
        "29-2-2027",
        "1-13-2027",
        "1-1-1989",
        "1-1-2101",
        "32873",
        "morgen",
        "in overleg",
    ],
)
def test_een_datum_die_niet_bestaat(cel):
    with pytest.raises(ValueError, match="31-12-2026"):
        lees_datum(cel)


@pytest.mark.parametrize(
    ("cel", "bedrag"),
    [
        ("€ 3.301,50", "3301.50"),
        ("3301.5", "3301.5"),
        ("3.301", "3301"),
        ("EUR 3301,-", "3301"),
        ("€3301", "3301"),
    ],
)
def test_een_bedrag(cel, bedrag):
    assert lees_bedrag(cel) == Decimal(bedrag)


@pytest.mark.parametrize("cel", ["in overleg", "3301 - 5038", "NaN", "1e9", "-5", "3.30.1"])
def test_wat_geen_bedrag_is(cel):
    with pytest.raises(ValueError, match="bedrag"):
        lees_bedrag(cel)


@pytest.mark.parametrize(
    ("cel", "groepen"), [("5", [5]), ("groep 5/6", [5, 6]), ("3 t/m 5", [3, 4, 5]), ("8 en 1", [1, 8])]
)
def test_welke_groepen(cel, groepen):
    assert lezers.lees_groepen(cel) == groepen


@pytest.mark.parametrize("cel", ["9", "0", "5-3", "onderbouw", "groep"])
def test_groepen_die_er_niet_zijn(cel):
    with pytest.raises(ValueError, match="groep"):
        lezers.lees_groepen(cel)


def test_voor_wie_ook():
    assert lezers.lees_open_voor("zij-instromers en Starters") == [
        "open_voor_zij_instroom",
        "open_voor_starters",
    ]
    assert len(lezers.lees_open_voor("ja")) == 4
    assert lezers.lees_open_voor("nee") == []
    with pytest.raises(ValueError, match="zij-instromers"):
        lezers.lees_open_voor("alleen mannen")


def test_ja_en_nee():
    assert [lees_ja_nee(cel) for cel in ("Ja", "x", "nee", "ONWAAR")] == [True, True, False, False]
    with pytest.raises(ValueError, match="ja of nee"):
        lees_ja_nee("misschien")


@pytest.mark.parametrize(
    ("html", "tekst"),
    [
        ("Gewoon < 5 & meer", "Gewoon < 5 & meer"),
        ("<p>Een</p><p>Twee<br>Drie</p>", "Een\n\nTwee\nDrie"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("R&amp;D voor&nbsp;scholen", "R&D voor scholen"),
        ("a\r\nb", "a\nb"),
    ],
)
def test_opmaak_wordt_gewone_tekst(html, tekst):
    assert platte_tekst(html) == tekst


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<b onclick=x()>a</b>",
        "<a href='JavaScript:x()'>a</a>",
        "<svg/onload=x>",
        "<style>b{}</style>",
        "a\x00b",
    ],
)
def test_wat_iets_uitvoert_of_niet_te_lezen_is_wordt_geweigerd(html):
    with pytest.raises(ValueError, match="Deze tekst bevat"):
        platte_tekst(html)
