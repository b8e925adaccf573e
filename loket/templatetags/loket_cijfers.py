"""Figures of the loket in a sentence, for any page."""

from django import template

from ..rapportages import antwoordtijd as meet

register = template.Library()


@register.inclusion_tag("loket/vragen/_antwoordtijd.html")
def antwoordtijd() -> dict:
    """How soon one gets an answer, measured: `{% load loket_cijfers %}{% antwoordtijd %}`."""
    return {"gemeten": meet()}


@register.inclusion_tag("loket/vragen/_antwoordtijd_organisatie.html")
def antwoordtijd_organisatie(organisatie) -> dict:
    """How soon this organisation answers, measured; nothing when it answered too little to say so."""
    gemeten = meet()
    return {"mediaan": gemeten.van_organisatie(organisatie), "dagen": gemeten.dagen}
