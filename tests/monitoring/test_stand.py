"""The one path of every figure."""

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from begeleiding.models import Traject
from demo.fabrieken.loket import KandidaatFactory
from demo.fabrieken.monitoring import IndicatorFactory, MetingFactory, StreefwaardeFactory
from monitoring.keuzes import NIET_TE_BEREKENEN
from monitoring.rapportages import Periode, reeks, stand
from monitoring.rapportages.tellen import Rij, tel
from onderwijsregio.kern.tijd import Schooljaar

from .conftest import JAAR, NA_AFLOOP

dagen = st.dates(date(2024, 1, 1), date(2027, 12, 31))
rijen = st.builds(
    Rij, dag=dagen, pk=st.integers(1, 10**6), persoon=st.integers(1, 20), organisatie=st.just(1)
)


@given(st.lists(rijen, unique_by=lambda rij: rij.pk), dagen)
def test_wie_telt_begon_in_de_periode_en_niet_na_de_peildatum(alle, peildatum):
    geteld = tel(alle, JAAR, peildatum)
    mogelijk = {r.persoon for r in alle if JAAR.van <= r.dag <= min(JAAR.tot_en_met, peildatum)}
    assert sorted(r.persoon for r in geteld) == sorted(mogelijk)
    assert set(geteld) <= set(alle)


@given(st.lists(rijen, unique_by=lambda rij: rij.pk), dagen, dagen)
def test_een_latere_peildatum_telt_nooit_minder(alle, een, ander):
    vroeg, laat = sorted([een, ander])
    assert set(tel(alle, JAAR, vroeg)) <= set(tel(alle, JAAR, laat))


class TestGeteld:
    def test_de_grenzen_van_periode_en_peildatum_tellen_mee(self, geteld, bestuur, start):
        for dag in (JAAR.van - timedelta(1), JAAR.van, JAAR.tot_en_met, JAAR.tot_en_met + timedelta(1)):
            start(bestuur, dag)
        assert stand(geteld, NA_AFLOOP, JAAR).waarde == 2
        assert stand(geteld, JAAR.tot_en_met, JAAR).waarde == 2
        assert stand(geteld, JAAR.tot_en_met - timedelta(1), JAAR).waarde == 1

    def test_wie_later_stopte_is_wel_begonnen(self, geteld, bestuur, start):
        start(bestuur, date(2025, 9, 1), gestopt_op=date(2025, 12, 1))
        assert stand(geteld, NA_AFLOOP, JAAR).waarde == 1

    def test_een_persoon_telt_een_keer_per_periode(self, geteld, bestuur, start):
        persoon = KandidaatFactory()
        eerste = start(bestuur, date(2025, 9, 1), persoon, gestopt_op=date(2025, 10, 1))
        start(bestuur, date(2026, 2, 1), persoon)
        assert stand(geteld, NA_AFLOOP, JAAR).rijen == (eerste.pk,)

    def test_een_andere_route_telt_niet(self, geteld, bestuur, start):
        start(bestuur, date(2025, 9, 1), code="ad-pep")
        start(bestuur, date(2025, 9, 1))
        assert stand(geteld, NA_AFLOOP, JAAR).waarde == 1

    def test_nul_is_geteld_maar_voor_en_na_de_tijd_is_er_niet_gemeten(self, geteld, bestuur, start):
        start(bestuur, date(2024, 9, 1))
        nul = stand(geteld, NA_AFLOOP, JAAR)
        assert (nul.waarde, nul.tekst) == (0, "0 personen")
        eerder = stand(geteld, NA_AFLOOP, Periode.schooljaar(Schooljaar(2023)))
        later = stand(geteld, NA_AFLOOP, Periode.schooljaar(Schooljaar(2027)))
        assert eerder.tekst == later.tekst == "niet gemeten"

    def test_een_opgeschreven_meting_gaat_voor_de_eigen_telling(self, geteld, bestuur, start):
        start(bestuur, date(2025, 9, 1))
        MetingFactory(indicator=geteld, waarde=21)
        gevonden = stand(geteld, NA_AFLOOP, JAAR)
        assert (gevonden.waarde, gevonden.geteld, gevonden.rijen) == (21, False, ())

    def test_kleine_besturen_staan_er_niet_bij(self, geteld, bestuur, ander_bestuur, start):
        for _ in range(6):
            start(bestuur, date(2025, 9, 1))
        for _ in range(4):
            start(ander_bestuur, date(2025, 9, 1))
        gevonden = stand(geteld, NA_AFLOOP, JAAR)
        assert gevonden.waarde == 10
        assert gevonden.te_klein == {str(bestuur), str(ander_bestuur)}
        start(ander_bestuur, date(2025, 9, 1))
        delen = {deel.organisatie: deel.tekst for deel in stand(geteld, NA_AFLOOP, JAAR).delen}
        assert (delen.pop(str(bestuur)), delen.pop(str(ander_bestuur))) == ("6 personen", "5 personen")
        assert set(delen.values()) <= {"0 personen"}

    def test_de_streefwaarde_hoort_bij_precies_deze_periode(self, geteld, bestuur, start):
        StreefwaardeFactory(indicator=geteld, waarde=40)
        start(bestuur, date(2025, 9, 1))
        gevonden = stand(geteld, NA_AFLOOP, JAAR)
        assert (gevonden.streefwaarde_tekst, gevonden.procent_van_doel) == ("40 personen", Decimal("2.5"))
        assert stand(geteld, NA_AFLOOP, Periode.schooljaar(Schooljaar(2024))).streefwaarde is None

    def test_de_reeks_heeft_elk_schooljaar_en_is_gelijk_aan_de_losse_stand(self, geteld, bestuur, start):
        start(bestuur, date(2023, 9, 1))
        start(bestuur, date(2025, 9, 1))
        verloop = reeks(geteld, NA_AFLOOP)
        assert [str(s.over) for s in verloop] == ["2023-2024", "2024-2025", "2025-2026", "2026-2027"]
        assert [s.waarde for s in verloop] == [1, 0, 1, 0]
        assert verloop == [stand(geteld, NA_AFLOOP, s.periode) for s in verloop]


