"""Moments for interviews about one vacancy: put ready, moved, taken back."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from onderwijsregio.kern.formulieren import FORMULIER, gegevens_van, met_knop, toon_formulier, voer_uit

from .. import acties
from ..forms import Momentaanbod, Momentformulier, van_moment
from ..models import Sollicitatiegesprek, Sollicitatiemoment, Vacature
from .werk import eigen_vacature


def _eigen_moment(request: HttpRequest, pk: int) -> Sollicitatiemoment:
    eigen = Vacature.objects.te_beheren_door(request.user)
    rijen = Sollicitatiemoment.objects.geldig().filter(vacature__in=eigen.values("pk"))
    return get_object_or_404(rijen.select_related("vacature__school"), pk=pk)


@FORMULIER
def momenten(request: HttpRequest, pk: int) -> HttpResponse:
    """The moments of a vacancy and who has them; put more ready."""
    vacature = eigen_vacature(request, pk)
    form = Momentaanbod(gegevens_van(request), initial={"plaats": vacature.school.naam})
    wat = {"vacature": vacature, "door": request.user}
    if gezet := voer_uit(form, acties.bied_momenten_aan, form.moment, **wat):
        zin = "Wie is uitgenodigd en nog geen gesprek heeft, krijgt een mail."
        messages.success(request, f"{len(gezet)} momenten staan klaar. {zin}")
        return redirect("vacatures:momenten", pk)
    context = {"vacature": vacature, "form": form, "momenten": _komend(vacature)}
    return toon_formulier(request, "vacatures/momenten.html", context, form)


def _komend(vacature: Vacature):
    """The moments that were not withdrawn, with the talk that is planned there."""
    gekozen = Sollicitatiegesprek.objects.geldig().select_related("sollicitatie__kandidaat")
    rijen = vacature.momenten.geldig()
    return rijen.prefetch_related(Prefetch("afspraken", queryset=gekozen, to_attr="gekozen"))


@FORMULIER
def verzet(request: HttpRequest, pk: int) -> HttpResponse:
    """Move one moment; who has it hears so."""
    moment = _eigen_moment(request, pk)
    form = Momentformulier(gegevens_van(request), initial=van_moment(moment))
    if voer_uit(form, acties.verzet_moment, form.moment, moment=moment, door=request.user):
        messages.success(request, "Het moment is verzet. Wie het had gekozen, krijgt een mail.")
        return redirect("vacatures:momenten", moment.vacature_id)
    gekozen = moment.afspraken.geldig().select_related("sollicitatie__kandidaat").first()
    context = {"vacature": moment.vacature, "moment": moment, "form": form, "gekozen": gekozen}
    return toon_formulier(request, "vacatures/moment.html", context, form)


@require_POST
def trek_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a moment; who had chosen it gets a mail."""
    moment = _eigen_moment(request, pk)
    gelukt = "Het moment is ingetrokken. Wie het had gekozen, krijgt een mail."
    met_knop(request, acties.trek_moment_in, gelukt=gelukt, moment=moment, door=request.user)
    return redirect("vacatures:momenten", moment.vacature_id)
