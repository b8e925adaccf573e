"""The layers that import-linter cannot see: foreign keys that name a model by string."""

import tomllib
from pathlib import Path

import pytest
from django.apps import apps

WORTEL = Path(__file__).resolve().parent.parent
CONTRACTEN = tomllib.loads((WORTEL / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
VAN_LAAG_NAAR_HOOG = [naam.rpartition(".")[2] for naam in reversed(CONTRACTEN[0]["layers"])]


def verwijzingen():
    for label in VAN_LAAG_NAAR_HOOG:
        for model in apps.get_app_config(label).get_models():
            for veld in [*model._meta.fields, *model._meta.many_to_many]:
                if veld.related_model and veld.related_model._meta.app_label in VAN_LAAG_NAAR_HOOG:
                    yield pytest.param(label, veld, id=str(veld))


@pytest.mark.parametrize(("label", "veld"), list(verwijzingen()))
def test_een_verwijzing_wijst_nooit_naar_een_latere_app(label, veld):
    naar = veld.related_model._meta.app_label
    assert VAN_LAAG_NAAR_HOOG.index(naar) <= VAN_LAAG_NAAR_HOOG.index(label), (
        f"{veld} wijst van {label} omhoog naar {naar}"
    )


def test_elke_app_van_de_klantreis_staat_in_de_lagen():
    eigen = {config.label for config in apps.get_app_configs() if is_van_ons(Path(config.path))}
    assert eigen == set(VAN_LAAG_NAAR_HOOG)


def is_van_ons(pad):
    return pad.is_relative_to(WORTEL) and "site-packages" not in pad.parts
