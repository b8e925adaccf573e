"""The people of the loket, with a face."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from onderwijsregio.kern.formulieren import FORMULIER, toon_formulier, voer_uit

from .. import acties
from ..forms import Visitekaartformulier
from ..models import Visitekaartje
from .poort import met_recht


@FORMULIER
@met_recht("loket.visitekaartje_maken")
def mijn_visitekaartje(request: HttpRequest) -> HttpResponse:
    """What I tell about myself, and how it looks."""
    kaartje = Visitekaartje.objects.filter(gebruiker=request.user).first() or Visitekaartje(
        gebruiker=request.user
    )
    gegeven = (request.POST, request.FILES) if request.method == "POST" else ()
    form = Visitekaartformulier(*gegeven, instance=kaartje)
    if request.method == "POST" and voer_uit(
        form, acties.bewaar_visitekaartje, form.velden, gebruiker=request.user
    ):
        messages.success(request, "Uw visitekaartje is bewaard.")
        return redirect("loket:visitekaartje")
    bewaard = Visitekaartje.objects.filter(gebruiker=request.user).select_related("gebruiker").first()
    return toon_formulier(request, "loket/werk/visitekaartje.html", {"form": form, "kaartje": bewaard}, form)


@login_not_required
@require_safe
@cache_control(private=True, max_age=86400)
def portret(request: HttpRequest, pk: int) -> HttpResponse:
    """The portrait; of somebody who is not on the website only for who logged in."""
    kaartje = get_object_or_404(Visitekaartje.objects.zichtbaar_voor(request.user), pk=pk)
    if not kaartje.portret:
        raise Http404
    return HttpResponse(bytes(kaartje.portret), content_type="image/jpeg")
