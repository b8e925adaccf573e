"""Working days and school years."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onderwijsregio.kern.tijd import Schooljaar, plus_werkdagen

VRIJDAG, ZATERDAG, MAANDAG = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)


@pytest.mark.parametrize(
    ("dag", "aantal", "verwacht"),
    [(VRIJDAG, 0, VRIJDAG), (VRIJDAG, 1, MAANDAG), (ZATERDAG, 0, MAANDAG), (MAANDAG, 5, date(2026, 11, 30))],
)
def test_werkdagen_slaan_het_weekend_over(dag, aantal, verwacht):
    assert plus_werkdagen(dag, aantal) == verwacht


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_tussen_begin_en_eind_liggen_precies_zoveel_werkdagen(dag, aantal):
    begin, eind = plus_werkdagen(dag, 0), plus_werkdagen(dag, aantal)
    ertussen = (begin + timedelta(days=n + 1) for n in range((eind - begin).days))
    assert sum(d.weekday() < 5 for d in ertussen) == aantal


@pytest.mark.parametrize(("dag", "begin"), [(date(2026, 7, 31), 2025), (date(2026, 8, 1), 2026)])
def test_een_schooljaar_begint_op_een_augustus(dag, begin):
    assert Schooljaar.van(dag) == Schooljaar(begin)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_elke_dag_ligt_in_zijn_schooljaar(dag):
    jaar = Schooljaar.van(dag)
    assert jaar.eerste_dag <= dag <= jaar.laatste_dag
