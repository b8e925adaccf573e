"""Bring a spreadsheet of candidates in: file, columns, preview, progress, result, and back again."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern import tabellen
from onderwijsregio.kern.formulieren import FORMULIER, met_knop, toon_formulier, voer_uit
from onderwijsregio.kern.importbestand import Bestandkeuze, Bladkeuze, Kolomkeuze
from onderwijsregio.kern.uitvoer import als_bestand

from .. import acties
from ..acties import importeren, importterug, importwerk
from ..forms.kandidatenimport import Importkeuzes
from ..importeren.kandidaten import KOLOMMEN, NAMEN
from ..models import Importopdracht, Kandidaat
from .poort import met_recht

beheert = met_recht("loket.kandidaten_beheren")
PER_BLAD = 20
REGELS_IN_VOORBEELD = 10
FOUTEN_OP_SCHERM = 100
#: By the field of a candidate: its codes, as people read them.
KEUZES = {veld.name: dict(getattr(veld, "base_field", veld).flatchoices) for veld in Kandidaat._meta.fields}


def _opdracht(request: HttpRequest, pk: int) -> Importopdracht:
    return get_object_or_404(
        Importopdracht.objects.zichtbaar_voor(request.user).select_related("door"), pk=pk
    )


@FORMULIER
@beheert
def overzicht(request: HttpRequest) -> HttpResponse:
    """Choose a file, and what was brought in before."""
    form = Bestandkeuze(request.POST or None, request.FILES or None)
    if request.method == "POST":
        opdracht = voer_uit(form, importeren.ontvang_bestand, form.bestandsvelden, door=request.user)
        if opdracht:
            return redirect("loket:import_kolommen", opdracht.pk)
    eerdere = Importopdracht.objects.zichtbaar_voor(request.user).zonder_inhoud().select_related("door")
    blad = Paginator(eerdere, PER_BLAD).get_page(request.GET.get("page"))
    return toon_formulier(request, "loket/werk/import/overzicht.html", {"form": form, "blad": blad}, form)


@FORMULIER
@beheert
def kolommen(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which sheet, and what each column holds."""
    opdracht = _opdracht(request, pk)
    if not opdracht.is_concept:
        return redirect(opdracht)
    bladen = tabellen.bladen(bytes(opdracht.inhoud))
    bladform = Bladkeuze(
        request.POST if "blad" in request.POST else None, bladen=bladen, initial={"blad": opdracht.blad}
    )
    if "blad" in request.POST and voer_uit(bladform, importeren.kies_blad, opdracht=opdracht):
        return redirect("loket:import_kolommen", pk)
    tabel = opdracht.tabel()
    is_kolomform = request.method == "POST" and "blad" not in request.POST
    form = Kolomkeuze(
        request.POST if is_kolomform else None,
        opdracht=opdracht,
        mogelijk=KOLOMMEN,
        voorbeelden=tabel.voorbeelden(),
    )
    if is_kolomform and voer_uit(form, importeren.koppel_kolommen, opdracht=opdracht):
        return redirect("loket:import_voorbeeld", pk)
    context = {
        "opdracht": opdracht,
        "form": form,
        "bladform": bladform if len(bladen) > 1 else None,
        "aantal": len(tabel.rijen),
        "eerder": _al_eerder(opdracht),
    }
    getoond = bladform if bladform.errors else form
    return toon_formulier(request, "loket/werk/import/kolommen.html", context, getoond)


def _al_eerder(opdracht: Importopdracht) -> Importopdracht | None:
    zelfde = Importopdracht.objects.zonder_inhoud().filter(sha256=opdracht.sha256, status="klaar")
    return zelfde.exclude(pk=opdracht.pk).first()


@FORMULIER
@beheert
def voorbeeld(request: HttpRequest, pk: int) -> HttpResponse:
    """What would happen, and what to do with faulty and known rows; asking for it starts the job."""
    opdracht = _opdracht(request, pk)
    if not opdracht.is_concept:
        return redirect(opdracht)
    form = Importkeuzes(request.POST or None, initial={"op": acties.uiterlijk(10)})
    form.zet_eigenaren(request.user)
    gelezen = importwerk.beoordeel_import(opdracht)
    form.zet_aantal_fout(len(gelezen.fout))
    if request.method == "POST" and voer_uit(form, importeren.vraag_import, opdracht=opdracht):
        return redirect(opdracht)
    context = {"opdracht": opdracht, "form": form, **_wat_er_gebeurt(gelezen)}
    return toon_formulier(request, "loket/werk/import/voorbeeld.html", context, form)


