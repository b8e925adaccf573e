"""The three rules, for every set of ballots."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.keuzes import Stemkeuze
from governance.stemregels import KEUZES, UITLEG, uitslag
from onderwijsregio.organisaties.keuzes import Stemregel

VOOR, TEGEN, BEZWAAR, ONTHOUDING = Stemkeuze
gewichten = st.integers(min_value=0, max_value=30_000)


def stemmen(regel):
    return st.lists(st.tuples(st.sampled_from(KEUZES[regel]), gewichten), max_size=15)


@pytest.mark.parametrize("regel", Stemregel)
def test_zonder_stem_is_niets_aangenomen(regel):
    assert not uitslag(regel=regel, stemmen=[], zetels=3).aangenomen


@pytest.mark.parametrize("regel", Stemregel)
def test_elke_regel_heeft_keuzes_en_uitleg(regel):
    assert VOOR in KEUZES[regel]
    assert UITLEG[regel]


@given(lijst=stemmen(Stemregel.CONSENSUS), zetels=st.integers(1, 15))
def test_consensus_is_iedereen_voor(lijst, zetels):
    lijst = lijst[:zetels]
    verwacht = len(lijst) == zetels and all(keuze == VOOR for keuze, _ in lijst)
    assert uitslag(regel=Stemregel.CONSENSUS, stemmen=lijst, zetels=zetels).aangenomen == verwacht


@given(lijst=stemmen(Stemregel.CONSENT).filter(bool))
def test_consent_is_niemand_met_een_overwegend_bezwaar(lijst):
    verwacht = BEZWAAR not in [keuze for keuze, _ in lijst]
    assert uitslag(regel=Stemregel.CONSENT, stemmen=lijst, zetels=15).aangenomen == verwacht


@given(lijst=stemmen(Stemregel.GEWOGEN).filter(bool))
def test_gewogen_telt_het_gewicht_en_niet_de_stemmen(lijst):
    saldo = sum({VOOR: g, TEGEN: -g, ONTHOUDING: 0}[keuze] for keuze, g in lijst)
    assert uitslag(regel=Stemregel.GEWOGEN, stemmen=lijst, zetels=15).aangenomen == (saldo > 0)


@given(data=st.data(), regel=st.sampled_from(list(Stemregel)))
def test_de_volgorde_van_de_stemmen_maakt_niet_uit(data, regel):
    lijst = data.draw(stemmen(regel))
    anders = data.draw(st.permutations(lijst))
    assert uitslag(regel=regel, stemmen=lijst, zetels=15) == uitslag(regel=regel, stemmen=anders, zetels=15)


@pytest.mark.parametrize(("voor", "aangenomen"), [(700, False), (701, True), (699, False)])
def test_bij_gelijk_gewicht_is_een_besluit_niet_aangenomen(voor, aangenomen):
    lijst = [(VOOR, voor), (TEGEN, 400), (TEGEN, 300), (ONTHOUDING, 9000)]
    assert uitslag(regel=Stemregel.GEWOGEN, stemmen=lijst, zetels=4).aangenomen is aangenomen


def test_een_organisatie_met_gewicht_nul_verandert_de_uitslag_niet():
    lijst = [(VOOR, 10), (TEGEN, 0), (TEGEN, 0)]
    assert uitslag(regel=Stemregel.GEWOGEN, stemmen=lijst, zetels=3).aangenomen


def test_de_reden_zegt_hoe_het_zat():
    lijst = [(VOOR, 12_000), (TEGEN, 900)]
    assert uitslag(regel=Stemregel.GEWOGEN, stemmen=lijst, zetels=2).reden == (
        "Gewicht voor: 12.000, tegen: 900."
    )
