"""HR brings a spreadsheet of vacancies in: file, columns, preview, result."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern import tabellen
from onderwijsregio.kern.formulieren import FORMULIER, toon_formulier, voer_uit
from onderwijsregio.kern.importbestand import Bladkeuze
from onderwijsregio.kern.uitvoer import SOORTEN, als_bestand
from onderwijsregio.organisaties.rechten import alleen_voor

from .. import acties, rechten
from ..forms import Importbevestiging, Vacaturebestand, Vacaturekolommen
from ..importeren.tabel import KOLOMMEN, SJABLOON
from ..keuzes import Gevolg, Importstand
from ..models import Vacatureimport

PER_BLAD = 20
REGELS_OP_SCHERM = 100
TOON = {"nieuw": "goed", "gewijzigd": "actief", "ongewijzigd": "rust", "geweigerd": "fout"}


def _eigen(request: HttpRequest):
    if not rechten.mag_schrijven.test(request.user):
        raise Http404
    return Vacatureimport.objects.te_beheren_door(request.user).select_related("door", "organisatie")


def _opdracht(request: HttpRequest, pk: int) -> Vacatureimport:
    return get_object_or_404(_eigen(request), pk=pk)


@FORMULIER
def overzicht(request: HttpRequest) -> HttpResponse:
    """Choose a file, and what was brought in before."""
    eerdere = _eigen(request).zonder_inhoud()
    verstuurd = request.method == "POST"
    form = Vacaturebestand(request.POST if verstuurd else None, request.FILES if verstuurd else None)
    if verstuurd:
        wie = {"organisatie": request.user.lidmaatschap.organisatie, "door": request.user}
        opdracht = voer_uit(form, acties.ontvang_vacaturebestand, form.bestandsvelden, **wie)
        if opdracht:
            return redirect("vacatures:import_kolommen", opdracht.pk)
    blad = Paginator(eerdere, PER_BLAD).get_page(request.GET.get("page"))
    return toon_formulier(request, "vacatures/import/overzicht.html", {"form": form, "blad": blad}, form)


@require_safe
@alleen_voor(rechten.mag_schrijven)
def sjabloon(request: HttpRequest, soort: str) -> HttpResponse:
    """An empty sheet with our headings, and under it one vacancy as an example."""
    if soort not in SOORTEN:
        raise Http404
    voorbeeld = [VOORBEELD.get(kolom.code, "") for kolom in SJABLOON]
    return als_bestand(naam="vacatures", soort=soort, koppen=[k.naam for k in SJABLOON], rijen=[voorbeeld])


#: What a row of the template looks like; whoever imports it reads that this school is not theirs.
VOORBEELD = {
    "kenmerk": "2027-001",
    "titel": "Leerkracht groep 5",
    "school": "12AB00",
    "omvang": "0,6 - 0,8",
    "functie": "leerkracht",
    "groepen": "5",
    "omschrijving": "Vertel over de groep, het team en de school.",
    "bevoegdheid": "pabo",
    "dagen": "ma t/m do",
    "open_voor": "zij-instromers, starters",
    "contract": "vast",
    "schaal": "LB",
    "start_op": "1-8-2027",
    "sluit_op": "31-3-2027",
    "contactnaam": "Naam van wie u kunt bellen",
}


@FORMULIER
def kolommen(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which sheet, what each column holds, and whether new vacancies go on the website."""
    opdracht = _opdracht(request, pk)
    if not opdracht.is_concept:
        return redirect(opdracht)
    bladen = tabellen.bladen(bytes(opdracht.inhoud))
    is_blad = "blad" in request.POST
    bladform = Bladkeuze(request.POST if is_blad else None, bladen=bladen, initial={"blad": opdracht.blad})
    if is_blad and voer_uit(bladform, acties.kies_vacatureblad, opdracht=opdracht):
        return redirect("vacatures:import_kolommen", pk)
    tabel = opdracht.tabel()
    is_kolomform = request.method == "POST" and not is_blad
    form = Vacaturekolommen(
        request.POST if is_kolomform else None,
        opdracht=opdracht,
        mogelijk=KOLOMMEN,
        voorbeelden=tabel.voorbeelden(),
    )
    if is_kolomform and voer_uit(form, acties.koppel_vacaturekolommen, opdracht=opdracht):
        return redirect("vacatures:import_voorbeeld", pk)
    context = {
        "opdracht": opdracht,
        "form": form,
        "bladform": bladform if len(bladen) > 1 else None,
        "aantal": len(tabel.rijen),
    }
    return toon_formulier(
        request, "vacatures/import/kolommen.html", context, bladform if bladform.errors else form
    )


