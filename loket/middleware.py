"""The editors' workplace: who gets in, and the policy that its pages need."""

from csp.constants import HEADER, SELF, UNSAFE_INLINE
from csp.utils import build_policy
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from wagtail.log_actions import LogContext

from .rechten import werkt_aan_website

CMS = "/cms/"
#: Wagtail's accounts and settings: ours are elsewhere, or follow from the roles. Its report of kinds of pages
#: names drafts of whichever board.
NIET_HIER = tuple(
    f"{CMS}{deel}/"
    for deel in ("password_reset", "users", "groups", "documents", "failwhale", "reports/page-types-usage")
)
#: Wagtail positions its menus and previews with style attributes, shows its own preview in a frame and an
#: image before it is sent as a blob. Scripts stay as strict as everywhere; see docs/adr/.
AFWIJKING = {
    "style-src": [SELF, UNSAFE_INLINE],
    "frame-ancestors": [SELF],
    "img-src": [SELF, "data:", "blob:"],
}


def werkplek_van_de_redactie(get_response):
    """Give pages under /cms/ their own policy.

    It comes first of all: a preview is a page of the website, that passed through the middleware already.
    """

    def middleware(request):
        antwoord = get_response(request)
        if request.path.startswith(CMS):
            antwoord[HEADER] = build_policy(replace=AFWIJKING)
            antwoord["X-Frame-Options"] = "SAMEORIGIN"
        return antwoord

    return middleware


class AlleenRedactie:
    """To whoever has no role in it the workplace does not exist. Who is not logged in is asked to.

    In `process_view`, behind `InloggenVerplicht`: what an editor typed too late is kept, as on any page.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path.startswith(CMS):
            return self.get_response(request)
        # Also while a page is drawn: see `Bladzijde.get_admin_display_title`.
        with LogContext(user=request.user):
            return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        if not request.path.startswith(CMS):
            return None
        if not request.user.is_authenticated:  # only what says of itself that it needs no login comes here
            return redirect_to_login(request.get_full_path())
        if not werkt_aan_website(request.user) or request.path.startswith(NIET_HIER):
            raise Http404
        return None
