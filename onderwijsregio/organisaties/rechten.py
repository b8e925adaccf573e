"""Who may do what with the region and its people."""

from functools import wraps

import rules
from django.conf import settings
from django.http import Http404

from .keuzes import Rol

#: Where the session keeps the membership that the visitor chose to act in.
GEKOZEN_LIDMAATSCHAP = "lidmaatschap"


@rules.predicate
def beheert(gebruiker) -> bool:
    """Administrators of the region, while they act in that role."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.BEHEER)


@rules.predicate
def beheert_schoolvakanties(gebruiker) -> bool:
    """The administrator and the programme leader keep the holidays of the region."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.BEHEER, Rol.PROGRAMMALEIDER)


@rules.predicate
def ziet_onderdelen(gebruiker) -> bool:
    """Who builds or manages the portal sees the page with all components."""
    return gebruiker.is_authenticated and (gebruiker.is_staff or gebruiker.heeft_rol(Rol.BEHEER))


def alleen_voor(regel):
    """Decorator of a view: who does not meet the predicate `regel` gets 404, as any stranger."""

    def versier(view):
        @wraps(view)
        def bewaakt(request, *args, **kwargs):
            if not regel(request.user):
                raise Http404
            return view(request, *args, **kwargs)

        return bewaakt

    return versier


def is_demo_account(gebruiker) -> bool:
    """Only in the demo, and only the invented accounts."""
    return settings.DEMO and gebruiker.email.endswith("@voorbeeld.test")


def heeft_tweede_factor_nodig(gebruiker) -> bool:
    """Everybody with a role and everybody in the technical admin; not candidates, not the demo's accounts."""
    return (
        gebruiker.is_authenticated
        and not is_demo_account(gebruiker)
        and (gebruiker.is_staff or gebruiker.lidmaatschap is not None)
    )
