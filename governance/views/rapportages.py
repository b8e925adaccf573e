"""Reports for DUS-I: ask, follow, read, compare, submit."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from onderwijsregio.kern import bestanden
from onderwijsregio.kern.formulieren import FORMULIER, met_knop, toon_formulier, voer_uit
from onderwijsregio.organisaties.keuzes import Rol

from .. import acties
from ..forms import RapportageForm
from ..keuzes import Rapportagestatus
from ..models import Rapportage
from ..rapportages import verschillen
from ..rechten import is_programmaleider

ZIEN_RAPPORTAGES = (Rol.PROGRAMMALEIDER, Rol.STUURGROEP, Rol.BEHEER)
PER_BLADZIJDE = 20
SOORTEN = {"pdf": bestanden.PDF, "docx": bestanden.DOCX}


@FORMULIER
def rapportages(request: HttpRequest) -> HttpResponse:
    """The reports that this visitor sees; the programme leader asks for a new one here."""
    if not request.user.heeft_rol(*ZIEN_RAPPORTAGES):
        raise Http404
    mag = is_programmaleider(request.user)
    if request.method == "POST" and not mag:
        raise PermissionDenied
    form = RapportageForm(request.POST or None, gebruiker=request.user)
    if rij := voer_uit(form, acties.vraag_rapportage, door=request.user):
        return redirect(rij)
    zichtbaar = Rapportage.objects.zichtbaar_voor(request.user).zonder_inhoud()
    bladzijde = Paginator(zichtbaar.select_related("plan", "gevraagd_door"), PER_BLADZIJDE)
    context = {"form": form, "mag": mag, "page_obj": bladzijde.get_page(request.GET.get("page"))}
    return toon_formulier(request, "governance/rapportages.html", context, form)


@require_safe
def rapportage(request: HttpRequest, pk: int) -> HttpResponse:
    rij = _rapportage(request, pk)
    context = {"rapportage": rij, "mag": is_programmaleider(request.user)}
    if rij.is_gemaakt:
        context |= {"invoer": rij.invoer, "verschillen": verschillen(rij)}
    return render(request, "governance/rapportage.html", context)


@require_safe
def voortgang(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the page that htmx asks for while the report is being made."""
    rij = _rapportage(request, pk)
    if not request.htmx:
        return redirect(rij)
    if rij.status != Rapportagestatus.GEVRAAGD:
        return HttpResponseClientRefresh()
    return render(request, "governance/_voortgang.html", {"rapportage": rij})


@require_safe
def download(request: HttpRequest, pk: int, soort: str) -> HttpResponse:
    rij = _rapportage(request, pk)
    if not rij.is_gemaakt:
        raise Http404
    antwoord = HttpResponse(bytes(getattr(rij, soort)), content_type=SOORTEN[soort])
    antwoord["Content-Disposition"] = f'attachment; filename="{rij.bestandsnaam}.{soort}"'
    return antwoord


@require_POST
def vergelijk(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the documents again from the kept input and say whether they are the same."""
    rij = _rapportage(request, pk)
    if not rij.is_gemaakt:
        raise Http404
    if acties.is_gelijk_opnieuw_gemaakt(rij):
        messages.success(
            request, "Opnieuw gemaakt uit dezelfde invoer: PDF en DOCX zijn gelijk tot op de byte."
        )
    else:
        messages.warning(
            request,
            "Uit dezelfde invoer komt nu een ander bestand: de software is sindsdien veranderd. "
            "De bewaarde bestanden gelden.",
        )
    return redirect(rij)


@require_POST
def vraag_opnieuw(request: HttpRequest, pk: int) -> HttpResponse:
    rij = _rapportage(request, pk)
    met_knop(
        request,
        acties.vraag_opnieuw,
        gelukt="De rapportage wordt opnieuw gemaakt.",
        rapportage=rij,
        door=request.user,
    )
    return redirect(rij)


@FORMULIER
def dien_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether it is certain; then submit, which cannot be undone."""
    rij = _rapportage(request, pk)
    if not is_programmaleider(request.user):
        raise PermissionDenied
    if request.method == "POST":
        met_knop(
            request,
            acties.dien_in,
            gelukt="De rapportage is ingediend. Zij staat vast, met alles waaruit zij is gemaakt.",
            rapportage=rij,
            door=request.user,
        )
        return redirect(rij)
    return render(request, "governance/dien_in.html", {"rapportage": rij})


def _rapportage(request: HttpRequest, pk: int) -> Rapportage:
    zichtbaar = Rapportage.objects.zichtbaar_voor(request.user).defer("pdf", "docx")
    return get_object_or_404(zichtbaar.select_related("plan", "gevraagd_door", "ingediend_door"), pk=pk)
