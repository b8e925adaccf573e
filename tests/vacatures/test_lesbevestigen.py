"""A lesson counts when school and provider both say that it was given; the loket settles what they differ on."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from demo.fabrieken.lesaanbod import LesaanbodFactory, LesFactory, LesreeksFactory, werkdag
from demo.fabrieken.organisaties import SchoolFactory
from onderwijsregio.kern.tijd import Schooljaar
from vacatures import acties, rapportages, tasks
from vacatures.keuzes.les import Lesvak, Reeksstatus
from vacatures.models import Les


def zeg(les, door, gegeven=True, opmerking=""):
    return acties.zeg_of_les_gegeven_is(les=les, gegeven=gegeven, opmerking=opmerking, door=door)


@pytest.fixture
def les(reeks):
    return LesFactory(reeks=reeks, geweest=True)


@pytest.mark.parametrize(
    ("school_zegt", "aanbieder_zegt", "uitkomst"),
    [(True, True, True), (False, False, False), (True, False, None), (False, True, None)],
)
def test_alleen_als_beiden_hetzelfde_zeggen_staat_het_vast(
    les, hr, aanbieder, school_zegt, aanbieder_zegt, uitkomst
):
    zeg(les, hr, school_zegt, "Ziek")
    les.refresh_from_db()
    assert les.gegeven is None
    zeg(les, aanbieder, aanbieder_zegt, "Ziek")
    les.refresh_from_db()
    assert les.gegeven is uitkomst
    assert Les.objects.gegeven().count() == (uitkomst is True)


def test_twee_keer_hetzelfde_zeggen_meldt_het_verschil_een_keer(les, hr, aanbieder, makelaar, post):
    zeg(les, hr)
    for _ in range(2):
        zeg(les, aanbieder, False, "Ziek")
    assert len(post()) == 1


def test_zolang_het_niet_vaststaat_mag_iemand_iets_anders_zeggen_daarna_niet(les, hr, aanbieder):
    zeg(les, hr, False, "Vergist")
    zeg(les, hr)
    assert zeg(les, aanbieder).gegeven is True
    with pytest.raises(ValidationError, match="staat al vast"):
        zeg(les, hr, False, "Toch niet")
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        Les.objects.filter(pk=les.pk).update(school_zegt=False)


@pytest.mark.parametrize(("over", "mag"), [(-1, True), (0, True), (1, False)])
def test_zeggen_of_een_les_is_gegeven_kan_vanaf_de_dag_zelf(reeks, hr, over, mag):
    les = LesFactory(reeks=reeks, dag=timezone.localdate() + timedelta(days=over))
    if mag:
        assert zeg(les, hr).school_zegt is True
    else:
        with pytest.raises(ValidationError, match="vanaf de dag"):
            zeg(les, hr)


def test_niet_gegeven_vraagt_een_reden(les, hr):
    with pytest.raises(ValidationError) as fout:
        zeg(les, hr, False)
    assert list(fout.value.message_dict) == ["opmerking"]


def test_een_ander_zegt_niets_over_deze_les(les, hr_ander, andere_aanbieder, makelaar, als):
    for mens in (hr_ander, andere_aanbieder, makelaar):
        with pytest.raises(ValidationError):
            zeg(les, mens)
        assert als(mens).post(f"/werk/lessen/les/{les.pk}/", {"gegeven": "ja"}).status_code == 404


def test_een_verschil_gaat_naar_het_loket_dat_met_een_reden_beslist(les, hr, aanbieder, makelaar, post):
    zeg(les, aanbieder)
    zeg(les, hr, False, "Schoolreis")
    assert post()[-1] == (makelaar.email, f"Wel of niet gegeven? {les.reeks}")
    with pytest.raises(ValidationError):
        acties.beslis_les(les=les, gegeven=True, reden="Ik was erbij", door=hr)
    with pytest.raises(ValidationError, match="waarom"):
        acties.beslis_les(les=les, gegeven=True, reden=" ", door=makelaar)
    les = acties.beslis_les(les=les, gegeven=True, reden="De juf belde: een dag later", door=makelaar)
    assert les.gegeven is True
    assert {aan for aan, onderwerp in post() if onderwerp.startswith("Vastgelegd")} == {
        hr.email,
        aanbieder.email,
    }
    with pytest.raises(ValidationError, match="niet oneens"):
        acties.beslis_les(les=les, gegeven=False, reden="Toch niet", door=makelaar)


def test_de_database_laat_het_loket_alleen_bij_een_verschil_beslissen(les, makelaar):
    with pytest.raises(IntegrityError, match="les_beslist_bij_verschil"), transaction.atomic():
        Les.objects.filter(pk=les.pk).update(beslist=True, beslist_door=makelaar, beslist_omdat="Zomaar")


def test_een_reeks_is_af_als_van_elke_les_vaststaat_of_die_is_gegeven(reeks, hr, aanbieder):
    een, twee = LesFactory(reeks=reeks, geweest=True), LesFactory(reeks=reeks, dag=werkdag(-14))
    af = LesFactory(reeks=reeks, dag=werkdag(30))
    acties.zeg_lessen_af(reeks=reeks, lessen=[af], reden="Studiedag", door=hr)
    for les in (een, twee):
        reeks.refresh_from_db()
        assert reeks.status == Reeksstatus.BEVESTIGD
        for mens in (hr, aanbieder):
            zeg(les, mens)
    reeks.refresh_from_db()
    assert reeks.status == Reeksstatus.AFGEROND


def test_wie_niets_zegt_krijgt_elke_week_een_mail_over_alle_lessen_samen(
    reeks, hr, aanbieder, verstuur, mailoutbox, django_capture_on_commit_callbacks
):
    zelf = LesFactory(reeks=reeks, geweest=True)
    LesFactory(reeks=reeks, dag=werkdag(-14))
    zeg(zelf, hr)
    with django_capture_on_commit_callbacks(execute=True):
        tasks.bewaak_lessen()
        tasks.bewaak_lessen()
    verstuur()
    assert sorted(mail.to[0] for mail in mailoutbox) == sorted([hr.email, aanbieder.email])
    aantal = {mail.to[0]: mail.body.count("Bomen herkennen") for mail in mailoutbox}
    assert aantal == {hr.email: 1, aanbieder.email: 2}
    eerder = timezone.localdate() - timedelta(days=7)
    Les.objects.update(school_gevraagd_op=eerder + timedelta(days=1), aanbieder_gevraagd_op=eerder)
    assert acties.vraag_bevestiging() == 1


def test_de_lijst_vraagt_ieder_alleen_naar_de_eigen_lessen(als, les, hr, aanbieder, hr_ander, makelaar):
    adres = "/werk/lessen/bevestigen/"
    for mens in (hr, aanbieder):
        assert "Bomen herkennen" in als(mens).get(adres).text
    assert "Er is niets te bevestigen" in als(hr_ander).get(adres).text
    assert "Iedereen is het eens" in als(makelaar).get(adres).text
    als(hr).post(f"/werk/lessen/les/{les.pk}/", {"gegeven": "nee", "opmerking": "Ziek"})
    als(aanbieder).post(f"/werk/lessen/les/{les.pk}/", {"gegeven": "ja"})
    assert "De school zegt nee, de aanbieder ja" in " ".join(als(makelaar).get(adres).text.split())
    assert "Hierover zegt de ander iets anders" in als(hr).get(adres).text
    beslis = f"/werk/lessen/les/{les.pk}/beslissen/"
    assert als(hr).get(beslis).status_code == 404
    assert als(makelaar).post(beslis, {"gegeven": "nee"}).status_code == 422
    assert als(makelaar).post(beslis, {"gegeven": "nee", "reden": "Nagevraagd"}).status_code == 302
    les.refresh_from_db()
    assert les.gegeven is False


def test_veel_lessen_zijn_in_een_keer_te_bevestigen_en_wat_niet_kan_staat_er_met_de_reden(
    als, reeks, hr, hr_ander, aanbieder, makelaar
):
    adres, browser = "/werk/lessen/bevestigen/", als(hr)
    een, twee, nee, vast, morgen = (LesFactory(reeks=reeks, dag=werkdag(-7 * n)) for n in (1, 2, 3, 4, -1))
    zeg(twee, aanbieder)
    zeg(nee, aanbieder, False, "Ziek")
    for mens in (hr, aanbieder):
        zeg(vast, mens)
    alle = [les.pk for les in (een, twee, nee, vast, morgen)]
    antwoord = browser.post(adres, {"lessen": alle}, follow=True)
    tekst = " ".join(antwoord.text.split())
    assert "U bevestigde 3 lessen. Daarvan telt er nu 1 mee." in tekst
    assert "De ander zegt iets anders. Het loket neemt contact op: Bomen herkennen, De Bever" in tekst
    assert (
        "Van deze les staat al vast of die is gegeven); " in tekst
        and "Dit kan vanaf de dag van de les)" in tekst
    )
    assert [Les.objects.get(pk=pk).school_zegt for pk in alle] == [True, True, True, True, None]
    assert als(makelaar).post(adres, {"lessen": alle}).status_code == 404
    assert als(hr_ander).post(adres, {"lessen": alle}).status_code == 422

    zeg(een, hr, False, "Toch niet")
    antwoord = browser.post(adres, {"lessen": [een.pk]}, follow=True)
    assert "Een collega zei al dat deze les niet is gegeven" in antwoord.text
    een.refresh_from_db()
    assert een.school_zegt is False


def test_alle_lessen_op_de_bladzijde_zijn_met_een_kruisje_te_kiezen(als, reeks, hr):
    adres, browser = "/werk/lessen/bevestigen/", als(hr)
    een, twee, niet_gezien = (LesFactory(reeks=reeks, dag=werkdag(-7 * n)) for n in (1, 2, 3))
    op_blad = {"op_blad": [een.pk, twee.pk]}
    antwoord = browser.post(adres, op_blad)
    assert antwoord.status_code == 422 and "Kruis eerst aan welke lessen zijn gegeven" in antwoord.text
    assert browser.post(adres, {**op_blad, "alle": "ja"}).status_code == 302
    bevestigd = Les.objects.filter(school_zegt=True).values_list("pk", flat=True)
    assert set(bevestigd) == {een.pk, twee.pk}
    assert niet_gezien.pk not in bevestigd


def test_een_fout_antwoord_houdt_wat_is_getypt(als, les, hr):
    antwoord = als(hr).post(f"/werk/lessen/les/{les.pk}/", {"gegeven": "nee", "opmerking": ""})
    assert antwoord.status_code == 422
    assert "Schrijf op waarom de les niet is gegeven." in antwoord.text


# Hours and costs -----------------------------------------------------------------------------------------


@pytest.fixture
def gegeven(reeks, school, bestuur):
    """Two lessons given at De Bever, one agreed, one not given; one of another subject at another school."""
    for dag in (werkdag(-7), werkdag(-14)):
        LesFactory(reeks=reeks, gegeven=True, dag=dag)
    LesFactory(reeks=reeks)
    LesFactory(
        reeks=reeks,
        dag=werkdag(-21),
        school_zegt=False,
        school_zegt_door=reeks.gemaakt_door,
        aanbieder_zegt=False,
        aanbieder_zegt_door=reeks.gemaakt_door,
    )
    LesFactory(reeks=LesreeksFactory(aanbod=reeks.aanbod, school=school), dag=werkdag(16))
    muziek = LesaanbodFactory(vak=Lesvak.MUZIEK, minuten=45, prijs=Decimal("12.50"))
    elders = LesreeksFactory(
        aanbod=muziek, school=SchoolFactory(bestuur=bestuur, naam="De Otter"), bevestigd=True
    )
    LesFactory(reeks=elders, gegeven=True)


def uren_van(gebruiker, dag=None):
    return rapportages.lesuren(Schooljaar.van(dag or werkdag(-7)), gebruiker)


def test_uren_scholen_en_kosten_van_wat_is_gegeven(gegeven, makelaar):
    samen = uren_van(makelaar).samen
    assert (samen.gegeven, samen.lessen, samen.aantal_scholen) == (165, 3, 2)
    assert samen.uren_gegeven == Decimal("2.75")
    assert samen.kosten == Decimal("162.50")


def test_elke_indeling_telt_op_tot_het_geheel(gegeven, makelaar):
    uren = uren_van(makelaar)
    for regels in uren.per.values():
        assert sum(regel.gegeven for regel in regels) == uren.samen.gegeven
        assert sum(regel.kosten for regel in regels) == uren.samen.kosten
    assert [regel.naam for regel in uren.per["school"]] == ["De Bever", "De Otter"]
    assert {regel.naam: regel.gegeven for regel in uren.per["vak"]} == {"Natuur en milieu": 120, "Muziek": 45}


def test_ieder_telt_wat_van_hem_is(gegeven, hr, hr_ander, aanbieder, andere_aanbieder):
    gezien = [uren_van(mens).samen.gegeven for mens in (hr, hr_ander, aanbieder, andere_aanbieder)]
    assert gezien == [165, 0, 120, 0]


def test_het_bestand_is_gelijk_aan_het_scherm(als, gegeven, hr):
    antwoord = als(hr).get("/werk/lessen/cijfers/csv/")
    regels = antwoord.content.decode("utf-8-sig").splitlines()
    assert regels[1].split(";")[:2] == ["Samen", "Samen"]
    assert ";2,75;" in regels[1] and regels[1].endswith(";162,50")
    assert als(hr).get("/werk/lessen/cijfers/pdf/").status_code == 404
    scherm = als(hr).get("/werk/lessen/cijfers/").text
    assert "2,8" in scherm and scherm.count(">Uren gegeven</th>") == 4
    assert als(hr).get("/werk/lessen/cijfers/?jaar=9999999999999").status_code == 200
