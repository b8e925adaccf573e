"""What a component is given: Cotton leaves an attribute that it cannot read away without a word."""

import ast
import re
from pathlib import Path

SJABLONEN = Path(__file__).resolve().parents[2] / "templates"
ATTRIBUUT = re.compile(r"\s:([\w-]+)=\"([^\"]*)\"")
ONDERDEEL = re.compile(r"<c-[\w.-]+(?:[^<>]|<[^/c]|\{%.*?%\})*>", re.DOTALL)
NAAM = re.compile(r"[A-Za-z_][\w.]*")


def is_leesbaar(waarde: str) -> bool:
    """Whether Cotton finds a value here: a name, a template, or a Python literal."""
    if "{{" in waarde or "{%" in waarde or NAAM.fullmatch(waarde):
        return True
    try:
        ast.literal_eval(waarde)
    except (ValueError, SyntaxError):
        return False
    return True


def test_elk_attribuut_met_een_dubbele_punt_is_te_lezen():
    fout = [
        f"{pad.relative_to(SJABLONEN)}: {naam}={waarde}"
        for pad in sorted(SJABLONEN.rglob("*.html"))
        for onderdeel in ONDERDEEL.findall(pad.read_text())
        for naam, waarde in ATTRIBUUT.findall(onderdeel)
        if not is_leesbaar(waarde)
    ]
    assert not fout


def test_een_vergelijking_is_dat_niet():
    assert is_leesbaar("form.errors")
    assert is_leesbaar("['Naam', 'Stand']")
    assert not is_leesbaar("code == status")
    assert not is_leesbaar("not status")
