"""Hours of lessons from outside, and the schools that had them, as figures of the region."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from demo.fabrieken.lesaanbod import LesFactory, LesreeksFactory
from demo.fabrieken.monitoring import IndicatorFactory, MetingFactory
from demo.fabrieken.organisaties import SchoolFactory
from monitoring.keuzes import Optelwijze
from monitoring.rapportages import Periode, stand
from onderwijsregio.kern.tijd import Schooljaar

from .conftest import JAAR, NA_AFLOOP


@pytest.fixture
def uren(regio):
    regio.lesaanbod = True
    regio.save()
    return IndicatorFactory(code="uren", eenheid="uren", berekening="lesuren_van_buiten")


@pytest.fixture
def scholen(uren):
    wijze = {"optelwijze": Optelwijze.LAATSTE, "berekening": "scholen_met_lessen_van_buiten"}
    return IndicatorFactory(code="scholen", eenheid="scholen", **wijze)


@pytest.fixture
def reeks(bestuur):
    return LesreeksFactory(school=SchoolFactory(bestuur=bestuur), bevestigd=True, aanbod__minuten=50)


@pytest.fixture
def lessen(reeks, ander_bestuur):
    """Two lessons of 50 minutes at one school and one at another; one agreed, one before this school year."""
    elders = LesreeksFactory(school=SchoolFactory(bestuur=ander_bestuur), bevestigd=True, aanbod__minuten=50)
    for les in (
        (reeks, JAAR.van),
        (reeks, JAAR.tot_en_met),
        (elders, date(2026, 1, 12)),
        (reeks, date(2025, 7, 31)),
    ):
        LesFactory(reeks=les[0], dag=les[1], gegeven=True)
    LesFactory(reeks=reeks, dag=date(2026, 2, 2))


def test_alleen_wat_volgens_beiden_is_gegeven_telt_in_uren_met_een_tiende(uren, scholen, lessen):
    assert stand(uren, NA_AFLOOP, JAAR).waarde == Decimal("2.5")
    assert stand(scholen, NA_AFLOOP, JAAR).waarde == 2
    assert stand(uren, date(2026, 1, 11), JAAR).waarde == Decimal("0.8")


def test_een_bestuur_met_weinig_uren_staat_er_gewoon_bij(uren, lessen):
    delen = {deel.organisatie: deel.uitkomst.waarde for deel in stand(uren, NA_AFLOOP, JAAR).delen}
    assert (delen["Bestuur De Kern"], delen["Bestuur De Rand"]) == (Decimal("1.7"), Decimal("0.8"))


def test_een_meting_van_dat_schooljaar_gaat_voor_een_van_eerder_niet(uren, scholen, lessen):
    eerder = Periode.schooljaar(Schooljaar(2022))
    over = {"van": eerder.van, "tot_en_met": eerder.tot_en_met, "peildatum": date(2023, 12, 31)}
    MetingFactory(indicator=uren, waarde=6892, **over)
    MetingFactory(indicator=scholen, waarde=21, **over)
    assert [stand(i, NA_AFLOOP, eerder).waarde for i in (uren, scholen)] == [6892, 21]
    assert [stand(i, NA_AFLOOP, JAAR).waarde for i in (uren, scholen)] == [Decimal("2.5"), 2]


def test_de_rijen_achter_het_cijfer_zijn_de_lessen_en_wie_van_buiten_komt_ziet_ze_niet(
    als, uren, lessen, reeks, mensen
):
    keuze = {"jaar": 2025, "peildatum": NA_AFLOOP.isoformat()}
    pad = reverse("monitoring:telt", args=["uren"])
    tekst = als(mensen["programmaleider"]).get(pad, keuze).content.decode()
    assert (
        ">Les</th>" in tekst
        and tekst.count(f"{reeks.aanbod}, 50 minuten") == 2
        and reeks.get_absolute_url() in tekst
    )
    assert reeks.get_absolute_url() not in als(mensen["stuurgroep"]).get(pad, keuze).content.decode()
