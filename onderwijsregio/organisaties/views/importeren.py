"""The administrator's imports: choose a file, look at what it would do, apply it or throw it away."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.db.models.fields.json import KeyTransform
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern.formulieren import FORMULIER, toon_formulier
from onderwijsregio.kern.uitvoer import als_bestand

from .. import importeren, rechten
from ..forms.importeren import Importbestand
from ..models import Importronde

PER_BLADZIJDE = 20
alleen_beheerder = rechten.alleen_voor(rechten.beheert)


def _rondes(request: HttpRequest) -> QuerySet[Importronde]:
    """Without the file itself, which may be megabytes."""
    return Importronde.objects.zichtbaar_voor(request.user).select_related("door").defer("inhoud")


@FORMULIER
@alleen_beheerder
def overzicht(request: HttpRequest) -> HttpResponse:
    """Choose a file, and what was imported before. A file that is not to be trusted changes nothing."""
    formulier, fouten = Importbestand(request.POST or None, request.FILES or None), []
    if request.method == "POST" and formulier.is_valid():
        bestand = formulier.cleaned_data["bestand"]
        try:
            ronde = importeren.maak_voorbeeld(
                bestandsnaam=bestand.name,
                inhoud=bestand.read(),
                gemeenten=formulier.cleaned_data["gemeenten"],
                door=request.user,
            )
        except importeren.BestandGeweigerd as fout:
            formulier.add_error("bestand", str(fout))
            fouten = fout.fouten
        else:
            return redirect("organisaties:import", ronde.pk)
    aantallen = KeyTransform("aantallen", "verslag")
    rondes = _rondes(request).defer("inhoud", "verslag").annotate(aantallen=aantallen)
    context = {
        "formulier": formulier,
        "foute_regels": importeren.foute_regels(fouten),
        "bladzijde": Paginator(rondes, PER_BLADZIJDE).get_page(request.GET.get("page")),
    }
    return toon_formulier(request, "organisaties/import.html", context, formulier)


@require_safe
@alleen_beheerder
def ronde(request: HttpRequest, pk: int) -> HttpResponse:
    """What one file would do, or did."""
    ronde = get_object_or_404(_rondes(request), pk=pk)
    context = {"ronde": ronde, "verslag": ronde.verslag, "delen": importeren.delen(ronde.verslag)}
    return render(request, "organisaties/import_ronde.html", context)


@require_safe
@alleen_beheerder
def verslag(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole report, as a file for a spreadsheet."""
    ronde = get_object_or_404(_rondes(request), pk=pk)
    rijen = importeren.als_rijen(ronde.verslag)
    return als_bestand(naam=f"import-{ronde.pk}", soort="csv", koppen=importeren.KOPPEN, rijen=rijen)


@require_POST
@alleen_beheerder
def voer_door(request: HttpRequest, pk: int) -> HttpResponse:
    ronde = get_object_or_404(_rondes(request), pk=pk)
    try:
        importeren.voer_door(ronde=ronde, door=request.user, toch="toch" in request.POST)
    except importeren.VoorbeeldVerouderd:
        messages.warning(
            request, "De gegevens zijn intussen veranderd. Dit is een nieuw voorbeeld: kijk het nog eens na."
        )
    except importeren.TeVeelGesloten as fout:
        messages.error(request, f"{fout} Klopt het, zet dan het vinkje en voer opnieuw door.")
    except importeren.BestandGeweigerd as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, "De import is doorgevoerd.")
    return redirect("organisaties:import", pk)


@require_POST
@alleen_beheerder
def gooi_weg(request: HttpRequest, pk: int) -> HttpResponse:
    ronde = get_object_or_404(_rondes(request), pk=pk, doorgevoerd_op=None)
    importeren.gooi_weg(ronde=ronde)
    messages.success(request, "Het voorbeeld is weggegooid. Er is niets veranderd.")
    return redirect("organisaties:importeren")
