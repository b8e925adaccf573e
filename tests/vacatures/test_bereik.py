"""What a vacancy brought: counted without knowing who looked, the same on screen and in the export."""

from datetime import datetime, time, timedelta
from threading import Thread

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from demo.fabrieken.vacatures import SollicitatieFactory, VacatureFactory
from onderwijsregio.kern import geheugen
from vacatures import acties, rapportages
from vacatures.acties.tellen import tel_bekeken
from vacatures.models import BewaardeVacature, Vacature, Vacaturedag

BEREIK = "/werk/vacatures/bereik/"
MENS = {"HTTP_USER_AGENT": "Mozilla/5.0 (Linux; Android 15) Firefox/140.0"}


def bekeken(vacature) -> int:
    return sum(Vacaturedag.objects.filter(vacature=vacature).values_list("bekeken", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "koppen",
    [
        {"HTTP_USER_AGENT": "Mozilla/5.0 (compatible; Zoekbot/2.1; +http://voorbeeld.test/bot.html)"},
        {"HTTP_USER_AGENT": ""},
        {"HTTP_USER_AGENT": "curl/8.5"},
        MENS | {"HTTP_SEC_PURPOSE": "prefetch;prerender"},
    ],
)
def test_machines_en_bladzijden_die_vooruit_worden_gehaald_tellen_niet(als, vacature, koppen):
    als(None).get(vacature.get_absolute_url(), **koppen)
    assert bekeken(vacature) == 0


@pytest.mark.django_db
def test_een_bezoeker_telt_en_het_eigen_bestuur_niet(als, vacature, hr, kandidaat):
    als(None).get(vacature.get_absolute_url(), **MENS)
    als(kandidaat.gebruiker).get(vacature.get_absolute_url(), **MENS)
    als(hr).get(vacature.get_absolute_url(), **MENS)
    assert bekeken(vacature) == 2
    (dag,) = Vacaturedag.objects.all()
    assert {veld.name for veld in dag._meta.concrete_fields} == {
        "id",
        "vacature",
        "dag",
        "bekeken",
        "bewaard",
    }, "niets over wie"


@pytest.mark.django_db
def test_een_onthouden_bladzijde_telt_ook(als, vacature, settings):
    settings.ONTHOUD_SECONDEN = 30
    geheugen.BLADZIJDEN.leeg()
    cache.clear()
    for _ in range(3):
        assert als(None).get(vacature.get_absolute_url(), **MENS).status_code == 200
    assert bekeken(vacature) == 3


@pytest.mark.django_db
def test_wat_er_niet_is_telt_niet(als, concept):
    assert als(None).get(concept.get_absolute_url(), **MENS).status_code == 404
    assert tel_bekeken(0, reiziger="Mozilla")
    assert not Vacaturedag.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_twintig_tegelijk_zijn_er_twintig(vacature):
    def kijk():
        tel_bekeken(vacature.pk, reiziger="Mozilla")
        connection.close()

    draden = [Thread(target=kijk) for _ in range(20)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert bekeken(vacature) == 20


@pytest.mark.django_db
def test_het_bereik_van_een_vacature(vacature, kandidaat, andere_kandidaat):
    vandaag, een_dag = timezone.localdate(), timedelta(days=1)
    Vacature.objects.filter(pk=vacature.pk).update(gepubliceerd_op=timezone.now() - een_dag)
    for dag, keer in ((vandaag - een_dag, 3), (vandaag, 2)):
        Vacaturedag.objects.create(vacature=vacature, dag=dag, bekeken=keer)
    SollicitatieFactory(vacature=vacature, kandidaat=kandidaat)
    SollicitatieFactory(vacature=vacature, kandidaat=andere_kandidaat)
    (regel,) = rapportages.bereik(Vacature.objects.filter(pk=vacature.pk))
    assert (regel.bekeken, regel.sollicitaties, regel.bewaard, regel.antwoordtijd) == (5, 2, 0, None)
    assert regel.dagen_online == 2


@pytest.mark.django_db
def test_een_concept_heeft_geen_bereik(concept):
    assert rapportages.bereik(Vacature.objects.filter(pk=concept.pk)) == []


@pytest.mark.django_db
def test_een_vacature_over_twee_jaren_telt_in_elk_jaar_alleen_wat_er_toen_gebeurde(
    bestuur, vacature, kandidaat, andere_kandidaat, hr
):
    """Each day of the border in its own year; before the first day that was counted there is no 0."""
    vandaag = timezone.localdate()
    grens, zo_lang = vandaag - timedelta(days=40), timedelta(days=400)
    Vacature.objects.update(gepubliceerd_op=timezone.now() - zo_lang)
    for dag, keer in ((grens, 3), (grens + timedelta(days=1), 4)):
        Vacaturedag.objects.create(vacature=vacature, dag=dag, bekeken=keer)
    om_middernacht = timezone.make_aware(datetime.combine(grens + timedelta(days=1), time.min))
    for wie, wanneer in (
        (kandidaat, om_middernacht - timedelta(seconds=1)),
        (andere_kandidaat, om_middernacht),
    ):
        SollicitatieFactory(vacature=vacature, kandidaat=wie, verzonden_op=wanneer)
        BewaardeVacature.objects.create(vacature=vacature, gebruiker=wie.gebruiker, op=wanneer)
    acties.sluit(vacature=vacature, uitkomst="niet_vervuld", door=hr)

    def jaar(van, tot):
        return rapportages.jaarbereik(Vacature.objects.all(), organisatie=bestuur, van=van, tot=tot)

    eerder, later = jaar(grens - zo_lang, grens), jaar(grens + timedelta(days=1), vandaag)
    assert (eerder.bekeken, eerder.bewaard, eerder.sollicitaties, eerder.mensen) == (3, 1, 1, 1)
    assert (later.bekeken, later.bewaard, later.sollicitaties, later.mensen) == (4, 1, 1, 1)
    assert (eerder.per_uitkomst, later.per_uitkomst) == ({}, {"niet_vervuld": 1})
    assert (eerder.bekeken_vanaf, later.bekeken_vanaf) == (grens, None)
    assert later.regels[0].dagen_online == 40
    (regel,) = (voor := jaar(grens - zo_lang, grens - timedelta(days=1))).regels
    assert voor.bekeken is voor.sollicitaties is regel.bekeken is None


@pytest.mark.django_db
def test_het_jaarcijfer_van_antwoord_is_dat_van_het_bestuur_en_sollicitaties_zijn_geen_mensen(
    als, bestuur, school, kandidaat, hr
):
    for dagen in range(5):
        SollicitatieFactory(
            vacature=VacatureFactory(school=school, gemaakt_door=hr),
            kandidaat=kandidaat,
            afgewezen=True,
            verzonden_op=timezone.now() - timedelta(days=7 * dagen),
        )
    bladzijde = als(hr).get(BEREIK)
    gevonden = bladzijde.context["bereik"]
    assert (gevonden.sollicitaties, gevonden.mensen) == (5, 1) and "van 1 mens" in bladzijde.text
    elders = rapportages.antwoordtijd(organisatie=bestuur, dagen=365)
    assert gevonden.antwoordtijd.werkdagen == elders.werkdagen and gevonden.antwoordtijd.aantal == 5


@pytest.mark.django_db
def test_over_een_jaar_telt_wat_op_enige_dag_op_de_website_stond(bestuur, school, vacature):
    vandaag = timezone.localdate()
    oud = VacatureFactory(school=school, gesloten=True, gepubliceerd_op=timezone.now() - timedelta(days=90))
    Vacature.objects.filter(pk=oud.pk).update(gesloten_op=timezone.now() - timedelta(days=31))
    alle = Vacature.objects.all()
    net_wel, net_niet = (
        rapportages.jaarbereik(alle, organisatie=bestuur, van=vandaag - timedelta(days=dagen), tot=vandaag)
        for dagen in (31, 30)
    )
    assert (net_wel.vacatures, net_niet.vacatures) == (2, 1)
    assert net_wel.aandeel_vervuld == 1 and net_niet.aandeel_vervuld is None


@pytest.mark.django_db
def test_export_en_scherm_zeggen_hetzelfde_en_een_ander_bestuur_ziet_niets(
    als, vacature, hr, hr_ander, kandidaat
):
    Vacaturedag.objects.create(vacature=vacature, dag=timezone.localdate(), bekeken=7)
    scherm, bestand = als(hr).get(BEREIK), als(hr).get(f"{BEREIK}csv/").content.decode()
    assert (
        scherm.context["bereik"].bekeken == 7
        and f"{vacature.titel};De Bever;" in bestand
        and ";7;" in bestand
    )
    assert als(hr_ander).get(BEREIK).context["bereik"].vacatures == 0
    assert als(kandidaat.gebruiker).get(BEREIK).status_code == 404
    assert als(hr).get(f"{BEREIK}pdf/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("jaar", ["abc", "1900", "99999999999"])
def test_een_onzinnig_jaar_geeft_de_laatste_twaalf_maanden(als, hr, jaar):
    assert als(hr).get(BEREIK, {"jaar": jaar}).context["jaar"] == ""


@pytest.mark.django_db
def test_het_overzicht_kost_evenveel_vragen_bij_een_als_bij_tien(
    als, vacature, school, hr, django_assert_max_num_queries
):
    browser = als(hr)
    for _ in range(9):
        VacatureFactory(school=school, gemaakt_door=hr)
    with django_assert_max_num_queries(12):
        assert browser.get(BEREIK).context["bereik"].vacatures == 10
