"""What candidates do themselves: become one, consents, documents, stopping and coming back."""

import io
import zipfile
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.html import escape
from PIL import Image
from pypdf import PdfWriter

from demo.fabrieken.loket import (
    BijlageFactory,
    DocumentFactory,
    KandidaatFactory,
    RouteaanmeldingFactory,
    StapFactory,
)
from demo.fabrieken.organisaties import GebruikerFactory
from loket import acties
from loket.acties.kandidaat import KENNISMAKEN, MAX_DOCUMENTEN
from loket.keuzes import TOESTEMMING_VERSIE, Kandidaatstatus, Toestemmingsdoel
from loket.models import Document, Kandidaat, Stap, Toestemming
from onderwijsregio.kern.bestanden import DOCX, MAX_BYTES, PDF


def pdf() -> bytes:
    uit = io.BytesIO()
    schrijver = PdfWriter()
    schrijver.add_blank_page(width=100, height=100)
    schrijver.write(uit)
    return uit.getvalue()


def docx() -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        archief.writestr("[Content_Types].xml", "<Types/>")
        archief.writestr("word/document.xml", "<document/>")
    return uit.getvalue()


def bestand(inhoud: bytes, naam: str = "cv.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, inhoud)


# Becoming a candidate --------------------------------------------------------------------------------------


def test_wie_mijn_loket_opent_is_kandidaat_met_een_volgende_stap(als, makelaar):
    gebruiker = GebruikerFactory(voornaam="Noor")
    bladzijde = als(gebruiker).get("/mijn/").content.decode()
    kandidaat = Kandidaat.objects.get(gebruiker=gebruiker)
    assert (kandidaat.volgende_stap, kandidaat.volgende_stap_van) == (KENNISMAKEN, makelaar)
    assert kandidaat.volgende_stap in bladzijde
    assert escape(makelaar.naam) in bladzijde


def test_wie_zelf_aan_zet_is_vindt_een_knop_naar_wat_het_eerst_nog_moet(als, kandidaat, makelaar):
    browser = als(kandidaat.gebruiker)
    Kandidaat.objects.filter(pk=kandidaat.pk).update(
        volgende_stap_van=kandidaat.gebruiker, fase="werven", postcode="", sectoren=["po"], dagen=["ma"]
    )
    assert browser.get("/mijn/").context["eerst"]["url"] == "loket:profiel"
    Kandidaat.objects.filter(pk=kandidaat.pk).update(postcode="1315", telefoon="")
    assert browser.get("/mijn/").context["eerst"]["url"] == "loket:toestemmingen"
    acties.geef_toestemming(kandidaat=kandidaat, doel="contact", door=kandidaat.gebruiker)
    assert browser.get("/mijn/").context["eerst"]["url"] == "loket:documenten"
    DocumentFactory(kandidaat=kandidaat)
    bladzijde = browser.get("/mijn/")
    assert bladzijde.context["eerst"]["url"] == "loket:routes"
    assert "Kies een route en meld u aan" in bladzijde.text
    Kandidaat.objects.filter(pk=kandidaat.pk).update(volgende_stap_van=makelaar)
    assert browser.get("/mijn/").context["eerst"] is None


def test_wie_al_een_vraag_stelde_vindt_die_terug(makelaar):
    eerder = KandidaatFactory(email="Noor@voorbeeld.test", volgende_stap_van=makelaar)
    gebruiker = GebruikerFactory(email="noor@voorbeeld.test")
    assert acties.word_kandidaat(gebruiker=gebruiker) == eerder
    assert acties.word_kandidaat(gebruiker=gebruiker) == eerder
    assert Kandidaat.objects.count() == 1
    assert eerder.stappen.filter(soort="account_gemaakt").count() == 1


def test_zonder_bevestigd_adres_krijgt_niemand_andermans_vragen_te_zien(als, makelaar):
    eerder = KandidaatFactory(email="noor@voorbeeld.test")
    indringer = GebruikerFactory(email="noor@voorbeeld.test", bevestigd=False)
    EmailAddress.objects.create(user=indringer, email=indringer.email, verified=False, primary=True)
    antwoord = als(indringer).get("/mijn/")
    assert antwoord.status_code == 200
    assert "Bevestig eerst" in antwoord.content.decode()
    eerder.refresh_from_db()
    assert eerder.gebruiker is None
    with pytest.raises(ValidationError):
        acties.word_kandidaat(gebruiker=indringer)


def test_een_tweede_bevestigd_adres_telt_ook(makelaar):
    eerder = KandidaatFactory(email="oud@voorbeeld.test")
    gebruiker = GebruikerFactory(email="nieuw@voorbeeld.test")
    EmailAddress.objects.create(user=gebruiker, email="Oud@voorbeeld.test", verified=True, primary=False)
    assert acties.word_kandidaat(gebruiker=gebruiker) == eerder


def test_wat_al_van_iemand_is_gaat_niet_over_naar_een_ander(kandidaat):
    ander = GebruikerFactory(email="ander@voorbeeld.test")
    EmailAddress.objects.filter(user=ander).update(email=kandidaat.email.upper())
    with pytest.raises(ValidationError, match="al een kandidaat"):
        acties.word_kandidaat(gebruiker=ander)


def test_wie_in_de_regio_werkt_wordt_alleen_op_verzoek_kandidaat(als, hr, makelaar):
    browser = als(hr)
    assert "Begin als kandidaat" in browser.get("/mijn/").content.decode()
    assert browser.get("/mijn/profiel/")["Location"] == "/mijn/"
    assert Kandidaat.objects.count() == 0
    browser.post("/mijn/begin/")
    assert Kandidaat.objects.get().gebruiker == hr


def test_niemand_begeleidt_zichzelf(als, makelaar):
    acties.word_kandidaat(gebruiker=makelaar)
    eigen = makelaar.kandidaat
    assert als(makelaar).get(eigen.get_absolute_url()).status_code == 404
    assert eigen not in Kandidaat.objects.te_begeleiden_door(makelaar)
    aanmelding = RouteaanmeldingFactory(kandidaat=eigen)
    assert (
        als(makelaar).post(f"/werk/aanmeldingen/{aanmelding.pk}/", {"besluit": "toelaten"}).status_code == 404
    )


# The own page --------------------------------------------------------------------------------------------


def test_de_tijdlijn_toont_eigen_stappen_zonder_notities_van_het_loket(als, kandidaat, andere_kandidaat):
    StapFactory(kandidaat=kandidaat, tekst="U hebt gebeld.")
    StapFactory(kandidaat=kandidaat, tekst="Twijfelt nog.", intern=True)
    StapFactory(kandidaat=andere_kandidaat, tekst="Van een ander.")
    bladzijde = als(kandidaat.gebruiker).get("/mijn/").content.decode()
    assert "U hebt gebeld." in bladzijde
    assert "Twijfelt nog." not in bladzijde
    assert "Van een ander." not in bladzijde
    assert [stap.tekst for stap in Stap.objects.zichtbaar_voor(kandidaat.gebruiker)] == ["U hebt gebeld."]


def test_een_naam_of_stap_met_html_blijft_tekst(als, kandidaat, makelaar):
    kwaad = '"><script>alert(1)</script>{{ regio }}{% now "Y" %}'
    kandidaat.voornaam = kwaad[:60]
    kandidaat.volgende_stap_op = timezone.localdate()  # so that it is on the desk
    kandidaat.save()
    StapFactory(kandidaat=kandidaat, tekst=kwaad)
    for browser, adres in (
        (als(kandidaat.gebruiker), "/mijn/"),
        (als(makelaar), kandidaat.get_absolute_url()),
        (als(makelaar), "/werk/"),
        (als(makelaar), "/werk/kandidaten/"),
    ):
        bladzijde = browser.get(adres).content.decode()
        assert "<script>alert" not in bladzijde
        assert "&lt;script&gt;alert(1)" in bladzijde
    assert "{{ regio }}" in bladzijde or "{% now" in als(kandidaat.gebruiker).get("/mijn/").content.decode()


# Consents ------------------------------------------------------------------------------------------------


def test_vooraf_is_er_geen_enkele_toestemming(als, kandidaat):
    bladzijde = als(kandidaat.gebruiker).get("/mijn/toestemmingen/").content.decode()
    assert bladzijde.count("Niet gegeven") == len(Toestemmingsdoel)
    assert "checked" not in bladzijde


def test_een_toestemming_gaat_over_een_doel_in_de_woorden_van_vandaag(als, kandidaat):
    als(kandidaat.gebruiker).post("/mijn/toestemmingen/", {"doel": "contact", "besluit": "geef"})
    gegeven = Toestemming.objects.get()
    assert (gegeven.doel, gegeven.tekstversie) == ("contact", TOESTEMMING_VERSIE)
    assert not kandidaat.heeft_toestemming("matching")


def test_intrekken_laat_zien_dat_er_toestemming_was(als, kandidaat):
    for besluit in ("geef", "geef", "trek_in", "trek_in", "geef"):
        als(kandidaat.gebruiker).post("/mijn/toestemmingen/", {"doel": "matching", "besluit": besluit})
    assert [t.ingetrokken_op is None for t in Toestemming.objects.order_by("pk")] == [False, True]
    assert kandidaat.stappen.filter(soort="toestemming_gegeven").count() == 2


# Documents -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inhoud", "naam", "mediatype"), [(pdf(), "mijn cv.pdf", PDF), (docx(), "brief.docx", DOCX)]
)
def test_een_pdf_of_docx_wordt_bewaard_en_komt_zo_terug(als, kandidaat, inhoud, naam, mediatype):
    browser = als(kandidaat.gebruiker)
    browser.post("/mijn/documenten/", {"soort": "cv", "bestand": bestand(inhoud, naam)})
    document = Document.objects.get()
    antwoord = browser.get(document.get_absolute_url())
    assert b"".join(antwoord.streaming_content) == inhoud
    assert antwoord["Content-Type"] == mediatype
    assert antwoord["Content-Disposition"].startswith("attachment")
    assert naam in antwoord["Content-Disposition"]
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in antwoord["Cache-Control"]
    assert naam not in document.bestand.name


