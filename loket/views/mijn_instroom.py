"""The candidate walks a route: begin, fill in, choose a moment, and step out when it does not fit."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onderwijsregio.kern.formulieren import FORMULIER, gegevens_van, met_knop, toon_formulier, voer_uit

from .. import acties, meldingen
from ..forms import Momentkeuze, Uitstapformulier
from ..keuzes import Stapvorm
from ..models import Kandidaat, Route, Routeaanmelding, Routestap
from .poort import als_kandidaat
from .stappen import (
    actie_voor,
    afspraak_van,
    formulier_voor,
    huidige_stap,
    is_verlopen_formulier,
    stappen_van,
)


def eigen_aanmelding(request: HttpRequest, kandidaat: Kandidaat, pk: int) -> Routeaanmelding:
    """The visitor's own application; a stranger's does not exist."""
    rijen = Routeaanmelding.objects.zichtbaar_voor(request.user).filter(kandidaat=kandidaat)
    return get_object_or_404(rijen.select_related("route", "kandidaat", "makelaar"), pk=pk)


def onderweg(kandidaat: Kandidaat) -> list[dict]:
    """The routes that this candidate is walking, each with its steps and, when it is their turn, a button."""
    rijen = kandidaat.routeaanmeldingen.onderweg().filter(stappen__isnull=False).distinct()
    return [_onderweg(rij) for rij in rijen.select_related("route", "kandidaat")]


def _onderweg(rij: Routeaanmelding) -> dict:
    stappen = stappen_van(rij, voor_kandidaat=True)
    nu = next((getoond.rij for getoond in stappen if getoond.rij.is_nu), None)
    return {
        "aanmelding": rij,
        "stappen": stappen,
        "nu": nu,
        "afspraak": afspraak_van(rij),
        "knop": _knop(rij, nu),
    }


def _knop(rij: Routeaanmelding, nu: Routestap | None) -> dict | None:
    """The one clear action of this candidate in this route."""
    te_kiezen = acties.afspraakstap(rij)
    vrij = te_kiezen and not acties.huidige_afspraak(rij) and not acties.waarom_niet_kiezen(te_kiezen)
    if vrij and acties.vrije_momenten(rij).exists():
        return {"tekst": "Kies een moment", "adres": reverse("loket:mijn_gesprek", args=[rij.pk])}
    if nu and nu.is_voor_kandidaat and nu.stap.vorm != Stapvorm.AFSPRAAK:
        woord = "Ga verder met" if nu.gegevens or rij.motivatie else "Begin met"
        adres = reverse("loket:mijn_instroom", args=[rij.pk])
        return {"tekst": f"{woord}: {nu.stap.naam.lower()}", "adres": adres}
    return None


def begin(request: HttpRequest, kandidaat: Kandidaat, route: Route) -> HttpResponse:
    """What this route asks, step by step, and one button to begin."""
    lopend = acties.lopende_aanmelding(kandidaat, route)
    if request.method == "POST" and not lopend:
        lopend = acties.begin_route(kandidaat=kandidaat, route=route, door=request.user)
    if lopend and (request.method == "POST" or lopend.is_onderweg):
        return redirect("loket:mijn_instroom", lopend.pk)
    context = {"route": route, "stappen": route.processtappen.geldig(), "aanmelding": lopend}
    return render(request, "loket/mijn/instroom_begin.html", context)


@FORMULIER
@als_kandidaat
def aanmelding(request: HttpRequest, kandidaat: Kandidaat, pk: int) -> HttpResponse:
    """Where the candidate is in a route, and the form of the step that is theirs."""
    gevonden = eigen_aanmelding(request, kandidaat, pk)
    nu = huidige_stap(gevonden)
    form = formulier_voor(nu, request) if nu and nu.is_voor_kandidaat else None
    if request.method == "POST":
        if form is None or is_verlopen_formulier(request, nu):
            messages.info(request, "Deze stap is al gedaan.")
            return redirect("loket:mijn_instroom", pk)
        actie, velden = actie_voor(nu, form)
        if voer_uit(form, actie, velden, routestap=nu, door=request.user):
            return _na_afloop(request, gevonden, form)
    context = {
        "aanmelding": gevonden,
        "nu": nu,
        "form": form,
        "stappen": stappen_van(gevonden, voor_kandidaat=True),
        "afspraak": afspraak_van(gevonden),
        "te_kiezen": (stap := acties.afspraakstap(gevonden)) and not acties.waarom_niet_kiezen(stap),
        "kan_uitstappen": acties.kan_uitstappen(gevonden),
    }
    return toon_formulier(request, "loket/mijn/instroom.html", context, form)


def _na_afloop(request: HttpRequest, aanmelding: Routeaanmelding, form) -> HttpResponse:
    if form.tussendoor:
        messages.success(
            request, "Bewaard. U vindt dit terug onder Mijn loket, en gaat verder wanneer u wilt."
        )
        return redirect("loket:mijn")
    messages.success(request, "Deze stap is klaar.")
    volgende = huidige_stap(aanmelding)
    if volgende and volgende.stap.vorm == Stapvorm.AFSPRAAK:
        return redirect("loket:mijn_gesprek", aanmelding.pk)
    return redirect("loket:mijn_instroom", aanmelding.pk)


@FORMULIER
@als_kandidaat
def gesprek(request: HttpRequest, kandidaat: Kandidaat, pk: int) -> HttpResponse:
    """Choose a moment for the talk, or move it."""
    gevonden = eigen_aanmelding(request, kandidaat, pk)
    stap = acties.afspraakstap(gevonden)
    if stap is None:
        return redirect("loket:mijn_instroom", pk)
    form = Momentkeuze(request.POST or None, momenten=acties.vrije_momenten(gevonden))
    vast = {"aanmelding": gevonden, "door": request.user}
    if request.method == "POST" and voer_uit(form, acties.kies_moment, **vast):
        messages.success(request, "Uw gesprek staat vast. U krijgt een mail met een bestand voor uw agenda.")
        return redirect("loket:mijn_instroom", pk)
    afspraak = acties.huidige_afspraak(gevonden)
    if afspraak and form["moment"].value() == str(afspraak.moment_id):  # the second click of a double click
        return redirect("loket:mijn_instroom", pk)
    context = {
        "aanmelding": gevonden,
        "form": form,
        "afspraak": afspraak,
        "waarom_niet": acties.waarom_niet_verzetten(afspraak)
        if afspraak
        else acties.waarom_niet_kiezen(stap),
        "kan_afzeggen": bool(afspraak) and not acties.waarom_niet_afzeggen(afspraak),
        "momenten": form.fields["moment"].queryset.exists(),
    }
    return toon_formulier(request, "loket/mijn/gesprek.html", context, form)


@FORMULIER
@als_kandidaat
def afzeggen(request: HttpRequest, kandidaat: Kandidaat, pk: int) -> HttpResponse:
    """Ask once more, then cancel the talk; the loket calls for another moment."""
    gevonden = eigen_aanmelding(request, kandidaat, pk)
    afspraak = afspraak_van(gevonden)
    if afspraak is None:
        return redirect("loket:mijn_instroom", pk)
    if request.method == "POST":
        gelukt = "Uw gesprek is afgezegd. Het loket belt u voor een ander moment."
        met_knop(request, acties.zeg_af, gelukt=gelukt, aanmelding=gevonden, door=request.user)
        return redirect("loket:mijn_instroom", pk)
    return render(request, "loket/mijn/afzeggen.html", {"aanmelding": gevonden, "afspraak": afspraak})


@never_cache
@require_safe
@als_kandidaat
def kalender(request: HttpRequest, kandidaat: Kandidaat, pk: int) -> HttpResponse:
    """The appointment as a file for the own calendar."""
    afspraak = afspraak_van(eigen_aanmelding(request, kandidaat, pk))
    if afspraak is None:
        raise Http404
    antwoord = HttpResponse(meldingen.kalenderbestand(afspraak), content_type="text/calendar; charset=utf-8")
    antwoord["Content-Disposition"] = 'attachment; filename="gesprek.ics"'
    return antwoord


@FORMULIER
@als_kandidaat
def uitstappen(request: HttpRequest, kandidaat: Kandidaat, pk: int) -> HttpResponse:
    """Leave a route, with the reason: at every step, up to the start."""
    gevonden = eigen_aanmelding(request, kandidaat, pk)
    if not acties.kan_uitstappen(gevonden):
        raise Http404
    form = Uitstapformulier(gegevens_van(request))
    vast = {"routeaanmelding": gevonden, "door": request.user}
    if request.method == "POST" and voer_uit(form, acties.trek_aanmelding_in, **vast):
        messages.success(request, "Uw aanmelding is ingetrokken. Dank u voor uw uitleg.")
        return redirect("loket:mijn")
    return toon_formulier(
        request, "loket/mijn/aanmelding_intrekken.html", {"aanmelding": gevonden, "form": form}, form
    )
