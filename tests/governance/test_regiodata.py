"""Bodies, seats and the plan from the data files of a region."""

import shutil

import pytest
from django.db import transaction

from demo.fabrieken.organisaties import OrganisatieFactory
from governance.models import Activiteit, Doel, Gremium, Plan, Zetel
from governance.regiodata import laad
from onderwijsregio.kern.regiogegevens import REGIOS, Regiogegevens
from onderwijsregio.organisaties.regiodata import Regiofout
from onderwijsregio.organisaties.regiodata import laad as laad_organisaties

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["almere", "hak"])
def gegevens(request):
    gegevens = Regiogegevens(request.param)
    laad_organisaties(gegevens)
    return gegevens


@pytest.fixture
def map_van(tmp_path):
    """A folder with the files of HAK that a test may spoil."""
    shutil.copytree(REGIOS / "hak", tmp_path / "hak")
    laad_organisaties(Regiogegevens("hak"))
    return tmp_path


def stand():
    return {
        model: list(model.objects.order_by("pk").values())
        for model in (Gremium, Zetel, Plan, Doel, Activiteit)
    }


def verander(pad, oud, nieuw):
    tekst = pad.read_text("utf-8")
    assert oud in tekst
    pad.write_text(tekst.replace(oud, nieuw, 1), "utf-8")


def test_een_tweede_keer_laden_verandert_niets(gegevens):
    laad(gegevens)
    eerst = stand()
    assert all(eerst.values())
    laad(gegevens)
    assert stand() == eerst


def test_hak_probeert_drie_regels_en_weegt_naar_leerlingen():
    gegevens = Regiogegevens("hak")
    laad_organisaties(gegevens)
    laad(gegevens)
    gremium = Gremium.objects.get(code="bestuurlijk_overleg")
    assert gremium.stemregels == ["consensus", "consent", "gewogen"]
    assert gremium.weging == "leerlingen"
    assert Gremium.objects.get(code="regiegroep").max_zetels == 8


def test_een_ander_mandaat_is_dezelfde_zetel(map_van):
    laad(Regiogegevens("hak", map_van))
    aantal = Zetel.objects.count()
    verander(
        map_van / "hak" / "gremia.toml", 'mandaat = "Domeinhouder Matchen"', 'mandaat = "Domeinhouder Werven"'
    )
    laad(Regiogegevens("hak", map_van))
    assert Zetel.objects.count() == aantal
    assert (
        Zetel.objects.get(gremium__code="regiegroep", functie="voorzitter").mandaat == "Domeinhouder Werven"
    )


def test_wat_uit_het_bestand_verdwijnt_blijft(map_van):
    laad(Regiogegevens("hak", map_van))
    extra = Zetel.objects.create(
        gremium=Gremium.objects.first(), organisatie=OrganisatieFactory(), functie="adviseur", stemrecht=False
    )
    laad(Regiogegevens("hak", map_van))
    assert Zetel.objects.filter(pk=extra.pk).exists()


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "melding"),
    [
        (
            "gremia.toml",
            'organisatie = "spaarne"',
            'organisatie = "spaarna"',
            "zetel 1: organisatie 'spaarna'",
        ),
        ("gremia.toml", 'functie = "voorzitter"', 'functie = "baas"', "zetel 1: functie"),
        ("gremia.toml", "max_zetels", "maximum", "gremium regiegroep: onbekende sleutel maximum"),
        ("plan.toml", 'bron = "', 'bron = "x', "plan: bron 'x"),
        ("plan.toml", 'doel = "', 'doel = "x', "doel 'x"),
        ("plan.toml", 'thema = "', 'thema = "x', "thema 'x"),
    ],
)
def test_een_fout_noemt_bestand_en_vermelding_en_laadt_niets(map_van, bestand, oud, nieuw, melding):
    verander(map_van / "hak" / bestand, oud, nieuw)
    with pytest.raises(Regiofout, match=f"^{bestand}, .*{melding}"), transaction.atomic():
        laad(Regiogegevens("hak", map_van))
    assert not any(stand().values())
