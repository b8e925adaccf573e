"""What the pages of editors need in a template."""

import json

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe

from onderwijsregio.kern import menu

from ..models.bladzijden import adres_van

register = template.Library()
#: What would end the script element or begin a comment in it.
GEVAARLIJK = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


def als_data(gegevens: dict) -> SafeString:
    """Structured data for search engines, as a script element that no browser runs."""
    tekst = json.dumps({"@context": "https://schema.org", **gegevens}, ensure_ascii=False).translate(
        GEVAARLIJK
    )
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(tekst))  # noqa: S308 - see GEVAARLIJK


@register.simple_tag
def vragen_als_data(vragen) -> SafeString:
    """Questions and answers of a page, out of its blocks."""
    return als_data(
        {
            "@type": "FAQPage",
            "mainEntity": [
                {
                    "@type": "Question",
                    "name": blok.value["vraag"],
                    "acceptedAnswer": {
                        "@type": "Answer",
                        "text": strip_tags(str(blok.value["antwoord"])).strip(),
                    },
                }
                for blok in vragen
            ],
        }
    )


@register.simple_tag(takes_context=True)
def toon_onderdeel(context, naam: str) -> str:
    """A part of the portal as it is now; nothing when no app brings it any more."""
    deel = menu.onderdeel(naam)
    request = context.get("request")
    if deel is None or request is None:
        return ""
    return render_to_string(deel.sjabloon, {"gegevens": deel.context(request)}, request)


@register.filter
def adres(bladzijde) -> str:
    """The address of a page."""
    return adres_van(bladzijde)


@register.simple_tag
def beeld_om_te_delen(bladzijde) -> SafeString:
    """What others show of this page when somebody shares it; nothing when the page has no image."""
    beeld = getattr(bladzijde, "beeld", None)
    if beeld is None:
        return SafeString()
    maat = beeld.get_rendition("fill-1200x630|format-jpeg")
    return format_html(
        '<meta property="og:image" content="{}"><meta property="og:image:alt" content="{}">',
        settings.ADRES + maat.url,
        beeld.description,
    )
