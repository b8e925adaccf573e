"""25,000 euro a person, from the application to the account."""

import csv
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from demo.fabrieken.instroom import SubsidieFactory
from demo.fabrieken.loket import DoorverwijzingFactory, RouteaanmeldingFactory
from loket import acties, rapportages
from loket.models import Subsidie

VOL = Decimal("25000.00")


def vandaag():
    return timezone.localdate()


@pytest.fixture
def bestuur(hr):
    return hr.lidmaatschap.organisatie


@pytest.fixture
def subsidie(kandidaat, bestuur):
    return SubsidieFactory(kandidaat=kandidaat, bestuur=bestuur)


@pytest.fixture
def toegelaten(kandidaat, route, hr):
    """An admitted candidate who was handed over to HR."""
    RouteaanmeldingFactory(
        kandidaat=kandidaat, route=route, status="toegelaten", beoordeeld_op=timezone.now()
    )
    DoorverwijzingFactory(vraag__kandidaat=kandidaat, naar=hr.lidmaatschap)
    return kandidaat


def beslis(subsidie, bedrag=VOL, op=None, door=None):
    return acties.beslis_subsidie(
        subsidie=subsidie, toegekend=bedrag, op=op or vandaag(), door=door or subsidie.kandidaat.gebruiker
    )


def test_de_hele_weg_van_aanvraag_tot_verantwoording_op_het_scherm(als, hr, toegelaten, bestuur):
    browser = als(hr)
    antwoord = browser.post(
        "/werk/subsidies/nieuw/",
        {
            "kandidaat": toegelaten.pk,
            "bestuur": bestuur.pk,
            "bedrag": "25000",
            "op": vandaag(),
            "kenmerk": "ZI-1",
        },
    )
    subsidie = Subsidie.objects.get()
    adres = antwoord["Location"]
    assert adres == subsidie.get_absolute_url()
    besluit = {
        "besluit": "ja",
        "besluit-besluit": "toegekend",
        "besluit-toegekend": "20000.50",
        "besluit-op": vandaag(),
    }
    assert browser.post(adres, besluit).status_code == 302
    klaar = {"verantwoording": "ja", "verantwoording-verantwoord": "20000.50", "verantwoording-op": vandaag()}
    assert browser.post(adres, klaar).status_code == 302
    subsidie.refresh_from_db()
    assert (subsidie.status, subsidie.toegekend, subsidie.verantwoord) == (
        "verantwoord",
        Decimal("20000.50"),
        Decimal("20000.50"),
    )
    assert toegelaten.stappen.filter(soort="subsidie", intern=True).count() == 3


@pytest.mark.parametrize(
    ("bedrag", "mag"), [("0.01", True), ("25000.00", True), ("0", False), ("25000.01", False)]
)
def test_een_aanvraag_is_meer_dan_nul_en_hoogstens_25000(kandidaat, bestuur, hr, bedrag, mag):
    def vraag_aan():
        return acties.vraag_subsidie_aan(
            kandidaat=kandidaat, bestuur=bestuur, bedrag=Decimal(bedrag), op=vandaag(), door=hr
        )

    if mag:
        assert vraag_aan().aangevraagd == Decimal(bedrag)
    else:
        with pytest.raises(ValidationError, match=r"25\.000"):
            vraag_aan()


def test_een_persoon_heeft_een_subsidie_tegelijk_en_na_een_afwijzing_weer_een(
    subsidie, kandidaat, bestuur, hr
):
    vraag = {"kandidaat": kandidaat, "bestuur": bestuur, "bedrag": VOL, "op": vandaag(), "door": hr}
    with pytest.raises(ValidationError, match="loopt al"):
        acties.vraag_subsidie_aan(**vraag)
    beslis(subsidie, None)
    assert acties.vraag_subsidie_aan(**vraag).status == "aangevraagd"


@pytest.mark.parametrize(("erbij", "mag"), [("0", True), ("0.01", False)])
def test_er_komt_niet_meer_uit_dan_erin_ging(subsidie, hr, erbij, mag):
    Subsidie.objects.filter(pk=subsidie.pk).update(aangevraagd=Decimal("10000"))
    subsidie.refresh_from_db()
    bedrag = Decimal("10000") + Decimal(erbij)
    if mag:
        assert beslis(subsidie, bedrag).status == "toegekend"
    else:
        with pytest.raises(ValidationError, match="kan niet hoger zijn"):
            beslis(subsidie, bedrag)


