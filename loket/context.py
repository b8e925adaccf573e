"""What every page needs to know of the website."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from onderwijsregio.kern import geheugen, menu

from .models import Startpagina
from .rechten import werkt


def website(request) -> dict:
    """Context processor: the menu that editors made, and where this page is for a search engine."""
    hoofdmenu = SimpleLazyObject(lambda: _hoofdmenu(request))
    return {
        "menuthemas": SimpleLazyObject(lambda: hoofdmenu[1]),
        "navigatie": SimpleLazyObject(lambda: hoofdmenu[0]),
        "canoniek": canoniek(request),
    }


def _hoofdmenu(request) -> tuple[list[dict], list[dict]]:
    """The entries of the main menu and its themes: of one's own work, or for visitors those of the editors."""
    punten = menu.navigatie(request) if hasattr(request, "user") else []
    if not punten:
        return [], []
    if werkt(request.user):
        return menu.gegroepeerd(punten)
    themas = geheugen.onthouden("menuthemas", _menuthemas)
    return zonder_dubbelen(punten, themas), themas


def _menuthemas() -> list[dict]:
    start = Startpagina.objects.live().first()
    return start.menu() if start else []


def zonder_dubbelen(punten: list[dict], themas: list[dict]) -> list[dict]:
    """What the apps bring and no theme of the editors already has: nothing is lost from the menu."""
    gehad = {link["url"] for thema in themas for link in thema["links"]}
    return [punt for punt in punten if punt["url"] not in gehad]


def canoniek(request) -> str:
    """The one address of this page: without what was searched, with the number of the page in a list."""
    blad = request.GET.get("page", "")
    return f"{settings.ADRES}{request.path}" + (f"?page={blad}" if blad.isdecimal() and blad != "1" else "")
