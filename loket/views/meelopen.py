"""A day at a school: which schools receive people, asking for a day, and the visitor's own page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onderwijsregio.kern.formulieren import FORMULIER, toon_formulier, voer_uit
from onderwijsregio.kern.geheugen import onthoud_openbaar

from ..acties import meelopen as acties
from ..forms.meelopen import Meeloopfilter, Meeloopformulier
from ..keuzes import Meeloopstatus
from ..meldingen.kalender import MEDIATYPE
from ..meldingen.meelopen import BESTAND, kalenderbestand
from ..models import Kandidaat, Meeloopverzoek, Ontvangst
from .poort import formulier_mag_nog

PER_BLAD = 24
VERZOEKEN_PER_UUR = 20
ADRES_VAN_MEELOPER = "adres_van_meeloper"


@login_not_required
@require_safe
@onthoud_openbaar
def lijst(request: HttpRequest) -> HttpResponse:
    """Schools that receive people, those that look for them first."""
    welkom = Ontvangst.objects.welkom()
    form = Meeloopfilter(request.GET, ontvangst=welkom)
    gevonden = form.toegepast(welkom).select_related("school__bestuur")
    blad = Paginator(gevonden.order_by("bereidheid", "school__naam", "pk"), PER_BLAD)
    context = {
        "form": form,
        "blad": blad.get_page(request.GET.get("page")),
        "gefilterd": any(form.cleaned_data.values()),
    }
    return render(request, "loket/agenda/meelopen.html", context)


@login_not_required
@FORMULIER
def school(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask one school for a day."""
    ontvangst = get_object_or_404(Ontvangst.objects.welkom().select_related("school__bestuur"), school=pk)
    form = Meeloopformulier(request.POST or None, initial=_bekend(request))
    if request.method == "POST":
        if form.is_robot:
            return redirect("loket:meelopen_bedankt")
        mag = form.is_valid() and formulier_mag_nog(request, form, "verzoeken", VERZOEKEN_PER_UUR)
        if mag and voer_uit(form, acties.vraag_meeloopdag, form.verzoek, school=ontvangst.school):
            request.session[ADRES_VAN_MEELOPER] = form.cleaned_data["email"]
            return redirect("loket:meelopen_bedankt")
    context = {"form": form, "ontvangst": ontvangst, "school": ontvangst.school}
    return toon_formulier(request, "loket/agenda/meelopen_school.html", context, form)


def _bekend(request: HttpRequest) -> dict:
    if not request.user.is_authenticated:
        return {}
    eigen = Kandidaat.objects.filter(gebruiker=request.user).first() or request.user
    return {veld: getattr(eigen, veld) for veld in ("voornaam", "achternaam", "email", "telefoon")}


@login_not_required
@never_cache
@require_safe
def bedankt(request: HttpRequest) -> HttpResponse:
    """What happens now; the same whether or not there was a request already."""
    context = {"adres": request.session.get(ADRES_VAN_MEELOPER, ""), "uiterlijk": acties.uiterlijk()}
    return render(request, "loket/agenda/meelopen_bedankt.html", context)


@login_not_required
@never_cache
@FORMULIER
def verzoek(request: HttpRequest, sleutel: str) -> HttpResponse:
    """The page of who asked, reached by the link in the mail: say yes to another day, or withdraw."""
    alle = Meeloopverzoek.objects.met_sleutel(sleutel).select_related("school__bestuur", "kandidaat")
    gevonden = get_object_or_404(alle)
    if request.method == "POST":
        ja = request.POST.get("besluit") == "ja"
        try:
            (acties.neem_voorstel_aan if ja else acties.trek_meelopen_in)(verzoek=gevonden)
            messages.success(
                request, "Afgesproken. Veel plezier!" if ja else "Ingetrokken. De school weet het."
            )
        except ValidationError as fout:
            messages.error(request, fout.messages[0])
        return redirect("loket:meelopen_verzoek", sleutel)
    return render(
        request, "loket/agenda/meelopen_verzoek.html", {"verzoek": gevonden, "school": gevonden.school}
    )


@login_not_required
@never_cache
@require_safe
def afspraak(request: HttpRequest, sleutel: str) -> HttpResponse:
    """The day that was agreed, as a file for the own calendar."""
    alle = Meeloopverzoek.objects.met_sleutel(sleutel).select_related("school")
    gevonden = get_object_or_404(alle, status=Meeloopstatus.AFGESPROKEN)
    antwoord = HttpResponse(kalenderbestand(gevonden), content_type=MEDIATYPE)
    antwoord["Content-Disposition"] = f'attachment; filename="{BESTAND}"'
    return antwoord


def op_school(request: HttpRequest) -> dict | None:
    """The page of a school: whether one can come and look."""
    ontvangst = Ontvangst.objects.welkom().filter(school=request.resolver_match.kwargs["pk"]).first()
    return {"ontvangst": ontvangst} if ontvangst else None