@pytest.mark.parametrize(("dagen", "mag"), [(30, True), (31, False), (0, True), (-1, False)])
def test_een_besluit_ligt_tussen_de_aanvraag_en_vandaag(subsidie, dagen, mag):
    op = vandaag() - timedelta(days=dagen)
    if mag:
        assert beslis(subsidie, op=op).besloten_op == op
    else:
        with pytest.raises(ValidationError) as fout:
            beslis(subsidie, op=op)
        assert set(fout.value.message_dict) == {"op"}


def test_wat_teruggaat_is_niet_meer_verantwoord_en_de_rest_kan_nog(als, subsidie, hr):
    """Half goes back, the other half is accounted for in two parts; the page says what is left."""
    browser, adres = als(hr), subsidie.get_absolute_url()
    beslis(subsidie)
    terug = {"terugvordering": "ja", "terugvordering-op": vandaag(), "terugvordering-toelichting": "Gestopt"}
    klaar = {"verantwoording": "ja", "verantwoording-op": vandaag()}
    bedragen = []
    for ingevuld in (
        klaar | {"verantwoording-verantwoord": "25000"},
        terug | {"terugvordering-teruggevorderd": "5000"},
        terug | {"terugvordering-teruggevorderd": "25000"},
    ):
        assert browser.post(adres, ingevuld).status_code == 302
        rij = Subsidie.objects.get()
        bedragen.append((rij.verantwoord, rij.teruggevorderd, rij.te_verantwoorden))
    assert bedragen == [(VOL, None, 0), (20000, 5000, 0), (0, VOL, 0)]
    assert "Deze subsidie is afgerond" in browser.get(adres).text


def test_na_een_deel_terug_wordt_de_rest_in_delen_verantwoord(als, subsidie, hr):
    browser, adres = als(hr), subsidie.get_absolute_url()
    acties.vorder_subsidie_terug(
        subsidie=beslis(subsidie), teruggevorderd=Decimal("12500"), op=vandaag(), door=hr
    )
    klaar = {"verantwoording": "ja", "verantwoording-op": vandaag()}
    te_veel = browser.post(adres, klaar | {"verantwoording-verantwoord": "12500.01"})
    assert te_veel.status_code == 422
    boven_de_regeling = browser.post(adres, klaar | {"verantwoording-verantwoord": "25000.01"})
    assert "hoogstens 25.000 euro" in boven_de_regeling.content.decode()
    assert browser.post(adres, klaar | {"verantwoording-verantwoord": "5000"}).status_code == 302
    assert "7.500,00 euro" in browser.get(adres).text
    assert browser.post(adres, klaar | {"verantwoording-verantwoord": "12500"}).status_code == 302
    assert (Subsidie.objects.get().status, Subsidie.objects.get().te_verantwoorden) == ("verantwoord", 0)


def test_een_aanvraag_wordt_ingetrokken_en_maakt_plaats_voor_een_andere(als, subsidie, hr):
    ingevuld = {"intrekking": "ja", "intrekking-op": vandaag(), "intrekking-toelichting": "Start niet"}
    als(hr).post(subsidie.get_absolute_url(), ingevuld)
    assert Subsidie.objects.get().status == "ingetrokken"
    with pytest.raises(ValidationError, match="al aanvraag ingetrokken"):
        beslis(subsidie)
    vraag = {"kandidaat": subsidie.kandidaat, "bestuur": subsidie.bestuur, "bedrag": VOL, "op": vandaag()}
    assert acties.vraag_subsidie_aan(**vraag, door=hr).status == "aangevraagd"


STAPPEN = st.lists(
    st.tuples(st.sampled_from(["ja", "nee", "in", "klaar", "terug"]), st.integers(1, 26_000)), max_size=5
)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(STAPPEN, min_size=1, max_size=3))
def test_elke_toegekende_euro_staat_in_precies_een_kolom(als, hr, bestuur, programmaleider, wegen):
    """Whatever is recorded in whatever order, the columns add up: of a row, of the totals and in the file."""
    Subsidie.objects.all().delete()
    for weg in wegen:
        rij = SubsidieFactory(bestuur=bestuur)
        for stap, bedrag in weg:
            _probeer(stap, Subsidie.objects.get(pk=rij.pk), Decimal(bedrag), hr)
    for rij in Subsidie.objects.all():
        nog_bezig = rij.status == "aangevraagd" or rij.te_verantwoorden > 0
        assert nog_bezig == Subsidie.objects.open().filter(pk=rij.pk).exists()
        delen = [rij.verantwoord or 0, rij.teruggevorderd or 0, rij.te_verantwoorden]
        assert sum(delen) == (rij.toegekend or 0) and min(delen) >= 0
    (totaal,) = rapportages.per_bestuur(Subsidie.objects.all())
    assert totaal.toegekend == totaal.verantwoord + totaal.teruggevorderd + totaal.te_verantwoorden
    bestand = als(programmaleider).get("/werk/subsidies/export/csv/").content.decode("utf-8-sig")
    rijen = list(csv.DictReader(bestand.splitlines(), delimiter=";"))
    for kop in ("Toegekend", "Verantwoord", "Teruggevorderd", "Nog te verantwoorden"):
        veld = kop.lower().replace("nog ", "").replace(" ", "_")
        assert sum(Decimal(rij[kop].replace(",", ".") or 0) for rij in rijen) == getattr(totaal, veld)