def _wat_er_gebeurt(gelezen: importwerk.Beoordeling) -> dict:
    oordeel = {
        **{rij.regel: ("nieuw", "actief") for rij in gelezen.nieuw},
        **{rij.regel: ("bekend", "rust") for rij in gelezen.bekend},
        **{rij.regel: ("fout", "fout") for rij in gelezen.fout},
    }
    rijen = sorted((*gelezen.nieuw, *gelezen.bekend, *gelezen.fout), key=lambda rij: rij.regel)
    eerste = [(rij, *oordeel[rij.regel]) for rij in rijen[:REGELS_IN_VOORBEELD]]
    return {
        "eerste": [
            {"rij": rij, "wat": wat, "toon": toon, "meer": _rest(rij.waarden)} for rij, wat, toon in eerste
        ],
        "nieuw": len(gelezen.nieuw),
        "bekend": len(gelezen.bekend),
        "fout": len(gelezen.fout),
        "fouten": gelezen.fouten[:FOUTEN_OP_SCHERM],
        "meer_fouten": max(0, len(gelezen.fouten) - FOUTEN_OP_SCHERM),
    }


def _rest(waarden: dict) -> str:
    """What else is read of a row, in words."""
    overig = {
        code: waarde for code, waarde in waarden.items() if code not in ("voornaam", "achternaam", "email")
    }
    delen = [f"{NAMEN[code]}: {_in_woorden(code, wat)}" for code, wat in overig.items() if code != "eigenaar"]
    return Truncator("; ".join(delen)).chars(200)


def _in_woorden(code: str, waarde: Any) -> str:
    if isinstance(waarde, date):
        return date_format(waarde, "j F Y")
    woorden = KEUZES.get(code, {})
    return ", ".join(str(woorden.get(een, een)) for een in (waarde if isinstance(waarde, list) else [waarde]))


@require_safe
@beheert
def toon(request: HttpRequest, pk: int) -> HttpResponse:
    """Progress while it runs, the result when it is done. The part is the same as in the whole page."""
    opdracht = _opdracht(request, pk)
    if opdracht.is_concept:
        return redirect("loket:import_kolommen", pk)
    context = {
        "opdracht": opdracht,
        "gedaan": importwerk.voortgang(opdracht),
        "fouten": opdracht.fouten[:FOUTEN_OP_SCHERM],
        "meer_fouten": max(0, len(opdracht.fouten) - FOUTEN_OP_SCHERM),
    }
    sjabloon = "loket/werk/import/_stand.html" if request.htmx else "loket/werk/import/import.html"
    return render(request, sjabloon, context)


@require_safe
@beheert
def fouten(request: HttpRequest, pk: int) -> HttpResponse:
    """Every faulty cell, as a file: of a draft as it is read now, of an import as it was."""
    opdracht = _opdracht(request, pk)
    if opdracht.is_concept:
        gevonden = importwerk.beoordeel_import(opdracht).fouten
        rijen = [(fout.regel, fout.kolom, fout.waarde, fout.reden) for fout in gevonden]
    else:
        rijen = [(fout["regel"], fout["kolom"], fout["waarde"], fout["reden"]) for fout in opdracht.fouten]
    koppen = ["Regel", "Kolom", "Wat er staat", "Wat er mis is"]
    return als_bestand(naam=f"fouten-import-{pk}", soort="csv", koppen=koppen, rijen=rijen)


@require_POST
@beheert
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop before anything has been written."""
    opdracht = _opdracht(request, pk)
    importwerk.vraag_stop(opdracht.pk)
    importeren.stop_import(opdracht=opdracht)
    messages.info(request, "We stoppen de import. Is hij al klaar? Dan kunt u hem terugdraaien.")
    return redirect(opdracht)


@require_POST
@beheert
def weg(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    importeren.gooi_import_weg(opdracht=_opdracht(request, pk))
    messages.success(request, "Het bestand is weggegooid. Er is niets geïmporteerd.")
    return redirect("loket:kandidatenimports")


@FORMULIER
@beheert
def terug(request: HttpRequest, pk: int) -> HttpResponse:
    """What undoing would do; and do it."""
    opdracht = _opdracht(request, pk)
    if not opdracht.kan_terug:
        messages.info(request, "Deze import is niet (meer) terug te draaien.")
        return redirect(opdracht)
    if request.method == "POST":
        gelukt = "De import is teruggedraaid."
        met_knop(request, importterug.draai_import_terug, gelukt=gelukt, opdracht=opdracht)
        return redirect(opdracht)
    return render(
        request, "loket/werk/import/terug.html", {"opdracht": opdracht, "weg": importterug.terugweg(opdracht)}
    )
