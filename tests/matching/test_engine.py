"""The engine finds the best set of pairs, says why, and never depends on the order of its input."""

from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine import Plek, Punt, Regels, Zoeker, als_json, beoordeel, vind_beste, zoeker_uit

DAGEN = ["ma", "di", "wo", "do", "vr"]
ALMERE, VERDEROP = Punt(52.37, 5.21), Punt(52.37, 5.35)


def zoeker(id=1, **anders):
    gegevens = {"sectoren": frozenset({"po"}), "bevoegdheid": "pabo", "dagen": frozenset(DAGEN), "max_km": 10}
    return Zoeker(id=id, **gegevens | {"punt": ALMERE} | anders)


def plek(id=1, **anders):
    gegevens = {"sector": "po", "bevoegdheid": "pabo", "dagen": frozenset({"ma", "di"}), "punt": ALMERE}
    return Plek(id=id, **gegevens | anders)


def deel(oordeel, naam):
    return next(deel for deel in oordeel.delen if deel.naam == naam)


def test_wie_in_alles_past_scoort_duizend():
    assert beoordeel(zoeker(), plek()).score == 1000


def test_de_regels_tellen_op_tot_duizend():
    assert sum(vars(Regels()).values()) == 1000


@pytest.mark.parametrize(
    ("wie", "waar", "reden"),
    [
        ({"sectoren": frozenset({"vo"})}, {}, "Zoekt in een andere sector."),
        ({"bevoegdheid": "geen"}, {}, "Mist de gevraagde bevoegdheid."),
        ({"bevoegdheid": "geen"}, {"open_voor_zij_instroom": True}, "Mist de gevraagde bevoegdheid."),
        ({"bevoegdheid": "geen", "zij_instromer": True}, {}, "Mist de gevraagde bevoegdheid."),
        ({"dagen": frozenset({"vr"})}, {}, "Kan op geen van de gevraagde dagen."),
        ({"max_km": 9}, {"punt": VERDEROP}, "Is 9,5 km reizen, verder dan 9 km."),
    ],
)
def test_een_harde_regel_sluit_uit_met_de_reden(wie, waar, reden):
    assert beoordeel(zoeker(**wie), plek(**waar)).uitgesloten == reden


def test_net_binnen_de_afstand_telt_nog_mee():
    assert not beoordeel(zoeker(max_km=10), plek(punt=VERDEROP)).uitgesloten


def test_een_zij_instromer_past_op_een_plek_die_daarvoor_openstaat():
    oordeel = beoordeel(zoeker(bevoegdheid="geen", zij_instromer=True), plek(open_voor_zij_instroom=True))
    assert deel(oordeel, "bevoegdheid").punten == 200


def test_zonder_postcode_geen_punten_voor_afstand_maar_wel_een_voorstel():
    oordeel = beoordeel(zoeker(punt=None), plek())
    assert (deel(oordeel, "afstand").punten, oordeel.score) == (0, 800)


def test_de_helft_van_de_dagen_geeft_de_helft_van_de_punten():
    assert deel(beoordeel(zoeker(dagen=frozenset({"ma"})), plek()), "dagen").punten == 125


def test_niemand_is_geen_fout():
    assert vind_beste([], [plek()]).doelwaarde == 0
    assert vind_beste([zoeker()], []).zonder_plek == {1: "Er was niets om mee te vergelijken."}


def test_wie_geen_plek_krijgt_hoort_waarom():
    uitkomst = vind_beste([zoeker(1), zoeker(2, dagen=frozenset({"ma"}))], [plek()])
    assert [paar.zoeker for paar in uitkomst.paren] == [1]
    assert uitkomst.zonder_plek == {2: "Andere combinaties leveren samen meer op."}


dagen = st.frozensets(st.sampled_from(DAGEN), min_size=1)
punten = st.none() | st.builds(Punt, st.floats(52.3, 52.45), st.floats(5.1, 5.4))
bevoegdheden = st.sampled_from(["geen", "pabo", "tweedegraads", "eerstegraads"])
sectoren = st.sampled_from(["po", "so", "vo"])


def zoekers(hoogstens=5):
    een = st.builds(
        Zoeker,
        id=st.integers(1, 99),
        sectoren=st.frozensets(sectoren),
        bevoegdheid=bevoegdheden,
        dagen=dagen,
        max_km=st.integers(1, 30),
        punt=punten,
        zij_instromer=st.booleans(),
    )
    return st.lists(een, max_size=hoogstens, unique_by=lambda z: z.id)


