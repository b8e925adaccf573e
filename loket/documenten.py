"""What the loket puts on paper, as PDF/UA-1."""

from datetime import date, datetime
from functools import cache
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from onderwijsregio.organisaties.models import Regio

from .models import Kandidaat


def uitkomst_als_pdf(uitkomst: dict) -> bytes:
    """An outcome of the keuzehulp on paper; it gets the same context as the page."""
    return _op_papier("loket/keuzehulp/papier.html", uitkomst)


def gegevens_als_pdf(alles: dict, kandidaat: Kandidaat) -> bytes:
    """Everything we know of somebody on paper; `alles` is what `acties.alle_gegevens` gives."""
    gevuld = [
        {
            "naam": onderdeel["naam"],
            "rijen": [
                {naam: _in_woorden(inhoud) for naam, inhoud in rij.items()} for rij in onderdeel["rijen"]
            ],
        }
        for onderdeel in alles["onderdelen"]
        if onderdeel["rijen"]
    ]
    leeg = [onderdeel["naam"] for onderdeel in alles["onderdelen"] if not onderdeel["rijen"]]
    gegevens = {**alles, "onderdelen": gevuld, "leeg": leeg, "kandidaat": kandidaat}
    return _op_papier("loket/mijn/gegevens_papier.html", gegevens)


def _in_woorden(inhoud) -> str:
    """What is in a field, as somebody reads it on paper; empty when there is nothing."""
    if isinstance(inhoud, datetime):
        return f"{date_format(timezone.localtime(inhoud), 'j F Y, H.i')} uur"
    if isinstance(inhoud, date):
        return date_format(inhoud, "j F Y")
    if isinstance(inhoud, dict):
        delen = ((str(naam).replace("_", " "), _in_woorden(deel)) for naam, deel in inhoud.items())
        return "\n".join(f"{naam}{'' if naam.endswith('?') else ':'} {deel}" for naam, deel in delen if deel)
    if isinstance(inhoud, list):
        return ", ".join(map(_in_woorden, inhoud))
    if isinstance(inhoud, bool):
        return "ja" if inhoud else "nee"
    return "" if inhoud is None else str(inhoud)


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
