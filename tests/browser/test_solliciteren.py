"""A candidate on a phone applies, picks a moment and says yes; two boards; by keyboard, and once without JavaScript."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from demo.fabrieken.vacatures import VacatureFactory
from onderwijsregio.organisaties.keuzes import DEMO_WACHTWOORD
from onderwijsregio.organisaties.models import Gebruiker, School
from vacatures.models import Sollicitatie, Vacature

pytestmark = pytest.mark.browser

TITEL = "Leerkracht groep 4 met kippen"


@pytest.fixture
def vacature(demoregio) -> Vacature:
    demoregio("almere")
    hr = Gebruiker.objects.get(email="hr@voorbeeld.test")
    school = School.objects.filter(bestuur=hr.lidmaatschap.organisatie).first()
    return VacatureFactory(school=school, titel=TITEL, gemaakt_door=hr)


def test_van_solliciteren_tot_ja_zeggen(vacature, bezoeker):
    kandidaat, hr, ander = (
        bezoeker(360).log_in("kandidaat"),
        bezoeker().log_in("hr"),
        bezoeker().log_in("hr2"),
    )
    kandidaat.ga(vacature.get_absolute_url())
    kandidaat.toets("Solliciteer")
    kandidaat.leest("Dit stuurt u mee uit uw profiel")
    kandidaat.vul(motivatie="", loket_mag_helpen=True)
    kandidaat.druk("Verstuur sollicitatie")
    expect(kandidaat.pagina.get_by_role("alert").first).to_be_visible()
    kandidaat.vul(motivatie="Kippen en kinderen, meer heb ik niet nodig.")
    kandidaat.toets("Verstuur sollicitatie")
    kandidaat.leest("U krijgt antwoord uiterlijk op")
    kandidaat.druk("Wijzig uw sollicitatie")
    kandidaat.vul(motivatie="Kippen, kinderen en een moestuin.")
    kandidaat.druk("Bewaar de wijziging")
    rij = Sollicitatie.objects.get(vacature=vacature)

    hr.ga(f"/werk/vacatures/{vacature.pk}/")
    hr.druk("Bekijk alle sollicitaties")
    lijst = hr.pagina.url
    assert ander.pagina.goto(lijst).status == 404
    assert ander.pagina.goto(rij.get_absolute_url()).status == 404
    ander.fouten.clear()
    hr.druk("Gespreksmomenten")
    hr.vul(dag=f"{timezone.localdate() + timedelta(days=5)}", tijd="13:00", aantal="2", met="de directeur")
    hr.druk("Zet klaar")
    hr.leest("2 momenten staan klaar")
    hr.ga(lijst)
    hr.inhoud.locator("[name=wie]").check()
    hr.toets("Schrijf aan wie u aanvinkte")
    hr.druk("Uitnodiging: kies zelf een moment")
    hr.toets("Bekijk eerst wat iedereen leest")
    hr.leest(f"Wat leuk dat u wilt werken op {vacature.school}")
    hr.druk("Verstuur naar 1 kandidaat")
    hr.leest("In gesprek (1)")

    kandidaat.ga("/mijn/sollicitaties/")
    kandidaat.druk(TITEL)
    kandidaat.leest("wijzigen kan niet meer")
    kandidaat.druk("Kies een moment voor het gesprek")
    kandidaat.inhoud.get_by_role("radio").first.focus()
    kandidaat.pagina.keyboard.press("Space")
    kandidaat.toets("Kies dit moment")
    kandidaat.leest("Uw gesprek:")
    kandidaat.vul(tekst="Mag ik mijn laarzen aanhouden?")
    kandidaat.druk("Verstuur bericht")
    assert kandidaat.pagina.evaluate("document.documentElement.scrollWidth") <= 360

    hr.ga(lijst)
    hr.leest("Schreef u een bericht")
    hr.druk(rij.kandidaat.naam)
    hr.leest("Mag ik mijn laarzen aanhouden?")
    notitie = hr.inhoud.locator("#notities")
    notitie.locator("textarea").fill("Laarzen bespreken.")
    hr.druk("Bewaar notitie")
    hr.leest("Laarzen bespreken.")
    hr.inhoud.locator("[name=status][value=aangeboden]").check()
    hr.inhoud.locator("[name=antwoord]").fill("De baan is voor u, met laarzen.")
    hr.druk("Verstuur antwoord")

    kandidaat.ga(f"/mijn/sollicitaties/{rij.pk}/")
    kandidaat.leest_niet("Laarzen bespreken.")
    kandidaat.druk("Ja, ik wil de baan")
    kandidaat.leest("Uw andere sollicitaties trekken wij dan in")
    kandidaat.toets("Ja, ik neem de baan aan")
    kandidaat.leest("Gefeliciteerd, u hebt de baan")
    hr.ga("/werk/sollicitaties/cijfers/")
    hr.leest("Waarom werd iemand het niet?")


def test_zonder_javascript_kan_het_ook(vacature, bezoeker):
    kandidaat = bezoeker(script=False)
    kandidaat.ga(f"{vacature.get_absolute_url()}solliciteren/")
    kandidaat.vul(login="kandidaat@voorbeeld.test", password=DEMO_WACHTWOORD)
    kandidaat.druk("Log in")
    kandidaat.inhoud.get_by_label("Waarom past deze baan bij u?").fill("Ook zonder script.")
    kandidaat.druk("Verstuur sollicitatie")
    kandidaat.leest("Uw sollicitatie is verstuurd")
    kandidaat.inhoud.get_by_label("Uw bericht").fill("Komt dit aan?")
    kandidaat.druk("Verstuur bericht")
    kandidaat.leest("Komt dit aan?")
