"""A CV or letter is judged by what is in it, and every refusal says what to do."""

import io
import zipfile

import docx
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from onderwijsregio.kern import bestanden


def als_upload(inhoud, naam="cv.pdf"):
    return SimpleUploadedFile(naam, inhoud)


def pdf(wachtwoord=None, paginas=1):
    schrijver = PdfWriter()
    for _ in range(paginas):
        schrijver.add_blank_page(100, 100)
    if wachtwoord:
        schrijver.encrypt(wachtwoord)
    uit = io.BytesIO()
    schrijver.write(uit)
    return uit.getvalue()


def word(extra=()):
    uit = io.BytesIO()
    docx.Document().save(uit)
    with zipfile.ZipFile(uit, "a", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in extra:
            archief.writestr(naam, inhoud)
    return uit.getvalue()


def test_een_pdf_is_een_pdf_hoe_hij_ook_heet():
    assert bestanden.controleer_document(als_upload(pdf(), "foto.jpg")) == bestanden.PDF


def test_een_docx_is_een_docx():
    assert bestanden.controleer_document(als_upload(word())) == bestanden.DOCX


@pytest.mark.parametrize(
    ("inhoud", "code"),
    [
        (b"", "leeg"),
        (b"MZ gewoon een programma", "soort"),
        (b"%PDF-1.7 maar verder niets", "stuk"),
        (pdf(paginas=0), "stuk"),
        (pdf(wachtwoord="geheim"), "slot"),
        (b"PK\x03\x04 geen zip", "stuk"),
        (word([("word/vbaProject.bin", b"macro")]), "macro"),
        (word([("word/media/bom.bin", b"\0" * (bestanden.MAX_UITGEPAKT + 1))]), "te_groot"),
    ],
    ids=[
        "leeg",
        "programma",
        "halve pdf",
        "pdf zonder pagina's",
        "wachtwoord",
        "halve docx",
        "macro",
        "zipbom",
    ],
)
def test_wat_niet_is_wat_het_zegt_wordt_geweigerd(inhoud, code):
    with pytest.raises(ValidationError) as fout:
        bestanden.controleer_document(als_upload(inhoud))
    assert fout.value.code == code


def test_een_gewoon_zipbestand_is_geen_document():
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        archief.writestr("a.txt", "a")
    with pytest.raises(ValidationError, match="geen pdf- of Word-bestand"):
        bestanden.controleer_document(als_upload(uit.getvalue()))


def test_vijf_megabyte_mag_en_een_byte_meer_niet():
    opvulling = b"\n%" + b" " * bestanden.MAX_BYTES
    precies = (pdf() + opvulling)[: bestanden.MAX_BYTES]
    assert bestanden.controleer_document(als_upload(precies)) == bestanden.PDF
    with pytest.raises(ValidationError) as fout:
        bestanden.controleer_document(als_upload(precies + b" "))
    assert fout.value.code == "te_groot"


@given(st.sampled_from([b"", b"%PDF-", b"PK\x03\x04"]), st.binary(max_size=300))
def test_willekeurige_bytes_geven_nooit_iets_anders_dan_een_nette_weigering(begin, rest):
    with pytest.raises(ValidationError):
        bestanden.controleer_document(als_upload(begin + rest))


@pytest.mark.parametrize(
    ("gegeven", "bewaard"),
    [
        ("cv.pdf", "cv.pdf"),
        ("..\\..\\cv.pdf", "cv.pdf"),
        ("/etc/passwd", "passwd"),
        ("\r\n", "document"),
        ("", "document"),
    ],
)
def test_de_naam_van_een_bestand_is_alleen_een_naam(gegeven, bewaard):
    assert bestanden.veilige_naam(gegeven) == bewaard
