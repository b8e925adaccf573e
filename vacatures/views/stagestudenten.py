"""Students who look for an internship: brought by their institute, seen by who helps them find one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern.formulieren import FORMULIER, gegevens_van, toon_formulier
from onderwijsregio.kern.uitvoer import SOORTEN, als_bestand
from onderwijsregio.organisaties.rechten import alleen_voor

from .. import rechten
from ..acties import stagestudent as acties
from ..forms.stages import Studentenbestand
from ..importeren.studenten import KOLOMMEN
from ..keuzes import Opleidingssoort
from ..models import Stagejaar, Stagestudent, Stagevraag, Studentenimport
from .stagewerk import jaar_van, kop_van, met_jaar

PER_BLADZIJDE = 25
MEESTE_FOUTEN = 50
KOPPEN = [
    "Opleidingsinstituut", "Studentnummer", "Voornaam", "Achternaam", "Postcode", "Opleiding", "Vak", "Leerjaar",
    "Periode", "Sector", "Gewenste wijk", "Gewenste scholen", "Dagen", "Reisafstand in km", "Eerdere scholen",
]  # fmt: skip
alleen_wie_ziet = alleen_voor(rechten.ziet_stagestudenten)
alleen_wie_brengt = alleen_voor(rechten.brengt_studenten)


def _vragen(request: HttpRequest, jaar: Stagejaar) -> QuerySet[Stagevraag]:
    vragen = Stagevraag.objects.zichtbaar_voor(request.user).filter(periode__jaar=jaar)
    return vragen.select_related("student__instituut", "periode").prefetch_related(
        "scholen", "student__eerder_op"
    )


@require_safe
@alleen_wie_ziet
def studenten(request: HttpRequest) -> HttpResponse:
    """Who looks for a place in a school year."""
    jaar = jaar_van(request)
    context = {
        "pagina": Paginator(_vragen(request, jaar), PER_BLADZIJDE).get_page(request.GET.get("page")),
        "brengt": rechten.brengt_studenten.test(request.user),
        **kop_van(request, jaar, "studenten"),
    }
    return render(request, "vacatures/stages/studenten.html", context)


@require_safe
@alleen_wie_ziet
def studenten_export(request: HttpRequest, soort: str) -> HttpResponse:
    """The same students as CSV or XLSX."""
    if soort not in SOORTEN:
        raise Http404
    jaar = jaar_van(request)
    rijen = [_rij(vraag) for vraag in _vragen(request, jaar)]
    return als_bestand(naam=f"stagestudenten-{jaar}", soort=soort, koppen=KOPPEN, rijen=rijen)


def _rij(vraag: Stagevraag) -> list:
    student = vraag.student
    return [
        student.instituut.naam,
        student.studentnummer,
        student.voornaam,
        student.achternaam,
        student.pc4,
        vraag.get_soort_display(),
        vraag.get_vak_display(),
        vraag.leerjaar,
        vraag.periode.naam,
        vraag.get_sector_display(),
        vraag.wijk,
        "; ".join(map(str, vraag.scholen.all())),
        ", ".join(vraag.dagen),
        vraag.max_km,
        "; ".join(map(str, student.eerder_op.all())),
    ]


def _student(request: HttpRequest, pk: int) -> Stagestudent:
    gezien = Stagestudent.objects.zichtbaar_voor(request.user).select_related("instituut")
    return get_object_or_404(gezien.prefetch_related("eerder_op"), pk=pk)


def _vragen_van(student: Stagestudent) -> QuerySet[Stagevraag]:
    vragen = student.vragen.select_related("student__instituut", "periode__jaar")
    return vragen.prefetch_related("scholen", "student__eerder_op")


@require_safe
@alleen_wie_ziet
def student(request: HttpRequest, pk: int) -> HttpResponse:
    """One student with what was looked for, in every year."""
    gevonden = _student(request, pk)
    context = {
        "student": gevonden,
        "vragen": _vragen_van(gevonden),
        "eigen": Stagestudent.objects.te_beheren_door(request.user).filter(pk=pk).exists(),
    }
    return render(request, "vacatures/stages/student.html", context)


@require_safe
@alleen_wie_brengt
def gegevens(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that we know of one student, for whoever asks the institute about it."""
    gevonden = get_object_or_404(Stagestudent.objects.te_beheren_door(request.user), pk=pk)
    vragen = [
        {"Schooljaar": str(vraag.periode.jaar), **dict(zip(KOPPEN, _rij(vraag), strict=True))}
        for vraag in _vragen_van(gevonden)
    ]
    antwoord = JsonResponse(
        {
            "Studentnummer": gevonden.studentnummer,
            "Naam": str(gevonden),
            "Postcode": gevonden.pc4,
            "Eerdere scholen": [str(school) for school in gevonden.eerder_op.all()],
            "Gebracht op": gevonden.gebracht_op,
            "Stages": vragen,
        },
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )
    antwoord["Content-Disposition"] = f'attachment; filename="student-{gevonden.pk}.json"'
    return antwoord


