"""The inbox: questions, answers, warm referrals."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onderwijsregio.kern.formulieren import toon_formulier
from onderwijsregio.organisaties.models import Lidmaatschap

from .. import acties
from ..acties.vragen import NAGAAN
from ..forms import Antwoordformulier, Teruggave, Verwijzing, VraagVanElders, Zoekcollega
from ..keuzes import Doorverwijzingstatus
from ..models import Doorverwijzing, Vraag
from .poort import eis, mag_nu, met_recht, voer_uit

FORMULIER = require_http_methods(["GET", "HEAD", "POST"])
PER_BLAD = 25
TABBLADEN = {"nieuw": "Nieuw", "mijn": "Van mij", "alle": "Alle vragen"}


@require_safe
@met_recht("loket.vragen_zien")
def inbox(request: HttpRequest) -> HttpResponse:
    """Questions: new, own, all."""
    toon = request.GET.get("toon") if request.GET.get("toon") in TABBLADEN else "nieuw"
    vragen = Vraag.objects.zichtbaar_voor(request.user).select_related("kandidaat", "eigenaar", "route")
    blad = Paginator(_van_tabblad(vragen, toon, request.user), PER_BLAD).get_page(request.GET.get("page"))
    tabbladen = [{"code": code, "naam": naam, "actief": code == toon} for code, naam in TABBLADEN.items()]
    return render(request, "loket/werk/vragen.html", {"blad": blad, "tabbladen": tabbladen, "toon": toon})


def _van_tabblad(vragen, toon: str, gebruiker):
    """The new questions with the longest waiting first, the others with the newest first."""
    if toon == "nieuw":
        return vragen.open().order_by("gesteld_op", "pk")
    if toon == "mijn":
        vragen = vragen.filter(eigenaar=gebruiker)
    return vragen.order_by("-gesteld_op", "-pk")


def _vraag(request: HttpRequest, pk: int) -> Vraag:
    """The question as somebody at work sees it; askers have their own page."""
    vragen = Vraag.objects.zichtbaar_voor(request.user).exclude(kandidaat__gebruiker=request.user)
    return get_object_or_404(
        vragen.select_related("kandidaat__volgende_stap_van", "eigenaar", "route"), pk=pk
    )


@FORMULIER
@met_recht("loket.vragen_zien")
def nieuw(request: HttpRequest) -> HttpResponse:
    """Write down a question that came by telephone, mail or at a meeting."""
    form = VraagVanElders(request.POST or None)
    if request.method == "POST" and (
        gesteld := voer_uit(form, acties.stel_vraag, form.vraag, door=request.user)
    ):
        messages.success(request, "De vraag staat in de lijst en de vrager krijgt een bevestiging.")
        return redirect(gesteld)
    return toon_formulier(request, "loket/werk/vraag_nieuw.html", {"form": form}, form)


@FORMULIER
@met_recht("loket.werken")
def vraag(request: HttpRequest, pk: int) -> HttpResponse:
    """One question: what was asked, what was answered, and the answer to be."""
    gevonden = _vraag(request, pk)
    mag = mag_nu(request, "loket.vraag_behandelen", gevonden)
    form = _antwoordformulier(request, gevonden) if mag else None
    if request.method == "POST":
        eis(request, "loket.vraag_behandelen", gevonden)
        if voer_uit(form, acties.beantwoord_vraag, vraag=gevonden, door=request.user):
            messages.success(request, f"Uw antwoord is verstuurd naar {gevonden.kandidaat.email}.")
            return redirect(gevonden)
    context = {
        "vraag": gevonden,
        "form": form,
        "mag": mag,
        "ziet_inbox": mag_nu(request, "loket.vragen_zien"),
        "berichten": gevonden.berichten.select_related("door"),
        "doorverwijzingen": gevonden.doorverwijzingen.select_related("naar__gebruiker", "naar__organisatie"),
    }
    return toon_formulier(request, "loket/werk/vraag.html", context, form)


def _antwoordformulier(request: HttpRequest, vraag: Vraag) -> Antwoordformulier:
    return Antwoordformulier(
        request.POST or None, kandidaat=vraag.kandidaat, gebruiker=request.user, volgende_stap=NAGAAN
    )


@FORMULIER
@met_recht("loket.werken")
def doorverwijzen(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose a colleague at a board, say why, and hand the person over."""
    gevonden = _vraag(request, pk)
    eis(request, "loket.vraag_behandelen", gevonden)
    zoekform = Zoekcollega(request.GET)
    naar = _gekozen_collega(request.GET.get("naar", ""), zoekform)
    form = Verwijzing(request.POST or None)
    vast = {"vraag": gevonden, "naar": naar, "door": request.user}
    if request.method == "POST" and naar and voer_uit(form, acties.verwijs_door, **vast):
        messages.success(request, f"{naar.gebruiker.naam} krijgt een mail en antwoordt ja of nee.")
        return redirect(gevonden)
    blad = Paginator(zoekform.collegas(), PER_BLAD).get_page(request.GET.get("page"))
    context = {"vraag": gevonden, "zoekform": zoekform, "blad": blad, "naar": naar, "form": form}
    return toon_formulier(request, "loket/werk/doorverwijzen.html", context, form)


def _gekozen_collega(pk: str, zoekform: Zoekcollega) -> Lidmaatschap | None:
    return zoekform.alle().filter(pk=pk).first() if pk.isdigit() and len(pk) < 19 else None


@FORMULIER
@met_recht("loket.werken")
def doorverwijzing(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody is handed over: accept, or hand back with a reason."""
    rijen = Doorverwijzing.objects.zichtbaar_voor(request.user).exclude(kandidaat__gebruiker=request.user)
    gevonden = get_object_or_404(
        rijen.select_related("kandidaat", "vraag__route", "door", "naar__gebruiker", "naar__organisatie"),
        pk=pk,
    )
    form = Teruggave(request.POST if request.POST.get("besluit") == "terug" else None)
    if request.method == "POST":
        eis(request, "loket.doorverwijzing_beantwoorden", gevonden)
        if antwoord := _beantwoord_doorverwijzing(request, form, gevonden):
            return antwoord
    mag = mag_nu(request, "loket.doorverwijzing_beantwoorden", gevonden)
    context = {
        "doorverwijzing": gevonden,
        "form": form,
        "te_beantwoorden": mag and gevonden.status == Doorverwijzingstatus.AANGEBODEN,
        "ziet_kandidaat": gevonden.status != Doorverwijzingstatus.TERUGGEGEVEN or not mag,
        "berichten": gevonden.vraag.berichten.select_related("door"),
    }
    return toon_formulier(request, "loket/werk/doorverwijzing.html", context, form)


def _beantwoord_doorverwijzing(request: HttpRequest, form: Teruggave, doorverwijzing: Doorverwijzing):
    """The redirect that follows, or None when the page must be shown again."""
    waarden = {"doorverwijzing": doorverwijzing, "door": request.user}
    if request.POST.get("besluit") == "terug":
        if voer_uit(form, acties.geef_terug, **waarden):
            messages.success(request, "Het loket neemt deze persoon weer over.")
            return redirect("loket:werk")
        return None
    try:
        acties.neem_aan(**waarden)
    except ValidationError as fout:
        messages.error(request, fout.messages[0])
        return redirect(doorverwijzing)
    messages.success(request, f"{doorverwijzing.kandidaat} krijgt bericht dat u contact opneemt.")
    return redirect(doorverwijzing.kandidaat)
