"""A menu that is long shows its groups; one that fits stays as it is."""

import pytest

from onderwijsregio.kern.menu import INRICHTEN, OP_EEN_REGEL, OPLEIDEN, WERK, gegroepeerd


def punt(tekst: str, groep: str = "", actief: bool = False) -> dict:
    return {"tekst": tekst, "url": f"/{tekst}/", "groep": groep, "actief": actief}


@pytest.fixture
def lang():
    """One entry more than fits: two groups of two, and one entry alone in its group."""
    los = [punt(f"los {nummer}") for nummer in range(OP_EEN_REGEL - 4)]
    begeleiden = [punt("trajecten", OPLEIDEN, actief=True), punt("scholing", OPLEIDEN)]
    return [*los, *begeleiden, punt("website", INRICHTEN), punt("vacatures", WERK), punt("stages", WERK)]


def test_wat_te_lang_is_wordt_gegroepeerd_in_vaste_volgorde(lang):
    los, groepen = gegroepeerd(lang)
    assert [(groep["titel"], [een["tekst"] for een in groep["links"]]) for groep in groepen] == [
        (WERK, ["vacatures", "stages"]),
        (OPLEIDEN, ["trajecten", "scholing"]),
    ]
    assert [een["tekst"] for een in los] == ["los 0", "los 1", "los 2", "website"], (
        "wie alleen is, blijft staan"
    )


def test_een_groep_laat_zien_dat_u_er_bent(lang):
    assert [groep["actief"] for groep in gegroepeerd(lang)[1]] == [False, True]


def test_wat_op_een_regel_past_blijft_zoals_het_is(lang):
    kort = lang[1:]
    assert len(kort) == OP_EEN_REGEL
    assert gegroepeerd(kort) == (kort, [])
