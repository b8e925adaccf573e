"""What the loket puts on paper, as PDF/UA-1."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from onderwijsregio.organisaties.models import Regio

from .models import Kandidaat


def uitkomst_als_pdf(uitkomst: dict) -> bytes:
    """An outcome of the keuzehulp on paper; it gets the same context as the page."""
    return _op_papier("loket/keuzehulp/papier.html", uitkomst)


def gegevens_als_pdf(alles: dict, kandidaat: Kandidaat) -> bytes:
    """Everything we know of somebody on paper; `alles` is what `acties.alle_gegevens` gives."""
    return _op_papier("loket/mijn/gegevens_papier.html", {**alles, "kandidaat": kandidaat})


def _op_papier(sjabloon: str, gegevens: dict) -> bytes:
    letters = FontConfiguration()
    context = {**gegevens, "regio": Regio.objects.first(), "adres": settings.ADRES}
    html = HTML(string=render_to_string(sjabloon, context))
    stijl = [CSS(filename=blad, font_config=letters) for blad in _stijlbladen()]
    return html.write_pdf(stylesheets=stijl, font_config=letters, pdf_variant="pdf/ua-1")


@cache
def _stijlbladen() -> list[str]:
    """The design tokens of every house style, the neutral one first, and the style of the paper."""
    wortel = Path(settings.BASE_DIR)
    tokens = wortel / "static" / "bron" / "tokens"
    eigen = sorted(set(tokens.glob("*.css")) - {tokens / "neutraal.css", tokens / "nlds.css"})
    return [
        str(blad)
        for blad in (tokens / "neutraal.css", *eigen, wortel / "templates/loket/keuzehulp/papier.css")
    ]
