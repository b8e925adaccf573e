"""Working days and school years."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onderwijsregio.kern.tijd import (
    WERKDAG,
    Schooljaar,
    feestdagen,
    is_werkdag,
    pasen,
    plus_werkdagen,
    werktijd,
)

VRIJDAG, ZATERDAG, ZONDAG, MAANDAG, DINSDAG = (date(2026, 11, dag) for dag in range(20, 25))


@pytest.mark.parametrize(
    ("dag", "aantal", "verwacht"),
    [
        (VRIJDAG, 0, VRIJDAG),
        (VRIJDAG, 1, MAANDAG),
        (ZATERDAG, 0, MAANDAG),
        (ZATERDAG, 1, MAANDAG),
        (ZONDAG, 2, DINSDAG),
        (MAANDAG, 2, date(2026, 11, 25)),
        (MAANDAG, 5, date(2026, 11, 30)),
    ],
)
def test_werkdagen_slaan_het_weekend_over(dag, aantal, verwacht):
    assert plus_werkdagen(dag, aantal) == verwacht


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_tussen_begin_en_eind_liggen_precies_zoveel_werkdagen(dag, aantal):
    eind = plus_werkdagen(dag, aantal)
    ertussen = (dag + timedelta(days=n + 1) for n in range((eind - dag).days))
    assert sum(is_werkdag(d) for d in ertussen) == aantal or (aantal == 0 and not is_werkdag(dag))
    assert is_werkdag(eind)


@pytest.mark.parametrize(("dag", "begin"), [(date(2026, 7, 31), 2025), (date(2026, 8, 1), 2026)])
def test_een_schooljaar_begint_op_een_augustus(dag, begin):
    assert Schooljaar.van(dag) == Schooljaar(begin)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_elke_dag_ligt_in_zijn_schooljaar(dag):
    jaar = Schooljaar.van(dag)
    assert jaar.eerste_dag <= dag <= jaar.laatste_dag


# Public holidays ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("jaar", "dag"),
    [
        (1818, date(1818, 3, 22)),  # the earliest that Easter can be
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
        (2038, date(2038, 4, 25)),  # the latest
    ],
)
def test_pasen_valt_waar_de_kalender_het_zegt(jaar, dag):
    assert pasen(jaar) == dag


@given(st.integers(1900, 2200))
def test_pasen_is_een_zondag_tussen_22_maart_en_25_april(jaar):
    dag = pasen(jaar)
    assert dag.weekday() == 6
    assert date(jaar, 3, 22) <= dag <= date(jaar, 4, 25)


def test_de_feestdagen_van_2026():
    assert sorted(feestdagen(2026)) == [
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 5),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2026, 12, 26),
    ]


def test_koningsdag_op_zondag_wordt_zaterdag_gevierd():
    assert date(2025, 4, 26) in feestdagen(2025)
    assert date(2025, 4, 27) not in feestdagen(2025)


def test_een_termijn_slaat_de_kerst_over():
    assert plus_werkdagen(date(2026, 12, 24), 1) == date(2026, 12, 28)


# Working hours ------------------------------------------------------------------------------------------

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def op(maand: int, dag: int, uur: int, minuut: int = 0) -> datetime:
    return datetime(2026, maand, dag, uur, minuut, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("van", "tot", "uren"),
    [
        (op(11, 23, 9), op(11, 23, 11), 2),
        (op(11, 20, 16), op(11, 23, 9, 30), 2),  # Friday afternoon to Monday morning
        (op(11, 21, 12), op(11, 22, 12), 0),  # within a weekend
        (op(11, 23, 6), op(11, 23, 8, 30), 0),  # up to the minute the loket opens
        (op(11, 23, 17), op(11, 23, 23), 0),  # from the minute it closes
        (op(12, 24, 16), op(12, 28, 9, 30), 2),  # over Christmas
        (op(3, 27, 16), op(3, 30, 9, 30), 2),  # over the night that the clock goes forward
        (op(10, 23, 16), op(10, 26, 9, 30), 2),  # and back
        (op(11, 23, 11), op(11, 23, 9), 0),  # an answer before the question
    ],
)
def test_werktijd_telt_alleen_uren_dat_het_loket_open_is(van, tot, uren):
    assert werktijd(van, tot) == timedelta(hours=uren)


momenten = st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))


@given(momenten, st.timedeltas(timedelta(0), timedelta(days=40)), st.timedeltas(timedelta(0), timedelta(20)))
def test_werktijd_telt_op_en_is_nooit_meer_dan_de_klok(begin, eerst, daarna):
    midden, eind = begin + eerst, begin + eerst + daarna
    assert werktijd(begin, midden) + werktijd(midden, eind) == werktijd(begin, eind)
    assert timedelta(0) <= werktijd(begin, eind) <= eind - begin


@given(st.dates(date(2024, 1, 1), date(2027, 12, 1)), st.integers(0, 25))
def test_hele_dagen_tellen_als_werkdagen(dag, dagen):
    begin = datetime.combine(dag, datetime.min.time(), AMSTERDAM)
    eind = datetime.combine(dag + timedelta(days=dagen), datetime.min.time(), AMSTERDAM)
    werkdagen = sum(is_werkdag(dag + timedelta(days=n)) for n in range(dagen))
    assert werktijd(begin, eind) == werkdagen * WERKDAG
