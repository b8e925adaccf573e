"""The rules of the keuzehulp as pure functions: no database needed for the arithmetic."""

import tomllib
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loket import engine
from loket.engine import WEET_NIET, Antwoord, Keuzevraag, Regel, Regelset, Routeregels
from onderwijsregio.kern.regiogegevens import REGIOS

REGELS = {
    regio: engine.lees(tomllib.loads((REGIOS / regio / "keuzehulp.toml").read_text("utf-8")))
    for regio in ("almere", "hak")
}
BESTAAND = {
    regio: [
        rij["code"] for rij in tomllib.loads((REGIOS / regio / "routes.toml").read_text("utf-8"))["route"]
    ]
    for regio in REGELS
}
#: What the region's programme asks the keuzehulp to know.
GEVRAAGD = {
    "zij-instroom", "pabo-voltijd", "pabo-deeltijd", "pabo-verkort", "educatieve-master-po", "pabo-alo", "ad-pep",
    "ontwikkeldoortraject", "educatieve-module", "educatieve-minor", "pdg", "aan-de-slag-voor-de-klas",
    "eenjarig-beroepsonderwijs", "herintreder", "onderwijsassistent", "anders-bekwaam", "onderwijsambassadeur",
    "schoolleider-basisbekwaam", "schoolleider-vakbekwaam",
}  # fmt: skip


def alles(regels):
    return {vraag.code: st.sampled_from([*vraag.codes, "onzin"]) for vraag in regels.vragen}


#: Any answers to any questions of Almere, also to questions that nobody would ask.
ANTWOORDEN = st.fixed_dictionaries({}, optional=alles(REGELS["almere"]))


@pytest.mark.parametrize("regio", REGELS)
def test_elke_gevraagde_route_zit_erin_en_over_elke_route_staan_er_regels(regio):
    assert set(BESTAAND[regio]) >= GEVRAAGD
    assert {route.route for route in REGELS[regio].routes} == set(BESTAAND[regio])


@pytest.mark.parametrize("regio", REGELS)
def test_elke_combinatie_eindigt_in_een_route_of_in_een_eerlijk_geen_van_deze(regio):
    regels, aantal, met_route = REGELS[regio], 0, 0
    for antwoorden in engine.alle_antwoorden(regels):
        uitkomst = engine.beoordeel(regels, antwoorden)
        aantal += 1
        met_route += bool(uitkomst.routes)
        assert bool(uitkomst.routes) != bool(uitkomst.geen)
        assert all(passend.redenen for passend in uitkomst.routes)
        assert engine.antwoorden_uit(regels, engine.adres(regels, antwoorden)) == antwoorden
    assert aantal > 3000
    assert met_route > 0.9 * aantal


@pytest.mark.parametrize("regio", REGELS)
def test_wie_bij_elke_vraag_weet_ik_niet_kiest_krijgt_ook_een_uitkomst(regio):
    regels = REGELS[regio]
    uitkomst = engine.beoordeel(regels, {vraag.code: WEET_NIET for vraag in regels.vragen})
    assert [passend.route for passend in uitkomst.routes] == ["onderwijsambassadeur"]


@pytest.mark.parametrize("regio", REGELS)
def test_de_controle_vindt_de_regels_van_de_regio_compleet(regio):
    verslag = engine.controleer(REGELS[regio], BESTAAND[regio])
    assert (verslag.fouten, verslag.opmerkingen) == ((), ())
    assert all(aantal for _, aantal in verslag.per_route)
    assert verslag.combinaties == sum(1 for _ in engine.alle_antwoorden(REGELS[regio]))


def beste(**antwoorden):
    uitkomst = engine.beoordeel(REGELS["almere"], antwoorden)
    return [passend.route for passend in uitkomst.routes]


def test_een_hbo_er_die_wil_werken_en_leren_krijgt_zij_instroom_bovenaan():
    met = {"werk": "elders", "wens": "les", "leeftijd": "po", "gym": "nee", "tijd": "vol", "inkomen": "ja"}
    assert beste(diploma="hbo", **met)[0] == "zij-instroom"
    zonder = engine.beoordeel(REGELS["almere"], {"diploma": "mbo4", **met})
    assert "zij-instroom" not in [p.route for p in zonder.routes]
    assert ("zij-instroom", ("Voor zij-instroom is een diploma van het hbo of de universiteit nodig.",)) in [
        (rij.route, rij.redenen) for rij in zonder.afgevallen
    ]


@pytest.mark.parametrize(("uren", "ontbreekt"), [("ja", False), ("nee", True), (WEET_NIET, True)])
def test_voor_de_ad_pep_werkt_iemand_ten_minste_16_uur(uren, ontbreekt):
    antwoorden = {
        "werk": "assistent",
        "wens": "steun",
        "diploma": "mbo4",
        "richting": "ja",
        "uren": uren,
        "klas": "nee",
    }
    (adpep,) = engine.beoordeel(REGELS["almere"], antwoorden).routes
    assert adpep.route == "ad-pep"
    assert ("U werkt ten minste 16 uur per week als onderwijsassistent." in adpep.ontbreekt) is ontbreekt