@FORMULIER
def voorbeeld(request: HttpRequest, pk: int) -> HttpResponse:
    """What every row would do; asking for it does exactly that, or nothing."""
    opdracht = _opdracht(request, pk)
    if not opdracht.is_concept:
        return redirect(opdracht)
    mis = None
    if request.method == "POST":
        mis = _importeer(request, opdracht)
        if mis is None:
            messages.success(request, "De import is klaar.")
            return redirect(opdracht)
    regels = acties.beproef_import(opdracht, request.user)
    met_fouten = any(rij.gevolg == Gevolg.GEWEIGERD for rij in regels)
    begin = {"verwacht": acties.vingerafdruk(regels)}
    gestuurd = {**request.POST.dict(), **begin} if mis else None
    form = Importbevestiging(gestuurd, met_fouten=met_fouten, initial=begin)
    if mis:
        form.add_error(None, mis)
    return _toon_voorbeeld(request, opdracht, form, regels, status=422 if form.errors else 200)


def _importeer(request: HttpRequest, opdracht: Vacatureimport) -> ValidationError | None:
    """Do what the preview showed, or tell why not."""
    form = Importbevestiging(request.POST, met_fouten=True)
    if not form.is_valid():
        return ValidationError("Kies wat u wilt met de regels die fout zijn.")
    try:
        acties.importeer_vacatures(opdracht=opdracht, door=request.user, **form.cleaned_data)
    except ValidationError as fout:
        return ValidationError(fout.messages)
    return None


def _toon_voorbeeld(request, opdracht, form, regels, status: int) -> HttpResponse:
    context = {"opdracht": opdracht, "form": form, **_uitslag(regels, lambda rij, naam: getattr(rij, naam))}
    return render(request, "vacatures/import/voorbeeld.html", context, status=status)


def _uitslag(regels: list, lees) -> dict:
    """The rows in numbers and in order, faulty ones apart; `lees` takes a field out of a row."""
    gevolgen = [lees(rij, "gevolg") for rij in regels]
    fouten = [fout for rij in regels for fout in lees(rij, "fouten")]
    getoond = [rij for rij in regels if lees(rij, "gevolg") != Gevolg.GEWEIGERD][:REGELS_OP_SCHERM]
    return {
        "aantallen": [(naam, gevolgen.count(code), TOON[code]) for code, naam in Gevolg.choices],
        "regels": [(rij, TOON[lees(rij, "gevolg")]) for rij in getoond],
        "meer_regels": len(gevolgen) - gevolgen.count(Gevolg.GEWEIGERD) - len(getoond),
        "fouten": fouten[:REGELS_OP_SCHERM],
        "meer_fouten": max(0, len(fouten) - REGELS_OP_SCHERM),
    }


@require_safe
def toon(request: HttpRequest, pk: int) -> HttpResponse:
    """What came of each row."""
    opdracht = _opdracht(request, pk)
    if opdracht.is_concept:
        return redirect("vacatures:import_kolommen", pk)
    context = {"opdracht": opdracht, **_uitslag(opdracht.uitslag, lambda rij, naam: rij[naam])}
    return render(request, "vacatures/import/import.html", context)


@require_safe
def fouten(request: HttpRequest, pk: int) -> HttpResponse:
    """Every faulty cell, as a file: of a draft as it is read now, of an import as it was."""
    opdracht = _opdracht(request, pk)
    if opdracht.is_concept:
        regels = [
            [fout.regel, fout.kolom, fout.waarde, fout.reden]
            for rij in acties.beproef_import(opdracht, request.user)
            for fout in rij.fouten
        ]
    else:
        regels = [
            [f["regel"], f["kolom"], f["waarde"], f["reden"]]
            for rij in opdracht.uitslag
            for f in rij["fouten"]
        ]
    koppen = ["Regel", "Kolom", "Wat er staat", "Wat er mis is"]
    return als_bestand(naam="foute-regels", soort="csv", koppen=koppen, rijen=regels)


@require_POST
def weg(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    opdracht = _opdracht(request, pk)
    if opdracht.status == Importstand.KLAAR:
        return redirect(opdracht)
    acties.gooi_vacatureimport_weg(opdracht=opdracht)
    messages.success(request, "Het bestand is weggegooid. Er is niets geïmporteerd.")
    return redirect("vacatures:vacatureimports")
