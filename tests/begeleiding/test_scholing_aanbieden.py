"""Training on offer: who makes, changes and cancels it, and what people who enrolled hear of it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from begeleiding import acties
from begeleiding.keuzes import Inschrijfstatus
from begeleiding.models import Scholing
from demo.fabrieken.begeleiding import InschrijvingFactory, ScholingFactory
from demo.fabrieken.loket import KandidaatFactory

LIJST = "/werk/scholing/"


def dag(aantal):
    return timezone.localdate() + timedelta(days=aantal)


def adres(naam, scholing, *meer):
    return reverse(f"begeleiding:{naam}", args=[scholing.pk, *meer])


@pytest.fixture
def scholing(school, makelaar):
    """Of the board; two people come and one waits."""
    scholing = ScholingFactory(titel="Lastige gesprekken", aanbieder=school.bestuur, plaatsen=2)
    for voornaam, wacht in (("Bram", False), ("Cas", False), ("Door", True)):
        InschrijvingFactory(
            scholing=scholing,
            wacht=wacht,
            kandidaat=KandidaatFactory(voornaam=voornaam, achternaam="Dekker", volgende_stap_van=makelaar),
        )
    return scholing


@pytest.fixture
def mensen(kandidaat, makelaar, wie):
    elders = {"coordinator elders": wie("coordinator", elders=True)}
    rollen = ("coordinator", "hr", "mentor", "programmaleider", "stuurgroep", "beheer")
    return (
        {rol: wie(rol) for rol in rollen} | {"makelaar": makelaar, "kandidaat": kandidaat.gebruiker} | elders
    )


def velden(scholing, **anders):
    namen = ("titel", "omschrijving", "begint_op", "dagdelen", "plaats", "plaatsen")
    return {naam: getattr(scholing, naam) for naam in namen} | {"aanbieder": scholing.aanbieder_id} | anders


def onderwerpen():
    return sorted(Email.objects.values_list("to", "subject"))


# Who ------------------------------------------------------------------------------------------------------

GEEFT = {"makelaar", "programmaleider", "coordinator", "coordinator elders"}
BEHEERT = {"makelaar", "programmaleider", "coordinator"}


def test_wie_scholing_geeft_heeft_een_lijst_en_een_formulier(als, mensen, scholing):
    for pad in (LIJST, "/werk/scholing/nieuw/"):
        gezien = {rol for rol, wie in mensen.items() if als(wie).get(pad).status_code == 200}
        assert gezien == GEEFT


@pytest.mark.parametrize("naam", ["scholing_wijzig", "scholing_annuleer", "deelnemers"])
def test_een_coordinator_beheert_alleen_die_van_de_eigen_organisatie(als, mensen, scholing, naam):
    pad = adres(naam, scholing, *(["csv"] if naam == "deelnemers" else []))
    codes = {rol: als(wie).get(pad).status_code for rol, wie in mensen.items()}
    assert codes == {rol: 200 if rol in BEHEERT else 404 for rol in mensen}


def test_ook_buiten_het_scherm_om(mensen, scholing):
    for rol in mensen.keys() - BEHEERT:
        for actie, meer in ((acties.annuleer_scholing, {"reden": "x"}), (acties.wijzig_scholing, {})):
            with pytest.raises(PermissionDenied):
                actie(scholing=scholing, door=mensen[rol], **meer)
        with pytest.raises(PermissionDenied):
            acties.maak_scholing(door=mensen[rol], **velden(scholing) | {"aanbieder": scholing.aanbieder})


def test_wie_er_komt_ziet_wie_de_scholing_beheert(als, mensen, scholing):
    gezien = {
        rol for rol, w in mensen.items() if "Bram Dekker" in als(w).get(scholing.get_absolute_url()).text
    }
    assert gezien == BEHEERT
    lijsten = {rol for rol in GEEFT if "Lastige gesprekken" in als(mensen[rol]).get(LIJST).text}
    assert lijsten == BEHEERT


# Make and change ------------------------------------------------------------------------------------------


def test_een_coordinator_zet_een_scholing_in_het_aanbod_en_een_ander_vindt_hem(
    als, mensen, school, kandidaat
):
    gegevens = velden(ScholingFactory.build(titel="Rekenen", aanbieder=school.bestuur))
    antwoord = als(mensen["coordinator"]).post("/werk/scholing/nieuw/", gegevens)
    gemaakt = Scholing.objects.get(titel="Rekenen")
    assert antwoord["Location"] == gemaakt.get_absolute_url()
    assert "Rekenen" in als(kandidaat.gebruiker).get("/scholing/").text


def test_namens_een_andere_organisatie_kan_een_coordinator_dat_niet(als, mensen, scholing):
    gegevens = velden(scholing, titel="Van een ander")
    assert als(mensen["coordinator elders"]).post("/werk/scholing/nieuw/", gegevens).status_code == 422
    assert not Scholing.objects.filter(titel="Van een ander").exists()


def test_wat_niet_klopt_komt_terug_met_wat_er_stond(als, makelaar, scholing):
    gegevens = velden(scholing, titel="Toen", begint_op=dag(-1))
    antwoord = als(makelaar).post("/werk/scholing/nieuw/", gegevens)
    assert antwoord.status_code == 422
    assert "Kies vandaag of later." in antwoord.text and 'value="Toen"' in antwoord.text


def test_meer_plaatsen_laten_wie_wacht_erin(als, makelaar, scholing):
    als(makelaar).post(adres("scholing_wijzig", scholing), velden(scholing, plaatsen=3))
    assert not scholing.inschrijvingen.wachtend().exists()
    assert [onderwerp for _, onderwerp in onderwerpen()] == ["U hebt een plek bij Lastige gesprekken"]


@pytest.mark.parametrize(("plaatsen", "mag"), [(2, True), (1, False)])
def test_minder_plaatsen_dan_mensen_kan_niet(als, makelaar, scholing, plaatsen, mag):
    antwoord = als(makelaar).post(adres("scholing_wijzig", scholing), velden(scholing, plaatsen=plaatsen))
    assert ("Er zijn al 2 mensen ingeschreven." in antwoord.text) is not mag
    scholing.refresh_from_db()
    assert scholing.plaatsen == 2


@pytest.mark.parametrize("anders", [{"begint_op": dag(40)}, {"plaats": "De Horizon"}])
def test_een_andere_dag_of_plaats_hoort_iedereen_die_komt_of_wacht(makelaar, scholing, anders):
    acties.wijzig_scholing(scholing=scholing, door=makelaar, **anders)
    assert [onderwerp for _, onderwerp in onderwerpen()] == [
        "Dag of plaats is anders: Lastige gesprekken"
    ] * 3


def test_een_andere_titel_mailt_niemand(makelaar, scholing):
    acties.wijzig_scholing(scholing=scholing, door=makelaar, titel="Goede gesprekken")
    assert onderwerpen() == []


@pytest.mark.parametrize(("begint", "mag"), [(0, True), (-1, False)])
def test_wat_begonnen_is_verandert_niet_meer(makelaar, school, begint, mag):
    begonnen = ScholingFactory(aanbieder=school.bestuur, begint_op=dag(begint))
    for actie, meer in ((acties.wijzig_scholing, {"titel": "x"}), (acties.annuleer_scholing, {"reden": "x"})):
        if mag:
            actie(scholing=begonnen, door=makelaar, **meer)
        else:
            with pytest.raises(ValidationError, match="al begonnen"):
                actie(scholing=begonnen, door=makelaar, **meer)


# Cancel ---------------------------------------------------------------------------------------------------


def test_wie_komt_en_wie_wacht_hoort_dat_het_niet_doorgaat_en_waarom(als, makelaar, scholing):
    browser = als(makelaar)
    assert "3 mensen krijgen een mail" in browser.get(adres("scholing_annuleer", scholing)).text
    browser.post(adres("scholing_annuleer", scholing), {"reden": "De trainer is ziek."})
    assert [onderwerp for _, onderwerp in onderwerpen()] == ["Gaat niet door: Lastige gesprekken"] * 3
    assert "De trainer is ziek." in Email.objects.first().message
    for inschrijving in scholing.inschrijvingen.all():
        assert inschrijving.status == Inschrijfstatus.GEANNULEERD
        stap = inschrijving.kandidaat.stappen.get()
        assert stap.tekst == "Scholing Lastige gesprekken gaat niet door. De trainer is ziek."
    assert "Lastige gesprekken" not in browser.get("/scholing/").text
    assert "gaat niet door" in browser.get(LIJST).text


def test_wat_niet_doorgaat_neemt_niemand_meer_aan(makelaar, kandidaat, scholing):
    acties.annuleer_scholing(scholing=scholing, reden="Ziek.", door=makelaar)
    with pytest.raises(ValidationError, match="gaat niet door"):
        acties.schrijf_in(scholing=scholing, kandidaat=kandidaat, door=kandidaat.gebruiker)
    assert acties.schuif_door(scholing=scholing) == []
    with pytest.raises(ValidationError, match="is geannuleerd"):
        acties.annuleer_scholing(scholing=scholing, reden="Nog eens.", door=makelaar)


def test_annuleren_heeft_een_reden_ook_voor_de_database(als, makelaar, scholing):
    assert als(makelaar).post(adres("scholing_annuleer", scholing), {"reden": " "}).status_code == 422
    with pytest.raises(ValidationError):
        acties.annuleer_scholing(scholing=scholing, reden=" ", door=makelaar)
    with pytest.raises(IntegrityError, match="scholing_geannuleerd_met_reden"), transaction.atomic():
        Scholing.objects.filter(pk=scholing.pk).update(geannuleerd_op=timezone.now())
    assert scholing.inschrijvingen.in_kracht().count() == 3


# The list -------------------------------------------------------------------------------------------------


def test_de_deelnemers_als_bestand(als, makelaar, scholing):
    antwoord = als(makelaar).get(adres("deelnemers", scholing, "csv"))
    regels = antwoord.content.decode("utf-8-sig").splitlines()
    assert regels[0] == "Naam;E-mail;Telefoon;Stand;Sinds"
    assert [(r.split(";")[0], r.split(";")[3]) for r in regels[1:]] == [
        ("Bram Dekker", "ingeschreven"),
        ("Cas Dekker", "ingeschreven"),
        ("Door Dekker", "op de wachtlijst"),
    ]
    assert als(makelaar).get(adres("deelnemers", scholing, "xlsx")).status_code == 200
    assert als(makelaar).get(adres("deelnemers", scholing, "pdf")).status_code == 404


def test_wat_geweest_is_staat_apart(als, makelaar, school):
    ScholingFactory(titel="Vorig jaar", aanbieder=school.bestuur, begint_op=dag(-1))
    ScholingFactory(titel="Vandaag", aanbieder=school.bestuur, begint_op=dag(0))
    komend, geweest = (als(makelaar).get(LIJST, {"toon": toon}).text for toon in ("komend", "geweest"))
    assert ("Vandaag" in komend, "Vorig jaar" in komend) == (True, False)
    assert ("Vandaag" in geweest, "Vorig jaar" in geweest) == (False, True)


def test_een_lange_lijst_kost_niet_meer_vragen(als, makelaar, school, django_assert_max_num_queries):
    for _ in range(12):
        InschrijvingFactory(scholing__aanbieder=school.bestuur)
    browser = als(makelaar)
    browser.get(LIJST)
    with django_assert_max_num_queries(12):
        browser.get(LIJST)
