"""What schools do: find a lesson from outside, ask about it, choose days, book. Providers choose other days."""

from datetime import time

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from onderwijsregio.kern.formulieren import FORMULIER, gegevens_van, toon_formulier
from onderwijsregio.kern.geheugen import onthoud_openbaar
from onderwijsregio.organisaties.context import regio_van

from .. import acties, rapportages, rechten
from ..forms.les import (
    Boekformulier,
    Lesfilter,
    Lesvraagformulier,
    Momentkiezer,
    Voorstelformulier,
    eigen_scholen,
)
from ..keuzes.les import Dagdeel, Reeksstatus
from ..models import Lesaanbod, Lesreeks
from .lespoort import met_lessen

PER_BLAD = 12


@login_not_required
@require_safe
@met_lessen()
@onthoud_openbaar
def lessen(request: HttpRequest) -> HttpResponse:
    """All lessons that schools can book; the choice lives in the address."""
    form = Lesfilter(request.GET)
    gevonden = form.toegepast(Lesaanbod.objects.openbaar().select_related("organisatie"))
    context = {
        "form": form,
        "blad": Paginator(gevonden, PER_BLAD).get_page(request.GET.get("page")),
        "gefilterd": any(form.cleaned_data.values()) or bool(form.errors),
    }
    return toon_formulier(request, "vacatures/lessen/lijst.html", context, form)


def _aanbod(request: HttpRequest, pk: int) -> Lesaanbod:
    gezien = Lesaanbod.objects.zichtbaar_voor(request.user).select_related("organisatie", "gebied")
    return get_object_or_404(gezien, pk=pk)


@login_not_required
@require_safe
@met_lessen()
@onthoud_openbaar
def les(request: HttpRequest, pk: int) -> HttpResponse:
    """One lesson, with everything a school asks."""
    aanbod = _aanbod(request, pk)
    boekt = rechten.boekt_lessen.test(request.user)
    eigen = aanbod.vragen.zichtbaar_voor(request.user) if boekt else aanbod.vragen.none()
    context = {
        "aanbod": aanbod,
        "boekt": boekt,
        "beheert": Lesaanbod.objects.te_beheren_door(request.user).filter(pk=pk).exists()
        if request.user.is_authenticated
        else False,
        "vragen": eigen.select_related("gesteld_door")[:5],
        "uren": regio_van(request).lesaanbod_uren,
    }
    return render(request, "vacatures/lessen/les.html", context)


@FORMULIER
@met_lessen(rechten.boekt_lessen)
def stel_lesvraag(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the provider something, for the own board."""
    aanbod = _aanbod(request, pk)
    form = Lesvraagformulier(gegevens_van(request))
    if request.method == "POST" and form.is_valid():
        acties.stel_lesvraag(aanbod=aanbod, door=request.user, **form.cleaned_data)
        messages.success(
            request, f"Uw vraag is gemaild naar {aanbod.organisatie}. Het antwoord krijgt u per mail."
        )
        return redirect(aanbod)
    return toon_formulier(request, "vacatures/lessen/vraag.html", {"form": form, "aanbod": aanbod}, form)


def _begintijd(aanbod: Lesaanbod) -> time:
    return time(9) if Dagdeel.OCHTEND in aanbod.dagdelen else time(13)


@FORMULIER
@met_lessen(rechten.boekt_lessen)
def boek_lessen(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose school and hour, see which days are free, tick them and ask the provider for them."""
    aanbod, eigen = _aanbod(request, pk), eigen_scholen(request.user)
    if not eigen.exists():
        raise Http404
    scholen = eigen.filter(sector__in=aanbod.sectoren)
    if not scholen.exists():
        messages.error(request, f"Deze les is voor {aanbod.sectoren_in_woorden}. Zo'n school hebt u niet.")
        return redirect(aanbod)
    begin = {"van": _begintijd(aanbod), "school": scholen[0] if len(scholen[:2]) == 1 else None}
    moment = Momentkiezer(_keuze(request), scholen=scholen, initial=begin)
    if not moment.is_valid():
        return _toon_dagen(request, "boek", moment, None, aanbod=aanbod)
    school, keuze = moment.cleaned_data["school"], _tijd(moment)
    form = Boekformulier(gegevens_van(request), aanbod=aanbod)
    if reeks := _probeer(request, form, acties.vraag_lessen_aan, aanbod=aanbod, school=school, **keuze):
        messages.success(request, "Aangevraagd. U krijgt een mail zodra de aanbieder antwoordt.")
        return redirect(reeks)
    maanden = rapportages.lesmaanden(aanbod, school, vanaf=moment.vanaf(), **keuze)
    return _toon_dagen(request, "boek", moment, form, aanbod=aanbod, school=school, maanden=maanden)


@FORMULIER
@met_lessen(rechten.geeft_lessen)
def andere_dagen(request: HttpRequest, pk: int) -> HttpResponse:
    """The provider chooses other days than the school asked for."""
    alle = Lesreeks.objects.zichtbaar_voor(request.user).select_related("aanbod", "school")
    reeks = get_object_or_404(alle, pk=pk, status=Reeksstatus.AANGEVRAAGD)
    lessen = list(reeks.lessen.in_kracht())
    moment = Momentkiezer(_keuze(request), initial={"van": lessen[0].van})
    vast = {"reeks": reeks, "aanbod": reeks.aanbod, "school": reeks.school, "gevraagd": lessen}
    if not moment.is_valid():
        return _toon_dagen(request, "andere_dagen", moment, None, **vast)
    keuze = _tijd(moment)
    form = Voorstelformulier(gegevens_van(request), aanbod=reeks.aanbod)
    if _probeer(request, form, acties.stel_andere_dagen_voor, reeks=reeks, **keuze):
        messages.success(request, "Uw voorstel is gemaild naar de school.")
        return redirect(reeks)
    maanden = rapportages.lesmaanden(reeks.aanbod, reeks.school, vanaf=moment.vanaf(), behalve=reeks, **keuze)
    return _toon_dagen(request, "andere_dagen", moment, form, maanden=maanden, **vast)


def _keuze(request: HttpRequest):
    """School, hour and month as the address of the page gives them; None when nothing was chosen yet."""
    return request.GET if "van" in request.GET or request.method == "POST" else None


def _tijd(moment: Momentkiezer) -> dict:
    """The hour, and whether the school is open in a holiday."""
    return {naam: moment.cleaned_data[naam] for naam in ("van", "in_vakantie")}


def _toon_dagen(request: HttpRequest, sjabloon: str, moment: Momentkiezer, form, **context) -> HttpResponse:
    """The page on which days are chosen: first school and hour, then the days that are free."""
    context |= {"moment": moment, "form": form, "uren": regio_van(request).lesaanbod_uren}
    return toon_formulier(request, f"vacatures/lessen/{sjabloon}.html", context, form or moment)


def _probeer(request: HttpRequest, form, actie, **vast) -> Lesreeks | None:
    """Do it with what was sent, if that is right; a refusal stands at the days. None when it was not done."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return actie(door=request.user, **vast, **form.cleaned_data)
    except ValidationError as fout:
        form.add_error("dagen", fout)
        return None
