"""What every page needs to know of the region and the visitor."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from onderwijsregio.kern import geheugen, menu

from .keuzes import DEMO_ACCOUNTS, DEMO_WACHTWOORD
from .models import Gebruiker, Regio


def regio(request) -> dict:
    """Context processor: the region, the navigation, the visitor's roles; each asked for only when used."""
    gebruiker = getattr(request, "user", None)
    return {
        "regio": SimpleLazyObject(lambda: regio_van(request)),
        "navigatie": SimpleLazyObject(lambda: menu.navigatie(request) if gebruiker else []),
        "voetnavigatie": SimpleLazyObject(lambda: menu.navigatie(request, "voet") if gebruiker else []),
        "accountnavigatie": SimpleLazyObject(lambda: menu.navigatie(request, "account") if gebruiker else []),
        "rollen": SimpleLazyObject(lambda: rollen(gebruiker)),
        "demo": settings.DEMO,
        **(demo() if settings.DEMO else {}),
    }


def regio_van(request) -> Regio | None:
    """The region, to read and not to change: every page shows it, and what the menu has may depend on it."""
    if not hasattr(request, "regio_van_nu"):
        request.regio_van_nu = geheugen.onthouden("regio", Regio.objects.first)
    return request.regio_van_nu


def rollen(gebruiker) -> list[dict]:
    """The roles a visitor can choose from, as dicts with `pk`, `tekst` and `actief`."""
    if gebruiker is None or not gebruiker.is_authenticated:
        return []
    return [
        {
            "pk": lid.pk,
            "tekst": f"{lid.get_rol_display()}, {lid.organisatie}",
            "actief": lid == gebruiker.lidmaatschap,
        }
        for lid in gebruiker.lidmaatschappen_nu
    ]


def demo() -> dict:
    """What the login page of the demo shows: its accounts and their one password."""
    return {"demo_accounts": SimpleLazyObject(demo_accounts), "demo_wachtwoord": DEMO_WACHTWOORD}


def demo_accounts() -> list[dict]:
    """The demo accounts that this region has: an empty region has none."""
    adressen = {f"{naam}@voorbeeld.test": wie for naam, wie in DEMO_ACCOUNTS.items()}
    mensen = {mens.email: mens for mens in Gebruiker.objects.filter(email__in=adressen)}
    return [
        {"email": email, "omschrijving": wie, "naam": mensen[email].naam}
        for email, wie in adressen.items()
        if email in mensen
    ]
