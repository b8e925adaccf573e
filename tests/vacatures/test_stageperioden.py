"""A region says which parts a school year has for internships, in a file or not at all."""

from datetime import date

import pytest
from django.utils import timezone

from onderwijsregio.kern.regiogegevens import Regiogegevens
from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.organisaties.regiodata import Regiofout
from vacatures.models import Stagejaar, Stageperiode
from vacatures.regiodata import laad

NU = Schooljaar.van(timezone.localdate()).begin
pytestmark = pytest.mark.django_db


@pytest.fixture
def gegevens(tmp_path):
    """The files of a region; `gegevens(tekst)` gives it a stages.toml as well."""

    def maak(stages: str = "") -> Regiogegevens:
        map_ = tmp_path / "proef"
        map_.mkdir(exist_ok=True)
        (map_ / "regio.toml").touch()
        if stages:
            (map_ / "stages.toml").write_text(stages)
        return Regiogegevens("proef", tmp_path)

    return maak


def perioden(begin):
    return {p.code: (p.van, p.tot) for p in Stageperiode.objects.filter(jaar__begin=begin)}


def test_zonder_bestand_een_heel_jaar_en_twee_helften_dit_jaar_en_het_volgende(gegevens):
    laad(gegevens())
    assert perioden(NU) == {
        "jaar": (date(NU, 8, 1), date(NU + 1, 7, 31)),
        "eerste": (date(NU, 8, 1), date(NU + 1, 1, 31)),
        "tweede": (date(NU + 1, 2, 1), date(NU + 1, 7, 31)),
    }
    assert perioden(NU + 1).keys() == perioden(NU).keys()
    assert Stagejaar.objects.get(begin=NU + 1).opgeven_voor == date(NU + 1, 4, 1)


def test_zonder_bestand_houdt_nog_eens_laden_wat_de_beheerder_veranderde(gegevens):
    laad(gegevens())
    Stagejaar.objects.filter(begin=NU).update(opgeven_voor=date(NU, 5, 1))
    laad(gegevens())
    assert Stagejaar.objects.get(begin=NU).opgeven_voor == date(NU, 5, 1)


BLOK = '[[periode]]\ncode = "blok"\nnaam = "Blok"\n'


def test_een_regio_heeft_eigen_perioden(gegevens):
    laad(gegevens(f'opgeven_voor = "05-15"\n{BLOK}van = "09-01"\ntot = "11-15"\n'))
    assert perioden(NU) == {"blok": (date(NU, 9, 1), date(NU, 11, 15))}
    assert Stagejaar.objects.get(begin=NU).opgeven_voor == date(NU, 5, 15)


@pytest.mark.parametrize(
    ("stages", "zin"),
    [
        (
            f'opgeven_voor = "04-01"\n{BLOK}van = "31-02"\ntot = "11-15"\n',
            "periode blok: '31-02' is geen dag",
        ),
        (
            f'opgeven_voor = "04-01"\n{BLOK}van = "11-15"\ntot = "09-01"\n',
            "einde van een periode ligt na het begin",
        ),
        (f'opgeven_voor = "04-01"\n{BLOK}van = "09-01"\n', "periode blok: de sleutel 'tot' ontbreekt"),
        ('laatste_dag = "04-01"\n', "onbekende sleutel laatste_dag"),
    ],
)
def test_een_fout_in_het_bestand_wordt_bij_naam_genoemd(gegevens, stages, zin):
    with pytest.raises(Regiofout, match=zin):
        laad(gegevens(stages))
