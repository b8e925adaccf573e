"""What a candidate does: apply, follow an application, take it back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from loket.acties import word_kandidaat
from loket.models import Kandidaat
from onderwijsregio.kern.formulieren import toon_formulier

from .. import acties
from ..forms import Sollicitatieformulier
from ..models import Sollicitatie, Vacature


@require_http_methods(["GET", "HEAD", "POST"])
def solliciteer(request: HttpRequest, pk: int) -> HttpResponse:
    """Apply for a vacancy, once. A vacancy that closes meanwhile keeps what was typed on the screen."""
    vacature = get_object_or_404(_te_zien(request, pk).select_related("school", "organisatie"), pk=pk)
    kandidaat = _kandidaat(request)
    if kandidaat is None:
        return render(request, "vacatures/solliciteer.html", {"vacature": vacature})
    if eerdere := vacature.sollicitaties.filter(kandidaat=kandidaat).first():
        return redirect("vacatures:mijn_sollicitatie", eerdere.pk)
    form = Sollicitatieformulier(request.POST if request.method == "POST" else None, kandidaat=kandidaat)
    verstuurd = request.method == "POST" and form.is_valid() and _verstuur(request, vacature, kandidaat, form)
    if verstuurd:
        return verstuurd
    request.session["solliciteert"] = pk
    context = {"vacature": vacature, "form": form, "kandidaat": kandidaat}
    return toon_formulier(request, "vacatures/solliciteer.html", context, form)


def _te_zien(request: HttpRequest, pk: int):
    """Also a vacancy that closed while this visitor had the form on the screen: they are told so."""
    if request.session.get("solliciteert") == pk:
        return Vacature.objects.all()
    return Vacature.objects.zichtbaar_voor(request.user)


def _kandidaat(request: HttpRequest) -> Kandidaat | None:
    """The visitor's own record; who works in the region makes one first, on /mijn/."""
    gevonden = Kandidaat.objects.filter(gebruiker=request.user.pk).first()
    if gevonden or request.user.lidmaatschap:
        return gevonden
    try:
        return word_kandidaat(gebruiker=request.user)
    except ValidationError:  # no verified address, or somebody else's: /mijn/ tells which
        return None


def _verstuur(
    request: HttpRequest, vacature: Vacature, kandidaat: Kandidaat, form: Sollicitatieformulier
) -> HttpResponse | None:
    try:
        sollicitatie = acties.solliciteer(
            vacature=vacature, kandidaat=kandidaat, door=request.user, **form.cleaned_data
        )
    except ValidationError as fout:
        if getattr(fout, "code", "") == "dubbel":  # the second click of a double click
            eerdere = Sollicitatie.objects.get(vacature=vacature, kandidaat=kandidaat)
            return redirect("vacatures:mijn_sollicitatie", eerdere.pk)
        form.add_error(None, fout)
        return None
    messages.success(request, "Uw sollicitatie is verstuurd.")
    return redirect("vacatures:mijn_sollicitatie", sollicitatie.pk)


def _eigen_sollicitatie(request: HttpRequest, pk: int) -> Sollicitatie:
    eigen = Sollicitatie.objects.zichtbaar_voor(request.user).filter(kandidaat__gebruiker=request.user.pk)
    return get_object_or_404(eigen.select_related("vacature__school", "vacature__organisatie"), pk=pk)


@require_safe
def mijn_sollicitatie(request: HttpRequest, pk: int) -> HttpResponse:
    sollicitatie = _eigen_sollicitatie(request, pk)
    context = {"sollicitatie": sollicitatie, "documenten": sollicitatie.documenten.all()}
    return render(request, "vacatures/mijn_sollicitatie.html", context)


@require_POST
def trek_in(request: HttpRequest, pk: int) -> HttpResponse:
    sollicitatie = _eigen_sollicitatie(request, pk)
    try:
        acties.trek_sollicitatie_in(sollicitatie=sollicitatie, door=request.user)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    else:
        messages.success(request, "Uw sollicitatie is ingetrokken. De school heeft bericht gekregen.")
    return redirect("vacatures:mijn_sollicitatie", pk)
