"""Trajects at work: who sees which, and what each may do on the page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from begeleiding.acties import stop_traject
from begeleiding.keuzes import Trajectstatus
from demo.fabrieken.begeleiding import GesprekFactory, KoppelingFactory, MijlpaalFactory, TrajectFactory
from demo.fabrieken.loket import KandidaatFactory
from demo.fabrieken.organisaties import LidmaatschapFactory, SchoolFactory

LIJST = "/werk/trajecten/"


def dag(over=0):
    return (timezone.localdate() + timedelta(days=over)).isoformat()


def url(naam, traject, *meer):
    return reverse(f"begeleiding:{naam}", args=[traject.pk, *meer])


@pytest.fixture
def mensen(traject, mentor, kandidaat, makelaar, wie):
    """Everybody who may knock on the door."""
    return {
        "bezoeker": None,
        "kandidaat": kandidaat.gebruiker,
        "andere_kandidaat": KandidaatFactory(met_account=True, volgende_stap_van=makelaar).gebruiker,
        "hr": wie("hr"),
        "coordinator": wie("coordinator"),
        "hr_ander": wie("hr", elders=True),
        "makelaar": makelaar,
        "mentor": mentor,
        "andere_mentor": wie("mentor"),
        "programmaleider": wie("programmaleider", elders=True),
        "stuurgroep": wie("stuurgroep"),
        "werkgroep": wie("werkgroep"),
        "beheer": wie("beheer"),
    }


LEIDT = {"hr", "coordinator", "makelaar"}
ZIET = {*LEIDT, "mentor", "programmaleider"}
VOLGT = {*ZIET, "hr_ander", "andere_mentor"}


def verwacht(rol, mogen):
    if rol == "bezoeker":
        return 302
    return 200 if rol in mogen else 404


# The gate ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("naam", "mogen"),
    [
        ("traject", ZIET),
        ("mentor", LEIDT),
        ("stop_traject", LEIDT),
        ("mijlpaal", LEIDT | {"mentor"}),
        ("gesprek", {"mentor"}),
    ],
)
def test_wie_een_traject_ziet_en_wat_er_mag(als, mensen, traject, mijlpaal, naam, mogen):
    adres = url(naam, traject, *([mijlpaal.pk] if naam == "mijlpaal" else []))
    uitkomst = {rol: als(gebruiker).get(adres).status_code for rol, gebruiker in mensen.items()}
    assert uitkomst == {rol: verwacht(rol, mogen) for rol in mensen}


@pytest.mark.parametrize("adres", [LIJST, f"{LIJST}export/csv/", f"{LIJST}export/xlsx/"])
def test_de_lijst_is_er_voor_wie_trajecten_volgt(als, mensen, adres):
    uitkomst = {rol: als(gebruiker).get(adres).status_code for rol, gebruiker in mensen.items()}
    assert uitkomst == {rol: verwacht(rol, VOLGT) for rol in mensen}


@pytest.mark.parametrize("adres", [LIJST, f"{LIJST}export/csv/"])
def test_in_de_lijst_staat_alleen_wie_men_mag_zien(als, mensen, adres):
    gezien = {
        rol for rol in VOLGT if "Noor Visser" in als(mensen[rol]).get(adres).content.decode("utf-8-sig")
    }
    assert gezien == ZIET


@pytest.mark.parametrize("naam", ["mentor", "stop_traject", "mijlpaal", "gesprek"])
def test_wie_de_knop_niet_heeft_stuurt_ook_niets_op(als, mensen, traject, mijlpaal, naam):
    adres = url(naam, traject, *([mijlpaal.pk] if naam == "mijlpaal" else []))
    for rol in ("hr_ander", "andere_mentor", "programmaleider", "kandidaat"):
        assert als(mensen[rol]).post(adres, {"op": dag(), "reden": "x", "zeker": "on"}).status_code == 404
    traject.refresh_from_db()
    assert traject.is_lopend and not traject.mijlpalen.exclude(behaald_op=None).exists()


def test_een_medewerker_ziet_het_eigen_traject_niet_op_het_werk(als, school, wie):
    hr = wie("hr")
    eigen = TrajectFactory(school=school, kandidaat__gebruiker=hr)
    assert als(hr).get(eigen.get_absolute_url()).status_code == 404


def test_een_afgeloste_mentor_ziet_het_traject_niet_meer(als, koppeling, mentor, traject):
    koppeling.tot = timezone.localdate()
    koppeling.save()
    assert als(mentor).get(traject.get_absolute_url()).status_code == 404


# The list ----------------------------------------------------------------------------------------------


def namen(antwoord):
    return {traject.kandidaat.naam for traject in antwoord.context["blad"]}


@pytest.fixture
def hr_met_lijst(als, traject, school, wie):
    """HR sees three trajects: one late, one without anything, one that stopped at another school."""
    rustig = TrajectFactory(school=school, kandidaat__voornaam="Anna", kandidaat__achternaam="Bos")
    KoppelingFactory(traject=rustig)
    elders = SchoolFactory(naam="De Verte", bestuur=school.bestuur)
    TrajectFactory(school=elders, gestopt=True, kandidaat__voornaam="Ilse", kandidaat__achternaam="Kok")
    return als(wie("hr"))


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ({}, {"Noor Visser", "Anna Bos"}),
        ({"status": "alle"}, {"Noor Visser", "Anna Bos", "Ilse Kok"}),
        ({"status": "gestopt"}, {"Ilse Kok"}),
        ({"status": "onzin"}, {"Noor Visser", "Anna Bos"}),
        ({"let_op": "te_laat"}, {"Noor Visser"}),
        ({"let_op": "zonder_mentor"}, {"Noor Visser"}),
        ({"zoek": "bos anna"}, {"Anna Bos"}),
        ({"zoek": "niemand"}, set()),
    ],
)
def test_de_filters(hr_met_lijst, vraag, gevonden):
    assert namen(hr_met_lijst.get(LIJST, vraag)) == gevonden


def test_het_filter_op_school_kent_alleen_de_eigen_scholen(hr_met_lijst, school):
    vreemd = TrajectFactory().school
    antwoord = hr_met_lijst.get(LIJST, {"school": school.pk})
    assert namen(antwoord) == {"Noor Visser", "Anna Bos"}
    keuzes = {naam for _, naam in antwoord.context["form"].fields["school"].choices}
    assert keuzes == {"Alle scholen", "De Horizon", "De Verte"}
    assert namen(hr_met_lijst.get(LIJST, {"school": vreemd.pk})) == {"Noor Visser", "Anna Bos"}


def test_te_laat_staat_er_met_zoveel_woorden_bij(hr_met_lijst):
    tekst = hr_met_lijst.get(LIJST).content.decode()
    assert tekst.count('status--fout">te laat') == 1
    assert "Eerste lesbezoek" in tekst


def test_een_lange_lijst_heeft_bladzijden_en_een_vast_aantal_vragen(
    als, wie, school, makelaar, django_assert_max_num_queries
):
    hr = wie("hr")

    def vul(aantal):
        for _ in range(aantal):
            traject = TrajectFactory(school=school, kandidaat__volgende_stap_van=makelaar)
            MijlpaalFactory(traject=traject)
            KoppelingFactory(traject=traject)

    browser = als(hr)
    vul(2)
    with django_assert_max_num_queries(12) as eerst:
        browser.get(LIJST)
    vul(28)
    with django_assert_max_num_queries(len(eerst)):
        assert len(browser.get(LIJST).context["blad"]) == 25
    assert len(browser.get(LIJST, {"page": 2}).context["blad"]) == 5
    with django_assert_max_num_queries(10):
        assert browser.get(f"{LIJST}export/csv/").content.count(b"\r\n") == 31


def test_de_uitvoer_volgt_de_filters_en_kent_geen_formules(als, makelaar, school):
    TrajectFactory(school=school, gestopt=True, kandidaat__voornaam="=HYPERLINK(1)", kandidaat__achternaam="")
    tekst = als(makelaar).get(f"{LIJST}export/csv/?status=gestopt").content.decode("utf-8-sig")
    assert tekst.splitlines()[1].startswith("'=HYPERLINK(1);")
    assert len(als(makelaar).get(f"{LIJST}export/csv/").content.splitlines()) == 1
    assert als(makelaar).get(f"{LIJST}export/pdf/").status_code == 404


# One traject -------------------------------------------------------------------------------------------


def test_het_traject_toont_mijlpalen_mentor_en_wat_te_laat_is(als, traject, mentor, wie):
    tekst = als(wie("hr")).get(traject.get_absolute_url()).content.decode()
    for woord in (
        "Noor Visser",
        "De Horizon",
        "1 mijlpaal te laat",
        "Te laat: ",
        "Nog te doen: ",
        escape(mentor),
    ):
        assert woord in tekst


def test_een_gesprek_lezen_alleen_de_mentor_en_de_kandidaat(als, mensen, traject, gesprek):
    adres = traject.get_absolute_url()
    for rol in ZIET:
        tekst = als(mensen[rol]).get(adres).content.decode()
        for woord in ("Slapeloze nachten", "Het valt zwaar", "Minder uren"):
            assert (woord in tekst) is (rol == "mentor"), (rol, woord)
        assert f"{gesprek.gevoerd_op.day} " in tekst
    eigen = als(mensen["kandidaat"]).get("/mijn/traject/").content.decode()
    assert "Het valt zwaar" in eigen and "Minder uren" in eigen


def test_een_opvolger_ziet_dat_er_gesprekken_waren_en_niet_meer(als, gesprek, koppeling, traject, school):
    koppeling.tot = timezone.localdate()
    koppeling.save()
    opvolger = KoppelingFactory(traject=traject).mentor.gebruiker
    tekst = als(opvolger).get(traject.get_absolute_url()).content.decode()
    assert f"met {escape(koppeling.mentor.gebruiker)}" in tekst
    assert "Slapeloze nachten" not in tekst and "Het valt zwaar" not in tekst


def test_een_traject_heeft_een_vast_aantal_vragen(
    als, traject, koppeling, wie, django_assert_max_num_queries
):
    browser, adres = als(wie("hr")), traject.get_absolute_url()
    GesprekFactory(koppeling=koppeling)
    with django_assert_max_num_queries(20) as eerst:
        browser.get(adres)
    GesprekFactory.create_batch(8, koppeling=koppeling)
    MijlpaalFactory.create_batch(8, traject=traject)
    with django_assert_max_num_queries(len(eerst)):
        browser.get(adres)


def test_een_mijlpaal_vastleggen(als, traject, mijlpaal, mentor):
    antwoord = als(mentor).post(url("mijlpaal", traject, mijlpaal.pk), {"op": dag()}, follow=True)
    assert antwoord.redirect_chain == [(traject.get_absolute_url(), 302)]
    assert "Behaald: Eerste lesbezoek." in antwoord.content.decode()
    mijlpaal.refresh_from_db()
    assert mijlpaal.behaald_op == timezone.localdate()
    assert als(mentor).get(url("mijlpaal", traject, mijlpaal.pk)).status_code == 404


def test_een_mijlpaal_van_een_ander_traject_is_er_niet(als, traject, makelaar):
    vreemd = MijlpaalFactory()
    assert als(makelaar).get(url("mijlpaal", traject, vreemd.pk)).status_code == 404


def test_een_verkeerde_dag_geeft_het_formulier_terug(als, traject, mijlpaal, mentor):
    antwoord = als(mentor).post(url("mijlpaal", traject, mijlpaal.pk), {"op": dag(1)})
    assert antwoord.status_code == 422
    assert dag(1) in antwoord.content.decode() and "tot en met vandaag" in antwoord.content.decode()
    mijlpaal.refresh_from_db()
    assert mijlpaal.behaald_op is None


def test_een_mentor_koppelen_en_daarna_een_andere(als, traject, school, wie):
    eerste, tweede = (
        LidmaatschapFactory(rol="mentor", organisatie=school.bestuur, school=school) for _ in range(2)
    )
    browser, adres = als(wie("hr")), url("mentor", traject)
    assert browser.post(adres, {"mentor": eerste.pk, "uren_per_maand": "4"}).status_code == 302
    assert f'value="{eerste.pk}"' not in browser.get(adres).content.decode()
    assert browser.post(adres, {"mentor": tweede.pk, "uren_per_maand": "6"}).status_code == 302
    assert traject.koppelingen.lopend().get().mentor == tweede


def test_een_mentor_van_een_ander_bestuur_staat_niet_in_de_keuze(als, traject, makelaar):
    vreemd = LidmaatschapFactory(rol="mentor")
    antwoord = als(makelaar).post(url("mentor", traject), {"mentor": vreemd.pk, "uren_per_maand": "4"})
    assert antwoord.status_code == 422 or "Er is geen mentor" in antwoord.content.decode()
    assert not traject.koppelingen.exists()


def test_zonder_mentoren_zegt_het_scherm_wat_te_doen(als, traject, makelaar):
    assert "nodigt mentoren uit" in als(makelaar).get(url("mentor", traject)).content.decode()


def test_de_mentor_legt_een_gesprek_vast(als, traject, koppeling, mentor):
    velden = {
        "gevoerd_op": dag(), "onderwerp": "Eerste week", "verslag": "Ging goed.", "afspraken": "",
        "volgend_gesprek_op": dag(14),
    }  # fmt: skip
    assert als(mentor).post(url("gesprek", traject), velden).status_code == 302
    assert koppeling.gesprekken.get().volgend_gesprek_op.isoformat() == dag(14)


def test_een_gesprek_dat_niet_klopt_houdt_wat_er_stond(als, traject, koppeling, mentor):
    velden = {
        "gevoerd_op": dag(2),
        "onderwerp": "Eerste week",
        "verslag": "Ging goed.",
        "volgend_gesprek_op": dag(14),
    }
    antwoord = als(mentor).post(url("gesprek", traject), velden)
    assert antwoord.status_code == 422
    assert "Ging goed." in antwoord.content.decode()
    assert not koppeling.gesprekken.exists()


def test_stoppen_vraagt_een_reden_en_een_bevestiging(als, traject, wie):
    browser, adres = als(wie("coordinator")), url("stop_traject", traject)
    for velden in ({"op": dag(), "reden": "Verhuisd"}, {"op": dag(), "zeker": "on", "reden": " "}):
        assert browser.post(adres, velden).status_code == 422
    traject.refresh_from_db()
    assert traject.is_lopend
    assert browser.post(adres, {"op": dag(), "reden": "Verhuisd", "zeker": "on"}).status_code == 302
    traject.refresh_from_db()
    assert traject.status == Trajectstatus.GESTOPT
    tekst = browser.get(traject.get_absolute_url()).content.decode()
    assert "Verhuisd" in tekst and "Stop dit traject" not in tekst
    assert browser.post(adres, {"op": dag(), "reden": "Nog eens", "zeker": "on"}).status_code == 422


def test_wat_na_het_stoppen_niet_meer_komt_staat_er_niet_als_nog_te_doen(
    als, traject, mijlpaal, kandidaat, makelaar
):
    mijlpaal.behaald_op = timezone.localdate()
    mijlpaal.save()
    stop_traject(traject=traject, op=timezone.localdate(), reden="Verhuisd", door=makelaar)
    for gebruiker, adres in ((makelaar, traject.get_absolute_url()), (kandidaat.gebruiker, "/mijn/traject/")):
        tekst = als(gebruiker).get(adres).content.decode()
        assert "Eerste lesbezoek" in tekst
        assert "Bevoegd" not in tekst and "Nog te doen" not in tekst


# Blocks ------------------------------------------------------------------------------------------------


def test_het_bureau_van_de_mentor_toont_de_eigen_mensen(als, mentor, gesprek, wie):
    tekst = als(mentor).get("/werk/").content.decode()
    assert "Mensen die u begeleidt" in tekst and "Noor Visser" in tekst
    assert "U begeleidt nu niemand" in als(wie("mentor")).get("/werk/").content.decode()
    assert "Mensen die u begeleidt" not in als(wie("hr")).get("/werk/").content.decode()


def test_het_bureau_toont_wie_nog_geen_mentor_heeft(als, traject, wie, makelaar):
    for gebruiker, gezien in ((wie("hr"), True), (makelaar, True), (wie("hr", elders=True), False)):
        assert ("Trajecten zonder mentor" in als(gebruiker).get("/werk/").content.decode()) is gezien


def test_met_een_mentor_is_het_blok_weg(als, koppeling, wie):
    assert "Trajecten zonder mentor" not in als(wie("hr")).get("/werk/").content.decode()


def test_het_bureau_van_een_mentor_met_veel_mensen_vraagt_niet_meer(
    als, mentor, koppeling, school, makelaar, django_assert_max_num_queries
):
    browser = als(mentor)
    with django_assert_max_num_queries(30) as eerst:
        browser.get("/werk/")
    for _ in range(6):
        traject = TrajectFactory(school=school, kandidaat__volgende_stap_van=makelaar)
        GesprekFactory(koppeling=KoppelingFactory(traject=traject, mentor=koppeling.mentor))
        MijlpaalFactory(traject=traject)
    with django_assert_max_num_queries(len(eerst)):
        assert browser.get("/werk/").content.decode().count("/werk/trajecten/") >= 7


def test_de_kaart_van_de_kandidaat_wijst_naar_het_traject(als, traject, makelaar):
    tekst = als(makelaar).get(traject.kandidaat.get_absolute_url()).content.decode()
    assert traject.get_absolute_url() in tekst
