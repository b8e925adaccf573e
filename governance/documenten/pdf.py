"""The report as PDF/UA-1: a template, a style sheet and the input; no query and no clock."""

import base64
import os
from functools import cache
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from onderwijsregio.kern.tekenen import svg_van

from .invoer import in_woorden, sha256_van

# The letters in the PDF carry the time at which they were cut out, unless this says another one.
os.environ["SOURCE_DATE_EPOCH"] = "1577836800"


def als_pdf(invoer: dict) -> bytes:
    """The report as PDF/UA-1. Its identifier is the hash of the input, and it carries no clock time."""
    letters = FontConfiguration()
    html = HTML(string=render_to_string("governance/rapport.html", _context(invoer)))
    return html.write_pdf(
        stylesheets=[CSS(filename=blad, font_config=letters) for blad in _stijlbladen()],
        font_config=letters,
        pdf_variant="pdf/ua-1",
        pdf_identifier=sha256_van(invoer)[:32].encode(),
    )


def _context(invoer: dict) -> dict:
    return {
        "invoer": invoer,
        "met_waarde": sum(cijfer["waarde"] is not None for cijfer in invoer["cijfers"]),
        "aantal_activiteiten": sum(len(thema["activiteiten"]) for thema in invoer["themas"]),
        "controlegetal": sha256_van(invoer),
        "grafieken": [_grafiek(grafiek) for grafiek in invoer["grafieken"]],
    }


def _grafiek(grafiek: dict) -> dict:
    svg = base64.b64encode(svg_van(grafiek["beschrijving"]).encode()).decode()
    return {**grafiek, "adres": f"data:image/svg+xml;base64,{svg}", "woorden": in_woorden(grafiek)}


@cache
def _stijlbladen() -> list[str]:
    """The design tokens of every house style, the neutral one first, and the style of the report."""
    wortel = Path(settings.BASE_DIR)
    tokens = wortel / "static" / "bron" / "tokens"
    eigen = sorted(set(tokens.glob("*.css")) - {tokens / "neutraal.css", tokens / "nlds.css"})
    rapport = wortel / "templates" / "governance" / "rapport.css"
    return [str(blad) for blad in (tokens / "neutraal.css", *eigen, rapport)]
