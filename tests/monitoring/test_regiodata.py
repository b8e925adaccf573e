"""A region's figures from its data file."""

from decimal import Decimal

import pytest

from demo.fabrieken.organisaties import BronFactory, OrganisatieFactory, ThemaFactory
from monitoring.models import Indicator, Maatregel, Meting, Streefwaarde
from monitoring.regiodata import laad
from onderwijsregio.kern.regiogegevens import Regiogegevens
from onderwijsregio.organisaties.regiodata import Regiofout

GOED = """
[[maatregel]]
code = "E"
naam = "Werven"
thema = "hrm"

[[indicator]]
code = "uitval"
naam = "Uitval"
definitie = "Aandeel dat stopt."
eenheid = "procent"
richting = "lager"
optelwijze = "geen"
maatregel = "E"
streefwaarde = [{ van = 2025-08-01, tot = 2026-07-31, waarde = 10, bron = "plan" }]
meting = [
    { peildatum = 2026-01-01, status = "gemeten", waarde = 14.6, teller = 12, noemer = 82, DEEL },
    { peildatum = 2026-02-01, status = "niet_gemeten", bron = "plan" },
]
""".replace("DEEL", 'organisatie = "bestuur", bron = "plan"')


@pytest.fixture
def bestand(db, tmp_path):
    ThemaFactory(code="hrm")
    BronFactory(code="plan")
    OrganisatieFactory(code="bestuur")

    def schrijf(inhoud):
        (tmp_path / "proef").mkdir(exist_ok=True)
        (tmp_path / "proef" / "regio.toml").write_text("")
        (tmp_path / "proef" / "monitoring.toml").write_text(inhoud)
        return Regiogegevens("proef", tmp_path)

    return schrijf


def aantallen():
    return [model.objects.count() for model in (Maatregel, Indicator, Streefwaarde, Meting)]


def test_twee_keer_laden_is_een_keer_laden(bestand):
    laad(bestand(GOED))
    laad(bestand(GOED))
    assert aantallen() == [1, 1, 1, 2]
    assert Meting.objects.get(organisatie__isnull=False).waarde == Decimal("14.60")


def test_een_gewijzigd_getal_wordt_bijgewerkt(bestand):
    laad(bestand(GOED))
    laad(bestand(GOED.replace("waarde = 10,", "waarde = 8,")))
    assert Streefwaarde.objects.get().waarde == 8


def test_niet_gemeten_heeft_geen_waarde_en_geen_nul(bestand):
    laad(bestand(GOED))
    assert Meting.objects.get(status="niet_gemeten").waarde is None


@pytest.mark.parametrize(
    ("oud", "nieuw", "woord"),
    [
        ('organisatie = "bestuur"', 'organisatie = "kwijt"', "kwijt"),
        ('maatregel = "E"\nstreef', 'maatregel = "Z"\nstreef', "'Z'"),
        ("eenheid =", "eenheit =", "eenheit"),
        ("noemer = 82", "deler = 82", "deler"),
    ],
)
def test_een_fout_wordt_genoemd(bestand, oud, nieuw, woord):
    assert oud in GOED
    with pytest.raises(Regiofout, match=woord):
        laad(bestand(GOED.replace(oud, nieuw)))
