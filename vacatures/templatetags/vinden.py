"""What the list of vacancies draws in Python: sixty choices a page cost more in a template than the search itself."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

register = template.Library()

KEUZE = (
    '<div class="keuze"><input type="checkbox" class="utrecht-checkbox utrecht-checkbox--html-input" name="{0}" '
    'value="{1}" id="{0}-{1}"{2}><label for="{0}-{1}">{3} <span class="zacht">({4})</span></label></div>'
)


@register.simple_tag
def keuzes(facet) -> SafeString:
    """The choices of a facet as checkboxes, each with how many vacancies it gives."""
    return format_html_join(
        "",
        KEUZE,
        (
            (facet.veld, keuze.waarde, " checked" if keuze.gekozen else "", keuze.naam, keuze.aantal)
            for keuze in facet.keuzes
        ),
    )
