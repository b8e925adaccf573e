"""Trajects at work: the list, one traject, and what can be noted about it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from loket.models import Kandidaat
from loket.views.poort import eis, mag_nu, met_recht
from onderwijsregio.kern.formulieren import FORMULIER, toon_formulier, voer_uit
from onderwijsregio.kern.uitvoer import SOORTEN, als_bestand

from .. import acties
from ..forms import (
    Gespreksformulier,
    Mentorformulier,
    Mijlpaalformulier,
    Stopformulier,
    Terugdraaiformulier,
    Trajectfilter,
)
from ..keuzes import Trajectstatus
from ..models import Gesprek, Koppeling, Traject

ALLEEN_WIE_VOLGT = met_recht("begeleiding.trajecten_zien")
PER_BLAD = 25


def _gefilterd(request: HttpRequest) -> tuple[Trajectfilter, QuerySet[Traject]]:
    """The filter form and the trajects that pass it."""
    alle = Traject.objects.te_begeleiden_door(request.user)
    form = Trajectfilter(request.GET, trajecten=alle)
    return form, form.toegepast(alle).voor_lijst()


@require_safe
@ALLEEN_WIE_VOLGT
def lijst(request: HttpRequest) -> HttpResponse:
    """The trajects that this user follows, those that began last first."""
    form, trajecten = _gefilterd(request)
    blad = Paginator(trajecten, PER_BLAD).get_page(request.GET.get("page"))
    gefilterd = any(request.GET.get(veld) for veld in form.fields)
    return render(request, "begeleiding/trajecten.html", {"form": form, "blad": blad, "gefilterd": gefilterd})


@require_safe
@ALLEEN_WIE_VOLGT
def export(request: HttpRequest, soort: str) -> HttpResponse:
    """The filtered list as CSV or XLSX."""
    if soort not in SOORTEN:
        raise Http404
    koppen = [
        "Naam", "Route", "School", "Begin", "Uiterlijk klaar", "Status", "Gestopt op",
        "Mentor", "Volgende mijlpaal", "Gepland op", "Te laat",
    ]  # fmt: skip
    rijen = [_rij(traject) for traject in _gefilterd(request)[1]]
    return als_bestand(naam=f"trajecten-{timezone.localdate()}", soort=soort, koppen=koppen, rijen=rijen)


def _rij(traject: Traject) -> list:
    """One traject of `voor_lijst` as a line of the export."""
    mijlpaal = traject.open_mijlpalen[0] if traject.is_lopend and traject.open_mijlpalen else None
    return [
        traject.kandidaat.naam,
        str(traject.route),
        str(traject.school),
        traject.start_op,
        traject.eind_op,
        traject.get_status_display(),
        traject.gestopt_op,
        ", ".join(koppeling.mentor.gebruiker.naam for koppeling in traject.koppelingen_nu),
        mijlpaal.naam if mijlpaal else "",
        mijlpaal.gepland_op if mijlpaal else None,
        "ja" if mijlpaal and mijlpaal.is_te_laat else "nee",
    ]


def _traject(request: HttpRequest, pk: int) -> Traject:
    trajecten = Traject.objects.te_begeleiden_door(request.user)
    return get_object_or_404(
        trajecten.select_related("kandidaat", "route", "school__bestuur", "plaatsing__vacature"), pk=pk
    )


def _koppeling(traject: Traject) -> Koppeling | None:
    """The link with the mentor who guides now."""
    return traject.koppelingen.lopend().select_related("mentor__gebruiker", "mentor__school").first()


@require_safe
@ALLEEN_WIE_VOLGT
def traject(request: HttpRequest, pk: int) -> HttpResponse:
    """One traject: who, where, the milestones, the mentor, and that there were conversations."""
    gevonden = _traject(request, pk)
    koppeling = _koppeling(gevonden)
    mijlpalen = list(gevonden.te_tonen_mijlpalen())
    mag_mijlpaal = mag_nu(request, "begeleiding.mijlpaal_vastleggen", gevonden)
    context = {
        "traject": gevonden,
        "koppeling": koppeling,
        "vorige": gevonden.vorige_mentor() if koppeling is None else None,
        "mijlpalen": mijlpalen,
        "te_laat": [mijlpaal for mijlpaal in mijlpalen if mijlpaal.is_te_laat],
        "mag_leiden": gevonden.is_lopend and mag_nu(request, "begeleiding.traject_leiden", gevonden),
        "mag_mijlpaal": gevonden.is_lopend and gevonden.is_begonnen and mag_mijlpaal,
        "mag_terug": gevonden.status != Trajectstatus.GESTOPT and mag_mijlpaal,
        "is_mentor": mag_nu(request, "begeleiding.gesprek_vastleggen", koppeling),
        "ziet_kaart": Kandidaat.objects.te_begeleiden_door(request.user)
        .filter(pk=gevonden.kandidaat_id)
        .exists(),
        **_gesprekken(request, gevonden),
    }
    return render(request, "begeleiding/traject.html", context)


def _gesprekken(request: HttpRequest, traject: Traject) -> dict:
    """The conversations that this user may read, and of the others no more than when and with whom."""
    alle = Gesprek.objects.filter(koppeling__traject=traject)
    eigen = alle.zichtbaar_voor(request.user)
    andere = alle.exclude(pk__in=eigen.values("pk")).select_related("koppeling__mentor__gebruiker")
    return {
        "gesprekken": eigen,
        "gevoerd": andere.defer("onderwerp", "verslag", "afspraken"),
    }


@FORMULIER
@ALLEEN_WIE_VOLGT
def mijlpaal(request: HttpRequest, pk: int, mijlpaal_pk: int) -> HttpResponse:
    """Note that a milestone was reached."""
    gevonden = _traject(request, pk)
    eis(request, "begeleiding.mijlpaal_vastleggen", gevonden)
    te_behalen = get_object_or_404(gevonden.mijlpalen.open(), pk=mijlpaal_pk)
    form = Mijlpaalformulier(request.POST or None)
    vast = {"mijlpaal": te_behalen, "door": request.user}
    if request.method == "POST" and voer_uit(form, acties.behaal_mijlpaal, **vast):
        messages.success(request, f"Behaald: {te_behalen.naam}.")
        return redirect(gevonden)
    context = {
        "traject": gevonden,
        "mijlpaal": te_behalen,
        "form": form,
        "is_laatste": not gevonden.mijlpalen.open().exclude(pk=te_behalen.pk).exists(),
    }
    return toon_formulier(request, "begeleiding/mijlpaal.html", context, form)


@FORMULIER
@ALLEEN_WIE_VOLGT
def mijlpaal_terug(request: HttpRequest, pk: int, mijlpaal_pk: int) -> HttpResponse:
    """Undo a milestone that was noted by mistake."""
    gevonden = _traject(request, pk)
    eis(request, "begeleiding.mijlpaal_vastleggen", gevonden)
    behaald = get_object_or_404(gevonden.mijlpalen.exclude(behaald_op=None), pk=mijlpaal_pk)
    form = Terugdraaiformulier(request.POST or None)
    vast = {"mijlpaal": behaald, "door": request.user}
    if request.method == "POST" and voer_uit(form, acties.draai_mijlpaal_terug, **vast):
        messages.success(request, f"Teruggedraaid: {behaald.naam}.")
        return redirect(gevonden)
    context = {"traject": gevonden, "mijlpaal": behaald, "form": form}
    return render(request, "begeleiding/mijlpaal_terug.html", context, status=422 if form.errors else 200)


@FORMULIER
@ALLEEN_WIE_VOLGT
def mentor(request: HttpRequest, pk: int) -> HttpResponse:
    """Link a mentor, or another one."""
    gevonden = _traject(request, pk)
    eis(request, "begeleiding.traject_leiden", gevonden)
    form = Mentorformulier(request.POST or None, traject=gevonden)
    vast = {"traject": gevonden, "door": request.user}
    if request.method == "POST" and (gekoppeld := voer_uit(form, acties.koppel_mentor, **vast)):
        messages.success(request, f"{gekoppeld.mentor.gebruiker} en {gevonden.kandidaat} krijgen bericht.")
        return redirect(gevonden)
    context = {
        "traject": gevonden,
        "form": form,
        "koppeling": _koppeling(gevonden),
        "keuze": form.fields["mentor"].queryset.exists(),
    }
    return toon_formulier(request, "begeleiding/mentor.html", context, form)


@FORMULIER
@ALLEEN_WIE_VOLGT
def gesprek(request: HttpRequest, pk: int) -> HttpResponse:
    """The mentor records a conversation."""
    gevonden = _traject(request, pk)
    koppeling = _koppeling(gevonden)
    eis(request, "begeleiding.gesprek_vastleggen", koppeling)
    form = Gespreksformulier(request.POST or None)
    vast = {"koppeling": koppeling, "door": request.user}
    if request.method == "POST" and voer_uit(form, acties.leg_gesprek_vast, **vast):
        messages.success(request, "Het gesprek staat erin. Alleen u en uw kandidaat lezen het.")
        return redirect(gevonden)
    context = {"traject": gevonden, "form": form}
    return toon_formulier(request, "begeleiding/gesprek.html", context, form)


@FORMULIER
@ALLEEN_WIE_VOLGT
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """End a traject before its time, after a second thought."""
    gevonden = _traject(request, pk)
    eis(request, "begeleiding.traject_leiden", gevonden)
    form = Stopformulier(request.POST or None)
    vast = {"traject": gevonden, "door": request.user}
    if request.method == "POST" and voer_uit(form, acties.stop_traject, form.stop, **vast):
        messages.success(request, "Het traject is gestopt. Het loket voert een exitgesprek.")
        return redirect(gevonden)
    context = {"traject": gevonden, "form": form}
    return toon_formulier(request, "begeleiding/stop.html", context, form)
