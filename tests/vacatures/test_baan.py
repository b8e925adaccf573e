"""The page of one job answers what somebody asks who doubts, also once the job is gone."""

import json
import re
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from django.utils import timezone
from django.utils.html import escape

from demo.fabrieken.loket import RouteFactory
from demo.fabrieken.organisaties import SchoolFactory
from demo.fabrieken.vacatures import VacatureFactory
from loket.keuzes import Bevoegdheid, Vooropleiding
from onderwijsregio.organisaties.keuzes import Sector
from vacatures.models import Vacature
from vacatures.rapportages import routeadvies
from vacatures.views.baan import Plek, Reis

SCHEMA = json.loads((Path(__file__).parent / "bestanden" / "jobposting.schema.json").read_text("utf-8"))


def pad(vacature):
    return f"/vacatures/{vacature.pk}/"


def jobposting_op(antwoord):
    blokken = [
        json.loads(b)
        for b in re.findall(r'<script type="application/ld\+json">(.*?)</script>', antwoord.text)
    ]
    return [blok for blok in blokken if blok["@type"] == "JobPosting"]


# Everything a doubter asks ------------------------------------------------------------------------------


def test_de_baan_vertelt_over_de_dag_het_team_en_de_school(als, vacature):
    Vacature.objects.update(werkdag="Om acht uur koffie.", team="Twaalf collega's.", schaal="LB")
    tekst = als(None).get(pad(vacature)).text
    koppen = ("Hoe ziet een dag eruit?", "Met wie werkt u samen?")
    for deel in (
        *koppen,
        "Om acht uur koffie.",
        "Twaalf collega",
        "Schaal LB",
        vacature.school.get_absolute_url(),
    ):
        assert deel in tekst
    assert escape(vacature.contactnaam) in tekst


def test_wat_niet_is_ingevuld_heeft_geen_lege_kop(als, vacature):
    tekst = als(None).get(pad(vacature)).text
    assert "Hoe ziet een dag eruit?" not in tekst
    assert "Met wie werkt u samen?" not in tekst


def test_de_afstand_telt_vanaf_de_postcode_in_het_adres(als, vacature, ver_weg):
    antwoord = als(None).get(pad(vacature), {"van": "1361 AB"})
    assert 9 < antwoord.context["reis"].km < 11
    assert "in een rechte lijn" in antwoord.text


def test_wie_een_profiel_heeft_hoeft_de_postcode_niet_te_typen(als, vacature, kandidaat, ver_weg):
    kandidaat.postcode = "1361AB"
    kandidaat.save()
    antwoord = als(kandidaat.gebruiker).get(pad(vacature))
    assert 9 < antwoord.context["reis"].km < 11


@pytest.mark.parametrize("onzin", ["9999", "'; drop", "%00x", "a" * 400, "٣٣٣٣"])
def test_een_plek_die_wij_niet_kennen_krijgt_uitleg(als, vacature, onzin):
    antwoord = als(None).get(f"{pad(vacature)}?van={onzin}")
    assert antwoord.context["reis"] is None
    assert antwoord.context["reisform"].errors


def test_een_school_zonder_plek_heeft_geen_kaart(als, bestuur):
    vacature = VacatureFactory(school=SchoolFactory(bestuur=bestuur, gebied=None))
    assert "Wij weten niet precies waar deze school ligt" in als(None).get(pad(vacature)).text


@pytest.mark.parametrize("km,minuten", [(0.2, 5), (1, 5), (5, 25), (10, 50)])
def test_fietsen_is_een_schatting_op_vijf_minuten(km, minuten):
    assert Reis(Plek("hier", 52, 5), km).minuten == minuten


def test_lijkt_erop_toont_hetzelfde_werk_dichtbij_en_nooit_zichzelf(als, vacature, school, bestuur):
    zelfde = VacatureFactory(school=school, titel="Leerkracht groep 6")
    VacatureFactory(school=school, titel="Conciërge", functie="concierge", bevoegdheid="geen")
    vo = SchoolFactory(bestuur=bestuur, sector=Sector.VO)
    VacatureFactory(school=vo, titel="Docent wiskunde", functie="vakdocent", vak="wiskunde")
    assert als(None).get(pad(vacature)).context["lijkt"] == [zelfde]


