"""The routes of a region, from its file."""

import re
import shutil

import pytest

from loket.models import Route
from loket.regiodata import laad
from onderwijsregio.kern.regiogegevens import REGIOS, Regiogegevens
from onderwijsregio.organisaties.regiodata import Regiofout

pytestmark = pytest.mark.django_db


@pytest.fixture
def routes(tmp_path):
    """Load the empty region with this text as its routes.toml."""
    shutil.copytree(REGIOS / "leeg", tmp_path / "leeg")

    def laad_met(tekst):
        (tmp_path / "leeg/routes.toml").write_text(tekst)
        laad(Regiogegevens("leeg", tmp_path))

    return laad_met


PABO = '[[route]]\ncode = "pabo"\nnaam = "Pabo"\nsamenvatting = "Leren voor leraar."\n'


def test_wat_een_route_weglaat_wordt_leeg_en_een_route_die_weg_is_blijft(routes):
    routes(PABO + 'duur = "vier jaar"\n')
    routes(PABO)
    routes("")
    assert list(Route.objects.values_list("code", "duur")) == [("pabo", "")]


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        (PABO + 'duurt = "lang"', "onbekende sleutel duurt"),
        (PABO + 'bron = "boek"', "bron 'boek' is onbekend"),
        (PABO + 'sectoren = ["hbo"]', "sectoren:"),
        ('[[route]]\ncode = "pabo"\nnaam = "Pabo"', "samenvatting:"),
    ],
)
def test_een_fout_in_een_route_noemt_die_route(routes, tekst, melding):
    with pytest.raises(Regiofout, match=rf"routes\.toml, route pabo: .*{re.escape(melding)}"):
        routes(tekst)
