"""Figures of a board in a sentence, for any page."""

from django import template

from ..rapportages import antwoordtijd_om_te_tonen

register = template.Library()


@register.inclusion_tag("vacatures/_antwoordtijd.html")
def antwoordtijd_van(organisatie) -> dict:
    """How soon this board answers, measured: `{% antwoordtijd_van vacature.organisatie %}`."""
    return {"gemeten": antwoordtijd_om_te_tonen(organisatie)}
