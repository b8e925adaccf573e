"""What is typed is always understood as something, whatever occurs in the vacancies of today."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vacatures.zoeken.taal import woordenboek
from vacatures.zoeken.taal.spelling import Spelling
from vacatures.zoeken.taal.vorm import woorden
from vacatures.zoeken.taal.vraag import Kennis, begrijp

BOEK = woordenboek.lees()
#: Every word that the search knows, as somebody types it, and what it was told to pass over.
GEKEND = sorted(
    {woord for groep in BOEK.groepen for woord in (*groep.woorden, *groep.ook)}
    | BOEK.delen
    | BOEK.bouwstenen
    | BOEK.stammen
)


def kennis(*komen_voor: str) -> Kennis:
    """What the search knows when only these stems stand in a vacancy."""
    gewicht = (
        dict.fromkeys(komen_voor, 1) | dict.fromkeys(BOEK.bouwstenen, 2) | dict.fromkeys(BOEK.stammen, 3)
    )
    return Kennis(BOEK, {}, set(komen_voor).__contains__, Spelling(gewicht), BOEK.vormen)


@pytest.mark.parametrize("komen_voor", [(), ("lerkracht", "groep3")])
def test_elk_woord_dat_wij_kennen_is_te_vragen_ook_als_geen_vacature_het_heeft(komen_voor):
    weet = kennis(*komen_voor)
    for woord in GEKEND:
        vraag = begrijp(woord, weet)
        assert vraag.groepen or all(w.isdigit() or w in BOEK.stopwoorden for w in woorden(woord)), woord


@given(
    st.sampled_from(GEKEND),
    st.integers(0, 30),
    st.text("abcdefghijklmnopqrstuvwxyz0123456789-' ", max_size=3),
)
def test_een_fout_in_een_woord_breekt_niets(woord, plek, erin):
    begrijp(woord[:plek] + erin + woord[plek + 1 :], kennis())


@pytest.mark.parametrize(
    ("getypt", "gelezen"),
    [
        ("gorep 7", ["groep7"]),
        ("groeo 5", ["groep5"]),
        ("goep4", ["groep4"]),
        ("grp 6", ["groep6"]),
        ("leerkract gorep 7/8", ["leerkracht", "groep7 groep8"]),
        ("grope 8 juf", ["groep8", "juf"]),
        ("meetser goep 4", ["meester", "groep4"]),
        ("groep 5t/m7", ["groep5 groep6 groep7"]),
        ("groep 3 of 4", ["groep3 groep4"]),
        ("inten begeleider", ["intern begeleider"]),
        ("specaal basis onderwijs", ["speciaal basisonderwijs"]),
        ("baan voor de klas", ["voor de klas"]),
        ("terug voor de klas", ["terug voor de klas"]),
        ("hoofd van de school", ["hoofd van de school"]),
        ("juf tijdens schooltijden", ["juf"]),
        ("ik heb vroeger pabo gedaan", ["pabo"]),
        ("maximaal ongeveer liefst januari", []),
    ],
)
def test_een_fout_wordt_verbeterd_voordat_groepen_en_zinnen_worden_gelezen(getypt, gelezen):
    assert [groep.getypt for groep in begrijp(getypt, kennis("vlieger")).groepen] == gelezen


def test_een_woord_dat_zomaar_ergens_staat_is_met_twee_fouten_een_ander_woord():
    weet = kennis("vlieger", "moestuin")
    assert begrijp("vroeger vlieger", weet).groepen == begrijp("vlieger", weet).groepen
    assert begrijp("vliegre", weet).verbeterd == (("vliegre", "vlieger"),)
    assert begrijp("vlogger", weet).verbeterd == ()


@given(st.text(max_size=100))
def test_niets_wat_iemand_typt_breekt_het_begrijpen(tekst):
    begrijp(tekst, kennis())
