"""The same form twice counts once: a second click, the back button, the same page in two tabs, without JavaScript."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from demo.fabrieken.loket import KandidaatFactory, VraagFactory
from demo.fabrieken.organisaties import LidmaatschapFactory, RegioFactory
from loket.keuzes import Stapsoort
from loket.models import Standaardantwoord
from onderwijsregio.kern import eenmaal
from onderwijsregio.kern.models import Inzending
from onderwijsregio.organisaties.keuzes import Rol
from tests.formulieren import token

GEBELD = {"tekst": "Gebeld over de avond.", "kanaal": "telefoon"}


@pytest.fixture
def makelaar(db):
    return LidmaatschapFactory(rol=Rol.MAKELAAR, organisatie=RegioFactory().loket).gebruiker


@pytest.fixture
def browser(makelaar):
    """One that must bring a CSRF token, as a real one."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(makelaar, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def kandidaat(makelaar):
    return KandidaatFactory(volgende_stap_van=makelaar)


def velden(browser, pad, gegevens=GEBELD):
    """What was filled in, with the token of a page that was just opened."""
    return gegevens | {"csrfmiddlewaretoken": token(browser.get(pad))}


def gebeld(kandidaat):
    return kandidaat.stappen.filter(soort=Stapsoort.CONTACT).count()


def test_de_tweede_krijgt_het_antwoord_van_de_eerste(browser, kandidaat):
    pad = kandidaat.get_absolute_url()
    formulier = velden(browser, pad)
    eerste, tweede = (browser.post(pad, formulier, follow=True) for _ in range(2))
    assert gebeld(kandidaat) == 1
    assert tweede.redirect_chain == eerste.redirect_chain
    assert [str(bericht) for bericht in tweede.context["messages"]] == ["Het contact staat in de tijdlijn."]


def test_een_ander_woord_of_een_nieuwe_bladzijde_is_bedoeld(browser, kandidaat):
    pad = kandidaat.get_absolute_url()
    formulier = velden(browser, pad)
    for gegevens in (formulier, formulier | {"tekst": "Nog eens gebeld."}, velden(browser, pad)):
        browser.post(pad, gegevens)
    assert gebeld(kandidaat) == 3


def test_wie_a_bewaart_dan_b_en_dan_terugbladert_naar_a_krijgt_a(browser):
    rij = Standaardantwoord.objects.create(naam="Avond", tekst="Was")
    pad = f"/werk/vragen/antwoorden/{rij.pk}/"
    a, b = (velden(browser, pad, {"naam": "Avond", "tekst": tekst, "actief": "on"}) for tekst in "ab")
    for gegevens in (a, b, a):
        browser.post(pad, gegevens)
    rij.refresh_from_db()
    assert rij.tekst == "a"


def test_wie_iets_terugdraait_en_het_toch_doet_krijgt_dat(browser, kandidaat):
    """With the page that the browser kept: the same token, and another address in between."""
    vraag = VraagFactory(kandidaat=kandidaat)
    pad = kandidaat.get_absolute_url()
    formulier = velden(browser, pad)
    browser.post(pad, formulier)
    van_vraag = vraag.get_absolute_url()
    browser.post(f"{van_vraag}notitie/", velden(browser, van_vraag, {"tekst": "Belt later."}))
    browser.post(pad, formulier)
    assert gebeld(kandidaat) == 2


def test_wat_is_geweigerd_mag_met_hetzelfde_formulier_opnieuw(browser, kandidaat):
    pad = kandidaat.get_absolute_url()
    formulier = velden(browser, pad, {"tekst": ""})
    assert [browser.post(pad, formulier).status_code for _ in range(2)] == [422, 422]
    vraag = VraagFactory(kandidaat=kandidaat)
    formulier = velden(browser, vraag.get_absolute_url(), {"met": vraag.pk})
    samen = f"{vraag.get_absolute_url()}samenvoegen/"
    assert browser.post(samen, formulier).status_code == 302  # with an error to read on the page
    assert not Inzending.objects.exclude(inhoud="").exists()


def test_een_ander_bestand_onder_dezelfde_naam_is_een_ander_formulier(rf):
    def inhoud(tekst):
        bestand = SimpleUploadedFile("cv.pdf", tekst)
        request = rf.post("/", {"soort": "cv", "bestand": bestand})
        uitkomst = eenmaal._inhoud(request)
        assert request.FILES["bestand"].read() == tekst  # the form that comes next reads it from the start
        return uitkomst

    assert inhoud(b"een") == inhoud(b"een") != inhoud(b"two")


@pytest.mark.django_db(transaction=True)
def test_vier_op_precies_hetzelfde_moment_zijn_er_een(browser, kandidaat):
    pad = kandidaat.get_absolute_url()
    formulier = velden(browser, pad)

    def verstuur(_):
        ander = Client(enforce_csrf_checks=True)
        ander.cookies.update(browser.cookies)
        try:
            return ander.post(pad, formulier).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as draden:
        assert list(draden.map(verstuur, range(4))) == [302] * 4
    assert gebeld(kandidaat) == 1


def test_na_een_dag_is_het_vergeten(browser, kandidaat):
    browser.post(kandidaat.get_absolute_url(), velden(browser, kandidaat.get_absolute_url()))
    eenmaal.ruim_op()
    assert Inzending.objects.count() == 1
    Inzending.objects.update(op=timezone.now() - eenmaal.BEWAREN - timedelta(minutes=1))
    eenmaal.ruim_op()
    assert not Inzending.objects.exists()
