"""The figures of `make bench` stand beside their limits: what holds, what does not, and what was not measured."""

import pytest

from bench.grenzen import GRENZEN, beoordeel, toon


def cijfer(naam: str, waarde: float, eenheid: str, n: int) -> dict:
    return {"naam": naam, "waarde": waarde, "eenheid": eenheid, "n": n}


def oordeel(naam: str, waarde: float, *ook: dict):
    return beoordeel([cijfer(naam, waarde, "s", 1), *ook], alles=False)[0]


@pytest.mark.parametrize(
    ("naam", "goed", "fout"),
    [
        ("zoeken.p95_ms.20000", 15, 15.001),
        ("zoeken.recall10", 0.95, 0.949),
        ("zoeken.mrr", 0.85, 0.849),
        ("meldingen.50000_s", 119.9, 120),
        ("meldingen.p95_verhouding", 1.5, 1.501),
        ("import.2000_s", 59.9, 60),
        ("home.eerste_bezoek_kb", 100, 100.1),
        ("home.telefoon_s", 1.49, 1.5),
        ("inhoud.aandeel_van_kaal", 30, 29.9),
    ],
)
def test_een_cijfer_op_zijn_grens_voldoet_en_een_stap_verder_niet(naam, goed, fout):
    assert oordeel(naam, goed).voldoet is True
    assert oordeel(naam, fout).voldoet is False
    assert str(oordeel(naam, fout)).endswith("voldoet niet")


def test_honderdduizend_vacatures_mogen_twee_keer_zo_lang_duren_als_duizend():
    duizend = cijfer("zoeken.p95_ms.1000", 4, "ms", 1)
    assert [oordeel("zoeken.p95_ms.100000", ms, duizend).voldoet for ms in (8, 8.1)] == [True, False]
    assert oordeel("zoeken.p95_ms.100000", 8).voldoet is None, "zonder de duizend is er niets te zeggen"


def test_een_cijfer_zonder_grens_belooft_niets():
    assert (oordeel("rapport.s", 1e9).voldoet, oordeel("rapport.s", 1e9).grens) == (None, "")


def test_wat_een_grens_heeft_en_niet_gemeten_is_voldoet_niet_als_alles_gemeten_zou_worden():
    assert {rij.naam for rij in beoordeel([], alles=True) if rij.voldoet is False} == set(GRENZEN)
    assert beoordeel([], alles=False) == []


@pytest.mark.parametrize(("waarde", "einde"), [(15, 0), (16, 1)])
def test_een_meting_eindigt_met_1_als_iets_niet_voldoet(capsys, waarde, einde):
    resultaten = [cijfer("zoeken.p95_ms.20000", waarde, "ms", 9), cijfer("rapport.s", 3, "s", 1)]
    assert toon(resultaten, alles=False) == einde
    eerste, tweede = capsys.readouterr().out.splitlines()
    assert "hoogstens 15" in eerste and eerste.endswith("voldoet niet" if einde else "voldoet")
    assert tweede.split() == ["rapport.s", "3.000", "s", "n=1"]
