"""Texts of a region: files with their data (TOML between +++ lines) and a text in Markdown.

The format is told in docs/beheer/nieuwe-regio.md.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nh3
from django.core.exceptions import ValidationError
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Knoop

from onderwijsregio.kern import menu

PADVORM = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)*")
LABELS = {"h2", "h3", "p", "ul", "ol", "li", "strong", "em", "a", "br"}
TEKSTDELEN = {"paragraph", "heading", "bullet_list", "ordered_list"}
LET_OP = "**Let op**"
#: Without HTML of its own, so what stands there stands there as text.
lezer = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True)
class Tekstbestand:
    """One file: `pad` is its address without slashes around it, empty for the start page."""

    naam: str
    pad: str
    gegevens: dict
    tekst: str
    vingerafdruk: str

    @property
    def ouder(self) -> str:
        return self.pad.rpartition("/")[0]

    @property
    def volgorde(self) -> tuple:
        """Parents before children; among neighbours by number, then by name."""
        return self.pad.count("/"), self.gegevens.get("volgorde", 10_000), self.pad


def lees_map(map_: Path) -> list[Tekstbestand]:
    """Every text under the folder, in the order in which they can be loaded; the start page comes last.

    Raises ValidationError that names the file.
    """
    bestanden = [lees_bestand(pad, map_) for pad in sorted(map_.rglob("*.md"))]
    return sorted(bestanden, key=lambda bestand: (not bestand.pad, bestand.volgorde))


def lees_bestand(bestand: Path, map_: Path) -> Tekstbestand:
    """One text; raises ValidationError when it has no data, or a name that cannot be an address."""
    naam = f"inhoud/{bestand.relative_to(map_).as_posix()}"
    rauw = bestand.read_text("utf-8")
    delen = re.match(r"\+\+\+\n(.*?)^\+\+\+(?:\n|\Z)(.*)\Z", rauw, re.DOTALL | re.MULTILINE)
    pad = bestand.relative_to(map_).with_suffix("").as_posix()
    pad = "" if pad == "index" else pad.removesuffix("/index")
    if delen is None:
        raise ValidationError(f"{naam}: het bestand begint niet met gegevens tussen twee regels +++.")
    if pad and not PADVORM.fullmatch(pad):
        raise ValidationError(f"{naam}: gebruik in namen alleen kleine letters, cijfers en -.")
    try:
        gegevens = tomllib.loads(delen[1])
    except tomllib.TOMLDecodeError as fout:
        raise ValidationError(f"{naam}: {fout}") from fout
    return Tekstbestand(naam, pad, gegevens, delen[2], hashlib.sha256(rauw.encode()).hexdigest())


def als_blokken(tekst: str) -> list[dict]:
    """A text as the blocks of a page; raises ValidationError when it has something that a page cannot show."""
    blokken: list[dict] = []
    for knoop in Knoop(lezer.parse(tekst)).children:
        blok = _bijzonder(knoop)
        if blok is None and blokken and blokken[-1]["type"] == "tekst":
            blokken[-1]["value"] += _html(knoop)
        else:
            blokken.append(blok or {"type": "tekst", "value": _html(knoop)})
    return blokken


def als_vragen(tekst: str) -> list[dict]:
    """A text of questions (## ...) with their answers, as blocks; raises ValidationError otherwise."""
    vragen: list[dict] = []
    for knoop in Knoop(lezer.parse(tekst)).children:
        if knoop.type == "heading" and knoop.tag == "h2":
            vragen.append({"type": "vraag", "value": {"vraag": _plat(knoop), "antwoord": ""}})
        elif vragen:
            vragen[-1]["value"]["antwoord"] += _html(knoop)
        else:
            raise ValidationError("voor de eerste vraag (##) staat nog tekst.")
    return vragen


def _bijzonder(knoop: Knoop) -> dict | None:
    """The block that this part of the text is, when it is more than text."""
    if knoop.type == "paragraph":
        return _onderdeel(knoop) or _knop(knoop)
    if knoop.type == "blockquote":
        return _let_op(knoop) or _citaat(knoop)
    if knoop.type == "ordered_list":
        return _stappen(knoop)
    return None


def _onderdeel(knoop: Knoop) -> dict | None:
    gevonden = re.fullmatch(r"\[\[(\w+)\]\]", knoop.children[0].content.strip())
    if gevonden and menu.onderdeel(gevonden[1]) is None:
        bekend = ", ".join(naam for naam, _ in menu.onderdeelkeuzes())
        raise ValidationError(f"[[{gevonden[1]}]] is onbekend. Bekend zijn: {bekend}.")
    return {"type": "onderdeel", "value": gevonden[1]} if gevonden else None


def _knop(knoop: Knoop) -> dict | None:
    match _zichtbaar(knoop.children[0]):
        case [Knoop(type="strong") as vet]:
            match _zichtbaar(vet):
                case [Knoop(type="link") as link]:
                    waarde = {"bladzijde": None, "naar": link.attrs["href"], "tekst": _plat(link)}
                    return {"type": "knop", "value": waarde}
    return None


def _let_op(knoop: Knoop) -> dict | None:
    eerste = knoop.children[0]
    if eerste.type != "paragraph" or not eerste.children[0].content.startswith(LET_OP):
        return None
    return {"type": "let_op", "value": "".join(_html(deel) for deel in knoop.children)}


def _citaat(knoop: Knoop) -> dict:
    *regels, laatste = "\n".join(deel.children[0].content for deel in knoop.children).splitlines()
    if not regels or not laatste.startswith("—"):
        regels, laatste = [*regels, laatste], ""
    return {"type": "citaat", "value": {"tekst": " ".join(regels), "wie": laatste.lstrip("— ")}}


def _stappen(knoop: Knoop) -> dict | None:
    """Steps, when each point is a bold title with at most words after it; links need an ordinary list."""
    stappen = [_stap(punt) for punt in knoop.children]
    return {"type": "stappen", "value": stappen} if all(stappen) else None


def _stap(punt: Knoop) -> dict | None:
    if [deel.type for deel in punt.children] != ["paragraph"]:
        return None
    inhoud = _zichtbaar(punt.children[0].children[0])
    if inhoud[0].type != "strong" or any(deel.type not in ("text", "softbreak") for deel in inhoud[1:]):
        return None
    uitleg = "".join(_plat(deel) for deel in inhoud[1:]).strip()
    return {"titel": _plat(inhoud[0]).rstrip("."), "uitleg": uitleg}


def _zichtbaar(knoop: Knoop) -> list[Knoop]:
    """The parts of a line that are there to be seen: the reader leaves empty ones around bold words."""
    return [deel for deel in knoop.children if deel.type != "text" or deel.content]


def _plat(knoop: Knoop) -> str:
    """The words, without how they look."""
    if knoop.type == "softbreak":
        return " "
    return knoop.content if knoop.type == "text" else "".join(_plat(deel) for deel in knoop.children)


def _alles(knoop: Knoop) -> Iterator[Knoop]:
    yield knoop
    for deel in knoop.children:
        yield from _alles(deel)


def _html(knoop: Knoop) -> str:
    """This part of the text as HTML, with nothing in it that an editor could not have made."""
    if knoop.type not in TEKSTDELEN or knoop.tag in ("h1", "h4", "h5", "h6"):
        raise ValidationError(f"dit kan niet in een tekst: {knoop.type} ({knoop.tag}).")
    if any(deel.type in ("image", "fence", "code_block", "code_inline") for deel in _alles(knoop)):
        raise ValidationError("plaatjes en code kunnen niet in een tekst.")
    html = lezer.renderer.render(knoop.to_tokens(), lezer.options, {})
    schoon = nh3.clean(
        html, tags=LABELS, attributes={"a": {"href"}}, url_schemes={"https", "mailto", "tel"}, link_rel=None
    )
    return (
        schoon.replace("<strong>", "<b>")
        .replace("</strong>", "</b>")
        .replace("<em>", "<i>")
        .replace("</em>", "</i>")
    )
