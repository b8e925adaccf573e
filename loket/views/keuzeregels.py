"""The rules of the keuzehulp, for staff: read, change, try, compare, publish."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from onderwijsregio.kern.formulieren import FORMULIER, gegevens_van, met_knop, toon_formulier, voer_uit

from .. import acties, engine
from ..engine import Regelset
from ..forms import Geenformulier, Keuzeregelformulier, Keuzevraagformulier, Toelichtingformulier
from ..keuzes import Regelsoort
from ..models import Keuzeregels, Route
from .keuzehulp import Gang, toon_stap
from .poort import met_recht

BEHEER = met_recht("loket.keuzehulp_beheren")


@FORMULIER
@BEHEER
def lijst(request: HttpRequest) -> HttpResponse:
    """All versions; here a new concept begins, as a copy of the published one."""
    if request.method == "POST":
        concept = acties.maak_concept(van=Keuzeregels.objects.gepubliceerd().first(), door=request.user)
        messages.success(request, f"Versie {concept.versie} is een concept. Bezoekers zien er nog niets van.")
        return redirect(concept)
    versies = Keuzeregels.objects.select_related("gemaakt_door", "gepubliceerd_door").defer("inhoud")
    return render(request, "loket/werk/keuzehulp/lijst.html", {"versies": versies})


def _versie(pk: int) -> Keuzeregels:
    return get_object_or_404(Keuzeregels.objects.select_related("gemaakt_door", "gepubliceerd_door"), pk=pk)


def _concept(pk: int) -> Keuzeregels:
    """A version that can still be changed; for the others the page to change it does not exist."""
    keuzeregels = _versie(pk)
    if not keuzeregels.is_concept:
        raise Http404
    return keuzeregels


@require_safe
@BEHEER
def toon(request: HttpRequest, pk: int) -> HttpResponse:
    """One version as a readable table."""
    keuzeregels = _versie(pk)
    regels = engine.lees(keuzeregels.inhoud)
    context = {
        "keuzeregels": keuzeregels,
        "regels": regels,
        "vragen": [{"vraag": vraag, "als": in_woorden(regels, vraag.als)} for vraag in regels.vragen],
        "routes": _routes(regels),
    }
    return render(request, "loket/werk/keuzehulp/toon.html", context)


def _routes(regels: Regelset) -> list[dict]:
    """Each route with its rules in words; also the routes about which there are no rules yet."""
    namen = dict(Route.objects.values_list("code", "naam"))
    zonder = [engine.Routeregels(code) for code in namen if regels.route(code) is None]
    return [
        {
            "code": route.route,
            "naam": namen.get(route.route, f"{route.route} (bestaat niet)"),
            "regels": [
                {"regel": regel, "soort": Regelsoort(regel.soort).label, "als": in_woorden(regels, regel.als)}
                for regel in route.regels
            ],
        }
        for route in (*regels.routes, *zonder)
    ]


def in_woorden(regels: Regelset, als: engine.Voorwaarde) -> list[str]:
    """A condition as sentences: the question, and the answers of which one must be given."""
    volgorde = [vraag.code for vraag in regels.vragen if vraag.code in als]
    zinnen = []
    for code in [*volgorde, *(als.keys() - set(volgorde))]:
        vraag, keuze = regels.vraag(code), als[code]
        antwoorden = [vraag.tekst_van(a) for a in vraag.codes if a in keuze] if vraag else sorted(keuze)
        zinnen.append(f"{vraag.tekst if vraag else code} {' / '.join(antwoorden)}")
    return zinnen


@require_safe
@BEHEER
def proef(request: HttpRequest, pk: int, antwoorden: str = "") -> HttpResponse:
    """Walk through a version as a visitor would, before it is published."""
    return toon_stap(request, Gang.open(_versie(pk), antwoorden, proef=True))


@require_safe
@BEHEER
def verschil(request: HttpRequest, pk: int) -> HttpResponse:
    """What is different from the version that visitors have now."""
    keuzeregels, nu = _versie(pk), Keuzeregels.objects.gepubliceerd().first()
    oud = engine.lees(nu.inhoud) if nu else Regelset()
    context = {
        "keuzeregels": keuzeregels,
        "nu": nu,
        "verschillen": engine.verschillen(oud, engine.lees(keuzeregels.inhoud)),
    }
    return render(request, "loket/werk/keuzehulp/verschil.html", context)


@FORMULIER
@BEHEER
def publiceer(request: HttpRequest, pk: int) -> HttpResponse:
    """Walk all combinations of answers, show what came out, and publish when it is complete."""
    concept = _concept(pk)
    form = Toelichtingformulier(gegevens_van(request))
    vast = {"keuzeregels": concept, "door": request.user}
    if request.method == "POST" and voer_uit(form, acties.publiceer_keuzeregels, **vast):
        messages.success(request, f"Bezoekers krijgen nu versie {concept.versie}.")
        return redirect(concept)
    regels = engine.lees(concept.inhoud)
    verslag = engine.controleer(regels, acties.bekende_routes())
    namen = dict(Route.objects.values_list("code", "naam"))
    context = {
        "keuzeregels": concept,
        "form": form,
        "verslag": verslag,
        "per_route": [(namen.get(code, code), aantal) for code, aantal in verslag.per_route],
        "voorbeelden": [
            {"pad": gang.pad(), "antwoorden": [rij["antwoord"] for rij in gang.gegeven()]}
            for gang in (Gang.open(concept, adres, proef=True) for adres in verslag.voorbeelden)
        ],
    }
    return toon_formulier(request, "loket/werk/keuzehulp/publiceer.html", context, form)


@FORMULIER
@BEHEER
def weg(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more, then throw a concept away."""
    concept = _concept(pk)
    if request.method == "POST":
        gelukt = f"Het concept van versie {concept.versie} is weg."
        met_knop(request, acties.gooi_concept_weg, gelukt=gelukt, keuzeregels=concept)
        return redirect("loket:keuzehulp_beheer")
    return render(request, "loket/werk/keuzehulp/weg.html", {"keuzeregels": concept})


