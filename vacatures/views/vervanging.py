"""Replacement at work: what schools ask, whom the loket finds, and the pool itself."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Max, Min, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from loket.models import Kandidaat
from onderwijsregio.kern.formulieren import (
    FORMULIER,
    als_nummer,
    gegevens_van,
    met_knop,
    toon_formulier,
    voer_uit,
)
from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.kern.uitvoer import SOORTEN, als_bestand
from onderwijsregio.organisaties.context import regio_van

from .. import acties, rapportages, rechten
from ..forms import Poollidformulier, Vervangingsformulier
from ..keuzes import Vervangstatus
from ..models import Poollid, Vervangingsdag, Vervangingsverzoek
from ..rapportages.vervanging import EERSTEN

PER_BLADZIJDE = 25
LIJSTEN = {
    "open": ("Zonder invaller", [Vervangstatus.OPEN]),
    "gevraagd": ("Wacht op antwoord", [Vervangstatus.GEVRAAGD]),
    "afgesproken": ("Afgesproken", [Vervangstatus.AFGESPROKEN]),
}


def heeft_pool(request: HttpRequest) -> bool:
    """Whether this region has a replacement pool."""
    regio = regio_van(request)
    return regio is not None and regio.vervangingspool


def met_pool(recht) -> Callable:
    """Decorator: the page is there only in a region with a pool, and for whom this predicate holds."""

    def maak(view):
        @wraps(view)
        def afgeschermd(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if not recht.test(request.user) or not heeft_pool(request):
                raise Http404
            return view(request, *args, **kwargs)

        return afgeschermd

    return maak


#: What the list says about the days of a request: how many have nobody, are asked, filled, and were never.
STANDEN = {
    "zonder": [Vervangstatus.OPEN],
    "gevraagd": [Vervangstatus.GEVRAAGD],
    "vervuld": [Vervangstatus.AFGESPROKEN, Vervangstatus.GEWERKT],
    "niet_vervuld": [Vervangstatus.NIET_GEVULD, Vervangstatus.NIET_GEKOMEN],
}


def _zichtbaar(request: HttpRequest):
    return Vervangingsverzoek.objects.zichtbaar_voor(request.user)


@require_safe
@met_pool(rechten.ziet_vervanging)
def lijst(request: HttpRequest) -> HttpResponse:
    """Requests, the most urgent first: those without somebody, or with another state, or all."""
    alle = _zichtbaar(request)
    toon = request.GET.get("toon", "")
    gekozen = alle.met(*LIJSTEN[toon][1]) if toon in LIJSTEN else alle
    rijen = gekozen.select_related("school__bestuur").annotate(
        eerste=Min("dagen__dag"),
        laatste=Max("dagen__dag"),
        aantal=Count("dagen"),
        **{naam: Count("dagen", filter=Q(dagen__status__in=standen)) for naam, standen in STANDEN.items()},
    )
    volgorde = ("eerste", "pk") if toon in LIJSTEN else ("-eerste", "-pk")
    context = {
        "pagina": Paginator(rijen.order_by(*volgorde), PER_BLADZIJDE).get_page(request.GET.get("page")),
        "toon": toon if toon in LIJSTEN else "",
        "lijsten": [(code, naam, alle.met(*s).count()) for code, (naam, s) in LIJSTEN.items()],
        "mag_vragen": rechten.mag_schrijven.test(request.user),
        "bij_loket": rechten.mag_toewijzen.test(request.user),
    }
    return render(request, "vacatures/vervanging/lijst.html", context)


@FORMULIER
@met_pool(rechten.mag_schrijven)
def nieuw(request: HttpRequest) -> HttpResponse:
    """A school asks for somebody."""
    bestuur = request.user.lidmaatschap.organisatie
    begin = {
        "van": timezone.localdate(),
        "contactnaam": request.user.naam,
        "contacttelefoon": request.user.telefoon,
    }
    form = Vervangingsformulier(gegevens_van(request), bestuur=bestuur, initial=begin)
    if verzoek := voer_uit(form, acties.vraag_vervanging, bestuur=bestuur, door=request.user):
        messages.success(request, "Uw vraag ligt bij het loket. U krijgt een mail zodra er iemand komt.")
        return redirect(verzoek)
    return toon_formulier(request, "vacatures/vervanging/nieuw.html", {"form": form}, form)


@require_safe
@met_pool(rechten.ziet_vervanging)
def verzoek(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: its days, and for the loket who could come."""
    gevonden = get_object_or_404(
        _zichtbaar(request).select_related("school__gebied", "school__bestuur"), pk=pk
    )
    return _toon(request, gevonden)


