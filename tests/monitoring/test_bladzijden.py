"""Who sees which figures and names, and that screen, rows and file tell the same."""

import csv
import io
from datetime import date

import pytest
from django.urls import reverse
from django.utils.html import escape

from demo.fabrieken.monitoring import IndicatorFactory, MaatregelFactory, MetingFactory, StreefwaardeFactory
from monitoring.rapportages import stand
from onderwijsregio.kern import tekenen

from .conftest import JAAR, NA_AFLOOP

KEUZE = {"jaar": 2025, "peildatum": NA_AFLOOP.isoformat()}
ZIET_CIJFERS = [
    "hr", "hr_ander", "mentor", "coordinator", "stuurgroep", "werkgroep",
    "makelaar", "programmaleider", "beheer",
]  # fmt: skip


@pytest.fixture
def paden(geteld, bestuur, start):
    start(bestuur, date(2025, 9, 1))
    code = geteld.code
    return [
        reverse("monitoring:dashboard"),
        reverse("monitoring:cijfers", args=["csv"]),
        reverse("monitoring:indicator", args=[code]),
        reverse("monitoring:verloop", args=[code, "xlsx"]),
        reverse("monitoring:telt", args=[code]),
        reverse("monitoring:telt_bestand", args=[code, "csv"]),
    ]


