"""One next step for many: chosen in the list, confirmed on one page, told what happened on the next, and back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern.formulieren import FORMULIER, als_nummer, toon_formulier, voer_uit

from .. import acties
from ..acties.groepsstap import HOOGSTENS, draai_groepsstap_terug, merk, spreek_volgende_stappen_af
from ..forms.kandidaten import Groepsstap
from ..models import Kandidaat
from .kandidaten import gefilterd
from .poort import met_recht

SESSIE = "groepsstap"
OP_SCHERM = 50


@FORMULIER
@met_recht("loket.groepsstap")
def groepsstap(request: HttpRequest) -> HttpResponse:
    """Who was chosen and what will happen; then do it. The choice is in the address, so it can be reloaded."""
    if request.method == "POST":
        return _doe(request)
    kandidaten = list(_gekozen(request)[: HOOGSTENS + 1])
    if not kandidaten or len(kandidaten) > HOOGSTENS:
        te_veel = f"Kies hooguit {HOOGSTENS} kandidaten tegelijk. Maak het filter kleiner."
        messages.warning(request, te_veel if kandidaten else "Kies eerst een of meer kandidaten in de lijst.")
        return redirect(adres_van_de_lijst(request))
    gekozen = ",".join(f"{kandidaat.pk}:{merk(kandidaat)}" for kandidaat in kandidaten)
    form = _formulier(request, None, {"op": acties.uiterlijk(), "gekozen": gekozen})
    return _toon(request, form, kandidaten)


def adres_van_de_lijst(request: HttpRequest) -> str:
    """The list with the filter that one came from."""
    vraag = request.GET.copy()
    for naam in ("kandidaat", "alle"):
        vraag.pop(naam, None)
    return f"{reverse('loket:kandidaten')}?{vraag.urlencode() or 'status='}"


def _gekozen(request: HttpRequest):
    """The ticked rows, or everybody that the filter shows."""
    kandidaten = gefilterd(request)[1]
    if "alle" in request.GET:
        return kandidaten
    nummers = map(als_nummer, request.GET.getlist("kandidaat"))
    return Kandidaat.objects.te_begeleiden_door(request.user).filter(pk__in=nummers).order_by("pk")


def _formulier(request: HttpRequest, data, begin: dict | None = None) -> Groepsstap:
    form = Groepsstap(data, initial=begin)
    form.zet_eigenaren(request.user)
    return form


def _doe(request: HttpRequest) -> HttpResponse:
    form = _formulier(request, request.POST)
    mijn = Kandidaat.objects.te_begeleiden_door(request.user)
    uitkomst = voer_uit(form, spreek_volgende_stappen_af, kandidaten=mijn, door=request.user)
    if uitkomst:
        request.session[SESSIE] = {
            "gedaan": uitkomst.gedaan,
            "overgeslagen": uitkomst.overgeslagen,
            "vorige": uitkomst.vorige,
            "wat": form.cleaned_data["volgende_stap"],
        }
        return redirect("loket:groepsstap_klaar")
    nummers = form.cleaned_data.get("gekozen", {})
    return _toon(request, form, list(mijn.filter(pk__in=nummers)))


def _toon(request: HttpRequest, form: Groepsstap, kandidaten: list[Kandidaat]) -> HttpResponse:
    niet_actief = sum(not kandidaat.is_actief for kandidaat in kandidaten)
    context = {
        "form": form,
        "aantal": len(kandidaten) - niet_actief,
        "niet_actief": niet_actief,
        "kandidaten": kandidaten[:OP_SCHERM],
        "meer": max(0, len(kandidaten) - OP_SCHERM),
    }
    return toon_formulier(request, "loket/werk/groepsstap.html", context, form)


@require_safe
@met_recht("loket.groepsstap")
def klaar(request: HttpRequest) -> HttpResponse:
    """For whom it was done, and who was skipped and why."""
    uitkomst = request.session.get(SESSIE)
    if not uitkomst:
        return redirect("loket:kandidaten")
    return render(request, "loket/werk/groepsstap_klaar.html", uitkomst)


@require_POST
@met_recht("loket.groepsstap")
def terug(request: HttpRequest) -> HttpResponse:
    """What was agreed last for many is undone. Pressing twice does it once."""
    laatste = request.session.get(SESSIE, {})
    if vorige := laatste.get("vorige"):
        mijn = Kandidaat.objects.te_begeleiden_door(request.user)
        uitkomst = draai_groepsstap_terug(kandidaten=mijn, vorige=vorige, door=request.user)
        request.session[SESSIE] = {
            "gedaan": uitkomst.gedaan,
            "overgeslagen": uitkomst.overgeslagen,
            "wat": laatste["wat"],
            "teruggedraaid": True,
        }
    return redirect("loket:groepsstap_klaar")