@FORMULIER
@BEHEER
def geen(request: HttpRequest, pk: int) -> HttpResponse:
    """The words for whom no route fits."""
    concept = _concept(pk)
    initieel = {"herziening": concept.herziening, "tekst": engine.lees(concept.inhoud).geen}
    form = Geenformulier(gegevens_van(request), initial=initieel)
    if request.method == "POST" and voer_uit(form, acties.bewaar_geen_route, keuzeregels=concept):
        return _bewaard(request, concept)
    return _deel(request, "geen", concept, form)


def _deel(request: HttpRequest, sjabloon: str, concept: Keuzeregels, form, **extra) -> HttpResponse:
    context = {"keuzeregels": concept, "form": form, **extra}
    return toon_formulier(request, f"loket/werk/keuzehulp/{sjabloon}.html", context, form)


def _bewaard(request: HttpRequest, concept: Keuzeregels) -> HttpResponse:
    messages.success(request, "Bewaard in het concept.")
    return redirect(concept)


@FORMULIER
@BEHEER
def vraag(request: HttpRequest, pk: int, code: str = "") -> HttpResponse:
    """Change a question, add one, or take it out."""
    concept = _concept(pk)
    regels = engine.lees(concept.inhoud)
    gevonden = regels.vraag(code)
    if code and gevonden is None:
        raise Http404
    form = Keuzevraagformulier(
        gegevens_van(request), regels=regels, vraag=gevonden, herziening=concept.herziening
    )
    if request.method == "POST" and _doe_vraag(request, form, concept, code):
        return _bewaard(request, concept)
    return _deel(request, "vraag", concept, form, vraag=gevonden)


def _doe_vraag(request: HttpRequest, form: Keuzevraagformulier, concept: Keuzeregels, code: str):
    if request.POST.get("besluit") == "verwijder" and code:
        return _verwijder(form, concept, acties.verwijder_keuzevraag, code=code)
    return voer_uit(form, acties.bewaar_keuzevraag, form.resultaat, keuzeregels=concept)


def _verwijder(form, concept: Keuzeregels, actie, **vast):
    """Taking something out needs nothing of the form but the state that was looked at."""
    herziening = form.data.get("herziening", "")
    gezien = int(herziening) if herziening.isdecimal() and len(herziening) < 9 else -1
    try:
        return actie(keuzeregels=concept, herziening=gezien, **vast)
    except ValidationError as fout:
        form.add_error(None, ValidationError(fout.messages))
        return None


@FORMULIER
@BEHEER
def regel(request: HttpRequest, pk: int, route: str, nummer: int | None = None) -> HttpResponse:
    """Change a rule about a route, add one, or take it out. Rules are numbered from 1."""
    concept = _concept(pk)
    regels = engine.lees(concept.inhoud)
    bestaand = regels.route(route) or engine.Routeregels(route)
    if nummer is not None and not 1 <= nummer <= len(bestaand.regels):
        raise Http404
    over = Route.objects.filter(code=route).first()
    if over is None and not bestaand.regels:
        raise Http404
    gevonden = None if nummer is None else bestaand.regels[nummer - 1]
    form = Keuzeregelformulier(
        gegevens_van(request), regels=regels, regel=gevonden, herziening=concept.herziening
    )
    vast = {"route": route, "nummer": None if nummer is None else nummer - 1}
    if request.method == "POST" and _doe_regel(request, form, concept, vast):
        return _bewaard(request, concept)
    return _deel(request, "regel", concept, form, regel=gevonden, naam=over.naam if over else route)


def _doe_regel(request: HttpRequest, form: Keuzeregelformulier, concept: Keuzeregels, vast: dict):
    if request.POST.get("besluit") == "verwijder" and vast["nummer"] is not None:
        return _verwijder(form, concept, acties.bewaar_keuzeregel, regel=None, **vast)
    return voer_uit(form, acties.bewaar_keuzeregel, form.resultaat, keuzeregels=concept, **vast)
