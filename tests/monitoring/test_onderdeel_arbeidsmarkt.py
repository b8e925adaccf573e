"""The labour market on the website: the same figures as the dashboard, and only those that are public."""

from datetime import date

import pytest
from django.test import RequestFactory
from django.utils import timezone

from demo.fabrieken.monitoring import IndicatorFactory, MetingFactory
from monitoring.rapportages import reeks
from monitoring.views import arbeidsmarkt
from onderwijsregio.kern import menu

pytestmark = pytest.mark.django_db
VERZOEK = RequestFactory().get("/arbeidsmarkt/")


def test_alleen_openbare_indicatoren_met_een_cijfer():
    openbaar, geheim, leeg = (IndicatorFactory(openbaar=o) for o in (True, False, True))
    for indicator in (openbaar, geheim):
        MetingFactory(indicator=indicator, waarde=19, peildatum=date(2022, 10, 1))
    rijen = arbeidsmarkt(VERZOEK)["rijen"]
    assert [stand.code for stand in rijen] == [openbaar.code]
    assert leeg.code not in {stand.code for stand in rijen}


def test_het_is_het_laatste_cijfer_van_de_reeks():
    indicator = IndicatorFactory(openbaar=True, optelwijze="laatste")
    for jaar, waarde in ((2021, 15), (2022, 19)):
        MetingFactory(indicator=indicator, waarde=waarde, peildatum=date(jaar, 10, 1))
    [stand] = arbeidsmarkt(VERZOEK)["rijen"]
    assert stand.waarde == 19
    assert stand == reeks(indicator, timezone.localdate())[-1]


def test_een_redacteur_kan_het_kiezen():
    assert "arbeidsmarkt" in dict(menu.onderdeelkeuzes())
