"""The report as DOCX, with headings, lists and tables that a screen reader and an editor understand."""

import io
import zipfile
from datetime import date, datetime

import docx
import vl_convert
from django.utils.formats import date_format
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from onderwijsregio.kern.tekenen import kleuren, svg_van

from .invoer import in_woorden, rondes_in_woorden, sha256_van

#: A fixed moment for the files inside the DOCX: their own clock would make equal content different.
VAST_MOMENT = (2020, 1, 1, 0, 0, 0)
TABELSTIJL = "Light List Accent 1"


def als_docx(invoer: dict) -> bytes:
    """The report as DOCX; it says the same as the PDF."""
    document = docx.Document()
    _maak_op(document, invoer)
    _titelblad(document, invoer)
    _cijfers(document, invoer)
    _activiteiten(document, invoer)
    _besluiten(document, invoer["besluiten"])
    _verantwoording(document, invoer)
    ruw = io.BytesIO()
    document.save(ruw)
    return _zonder_klok(ruw.getvalue())


def _maak_op(document: Document, invoer: dict) -> None:
    """A4, one letter, headings in the colour of the region, Dutch, and the page number below."""
    bladzijde = document.sections[0]
    bladzijde.page_width, bladzijde.page_height = Cm(21), Cm(29.7)
    bladzijde.left_margin = bladzijde.right_margin = Cm(2.3)
    kleur = RGBColor.from_string(kleuren(invoer["regio"]["huisstijl"])["hoofd"].lstrip("#").upper())
    for naam in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"):
        stijl = document.styles[naam]
        stijl.font.name = "Calibri"
        if naam != "Normal":
            stijl.font.color.rgb = kleur
    document.styles["Normal"].font.size = Pt(11)
    _zet_taal(document)
    _bladzijdenummer(
        bladzijde.footer.paragraphs[0], f"Activiteitenverslag {invoer['plan']['jaar']}, bladzijde "
    )


def _zet_taal(document: Document) -> None:
    taal = OxmlElement("w:lang")
    taal.set(qn("w:val"), "nl-NL")
    document.styles["Normal"].element.get_or_add_rPr().append(taal)


def _bladzijdenummer(alinea, tekst: str) -> None:
    alinea.add_run(tekst)
    veld = OxmlElement("w:fldSimple")
    veld.set(qn("w:instr"), "PAGE")
    alinea._p.append(veld)


def _titelblad(document: Document, invoer: dict) -> None:
    plan, peildatum = invoer["plan"], date.fromisoformat(invoer["peildatum"])
    eigenschappen = document.core_properties
    eigenschappen.title = f"Activiteitenverslag {plan['jaar']}"
    eigenschappen.author = eigenschappen.last_modified_by = invoer["regio"]["naam"]
    eigenschappen.language = "nl-NL"
    eigenschappen.comments = ""
    eigenschappen.created = eigenschappen.modified = datetime.combine(peildatum, datetime.min.time())
    document.add_heading(f"Activiteitenverslag {plan['jaar']}", 0)
    document.add_paragraph(invoer["regio"]["naam"], style="Subtitle")
    document.add_paragraph(f"Verslag voor DUS-I bij: {plan['titel']}.")
    _gegevens(
        document,
        {
            "Looptijd van het plan": f"{_dag(plan['van'])} tot en met {_dag(plan['tot_en_met'])}",
            "Peildatum": _dag(invoer["peildatum"]),
            "Penvoerder": invoer["regio"]["penvoerder"],
        },
    )


def _gegevens(document: Document, gegevens: dict[str, str]) -> None:
    for naam, tekst in gegevens.items():
        if tekst:
            alinea = document.add_paragraph()
            alinea.add_run(f"{naam}: ").bold = True
            alinea.add_run(tekst)


def _tabel(document: Document, koppen: list[str], rijen: list[list[str]]) -> None:
    """A table whose first row is its header, also for a screen reader and on the next page."""
    tabel = document.add_table(rows=1, cols=len(koppen), style=TABELSTIJL)
    kop = OxmlElement("w:tblHeader")
    tabel.rows[0]._tr.get_or_add_trPr().append(kop)
    for rij in [koppen, *rijen]:
        cellen = tabel.rows[0].cells if rij is koppen else tabel.add_row().cells
        for cel, tekst in zip(cellen, rij, strict=True):
            cel.text = tekst
    document.add_paragraph()