def plekken(hoogstens=4):
    een = st.builds(
        Plek,
        id=st.integers(1, 99),
        sector=sectoren,
        bevoegdheid=bevoegdheden,
        dagen=dagen,
        open_voor_zij_instroom=st.booleans(),
        punt=punten,
    )
    return st.lists(een, max_size=hoogstens, unique_by=lambda p: p.id)


def beste_door_alles_te_proberen(mensen, vacatures):
    hoogste = 0
    for aantal in range(min(len(mensen), len(vacatures)) + 1):
        for groep in combinations(mensen, aantal):
            for rij in permutations(vacatures, aantal):
                oordelen = [beoordeel(m, v) for m, v in zip(groep, rij, strict=True)]
                if not any(o.uitgesloten for o in oordelen):
                    hoogste = max(hoogste, sum(o.score for o in oordelen))
    return hoogste


@given(zoekers(), plekken())
def test_geen_andere_verdeling_scoort_hoger(mensen, vacatures):
    assert vind_beste(mensen, vacatures).doelwaarde == beste_door_alles_te_proberen(mensen, vacatures)


@given(zoekers(), plekken())
def test_niemand_staat_er_twee_keer_in_en_niemand_raakt_zoek(mensen, vacatures):
    uitkomst = vind_beste(mensen, vacatures)
    met_plek = [paar.zoeker for paar in uitkomst.paren]
    gevuld = [paar.plek for paar in uitkomst.paren]
    assert sorted([*met_plek, *uitkomst.zonder_plek]) == sorted(z.id for z in mensen)
    assert sorted([*gevuld, *uitkomst.zonder_kandidaat]) == sorted(p.id for p in vacatures)
    assert not any(paar.oordeel.uitgesloten for paar in uitkomst.paren)


@given(zoekers(), plekken(), st.randoms())
def test_de_volgorde_van_de_invoer_maakt_niet_uit(mensen, vacatures, toeval):
    anders, ook_anders = mensen[:], vacatures[:]
    toeval.shuffle(anders)
    toeval.shuffle(ook_anders)
    assert vind_beste(mensen, vacatures) == vind_beste(anders, ook_anders)


# The work that somebody asks for, and boards they hide from -----------------------------------------------


@pytest.mark.parametrize(
    ("wil", "functie", "uitkomst"),
    [
        ({"leerkracht"}, "leerkracht", "Zoekt dit werk."),
        (set(), "leerkracht", "Heeft nog niet gezegd welk werk het moet zijn."),
        ({"leerkracht"}, "schoolleider", "Zoekt ander werk."),
        (set(), "schoolleider", "Heeft niet om dit werk gevraagd."),
        (set(), "intern_begeleider", "Heeft niet om dit werk gevraagd."),
        (set(), "anders", "Heeft niet om dit werk gevraagd."),
        (set(), "concierge", "Heeft niet om dit werk gevraagd."),
        (set(), "onderwijsassistent", "Heeft nog niet gezegd welk werk het moet zijn."),
        ({"schoolleider"}, "schoolleider", "Zoekt dit werk."),
    ],
)
def test_niemand_wordt_voorgesteld_voor_werk_waar_hij_niet_om_vroeg(wil, functie, uitkomst):
    oordeel = beoordeel(zoeker(functies=frozenset(wil)), plek(functie=functie))
    reden = oordeel.uitgesloten or deel(oordeel, "functie").reden
    assert reden == uitkomst


@pytest.mark.parametrize(
    ("wil", "functie", "uitkomst"),
    [
        (set(), "leerkracht", ""),
        (set(), "vakdocent", ""),
        (set(), "onderwijsassistent", "Is toegelaten om leraar te worden."),
        ({"onderwijsassistent"}, "onderwijsassistent", ""),
    ],
)
def test_wie_is_toegelaten_als_zij_instromer_wordt_leraar_tenzij_die_ander_werk_vraagt(
    wil, functie, uitkomst
):
    wie = zoeker(bevoegdheid="geen", zij_instromer=True, functies=frozenset(wil))
    daar = plek(functie=functie, bevoegdheid="geen", open_voor_zij_instroom=True)
    assert beoordeel(wie, daar).uitgesloten == uitkomst


def test_een_bestuur_waarvoor_iemand_zich_afschermt_krijgt_geen_voorstel():
    verborgen = zoeker(afgeschermd=frozenset({7}))
    assert beoordeel(verborgen, plek(bestuur=7)).uitgesloten == "Wil niet dat dit bestuur meekijkt."
    assert beoordeel(verborgen, plek(bestuur=8)).score == 1000


def test_de_invoer_van_een_oude_ronde_is_nog_te_lezen():
    rij = als_json(zoeker())
    del rij["functies"], rij["afgeschermd"]
    assert zoeker_uit(rij) == zoeker()
