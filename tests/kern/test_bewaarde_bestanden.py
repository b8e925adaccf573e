"""A form with a file in it that was sent too late keeps its file as well, for one session and for one hour."""

import os
import re
import time
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from demo.fabrieken.loket import KandidaatFactory
from demo.fabrieken.organisaties import LidmaatschapFactory, RegioFactory
from loket.models import Document, Vraag
from onderwijsregio.kern import bewaarde_bestanden, bewaren
from onderwijsregio.kern.bewaarde_bestanden import MAX_BYTES, Bewaard
from onderwijsregio.kern.tasks import ruim_bewaarde_bestanden_op
from onderwijsregio.organisaties.keuzes import Rol
from tests.formulieren import token
from tests.kern.test_bewaren import WACHTWOORD, log_in, verborgen
from tests.loket.test_kandidaat import pdf

pytestmark = pytest.mark.django_db

PAD = "/mijn/documenten/"
UIT_EIGEN_TAB = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(autouse=True)
def lege_tellers():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def regio():
    return RegioFactory()


@pytest.fixture
def kandidaat(regio):
    return _met_account()


def _met_account():
    kandidaat = KandidaatFactory(met_account=True)
    kandidaat.gebruiker.set_password(WACHTWOORD)
    kandidaat.gebruiker.save()
    return kandidaat


