"""The agenda at work: making events, who comes, the list at the door, what it brought."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern.formulieren import FORMULIER, als_nummer, met_knop, toon_formulier, voer_uit
from onderwijsregio.kern.uitvoer import SOORTEN, als_bestand

from ..acties import aanmelden
from ..acties import agenda as acties
from ..acties import uitnodigen as uitnodigingen
from ..forms.agenda import Afgelasting, Evenementformulier, Standformulier
from ..keuzes import Evenementstatus
from ..models import Evenement
from ..rapportages import agenda as rapportages
from ..rechten import nodigt_uit
from .poort import met_recht

PER_BLAD = 20
TABBLADEN = ("komend", "voorbij", "concept")
beheerders = met_recht("loket.agenda_beheren")


def _tabblad(request: HttpRequest) -> str:
    return request.GET.get("toon") if request.GET.get("toon") in TABBLADEN else "komend"


def _van_tabblad(request: HttpRequest):
    """The events this user manages: coming soonest first, past ones latest first."""
    eigen, toon = Evenement.objects.te_beheren_door(request.user), _tabblad(request)
    if toon == "concept":
        return eigen.filter(status=Evenementstatus.CONCEPT).order_by("begint_op", "pk")
    if toon == "komend":
        return eigen.openbaar().komend().order_by("begint_op", "pk")
    return eigen.openbaar().filter(eindigt_op__lt=timezone.now()).order_by("-begint_op", "-pk")


@require_safe
@beheerders
def lijst(request: HttpRequest) -> HttpResponse:
    """The events this user manages, with how full they are and what they brought."""
    blad = Paginator(_van_tabblad(request), PER_BLAD).get_page(request.GET.get("page"))
    toon = _tabblad(request)
    context = {
        "blad": blad,
        "resultaten": rapportages.resultaten(blad.object_list) if blad.object_list else [],
        "toon": toon,
    }
    return render(request, "loket/werk/agenda/lijst.html", context)


@require_safe
@beheerders
def export_lijst(request: HttpRequest, soort: str) -> HttpResponse:
    """Cost and results of the events on this tab, as CSV or XLSX."""
    if soort not in SOORTEN:
        raise Http404
    gevonden = rapportages.resultaten(_van_tabblad(request))
    return als_bestand(
        naam=f"agenda-{_tabblad(request)}-{timezone.localdate()}",
        soort=soort,
        koppen=rapportages.KOPPEN,
        rijen=rapportages.rijen(gevonden),
    )


def _evenement(request: HttpRequest, pk: int) -> Evenement:
    eigen = Evenement.objects.te_beheren_door(request.user).select_related("organisator", "gemaakt_door")
    return get_object_or_404(eigen, pk=pk)


@require_safe
@beheerders
def evenement(request: HttpRequest, pk: int) -> HttpResponse:
    """One event: who comes, who waits, what it brought."""
    gevonden = _evenement(request, pk)
    (resultaat,) = rapportages.resultaten(Evenement.objects.filter(pk=pk))
    context = {
        "evenement": gevonden,
        "resultaat": resultaat,
        "oordeel": rapportages.oordeel(gevonden),
        "ingeschreven": gevonden.aanmeldingen.ingeschreven().order_by("achternaam", "voornaam", "pk"),
        "wachtlijst": gevonden.aanmeldingen.wachtlijst(),
        "stands": gevonden.stands.select_related("organisatie"),
        "uitgenodigd": gevonden.uitnodigingen.count(),
        "mag_uitnodigen": gevonden.kan_aanmelden and nodigt_uit(request.user),
    }
    return render(request, "loket/werk/agenda/evenement.html", context)


@FORMULIER
@met_recht("loket.uitnodigen")
def uitnodigen(request: HttpRequest, pk: int) -> HttpResponse:
    """How many candidates this event fits, what they will read, and the button that invites them."""
    gevonden = _evenement(request, pk)
    if not gevonden.kan_aanmelden:
        messages.error(request, uitnodigingen.TE_LAAT)
        return redirect("loket:werk_evenement", pk)
    if request.method == "POST":
        aantal = uitnodigingen.nodig_uit(evenement=gevonden)
        messages.success(request, f"Uitgenodigd: {aantal} {'persoon' if aantal == 1 else 'mensen'}.")
        return redirect("loket:werk_evenement", pk)
    context = {
        "evenement": gevonden,
        "aantal": uitnodigingen.uit_te_nodigen(gevonden).count(),
        "eerder": gevonden.uitnodigingen.count(),
        "routes": gevonden.routes.all(),
    }
    return render(request, "loket/werk/agenda/uitnodigen.html", context)


@FORMULIER
@beheerders
def nieuw(request: HttpRequest) -> HttpResponse:
    """A new event; with `?van=` it begins as a copy of another one."""
    voorbeeld = _voorbeeld(request)
    form = Evenementformulier(
        request.POST or None, gebruiker=request.user, initial=_als_begin(voorbeeld) if voorbeeld else {}
    )
    vast = {"door": request.user, "voorbeeld": voorbeeld}
    if request.method == "POST" and (gemaakt := voer_uit(form, acties.maak_evenement, form.velden, **vast)):
        messages.success(request, "Het concept is bewaard. Het staat in de agenda zodra u het publiceert.")
        return redirect("loket:werk_evenement", gemaakt.pk)
    context = {"form": form, "titel": "Nieuwe bijeenkomst", "terug": reverse("loket:werk_agenda")}
    return toon_formulier(request, "loket/werk/agenda/formulier.html", context, form)


def _voorbeeld(request: HttpRequest) -> Evenement | None:
    van = als_nummer(request.GET.get("van", ""))
    return Evenement.objects.te_beheren_door(request.user).filter(pk=van).first()


def _als_begin(voorbeeld: Evenement) -> dict:
    """Everything but the moment, which is another one, and the bill, which is still to come."""
    velden = set(Evenementformulier.Meta.fields) - {"begint_op", "eindigt_op", "kosten"}
    begin = {veld: getattr(voorbeeld, veld) for veld in velden}
    return begin | {"organisator": voorbeeld.organisator_id, "routes": voorbeeld.routes.all()}


@FORMULIER
@beheerders
def wijzig(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an event. When people must hear of it, the page first says how many and asks once more."""
    gevonden = _evenement(request, pk)
    form = Evenementformulier(request.POST or None, instance=gevonden, gebruiker=request.user)
    te_mailen = _te_mailen(gevonden, form) if request.method == "POST" else 0
    bevestigd = not te_mailen or request.POST.get("bevestigd") == "ja"
    vast = {"evenement": gevonden, "door": request.user}
    if (
        request.method == "POST"
        and bevestigd
        and voer_uit(form, acties.wijzig_evenement, form.velden, **vast)
    ):
        gemaild = f" {te_mailen} mensen krijgen een mail." if te_mailen else ""
        messages.success(request, f"De bijeenkomst is gewijzigd.{gemaild}")
        return redirect("loket:werk_evenement", pk)
    context = {
        "form": form,
        "titel": "Bijeenkomst wijzigen",
        "evenement": gevonden,
        "terug": reverse("loket:werk_evenement", args=[pk]),
        "te_mailen": te_mailen if not form.errors else 0,
    }
    return toon_formulier(request, "loket/werk/agenda/formulier.html", context, form)


