"""What every page needs to know of the website."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from onderwijsregio.kern import geheugen, menu

from .models import Startpagina
from .rechten import is_bezoeker_of_kandidaat


def website(request) -> dict:
    """Context processor: the menu that editors made, and where this page is for a search engine."""
    themas = SimpleLazyObject(lambda: menuthemas(request))
    return {
        "menuthemas": themas,
        "navigatie": SimpleLazyObject(lambda: navigatie(request, themas)),
        "canoniek": canoniek(request),
    }


def menuthemas(request) -> list[dict]:
    """The themes of the menu, for visitors and candidates; who works here has a menu of their own work."""
    if not hasattr(request, "user") or not is_bezoeker_of_kandidaat(request):
        return []
    return geheugen.onthouden("menuthemas", _menuthemas)


def _menuthemas() -> list[dict]:
    start = Startpagina.objects.live().first()
    return start.menu() if start else []


def navigatie(request, themas: list[dict]) -> list[dict]:
    """What the apps bring and no theme of the editors already has: nothing is lost from the menu."""
    gehad = {link["url"] for thema in themas for link in thema["links"]}
    punten = menu.navigatie(request) if hasattr(request, "user") else []
    return [punt for punt in punten if punt["url"] not in gehad]


def canoniek(request) -> str:
    """The one address of this page: without what was searched, with the number of the page in a list."""
    blad = request.GET.get("page", "")
    return f"{settings.ADRES}{request.path}" + (f"?page={blad}" if blad.isdecimal() and blad != "1" else "")