@pytest.fixture
def browser():
    """One that must bring a CSRF token, as a real one."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def op_schijf(settings):
    """The files that wait now."""
    return lambda: sorted(Path(settings.MEDIA_ROOT, bewaarde_bestanden.MAP).glob("*"))


def cv(inhoud: bytes | None = None, naam: str = "cv.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, pdf() if inhoud is None else inhoud, "application/pdf")


def verstuur_uitgelogd(browser, *bestanden, pad=PAD, **velden):
    """As a browser sends a form with files of somebody whose login has expired."""
    gegevens = {"soort": "cv", "csrfmiddlewaretoken": token(browser.get("/accounts/login/"))}
    return browser.post(pad, gegevens | velden | {"bestand": bestanden or [cv()]})


def velden_van(bladzijde) -> dict:
    """What the button on the page sends: every hidden field with its values."""
    velden: dict = {}
    for naam, waarde in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', bladzijde.text):
        velden.setdefault(naam, []).append(waarde)
    return velden | {"csrfmiddlewaretoken": token(bladzijde)}


def druk_op_de_knop(browser, pad=PAD):
    return browser.post(pad, velden_van(browser.get("/bewaard/")))


# The whole way --------------------------------------------------------------------------------------------


def test_het_bestand_wacht_en_gaat_pas_mee_als_iemand_op_de_knop_drukt(browser, kandidaat, op_schijf):
    inhoud = pdf()
    antwoord = verstuur_uitgelogd(browser, cv(inhoud, "Mijn <cv>.pdf"))
    assert antwoord["Location"] == "/accounts/login/?next=/bewaard/"
    log_in(browser, kandidaat)
    bladzijde = browser.get("/bewaard/")
    assert f'Mijn &lt;cv&gt;.pdf <span class="zacht">({len(inhoud)}\xa0bytes)' in bladzijde.text
    assert "Verstuur opnieuw" in bladzijde.text
    assert not Document.objects.exists()
    assert druk_op_de_knop(browser)["Location"] == PAD
    document = Document.objects.get()
    with document.bestand.open() as gekregen:
        assert gekregen.read() == inhoud
    assert (document.bestandsnaam, document.soort) == ("Mijn <cv>.pdf", "cv")
    assert (browser.get("/bewaard/").status_code, op_schijf()) == (302, [])


def test_meer_bestanden_gaan_in_hun_volgorde_mee(browser, regio, kandidaat):
    LidmaatschapFactory(rol=Rol.MAKELAAR, organisatie=regio.loket)
    vraag = {
        "voornaam": "Noor",
        "achternaam": "Vos",
        "email": "noor@voorbeeld.test",
        "tekst": "Is dit genoeg?",
    }
    bijlagen = [cv(naam="een.pdf"), cv(naam="twee.pdf")]
    oud = token(browser.get("/accounts/login/"))
    log_in(browser, kandidaat)  # in another tab: the token of this one is worth nothing any more
    antwoord = browser.post(
        "/vragen/", vraag | {"bijlagen": bijlagen, "csrfmiddlewaretoken": oud}, headers=UIT_EIGEN_TAB
    )
    assert antwoord["Location"] == "/bewaard/"
    druk_op_de_knop(browser, "/vragen/")
    gesteld = Vraag.objects.get()
    assert [bijlage.bestandsnaam for bijlage in gesteld.bijlagen.all()] == ["een.pdf", "twee.pdf"]


def test_weggooien_gooit_ook_het_bestand_weg(browser, kandidaat, op_schijf):
    verstuur_uitgelogd(browser)
    assert len(op_schijf()) == 1
    browser.post("/bewaard/", {"csrfmiddlewaretoken": token(browser.get("/bewaard/"))})
    assert op_schijf() == []


def test_een_nieuw_formulier_komt_in_de_plaats_van_het_oude(browser, kandidaat, op_schijf):
    verstuur_uitgelogd(browser, cv(naam="oud.pdf"))
    verstuur_uitgelogd(browser, cv(naam="nieuw.pdf"))
    assert "nieuw.pdf" in browser.get("/bewaard/").text
    assert len(op_schijf()) == 1


def test_wat_geweigerd_wordt_blijft_liggen(browser, kandidaat, op_schijf):
    verstuur_uitgelogd(browser, cv(b"dit is geen pdf", "brief.pdf"))
    log_in(browser, kandidaat)
    antwoord = druk_op_de_knop(browser)
    assert (antwoord.status_code, "geen pdf- of Word-bestand" in antwoord.text) == (422, True)
    assert ("brief.pdf" in browser.get("/bewaard/").text, len(op_schijf())) == (True, 1)


def test_een_ander_formulier_laat_liggen_wat_er_lag(browser, kandidaat, op_schijf):
    verstuur_uitgelogd(browser)
    log_in(browser, kandidaat)
    assert browser.post("/mijn/post/", {"csrfmiddlewaretoken": token(browser.get(PAD))}).status_code == 302
    assert ("cv.pdf" in browser.get("/bewaard/").text, len(op_schijf())) == (True, 1)


@pytest.mark.parametrize("weer", ["uitgelogd", "in een ander tabblad ingelogd"])
def test_ook_de_tweede_keer_te_laat_raakt_niets_kwijt(browser, kandidaat, op_schijf, weer):
    verstuur_uitgelogd(browser)
    velden = velden_van(browser.get("/bewaard/"))
    if weer == "in een ander tabblad ingelogd":
        log_in(browser, kandidaat)
    assert browser.post(PAD, velden, headers=UIT_EIGEN_TAB).status_code == 302
    if weer == "uitgelogd":
        log_in(browser, kandidaat)
    druk_op_de_knop(browser)
    assert (Document.objects.get().bestandsnaam, op_schijf()) == ("cv.pdf", [])


# Nobody else's ---------------------------------------------------------------------------------------------


def test_een_bestand_van_een_ander_is_ook_met_zijn_sleutel_niet_te_krijgen(browser, kandidaat, op_schijf):
    verstuur_uitgelogd(browser)
    gestolen = velden_van(browser.get("/bewaard/"))
    dief, ander = Client(enforce_csrf_checks=True), _met_account()
    log_in(dief, ander)
    bladzijde = dief.get(PAD)
    antwoord = dief.post(PAD, gestolen | {"csrfmiddlewaretoken": token(bladzijde)})
    assert (antwoord.status_code, Document.objects.exists(), len(op_schijf())) == (422, False, 1)


@pytest.mark.parametrize("rommel", ["", ":", "::", "x:bestand:..", "../../geheim:bestand:a.pdf", "\0:\0:\0"])
def test_een_verzonnen_verwijzing_levert_niets_op(browser, kandidaat, op_schijf, rommel):
    verstuur_uitgelogd(browser)
    log_in(browser, kandidaat)
    velden = velden_van(browser.get("/bewaard/")) | {"bewaard_bestand": [rommel]}
    assert browser.post(PAD, velden).status_code in (400, 422)
    assert not Document.objects.exists()


def test_de_verwijzing_zelf_wordt_niet_bewaard_en_niet_getoond(browser, kandidaat):
    verstuur_uitgelogd(browser, bewaard_bestand="x:bestand:oud.pdf")
    assert browser.session[bewaren.SLEUTEL]["velden"] == [["soort", "cv"]]


def test_geen_adres_geeft_een_bewaard_bestand(browser, kandidaat, op_schijf):
    verstuur_uitgelogd(browser)
    log_in(browser, kandidaat)
    naam = op_schijf()[0].name
    for pad in (f"/bewaard/{naam}", f"/beelden/bewaard/{naam}", f"/beelden/../bewaard/{naam}"):
        assert browser.get(pad, follow=True).status_code == 404


def test_alleen_wie_het_portaal_draait_kan_erbij(browser, kandidaat, op_schijf):
    verstuur_uitgelogd(browser)
    bestand = op_schijf()[0]
    assert (bestand.stat().st_mode & 0o777, bestand.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert re.fullmatch("[0-9a-f]{40}", bestand.name)


# How much and how long -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("meer", "past"), [(0, True), (1, False)])
def test_tot_tien_megabyte_samen(browser, kandidaat, op_schijf, meer, past):
    helft = b"x" * (MAX_BYTES // 2)
    verstuur_uitgelogd(browser, cv(helft, "een.pdf"), cv(helft + b"x" * meer, "twee.pdf"))
    assert len(op_schijf()) == (2 if past else 0)
    assert ("Verstuur opnieuw" in browser.get("/bewaard/").text) is past


def test_past_het_bestand_niet_dan_komt_het_formulier_terug_met_wat_getypt_was(browser, kandidaat):
    verstuur_uitgelogd(browser, cv(b"x" * 20_000_000, "film.pdf"))
    log_in(browser, kandidaat)
    bladzijde = browser.get("/bewaard/")
    assert "Alleen uw bestand kiest u opnieuw" in bladzijde.text
    assert "Niet bewaard: film.pdf (19,1\xa0MB)" in bladzijde.text
    assert verborgen(bladzijde)["soort"] == "cv"
    antwoord = druk_op_de_knop(browser)
    assert antwoord.status_code == 422
    assert "film.pdf is niet bewaard. Kies dit bestand hieronder opnieuw." in antwoord.text
    assert re.search(r'value="cv"[^>]*checked', antwoord.text)
    assert not Document.objects.exists()


def test_wie_na_een_uur_drukt_krijgt_het_formulier_terug(browser, kandidaat, op_schijf):
    verstuur_uitgelogd(browser)
    log_in(browser, kandidaat)
    velden = velden_van(browser.get("/bewaard/"))
    sessie = browser.session
    sessie[bewaren.SLEUTEL] |= {"op": time.time() - bewaren.GELDIG - 1}
    sessie.save()
    antwoord = browser.post(PAD, velden)
    assert (antwoord.status_code, "cv.pdf is niet bewaard" in antwoord.text) == (422, True)
    assert (op_schijf(), Document.objects.exists()) == ([], False)


def test_elk_kwartier_gaat_weg_waar_niemand_voor_terugkwam(browser, kandidaat, op_schijf):
    ruim_bewaarde_bestanden_op()  # also when nothing was ever kept
    for minuten in (59, 61):
        verstuur_uitgelogd(Client(), cv(naam=f"{minuten}.pdf", inhoud=b"x" * minuten))
    for bestand in op_schijf():
        toen = time.time() - 60 * bestand.stat().st_size
        os.utime(bestand, (toen, toen))
    ruim_bewaarde_bestanden_op()
    assert [bestand.stat().st_size for bestand in op_schijf()] == [59]


def test_samen_nooit_meer_dan_er_ruimte_is(browser, kandidaat, op_schijf, monkeypatch):
    monkeypatch.setattr(bewaarde_bestanden, "RUIMTE", 1000)
    for _ in range(3):
        verstuur_uitgelogd(Client(), cv(b"x" * 500))
    assert len(op_schijf()) == 2
    assert Session.objects.count() == 3  # the third keeps its words


def test_van_een_adres_komt_hoogstens_zoveel(kandidaat, op_schijf):
    for _ in range(bewaren.PER_UUR + 2):
        verstuur_uitgelogd(Client(), cv(b"x"))
    assert len(op_schijf()) == bewaren.PER_UUR


def test_een_volle_schijf_kost_alleen_het_bestand(browser, kandidaat, op_schijf, monkeypatch):
    def vol(naam, inhoud):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bewaarde_bestanden.default_storage, "save", vol)
    verstuur_uitgelogd(browser)
    assert "Niet bewaard: cv.pdf" in browser.get("/bewaard/").text


# What is not a form ----------------------------------------------------------------------------------------


def test_ook_in_een_formulier_met_een_bestand_wordt_een_wachtwoord_nooit_bewaard(browser, kandidaat):
    verstuur_uitgelogd(browser, password="Geheim-1", nieuw_wachtwoord2="Geheim-2")
    assert browser.session[bewaren.SLEUTEL]["velden"] == [["soort", "cv"]]


@pytest.mark.parametrize(("meer", "bewaard"), [(0, True), (1, False)])
def test_de_tekst_naast_een_bestand_tot_256_kilobyte(browser, kandidaat, op_schijf, meer, bewaard):
    ruimte = bewaren.MAX_BYTES - len("soort=cv") - len("tekst=")
    verstuur_uitgelogd(browser, tekst="a" * (ruimte + meer))
    assert (bewaren.SLEUTEL in browser.session, len(op_schijf())) == (bewaard, int(bewaard))


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"rommel",
        b"--grens\r\n",
        b'--grens\r\nContent-Disposition: form-data; name="bestand"; filename="a.pdf"\r\n\r\nhalf',
        b'--grens\r\nContent-Disposition: form-data; name="bestand"; filename="\0"\r\n\r\n\r\n--grens--\r\n',
        b'--grens\r\nContent-Disposition: form-data; name="t"\r\nContent-Transfer-Encoding: base64\r\n\r\n!\r\n--grens--',
    ],
)
@pytest.mark.parametrize("soort", ["multipart/form-data; boundary=grens", "multipart/form-data"])
def test_rommel_geeft_nooit_een_fout_van_de_server(client, kandidaat, inhoud, soort):
    assert client.post(PAD, inhoud, content_type=soort).status_code in (302, 400)


def test_de_koppeling_met_systemen_leest_haar_verzoek_zelf(client, kandidaat):
    antwoord = client.post("/api/v1/vacatures/", b"rommel", content_type="multipart/form-data")
    assert (antwoord.status_code < 500, antwoord["Content-Type"]) == (True, "application/problem+json")


def test_een_sessie_van_voor_er_bestanden_bij_lagen_blijft_leesbaar(browser, kandidaat):
    verstuur_uitgelogd(browser)
    sessie = browser.session
    del sessie[bewaren.SLEUTEL]["bestanden"]
    sessie.save()
    assert verborgen(browser.get("/bewaard/"))["soort"] == "cv"


def test_een_bestand_dat_intussen_weg_is_is_er_niet(settings):
    with pytest.raises(FileNotFoundError):
        bewaarde_bestanden.pak(Bewaard("bestand", "cv.pdf", "application/pdf", 3, "0" * 40))