class TestGemeten:
    def test_wat_na_de_peildatum_bekend_werd_telt_niet(self, regio):
        meting = MetingFactory(waarde=12)
        assert stand(meting.indicator, meting.peildatum, JAAR).waarde == 12
        assert stand(meting.indicator, meting.peildatum - timedelta(1), JAAR).tekst == "niet gemeten"

    def test_een_gemeten_nul_is_iets_anders_dan_geen_meting(self, regio):
        nul, leeg = MetingFactory(waarde=0), MetingFactory(zonder="niet_gemeten")
        assert stand(nul.indicator, NA_AFLOOP, JAAR).tekst == "0 personen"
        assert stand(leeg.indicator, NA_AFLOOP, JAAR).tekst == "niet gemeten"

    def test_de_som_van_de_organisaties_is_het_cijfer(self, bestuur, ander_bestuur):
        indicator = IndicatorFactory()
        MetingFactory(indicator=indicator, organisatie=bestuur, waarde=20)
        MetingFactory(indicator=indicator, organisatie=ander_bestuur, waarde=3)
        gevonden = stand(indicator, NA_AFLOOP, JAAR)
        assert gevonden.waarde == 23
        assert [deel.tekst for deel in gevonden.delen] == ["20 personen", "3 personen"]

    def test_het_cijfer_van_de_regio_gaat_voor_de_som(self, bestuur):
        indicator = IndicatorFactory()
        MetingFactory(indicator=indicator, organisatie=bestuur, waarde=20)
        MetingFactory(indicator=indicator, waarde=25)
        assert stand(indicator, NA_AFLOOP, JAAR).waarde == 25

    def test_een_latere_meting_van_hetzelfde_vervangt_de_eerste(self, regio):
        indicator = IndicatorFactory()
        MetingFactory(indicator=indicator, waarde=20, peildatum=date(2026, 1, 1))
        MetingFactory(indicator=indicator, waarde=22, peildatum=date(2026, 7, 1))
        assert stand(indicator, NA_AFLOOP, JAAR).waarde == 22
        assert stand(indicator, date(2026, 6, 30), JAAR).waarde == 20

    def test_de_laatste_meting_zegt_waarover_zij_gaat(self, regio):
        indicator = IndicatorFactory(optelwijze="laatste")
        MetingFactory(indicator=indicator, van=date(2023, 1, 1), tot_en_met=date(2023, 12, 31), waarde=74)
        gevonden = stand(indicator, NA_AFLOOP, JAAR)
        assert (gevonden.waarde, str(gevonden.over), gevonden.periode) == (74, "2023", JAAR)

    def test_een_verwachting_is_nog_geen_cijfer_maar_wel_bekend(self, regio):
        indicator = IndicatorFactory(optelwijze="laatste")
        MetingFactory(indicator=indicator, van=date(2030, 1, 1), tot_en_met=date(2030, 12, 31), waarde=255)
        gevonden = stand(indicator, NA_AFLOOP, JAAR)
        assert (gevonden.tekst, gevonden.laatste_meting) == ("niet gemeten", "255 personen over 2030")

    def test_een_percentage_van_niets(self, regio):
        indicator = IndicatorFactory(eenheid="procent", optelwijze="geen")
        MetingFactory(indicator=indicator, zonder="nvt", teller=0, noemer=0)
        assert stand(indicator, NA_AFLOOP, JAAR).meetstatus == NIET_TE_BEREKENEN


def test_het_cijfer_is_als_json_elke_keer_hetzelfde(geteld, bestuur, start):
    StreefwaardeFactory(indicator=geteld)
    start(bestuur, date(2025, 9, 1))
    een, twee = (json.dumps(stand(geteld, NA_AFLOOP, JAAR).als_json(), sort_keys=True) for _ in range(2))
    assert een == twee
    inhoud = json.loads(een)
    assert (inhoud["waarde"], inhoud["tekst"], inhoud["streefwaarde"]) == ("1", "1 persoon", "40")
    assert inhoud["rijen"] == list(Traject.objects.values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("waarde", "status"), [(None, "gemeten"), (0, "niet_gemeten"), (3, "onderdrukt"), (1, "nvt")]
)
def test_de_database_weigert_een_waarde_die_niet_bij_haar_status_past(regio, waarde, status):
    meting = MetingFactory()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE monitoring_meting SET waarde = %s, status = %s WHERE id = %s", [waarde, status, meting.pk]
        )
