"""Drawing a chart: from a Vega-Lite description to SVG text, the same bytes for the same description."""

import base64
import io
import re
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from django.conf import settings
from django.contrib.staticfiles import finders

from .models import Grafiek

#: The Vega-Lite that draws; a newer one may place things differently, so it changes only on purpose.
VEGA_LITE = "6.4"
LETTER = "Source Sans 3"
LETTERBESTAND = "woff2/source-sans-3-latin-wght-normal.woff2"


def svg_van(beschrijving: dict) -> str:
    """Draw a Vega-Lite description as SVG text that carries its own letters.

    Used directly by documents, by the worker for screens. The description brings its own data: nothing
    is fetched from elsewhere.
    """
    import vl_convert  # heavy, and only who draws needs it

    _maak_letter_bekend()
    svg = vl_convert.vegalite_to_svg(
        beschrijving,
        vl_version=VEGA_LITE,
        format_locale="nl-NL",
        time_format_locale="nl-NL",
        allowed_base_urls=[],
    )
    return _met_letter(_met_vaste_namen(svg))


def teken(sleutel: str) -> None:
    """Draw the chart with this key unless it is drawn already or gone."""
    for grafiek in Grafiek.objects.filter(sleutel=sleutel, svg=""):
        grafiek.svg = svg_van(grafiek.beschrijving)
        grafiek.save(update_fields=["svg"])


def teken_wachtende() -> None:
    """Draw every chart that was asked for and is not drawn yet."""
    for sleutel in Grafiek.objects.filter(svg="").values_list("sleutel", flat=True):
        teken(sleutel)


@cache
def kleuren(huisstijl: str) -> dict[str, str]:
    """The colours of a house style by name, e.g. {"hoofd": "#2f4858"}, read from its design tokens.

    What the house style does not set comes from the neutral one.
    """
    gevonden = {}
    for naam in ("neutraal", huisstijl):
        bestand = Path(settings.BASE_DIR) / "static" / "bron" / "tokens" / f"{naam}.css"
        if bestand.is_file():
            gevonden |= dict(re.findall(r"--regio-([\w-]+):\s*(#[0-9a-f]{6})\b", bestand.read_text("utf-8")))
    return gevonden


def _met_vaste_namen(svg: str) -> str:
    """Vega counts its clips and gradients on from one drawing to the next; number them per drawing."""
    namen = list(dict.fromkeys(re.findall(r'id="((?:clip|gradient_?|pattern_?)\d+)"', svg)))
    for nummer, naam in enumerate(namen):
        svg = re.sub(rf'(id="|url\(#){naam}(?=["\)])', rf"\g<1>deel-{nummer}", svg)
    return svg


@cache
def _letterbestand() -> bytes | None:
    pad = finders.find(LETTERBESTAND)
    return Path(pad).read_bytes() if pad else None


@cache
def _maak_letter_bekend() -> None:
    """Let the drawing measure texts in our own letter, so that every machine places them alike."""
    import vl_convert
    from fontTools.ttLib import TTFont

    if woff := _letterbestand():
        letter = TTFont(io.BytesIO(woff), recalcTimestamp=False)
        letter.flavor = None
        map_ = mkdtemp(prefix="letters-")
        letter.save(Path(map_) / "letter.ttf")
        vl_convert.register_font_directory(map_)


def _met_letter(svg: str) -> str:
    """Put the letters that the drawing uses inside it: an SVG in an <img> may fetch nothing.

    Without the built front end the drawing stays as it is and shows the reader's own letter.
    """
    woff = _letterbestand()
    if woff is None:
        return svg
    tekens = "".join(sorted(set(re.sub(r"<[^>]*>", "", svg))))
    gegevens = base64.b64encode(_deel_van_letter(woff, tekens)).decode()
    stijl = (
        f"<style>@font-face{{font-family:'{LETTER}';font-weight:200 900;"
        f"src:url(data:font/woff2;base64,{gegevens}) format('woff2')}}</style>"
    )
    kop, _, rest = svg.partition(">")
    return f"{kop}>{stijl}{rest}"


def _deel_van_letter(woff: bytes, tekens: str) -> bytes:
    from fontTools import subset

    opties = subset.Options(flavor="woff2", recalc_timestamp=False, layout_features=["kern", "lnum", "tnum"])
    letter = subset.load_font(io.BytesIO(woff), opties)
    knipper = subset.Subsetter(opties)
    knipper.populate(text=tekens)
    knipper.subset(letter)
    uit = io.BytesIO()
    subset.save_font(letter, uit, opties)
    return uit.getvalue()
