"""What a provider does: offer lessons, publish and stop them, and answer questions of schools."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from onderwijsregio.kern.formulieren import FORMULIER, gegevens_van, met_knop, toon_formulier, voer_uit

from .. import acties, rechten
from ..forms.les import Aanbodformulier, Lesantwoordformulier
from ..models import Lesaanbod, Lesvraag
from .lespoort import met_lessen


def _eigen(request: HttpRequest, pk: int) -> Lesaanbod:
    return get_object_or_404(Lesaanbod.objects.te_beheren_door(request.user), pk=pk)


@FORMULIER
@met_lessen(rechten.geeft_lessen)
def nieuw_aanbod(request: HttpRequest) -> HttpResponse:
    """A provider writes a lesson; it starts as a draft."""
    form = Aanbodformulier(gegevens_van(request))
    wie = {"organisatie": request.user.lidmaatschap.organisatie, "door": request.user}
    if aanbod := voer_uit(form, acties.maak_aanbod, form.velden, **wie):
        messages.success(
            request, "Bewaard als concept. Zo ziet een school uw les. Klopt het? Zet hem op de website."
        )
        return redirect(aanbod)
    return toon_formulier(request, "vacatures/lessen/schrijf.html", {"form": form}, form)


@FORMULIER
@met_lessen(rechten.geeft_lessen)
def wijzig_aanbod(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an own lesson; what was booked keeps what was agreed."""
    aanbod = _eigen(request, pk)
    form = Aanbodformulier(gegevens_van(request), instance=aanbod)
    if voer_uit(form, acties.wijzig_aanbod, form.velden, aanbod=aanbod, door=request.user):
        messages.success(request, "Uw les is bewaard. Wat al is geboekt, blijft zoals het was afgesproken.")
        return redirect(aanbod)
    return toon_formulier(request, "vacatures/lessen/schrijf.html", {"form": form, "aanbod": aanbod}, form)


@require_POST
@met_lessen(rechten.geeft_lessen)
def publiceer_aanbod(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an own lesson on the website."""
    return _doe(
        request, pk, acties.publiceer_aanbod, "Uw les staat op de website. Scholen kunnen hem boeken."
    )


@require_POST
@met_lessen(rechten.geeft_lessen)
def stop_aanbod(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an own lesson off the website; what was booked goes on."""
    return _doe(
        request, pk, acties.stop_aanbod, "Uw les staat niet meer op de website. Wat is geboekt, gaat door."
    )


def _doe(request: HttpRequest, pk: int, actie, gelukt: str) -> HttpResponse:
    aanbod = _eigen(request, pk)
    met_knop(request, actie, gelukt=gelukt, aanbod=aanbod, door=request.user)
    return redirect(aanbod)


@FORMULIER
@met_lessen(rechten.werkt_met_lessen)
def lesvraag(request: HttpRequest, pk: int) -> HttpResponse:
    """A question and its answer; the provider who was asked answers it."""
    gezien = Lesvraag.objects.zichtbaar_voor(request.user)
    vraag = get_object_or_404(gezien.select_related("aanbod__organisatie", "bestuur", "gesteld_door"), pk=pk)
    mag = rechten.geeft_lessen.test(request.user) and not vraag.antwoord
    if request.method == "POST" and not rechten.geeft_lessen.test(request.user):
        raise Http404
    form = Lesantwoordformulier(gegevens_van(request))
    if voer_uit(form, acties.beantwoord_lesvraag, vraag=vraag, door=request.user):
        messages.success(request, f"Uw antwoord is gemaild naar {vraag.gesteld_door}.")
        return redirect("vacatures:onze_lessen")
    context = {"vraag": vraag, "form": form if mag or form.errors else None}
    return toon_formulier(request, "vacatures/lessen/antwoord.html", context, context["form"])