def test_een_bestand_dat_van_de_schijf_is_verdwenen_geeft_uitleg_en_een_regel_in_het_log(als, regio, caplog):
    document, bijlage = DocumentFactory(kandidaat__met_account=True), BijlageFactory()
    for rij, gebruiker, pad in (
        (document, document.kandidaat.gebruiker, document.get_absolute_url()),
        (bijlage, None, f"{bijlage.vraag.volgadres}{bijlage.pk}/"),
    ):
        Path(rij.bestand.path).unlink()
        antwoord = als(gebruiker).get(pad)
        assert (antwoord.status_code, "Dit bestand is er niet meer" in antwoord.text) == (404, True)
        (regel,) = [r for r in caplog.records if "bestand_ontbreekt" in str(r.msg)]
        assert (regel.levelname, rij.bestand.name in str(regel.msg)) == ("ERROR", True)
        caplog.clear()


def test_een_foto_van_een_diploma_wordt_als_pdf_bewaard(als, kandidaat):
    foto = io.BytesIO()
    Image.new("RGB", (800, 600), "white").save(foto, "JPEG")
    gestuurd = {"soort": "diploma", "bestand": bestand(foto.getvalue(), "IMG_1234.jpg")}
    als(kandidaat.gebruiker).post("/mijn/documenten/", gestuurd)
    document = Document.objects.get()
    assert (document.bestandsnaam, document.mediatype) == ("IMG_1234.pdf", PDF)
    with document.bestand.open() as bewaard:
        assert bewaard.read(5) == b"%PDF-"