@require_POST
@alleen_wie_brengt
def wis(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget one student of the own institute."""
    gevonden = get_object_or_404(Stagestudent.objects.te_beheren_door(request.user), pk=pk)
    acties.wis_student(student=gevonden, door=request.user)
    messages.success(request, "De gegevens van deze student zijn gewist.")
    return redirect("vacatures:stagestudenten")


# Bringing them in ----------------------------------------------------------------------------------------


@FORMULIER
@alleen_wie_brengt
def importeer(request: HttpRequest) -> HttpResponse:
    """Choose a file; nothing is taken over before it was looked at."""
    jaar = jaar_van(request)
    form = Studentenbestand(gegevens_van(request), request.FILES or None, jaar=jaar)
    if request.method == "POST" and form.is_valid():
        bestand = form.cleaned_data["bestand"]
        try:
            concept = acties.lees_in(
                instituut=request.user.lidmaatschap.organisatie,
                periode=form.cleaned_data["periode"],
                bestandsnaam=bestand.name,
                inhoud=bestand.read(),
                door=request.user,
            )
        except ValidationError as fout:
            form.add_error("bestand", fout)
        else:
            return redirect("vacatures:studentenimport", concept.pk)
    context = {"form": form, "jaar": jaar, "kolommen": KOLOMMEN}
    return toon_formulier(request, "vacatures/stages/importeer.html", context, form)


def _concept(request: HttpRequest, pk: int) -> Studentenimport:
    eigen = Studentenimport.objects.zichtbaar_voor(request.user).select_related("instituut", "periode__jaar")
    return get_object_or_404(eigen, pk=pk)


@FORMULIER
@alleen_wie_brengt
def voorbeeld(request: HttpRequest, pk: int) -> HttpResponse:
    """What a file would do, with every faulty cell; POST takes over the good rows."""
    concept = _concept(request, pk)
    jaar = concept.periode.jaar
    if request.method == "POST":
        try:
            gebracht = acties.voer_door(concept=concept, door=request.user)
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
            return redirect("vacatures:studentenimport", pk)
        tekst = (
            f"{gebracht.nieuw} nieuw, {gebracht.gewijzigd} gewijzigd, {gebracht.gelijk} hetzelfde gebleven."
        )
        messages.success(request, f"De studenten zijn overgenomen: {tekst}")
        return redirect(met_jaar("stagestudenten", jaar))
    beoordeling = acties.beoordeel(concept)
    context = {
        "concept": concept,
        "jaar": jaar,
        "beoordeling": beoordeling,
        "eerste": [(rij, Opleidingssoort(rij.waarden["soort"]).label) for rij in beoordeling.goed[:5]],
        "fouten": beoordeling.fouten[:MEESTE_FOUTEN],
        "meer_fouten": max(len(beoordeling.fouten) - MEESTE_FOUTEN, 0),
    }
    return render(request, "vacatures/stages/voorbeeld.html", context)


@require_safe
@alleen_wie_brengt
def fouten(request: HttpRequest, pk: int) -> HttpResponse:
    """Every faulty cell, as a file for a spreadsheet."""
    concept = _concept(request, pk)
    rijen = [[f.regel, f.kolom, f.waarde, f.reden] for f in acties.beoordeel(concept).fouten]
    koppen = ["Regel", "Kolom", "Wat er staat", "Wat er mis is"]
    return als_bestand(naam=f"fouten-{concept.pk}", soort="csv", koppen=koppen, rijen=rijen)


@require_POST
@alleen_wie_brengt
def gooi_weg(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw the file away; nothing was taken over."""
    concept = _concept(request, pk)
    naar = met_jaar("studentenimport_nieuw", concept.periode.jaar)
    concept.delete()
    messages.success(request, "Het bestand is weggegooid. Er is niets veranderd.")
    return redirect(naar)
