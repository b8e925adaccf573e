"""Who acts, on whose behalf, and how surely we know who it is."""

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.shortcuts import redirect

from .rechten import GEKOZEN_LIDMAATSCHAP, heeft_tweede_factor_nodig

#: What somebody without a second factor still reaches, to set one up or to leave; the API knows nobody by a session.
ZONDER_TWEEDE_FACTOR = ("/accounts/", "/api/", "/static/", "/gezond/", "/gereed/")


def lidmaatschap(get_response):
    """Let the user act in the role they chose in this session, as long as it is in force."""

    def middleware(request):
        if GEKOZEN_LIDMAATSCHAP in request.session and request.user.is_authenticated:
            gekozen = request.session[GEKOZEN_LIDMAATSCHAP]
            passend = [lid for lid in request.user.lidmaatschappen_nu if lid.pk == gekozen]
            if passend:
                request.user.lidmaatschap = passend[0]
        return get_response(request)

    return middleware


def kwam_via_eigen_organisatie(request) -> bool:
    """Whether this session began at the organisation's own sign-on, which answers for the second factor."""
    gegevens = get_authentication_records(request, request.user)
    return any(stap["method"] == "socialaccount" for stap in gegevens)


def tweede_factor(get_response):
    """Ask whoever needs a second factor to set one up before anything else.

    Entering it is part of the login itself (allauth); see docs/adr/ for the organisation's own sign-on.
    """

    def middleware(request):
        if (
            not request.path.startswith(ZONDER_TWEEDE_FACTOR)
            and heeft_tweede_factor_nodig(request.user)
            and not kwam_via_eigen_organisatie(request)
            and not is_mfa_enabled(request.user)
        ):
            messages.info(request, "U hebt een rol. Stel daarom eerst inloggen in twee stappen in.")
            return redirect("mfa_activate_totp")
        return get_response(request)

    return middleware
