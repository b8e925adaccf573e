"""Decisions and the votes on them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern.formulieren import FORMULIER, met_knop, toon_formulier, voer_uit
from onderwijsregio.organisaties.keuzes import Stemregel

from .. import acties
from ..forms import BesluitZoekForm, NotulenForm, StemForm
from ..keuzes import Besluitstatus, Stemuitslag, Vergaderstatus
from ..models import Besluit, Gremium, Stem, Stemming, Zetel
from ..rechten import is_secretaris, mag_stemmen_voor
from ..stemregels import UITLEG

PER_BLADZIJDE = 20


@require_safe
def besluiten(request: HttpRequest) -> HttpResponse:
    """Every decision of the bodies of this visitor, to search in; 404 for who has none."""
    if not Gremium.objects.zichtbaar_voor(request.user).exists():
        raise Http404
    form = BesluitZoekForm(request.GET, gebruiker=request.user)
    gevonden = form.filter(Besluit.objects.zichtbaar_voor(request.user)).order_by("-nummer")
    bladzijde = Paginator(gevonden.select_related("agendapunt__vergadering__gremium"), PER_BLADZIJDE)
    return render(
        request,
        "governance/besluiten.html",
        {"form": form, "page_obj": bladzijde.get_page(request.GET.get("page"))},
    )


@require_safe
def besluit(request: HttpRequest, pk: int) -> HttpResponse:
    """The decision: how it came about when it is fixed, otherwise where the voting stands."""
    rij = _besluit(request, pk)
    secretaris = is_secretaris(request.user, rij.gremium)
    context = {"besluit": rij, "gremium": rij.gremium, "is_secretaris": secretaris}
    if not rij.staat_vast:
        context |= _lopend(rij, request, secretaris)
    return render(request, "governance/besluit.html", context)


def _lopend(besluit: Besluit, request: HttpRequest, secretaris: bool) -> dict:
    rondes = list(besluit.stemmingen.prefetch_related("stemmen__zetel__organisatie"))
    nu = next((ronde for ronde in rondes if ronde.uitslag == Stemuitslag.OPEN), None)
    vergadering = besluit.agendapunt.vergadering
    context = {
        "rondes": _rondes(besluit, rondes),
        "mag_openen": secretaris
        and besluit.status == Besluitstatus.VOORGESTELD
        and vergadering.status == Vergaderstatus.GEPLAND,
        "stemming": nu,
    }
    return context | _stand_van(nu, request) if nu else context


def _rondes(besluit: Besluit, rondes: list[Stemming]) -> list[dict]:
    """Every rule that the body tries, in order, with how far it is."""
    gehouden = {ronde.ronde: ronde for ronde in rondes}
    return [
        {"regel": Stemregel(regel), "uitleg": UITLEG[regel], "stemming": gehouden.get(nummer)}
        for nummer, regel in enumerate(acties.regels_van(besluit.gremium), start=1)
    ]


def _stand_van(stemming: Stemming, request: HttpRequest) -> dict:
    """The seats with their ballots so far, and what closing now would mean."""
    zetels = _zetels(stemming)
    gestemd = {stem.zetel_id: stem for stem in stemming.stemmen.all()}
    eigen = set(
        Zetel.objects.van(request.user).filter(gremium=stemming.besluit.gremium).values_list("pk", flat=True)
    )
    rijen = [{"zetel": z, "stem": gestemd.get(z.pk), "eigen": z.pk in eigen} for z in zetels]
    return {
        "rijen": rijen,
        "totaal": len(rijen),
        "gestemd": len([rij for rij in rijen if rij["stem"]]),
        "weegt": stemming.regel == Stemregel.GEWOGEN,
        "tussenstand": acties.tussenstand(stemming),
        "volgende_regel": acties.regels_van(stemming.besluit.gremium)[stemming.ronde :][:1],
    }


@require_POST
def open_stemming(request: HttpRequest, pk: int) -> HttpResponse:
    rij = _besluit(request, pk)
    met_knop(request, acties.open_stemming, gelukt="De stemming is open.", besluit=rij, door=request.user)
    return redirect(rij)


@FORMULIER
def stem(request: HttpRequest, pk: int, zetel_pk: int) -> HttpResponse:
    """The ballot of one seat, by who fills it or by the secretary."""
    stemming = _stemming(request, pk)
    zetel = get_object_or_404(_zetels(stemming), pk=zetel_pk)
    if not mag_stemmen_voor(request.user, zetel):
        raise PermissionDenied
    if stemming.uitslag != Stemuitslag.OPEN:
        messages.info(request, "Deze stemming is gesloten.")
        return redirect(stemming.besluit)
    eerder = Stem.objects.filter(stemming=stemming, zetel=zetel).first()
    form = StemForm(request.POST or None, stemming=stemming, stem=eerder)
    if voer_uit(form, acties.stem, stemming=stemming, zetel=zetel, door=request.user):
        messages.success(request, f"De stem van {zetel.organisatie} is vastgelegd.")
        return redirect(stemming.besluit)
    context = {"form": form, "stemming": stemming, "zetel": zetel, "uitleg": UITLEG[stemming.regel]}
    return toon_formulier(request, "governance/stem.html", context, form)


@FORMULIER
def notuleer(request: HttpRequest, pk: int) -> HttpResponse:
    """The ballots of all seats at once, as the secretary heard them in the meeting."""
    stemming = _stemming(request, pk)
    if not is_secretaris(request.user, stemming.besluit.gremium):
        raise PermissionDenied
    if stemming.uitslag != Stemuitslag.OPEN:
        messages.info(request, "Deze stemming is gesloten.")
        return redirect(stemming.besluit)
    form = NotulenForm(request.POST or None, stemming=stemming, zetels=_zetels(stemming))
    wat = {"stemming": stemming, "door": request.user}
    if voer_uit(form, acties.leg_stemmen_vast, lambda: {"stemmen": form.stemmen()}, **wat):
        messages.success(request, f"{len(form.stemmen())} stemmen zijn vastgelegd.")
        return redirect(stemming.besluit)
    context = {
        "form": form,
        "stemming": stemming,
        "uitleg": UITLEG[stemming.regel],
        "weegt": stemming.regel == Stemregel.GEWOGEN,
    }
    return toon_formulier(request, "governance/notuleer.html", context, form)


@require_POST
def sluit_stemming(request: HttpRequest, pk: int) -> HttpResponse:
    stemming = _stemming(request, pk)
    met_knop(
        request,
        acties.sluit_stemming,
        gelukt="De stemming is gesloten.",
        stemming=stemming,
        door=request.user,
    )
    return redirect(stemming.besluit)


def _besluit(request: HttpRequest, pk: int) -> Besluit:
    zichtbaar = Besluit.objects.zichtbaar_voor(request.user)
    return get_object_or_404(zichtbaar.select_related("agendapunt__vergadering__gremium"), pk=pk)


def _stemming(request: HttpRequest, pk: int) -> Stemming:
    zichtbaar = Stemming.objects.zichtbaar_voor(request.user)
    return get_object_or_404(zichtbaar.select_related("besluit__agendapunt__vergadering__gremium"), pk=pk)


def _zetels(stemming: Stemming):
    """The seats that have a vote today, in the order of the screen."""
    return stemming.besluit.gremium.zetels.stemgerechtigd(timezone.localdate()).op_volgorde()