def _te_mailen(gevonden: Evenement, form: Evenementformulier) -> int:
    """How many people this change would be mailed to."""
    if gevonden.status != Evenementstatus.GEPUBLICEERD or gevonden.is_voorbij or not form.is_valid():
        return 0
    anders = acties.andere_tijd_of_plaats(gevonden, form.velden())
    return gevonden.aanmeldingen.in_kracht().count() if anders else 0


@require_POST
@beheerders
def publiceer(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a draft in the agenda."""
    gevonden = _evenement(request, pk)
    gelukt = "De bijeenkomst staat in de agenda."
    met_knop(request, acties.publiceer, gelukt=gelukt, evenement=gevonden, door=request.user)
    return redirect("loket:werk_evenement", pk)


@require_POST
@beheerders
def gooi_weg(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a draft."""
    wat = {"evenement": _evenement(request, pk), "door": request.user}
    if met_knop(request, acties.gooi_weg, gelukt="Het concept is weg.", **wat):
        return redirect(reverse("loket:werk_agenda") + "?toon=concept")
    return redirect("loket:werk_evenement", pk)


@FORMULIER
@beheerders
def afgelasten(request: HttpRequest, pk: int) -> HttpResponse:
    """Call an event off, with the reason that everybody reads."""
    gevonden = _evenement(request, pk)
    form = Afgelasting(request.POST or None)
    vast = {"evenement": gevonden, "door": request.user}
    if request.method == "POST" and voer_uit(form, acties.gelast_af, **vast):
        messages.success(request, "De bijeenkomst gaat niet door. Iedereen krijgt bericht.")
        return redirect("loket:werk_evenement", pk)
    context = {"form": form, "evenement": gevonden, "aantal": gevonden.aanmeldingen.in_kracht().count()}
    return toon_formulier(request, "loket/werk/agenda/afgelasten.html", context, form)


@FORMULIER
@beheerders
def stands(request: HttpRequest, pk: int) -> HttpResponse:
    """The stands at a market: add, change, take away."""
    gevonden = _evenement(request, pk)
    if request.method == "POST" and "weg" in request.POST:
        stand = get_object_or_404(gevonden.stands, pk=als_nummer(request.POST["weg"]))
        acties.haal_stand_weg(stand=stand, door=request.user)
        return redirect("loket:evenement_stands", pk)
    form = Standformulier(request.POST or None)
    vast = {"evenement": gevonden, "door": request.user}
    if request.method == "POST" and voer_uit(form, acties.zet_stand, **vast):
        messages.success(request, "De stand is bewaard.")
        return redirect("loket:evenement_stands", pk)
    context = {"form": form, "evenement": gevonden, "stands": gevonden.stands.select_related("organisatie")}
    return toon_formulier(request, "loket/werk/agenda/stands.html", context, form)


@FORMULIER
@beheerders
def aanwezig(request: HttpRequest, pk: int) -> HttpResponse:
    """The list at the door, on a phone: one large button a person."""
    gevonden = _evenement(request, pk)
    mensen = gevonden.aanmeldingen.ingeschreven().order_by("voornaam", "achternaam", "pk")
    if request.method == "POST":
        return _noteer(request, gevonden, mensen)
    context = {
        "evenement": gevonden,
        "mensen": mensen,
        "zijn_er": mensen.filter(aanwezig=True).count(),
        "kan_nu": timezone.localdate(gevonden.begint_op) <= timezone.localdate(),
    }
    return render(request, "loket/werk/agenda/aanwezig.html", context)


def _noteer(request: HttpRequest, gevonden: Evenement, mensen) -> HttpResponse:
    aanmelding = get_object_or_404(mensen, pk=als_nummer(request.POST.get("wie", "")))
    try:
        er_is = {"ja": True, "nee": False}.get(request.POST.get("aanwezig"))
        aanmelden.noteer_aanwezig(aanmelding=aanmelding, aanwezig=er_is, door=request.user)
    except ValidationError as fout:
        messages.error(request, fout.messages[0])
    return redirect(reverse("loket:evenement_aanwezig", args=[gevonden.pk]) + f"#p{aanmelding.pk}")


@require_safe
@beheerders
def export(request: HttpRequest, pk: int, soort: str) -> HttpResponse:
    """Who registered for one event, as CSV or XLSX."""
    gevonden = _evenement(request, pk)
    if soort not in SOORTEN:
        raise Http404
    namen = {True: "ja", False: "nee", None: ""}
    rijen = [
        [
            rij.voornaam,
            rij.achternaam,
            rij.email,
            rij.get_status_display(),
            timezone.make_naive(rij.aangemeld_op).replace(microsecond=0),
            namen[rij.aanwezig],
        ]
        for rij in gevonden.aanmeldingen.all()
    ]
    koppen = ["Voornaam", "Achternaam", "E-mail", "Status", "Aangemeld op", "Aanwezig"]
    naam = f"aanmeldingen {gevonden.titel} {timezone.localdate(gevonden.begint_op)}"
    return als_bestand(naam=naam, soort=soort, koppen=koppen, rijen=rijen)
