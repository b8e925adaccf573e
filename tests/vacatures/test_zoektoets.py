"""The search answers real-life queries as a person who knows the field would (bench/zoekvragen)."""

import pytest

from bench import zoektoets

pytestmark = pytest.mark.django_db


@pytest.fixture
def namen(regio):
    return zoektoets.maak_vacatures()


@pytest.mark.parametrize("apart", [False, True])
def test_de_zoeker_haalt_de_norm_ook_op_vragen_die_apart_zijn_gehouden(namen, apart):
    gevraagd = [vraag for vraag in zoektoets.vragen() if vraag.apart is apart]
    oordeel = zoektoets.beoordeel(zoektoets.met_onze_zoeker, namen, gevraagd)
    assert oordeel.recall10 >= 0.95, oordeel
    assert oordeel.mrr >= 0.85, oordeel


def test_de_toets_is_groot_genoeg_en_kent_alleen_vacatures_die_er_zijn(namen):
    gevraagd = zoektoets.vragen()
    assert len({vraag.tekst for vraag in gevraagd}) == len(gevraagd) >= 150
    assert {naam for vraag in gevraagd for naam in vraag.vooraan} <= set(namen.values())


def test_de_kale_zoeker_van_postgres_haalt_de_norm_niet(namen):
    oordeel = zoektoets.beoordeel(zoektoets.met_kale_postgres, namen, zoektoets.vragen())
    assert oordeel.recall10 < 0.95
