"""The candidate's profile, step by step, and who may see it; and what a board sees of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern.formulieren import FORMULIER, toon_formulier, voer_uit
from onderwijsregio.organisaties.keuzes import Dag, Functie, Sector

from .. import acties
from ..forms import PROFIEL, Afschermformulier, Profielformulier, Toestemmingformulier
from ..keuzes import TOESTEMMING_VERSIE, Taal, Toestemmingsdoel, Vak, Vervoer
from ..models import Afscherming, Kandidaat
from ..rechten import zoekt_mensen
from .poort import als_kandidaat

PER_BLAD = 25
#: How the lists of a profile are called, and what their codes stand for.
LIJSTEN = {
    "functies": ("Zoekt werk als", Functie),
    "sectoren": ("Soort onderwijs", Sector),
    "vakken": ("Vakken", Vak),
    "dagen": ("Dagen", Dag),
    "vervoer": ("Reist", Vervoer),
    "talen": ("Talen", Taal),
}


def in_woorden(kandidaat: Kandidaat) -> list[tuple[str, str]]:
    """The lists of the profile that are not empty: their name, and what is in them."""
    return [
        (naam, ", ".join(str(keuzes(code).label) for code in getattr(kandidaat, veld)))
        for veld, (naam, keuzes) in LIJSTEN.items()
        if getattr(kandidaat, veld)
    ]


@require_safe
@als_kandidaat
def profiel(request: HttpRequest, kandidaat: Kandidaat) -> HttpResponse:
    """The parts of the profile, and which have something in them."""
    delen = [{"deel": deel, "klaar": deel.is_ingevuld(kandidaat)} for deel in PROFIEL]
    context = {"delen": delen, "klaar": sum(rij["klaar"] for rij in delen), "totaal": len(delen)}
    context["eerste"] = next((rij["deel"] for rij in delen if not rij["klaar"]), None)
    return render(request, "loket/mijn/profiel.html", context)


@FORMULIER
@als_kandidaat
def profieldeel(request: HttpRequest, kandidaat: Kandidaat, code: str) -> HttpResponse:
    """One part, saved by itself; afterwards the next part, or all of them."""
    codes = [deel.code for deel in PROFIEL]
    if code not in codes:
        raise Http404
    nummer = codes.index(code)
    deel = PROFIEL[nummer]
    form = Profielformulier(request.POST or None, instance=kandidaat, deel=deel)
    vers = Kandidaat.objects.get(pk=kandidaat.pk)  # a ModelForm changes its instance while it checks
    if request.method == "POST" and voer_uit(
        form, acties.werk_profiel_bij, kandidaat=vers, door=request.user
    ):
        messages.success(request, f"Bewaard: {deel.titel.lower()}.")
        if "verder" in request.POST and nummer + 1 < len(PROFIEL):
            return redirect("loket:profieldeel", codes[nummer + 1])
        return redirect("loket:profiel")
    context = {"form": form, "deel": deel, "nummer": nummer + 1, "totaal": len(PROFIEL)}
    return toon_formulier(request, "loket/mijn/profieldeel.html", context, form)


@FORMULIER
@als_kandidaat
def toestemmingen(request: HttpRequest, kandidaat: Kandidaat) -> HttpResponse:
    """Consents, one by one, with what was given and withdrawn before."""
    if request.method == "POST":
        form = Toestemmingformulier(request.POST)
        if form.is_valid():
            geef = form.cleaned_data["besluit"] == "geef"
            actie = acties.geef_toestemming if geef else acties.trek_toestemming_in
            actie(kandidaat=kandidaat, doel=form.cleaned_data["doel"], door=request.user)
            messages.success(request, "Uw toestemming is vastgelegd." if geef else "Ingetrokken.")
        return redirect("loket:toestemmingen")
    rijen = list(kandidaat.toestemmingen.order_by("-gegeven_op"))
    doelen = [_doel(doel, [rij for rij in rijen if rij.doel == doel]) for doel in Toestemmingsdoel]
    context = {
        "doelen": doelen,
        "versie": TOESTEMMING_VERSIE,
        "afschermingen": kandidaat.afschermingen.select_related("organisatie"),
    }
    return render(request, "loket/mijn/toestemmingen.html", context)


def _doel(doel: Toestemmingsdoel, rijen: list) -> dict:
    geldig = next((rij for rij in rijen if rij.ingetrokken_op is None), None)
    return {
        "doel": doel.value,
        "tekst": doel.label,
        "rij": geldig,
        "eerder": [rij for rij in rijen if rij is not geldig],
    }


@FORMULIER
@als_kandidaat
def afschermen(request: HttpRequest, kandidaat: Kandidaat) -> HttpResponse:
    """The boards that do not see the candidate."""
    form = Afschermformulier(request.POST or None, kandidaat=kandidaat)
    if request.method == "POST" and voer_uit(form, acties.scherm_af, kandidaat=kandidaat, door=request.user):
        messages.success(request, f"{form.cleaned_data['organisatie']} ziet u niet meer.")
        return redirect("loket:afschermen")
    context = {"form": form, "afschermingen": kandidaat.afschermingen.select_related("organisatie")}
    return toon_formulier(request, "loket/mijn/afschermen.html", context, form)


@require_POST
@als_kandidaat
def laat_zien(request: HttpRequest, kandidaat: Kandidaat, pk: int) -> HttpResponse:
    """This board may see the candidate again."""
    afscherming = get_object_or_404(Afscherming, kandidaat=kandidaat, pk=pk)
    bestuur = afscherming.organisatie
    acties.laat_weer_zien(kandidaat=kandidaat, organisatie=bestuur, door=request.user)
    messages.success(request, f"U bent niet meer onzichtbaar voor {bestuur}.")
    return redirect("loket:afschermen")


@require_safe
def profielen(request: HttpRequest) -> HttpResponse:
    """For HR: the profiles of who agreed that boards look, without name or address."""
    if not zoekt_mensen(request.user):
        raise Http404
    gezien = Kandidaat.objects.als_profiel_voor(request.user).order_by("-aangemaakt_op", "-pk")
    functie = request.GET.get("functie", "")
    if functie in Functie.values:
        gezien = gezien.filter(functies__contains=[functie])
    blad = Paginator(gezien, PER_BLAD).get_page(request.GET.get("page"))
    rijen = [{"kandidaat": rij, "gegevens": in_woorden(rij)} for rij in blad]
    context = {"blad": blad, "rijen": rijen, "functies": Functie.choices, "functie": functie}
    return render(request, "loket/werk/profielen.html", context)
