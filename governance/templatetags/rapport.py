"""Filters for what was kept as JSON: the agenda and the report."""

from datetime import date

from django import template
from django.utils.formats import date_format, number_format

register = template.Library()


@register.filter
def dag(tekst: str) -> str:
    """An ISO date as people write it: "2026-10-01" becomes "1 oktober 2026"."""
    return date_format(date.fromisoformat(tekst), "j F Y")


@register.filter
def getal(waarde: int) -> str:
    """A whole number with points between the thousands."""
    return number_format(waarde, force_grouping=True)
