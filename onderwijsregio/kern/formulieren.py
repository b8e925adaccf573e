"""The answer to a form, the same everywhere."""

from django.forms import BaseForm, Field
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

#: How far from today a day that people plan can be, in years; beyond it is a slip of the keyboard.
JAREN_TERUG, JAREN_VOORUIT = 5, 10


def toon_formulier(request: HttpRequest, sjabloon: str, context: dict, form: BaseForm | None) -> HttpResponse:
    """The page that this form is on: 422 when something was refused, 200 when it has just been opened
    (or is not there for this visitor).

    A success is a redirect. htmx shows a 422 as it shows a 200 (see `responseHandling` in basis.html).
    """
    return render(request, sjabloon, context, status=422 if form and form.errors else 200)


def soms_verplicht(veld: Field) -> Field:
    """A field that the form itself asks for with some answers to another one: it is not called optional."""
    veld.soms_verplicht = True
    return veld


def als_nummer(waarde: str) -> int | None:
    """The number of a row as our own pages send it; None for anything else, also what only looks like one."""
    return int(waarde) if waarde.isascii() and waarde.isdecimal() and len(waarde) < 19 else None


def kijk_jaren_na(form: BaseForm, *namen: str) -> None:
    """Refuse a changed day or moment of which the year cannot be meant, such as 0207 or 9999, at its field."""
    nu = timezone.localdate().year
    eerste, laatste = nu - JAREN_TERUG, nu + JAREN_VOORUIT
    for naam in set(namen) & set(form.changed_data):
        waarde = form.cleaned_data.get(naam)
        if waarde and not eerste <= waarde.year <= laatste:
            form.add_error(naam, f"Kijk het jaar na. Kies een dag in {eerste} tot en met {laatste}.")
