"""What the list of vacancies draws in Python: sixty choices a page cost more in a template than the search itself."""

from functools import lru_cache

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from ..zoeken.wegwijzers import wegwijzers_voor

register = template.Library()

KEUZE = (
    '<div class="keuze"><input type="checkbox" class="utrecht-checkbox utrecht-checkbox--html-input" name="{0}" '
    'value="{1}" id="{0}-{1}"{2}><label for="{0}-{1}">{3} <span class="zacht">('
)
EINDE = ")</span></label></div>"


@register.simple_tag
def keuzes(facet) -> SafeString:
    """The choices of a facet as checkboxes, each with how many vacancies it gives."""
    return mark_safe(  # noqa: S308 - each part was escaped when it was drawn
        "".join(
            f"{_keuze(facet.veld, keuze.waarde, keuze.naam, keuze.gekozen)}{keuze.aantal:d}{EINDE}"
            for keuze in facet.keuzes
        )
    )


@lru_cache(maxsize=1_000)
def _keuze(veld: str, waarde: str, naam: str, gekozen: bool) -> SafeString:
    """A choice up to its number, which is all that differs from one question to the next."""
    return format_html(KEUZE, veld, waarde, " checked" if gekozen else "", naam)


@register.simple_tag(takes_context=True)
def wegwijzers(context) -> SafeString:
    """The way to internships, lessons or a day at a school, for whose words ask for that."""
    getypt = context["form"]["q"].value()
    gevonden = wegwijzers_voor(getypt, context.get("regio")) if getypt else []
    rijen = ((wijzer.vraag, reverse(wijzer.adres), wijzer.link) for wijzer in gevonden)
    return format_html_join("", '<p>{} <a href="{}">{}</a></p>', rijen)
