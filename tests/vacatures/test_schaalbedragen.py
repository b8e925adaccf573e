"""What somebody earns: the board's own amounts, else those of the scale; the same for people and machines."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from demo.fabrieken.organisaties import LidmaatschapFactory, SchoolFactory
from demo.fabrieken.vacatures import SchaaltabelFactory, VacatureFactory, over_dagen
from onderwijsregio.kern.regiogegevens import Regiogegevens
from onderwijsregio.organisaties.keuzes import Rol, Sector
from onderwijsregio.organisaties.regiodata import Regiofout
from vacatures import acties, regiodata
from vacatures.keuzes import CAO_VAN
from vacatures.models import Schaalbedrag, Schaaltabel, Vacature
from vacatures.rapportages import Beloning, beloningen, schaalbeloning

from .test_baan import jobposting_op

pytestmark = pytest.mark.django_db
VANDAAG = timezone.localdate
ADRES = "/werk/schaalbedragen/"


@pytest.fixture
def programmaleider(regio):
    return LidmaatschapFactory(rol=Rol.PROGRAMMALEIDER).gebruiker


@pytest.fixture
def beheerder(regio):
    return LidmaatschapFactory(rol=Rol.BEHEER).gebruiker


def gelezen(antwoord) -> str:
    """The page as somebody reads it: an amount keeps its sign on the same line."""
    return antwoord.text.replace("&nbsp;", " ")


def van(vacature, dag=None) -> Beloning | None:
    return beloningen([vacature], dag).get(vacature.pk)


# Which amounts -------------------------------------------------------------------------------------------


def test_eigen_bedragen_gaan_voor_die_van_de_schaal(vacature):
    SchaaltabelFactory(geldig_vanaf=date(2024, 10, 1), bedragen={"LB": (3463, 5277)})
    assert van(vacature) is None  # no scale, nothing to say
    vacature.schaal = "LB"
    beloning = van(vacature)
    assert (beloning.van_tot, beloning.cao, beloning.per) == ((3463, 5277), "cao po", date(2024, 10, 1))
    vacature.salaris_van, vacature.salaris_tot = Decimal("3653"), Decimal("4333")
    beloning = van(vacature)
    assert (beloning.van_tot, beloning.cao, beloning.per) == ((3653, 4333), "", None)


def test_een_nieuwe_tabel_volgt_de_vorige_op_vanaf_haar_dag_en_neemt_haar_hele_plaats_in():
    vacature = VacatureFactory(schaal="LB")
    dag = VANDAAG() + timedelta(days=10)
    SchaaltabelFactory(bedragen={"LB": (3000, 5000), "LC": (3100, 6000)})
    SchaaltabelFactory(geldig_vanaf=dag, bedragen={"LB": (3200, 5200)})
    assert van(vacature).laag == van(vacature, dag - timedelta(days=1)).laag == 3000
    assert van(vacature, dag).laag == 3200
    assert schaalbeloning("po", "LC").hoog == 6000
    assert schaalbeloning("po", "LC", dag) is None  # of an older table nobody knows that it still holds
    assert van(vacature, VANDAAG() - timedelta(days=101)) is None


def test_elke_soort_school_valt_onder_een_cao():
    SchaaltabelFactory(bedragen={"LB": (3000, 5000)})
    SchaaltabelFactory(cao="vo", bedragen={"LB": (3001, 5001)})
    laag = {sector: getattr(schaalbeloning(sector, "LB"), "laag", None) for sector in Sector.values}
    assert laag == {"po": 3000, "sbo": 3000, "so": 3000, "vso": 3000, "vo": 3001, "mbo": None}
    assert set(CAO_VAN) == set(Sector)


bedrag = st.decimals(min_value=1, max_value=9999, places=2)
omvang = st.decimals(min_value=Decimal("0.01"), max_value=1, places=2)


@given(bedrag, bedrag, omvang, omvang)
def test_voor_minder_uren_is_het_naar_rato_en_nooit_meer(een, twee, fte, andere):
    laag, hoog = sorted((een, twee))
    regels = Beloning(laag, hoog, fte=(fte, andere)).per_omvang
    assert len(regels) == len({fte, andere} - {Decimal(1)})
    assert all(0 < onder <= laag and onder <= boven <= hoog for _, onder, boven in regels)
    assert [uren for uren, _, _ in regels] == sorted(uren for uren, _, _ in regels)


def test_voor_zestien_en_voor_vierentwintig_uur_staat_er_wat_het_is():
    regels = Beloning(Decimal(3463), Decimal(5277), fte=(Decimal("0.4"), Decimal("0.6"))).per_omvang
    assert regels == [
        (16, Decimal("1385.2"), Decimal("2110.8")),
        (24, Decimal("2077.8"), Decimal("3166.2")),
    ]


def test_van_hoeveel_vacatures_ook_het_kost_een_vraag(django_assert_num_queries):
    SchaaltabelFactory()
    VacatureFactory.create_batch(3, schaal="LB", school=SchoolFactory())
    with django_assert_num_queries(2):  # the vacancies, and once the amounts
        assert len(beloningen(Vacature.objects.all())) == 3


# What a visitor and a machine read -------------------------------------------------------------------------


def test_bezoeker_zoekmachine_en_api_lezen_hetzelfde(als, vacature):
    SchaaltabelFactory(geldig_vanaf=date(2024, 10, 1), bedragen={"LB": (3463, 5277)})
    Vacature.objects.update(schaal="LB")
    blad = als(None).get(vacature.get_absolute_url())
    assert "Schaal LB: € 3.463 tot € 5.277 bruto per maand bij een volledige baan" in gelezen(blad)
    assert "volgens de cao po (bedragen per 1 oktober 2024)" in gelezen(blad)
    assert (
        "Bij 16 uur per week is dat € 1.385 tot € 2.111, bij 24 uur per week € 2.078 tot € 3.166."
        in gelezen(blad)
    )
    (gegevens,) = jobposting_op(blad)
    bedragen = gegevens["baseSalary"]["value"]
    assert (bedragen["minValue"], bedragen["maxValue"]) == (3463, 5277)
    een = als(None).get(f"/api/v1/vacatures/{vacature.pk}").json()
    assert een["beloning"] == {
        "laag": 3463, "hoog": 5277, "volgens": "cao", "cao": "cao po", "per": "2024-10-01"
    }  # fmt: skip
    assert (een["schaal"], een["salaris_van"]) == ("LB", None)  # what the board itself wrote stays what it is
    lijst = als(None).get("/api/v1/vacatures").json()["vacatures"]
    assert [rij["beloning"] for rij in lijst] == [een["beloning"]]
    Vacature.objects.update(salaris_van=4000, salaris_tot=4500, fte_min=1, fte_max=1)
    blad = als(None).get(vacature.get_absolute_url())
    assert "Schaal LB: € 4.000 tot € 4.500 bruto per maand bij een volledige baan." in gelezen(blad)
    assert "volgens de cao" not in gelezen(blad) and "uur per week is dat" not in gelezen(blad)
    assert jobposting_op(blad)[0]["baseSalary"]["value"]["minValue"] == 4000
    beloning = als(None).get(f"/api/v1/vacatures/{vacature.pk}").json()["beloning"]
    assert (beloning["volgens"], beloning["laag"], beloning["per"]) == ("bestuur", 4000, None)


def test_van_een_schaal_zonder_bedragen_staat_alleen_de_schaal(als, vacature):
    SchaaltabelFactory(bedragen={"LC": (3100, 6000)})
    Vacature.objects.update(schaal="LB", salaris="")
    blad = als(None).get(vacature.get_absolute_url())
    assert "Schaal LB" in gelezen(blad) and "€" not in gelezen(blad)
    assert "baseSalary" not in jobposting_op(blad)[0]
    assert als(None).get(f"/api/v1/vacatures/{vacature.pk}").json()["beloning"] is None


def test_hr_leest_bij_het_schrijven_wat_een_bezoeker_ziet(als, hr, hr_ander, vacature, school):
    SchaaltabelFactory(bedragen={"LB": (3463, 5277)})
    browser = als(hr)
    assert "Kies een school en een schaal" in browser.get("/werk/vacatures/nieuw/").text
    Vacature.objects.update(schaal="LB")
    assert "€ 3.463 tot € 5.277" in gelezen(browser.get(f"/werk/vacatures/{vacature.pk}/wijzigen/"))
    keuze = {"school": school.pk, "schaal": "LB"}
    assert "€ 3.463 tot € 5.277" in gelezen(browser.get("/werk/vacatures/schaal/", keuze))
    assert "geen bedragen" in browser.get("/werk/vacatures/schaal/", keuze | {"schaal": "LC"}).text
    for vreemd in ({"schaal": "ZZ"}, {"school": "x"}, {"school": "9" * 30}, {"school": SchoolFactory().pk}):
        assert "Kies een school" in browser.get("/werk/vacatures/schaal/", keuze | vreemd).text
    assert "Kies een school" in als(hr_ander).get("/werk/vacatures/schaal/", keuze).text


# Keeping them ----------------------------------------------------------------------------------------------


def test_de_programmaleider_en_de_beheerder_houden_ze_bij(als, programmaleider, beheerder, hr):
    for nummer, wie in enumerate((programmaleider, beheerder)):
        browser = als(wie)
        dag = VANDAAG() - timedelta(days=nummer)
        inhoud = {"cao": "vo", "geldig_vanaf": dag, "bron": "cao vo", "van_LB": "3.463", "tot_LB": "5277,50"}
        browser.post(f"{ADRES}nieuw/", inhoud)
        tabel = Schaaltabel.objects.get(geldig_vanaf=dag)
        rij = tabel.bedragen.get()
        assert (rij.schaal, rij.van, rij.tot) == ("LB", 3463, Decimal("5277.50"))
        blad = browser.get(ADRES).text
        assert "Deze bedragen gelden vanaf" in blad and "€ 5.277,50" in blad and "cao vo" in blad
        assert 'value="3.463,00"' in browser.get(tabel.get_absolute_url()).text
        browser.post(
            tabel.get_absolute_url(), inhoud | {"van_LB": "", "tot_LB": "", "van_4": "1", "tot_4": "1"}
        )
        assert [rij.schaal for rij in tabel.bedragen.all()] == ["4"]
        weg = Schaalbedrag.pgh_event_model.objects.get(pgh_obj_id=rij.pk, pgh_label="delete")
        assert (weg.van, weg.pgh_context.metadata["user"]) == (3463, wie.pk)
    assert als(hr).get(ADRES).status_code == 200 and "Voeg een tabel toe" not in als(hr).get(ADRES).text
    assert als(hr).get(tabel.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("fout", "melding"),
    [
        ({"van_LB": "", "tot_LB": ""}, "ten minste één schaal"),
        ({"tot_LB": ""}, "Vul van schaal LB beide bedragen in"),
        ({"tot_LB": "2999,99"}, "niet lager dan het laagste"),
        ({"van_LB": "0"}, "boven 0"),
        ({"van_LB": "veel"}, "een getal"),
        ({"geldig_vanaf": "31-02-2026"}, "geldige datum"),
        ({"geldig_vanaf": "2024-10-01"}, "al een tabel die op deze dag ingaat"),
        ({"bron": ""}, "verplicht"),
        ({"cao": ""}, "verplicht"),
    ],
)
def test_een_vergissing_komt_terug_met_wat_er_stond(als, programmaleider, fout, melding):
    SchaaltabelFactory(geldig_vanaf=date(2024, 10, 1))
    inhoud = {
        "cao": "po",
        "geldig_vanaf": "2026-01-01",
        "bron": "Van mij",
        "van_LB": "3000",
        "tot_LB": "4000",
    }
    antwoord = als(programmaleider).post(f"{ADRES}nieuw/", inhoud | fout)
    assert antwoord.status_code == 422 and melding in antwoord.text
    assert 'value="3000"' in antwoord.text or "van_LB" in fout
    assert Schaaltabel.objects.count() == 1


def test_wat_bezoekers_konden_lezen_verdwijnt_niet(als, programmaleider, hr):
    """A table that began is corrected or followed by another; one that is still to come can be taken back."""
    nu, straks = (
        SchaaltabelFactory(geldig_vanaf=over_dagen(0)),
        SchaaltabelFactory(geldig_vanaf=over_dagen(1)),
    )
    browser = als(programmaleider)
    assert "Haal deze tabel weg" not in browser.get(nu.get_absolute_url()).text
    for tabel in (nu, straks):
        assert als(hr).post(f"{tabel.get_absolute_url()}weg/").status_code == 404
        browser.post(f"{tabel.get_absolute_url()}weg/")
    assert list(Schaaltabel.objects.all()) == [nu]


def test_wie_ze_bijhoudt_hoort_dat_ze_oud_worden(als, programmaleider):
    tabel = SchaaltabelFactory(geldig_vanaf=over_dagen(-500))
    assert "Zijn er nieuwe bedragen?" not in als(programmaleider).get(ADRES).text
    Schaaltabel.objects.update(geldig_vanaf=tabel.geldig_vanaf - timedelta(days=1))
    assert "Zijn er nieuwe bedragen?" in als(programmaleider).get(ADRES).text


def test_de_database_weigert_wat_niet_kan():
    tabel = SchaaltabelFactory(geldig_vanaf=date(2024, 10, 1))
    with pytest.raises(IntegrityError, match="een_per_cao_en_dag"), transaction.atomic():
        SchaaltabelFactory(geldig_vanaf=date(2024, 10, 1))
    with pytest.raises(IntegrityError, match="een_per_schaal"), transaction.atomic():
        Schaalbedrag.objects.create(tabel=tabel, schaal="LB", van=1, tot=2)
    for laag, hoog in ((0, 1), (2, 1)):
        with pytest.raises(DatabaseError, match="laag_naar_hoog"), transaction.atomic():
            Schaalbedrag.objects.create(tabel=tabel, schaal="LC", van=laag, tot=hoog)
    with pytest.raises(ValidationError, match="niet lager"):
        acties.bewaar_schaaltabel(
            cao="vo", geldig_vanaf=VANDAAG(), bron="x", bedragen={"LB": (Decimal(2), Decimal(1))}, door=None
        )
    assert not Schaaltabel.objects.filter(cao="vo")


# From a file -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", ["almere", "hak", "leeg"])
def test_elke_regio_kent_de_schalen_van_leraren_in_het_basisonderwijs(naam):
    for _ in range(2):  # twice changes nothing
        regiodata.laad_schaaltabellen(Regiogegevens(naam))
    assert {rij.schaal: (rij.van, rij.tot) for rij in Schaaltabel.objects.get().bedragen.all()} == {
        "LB": (3463, 5277),
        "LC": (3484, 6149),
        "LD": (3498, 6992),
        "LE": (4489, 7710),
    }
    assert not Schaalbedrag.pgh_event_model.objects.exclude(pgh_label="insert").exists()


@pytest.mark.parametrize(
    ("bedragen", "fout"),
    [("[3463]", "schrijf twee bedragen"), ("[5277, 3463]", "niet lager"), ("3463", "schrijf twee bedragen")],
)
def test_een_fout_in_het_bestand_wordt_genoemd(tmp_path, bedragen, fout):
    bestand = tmp_path / "proef" / "schaalbedragen.toml"
    bestand.parent.mkdir()
    (tmp_path / "proef" / "regio.toml").touch()
    rij = '[[tabel]]\ncao = "po"\ngeldig_vanaf = 2024-10-01\nbron = "x"\nbedragen = {{ LB = {} }}\n'
    bestand.write_text(rij.format(bedragen))
    with pytest.raises(Regiofout, match=rf"schaalbedragen\.toml, tabel 1: .*{fout}"):
        regiodata.laad_schaaltabellen(Regiogegevens("proef", tmp_path))
