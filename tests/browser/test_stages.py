"""A coordinator tells what a whole board offers, an institute brings students, the loket sees what is missing."""

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_van_opgeven_tot_overzicht(bezoeker, demoregio):
    demoregio("hak")
    bestuur_vertelt_met_het_toetsenbord(bezoeker().log_in("coordinator"))
    opleiding_brengt_studenten(bezoeker().log_in("opleiding"))
    loket_ziet_wat_er_mist(bezoeker().log_in("makelaar"))
    student_zoekt_op_een_telefoon(bezoeker(breedte=360))


def bestuur_vertelt_met_het_toetsenbord(coordinator):
    coordinator.ga("/werk/stages/")
    coordinator.leest("Vorig jaar vertelde u dit al")
    coordinator.toets("Neem over van vorig jaar")
    coordinator.leest("Overgenomen voor")
    coordinator.leest("Overgenomen")
    coordinator.volg("periode=jaar")
    eerste = coordinator.inhoud.locator("input[name*='-pabo_3']:not([name*='-0-'])").first
    label, was = eerste.get_attribute("aria-label"), eerste.input_value()
    coordinator.tab_naar(label)
    coordinator.pagina.keyboard.type("veel")
    with coordinator.pagina.expect_navigation():
        coordinator.pagina.keyboard.press("Enter")
    coordinator.keur()
    coordinator.leest("Vul een heel getal in")
    assert eerste.input_value() == "veel", "wat iemand typte staat er nog"
    eerste.fill("99")
    coordinator.druk("Bewaar en bevestig")
    coordinator.leest("Verlaag het aantal, of voeg bij de school een begeleider toe")
    coordinator.leest("De regio sprak af")
    eerste.fill(was)
    coordinator.vul(uitleg="De reis is duur.")
    coordinator.druk("Bewaar en bevestig")
    coordinator.leest("Studenten zien deze plaatsen nu")
    coordinator.leest("Bevestigd")
    coordinator.volg("/werk/stages/scholen/")
    coordinator.leest("Wie begeleidt?")
    coordinator.druk("Voeg iemand toe")
    coordinator.vul(naam="Bo Begeleider", studenten="2")
    coordinator.druk("Voeg toe")
    coordinator.leest("Bo Begeleider")


def opleiding_brengt_studenten(opleiding):
    opleiding.ga("/werk/stages/")
    opleiding.druk("Breng studenten")
    regels = "Studentnummer;Voornaam;Achternaam;Opleiding;Gewenste wijk\nx1;Noor;Proef;pabo 1;\nx2;Sem;Proef;koken;\n"
    opleiding.inhoud.locator("[name='bestand']").set_input_files(
        {"name": "studenten.csv", "mimeType": "text/csv", "buffer": regels.encode()}
    )
    opleiding.druk("Bekijk het bestand")
    opleiding.leest("1 goede regel")
    opleiding.leest("Dit kennen we niet")
    opleiding.druk("Neem 1 regel over")
    opleiding.leest("1 nieuw, 0 gewijzigd")


def loket_ziet_wat_er_mist(makelaar):
    makelaar.ga("/werk/stages/cijfers/")
    makelaar.leest("te weinig")
    makelaar.leest("niet verteld")
    makelaar.volg("per=wijk")
    makelaar.leest("Geen wijk genoemd")
    makelaar.volg("/werk/stages/vergoedingen/")
    makelaar.leest("De reis is duur.")
    makelaar.volg("/werk/stages/voortgang/")
    makelaar.druk("Herinner wie nog niets vertelde")
    makelaar.leest("Er gaat een herinnering naar")


def student_zoekt_op_een_telefoon(student):
    student.ga("/stages/")
    student.leest("Hoe krijgt u een stageplaats?")
    student.vul(soort="pabo_1")
    student.druk("Toon scholen")
    assert re.search("soort=pabo_1", student.pagina.url)
    student.volg("/scholen/")
    student.leest("Stage lopen")
