"""The desk: what somebody who works in the region has to do."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from onderwijsregio.kern import menu

from ..models import Doorverwijzing, Kandidaat, Routeaanmelding, Vraag
from ..rechten import volgt_iedereen, werkt_bij_loket
from .poort import met_recht

PER_GROEP = 8  # next steps of one group on the desk; the list of candidates has them all


@require_safe
@met_recht("loket.werken")
def werk(request: HttpRequest) -> HttpResponse:
    """Own next steps by urgency, what waits for an answer, and what later apps add."""
    gebruiker = request.user
    eigen = Kandidaat.objects.te_begeleiden_door(gebruiker).van(gebruiker)
    context = {
        "groepen": _groepen(eigen.order_by("volgende_stap_op", "pk"), timezone.localdate()),
        "gevraagd": _gevraagd(gebruiker),
        "uitgezet": _uitgezet(gebruiker),
        "vragen": _vragen(gebruiker),
        "ziet_inbox": volgt_iedereen(gebruiker),
        "aanmeldingen": _aanmeldingen(gebruiker),
        "verlopen_in_regio": _verlopen(gebruiker),
        "blokken": menu.blokken(request, "werk"),
    }
    return render(request, "loket/werk/werk.html", context)


def _groepen(eigen, vandaag: date) -> list[dict]:
    """The own next steps in groups by urgency; an empty group is left out."""
    zondag = vandaag + timedelta(days=6 - vandaag.weekday())
    grenzen = [
        ("Te laat", "fout", {"volgende_stap_op__lt": vandaag}),
        ("Vandaag", "let-op", {"volgende_stap_op": vandaag}),
        ("Deze week", "actief", {"volgende_stap_op__gt": vandaag, "volgende_stap_op__lte": zondag}),
        ("Later", "rust", {"volgende_stap_op__gt": zondag}),
    ]
    groepen = [_groep(naam, toon, eigen.filter(**grens)) for naam, toon, grens in grenzen]
    return [groep for groep in groepen if groep["aantal"]]


def _groep(naam: str, toon: str, kandidaten) -> dict:
    """The first few of a group, and how many there are."""
    eerste = list(kandidaten[: PER_GROEP + 1])
    aantal = kandidaten.count() if len(eerste) > PER_GROEP else len(eerste)
    return {"naam": naam, "toon": toon, "kandidaten": eerste[:PER_GROEP], "aantal": aantal}


def _gevraagd(gebruiker):
    """Referrals that wait for this user's answer."""
    return (
        Doorverwijzing.objects.open()
        .filter(naar__in=gebruiker.lidmaatschappen_nu)
        .select_related("kandidaat", "door")
        .order_by("aangeboden_op")
    )


def _uitgezet(gebruiker):
    """Referrals of this user that wait for a colleague."""
    return (
        Doorverwijzing.objects.open()
        .filter(door=gebruiker)
        .select_related("kandidaat", "naar__gebruiker", "naar__organisatie")
        .order_by("aangeboden_op")[:20]
    )


def _vragen(gebruiker):
    """Questions that wait for this user, the most urgent first."""
    return Vraag.objects.open().filter(eigenaar=gebruiker).select_related("kandidaat").op_urgentie()[:6]


def _aanmeldingen(gebruiker):
    """Applications for a route that wait for a decision of the loket."""
    if not werkt_bij_loket(gebruiker):
        return []
    rijen = Routeaanmelding.objects.te_beoordelen().select_related("kandidaat", "route")
    return rijen.order_by("ingediend_op")[:20]


def _verlopen(gebruiker) -> int:
    """How many next steps in the whole region are overdue, for who watches over them."""
    return Kandidaat.objects.verlopen().count() if volgt_iedereen(gebruiker) else 0