def test_een_andere_mbo_richting_is_niet_genoeg_voor_de_ad_pep():
    assert beste(werk="assistent", wens="steun", diploma="mbo4", richting="nee", klas="nee") == []


@given(ANTWOORDEN)
def test_antwoorden_die_niet_meetellen_veranderen_niets(antwoorden):
    regels = REGELS["almere"]
    geteld = engine.beantwoord(regels, antwoorden)
    assert engine.beoordeel(regels, antwoorden) == engine.beoordeel(regels, geteld)
    assert engine.beantwoord(regels, geteld) == geteld


@given(ANTWOORDEN, st.randoms())
def test_de_volgorde_van_antwoorden_maakt_niet_uit(antwoorden, toeval):
    regels, paren = REGELS["almere"], list(antwoorden.items())
    toeval.shuffle(paren)
    assert engine.beoordeel(regels, dict(paren)) == engine.beoordeel(regels, antwoorden)
    assert engine.adres(regels, dict(paren)) == engine.adres(regels, antwoorden)


@given(ANTWOORDEN)
def test_een_adres_leidt_terug_naar_dezelfde_antwoorden(antwoorden):
    regels = REGELS["almere"]
    adres = engine.adres(regels, antwoorden)
    assert engine.antwoorden_uit(regels, adres) == engine.beantwoord(regels, antwoorden)


@example({"werk": "assistent", "wens": "kijken"})
@given(ANTWOORDEN)
def test_er_komen_nooit_meer_vragen_dan_is_beloofd(antwoorden):
    regels, gegeven = REGELS["almere"], {}
    beloofd = engine.hoogstens(regels, gegeven)
    while vraag := engine.volgende_vraag(regels, gegeven):
        gekozen = antwoorden.get(vraag.code, WEET_NIET)
        gegeven[vraag.code] = gekozen if gekozen in vraag.codes else WEET_NIET
        nu = engine.hoogstens(regels, gegeven)
        assert len(gegeven) <= nu <= beloofd
        beloofd = nu
    assert engine.hoogstens(regels, gegeven) == len(gegeven)


@given(st.text(max_size=60))
def test_een_vreemd_adres_is_geen_fout_maar_niets(adres):
    antwoorden = engine.antwoorden_uit(REGELS["almere"], adres)
    assert antwoorden is None or engine.adres(REGELS["almere"], antwoorden) == adres


JA_NEE = (Antwoord("ja", "Ja"), Antwoord("nee", "Nee"))
KLEIN = Regelset(
    vragen=(
        Keuzevraag("a", "A?", JA_NEE),
        Keuzevraag("b", "B?", JA_NEE, als={"a": frozenset({"ja"})}),
    ),
    routes=(
        Routeregels("r", (Regel("past", "A klopt.", 1, {"a": frozenset({"ja"})}), Regel("ontbreekt", "B mist.", 3, {"b": frozenset({"nee"})}))),
        Routeregels("s", (Regel("past", "Altijd."), Regel("sluit_uit", "Niet met B.", 0, {"b": frozenset({"ja"})}))),
    ),
    geen="Praat met ons.",
)  # fmt: skip


def test_een_vraag_die_niet_meer_uitmaakt_wordt_niet_gesteld():
    assert engine.volgende_vraag(KLEIN, {"a": "nee"}) is None
    assert engine.volgende_vraag(KLEIN, {"a": "ja"}).code == "b"
    assert sorted(engine.adres(KLEIN, a) for a in engine.alle_antwoorden(KLEIN)) == [
        "ja.ja", "ja.nee", "ja.weet-niet", "nee", "weet-niet",
    ]  # fmt: skip


def test_punten_bepalen_de_volgorde_en_een_gelijke_stand_laat_de_volgorde_van_de_regels():
    routes = engine.beoordeel(KLEIN, {"a": "ja", "b": WEET_NIET}).routes
    assert [(p.route, p.punten) for p in routes] == [("r", 1), ("s", 1)]
    routes = engine.beoordeel(KLEIN, {"a": "ja", "b": "nee"}).routes
    assert [(p.route, p.punten, p.ontbreekt) for p in routes] == [("s", 1, ()), ("r", -2, ("B mist.",))]


def test_een_uitsluiting_wint_van_wat_past():
    uitkomst = engine.beoordeel(KLEIN, {"a": "ja", "b": "ja"})
    assert [p.route for p in uitkomst.routes] == ["r"]
    assert [(a.route, a.redenen) for a in uitkomst.afgevallen] == [("s", ("Niet met B.",))]


VRAAG_A, VRAAG_B = KLEIN.vragen


