"""The entries of the menus, drawn in Python: they are on every page, twice, and in a template cost a third of it."""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def menuregels(context, punten: Iterable[dict], klasse: str = "") -> SafeString:
    """List items of links with this class, for `punten` with `tekst` and `url`; where one is, is marked.

    An entry without `actief` is where one is when its address is that of the page.
    """
    hier = context["request"].path
    regels = ((punt["url"], punt["tekst"], punt.get("actief", punt["url"] == hier)) for punt in punten)
    return _regels(klasse, tuple(regels))


@lru_cache
def _regels(klasse: str, regels: tuple[tuple[str, str, bool], ...]) -> SafeString:
    """Drawn once for each place in the menu: the next visitor there gets the same."""
    klasse = format_html(' class="{}"', klasse) if klasse else ""
    nu = SafeString(' aria-current="page"')
    return format_html_join(
        "",
        '<li><a{} href="{}"{}>{}</a></li>',
        ((klasse, url, nu if hier else "", tekst) for url, tekst, hier in regels),
    )
