"""Whether a form was sent from a page of ours, for forms on pages that visitors share.

A shared page (docs/adr/0011) cannot hold a token of one visitor. Every browser of today says itself where a request
comes from; what does not say so is refused.
"""

from urllib.parse import urlsplit

from django.http import HttpRequest


def komt_van_hier(request: HttpRequest) -> bool:
    """Whether the browser says that this request comes from a page of this website."""
    if soort := request.headers.get("Sec-Fetch-Site"):
        return soort == "same-origin"
    herkomst = request.headers.get("Origin", "")
    return bool(herkomst) and urlsplit(herkomst).netloc == request.get_host()