@pytest.mark.parametrize(
    ("inhoud", "naam"),
    [
        (b"MZ\x90programma", "cv.pdf"),
        (b"<html><script>alert(1)</script>", "cv.docx"),
        (pdf() + b"0" * MAX_BYTES, "cv.pdf"),
        (b"", "leeg.pdf"),
    ],
)
def test_de_inhoud_telt_niet_de_naam(als, kandidaat, inhoud, naam):
    antwoord = als(kandidaat.gebruiker).post(
        "/mijn/documenten/", {"soort": "cv", "bestand": bestand(inhoud, naam)}
    )
    assert antwoord.status_code == 422
    assert Document.objects.count() == 0


def test_tien_documenten_is_genoeg(kandidaat):
    DocumentFactory.create_batch(MAX_DOCUMENTEN - 1, kandidaat=kandidaat)
    acties.voeg_document_toe(
        kandidaat=kandidaat, soort="cv", bestand=bestand(pdf()), door=kandidaat.gebruiker
    )
    with pytest.raises(ValidationError, match="10 documenten"):
        acties.voeg_document_toe(
            kandidaat=kandidaat, soort="cv", bestand=bestand(pdf()), door=kandidaat.gebruiker
        )


def test_verwijderen_vraagt_eerst_en_haalt_dan_ook_het_bestand_weg(
    als, kandidaat, django_capture_on_commit_callbacks
):
    document = DocumentFactory(kandidaat=kandidaat)
    browser, opslag, naam = als(kandidaat.gebruiker), document.bestand.storage, document.bestand.name
    adres = f"/mijn/documenten/{document.pk}/verwijderen/"
    assert "Ja, verwijder" in browser.get(adres).content.decode()
    assert opslag.exists(naam)
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(adres)
    assert not Document.objects.exists()
    assert not opslag.exists(naam)
    assert browser.get(document.get_absolute_url()).status_code == 404


