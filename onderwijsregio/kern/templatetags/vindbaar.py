"""What every page tells search engines, and whoever shares it: its title and description, and the path to it."""

import re
from itertools import count

from django import template
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
PLAATS = re.compile(r'(?<=itemprop="position" content=")(?=")')


@register.simple_tag(takes_context=True)
def nog_eens(context, blok: str) -> SafeString:
    """What block `blok` of this page says, once more: a template can write a block in one place only."""
    return context.render_context[BLOCK_CONTEXT_KEY].get_block(blok).render(context)


@register.filter(is_safe=True)
def genummerd(kruimels: str) -> SafeString:
    """The steps of a breadcrumb trail, each with its place: one does not know how many came before."""
    nummer = count(1)
    return mark_safe(PLAATS.sub(lambda _: str(next(nummer)), kruimels))  # noqa: S308 - numbers in what a template drew
