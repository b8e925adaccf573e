"""The training on offer: look, enrol, wait, cancel."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from loket.views.poort import eis, mag_nu
from onderwijsregio.kern.formulieren import FORMULIER, met_knop
from onderwijsregio.organisaties.keuzes import Rol

from .. import acties
from ..models import Inschrijving, Scholing

PER_BLAD = 20


@require_safe
def scholingen(request: HttpRequest) -> HttpResponse:
    """Training that has not begun, with the places left and what the visitor enrolled for."""
    rijen = Scholing.objects.zichtbaar_voor(request.user).komend().met_stand().select_related("aanbieder")
    rijen = rijen.order_by("begint_op", "titel", "pk")  # counting forgets the model's own order
    blad = Paginator(rijen, PER_BLAD).get_page(request.GET.get("page"))
    eigen = Inschrijving.objects.in_kracht().filter(
        kandidaat__gebruiker=request.user, scholing__in=list(blad)
    )
    per_scholing = {inschrijving.scholing_id: inschrijving for inschrijving in eigen}
    kaarten = [
        {"scholing": scholing, "vrij": _vrij(scholing), "eigen": per_scholing.get(scholing.pk)}
        for scholing in blad
    ]
    context = {
        "blad": blad,
        "kaarten": kaarten,
        "geeft_scholing": mag_nu(request, "begeleiding.scholing_geven"),
    }
    return render(request, "begeleiding/scholingen.html", context)


def _vrij(scholing: Scholing) -> int:
    """Places left of a training of `met_stand`; none as long as people wait for one."""
    return 0 if scholing.wachtenden else max(scholing.plaatsen - scholing.bezet, 0)


def _scholing(request: HttpRequest, pk: int) -> Scholing:
    rijen = Scholing.objects.zichtbaar_voor(request.user).met_stand().select_related("aanbieder")
    return get_object_or_404(rijen, pk=pk)


@require_safe
def scholing(request: HttpRequest, pk: int) -> HttpResponse:
    """One training; who keeps it also sees who comes and who waits."""
    gevonden = _scholing(request, pk)
    eigen = gevonden.inschrijvingen.in_kracht().filter(kandidaat__gebruiker=request.user).first()
    beheert = mag_nu(request, "begeleiding.scholing_beheren", gevonden)
    deelnemers = gevonden.inschrijvingen.in_kracht() if beheert else gevonden.inschrijvingen.none()
    context = {
        "scholing": gevonden,
        "vrij": _vrij(gevonden),
        "eigen": eigen,
        "plek_op_wachtlijst": _plek_op_wachtlijst(eigen) if eigen and not eigen.is_ingeschreven else None,
        "deelnemers": deelnemers.select_related("kandidaat").order_by("status", "op", "pk"),
        "beheert": beheert,
        "mag_annuleren": request.user.heeft_rol(Rol.MAKELAAR) and gevonden.is_open,
    }
    return render(request, "begeleiding/scholing.html", context)


def _plek_op_wachtlijst(inschrijving: Inschrijving) -> int:
    wachtenden = inschrijving.scholing.inschrijvingen.wachtend().values_list("pk", flat=True)
    return list(wachtenden).index(inschrijving.pk) + 1


@require_POST
def schrijf_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a place, or wait for one."""
    gevonden = _scholing(request, pk)
    try:
        inschrijving = acties.schrijf_zelf_in(scholing=gevonden, gebruiker=request.user)
    except ValidationError as fout:
        messages.error(request, fout.messages[0])
    else:
        if inschrijving.is_ingeschreven:
            messages.success(request, "U bent ingeschreven. U krijgt een bevestiging per mail.")
        else:
            messages.info(request, "Alle plaatsen zijn bezet. U staat op de wachtlijst.")
    return redirect(gevonden)


@FORMULIER
def annuleer(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a place back, after a second thought."""
    rijen = Inschrijving.objects.zichtbaar_voor(request.user).in_kracht()
    inschrijving = get_object_or_404(rijen.select_related("kandidaat", "scholing"), pk=pk)
    eis(request, "begeleiding.inschrijving_annuleren", inschrijving)
    if request.method == "POST":
        gelukt, wie = "De inschrijving is geannuleerd.", {"inschrijving": inschrijving, "door": request.user}
        met_knop(request, acties.annuleer_inschrijving, gelukt=gelukt, **wie)
        return redirect(inschrijving.scholing)
    zelf = inschrijving.kandidaat.gebruiker_id == request.user.pk
    return render(request, "begeleiding/annuleer.html", {"inschrijving": inschrijving, "zelf": zelf})
