"""The gate in front of lessons from outside: only in a region that works this way."""

from functools import wraps

from django.http import Http404, HttpRequest

from loket.rechten import werkt
from onderwijsregio.organisaties.context import regio_van

from .. import rechten


def heeft_lessen(request: HttpRequest) -> bool:
    """Whether this region has lessons by people from outside."""
    regio = regio_van(request)
    return regio is not None and regio.lesaanbod


def werkt_met_lessen(request: HttpRequest) -> bool:
    """Whether this visitor has a desk for lessons."""
    return rechten.werkt_met_lessen.test(request.user) and heeft_lessen(request)


def zoekt_lessen(request: HttpRequest) -> bool:
    """Whether the public list stands in the menu: for who works in the region their desk leads there."""
    return not werkt(request.user) and heeft_lessen(request)


def met_lessen(regel=None):
    """Decorator: 404 where the region has no such lessons, or for who does not meet the predicate `regel`."""

    def versier(view):
        @wraps(view)
        def bewaakt(request: HttpRequest, *args, **kwargs):
            if not heeft_lessen(request) or (regel and not regel.test(request.user)):
                raise Http404
            return view(request, *args, **kwargs)

        return bewaakt

    return versier
