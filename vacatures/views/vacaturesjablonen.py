"""Templates of the own board: begin a vacancy with one, make one of a vacancy, throw one away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern.formulieren import FORMULIER, gegevens_van, toon_formulier, voer_uit
from onderwijsregio.organisaties.rechten import alleen_voor

from .. import acties, rechten
from ..forms import Vacaturesjabloonformulier
from ..models import Vacaturesjabloon
from .werk import eigen_vacature, herbruikbaar


@require_safe
@alleen_voor(rechten.mag_schrijven)
def lijst(request: HttpRequest) -> HttpResponse:
    """The templates of the own board; 404 for who writes no vacancies."""
    context = {"sjablonen": Vacaturesjabloon.objects.zichtbaar_voor(request.user)}
    return render(request, "vacatures/vacaturesjablonen.html", context)


@FORMULIER
def maak(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a template of one of the own vacancies."""
    vacature = eigen_vacature(request, pk)
    form = Vacaturesjabloonformulier(gegevens_van(request), initial={"naam": vacature.titel[:80]})
    if request.method == "POST" and voer_uit(
        form,
        acties.maak_vacaturesjabloon,
        lambda: form.cleaned_data | {"velden": _als_json(herbruikbaar(vacature))},
        vacature=vacature,
        door=request.user,
    ):
        messages.success(request, "Het sjabloon is bewaard. U kiest het bij een nieuwe vacature.")
        return redirect("vacatures:vacaturesjablonen")
    context = {"form": form, "vacature": vacature}
    return toon_formulier(request, "vacatures/vacaturesjabloon.html", context, form)


def _als_json(velden: dict) -> dict:
    """Numbers with decimals as text: JSON would round them."""
    return {naam: waarde if _is_json(waarde) else str(waarde) for naam, waarde in velden.items()}


def _is_json(waarde) -> bool:
    return waarde is None or isinstance(waarde, str | bool | int | list)


@require_POST
def gooi_weg(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a template of the own board away."""
    sjabloon = get_object_or_404(Vacaturesjabloon.objects.zichtbaar_voor(request.user), pk=pk)
    acties.gooi_vacaturesjabloon_weg(sjabloon=sjabloon, door=request.user)
    messages.success(request, f"Het sjabloon ‘{sjabloon}’ is weg.")
    return redirect("vacatures:vacaturesjablonen")