def test_het_aantal_vragen_aan_de_database_groeit_niet_mee(
    als, vacature, school, django_assert_max_num_queries
):
    for aantal in (1, 12):
        VacatureFactory.create_batch(aantal, school=school)
        als(None).get(pad(vacature))
        with django_assert_max_num_queries(14):  # what this test wrote is not committed, so it is read again
            als(None).get(pad(vacature))


# Which way leads there ------------------------------------------------------------------------------------


@pytest.fixture
def routes(regio):
    for code, sector in (
        ("pabo-deeltijd", "po"),
        ("zij-instroom", "po"),
        ("zij-instroom-vo", "vo"),
        ("pdg", "mbo"),
    ):
        RouteFactory(code=code, naam=code, sectoren=[sector])


def test_een_bezoeker_leest_welke_routes_naar_dit_werk_leiden(vacature, routes):
    vacature.open_voor_zij_instroom = True
    advies = routeadvies(vacature)
    assert [route.code for route in advies.routes] == ["zij-instroom", "pabo-deeltijd"]
    assert "als zij-instromer beginnen" in advies.zin
    assert not advies.past


def test_is_de_baan_niet_open_voor_zij_instromers_dan_wijst_de_weg_daar_niet_heen(vacature, routes):
    assert [route.code for route in routeadvies(vacature).routes] == ["pabo-deeltijd"]


@pytest.mark.parametrize(
    "heeft,gevraagd,past",
    [
        (Bevoegdheid.PABO, Bevoegdheid.PABO, True),
        (Bevoegdheid.EERSTEGRAADS, Bevoegdheid.TWEEDEGRAADS, True),
        (Bevoegdheid.TWEEDEGRAADS, Bevoegdheid.EERSTEGRAADS, False),
        (Bevoegdheid.TWEEDEGRAADS, Bevoegdheid.PABO, False),
        (Bevoegdheid.GEEN, Bevoegdheid.GEEN, True),
    ],
)
def test_een_kandidaat_leest_of_de_eigen_bevoegdheid_past(vacature, kandidaat, heeft, gevraagd, past):
    kandidaat.bevoegdheid, vacature.bevoegdheid = heeft, gevraagd
    assert routeadvies(vacature, kandidaat).past is past


@pytest.mark.parametrize("opleiding,zegt", [(Vooropleiding.HBO, True), (Vooropleiding.MBO, False)])
def test_een_kandidaat_met_een_hoog_diploma_leest_dat_zij_instromen_kan(vacature, kandidaat, opleiding, zegt):
    kandidaat.bevoegdheid, kandidaat.vooropleiding = Bevoegdheid.GEEN, opleiding
    vacature.open_voor_zij_instroom = True
    assert ("Met uw diploma" in routeadvies(vacature, kandidaat).zin) is zegt


# Gone ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("hoe", ["gesloten", "verlopen"])
def test_wat_eens_openbaar_was_zegt_dat_het_weg_is_en_wat_erop_lijkt(als, vacature, school, kandidaat, hoe):
    ander = VacatureFactory(school=school, titel="Leerkracht groep 6")
    velden = (
        {"status": "gesloten", "uitkomst": "ingetrokken", "gesloten_op": timezone.now()}
        if hoe == "gesloten"
        else {"sluit_op": timezone.localdate() - timedelta(days=1)}
    )
    Vacature.objects.filter(pk=vacature.pk).update(**velden)
    for wie in (None, kandidaat.gebruiker):
        antwoord = als(wie).get(pad(vacature))
        assert (antwoord.status_code, antwoord["Cache-Control"]) == (410, "no-cache")
        assert antwoord.context["lijkt"] == [ander]
        assert "niet meer open" in antwoord.text
        assert not jobposting_op(antwoord)


def test_wat_nooit_openbaar_was_bestaat_niet(als, concept, school):
    verborgen = VacatureFactory(school=school, verborgen=True)
    for pk in (concept.pk, verborgen.pk, 999_999_999, 10**25):
        assert als(None).get(f"/vacatures/{pk}/").status_code == 404


# For machines that read ------------------------------------------------------------------------------------


