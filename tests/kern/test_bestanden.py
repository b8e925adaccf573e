"""A CV or letter is judged by what is in it, and every refusal says what to do."""

import io
import zipfile

import docx
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import FileField
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFile
from pypdf import PdfReader, PdfWriter

from onderwijsregio.kern import bestanden
from onderwijsregio.kern.importbestand import Bestandkeuze


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


def test_een_word_bestand_van_een_zipversie_die_niet_bestaat_is_beschadigd():
    inhoud = bytearray(word())
    inhoud[inhoud.index(b"PK\x01\x02") + 6] = 99
    with pytest.raises(ValidationError, match="Word-bestand is beschadigd"):
        bestanden.controleer_document(als_upload(bytes(inhoud)))


def test_een_word_bestand_met_een_wachtwoord_of_van_voor_2007_hoort_wat_eraan_te_doen_is():
    with pytest.raises(ValidationError, match="Haal het wachtwoord eraf"):
        bestanden.controleer_document(
            als_upload(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "brief.docx")
        )


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


# A photo of a diploma -----------------------------------------------------------------------------------


def foto(soort="JPEG", maat=(600, 400), kleur="navy", **opties):
    uit = io.BytesIO()
    Image.new("RGBA" if soort == "PNG" else "RGB", maat, kleur).save(uit, soort, **opties)
    return uit.getvalue()


def met_plaats():
    """A photo that says which camera took it, and lies on its side."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Geheim merk", 6
    return foto(exif=exif)


@pytest.mark.parametrize("soort", ["JPEG", "PNG"])
def test_een_foto_wordt_een_pdf_van_een_bladzijde_op_hoogstens_a4(soort):
    gemaakt = bestanden.foto_als_pdf(als_upload(foto(soort, (3000, 4000)), "../mijn diploma.jpg"))
    assert gemaakt.name == "mijn diploma.pdf"
    assert bestanden.controleer_document(gemaakt) == bestanden.PDF
    (bladzijde,) = PdfReader(io.BytesIO(gemaakt.read())).pages
    assert max(bladzijde.mediabox.width - 596, bladzijde.mediabox.height - 842) <= 0


def test_waar_en_waarmee_de_foto_is_gemaakt_gaat_niet_mee_en_hij_staat_rechtop():
    gegeven = met_plaats()
    assert b"Geheim merk" in gegeven
    inhoud = bestanden.foto_als_pdf(als_upload(gegeven)).read()
    assert b"Geheim merk" not in inhoud
    (bladzijde,) = PdfReader(io.BytesIO(inhoud)).pages
    assert bladzijde.mediabox.height > bladzijde.mediabox.width


def test_wat_doorzichtig_was_wordt_wit_en_niet_zwart():
    inhoud = bestanden.foto_als_pdf(als_upload(foto("PNG", kleur=(0, 0, 0, 0)))).read()
    (plaatje,) = PdfReader(io.BytesIO(inhoud)).pages[0].images
    assert plaatje.image.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("inhoud", "code"),
    [
        (foto()[:300], "stuk"),
        (b"\x89PNG\r\n\x1a\n en verder niets", "stuk"),
        (foto() + b"\0" * bestanden.MAX_FOTO, "te_groot"),
        (foto("PNG", (8000, 5001), kleur="white"), "te_groot"),
    ],
    ids=["half", "alleen een begin", "meer dan 10 MB", "te veel pixels"],
)
def test_een_foto_die_niet_kan_wordt_met_uitleg_geweigerd(inhoud, code):
    with pytest.raises(ValidationError) as fout:
        bestanden.foto_als_pdf(als_upload(inhoud, "foto.jpg"))
    assert fout.value.code == code


@pytest.mark.parametrize("soort", ["JPEG", "PNG", "WEBP"])
def test_een_halve_foto_is_beschadigd_ook_als_pillow_hem_door_de_vingers_ziet(monkeypatch, soort):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as it is once a PDF has been made
    heel = foto(soort)
    assert bestanden.maak_portret(als_upload(heel))
    with pytest.raises(ValidationError, match="beschadigd"):
        bestanden.maak_portret(als_upload(heel[: len(heel) * 2 // 3]))


def test_wat_geen_foto_is_blijft_zoals_het_is():
    gegeven = als_upload(pdf(), "foto.jpg")
    assert bestanden.foto_als_pdf(gegeven) is gegeven
    assert gegeven.read() == pdf()


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


@pytest.mark.parametrize("veld", [FileField(), Bestandkeuze.base_fields["bestand"]], ids=["los", "import"])
def test_een_leeg_bestand_zegt_in_elk_formulier_wat_te_doen(veld):
    with pytest.raises(ValidationError, match="bewaar het opnieuw"):
        veld.clean(SimpleUploadedFile("cv.pdf", b""))
