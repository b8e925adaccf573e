"""What a browser kept before its owner logged in goes to the account."""

from .acties import neem_bewaarde_over
from .views.bewaren import COOKIE, bewaard_in


def neem_bewaarde_vacatures_over(get_response):
    """Move the vacancies in the cookie to the account of whoever is logged in, and throw the cookie away."""

    def middleware(request):
        if COOKIE not in request.COOKIES or not request.user.is_authenticated:
            return get_response(request)
        neem_bewaarde_over(bewaard=bewaard_in(request), door=request.user)
        antwoord = get_response(request)
        antwoord.delete_cookie(COOKIE)
        return antwoord

    return middleware