def _cijfers(document: Document, invoer: dict) -> None:
    document.add_heading("Cijfers", 1)
    document.add_paragraph(
        f"Stand op {_dag(invoer['peildatum'])}. Nul is een uitkomst; ‘niet gemeten’ is dat niet."
    )
    _tabel(
        document,
        ["Indicator", "Stand", "Streefwaarde", "Over", "Bron"],
        [
            [c["naam"], c["tekst"], c["streefwaarde_tekst"], c["over"]["naam"], c["bron"]]
            for c in invoer["cijfers"]
        ],
    )
    for grafiek in invoer["grafieken"]:
        document.add_heading(f"{grafiek['naam']} door de jaren", 2)
        if len(grafiek["punten"]) > 1:
            _plaatje(document, grafiek)
        _tabel(
            document,
            ["Periode", "Stand", "Streefwaarde"],
            [[punt["over"], punt["tekst"], punt["streefwaarde"]] for punt in grafiek["punten"]],
        )


def _stand(cijfer: dict) -> str:
    """The figure, and behind one without value the last that there was."""
    return cijfer["tekst"] + (f" (laatst {cijfer['laatste_meting']})" if cijfer["laatste_meting"] else "")


def _plaatje(document: Document, grafiek: dict) -> None:
    png = vl_convert.svg_to_png(svg_van(grafiek["beschrijving"]), scale=2)
    plaatje = document.add_picture(io.BytesIO(png), width=Cm(16))
    plaatje._inline.docPr.set("descr", in_woorden(grafiek))


def _activiteiten(document: Document, invoer: dict) -> None:
    document.add_heading("Activiteiten", 1)
    for thema in invoer["themas"]:
        document.add_heading(f"{invoer['regio']['themawoord'].capitalize()}: {thema['naam']}", 2)
        for activiteit in thema["activiteiten"]:
            _activiteit(document, activiteit)


def _activiteit(document: Document, activiteit: dict) -> None:
    document.add_heading(activiteit["naam"], 3)
    if activiteit["omschrijving"]:
        document.add_paragraph(activiteit["omschrijving"])
    looptijd = f"{_dag(activiteit['van'])} tot en met {_dag(activiteit['tot_en_met'])}"
    gegevens = {"Doel": activiteit["doel"], "Gemeten aan": activiteit["indicator"], "Looptijd": looptijd}
    _gegevens(document, gegevens)
    for product in activiteit["producten"]:
        document.add_paragraph(product, style="List Bullet")


def _besluiten(document: Document, besluiten: list[dict]) -> None:
    document.add_heading("Besluiten", 1)
    if not besluiten:
        document.add_paragraph("Er zijn tot en met de peildatum geen besluiten aangenomen.")
    for besluit in besluiten:
        document.add_heading(f"Besluit {besluit['nummer']}: {besluit['onderwerp']}", 2)
        document.add_paragraph(besluit["tekst"])
        _gegevens(document, {"Genomen door": f"{besluit['gremium']}, {_dag(besluit['datum'])}"})
        for ronde, zin in zip(besluit["totstandkoming"], rondes_in_woorden(besluit), strict=True):
            document.add_paragraph(zin)
            if ronde["stemmen"]:
                _stemmen(document, ronde)


def _stemmen(document: Document, ronde: dict) -> None:
    """The ballots of one vote; their weight only where it counted."""
    velden = {
        "Organisatie": "organisatie",
        "Stem": "keuze",
        "Gewicht": "gewicht",
        "Toelichting": "toelichting",
    }
    if not ronde.get("weegt"):
        del velden["Gewicht"]
    _tabel(
        document, list(velden), [[str(stem[veld]) for veld in velden.values()] for stem in ronde["stemmen"]]
    )


def _verantwoording(document: Document, invoer: dict) -> None:
    document.add_heading("Verantwoording van de cijfers", 1)
    for cijfer in invoer["cijfers"]:
        document.add_heading(cijfer["naam"], 2)
        document.add_paragraph(cijfer["definitie"])
        bron = ", ".join(deel for deel in (cijfer["bron"], cijfer["vindplaats"]) if deel)
        gegevens = {
            "Definitie": f"versie {cijfer['versie']}",
            "Bron": bron,
            "Stand op": _dag(cijfer["stand_op"]),
        }
        _gegevens(document, gegevens | {"Toelichting": cijfer["toelichting"]})
    document.add_paragraph(f"Controlegetal van de invoer (SHA-256): {sha256_van(invoer)}")


def _dag(tekst: str) -> str:
    return date_format(date.fromisoformat(tekst), "j F Y")


def _zonder_klok(inhoud: bytes) -> bytes:
    """The same DOCX with every file inside at one fixed moment, in one fixed order."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as bron, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel:
        for naam in sorted(bron.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            doel.writestr(zipfile.ZipInfo(naam, VAST_MOMENT), bron.read(naam), zipfile.ZIP_DEFLATED)
    return uit.getvalue()
