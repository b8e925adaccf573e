"""Tips for a text that people read to the end; the portal never refuses a text."""

import pytest

from vacatures.schrijfhulp import MAX_WOORDEN, tips

GOED = "U werkt in groep 5. Het team is klein. Op vrijdag eten wij samen."


def test_een_goede_tekst_krijgt_geen_tips():
    assert tips(GOED) == []
    assert tips("") == []


@pytest.mark.parametrize(("woorden", "aantal"), [(MAX_WOORDEN, 0), (MAX_WOORDEN + 1, 1)])
def test_een_zin_van_meer_dan_25_woorden_is_lang(woorden, aantal):
    assert len(tips("woord " * (woorden - 1) + "einde.")) == aantal


@pytest.mark.parametrize(
    ("tekst", "tip"),
    [
        ("Je werkt samen met de IB'er.", "intern begeleider"),
        ("Wij zoeken een leraar die zijn/haar klas kent.", "zijn/haar"),
        ("U bent een echte duizendpoot.", "duizendpoot"),
        ("De kandidaat dient te beschikken over geduld.", "schrijftaal"),
        ("U komt in een jong team.", "sluit mensen uit"),
        ("U werkt hier fijn. Wij helpen je graag.", "door elkaar"),
        ("Solliciteer NU SNEL METEEN!!", "schreeuwen"),
    ],
)
def test_wat_lezers_weghoudt_wordt_genoemd(tekst, tip):
    assert any(tip in zin for zin in tips(tekst)), tips(tekst)


def test_een_afkorting_die_is_uitgelegd_mag():
    assert tips("U bent intern begeleider (IB).") == []


def test_de_tips_staan_bij_het_voorbeeld_en_niet_op_de_website(als, hr, concept, vacature):
    for rij in (concept, vacature):
        rij.omschrijving = "U bent een duizendpoot."
        rij.save()
    assert "1 tip voor een tekst" in als(hr).get(f"/werk/vacatures/{concept.pk}/voorbeeld/").text
    assert "tip voor" not in als(None).get(vacature.get_absolute_url()).text