def _toon(request: HttpRequest, gevonden: Vervangingsverzoek, fout: str = "") -> HttpResponse:
    bij_loket = rechten.mag_toewijzen.test(request.user)
    mogelijk = rapportages.wie_kan(gevonden) if bij_loket else []
    alle = "alle" in request.GET
    context = {
        "verzoek": gevonden,
        "dagen": list(gevonden.dagen.select_related("lid__kandidaat")),
        "vandaag": timezone.localdate(),
        "bij_loket": bij_loket,
        "mag_beheren": rechten.mag_schrijven.test(request.user),
        "passend": [een for een in mogelijk if een.past][: None if alle else EERSTEN],
        "anderen": [een for een in mogelijk if not een.past][: None if alle else EERSTEN],
        "er_zijn_er_meer": not alle and len(mogelijk) > EERSTEN,
        "kan_vervallen": any(dag.kan_vervallen for dag in gevonden.dagen.all()),
        "fout": fout,
    }
    return render(request, "vacatures/vervanging/verzoek.html", context, status=422 if fout else 200)


@require_POST
@met_pool(rechten.mag_toewijzen)
def wijs_toe(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask a member of the pool for the ticked days."""
    gevonden = get_object_or_404(
        _zichtbaar(request).select_related("school__gebied", "school__bestuur"), pk=pk
    )
    lid = get_object_or_404(
        Poollid.objects.zichtbaar_voor(request.user), pk=als_nummer(request.POST.get("lid", ""))
    )
    besproken = request.POST.get("besproken") == "ja"
    try:
        acties.wijs_toe(dagen=_dagen(request, gevonden), lid=lid, door=request.user, al_besproken=besproken)
    except ValidationError as fout:
        return _toon(request, gevonden, " ".join(fout.messages))
    messages.success(
        request, f"Afgesproken met {lid}." if besproken else f"{lid} krijgt een mail met de vraag."
    )
    return redirect(gevonden)


@require_POST
@met_pool(rechten.mag_schrijven)
def trek_in(request: HttpRequest, pk: int) -> HttpResponse:
    """The school needs nobody on the ticked days."""
    gevonden = get_object_or_404(
        _zichtbaar(request).select_related("school__gebied", "school__bestuur"), pk=pk
    )
    try:
        aantal = acties.trek_dagen_in(dagen=_dagen(request, gevonden), door=request.user)
    except ValidationError as fout:
        return _toon(request, gevonden, " ".join(fout.messages))
    messages.success(request, f"{aantal} {'dag is' if aantal == 1 else 'dagen zijn'} niet meer nodig.")
    return redirect(gevonden)


@require_POST
@met_pool(rechten.mag_schrijven)
def hoe_ging_het(request: HttpRequest, pk: int) -> HttpResponse:
    """Afterwards: somebody came, or not."""
    eigen = Vervangingsdag.objects.filter(verzoek__in=_zichtbaar(request)).select_related("verzoek")
    dag = get_object_or_404(eigen, pk=pk)
    wat = {"dag": dag, "gekomen": request.POST.get("gekomen") == "ja", "door": request.user}
    met_knop(request, acties.zeg_hoe_het_ging, gelukt="Genoteerd.", **wat)
    return redirect(dag.verzoek)


def _dagen(request: HttpRequest, gevonden: Vervangingsverzoek) -> list[Vervangingsdag]:
    gekozen = set(map(als_nummer, request.POST.getlist("dag")))
    return [dag for dag in gevonden.dagen.all() if dag.pk in gekozen]


@require_safe
@met_pool(rechten.ziet_pool)
def pool(request: HttpRequest) -> HttpResponse:
    """Who is in the pool, and who was."""
    alle = Poollid.objects.zichtbaar_voor(request.user).select_related("kandidaat")
    nu = timezone.localdate()
    rijen = alle.annotate(
        komend=Count(
            "dagen_ingezet", filter=Q(dagen_ingezet__status="afgesproken", dagen_ingezet__dag__gte=nu)
        ),
        gewerkt=Count("dagen_ingezet", filter=Q(dagen_ingezet__status="gewerkt")),
    )
    oud = "oud" in request.GET
    rijen = rijen.filter(tot__lt=nu) if oud else rijen.exclude(tot__lt=nu)
    rijen = rijen.order_by("kandidaat__voornaam", "kandidaat__achternaam", "pk")
    context = {"pagina": Paginator(rijen, PER_BLADZIJDE).get_page(request.GET.get("page")), "oud": oud}
    return render(request, "vacatures/vervanging/pool.html", context)


@FORMULIER
@met_pool(rechten.mag_toewijzen)
def in_de_pool(request: HttpRequest, kandidaat: int) -> HttpResponse:
    """Take a candidate into the pool, from their card."""
    gevonden = get_object_or_404(Kandidaat.objects.te_begeleiden_door(request.user), pk=kandidaat)
    begin = {
        "functies": gevonden.functies,
        "sectoren": gevonden.sectoren,
        "dagen": gevonden.dagen,
        "van": timezone.localdate(),
    }
    form = Poollidformulier(gegevens_van(request), initial=begin)
    opgenomen = request.method == "POST" and voer_uit(
        form, acties.neem_op_in_pool, kandidaat=gevonden, door=request.user
    )
    if opgenomen:
        messages.success(request, f"{opgenomen} zit in de pool en krijgt een mail met een eigen pagina.")
        return redirect("vacatures:pool")
    context = {"form": form, "kandidaat": gevonden}
    return toon_formulier(request, "vacatures/vervanging/poollid.html", context, form)


@FORMULIER
@met_pool(rechten.mag_toewijzen)
def poollid(request: HttpRequest, pk: int) -> HttpResponse:
    """One member: what they do, and on which days they were or will be at a school."""
    alle = Poollid.objects.zichtbaar_voor(request.user).select_related("kandidaat")
    lid = get_object_or_404(alle, pk=pk)
    form = Poollidformulier(gegevens_van(request), instance=lid)
    if request.method == "POST" and voer_uit(form, acties.wijzig_poollid, lid=lid, door=request.user):
        messages.success(request, "Bewaard.")
        return redirect(lid)
    ingezet = lid.dagen_ingezet.select_related("verzoek__school").order_by("-dag")
    context = {"form": form, "lid": lid, "kandidaat": lid.kandidaat, "ingezet": ingezet[:PER_BLADZIJDE]}
    return toon_formulier(request, "vacatures/vervanging/poollid.html", context, form)


def _schooljaar(request: HttpRequest) -> Schooljaar:
    """The school year of `?jaar=`, at most five back; this one without."""
    nu = Schooljaar.van(timezone.localdate())
    gevraagd = als_nummer(request.GET.get("jaar", ""))
    return Schooljaar(gevraagd) if gevraagd and nu.begin - 5 <= gevraagd <= nu.begin + 1 else nu


KOPPEN = [
    "Bestuur",
    "Gevraagd",
    "Gewerkt",
    "Niemand gevonden",
    "Niet gekomen",
    "Nog te komen",
    "Niet meer nodig",
]


@require_safe
@met_pool(rechten.ziet_vervanging)
def cijfers(request: HttpRequest) -> HttpResponse:
    """Days asked and filled, per board."""
    jaar, nu = _schooljaar(request), Schooljaar.van(timezone.localdate())
    context = {
        "jaar": jaar,
        "jaren": [Schooljaar(nu.begin - n) for n in range(3)],
        "rijen": rapportages.vervangingscijfers(request.user, jaar),
    }
    return render(request, "vacatures/vervanging/cijfers.html", context)


@require_safe
@met_pool(rechten.ziet_vervanging)
def cijfers_export(request: HttpRequest, soort: str) -> HttpResponse:
    """The figures of one school year as CSV or XLSX."""
    if soort not in SOORTEN:
        raise Http404
    jaar = _schooljaar(request)
    rijen = [
        [r.bestuur, r.gevraagd, r.gevuld, r.niet_gevuld, r.niet_gekomen, r.komend, r.ingetrokken]
        for r in rapportages.vervangingscijfers(request.user, jaar)
    ]
    return als_bestand(naam=f"vervanging {jaar}", soort=soort, koppen=KOPPEN, rijen=rijen)


def te_vullen(request: HttpRequest) -> dict | None:
    """The desk of the loket: days for which nobody is found yet, the first day first."""
    if not rechten.mag_toewijzen.test(request.user) or not heeft_pool(request):
        return None
    dagen = Vervangingsdag.objects.te_vullen().select_related("verzoek__school").order_by("dag", "pk")
    rijen = list(dagen[:10])
    return {"dagen": rijen, "aantal": dagen.count()} if rijen else None


def van_kandidaat(request: HttpRequest) -> dict | None:
    """The card of a candidate: in the pool, or a way into it."""
    if not rechten.mag_toewijzen.test(request.user) or not heeft_pool(request):
        return None
    pk = request.resolver_match.kwargs["pk"]
    return {"lid": Poollid.objects.filter(kandidaat=pk).first(), "kandidaat": pk}
