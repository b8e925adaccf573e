"""A new vacancy finds exactly the saved searches that would find it on the page."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from demo.fabrieken.organisaties import PostcodegebiedFactory, SchoolFactory
from demo.fabrieken.vacatures import VacatureFactory, ZoekopdrachtFactory
from loket.keuzes import Bevoegdheid, Vak
from onderwijsregio.organisaties.keuzes import Dag, Functie, Sector
from vacatures.keuzes import Contractvorm
from vacatures.models import Vacature, Zoekopdracht
from vacatures.zoeken import zoek
from vacatures.zoeken.index import UREN, VOOR, VRIJ
from vacatures.zoeken.kennis import STAND
from vacatures.zoeken.opdrachten import OPDRACHTEN, gevraagd_van

pytestmark = pytest.mark.django_db

#: Words of the field, of every day, with typing errors, places, and words that no vacancy has at first.
WOORDEN = [
    "leerkracht", "juf", "docent", "wiskunde", "wiskundedocent", "invalleerkracht", "onderwijsassistent", "ib'er",
    "intern begeleider", "groep 5", "groep 5/6", "kleuters", "gym", "moestuin", "walvis", "wavlis", "leerkrahct",
    "moestuni", "Lelystad", "Verderop", "dalton", "vo", "middelbare school", "speciaal onderwijs", "rekenen",
    "leer kracht", "invallen", "zij-instromer", "de", "met", "12", "Zonnehoek", "muziek-docent", "bovenbouw",
    "teamleider", "parttime", "samenwerken", "buiten",
]  # fmt: skip
TEKST = st.lists(st.sampled_from(WOORDEN), max_size=4).map(" ".join)
WAARDEN = {
    "sector": Sector.values,
    "functie": Functie.values[:6],
    "vak": [Vak.WISKUNDE, Vak.BEWEGEN],
    "bevoegdheid": Bevoegdheid.values[:3],
    "contract": Contractvorm.values,
    "dag": Dag.values,
    "vrij": VRIJ,
    "uren": list(UREN),
    "voor": list(VOOR),
}
KEUZES = st.fixed_dictionaries(
    {}, optional={n: st.lists(st.sampled_from(w), min_size=1, max_size=3) for n, w in WAARDEN.items()}
)
PLEK = st.sampled_from([None, ("1311", 52.367, 5.176), ("Verderop", 52.37, 5.323)])
VACATURE = st.fixed_dictionaries(
    {
        "titel": TEKST.map(lambda tekst: tekst or "Baan"),
        "omschrijving": st.lists(st.sampled_from(WOORDEN), max_size=8).map(" ".join),
        "school": st.integers(0, 3),
        "ook_op": st.lists(st.integers(0, 3), max_size=2),
        "hele_bestuur": st.sampled_from([False, False, False, True]),
        "functie": st.sampled_from(Functie.values[:6]),
        "vak": st.sampled_from(["", Vak.WISKUNDE, Vak.BEWEGEN]),
        "bevoegdheid": st.sampled_from(Bevoegdheid.values[:3]),
        "contract": st.sampled_from(Contractvorm.values),
        "dagen": st.lists(st.sampled_from(Dag.values), max_size=3),
        "dagdeel": st.sampled_from(["heel", "ochtend", "middag"]),
        "fte_max": st.sampled_from(["0.3", "0.4", "0.6", "0.8", "1"]).map(Decimal),
        "open_voor_zij_instroom": st.booleans(),
        "over": st.integers(-1, 2),
    }
)
OPDRACHT = st.tuples(TEKST, PLEK, st.sampled_from([5, 10, 30]), KEUZES)


@pytest.fixture
def scholen(bestuur):
    ver = PostcodegebiedFactory(pc4="1361", plaats="Verderop", lat="52.370000", lon="5.323000")
    return [
        SchoolFactory(bestuur=bestuur, naam="De Bever"),
        SchoolFactory(bestuur=bestuur, naam="Daltonschool Zonnehoek", gebied=ver, plaats="Verderop"),
        SchoolFactory(
            bestuur=bestuur, naam="Lyceum", sector=Sector.VO, gebied=None, plaats="Lelystad", wijk=""
        ),
        SchoolFactory(bestuur=bestuur, naam="De Brug", sector=Sector.SBO),
    ]


@pytest.fixture
def maak(scholen, hr):
    def maak(velden: dict) -> int:
        over, school = velden["over"], scholen[velden["school"]]
        rest = {n: waarde for n, waarde in velden.items() if n not in ("over", "school", "ook_op")}
        vacature = VacatureFactory(
            **rest,
            school=school,
            gemaakt_door=hr,
            fte_min="0.1",
            sluit_op=timezone.localdate() + timedelta(over),
        )
        vacature.ook_op.set(scholen[nummer] for nummer in velden.get("ook_op", ()))
        return vacature.pk

    return maak


def bewaar(tekst, plek, km, keuzes) -> Zoekopdracht:
    waar = dict(zip(("plek", "lat", "lon", "km"), (*plek, km), strict=True)) if plek else {}
    return ZoekopdrachtFactory(tekst=tekst, keuzes=keuzes, **waar)


def gevonden_op_de_bladzijde(opdracht: Zoekopdracht) -> list[int]:
    uitslag = zoek(gevraagd_van(opdracht), tot=1_000)
    return [] if uitslag.deels else uitslag.pks


def vergelijk(opdrachten, vacatures) -> None:
    treffers = OPDRACHTEN.treffers(vacatures)
    for opdracht in opdrachten:
        past = {vacature: waarde for pk, vacature, waarde in treffers if pk == opdracht.pk}
        verwacht = gevonden_op_de_bladzijde(opdracht)
        assert sorted(past) == sorted(verwacht), opdracht.tekst
        if opdracht.tekst:
            waarden = [past[pk] for pk in verwacht]
            assert waarden == sorted(waarden, reverse=True), "in order of fit, as on the page"


ZONDER = {
    "school": 0,
    "functie": "leerkracht",
    "vak": "",
    "bevoegdheid": "pabo",
    "contract": "vast",
    "over": 1,
}
ZONDER |= {"dagen": ["ma"], "fte_max": Decimal("0.6"), "open_voor_zij_instroom": False}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(
    eerst=[ZONDER | {"titel": "Walvis", "omschrijving": ""}],
    opdrachten=[("wavlis", None, 5, {}), ("moestuni", None, 5, {})],
    daarna=[ZONDER | {"titel": "Juf", "omschrijving": "Met een moestuin en een wavlis"}],
)
@example(
    eerst=[
        ZONDER
        | {"titel": "Teamleider", "functie": "schoolleider", "bevoegdheid": "geen"}
        | {"omschrijving": "U helpt de juf.", "school": 1}
    ],
    opdrachten=[(tekst, None, 5, {}) for tekst in ("zonnehoek", "juf", "dalton teamleider", "Verderop")],
    daarna=[ZONDER | {"titel": "Juf op De Zonnehoek", "omschrijving": "Met een teamleider.", "school": 2}],
)
@given(
    eerst=st.lists(VACATURE, max_size=3),
    opdrachten=st.lists(OPDRACHT, min_size=1, max_size=5),
    daarna=st.lists(VACATURE, min_size=1, max_size=3),
)
def test_een_vacature_vindt_precies_de_zoekopdrachten_die_haar_vinden(maak, eerst, opdrachten, daarna):
    """Also when words come that change what an older search means: then both say the same again."""
    Vacature.ook_op.through.objects.all().delete()
    Vacature.objects.all()._raw_delete("default")
    Zoekopdracht.objects.all().delete()
    STAND.vergeet()
    pks = [maak(velden) for velden in eerst]
    OPDRACHTEN.treffers([])
    bewaard = [bewaar(*opdracht) for opdracht in opdrachten]
    vergelijk(bewaard, pks)
    pks += [maak(velden) for velden in daarna]
    vergelijk(bewaard, pks)


def test_wat_maar_deels_past_is_geen_treffer(maak):
    pk = maak(ZONDER | {"titel": "Juf", "omschrijving": "Met een moestuin"})
    bewaar("juf moestuin walvis", None, 5, {})
    assert OPDRACHTEN.treffers([pk]) == []


def test_een_vacature_die_dicht_is_of_gaat_vindt_niemand(maak, school):
    bewaar("", None, 5, {})
    open_, voorbij = maak(ZONDER | {"titel": "Juf"}), maak(ZONDER | {"titel": "Juf", "over": -1})
    dicht = VacatureFactory(school=school, gesloten=True).pk
    assert [vacature for _, vacature, _ in OPDRACHTEN.treffers([open_, voorbij, dicht])] == [open_]


def test_alleen_wie_actief_is_wordt_gevonden_en_een_wijziging_telt_meteen(maak):
    pk = maak(ZONDER | {"titel": "Juf"})
    opdracht = bewaar("juf", None, 5, {})
    assert len(OPDRACHTEN.treffers([pk])) == 1
    Zoekopdracht.objects.update(status="pauze")
    assert OPDRACHTEN.treffers([pk]) == []
    Zoekopdracht.objects.update(status="actief")
    Zoekopdracht.objects.filter(pk=opdracht.pk).update(tekst="wiskunde")
    assert OPDRACHTEN.treffers([pk]) == []


def test_een_nieuwe_vacature_kijkt_alleen_naar_wie_haar_zeldzaamste_eis_vraagt(maak):
    """Searches wait under their rarest demand: `juf` alone does not reach who also asks for a whale."""
    for _ in range(3):
        maak(ZONDER | {"titel": "Juf"})
    for nummer in range(20):
        ZoekopdrachtFactory(tekst="juf walvis", email=f"w{nummer}@voorbeeld.test")
    OPDRACHTEN.treffers([])
    omgekeerd = OPDRACHTEN.omgekeerd
    assert len(omgekeerd) == 20
    (samen,) = omgekeerd._samen.values()
    walvis = omgekeerd.eisen[samen.anker]
    assert walvis.zelf == (("walvis",),)
