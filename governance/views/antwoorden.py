"""How a view calls its one actie: a refusal goes back to where the visitor can do something about it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest


def met_formulier(form: BaseForm, actie: Callable, **argumenten) -> Any | None:
    """The result of `actie`, or None with the reason of the refusal in the form."""
    try:
        return actie(**argumenten)
    except ValidationError as fout:
        form.add_error(None, fout)
        return None


def met_knop(request: HttpRequest, actie: Callable, *, gelukt: str, **argumenten) -> Any | None:
    """The result of `actie` with `gelukt` as message, or None with the reason of the refusal as message."""
    try:
        uitkomst = actie(**argumenten)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
        return None
    messages.success(request, gelukt)
    return uitkomst