def _probeer(stap, subsidie, bedrag, door):
    """Do it when the rules allow it; a refusal changes nothing."""
    vast = {"subsidie": subsidie, "op": vandaag(), "door": door}
    actie, velden = {
        "ja": (acties.beslis_subsidie, {"toegekend": bedrag}),
        "nee": (acties.beslis_subsidie, {"toegekend": None}),
        "in": (acties.trek_subsidieaanvraag_in, {}),
        "klaar": (acties.verantwoord_subsidie, {"verantwoord": bedrag}),
        "terug": (acties.vorder_subsidie_terug, {"teruggevorderd": bedrag}),
    }[stap]
    with suppress(ValidationError), transaction.atomic():
        actie(**vast, **velden)


def test_uit_twee_tabbladen_komt_een_besluit(subsidie, programmaleider):
    oud = Subsidie.objects.get(pk=subsidie.pk)
    beslis(subsidie)
    with pytest.raises(ValidationError, match="al toegekend"):
        beslis(oud, None)
    vast = {"op": vandaag(), "door": programmaleider}
    acties.verantwoord_subsidie(subsidie=Subsidie.objects.get(), verantwoord=Decimal("100"), **vast)
    oud = Subsidie.objects.get()
    acties.verantwoord_subsidie(subsidie=Subsidie.objects.get(), verantwoord=Decimal("200"), **vast)
    with pytest.raises(ValidationError, match="intussen veranderd"):
        acties.verantwoord_subsidie(subsidie=oud, verantwoord=Decimal("150"), **vast)


