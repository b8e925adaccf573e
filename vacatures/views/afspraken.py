"""The region's agreements about hiring people: everybody at work reads them, the programme leader writes them."""

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from onderwijsregio.kern.formulieren import FORMULIER, gegevens_van, toon_formulier, voer_uit
from onderwijsregio.kern.uitvoer import SOORTEN, als_bestand
from onderwijsregio.organisaties.rechten import alleen_voor

from .. import acties, rechten
from ..forms import Regioafspraakformulier
from ..models import Regioafspraak, Vacature

PER_BLADZIJDE = 25
EEN_JAAR = timedelta(days=365)


@require_safe
@alleen_voor(rechten.leest_afspraken)
def lijst(request: HttpRequest) -> HttpResponse:
    """What is agreed now, and what was."""
    alle = list(Regioafspraak.objects.all())
    geldig = {afspraak.pk for afspraak in Regioafspraak.objects.geldig()}
    context = {
        "geldig": [afspraak for afspraak in alle if afspraak.pk in geldig],
        "andere": [afspraak for afspraak in alle if afspraak.pk not in geldig],
        "mag_schrijven": rechten.schrijft_afspraken.test(request.user),
    }
    return render(request, "vacatures/afspraken/lijst.html", context)


@FORMULIER
@alleen_voor(rechten.schrijft_afspraken)
def afspraak(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Write an agreement, or change it."""
    gevonden = get_object_or_404(Regioafspraak, pk=pk) if pk else None
    form = Regioafspraakformulier(
        gegevens_van(request),
        instance=gevonden,
        initial={} if gevonden else {"van": timezone.localdate()},
    )
    if request.method == "POST" and voer_uit(
        form, acties.bewaar_regioafspraak, afspraak=gevonden, door=request.user
    ):
        messages.success(request, "De afspraak is bewaard. HR ziet haar bij het schrijven van een vacature.")
        return redirect("vacatures:regioafspraken")
    return toon_formulier(
        request, "vacatures/afspraken/afspraak.html", {"form": form, "afspraak": gevonden}, form
    )


def _afwijkingen():
    """Vacancies that say why they depart from an agreement: on the website, or ended in the last year."""
    sinds = timezone.now() - EEN_JAAR
    getoond = Vacature.objects.filter(gepubliceerd_op__isnull=False).exclude(gesloten_op__lt=sinds)
    rijen = getoond.exclude(afwijking="").select_related("school", "organisatie")
    return rijen.order_by("organisatie__naam", "titel", "pk")


@require_safe
@alleen_voor(rechten.ziet_tekort)
def afwijkingen(request: HttpRequest) -> HttpResponse:
    """Vacancies that depart from an agreement and why, on the website or ended in the last year."""
    context = {"pagina": Paginator(_afwijkingen(), PER_BLADZIJDE).get_page(request.GET.get("page"))}
    return render(request, "vacatures/afspraken/afwijkingen.html", context)


@require_safe
@alleen_voor(rechten.ziet_tekort)
def afwijkingen_export(request: HttpRequest, soort: str) -> HttpResponse:
    """The same vacancies as CSV or XLSX."""
    if soort not in SOORTEN:
        raise Http404
    return als_bestand(
        naam="afwijkingen van afspraken",
        soort=soort,
        koppen=["Bestuur", "Vacature", "School", "Waarom"],
        rijen=[[str(v.organisatie), v.titel, str(v.school), v.afwijking] for v in _afwijkingen()],
    )
