"""Checks of files that people send: by their content, never by their name."""

import io
import zipfile
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

MAX_BYTES = 5 * 1024 * 1024
MAX_UITGEPAKT = 50 * 1024 * 1024
MAX_PIXELS = 40_000_000
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OUD_OFFICE = b"\xd0\xcf\x11\xe0"  # both a .doc and a Word file with a password begin like this
GEEN_DOCUMENT = "Dit is geen pdf- of Word-bestand (.docx) en geen foto. Kies een pdf, docx, jpg of png."


def controleer_document(bestand: UploadedFile) -> str:
    """The media type of a PDF or DOCX of at most 5 MB, told from its bytes.

    Raises ValidationError with a Dutch sentence that says what to do.
    """
    if not bestand.size:
        raise ValidationError("Dit bestand is leeg. Kies het bestand opnieuw.", code="leeg")
    if bestand.size > MAX_BYTES:
        raise ValidationError(
            "Dit bestand is groter dan 5 MB. Maak het kleiner, bijvoorbeeld door het als pdf op te slaan.",
            code="te_groot",
        )
    bestand.seek(0)
    inhoud = bestand.read()
    bestand.seek(0)
    if inhoud.startswith(b"%PDF-"):
        return _controleer_pdf(inhoud)
    if inhoud.startswith(b"PK\x03\x04"):
        return _controleer_docx(inhoud)
    if inhoud.startswith(OUD_OFFICE):
        raise ValidationError(
            "Dit Word-bestand heeft een wachtwoord of is van voor 2007 (.doc). "
            "Haal het wachtwoord eraf en sla het op als pdf.",
            code="slot",
        )
    raise ValidationError(GEEN_DOCUMENT, code="soort")


def _controleer_pdf(inhoud: bytes) -> str:
    from pypdf import PdfReader  # heavy, and few requests need it
    from pypdf.errors import PyPdfError

    try:
        lezer = PdfReader(io.BytesIO(inhoud))
        versleuteld = lezer.is_encrypted
        if not versleuteld and not len(lezer.pages):
            raise ValidationError("Deze pdf heeft geen pagina's. Sla hem opnieuw op.", code="stuk")
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as fout:
        raise ValidationError(
            "Deze pdf is beschadigd. Sla hem opnieuw op en probeer het weer.", code="stuk"
        ) from fout
    if versleuteld:
        raise ValidationError(
            "Deze pdf heeft een wachtwoord. Haal het eraf en probeer het weer.", code="slot"
        )
    return PDF


def _controleer_docx(inhoud: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            leden = archief.infolist()
            namen = {lid.filename for lid in leden}
            uitgepakt = sum(lid.file_size for lid in leden)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as fout:
        raise ValidationError("Dit Word-bestand is beschadigd. Sla het opnieuw op.", code="stuk") from fout
    if uitgepakt > MAX_UITGEPAKT:
        raise ValidationError(
            "Dit Word-bestand is te groot als het is uitgepakt. Sla het op als pdf.", code="te_groot"
        )
    if not {"[Content_Types].xml", "word/document.xml"} <= namen:
        raise ValidationError(GEEN_DOCUMENT, code="soort")
    if "word/vbaProject.bin" in namen:
        raise ValidationError(
            "Dit Word-bestand bevat macro's. Sla het op als gewone docx of als pdf.", code="macro"
        )
    return DOCX


def veilige_naam(naam: str) -> str:
    """The file name that a person gave, without folders and control characters, at most 120 characters."""
    schoon = "".join(teken for teken in PurePath(naam.replace("\\", "/")).name if teken.isprintable())
    return schoon[-120:] or "document"


PORTRET = 240
#: How a picture ends. Whether Pillow minds that the end is missing depends on what else has been imported.
EINDE = {"JPEG": b"\xff\xd9", "PNG": b"IEND"}
BEGIN_FOTO = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
MAX_FOTO = 10 * 1024 * 1024
A4_DUIM = (8.27, 11.69)
LEESBAAR = 2400  # pixels on the longest side: small print of a diploma can still be read


def foto_als_pdf(bestand: UploadedFile) -> UploadedFile:
    """A photo (JPEG or PNG) of at most 10 MB as a PDF of one page; any other file as it is.

    Where and when the photo was taken is left out. Raises ValidationError with a Dutch sentence.
    """
    bestand.seek(0)
    inhoud = bestand.read(16)
    if not inhoud.startswith(BEGIN_FOTO):
        bestand.seek(0)
        return bestand
    if bestand.size > MAX_FOTO:
        raise ValidationError("Deze foto is groter dan 10 MB. Maak hem kleiner.", code="te_groot")
    foto = _lees_foto(inhoud + bestand.read())
    foto.thumbnail((LEESBAAR, LEESBAAR))
    uit = io.BytesIO()
    foto.save(uit, "PDF", quality=85, resolution=max(foto.width / A4_DUIM[0], foto.height / A4_DUIM[1]))
    naam = f"{PurePath(veilige_naam(bestand.name)).stem}.pdf"
    return SimpleUploadedFile(naam, uit.getvalue(), PDF)


def maak_portret(bestand: UploadedFile) -> bytes:
    """A square JPEG of PORTRET by PORTRET pixels from the middle of a photo of at most 5 MB.

    Where and when the photo was taken is left out. Raises ValidationError with a Dutch sentence.
    """
    from PIL import ImageOps  # heavy, and few requests need it

    if not bestand.size:
        raise ValidationError("Dit bestand is leeg. Kies de foto opnieuw.", code="leeg")
    if bestand.size > MAX_BYTES:
        raise ValidationError("Deze foto is groter dan 5 MB. Maak hem kleiner.", code="te_groot")
    bestand.seek(0)
    foto = _lees_foto(bestand.read())
    if min(foto.size) < PORTRET:
        raise ValidationError("Deze foto is te klein: minstens 240 bij 240 pixels.", code="te_klein")
    vierkant = ImageOps.fit(foto, (PORTRET, PORTRET), centering=(0.5, 0.4))
    uit = io.BytesIO()
    vierkant.save(uit, "JPEG", quality=82, optimize=True)
    return uit.getvalue()


def controleer_foto(bestand: UploadedFile) -> None:
    """Raises ValidationError, with what to do about it, when this is no photo that can be read to the end."""
    bestand.seek(0)
    _lees_foto(bestand.read())
    bestand.seek(0)


def _lees_foto(inhoud: bytes):
    """The picture upright, in colour, on white where it was transparent. Raises ValidationError."""
    from PIL import Image, ImageOps, UnidentifiedImageError  # heavy, and few requests need it

    try:
        with Image.open(io.BytesIO(inhoud), formats=("JPEG", "PNG", "WEBP")) as foto:
            if foto.width * foto.height > MAX_PIXELS:
                raise ValidationError("Deze foto heeft te veel pixels. Maak hem kleiner.", code="te_groot")
            if foto.format in EINDE and inhoud.rfind(EINDE[foto.format]) < len(inhoud) // 2:
                raise OSError("stops halfway")
            recht = ImageOps.exif_transpose(foto).convert("RGBA")
    except UnidentifiedImageError as fout:
        raise ValidationError("Dit is geen foto. Kies een jpg, png of webp.", code="soort") from fout
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as fout:
        raise ValidationError("Deze foto is beschadigd. Sla hem opnieuw op.", code="stuk") from fout
    op_wit = Image.new("RGB", recht.size, "white")
    op_wit.paste(recht, mask=recht.getchannel("A"))
    return op_wit
