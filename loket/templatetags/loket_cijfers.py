"""Figures of the loket in a sentence, for any page."""

from django import template

from ..rapportages import antwoordtijd as meet

register = template.Library()


@register.inclusion_tag("loket/vragen/_antwoordtijd.html")
def antwoordtijd() -> dict:
    """How soon one gets an answer, measured: `{% load loket_cijfers %}{% antwoordtijd %}`."""
    return {"gemeten": meet()}
