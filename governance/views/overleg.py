"""Bodies, their meetings and agendas, and the plan."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern.formulieren import FORMULIER, met_knop, toon_formulier, voer_uit
from onderwijsregio.organisaties.models import Gebruiker

from .. import acties
from ..forms import AgendapuntForm, BesluitForm, VergaderingForm
from ..keuzes import Vergaderstatus
from ..models import Activiteit, Agendapunt, Besluit, Doel, Gremium, Plan, Rapportage, Vergadering
from ..rechten import is_programmaleider, is_secretaris
from ..stemregels import UITLEG
from . import blokken


@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """What the bodies of this visitor do; 404 for who has none."""
    gremia = list(_met_volgende_vergadering(Gremium.objects.zichtbaar_voor(request.user)))
    if not gremia:
        raise Http404
    vergaderingen = Vergadering.objects.zichtbaar_voor(request.user).komend().select_related("gremium")
    besluiten = Besluit.objects.zichtbaar_voor(request.user).select_related(
        "agendapunt__vergadering__gremium"
    )
    context = {
        "gremia": gremia,
        "vergaderingen": vergaderingen[:4],
        "besluiten": besluiten.order_by("-pk")[:5],
        "plan": Plan.objects.zichtbaar_voor(request.user).first(),
        "rapportages": Rapportage.objects.zichtbaar_voor(request.user)
        .zonder_inhoud()
        .select_related("plan")[:3],
        "mag_rapporteren": is_programmaleider(request.user),
        "gegevens": blokken.wachtend(request),
    }
    return render(request, "governance/overzicht.html", context)


def _met_volgende_vergadering(gremia):
    komend = Vergadering.objects.filter(gremium=OuterRef("pk")).komend()
    return gremia.annotate(volgende_vergadering=Subquery(komend.values("begint_op")[:1]))


@require_safe
def gremium(request: HttpRequest, code: str) -> HttpResponse:
    rij = get_object_or_404(Gremium.objects.zichtbaar_voor(request.user), code=code)
    besluiten = Besluit.objects.filter(agendapunt__vergadering__gremium=rij)
    context = {
        "gremium": rij,
        "zetels": rij.zetels.op(timezone.localdate()).op_volgorde(),
        "regels": [(regel, UITLEG[regel]) for regel in acties.regels_van(rij)],
        "komend": rij.vergaderingen.komend(),
        "gehouden": rij.vergaderingen.filter(status=Vergaderstatus.GEHOUDEN)[:10],
        "besluiten": besluiten.select_related("agendapunt").order_by("-pk")[:10],
        "is_secretaris": is_secretaris(request.user, rij),
    }
    return render(request, "governance/gremium.html", context)


@FORMULIER
def plan_vergadering(request: HttpRequest, code: str) -> HttpResponse:
    rij = get_object_or_404(Gremium.objects.zichtbaar_voor(request.user), code=code)
    _alleen_secretaris(request.user, rij)
    form = VergaderingForm(request.POST or None)
    if vergadering := voer_uit(form, acties.plan_vergadering, gremium=rij, door=request.user):
        messages.success(
            request, "De vergadering staat gepland. Wie een zetel heeft, krijgt een uitnodiging."
        )
        return redirect(vergadering)
    return toon_formulier(request, "governance/plan_vergadering.html", {"gremium": rij, "form": form}, form)


@require_safe
def vergadering(request: HttpRequest, pk: int) -> HttpResponse:
    rij = _vergadering(request, pk)
    punten = rij.agendapunten.select_related("besluit", "indicator")
    context = {
        "vergadering": rij,
        "punten": punten,
        "is_secretaris": is_secretaris(request.user, rij.gremium),
        "gepland": rij.status == Vergaderstatus.GEPLAND,
        "begonnen": rij.begint_op <= timezone.now(),
    }
    return render(request, "governance/vergadering.html", context)


@FORMULIER
def agendeer(request: HttpRequest, pk: int) -> HttpResponse:
    rij = _vergadering(request, pk)
    _alleen_secretaris(request.user, rij.gremium)
    form = AgendapuntForm(request.POST or None, gebruiker=request.user)
    if punt := voer_uit(form, acties.agendeer, vergadering=rij, door=request.user):
        messages.success(request, f"‘{punt.titel}’ staat op de agenda.")
        return redirect(rij)
    return toon_formulier(request, "governance/agendeer.html", {"vergadering": rij, "form": form}, form)


@FORMULIER
def stel_besluit_voor(request: HttpRequest, pk: int) -> HttpResponse:
    punten = Agendapunt.objects.zichtbaar_voor(request.user).select_related("vergadering__gremium")
    punt = get_object_or_404(punten, pk=pk)
    _alleen_secretaris(request.user, punt.vergadering.gremium)
    form = BesluitForm(request.POST or None)
    if besluit := voer_uit(form, acties.stel_besluit_voor, agendapunt=punt, door=request.user):
        messages.success(request, f"Besluit {besluit.nummer} is voorgesteld.")
        return redirect(besluit)
    return toon_formulier(request, "governance/stel_besluit_voor.html", {"punt": punt, "form": form}, form)


@require_POST
def rond_af(request: HttpRequest, pk: int) -> HttpResponse:
    rij = _vergadering(request, pk)
    met_knop(
        request,
        acties.rond_vergadering_af,
        gelukt="De vergadering is afgerond. De agenda staat vast.",
        vergadering=rij,
        door=request.user,
    )
    return redirect(rij)


@require_safe
def plan(request: HttpRequest, jaar: int | None = None) -> HttpResponse:
    """The newest plan, or that of a year: its themes with goals and activities. 404 for who has no role."""
    if request.user.lidmaatschap is None:
        raise Http404
    plannen = Plan.objects.zichtbaar_voor(request.user).select_related("bron")
    rij = get_object_or_404(plannen, jaar=jaar) if jaar else plannen.first()
    context = {"plan": rij, "themas": themas_van(rij) if rij else [], "plannen": plannen}
    return render(request, "governance/plan.html", context)


def themas_van(plan: Plan) -> list[dict]:
    """Per theme of the plan its goals and its activities, in the order of the region."""
    themas: dict = {}
    for soort, rijen in (
        ("doelen", Doel.objects.filter(plan=plan).select_related("thema")),
        ("activiteiten", Activiteit.objects.filter(plan=plan).select_related("thema", "doel")),
    ):
        for rij in rijen:
            leeg = {"thema": rij.thema, "doelen": [], "activiteiten": []}
            themas.setdefault(rij.thema_id, leeg)[soort].append(rij)
    return sorted(themas.values(), key=lambda deel: deel["thema"].volgorde)


def _vergadering(request: HttpRequest, pk: int) -> Vergadering:
    zichtbaar = Vergadering.objects.zichtbaar_voor(request.user).select_related("gremium", "gepland_door")
    return get_object_or_404(zichtbaar, pk=pk)


def _alleen_secretaris(gebruiker: Gebruiker, gremium: Gremium) -> None:
    if not is_secretaris(gebruiker, gremium):
        raise PermissionDenied