@pytest.mark.parametrize(
    ("kapot", "zin"),
    [
        (replace(KLEIN, geen=" "), "geen tekst voor wie"),
        (replace(KLEIN, vragen=()), "nog geen vraag"),
        (replace(KLEIN, vragen=(VRAAG_A, VRAAG_A, VRAAG_B)), "twee keer"),
        (replace(KLEIN, vragen=(VRAAG_B, VRAAG_A)), "niet een eerdere vraag"),
        (replace(KLEIN, vragen=(replace(VRAAG_A, antwoorden=()), VRAAG_B)), "ten minste een antwoord"),
        (replace(KLEIN, vragen=(replace(VRAAG_A, antwoorden=JA_NEE[1:]), VRAAG_B)), "een antwoord dat er niet is: ja"),
        (replace(KLEIN, vragen=(replace(VRAAG_A, antwoorden=(*JA_NEE, Antwoord("a.b", "X"))), VRAAG_B)), "niet kan: ‘a.b’"),
        (replace(KLEIN, routes=(*KLEIN.routes, KLEIN.routes[0])), "twee keer"),
        (replace(KLEIN, routes=(Routeregels("t", KLEIN.routes[0].regels),)), "bestaat niet"),
        (replace(KLEIN, routes=(Routeregels("r", KLEIN.routes[0].regels[1:]),)), "geen regel die zegt waarom"),
        (replace(KLEIN, routes=(Routeregels("r", (Regel("past", "", 1),)),)), "een tekst nodig"),
        (replace(KLEIN, routes=(Routeregels("r", (Regel("past", "X", -1),)),)), "0 of meer punten"),
        (replace(KLEIN, routes=(Routeregels("r", (Regel("past", "X", 1, {"a": frozenset()}),)),)), "geen enkel antwoord"),
        (replace(KLEIN, routes=(Routeregels("r", (Regel("past", "X", 1, {"b": frozenset({"ja"})}), Regel("sluit_uit", "Y", 1, {"a": frozenset({"ja"})}))),)), "komt nooit in een uitkomst"),
    ],
)  # fmt: skip
def test_de_controle_noemt_wat_er_niet_klopt(kapot, zin):
    assert any(zin in fout for fout in engine.controleer(kapot, ["r", "s"]).fouten)


def test_de_controle_merkt_op_wat_niemand_ooit_leest_en_welke_route_er_niet_in_staat():
    dood = Regel("ontbreekt", "Nooit.", 1, {"a": frozenset({"nee"}), "b": frozenset({"ja"})})
    regels = replace(
        KLEIN, routes=(replace(KLEIN.routes[0], regels=(*KLEIN.routes[0].regels, dood)), KLEIN.routes[1])
    )
    verslag = engine.controleer(regels, ["r", "s", "t"])
    assert verslag.fouten == ()
    assert verslag.opmerkingen == (
        "Over de route ‘t’ staat er nog niets in.",
        "Route ‘r’: de regel ‘Nooit.’ geldt nooit.",
    )


def test_meer_combinaties_dan_iemand_kan_overzien_gaan_niet_door():
    veel = replace(
        KLEIN,
        vragen=tuple(Keuzevraag(f"v{n}", "?", JA_NEE) for n in range(10)),
        routes=(Routeregels("r", (Regel("past", "X"),)),),
    )
    assert 3**9 < engine.MAX_COMBINATIES < 3**10
    assert engine.controleer(replace(veel, vragen=veel.vragen[:9]), ["r"]).combinaties == 3**9
    assert "meer dan" in engine.controleer(veel, ["r"]).fouten[0]


@pytest.mark.parametrize("regels", [*REGELS.values(), KLEIN])
def test_opschrijven_en_lezen_geeft_dezelfde_regels_terug(regels):
    assert engine.lees(engine.als_gegevens(regels)) == regels
    assert engine.verschillen(regels, engine.lees(engine.als_gegevens(regels))) == []


@pytest.mark.parametrize(
    "rommel",
    [
        {"vraag": [{}]},
        {"route": [{"code": "r", "regel": [{"soort": "misschien", "tekst": "x"}]}]},
        {"vraag": "x"},
    ],
)
def test_wat_geen_regels_zijn_wordt_in_woorden_geweigerd(rommel):
    with pytest.raises(ValueError, match=r"keuzehulp|bestaat niet"):
        engine.lees(rommel)


def test_het_verschil_noemt_plaats_en_woorden():
    nieuw = replace(KLEIN, geen="Bel ons.", routes=KLEIN.routes[:1])
    assert engine.verschillen(KLEIN, nieuw) == [
        ("Route s, regel 1", "past, omdat (1): Altijd.", ""),
        ("Route s, regel 2", "kan niet, omdat (0): Niet met B. Alleen als b is ja.", ""),
        ("Volgorde van de routes", "r, s", "r"),
        ("Als er geen route past", "Praat met ons.", "Bel ons."),
    ]
