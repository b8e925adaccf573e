"""Training at work: what is on offer and was, make it, change it, cancel it, and who comes."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from loket.views.poort import met_recht
from onderwijsregio.kern.formulieren import FORMULIER, voer_uit
from onderwijsregio.kern.uitvoer import SOORTEN, als_bestand

from .. import acties
from ..forms import Annuleerformulier, Scholingformulier
from ..models import Scholing

ALLEEN_WIE_SCHOLING_GEEFT = met_recht("begeleiding.scholing_geven")
PER_BLAD = 25
TABBLADEN = {"komend": "Komt nog", "geweest": "Is geweest"}


def _scholing(request: HttpRequest, pk: int) -> Scholing:
    return get_object_or_404(Scholing.objects.te_beheren_door(request.user), pk=pk)


@require_safe
@ALLEEN_WIE_SCHOLING_GEEFT
def lijst(request: HttpRequest) -> HttpResponse:
    """The training that this user keeps, also what was cancelled; what comes first on top."""
    toon = request.GET.get("toon") if request.GET.get("toon") in TABBLADEN else "komend"
    rijen, vandaag = Scholing.objects.te_beheren_door(request.user).met_stand(), timezone.localdate()
    if toon == "komend":
        rijen = rijen.filter(begint_op__gte=vandaag).order_by("begint_op", "titel", "pk")
    else:
        rijen = rijen.filter(begint_op__lt=vandaag).order_by("-begint_op", "titel", "pk")
    context = {
        "blad": Paginator(rijen.select_related("aanbieder"), PER_BLAD).get_page(request.GET.get("page")),
        "tabbladen": [{"code": c, "naam": naam, "actief": c == toon} for c, naam in TABBLADEN.items()],
        "toon": toon,
    }
    return render(request, "begeleiding/scholingbeheer.html", context)


@FORMULIER
@ALLEEN_WIE_SCHOLING_GEEFT
def nieuw(request: HttpRequest) -> HttpResponse:
    """Put a training on offer."""
    form = Scholingformulier(request.POST or None, gebruiker=request.user)
    if request.method == "POST" and (gemaakt := voer_uit(form, acties.maak_scholing, door=request.user)):
        messages.success(request, "De scholing staat in het aanbod. Iedereen die is ingelogd, ziet hem.")
        return redirect(gemaakt)
    return _formulier(request, form)


@FORMULIER
@ALLEEN_WIE_SCHOLING_GEEFT
def wijzig(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is on offer."""
    scholing = _scholing(request, pk)
    form = Scholingformulier(request.POST or None, instance=_scholing(request, pk), gebruiker=request.user)
    vast = {"scholing": scholing, "door": request.user}
    if request.method == "POST" and voer_uit(form, acties.wijzig_scholing, **vast):
        messages.success(request, "De scholing is gewijzigd.")
        return redirect(scholing)
    return _formulier(request, form, scholing)


def _formulier(request: HttpRequest, form: Scholingformulier, scholing: Scholing | None = None):
    context = {"form": form, "scholing": scholing}
    return render(request, "begeleiding/scholing_schrijf.html", context, status=422 if form.errors else 200)


@FORMULIER
@ALLEEN_WIE_SCHOLING_GEEFT
def annuleer(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel a training, after a second thought: who hears of it."""
    scholing = _scholing(request, pk)
    form = Annuleerformulier(request.POST or None)
    vast = {"scholing": scholing, "door": request.user}
    if request.method == "POST" and voer_uit(form, acties.annuleer_scholing, **vast):
        messages.success(request, "De scholing gaat niet door. Wie zich inschreef, heeft een mail gekregen.")
        return redirect(scholing)
    context = {"form": form, "scholing": scholing, "aantal": scholing.inschrijvingen.in_kracht().count()}
    return render(request, "begeleiding/scholing_annuleer.html", context, status=422 if form.errors else 200)


@require_safe
@ALLEEN_WIE_SCHOLING_GEEFT
def deelnemers(request: HttpRequest, pk: int, soort: str) -> HttpResponse:
    """Who comes and who waits, as CSV or XLSX."""
    if soort not in SOORTEN:
        raise Http404
    scholing = _scholing(request, pk)
    rijen = scholing.inschrijvingen.in_kracht().select_related("kandidaat").order_by("status", "op", "pk")
    return als_bestand(
        naam=f"deelnemers-{scholing}-{scholing.begint_op}",
        soort=soort,
        koppen=["Naam", "E-mail", "Telefoon", "Stand", "Sinds"],
        rijen=[
            [
                rij.kandidaat.naam,
                rij.kandidaat.email,
                rij.kandidaat.telefoon,
                rij.get_status_display(),
                timezone.localdate(rij.op),
            ]
            for rij in rijen
        ],
    )
