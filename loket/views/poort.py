"""The gate in front of the views: who comes in, and how often."""

from collections.abc import Callable
from functools import wraps

import rules
from allauth.account.adapter import get_adapter
from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from onderwijsregio.kern.tellen import hoe_vaak

from .. import acties
from ..models import Kandidaat
from ..rechten import werkt


def mag_nu(request: HttpRequest, recht: str, over=None) -> bool:
    """Whether the visitor has this permission. A superuser has no more than their role gives."""
    return rules.has_perm(recht, request.user, over)


def met_recht(recht: str) -> Callable:
    """Decorator: for whoever lacks this permission the page does not exist."""

    def maak(view):
        @wraps(view)
        def afgeschermd(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if not mag_nu(request, recht):
                raise Http404
            return view(request, *args, **kwargs)

        return afgeschermd

    return maak


def eis(request: HttpRequest, recht: str, over) -> None:
    """Raise Http404 unless the visitor has this permission over this row."""
    if not mag_nu(request, recht, over):
        raise Http404


def eigen_kandidaat(request: HttpRequest) -> Kandidaat | None:
    """The visitor's own record. Who works in the region becomes a candidate only on request: then None.

    Raises ValidationError when the e-mail address is not verified or belongs to another record.
    """
    eigen = Kandidaat.objects.select_related("volgende_stap_van").filter(gebruiker=request.user).first()
    if eigen or werkt(request.user):
        return eigen
    return acties.word_kandidaat(gebruiker=request.user)


def als_kandidaat(view) -> Callable:
    """Decorator: give the view the visitor's own record; without one, /mijn/ says what to do."""

    @wraps(view)
    def afgeschermd(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            kandidaat = eigen_kandidaat(request)
        except ValidationError:
            kandidaat = None
        if kandidaat is None:
            return redirect("loket:mijn")
        return view(request, kandidaat, *args, **kwargs)

    return afgeschermd


def mag_nog(wie: str, hoogstens: int) -> bool:
    """Whether `wie` did this at most so many times in the last hour; without a cache nobody is stopped."""
    return hoe_vaak(f"loket:{wie}", 3600) <= hoogstens


def formulier_mag_nog(request: HttpRequest, form: forms.Form, waarvoor: str, per_uur: int) -> bool:
    """Whether this address may send such a form once more this hour; if not, the form says so."""
    mag = mag_nog(f"{waarvoor}:{get_adapter().get_client_ip(request)}", per_uur)
    if not mag:
        form.add_error(
            None, f"Er kwamen veel {waarvoor} vanaf dit adres. Probeer het over een uur weer, of bel ons."
        )
    return mag
