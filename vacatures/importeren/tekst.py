"""Texts of a board's own system: often HTML, here always plain."""

import re
from html.parser import HTMLParser

#: What makes a text more than a text; it is refused, so that nobody is surprised by half of it.
GEVAARLIJK = {
    "script", "style", "iframe", "object", "embed", "form", "input", "button", "link", "meta", "base", "svg",
    "math", "template", "noscript", "frame", "frameset", "applet", "video", "audio",
}  # fmt: skip
NIEUWE_REGEL = {"br", "li", "tr", "dt", "dd", "div"}
NIEUWE_ALINEA = {"p", "ul", "ol", "dl", "table", "blockquote", "section", "h1", "h2", "h3", "h4", "h5", "h6"}
IS_HTML = re.compile(r"<\s*/?\s*[a-zA-Z!?]|&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
STUURTEKENS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class _Uitpakker(HTMLParser):
    """Keeps the words, and begins a new line where the markup did."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.delen: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in GEVAARLIJK or any(
            naam.startswith("on") or "script:" in (waarde or "").lower() for naam, waarde in attrs
        ):
            raise ValueError(
                "Deze tekst bevat opmaak die iets uitvoert (zoals een script). Stuur gewone tekst."
            )
        self.delen.append("\n\n" if tag in NIEUWE_ALINEA else "\n" if tag in NIEUWE_REGEL else "")
        if tag == "li":
            self.delen.append("- ")

    def handle_endtag(self, tag):
        self.delen.append("\n\n" if tag in NIEUWE_ALINEA else "")

    def handle_data(self, data):
        self.delen.append(data)


def platte_tekst(tekst: str) -> str:
    """The words of a text, lines and paragraphs kept, markup gone.

    Raises ValueError for a script and for characters that nobody can read.
    """
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n")
    if STUURTEKENS.search(tekst):
        raise ValueError("Deze tekst bevat tekens die niet te lezen zijn.")
    if IS_HTML.search(tekst):
        uitpakker = _Uitpakker()
        uitpakker.feed(tekst)
        uitpakker.close()
        tekst = "".join(uitpakker.delen)
    regels = "\n".join(" ".join(regel.split()) for regel in tekst.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", regels).strip()


def een_regel(tekst: str) -> str:
    """The same, on one line: a title, a name."""
    return " ".join(platte_tekst(tekst).split())
