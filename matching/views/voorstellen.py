"""One proposal: for the makelaar who decides, for HR and the candidate who say yes or no."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from onderwijsregio.kern.formulieren import FORMULIER, toon_formulier
from onderwijsregio.organisaties.keuzes import Dag, Rol

from .. import acties, rechten
from ..forms import Neeformulier
from ..keuzes import Voorstelstatus
from ..models import Voorstel


def _voorstel(request: HttpRequest, pk: int) -> Voorstel:
    gezien = Voorstel.objects.zichtbaar_voor(request.user).select_related(
        "kandidaat__gebruiker", "vacature__school", "vacature__organisatie", "ronde"
    )
    return get_object_or_404(gezien, pk=pk)


@FORMULIER
def voorstel(request: HttpRequest, pk: int) -> HttpResponse:
    """The makelaar approves or rejects, and writes down what a candidate says by telephone; HR answers."""
    gevonden = _voorstel(request, pk)
    if not request.user.heeft_rol(Rol.HR, Rol.MAKELAAR, Rol.PROGRAMMALEIDER):
        raise Http404
    wie = _namens(request, gevonden)
    form = Neeformulier(_nee_gegevens(request))
    if request.method == "POST":
        if not wie:
            raise Http404
        if _beslis(request, gevonden, wie, form):
            return redirect(gevonden.ronde if wie == "makelaar" else gevonden)
    context = {
        "voorstel": gevonden,
        "form": form,
        "wie": wie,
        "dagen": [Dag(dag).label for dag in gevonden.kandidaat.dagen],
        "van_het_loket": rechten.mag_bekijken.test(request.user),
        "naam_bekend": not request.user.heeft_rol(Rol.HR) or gevonden.kandidaat_ja_op,
    }
    return toon_formulier(request, "matching/voorstel.html", context, form)


def _namens(request: HttpRequest, gevonden: Voorstel) -> str:
    """On whose behalf this visitor may answer now: "makelaar", "kandidaat", "school", or "" for nobody."""
    if rechten.mag_beslissen.test(request.user):
        if gevonden.status == Voorstelstatus.VOORGESTELD:
            return "makelaar"
        return "kandidaat" if gevonden.status == Voorstelstatus.GOEDGEKEURD else ""
    return "school" if rechten.mag_antwoorden_namens_school.test(request.user, gevonden) else ""


@FORMULIER
def mijn_voorstel(request: HttpRequest, pk: int) -> HttpResponse:
    """The candidate reads which job it is and why, and says yes or no."""
    gevonden = _voorstel(request, pk)
    if gevonden.kandidaat.gebruiker_id != request.user.pk or gevonden.goedgekeurd_op is None:
        raise Http404
    form = Neeformulier(_nee_gegevens(request))
    if request.method == "POST" and _beslis(request, gevonden, "kandidaat", form):
        return redirect("matching:mijn_voorstel", pk)
    return toon_formulier(request, "matching/mijn_voorstel.html", {"voorstel": gevonden, "form": form}, form)


def _nee_gegevens(request: HttpRequest):
    return request.POST if request.POST.get("besluit") == "nee" else None


def _beslis(request: HttpRequest, gevonden: Voorstel, wie: str, form: Neeformulier) -> bool:
    """Carry out what was posted; whether it succeeded. A missing reason stays on the form."""
    besluit = request.POST.get("besluit")
    if besluit == "ja":
        return _voer_uit(request, lambda: _ja(gevonden, wie, request.user))
    if besluit == "nee" and form.is_valid():
        reden = form.cleaned_data["reden"]
        return _voer_uit(request, lambda: _nee(gevonden, wie, reden, request.user))
    return False


def _ja(gevonden: Voorstel, wie: str, door) -> str:
    if wie == "makelaar":
        acties.keur_goed(voorstel=gevonden, door=door)
        return f"Goedgekeurd. {gevonden.kandidaat} en de school hebben een mail gekregen."
    na = acties.zeg_ja(voorstel=gevonden, wie=wie, door=door)
    geplaatst = na.status == Voorstelstatus.GEPLAATST
    return "Het is rond: de plaatsing staat vast." if geplaatst else "Het ja is bewaard. Nu de ander nog."


def _nee(gevonden: Voorstel, wie: str, reden: str, door) -> str:
    if wie == "makelaar":
        acties.wijs_af(voorstel=gevonden, reden=reden, door=door)
        return "Afgewezen. Dit paar komt niet meer terug."
    acties.zeg_nee(voorstel=gevonden, wie=wie, reden=reden, door=door)
    return "Het nee is bewaard. Het loket zoekt verder."


def _voer_uit(request: HttpRequest, actie: Callable[[], str]) -> bool:
    try:
        messages.success(request, actie())
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    return True
