"""An evening with one place: taken, waited for, given up and passed on, and at the door on a phone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from demo.fabrieken.agenda import AanmeldingFactory, EvenementFactory
from loket.acties.meelopen import kan_op
from loket.models import Evenement, Meeloopverzoek, Ontvangst
from onderwijsregio.organisaties.models import Gebruiker, Regio, Schoolvakantie

from .test_instroom import kies_met_toetsen, schrijf

pytestmark = pytest.mark.browser


@pytest.fixture
def avond(demoregio):
    demoregio("almere")
    return EvenementFactory(
        titel="Proefavond", capaciteit=1, over=timedelta(days=3), organisator=Regio.objects.get().loket
    )


def vertel_wie_u_bent(venster, naam: str) -> None:
    schrijf(venster, "Voornaam", naam)
    schrijf(venster, "Achternaam", "Proef")
    schrijf(venster, "E-mailadres", f"{naam.lower()}@voorbeeld.test")


def test_de_plek_gaat_van_de_een_naar_de_ander_met_alleen_het_toetsenbord(avond, bezoeker):
    anna, bram, makelaar = bezoeker(breedte=360), bezoeker(), bezoeker(breedte=360)
    anna.ga("/agenda/")
    anna.ga("/agenda/?soort=banenmarkt&maand=2031-01")
    anna.ga(avond.get_absolute_url())
    anna.toets("Meld mij aan")
    expect(anna.pagina.get_by_role("alert")).to_be_focused()
    anna.tab_naar("Voornaam")  # among what is missing, at the top
    vertel_wie_u_bent(anna, "Anna")
    anna.toets("Meld mij aan")
    bram.ga(avond.get_absolute_url())
    vertel_wie_u_bent(bram, "Bram")
    bram.toets("Zet mij op de wachtlijst")
    bram.lees_post("bram@voorbeeld.test", "wachtlijst")

    anna.lees_post("anna@voorbeeld.test", "U bent aangemeld")
    anna.ga_uit_brief("/agenda/aanmelding/")
    anna.leest("U hebt een plek")
    anna.toets("Meld mij af")
    anna.leest("U bent afgemeld")
    bram.lees_post("bram@voorbeeld.test", "U hebt nu een plek")
    bram.ga_uit_brief("/agenda/aanmelding/")
    bram.leest("U hebt een plek")

    Evenement.objects.filter(pk=avond.pk).update(begint_op=timezone.now())
    makelaar.log_in("makelaar").ga(f"/werk/agenda/{avond.pk}/aanwezig/")
    makelaar.leest("0 van 1")
    makelaar.leest_niet("Anna")
    makelaar.druk("Is er")
    makelaar.leest("1 van 1")
    makelaar.druk("Maak ongedaan")
    makelaar.leest("0 van 1")


def test_aanmelden_gaat_zonder_javascript(avond, bezoeker):
    ik = bezoeker(script=False)
    ik.ga(avond.get_absolute_url())
    vertel_wie_u_bent(ik, "Anna")
    ik.druk("Meld mij aan")
    assert avond.aanmeldingen.get().email == "anna@voorbeeld.test"


def test_een_dag_meelopen_en_een_oordeel_achteraf_met_alleen_het_toetsenbord(avond, bezoeker):
    bestuur = Gebruiker.objects.get(email="hr@voorbeeld.test").lidmaatschap.organisatie
    welkom = Ontvangst.objects.welkom().filter(school__bestuur=bestuur).first()
    dagen = [timezone.localdate() + timedelta(days=n) for n in range(14, 74)]
    vakantie = Schoolvakantie.objects.per_dag(dagen[0], dagen[-1])
    ik, hr = bezoeker(breedte=360), bezoeker()
    ik.ga(f"/agenda/meelopen/{welkom.school_id}/")
    ik.toets("Vraag deze dag aan")
    expect(ik.pagina.get_by_role("alert")).to_be_focused()
    mogelijk = (dag for dag in dagen if kan_op(welkom, dag) and dag not in vakantie)
    ik.vul(dag=next(mogelijk).isoformat())  # the browser's own date picker
    vertel_wie_u_bent(ik, "Anna")
    ik.toets("Vraag deze dag aan")
    verzoek = Meeloopverzoek.objects.get(email="anna@voorbeeld.test")

    hr.log_in("hr")
    hr.ga("/werk/")
    hr.volg(verzoek.get_absolute_url())
    hr.toets("Verstuur het antwoord")
    expect(hr.pagina.get_by_role("alert")).to_be_focused()
    kies_met_toetsen(hr, "besluit", "ja")
    hr.toets("Verstuur het antwoord")
    ik.lees_post("anna@voorbeeld.test", "U bent welkom")
    ik.ga_uit_brief("/agenda/meelopen/verzoek/")
    verzoek.refresh_from_db()
    assert verzoek.status == "afgesproken"

    kwam = AanmeldingFactory(evenement=avond, email="anna@voorbeeld.test")
    nu = timezone.now()
    Evenement.objects.filter(pk=avond.pk).update(begint_op=nu - timedelta(hours=3), eindigt_op=nu)
    ik.ga(f"/agenda/aanmelding/{kwam.ondertekend}/evaluatie/")
    ik.toets("Verstuur")
    expect(ik.pagina.get_by_role("alert")).to_be_focused()
    for _ in ("the message at the top", "the field"):
        ik.tab_naar("Welk cijfer")
    ik.pagina.keyboard.type("8")
    kies_met_toetsen(ik, "wijzer", "ja")
    ik.toets("Verstuur")
    ik.leest("Dank u wel")
    assert avond.evaluaties.get().cijfer == 8
