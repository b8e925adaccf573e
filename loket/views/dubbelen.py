"""Who may be in the portal twice: look, compare, bring together, and back again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern.formulieren import FORMULIER, toon_formulier, voer_uit
from onderwijsregio.kern.uitvoer import SOORTEN, als_bestand

from ..acties import samenvoegen
from ..forms.dubbelen import Samenvoegkeuze
from ..models import Kandidaat, Samenvoeging
from ..rapportages import dubbelen
from .poort import met_recht

beheert = met_recht("loket.kandidaten_beheren")
PER_BLAD = 20


@require_safe
@beheert
def lijst(request: HttpRequest) -> HttpResponse:
    """Pairs that look like one person, the surest first, and what was brought together lately."""
    blad = Paginator(dubbelen.vind_dubbelen(), PER_BLAD).get_page(request.GET.get("page"))
    recent = Samenvoeging.objects.zichtbaar_voor(request.user).van_kracht()
    context = {
        "blad": blad,
        "paren": dubbelen.met_kandidaten(list(blad.object_list)),
        "recent": recent.select_related("kandidaat", "door")[:10],
        "afgekapt": blad.paginator.count == dubbelen.HOOGSTENS,
        "groep": dubbelen.grootste_groep(),
    }
    return render(request, "loket/werk/dubbelen.html", context)


@require_safe
@beheert
def export(request: HttpRequest, soort: str) -> HttpResponse:
    """The same list as CSV or XLSX."""
    if soort not in SOORTEN:
        raise Http404
    koppen = ["Zekerheid", "Redenen", "Naam 1", "E-mail 1", "Telefoon 1", "Naam 2", "E-mail 2", "Telefoon 2"]
    rijen = [
        [
            paar.score,
            ", ".join(paar.redenen),
            *(waarde for k in (paar.een, paar.ander) for waarde in (k.naam, k.email, k.telefoon)),
        ]
        for paar in dubbelen.met_kandidaten(dubbelen.vind_dubbelen())
    ]
    return als_bestand(naam="mogelijk-dubbel", soort=soort, koppen=koppen, rijen=rijen)


@require_safe
@beheert
def vergelijk_met(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the other record by name: two that have nothing in common but the person who is in both."""
    kandidaat = get_object_or_404(_vergelijkbaar(request), pk=pk)
    zoek = request.GET.get("zoek", "").strip()
    anderen = _vergelijkbaar(request).exclude(pk=pk).order_by("achternaam", "voornaam", "pk")
    blad = Paginator(anderen.genoemd(zoek) if zoek else anderen.none(), PER_BLAD)
    context = {"kandidaat": kandidaat, "zoek": zoek, "blad": blad.get_page(request.GET.get("page"))}
    return render(request, "loket/werk/vergelijk_met.html", context)


def _vergelijkbaar(request: HttpRequest) -> QuerySet[Kandidaat]:
    return Kandidaat.objects.te_begeleiden_door(request.user).bekend()


def _twee(request: HttpRequest, een: int, ander: int) -> tuple[Kandidaat, Kandidaat]:
    if een == ander:
        raise Http404
    alle = _vergelijkbaar(request).select_related("volgende_stap_van", "gebruiker")
    return get_object_or_404(alle, pk=een), get_object_or_404(alle, pk=ander)


@FORMULIER
@beheert
def vergelijk(request: HttpRequest, een: int, ander: int) -> HttpResponse:
    """The two side by side; the first is the record that stays."""
    if (nu := _waar_gebleven(een, ander)) is not None:
        return redirect("loket:kandidaat", nu)
    blijft, vervalt = _twee(request, een, ander)
    begin = {"gezien": samenvoegen.vingerafdruk(blijft, vervalt)}
    form = Samenvoegkeuze(request.POST or None, blijft=blijft, vervalt=vervalt, initial=begin)
    vast = {"blijft": blijft, "vervalt": vervalt, "door": request.user}
    if request.method == "POST":
        if gedaan := voer_uit(form, samenvoegen.voeg_samen, form.keuzes, **vast):
            messages.success(request, "De twee dossiers zijn samengevoegd.")
            return redirect(gedaan)
        form.data = form.data.copy()
        form.data["gezien"] = begin["gezien"]
    context = {"blijft": blijft, "vervalt": vervalt, "form": form}
    return toon_formulier(request, "loket/werk/samenvoegen.html", context, form)


def _waar_gebleven(een: int, ander: int) -> int | None:
    """The survivor, when one of the two went up in the other already (a double click, the back button)."""
    for oud in (een, ander):
        nu = samenvoegen.huidig_dossier(oud)
        if nu is not None and not Kandidaat.objects.filter(pk=oud).exists():
            return nu
    return None


@require_POST
@beheert
def geen_dubbel(request: HttpRequest, een: int, ander: int) -> HttpResponse:
    """Remember that these are two persons."""
    eerste, tweede = _twee(request, een, ander)
    samenvoegen.noem_geen_dubbel(een=eerste, ander=tweede, door=request.user)
    messages.success(request, f"Onthouden: {eerste} en {tweede} zijn twee personen.")
    return redirect("loket:dubbelen")


@FORMULIER
@beheert
def samenvoeging(request: HttpRequest, pk: int) -> HttpResponse:
    """What was brought together, and undo it."""
    gevonden = get_object_or_404(
        Samenvoeging.objects.zichtbaar_voor(request.user).select_related(
            "kandidaat", "door", "teruggedraaid_door"
        ),
        pk=pk,
    )
    if request.method == "POST":
        try:
            terug = samenvoegen.draai_samenvoeging_terug(samenvoeging=gevonden, door=request.user)
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
        else:
            messages.success(request, f"{terug} heeft weer een eigen dossier.")
        return redirect(gevonden)
    aantal = sum(len(pks) for pks in gevonden.verhuisd.values())
    terug = gevonden.teruggedraaid_op and Kandidaat.objects.filter(pk=gevonden.oude_pk).first()
    context = {
        "samenvoeging": gevonden,
        "naam": terug.naam if terug else gevonden.oude_naam,
        "terug": terug,
        "aantal": aantal,
        "apart": len(gevonden.geparkeerd),
    }
    return render(request, "loket/werk/samenvoeging.html", context)
