"""The entries of the menus, drawn in Python: they are on every page, twice, and in a template cost a third of it."""

from collections.abc import Iterable

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
    klasse = format_html(' class="{}"', klasse) if klasse else ""
    nu = SafeString(' aria-current="page"')
    return format_html_join(
        "",
        '<li><a{} href="{}"{}>{}</a></li>',
        (
            (klasse, punt["url"], nu if punt.get("actief", punt["url"] == hier) else "", punt["tekst"])
            for punt in punten
        ),
    )