def volledig(vacature):
    Vacature.objects.filter(pk=vacature.pk).update(
        salaris_van=Decimal("3301.50"), salaris_tot=Decimal("5037"), werkdag="Koffie.", team="Twaalf.",
        begeleiding="Een mentor.", contract="vervanging", contract_tot=vacature.start_op + timedelta(days=90),
        omschrijving="Fijn </script><script>alert(1)</script> team.",
    )  # fmt: skip


@pytest.mark.parametrize("maak", [volledig, lambda vacature: None])
def test_de_gegevens_voor_zoekmachines_kloppen_met_het_schema(als, vacature, maak):
    maak(vacature)
    (gegevens,) = jobposting_op(als(None).get(pad(vacature)))
    jsonschema.validate(gegevens, SCHEMA)


def test_een_zoekmachine_leest_wat_de_bezoeker_leest(als, vacature):
    volledig(vacature)
    (gegevens,) = jobposting_op(als(None).get(pad(vacature)))
    assert gegevens["title"] == "Leerkracht groep 5"
    assert gegevens["hiringOrganization"]["name"] == "Bestuur De Kade"
    assert gegevens["employmentType"] == ["PART_TIME", "TEMPORARY"]
    assert gegevens["workHours"] == "16 tot 24 uur per week, op maandag, dinsdag, donderdag"
    assert "Hele dagen?" not in als(None).get(pad(vacature)).text
    Vacature.objects.update(dagdeel="ochtend")
    antwoord = als(None).get(pad(vacature))
    assert "Nee, alleen de ochtend" in antwoord.text
    assert jobposting_op(antwoord)[0]["workHours"].endswith(", donderdag, alleen de ochtend")
    assert gegevens["validThrough"].startswith(f"{vacature.sluit_op}T23:59:59")
    assert (gegevens["baseSalary"]["value"]["minValue"], gegevens["salaryCurrency"]) == (3301.5, "EUR")
    assert "&lt;script&gt;" in gegevens["description"]


def test_elke_school_waar_het_werk_is_staat_erbij_en_van_ervaring_wordt_niets_beweerd(als, vacature, school):
    Vacature.objects.update(open_voor_zij_instroom=True)
    vacature.ook_op.add(SchoolFactory(bestuur=school.bestuur, naam="De Otter"))
    SchoolFactory(bestuur=school.bestuur, naam="De Das")
    SchoolFactory(bestuur=school.bestuur, naam="De Dichte", gesloten_op="2020-01-01")
    SchoolFactory(naam="Van een ander bestuur")

    def scholen() -> list[str]:
        (gegevens,) = jobposting_op(als(None).get(pad(vacature)))
        jsonschema.validate(gegevens, SCHEMA)
        assert "experienceInPlaceOfEducation" not in gegevens
        return [plaats["name"] for plaats in gegevens["jobLocation"]]

    assert scholen() == ["De Bever", "De Otter"]
    vacature.hele_bestuur = True
    vacature.save()
    assert scholen() == ["De Bever", "De Das", "De Otter"]


def test_wat_het_bestuur_niet_zei_wordt_niet_geraden(als, vacature):
    (gegevens,) = jobposting_op(als(None).get(pad(vacature)))
    assert not {"baseSalary", "salaryCurrency", "responsibilities", "jobBenefits"} & set(gegevens)


@pytest.mark.parametrize(
    "fte,soorten",
    [
        (("1", "1"), ["FULL_TIME"]),
        (("0.8", "1"), ["FULL_TIME", "PART_TIME"]),
        (("0.4", "0.6"), ["PART_TIME"]),
    ],
)
def test_een_volle_week_en_deeltijd_heten_zoals_zoekmachines_ze_noemen(als, vacature, fte, soorten):
    Vacature.objects.update(fte_min=Decimal(fte[0]), fte_max=Decimal(fte[1]))
    assert jobposting_op(als(None).get(pad(vacature)))[0]["employmentType"] == soorten


def test_een_voorbeeld_is_niet_voor_zoekmachines(als, concept, hr):
    antwoord = als(hr).get(f"/werk/vacatures/{concept.pk}/voorbeeld/")
    assert not jobposting_op(antwoord)
    assert "noindex" in antwoord.text
