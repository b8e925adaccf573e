"""Zero is not missing, percentages keep their parts, and small numbers stay hidden."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.keuzes import NIET_TE_BEREKENEN
from monitoring.rapportages.uitkomst import (
    NIET_GEMETEN,
    Uitkomst,
    als_tekst,
    getal,
    onderdruk,
    tel_op,
    verhouding,
)

aantallen = st.integers(0, 10_000).map(Decimal)
tellingen = st.dictionaries(st.integers(0, 30), st.integers(0, 40))


def gemeten(waarde, teller=None, noemer=None):
    return Uitkomst(Decimal(waarde), "gemeten", teller, noemer)


@given(st.lists(aantallen, min_size=1))
def test_een_som_van_gemeten_delen_is_de_som(waarden):
    assert tel_op([gemeten(w) for w in waarden], "personen").waarde == sum(waarden)


@given(st.lists(aantallen, max_size=5), st.integers(0, 5), st.sampled_from(["niet_gemeten", "onderdrukt"]))
def test_een_deel_zonder_waarde_laat_geen_som_over(waarden, plek, reden):
    delen = [gemeten(w) for w in waarden]
    delen.insert(plek, Uitkomst(status=reden))
    assert tel_op(delen, "personen") == Uitkomst(status=reden)


@given(st.lists(aantallen, min_size=1))
def test_niet_van_toepassing_telt_niet_mee(waarden):
    delen = [gemeten(w) for w in waarden]
    assert tel_op([*delen, Uitkomst(status="nvt")], "personen") == tel_op(delen, "personen")


def test_alleen_niet_van_toepassing_blijft_dat():
    assert tel_op([Uitkomst(status="nvt")] * 2, "personen").status == "nvt"


def test_niets_is_niet_gemeten_en_geen_nul():
    assert tel_op([], "personen") == NIET_GEMETEN
    assert tel_op([gemeten(0), gemeten(0)], "personen").waarde == 0


@given(st.lists(st.tuples(aantallen, st.integers(1, 500).map(Decimal)), min_size=2, max_size=6))
def test_percentages_tellen_op_via_teller_en_noemer(delen):
    totaal = tel_op([gemeten(verhouding(t, n), t, n) for t, n in delen], "procent")
    teller, noemer = sum(t for t, _ in delen), sum(n for _, n in delen)
    assert (totaal.teller, totaal.noemer) == (teller, noemer)
    assert totaal.waarde == verhouding(teller, noemer)


def test_percentages_zonder_noemer_zijn_niet_op_te_tellen():
    assert tel_op([gemeten(10), gemeten(20)], "procent").status == NIET_TE_BEREKENEN


@given(aantallen)
def test_een_percentage_van_niets_is_niet_te_berekenen(teller):
    assert verhouding(teller, Decimal(0)) is None


@given(aantallen, st.integers(1, 10_000).map(Decimal))
def test_een_percentage_is_op_een_tiende_juist(teller, noemer):
    assert abs(verhouding(teller, noemer) - 100 * teller / noemer) <= Decimal("0.05")


@given(tellingen)
def test_onder_de_vijf_staat_er_nooit(aantallen):
    getoond = onderdruk(aantallen)
    assert getoond.keys() == aantallen.keys()
    assert all(getoond[k] is None for k, aantal in aantallen.items() if 0 < aantal < 5)
    assert all(getoond[k] == aantal for k, aantal in aantallen.items() if aantal == 0)


@given(tellingen)
def test_een_verborgen_aantal_is_niet_uit_het_totaal_te_halen(aantallen):
    verborgen = [k for k, getoond in onderdruk(aantallen).items() if getoond is None]
    anderen = [k for k, aantal in aantallen.items() if aantal]
    assert len(verborgen) != 1 or anderen == verborgen


@pytest.mark.parametrize(("aantal", "getoond"), [(0, 0), (1, None), (4, None), (5, 5)])
def test_de_grens_van_vijf(aantal, getoond):
    assert onderdruk({"a": aantal, "b": 1})["a"] == getoond or aantal == 5
    assert onderdruk({"a": aantal, "b": 20, "c": 1, "d": 2})["a"] == getoond


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [("0", "0"), ("24", "24"), ("14.60", "14,6"), ("6493415", "6.493.415"), ("1000.25", "1.000,25")],
)
def test_getallen_in_het_nederlands(waarde, tekst):
    assert getal(Decimal(waarde)) == tekst


@pytest.mark.parametrize(
    ("uitkomst", "eenheid", "tekst"),
    [
        (gemeten(0), "personen", "0 personen"),
        (gemeten("14.6"), "procent", "14,6%"),
        (gemeten(1000), "euro", "€ 1.000"),
        (NIET_GEMETEN, "personen", "niet gemeten"),
        (Uitkomst(status="nvt"), "personen", "niet van toepassing"),
        (Uitkomst(status="onderdrukt"), "personen", "minder dan 5"),
        (Uitkomst(status=NIET_TE_BEREKENEN), "procent", "niet te berekenen"),
        (Uitkomst(Decimal(3), "voorbeeld"), "personen", "3 personen (voorbeeldwaarde)"),
    ],
)
def test_elke_reden_heeft_eigen_woorden(uitkomst, eenheid, tekst):
    assert als_tekst(uitkomst, eenheid) == tekst