def test_een_ander_verwijdert_mijn_document_niet(als, kandidaat, andere_kandidaat):
    document = DocumentFactory(kandidaat=kandidaat)
    assert (
        als(andere_kandidaat.gebruiker).post(f"/mijn/documenten/{document.pk}/verwijderen/").status_code
        == 404
    )
    assert Document.objects.exists()


def test_een_opslag_die_mislukt_laat_geen_bestand_achter(kandidaat, monkeypatch, settings):
    monkeypatch.setattr("loket.acties.kandidaat.zet_stap", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        acties.voeg_document_toe(
            kandidaat=kandidaat, soort="cv", bestand=bestand(pdf()), door=kandidaat.gebruiker
        )
    assert not [pad for pad in settings.MEDIA_ROOT.rglob("*") if pad.is_file()]
    assert Document.objects.count() == 0


# Stopping ------------------------------------------------------------------------------------------------


def test_wie_stopt_heeft_geen_volgende_stap_en_de_makelaar_hoort_het(als, kandidaat, makelaar, post):
    aanmelding = RouteaanmeldingFactory(kandidaat=kandidaat)
    als(kandidaat.gebruiker).post("/mijn/stoppen/", {"reden": "Ik blijf toch in de zorg."})
    kandidaat.refresh_from_db()
    aanmelding.refresh_from_db()
    assert kandidaat.status == Kandidaatstatus.AFGESLOTEN
    assert aanmelding.status == "ingetrokken"
    assert "Ik blijf toch in de zorg." in post(makelaar.email)[0]
    assert "U bent gestopt" in als(kandidaat.gebruiker).get("/mijn/").content.decode()


def test_twee_keer_stoppen_is_een_keer(als, kandidaat, makelaar, post):
    for _ in range(2):
        als(kandidaat.gebruiker).post("/mijn/stoppen/", {"reden": ""})
    assert len(post(makelaar.email)) == 1


def test_wie_terugkomt_is_weer_onderweg(als, kandidaat):
    acties.stop(kandidaat=kandidaat, reden="", door=kandidaat.gebruiker)
    als(kandidaat.gebruiker).post("/mijn/terugkomen/")
    kandidaat.refresh_from_db()
    assert (kandidaat.status, kandidaat.volgende_stap) == (Kandidaatstatus.ACTIEF, KENNISMAKEN)
    assert kandidaat.volgende_stap_op >= timezone.localdate()


def test_een_verlopen_sessie_brengt_je_na_inloggen_terug_bij_wat_je_schreef(client, kandidaat):
    antwoord = client.post("/mijn/profiel/motivatie/", {"motivatie": "Een lang verhaal"})
    assert antwoord["Location"] == "/accounts/login/?next=/bewaard/"
    client.force_login(kandidaat.gebruiker)
    bewaard = client.get("/bewaard/").content.decode()
    assert "Een lang verhaal" in bewaard and 'action="/mijn/profiel/motivatie/"' in bewaard