def test_de_database_kent_de_weg(subsidie):
    rij = Subsidie.objects.filter(pk=subsidie.pk)
    for velden in (
        {
            "status": "verantwoord",
            "toegekend": VOL,
            "besloten_op": vandaag(),
            "verantwoord": VOL,
            "verantwoord_op": vandaag(),
        },
        {"status": "toegekend"},
        {"aangevraagd": Decimal("25000.01")},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            rij.update(**velden)


def test_totalen_per_schooljaar_tellen_centen_precies(kandidaat, bestuur, regio):
    SubsidieFactory(
        bestuur=bestuur, aangevraagd_op=date(2025, 7, 31), status="toegekend", toegekend=Decimal("0.10"),
        besloten_op=date(2025, 9, 1),
    )  # fmt: skip
    for _ in range(2):
        SubsidieFactory(
            bestuur=bestuur, aangevraagd_op=date(2025, 8, 1), status="toegekend", toegekend=Decimal("0.10"),
            besloten_op=date(2025, 9, 1),
        )  # fmt: skip
    SubsidieFactory(
        bestuur=bestuur, aangevraagd_op=date(2025, 8, 1), status="afgewezen", besloten_op=date(2025, 9, 1)
    )
    SubsidieFactory(
        bestuur=bestuur,
        aangevraagd_op=date(2025, 8, 1),
        status="ingetrokken",
        ingetrokken_op=date(2025, 9, 1),
    )  # nobody asks for it any more
    nieuw, oud = rapportages.per_schooljaar(Subsidie.objects.all())
    assert (str(nieuw.van), nieuw.aantal, nieuw.toegekend) == ("2025-2026", 3, Decimal("0.20"))
    assert (str(oud.van), oud.aangevraagd, oud.te_verantwoorden) == ("2024-2025", VOL, Decimal("0.10"))


def test_het_scherm_zet_de_totalen_onder_hun_kop_en_bladert(als, bestuur, programmaleider):
    SubsidieFactory.create_batch(51, bestuur=bestuur)
    eerste = als(programmaleider).get("/werk/subsidies/").text
    assert eerste.count("Nog te verantwoorden</th>") == 3
    assert "Bestuur</th>" in eerste
    assert "Volgende" in eerste
    assert als(programmaleider).get("/werk/subsidies/?page=2").status_code == 200


def test_totalen_per_bestuur_staan_op_naam_en_tellen_op_tot_hetzelfde(bestuur, hr_ander):
    ander = hr_ander.lidmaatschap.organisatie
    for van in (bestuur, bestuur, ander):
        SubsidieFactory(bestuur=van)
    per_bestuur = rapportages.per_bestuur(Subsidie.objects.select_related("bestuur"))
    assert [(totaal.van, totaal.aantal) for totaal in per_bestuur] == sorted(
        [(bestuur, 2), (ander, 1)], key=lambda paar: paar[0].naam
    )
    per_jaar = rapportages.per_schooljaar(Subsidie.objects.all())
    assert sum(t.aangevraagd for t in per_bestuur) == sum(t.aangevraagd for t in per_jaar) == 3 * VOL


@pytest.mark.parametrize(("groep", "eerste"), [("bestuur", "Bestuur"), ("schooljaar", "Schooljaar")])
def test_de_totalen_gaan_mee_als_bestand_en_alleen_die_van_het_eigen_bestuur(
    als, hr, hr_ander, bestuur, groep, eerste
):
    SubsidieFactory.create_batch(2, bestuur=bestuur)
    SubsidieFactory(bestuur=hr_ander.lidmaatschap.organisatie)
    kop, *regels = als(hr).get(f"/werk/subsidies/per-{groep}/csv/").content.decode("utf-8-sig").splitlines()
    assert kop.startswith(f"{eerste};Aantal;Aangevraagd")
    assert [regel.split(";")[1:3] for regel in regels] == [["2", "50000,00"]]
    assert als(hr).get(f"/werk/subsidies/per-{groep}/xlsx/").status_code == 200


def test_andere_totalen_zijn_er_niet(als, hr):
    assert als(hr).get("/werk/subsidies/per-maand/csv/").status_code == 404
    assert als(hr).get("/werk/subsidies/per-bestuur/pdf/").status_code == 404


def test_het_gekozen_tabblad_is_te_zien(als, programmaleider):
    """Cotton leaves an expression in an attribute away without a word."""
    huidig = '<a href="?status=toegekend" aria-current="page">'
    assert huidig in als(programmaleider).get("/werk/subsidies/?status=toegekend").text
    assert huidig not in als(programmaleider).get("/werk/subsidies/").text


def test_hr_ziet_het_eigen_bestuur_en_de_programmaleider_alles(
    als, subsidie, hr, hr_ander, makelaar, programmaleider, mentor
):
    adres = subsidie.get_absolute_url()
    statussen = {
        wie: als(wie).get(adres).status_code for wie in (hr, hr_ander, makelaar, programmaleider, mentor)
    }
    assert statussen == {hr: 200, hr_ander: 404, makelaar: 404, programmaleider: 200, mentor: 404}
    assert subsidie.kandidaat.naam not in als(hr_ander).get("/werk/subsidies/").text
    assert subsidie.kandidaat.naam not in als(hr_ander).get("/werk/subsidies/export/csv/").content.decode()
    assert subsidie.kandidaat.naam in als(hr).get("/werk/subsidies/export/csv/").content.decode()
    besluit = {
        "besluit": "ja",
        "besluit-besluit": "toegekend",
        "besluit-toegekend": "1",
        "besluit-op": vandaag(),
    }
    assert als(hr_ander).post(adres, besluit).status_code == 404
    subsidie.refresh_from_db()
    assert subsidie.status == "aangevraagd"


def test_hr_vraagt_niet_aan_namens_een_ander_bestuur_of_voor_een_onbekende(
    als, hr, hr_ander, toegelaten, bestuur, andere_kandidaat
):
    ander = hr_ander.lidmaatschap.organisatie
    gegevens = {"bedrag": "25000", "op": vandaag()}
    for fout in (
        {"kandidaat": toegelaten.pk, "bestuur": ander.pk},
        {"kandidaat": andere_kandidaat.pk, "bestuur": bestuur.pk},
    ):
        assert als(hr).post("/werk/subsidies/nieuw/", gegevens | fout).status_code == 422
    assert (
        als(hr_ander)
        .post("/werk/subsidies/nieuw/", gegevens | {"kandidaat": toegelaten.pk, "bestuur": ander.pk})
        .status_code
        == 422
    )
    assert not Subsidie.objects.exists()


def test_een_toekenning_zonder_bedrag_komt_terug(als, hr, subsidie):
    post = {"besluit": "ja", "besluit-besluit": "toegekend", "besluit-toegekend": "", "besluit-op": vandaag()}
    antwoord = als(hr).post(subsidie.get_absolute_url(), post)
    assert antwoord.status_code == 422
    assert "Vul het toegekende bedrag in" in antwoord.text
