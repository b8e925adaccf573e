"""One application at work: the board reads, notes, writes and answers; the loket reads along."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from onderwijsregio.kern.formulieren import (
    FORMULIER,
    als_nummer,
    gegevens_van,
    met_knop,
    toon_formulier,
    voer_uit,
)

from .. import acties, rechten
from ..forms import Antwoordformulier, Berichtformulier, Notitieformulier
from ..keuzes import ANTWOORDEN, Sollicitatiestatus
from ..models import Antwoordsjabloon, Sollicitatie, Sollicitatienotitie
from .gesprek import regels


def gezien_aan_het_werk(request: HttpRequest, pk: int) -> Sollicitatie:
    """An application that this visitor reads at work; a stranger, and whoever applied, gets 404."""
    gezien = Sollicitatie.objects.aan_het_werk_gezien_door(request.user)
    diep = ("kandidaat", "vacature__school", "vacature__organisatie", "doorgegeven_door", "loket_door")
    return get_object_or_404(gezien.select_related(*diep), pk=pk)


def te_behandelen(request: HttpRequest, pk: int) -> Sollicitatie:
    """An application that this visitor handles: HR of the board."""
    gezien = Sollicitatie.objects.te_behandelen_door(request.user)
    return get_object_or_404(
        gezien.select_related("kandidaat", "vacature__school", "vacature__organisatie"), pk=pk
    )


@FORMULIER
def sollicitatie(request: HttpRequest, pk: int) -> HttpResponse:
    """Read one application and answer it. From the moment that the board opens it the candidate's text stands."""
    gevonden = gezien_aan_het_werk(request, pk)
    behandelt = rechten.mag_beheren.test(request.user, gevonden.vacature)
    if request.method == "POST" and not behandelt:
        raise Http404
    if request.method == "GET" and behandelt and acties.lees(sollicitatie=gevonden):
        gevonden.refresh_from_db(fields=["gelezen_op"])
    form = _antwoordformulier(
        gevonden,
        gegevens_van(request),
        _van_sjabloon(request, gevonden) if behandelt else {},
    )
    vast = {"sollicitatie": gevonden, "stand": request.POST.get("stand", ""), "door": request.user}
    if voer_uit(form, acties.beantwoord_sollicitatie, **vast):
        messages.success(request, f"Uw antwoord is gemaild naar {gevonden.kandidaat}.")
        return redirect("vacatures:sollicitatie", pk)
    return _toon(request, gevonden, form=form, fout=form)


def _antwoordformulier(gevonden: Sollicitatie, gegevens=None, begin: dict | None = None) -> Antwoordformulier:
    afspraken = acties.afspraken_bij_antwoord(gevonden)
    return Antwoordformulier(
        gegevens,
        huidig=gevonden.status,
        afspraken=afspraken,
        initial={**(begin or {}), "is_student": bool(afspraken) and gevonden.is_van_student},
    )


def _van_sjabloon(request: HttpRequest, gevonden: Sollicitatie) -> dict:
    """What `?sjabloon=` puts in the answer, with the placeholders filled in."""
    eigen = Antwoordsjabloon.objects.zichtbaar_voor(request.user)
    rij = eigen.filter(pk=als_nummer(request.GET.get("sjabloon", ""))).first()
    if rij is None:
        return {}
    return {"status": rij.soort, "antwoord": acties.vul_sjabloon_in(rij.tekst, gevonden, request.user)}


def _toon(
    request: HttpRequest, gevonden: Sollicitatie, *, form=None, bericht=None, notitie=None, fout=None
) -> HttpResponse:
    """The page of one application, with the form that was refused on it."""
    behandelt = rechten.mag_beheren.test(request.user, gevonden.vacature)
    ingetrokken = gevonden.status == Sollicitatiestatus.INGETROKKEN
    antwoorden = ANTWOORDEN.get(gevonden.status, ()) if behandelt else ()
    form = form or _antwoordformulier(gevonden)
    context = {
        "sollicitatie": gevonden,
        "behandelt": behandelt,
        "antwoorden": antwoorden,
        "form": form,
        "afspraken": form.afspraken if behandelt else [],
        "sjablonen": _sjablonen(request, antwoorden),
        "bericht": bericht or Berichtformulier(),
        "notitie": notitie or Notitieformulier(),
        "notities": Sollicitatienotitie.objects.zichtbaar_voor(request.user)
        .filter(sollicitatie=gevonden)
        .select_related("door"),
        "regels": regels(gevonden, voor_kandidaat=False),
        "gesprek": acties.huidig_gesprek(gevonden),
        "documenten": [] if ingetrokken else gevonden.documenten.all(),
    }
    return toon_formulier(request, "vacatures/sollicitatie.html", context, fout)


def _sjablonen(request: HttpRequest, antwoorden) -> list[Antwoordsjabloon]:
    """The templates with which the board can begin the answer that fits now."""
    if not antwoorden:
        return []
    return list(Antwoordsjabloon.objects.zichtbaar_voor(request.user).filter(soort__in=antwoorden))


@require_POST
def bericht(request: HttpRequest, pk: int) -> HttpResponse:
    """Write to the candidate."""
    gevonden = te_behandelen(request, pk)
    form = Berichtformulier(request.POST)
    vast = {"sollicitatie": gevonden, "van_bestuur": True, "door": request.user}
    if voer_uit(form, acties.schrijf_bericht, **vast):
        messages.success(request, f"Uw bericht is gemaild naar {gevonden.kandidaat}.")
        return redirect("vacatures:sollicitatie", pk)
    return _toon(request, gevonden, bericht=form, fout=form)


@require_POST
def notitie(request: HttpRequest, pk: int) -> HttpResponse:
    """Note something for colleagues of the board."""
    gevonden = te_behandelen(request, pk)
    form = Notitieformulier(request.POST)
    if voer_uit(form, acties.noteer, sollicitatie=gevonden, door=request.user):
        messages.success(request, "Uw notitie is bewaard.")
        return redirect("vacatures:sollicitatie", pk)
    return _toon(request, gevonden, notitie=form, fout=form)


def _doe(request: HttpRequest, pk: int, actie, gelukt: str) -> HttpResponse:
    """One actie behind one button."""
    met_knop(request, actie, gelukt=gelukt, sollicitatie=te_behandelen(request, pk), door=request.user)
    return redirect("vacatures:sollicitatie", pk)


@require_POST
def geef_door(request: HttpRequest, pk: int) -> HttpResponse:
    """Pass a rejected candidate on to the loket."""
    return _doe(request, pk, acties.geef_door, "Doorgegeven. Het loket belt de kandidaat.")


@require_POST
def nog_een_gesprek(request: HttpRequest, pk: int) -> HttpResponse:
    """The first talk was held; the candidate may choose a moment for another."""
    gelukt = "De kandidaat kan weer een moment kiezen."
    return _doe(request, pk, acties.nog_een_gesprek, gelukt)
