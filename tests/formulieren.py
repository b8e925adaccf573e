"""A form as a browser that must bring a CSRF token sends it."""

import re

from django.http import HttpResponse


def token(bladzijde: HttpResponse) -> str:
    """The CSRF token of the forms on this page."""
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', bladzijde.text)[1]
