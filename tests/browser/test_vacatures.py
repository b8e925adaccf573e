"""HR in a real Chromium: write, read the tips, plan, keep hidden; another board sees none of it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from onderwijsregio.organisaties.models import Gebruiker, School
from vacatures.models import Vacature

pytestmark = pytest.mark.browser

TITEL = "Gymdocent met hart voor buitenspel"


def schrijf(hr, titel: str, **meer) -> None:
    over_een_maand = f"{timezone.localdate() + timedelta(days=30)}"
    hr.ga("/werk/vacatures/nieuw/")
    hr.inhoud.locator("[name=school]").select_option(index=1)
    hr.vul(titel=titel, omschrijving="U bent een echte duizendpoot.", dagen=["ma", "di"], groepen=["7", "8"])
    hr.vul(
        fte_min="0.4", fte_max="0.6", start_op=over_een_maand, sluit_op=over_een_maand, vak="bewegen", **meer
    )
    hr.druk("Bewaar en bekijk")


def test_hr_schrijft_plant_en_registreert_en_een_ander_bestuur_ziet_niets(demoregio, bezoeker):
    demoregio("almere")
    hr, ander, gast = bezoeker().log_in("hr"), bezoeker().log_in("hr2"), bezoeker(breedte=360)
    hr.ga("/werk/vacatures/nieuw/")
    basisschool = School.objects.filter(
        bestuur__lidmaatschappen__gebruiker__email="hr@voorbeeld.test", sector="po"
    )
    hr.inhoud.locator("[name=school]").select_option(f"{basisschool.first().pk}")
    hr.inhoud.locator("[name=schaal]").select_option("LB")
    expect(hr.pagina.locator("#schaalhint")).to_contain_text("€ 3.463 tot € 5.277")
    hr.druk("Bewaar en bekijk")
    expect(hr.pagina.get_by_role("alert").first).to_be_visible()
    expect(hr.pagina.locator("#schaalhint")).to_contain_text("€ 3.463 tot € 5.277")

    schrijf(hr, TITEL)
    hr.leest("1 tip voor een tekst")
    hr.druk("Naar beheer")
    concept = hr.pagina.url
    assert ander.pagina.goto(concept).status == 404
    ander.fouten.clear()
    hr.druk("Publiceer later")
    hr.druk("Plan de publicatie")
    expect(hr.pagina.get_by_role("alert").first).to_be_visible()
    hr.vul(op=f"{timezone.localdate() + timedelta(days=2)}")
    hr.druk("Plan de publicatie")
    hr.leest("vanzelf op de website")
    hr.druk("Toch niet plannen")
    hr.druk("Publiceer")
    hr.leest("Iedereen kan hem nu vinden")
    gast.ga("/vacatures/?q=gymdocent")
    gast.druk(TITEL, gast.inhoud.locator(".kaart__titel"))
    gast.leest("Groep 7, 8")
    gast.leest_niet("duizendpoot zegt weinig")

    hr.druk("Wij zoeken nog iemand")
    hr.druk("Houd de vacature open")
    hr.druk("Wie veranderde wat")
    hr.leest("Vernieuwd op")
    hr.ga(concept)
    hr.druk("Maak een kopie")
    expect(hr.inhoud.locator("[name=titel]")).to_have_value(TITEL)

    schrijf(hr, "Juf in de gang", noodoplossing="samengevoegd")
    hr.druk("Naar beheer")
    hr.druk("Registreer als verborgen vacature")
    hr.leest("Niemand buiten uw bestuur ziet deze vacature")
    verborgen = Vacature.objects.get(titel="Juf in de gang")
    assert gast.pagina.goto(verborgen.get_absolute_url()).status == 404
    gast.fouten.clear()
    makelaar = bezoeker().log_in("makelaar")
    makelaar.ga("/werk/vacatures/verborgen/")
    makelaar.leest("groepen zijn samengevoegd")
    makelaar.leest_niet("Juf in de gang")
    lezen_elkaar_na(hr, bezoeker().log_in("hr-collega"))


def lezen_elkaar_na(hr, collega):
    """In the demo each of two colleagues has a vacancy that waits for the other."""
    wachtend = Vacature.objects.filter(
        status="ter_controle", organisatie=hr_van("hr").lidmaatschap.organisatie
    )
    for wie, vraagt in ((hr, "hr-collega"), (collega, "hr")):
        wie.ga(f"/werk/vacatures/{wachtend.filter(controle_gevraagd_door=hr_van(vraagt)).first().pk}/")
        wie.druk("Lees en keur goed")
        wie.druk("Keur goed")
        wie.leest("Goedgekeurd.")


def hr_van(naam: str) -> Gebruiker:
    return Gebruiker.objects.get(email=f"{naam}@voorbeeld.test")