def regels(antwoord):
    return list(csv.DictReader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize("rol", ZIET_CIJFERS)
def test_wie_een_rol_heeft_ziet_de_cijfers(rol, paden, mensen, als):
    browser = als(mensen[rol])
    assert [browser.get(pad, KEUZE).status_code for pad in paden] == [200] * len(paden)


@pytest.mark.parametrize("wie", ["kandidaat", "los"])
def test_voor_een_kandidaat_bestaan_de_cijfers_niet(wie, paden, mensen, als):
    browser = als(mensen[wie])
    assert [browser.get(pad, KEUZE).status_code for pad in paden] == [404] * len(paden)


def test_een_bezoeker_moet_inloggen(paden, als):
    antwoorden = [als(None).get(pad, KEUZE) for pad in paden]
    assert all(a.status_code == 302 and a.url.startswith(reverse("account_login")) for a in antwoorden)


def test_cijfers_zijn_er_om_te_lezen(paden, mensen, als):
    browser = als(mensen["programmaleider"])
    assert [browser.post(pad).status_code for pad in paden] == [405] * len(paden)


@pytest.mark.parametrize(
    "pad", ["monitoring/onbekend/", "monitoring/onbekend/telt/", "monitoring/cijfers.pdf"]
)
def test_wat_er_niet_is_is_er_niet(pad, mensen, als, regio):
    assert als(mensen["hr"]).get(f"/monitoring/{pad}").status_code == 404


def test_wat_niet_geteld_is_heeft_geen_rijen(mensen, als):
    meting = MetingFactory()
    pad = reverse("monitoring:telt", args=[meting.indicator.code])
    assert als(mensen["programmaleider"]).get(pad, KEUZE).status_code == 404


@pytest.mark.parametrize("rol", ZIET_CIJFERS)
@pytest.mark.parametrize("aantal", [0, 1, 4, 7])
def test_cijfer_rijen_en_bestand_zijn_even_lang(rol, aantal, geteld, bestuur, start, mensen, als):
    start(bestuur, date(2024, 9, 1))
    for _ in range(aantal):
        start(bestuur, date(2025, 9, 1))
    browser = als(mensen[rol])
    cijfer = stand(geteld, NA_AFLOOP, JAAR)
    op_scherm = browser.get(reverse("monitoring:telt", args=[geteld.code]), KEUZE).context
    in_bestand = regels(browser.get(reverse("monitoring:telt_bestand", args=[geteld.code, "csv"]), KEUZE))
    in_lijst = regels(browser.get(reverse("monitoring:cijfers", args=["csv"]), KEUZE))
    assert cijfer.waarde == len(cijfer.rijen) == len(op_scherm["rijen"]) == len(in_bestand) == aantal
    assert [rij["Waarde"] for rij in in_lijst] == [str(aantal)]


class TestNamen:
    @pytest.fixture
    def persoon(self, geteld, bestuur, start):
        return start(bestuur, date(2025, 9, 1)).kandidaat

    @pytest.mark.parametrize("rol", ["makelaar", "programmaleider", "hr", "coordinator"])
    def test_wie_het_traject_volgt_leest_de_naam(self, rol, persoon, geteld, mensen, als):
        antwoord = als(mensen[rol]).get(reverse("monitoring:telt", args=[geteld.code]), KEUZE)
        assert escape(persoon.naam) in antwoord.text

    @pytest.mark.parametrize("rol", ["hr_ander", "mentor", "stuurgroep", "werkgroep", "beheer"])
    @pytest.mark.parametrize("naam", ["telt", "telt_bestand"])
    def test_een_ander_leest_geen_naam_en_bij_kleine_besturen_geen_school(
        self, rol, naam, persoon, geteld, mensen, als
    ):
        argumenten = [geteld.code, "csv"] if naam == "telt_bestand" else [geteld.code]
        antwoord = als(mensen[rol]).get(reverse(f"monitoring:{naam}", args=argumenten), KEUZE)
        inhoud = antwoord.content.decode()
        assert persoon.naam not in inhoud
        assert str(persoon.trajecten.get().school) not in inhoud

    def test_bij_vijf_of_meer_staat_de_school_er_wel(self, geteld, bestuur, start, mensen, als):
        scholen = [start(bestuur, date(2025, 9, 1)).school for _ in range(5)]
        antwoord = als(mensen["stuurgroep"]).get(reverse("monitoring:telt", args=[geteld.code]), KEUZE)
        assert all(str(school) in antwoord.content.decode() for school in scholen)


class TestIndicator:
    def test_de_tabel_staat_er_al_terwijl_de_grafiek_wordt_getekend(self, paden, geteld, mensen, als):
        browser, pad = als(mensen["hr"]), reverse("monitoring:indicator", args=[geteld.code])
        eerst = browser.get(pad, KEUZE).content.decode()
        assert "De grafiek wordt getekend" in eerst
        assert "1 persoon" in eerst
        tekenen.teken_wachtende()
        daarna = browser.get(pad, KEUZE)
        assert "De grafiek wordt getekend" not in daarna.content.decode()
        assert "2025-2026: 1 persoon" in daarna.content.decode()  # the text alternative
        svg = browser.get(daarna.context["grafiek"].get_absolute_url())
        assert svg["Content-Type"] == "image/svg+xml"

    def test_bron_definitie_en_peildatum_zijn_op_te_vragen(self, mensen, als):
        doel = StreefwaardeFactory()
        meting = MetingFactory(indicator=doel.indicator, vindplaats="tabel 3")
        pad = reverse("monitoring:indicator", args=[meting.indicator.code])
        inhoud = als(mensen["hr"]).get(pad, KEUZE).content.decode()
        for tekst in (
            meting.indicator.definitie,
            str(meting.bron),
            "tabel 3",
            "31 juli 2026",
            str(doel.bron),
        ):
            assert tekst in inhoud

    def test_zonder_metingen_staat_er_wat_er_komt(self, mensen, als, regio):
        pad = reverse("monitoring:indicator", args=[IndicatorFactory().code])
        assert "niet gemeten" in als(mensen["hr"]).get(pad).content.decode()


class TestKeuze:
    @pytest.mark.parametrize(
        ("veld", "waarde"),
        [
            ("jaar", "x"),
            ("jaar", 1900),
            ("peildatum", "gisteren"),
            ("peildatum", "2999-01-01"),
            ("groep", "?"),
        ],
    )
    def test_een_onmogelijke_keuze_krijgt_een_melding(self, veld, waarde, paden, mensen, als):
        antwoord = als(mensen["hr"]).get(paden[0], {veld: waarde})
        assert antwoord.status_code == 200
        assert "Er ging iets mis" in antwoord.content.decode()

    def test_de_keuze_gaat_mee_naar_de_volgende_bladzijde(self, paden, mensen, als):
        inhoud = als(mensen["hr"]).get(paden[0], KEUZE).content.decode()
        assert f"?jaar=2025&amp;peildatum={NA_AFLOOP}" in inhoud

    def test_ook_per_maatregel(self, mensen, als):
        maatregel = MaatregelFactory(code="E", naam="Werven")
        MetingFactory(indicator=IndicatorFactory(maatregel=maatregel))
        antwoord = als(mensen["hr"]).get(reverse("monitoring:dashboard"), KEUZE | {"groep": "maatregel"})
        assert [groep.naam for groep in antwoord.context["groepen"]] == ["E Werven"]


def test_een_export_heeft_bron_en_peildatum_en_voert_geen_formule_uit(mensen, als):
    MetingFactory(indicator=IndicatorFactory(naam="=1+1"))
    (rij,) = regels(als(mensen["hr"]).get(reverse("monitoring:cijfers", args=["csv"]), KEUZE))
    assert rij["Indicator"] == "'=1+1"
    assert rij["Bron"].startswith("Voorbeeldbron")
    assert (rij["Stand op"], rij["Peildatum"]) == ("2026-07-31", "2026-09-01")


def test_geen_waarde_is_in_een_export_een_lege_cel_met_een_reden(mensen, als):
    MetingFactory(zonder="niet_gemeten")
    (rij,) = regels(als(mensen["hr"]).get(reverse("monitoring:cijfers", args=["csv"]), KEUZE))
    assert (rij["Waarde"], rij["Status"]) == ("", "niet gemeten")


def test_het_dashboard_vraagt_niet_meer_bij_meer_cijfers(
    paden, bestuur, start, mensen, als, django_assert_max_num_queries
):
    for _ in range(25):
        MetingFactory(organisatie=bestuur)
        start(bestuur, date(2025, 10, 1))
    browser = als(mensen["hr"])
    with django_assert_max_num_queries(18):
        browser.get(paden[0], KEUZE)
    with django_assert_max_num_queries(24):
        browser.get(paden[2], KEUZE)
    with django_assert_max_num_queries(18):
        browser.get(paden[4], KEUZE)
