"""Which pages of a list one can go to from here."""

from django import template
from django.core.paginator import Page

register = template.Library()


@register.filter
def nummers(pagina: Page) -> list[int | None]:
    """The first page, the last, this one and those beside it; None where pages are left out.

    A list of a thousand pages costs as much as one of five.
    """
    laatste = pagina.paginator.num_pages
    gezien = sorted({1, laatste, *range(max(pagina.number - 1, 1), min(pagina.number + 1, laatste) + 1)})
    uit: list[int | None] = []
    for nummer in gezien:
        if uit and nummer - uit[-1] > 1:
            uit.append(None)
        uit.append(nummer)
    return uit
