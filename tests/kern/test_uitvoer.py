"""An export never becomes a formula in a spreadsheet."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onderwijsregio.kern.uitvoer import als_bestand, veilig

#: What Excel and LibreOffice begin a formula with; written out, so that a character less in the code is seen.
FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r")


@pytest.mark.parametrize("begin", FORMULETEKENS)
def test_tekst_die_op_een_formule_lijkt_wordt_tekst(begin):
    assert veilig(f"{begin}cmd|'/c calc'!A1").startswith("'")


@given(st.text())
def test_geen_enkele_tekst_begint_in_een_cel_met_een_formuleteken(tekst):
    assert not veilig(tekst).startswith(FORMULETEKENS)


@pytest.mark.parametrize("waarde", [-3, Decimal("-1.5"), date(2026, 1, 1), None])
def test_getallen_en_datums_blijven_wat_ze_zijn(waarde):
    assert veilig(waarde) is waarde


def test_csv_heeft_puntkommas_en_een_merkteken_voor_nederlandse_spreadsheets():
    antwoord = als_bestand(
        naam="Kandidaten 2026", soort="csv", koppen=["naam", "stap"], rijen=[["=A1", "bellen; nu"]]
    )
    assert antwoord.content.decode("utf-8-sig") == 'naam;stap\r\n\'=A1;"bellen; nu"\r\n'
    assert antwoord["Content-Disposition"] == 'attachment; filename="kandidaten-2026.csv"'


def test_csv_schrijft_een_breuk_met_een_komma_en_een_heel_getal_zonder():
    rij = [Decimal("25000.00"), -0.5, 1000, date(2026, 1, 1)]
    antwoord = als_bestand(naam="bedragen", soort="csv", koppen=list("abcd"), rijen=[rij])
    assert antwoord.content.decode("utf-8-sig") == "a;b;c;d\r\n25000,00;-0,5;1000;2026-01-01\r\n"


def test_xlsx_bevat_de_formule_als_tekst():
    antwoord = als_bestand(naam="lijst", soort="xlsx", koppen=["naam"], rijen=[["=1+1"], [7]])
    blad = openpyxl.load_workbook(io.BytesIO(antwoord.content)).active
    assert [(cel.value, cel.data_type) for (cel,) in blad.iter_rows(min_row=2)] == [("'=1+1", "s"), (7, "n")]
