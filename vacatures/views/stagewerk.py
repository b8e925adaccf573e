"""What a board tells about its internships: all schools in one screen, and one school with its conditions."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern.aantallen import hoeveel
from onderwijsregio.kern.formulieren import (
    FORMULIER,
    als_nummer,
    gegevens_van,
    met_knop,
    toon_formulier,
    voer_uit,
)
from onderwijsregio.organisaties.models import School
from onderwijsregio.organisaties.rechten import alleen_voor

from .. import rechten
from ..acties import stageaanbod as acties
from ..forms.stages import Aanbodformulier, Begeleiderformulier, Plaatsformulier, Rooster
from ..models import (
    Regioafspraak,
    Stageaanbod,
    Stagebegeleider,
    Stagejaar,
    Stageperiode,
    Stageplaats,
    eigen_stagescholen,
)

alleen_wie_vertelt = alleen_voor(rechten.vertelt_stageaanbod)


def jaar_van(request: HttpRequest) -> Stagejaar:
    """The school year in the address, else the one that is to be told about now; 404 without any."""
    gevraagd = request.GET.get("jaar", "")
    if gevraagd:
        return get_object_or_404(Stagejaar, begin=als_nummer(gevraagd))
    jaar = Stagejaar.objects.om_op_te_geven()
    if jaar is None:
        raise Http404
    return jaar


def met_jaar(naam: str, jaar: Stagejaar, *args, **extra: str) -> str:
    """The address of a page about this school year."""
    rest = "".join(f"&{sleutel}={waarde}" for sleutel, waarde in extra.items())
    return f"{reverse(f'vacatures:{naam}', args=args)}?jaar={jaar.begin}{rest}"


#: The parts of the work with internships: code, name, address, and who has it.
DELEN = [
    ("rooster", "Plaatsen invullen", "stagerooster", rechten.vertelt_stageaanbod),
    ("studenten", "Studenten", "stagestudenten", rechten.ziet_stagestudenten),
    ("cijfers", "Vraag en aanbod", "stagecijfers", rechten.ziet_stagecijfers),
    ("vergoedingen", "Vergoedingen", "stagevergoedingen", rechten.ziet_stagecijfers),
    ("voortgang", "Wie vertelde het?", "stagevoortgang", rechten.ziet_stagecijfers),
]


def kop_van(request: HttpRequest, jaar: Stagejaar, plek: str) -> dict:
    """What stands above each page of this work: its parts, and the school year."""
    delen = [
        (code, naam, met_jaar(adres, jaar)) for code, naam, adres, mag in DELEN if mag.test(request.user)
    ]
    return {"jaar": jaar, "jaren": Stagejaar.objects.all(), "plek": plek, "delen": delen}


@require_safe
@alleen_voor(rechten.ziet_stagecijfers)
def stagewerk(request: HttpRequest) -> HttpResponse:
    """To where this visitor's work is: telling, bringing students, or looking at the figures."""
    if eigen_stagescholen(request.user).exists():
        return redirect("vacatures:stagerooster")
    naar = "stagestudenten" if rechten.brengt_studenten.test(request.user) else "stagecijfers"
    return redirect(f"vacatures:{naar}")


# A whole board -------------------------------------------------------------------------------------------


@FORMULIER
@alleen_wie_vertelt
def rooster(request: HttpRequest) -> HttpResponse:
    """All own schools × all kinds, for one period of a school year."""
    jaar = jaar_van(request)
    perioden = list(jaar.perioden.all())
    periode = _periode(request.GET.get("periode", ""), perioden)
    form = _roosterformulier(request, periode)
    if request.method == "POST" and form.is_valid():
        bevestig = request.POST.get("doe") == "bevestig"
        try:
            aantal = acties.vul_rooster(
                periode=periode,
                aantallen=form.aantallen(),
                gezien=form.was(),
                bevestig=bevestig,
                door=request.user,
                bedragen=form.bedragen(),
            )
        except acties.Roosterfout as fout:
            form.zet_fouten(fout.per_cel, fout.uitleg)
        else:
            messages.success(request, _gelukt(aantal, bevestig))
            return redirect(met_jaar("stagerooster", jaar, periode=periode.code))
    afspraken = _afspraken(jaar, {school.sector for school in form.scholen})
    context = {
        **kop_van(request, jaar, "rooster"),
        "form": form,
        "vraagt_uitleg": form["uitleg"].errors or any(rij.bedrag is not None for rij in afspraken),
        "perioden": perioden,
        "periode": periode,
        "afspraken": afspraken,
        "over_te_nemen": _over_te_nemen(request, jaar),
        "te_bevestigen": sum(not a.is_bevestigd and bool(a.plaatsen.all()) for a in form.per_school.values()),
    }
    return toon_formulier(request, "vacatures/stages/rooster.html", context, form)


def _afspraken(jaar: Stagejaar, sectoren: set[str]) -> list[Regioafspraak]:
    return list(Regioafspraak.objects.over_stages(jaar, sectoren))


def _periode(code: str, perioden: list[Stageperiode]) -> Stageperiode:
    if not perioden:
        raise Http404
    return next((periode for periode in perioden if periode.code == code), perioden[0])


def _roosterformulier(request: HttpRequest, periode: Stageperiode) -> Rooster:
    """Who trains comes first, then by name."""
    scholen = sorted(eigen_stagescholen(request.user), key=lambda s: (s.opleidingsstatus == "geen", s.naam))
    aanbod = Stageaanbod.objects.filter(jaar=periode.jaar_id, school__in=[school.pk for school in scholen])
    return Rooster(
        gegevens_van(request),
        periode=periode,
        scholen=scholen,
        aanbod=list(aanbod.select_related("jaar").prefetch_related("plaatsen", "begeleiders")),
    )


def _over_te_nemen(request: HttpRequest, jaar: Stagejaar) -> int:
    """How many own schools told something last year and nothing yet about this one."""
    return Stageaanbod.objects.te_beheren_door(request.user).over_te_nemen(jaar).count()


def _gelukt(aantal: int, bevestigd: bool) -> str:
    if not aantal:
        return "Er was niets veranderd."
    scholen = hoeveel(aantal, "school", "scholen")
    if bevestigd:
        return f"Bewaard en bevestigd voor {scholen}. Studenten zien deze plaatsen nu."
    return f"Bewaard voor {scholen}."


@require_POST
@alleen_wie_vertelt
def neem_over(request: HttpRequest) -> HttpResponse:
    """Copy last year for each school that told nothing yet."""
    jaar = jaar_van(request)
    aantal = acties.neem_over(jaar=jaar, door=request.user)
    if aantal:
        zin = f"Overgenomen voor {hoeveel(aantal, 'school', 'scholen')}. Kijk na of het klopt, en bevestig het dan."
        messages.success(request, zin)
    else:
        messages.info(request, "Van vorig jaar is niets meer over te nemen.")
    return redirect(met_jaar("stagerooster", jaar))


# One school ----------------------------------------------------------------------------------------------


def _school(request: HttpRequest, pk: int) -> School:
    return get_object_or_404(eigen_stagescholen(request.user), pk=pk)


def _aanbod(school: School, jaar: Stagejaar) -> Stageaanbod:
    """The offer as it is; one that is not there yet is made by the first thing that is written."""
    gevonden = Stageaanbod.objects.filter(school=school, jaar=jaar)
    aanbod = gevonden.select_related("jaar", "school", "bevestigd_door").first()
    return aanbod or Stageaanbod(school=school, jaar=jaar)


@FORMULIER
@alleen_wie_vertelt
def aanbod(request: HttpRequest, pk: int) -> HttpResponse:
    """What one school offers in a school year, who guides, and whom to ask."""
    school, jaar = _school(request, pk), jaar_van(request)
    gevonden = _aanbod(school, jaar)
    form = Aanbodformulier(gegevens_van(request), instance=gevonden)
    if request.method == "POST" and form.is_valid():
        acties.wijzig_aanbod(school=school, jaar=jaar, door=request.user, **form.cleaned_data)
        messages.success(request, "De contactgegevens zijn bewaard.")
        return redirect(met_jaar("stageaanbod", jaar, school.pk))
    bestaat = gevonden.pk is not None
    context = {
        "form": form,
        "school": school,
        "jaar": jaar,
        "aanbod": gevonden,
        "plaatsen": gevonden.plaatsen.select_related("periode") if bestaat else [],
        "begeleiders": gevonden.begeleiders.all() if bestaat else [],
        "afspraken": _afspraken(jaar, {school.sector}),
    }
    return toon_formulier(request, "vacatures/stages/aanbod.html", context, form)


def _bewerk(request: HttpRequest, school: School, jaar: Stagejaar, form, actie: Callable, tekst: dict, **rij):
    """A form for one row of an offer. `tekst` has `titel`, `knop`, `gelukt`; maybe `weg` and `afspraken`."""
    if voer_uit(form, actie, school=school, jaar=jaar, door=request.user, **rij):
        messages.success(request, tekst["gelukt"])
        return redirect(met_jaar("stageaanbod", jaar, school.pk))
    context = {"form": form, "school": school, "jaar": jaar, **tekst}
    return toon_formulier(request, "vacatures/stages/regel.html", context, form)


@FORMULIER
@alleen_wie_vertelt
def nieuwe_plaats(request: HttpRequest, pk: int) -> HttpResponse:
    """Add places of one kind of training to a school, in the year of the address."""
    school, jaar = _school(request, pk), jaar_van(request)
    afspraken = _afspraken(jaar, {school.sector})
    form = Plaatsformulier(gegevens_van(request), aanbod=_aanbod(school, jaar), afspraken=afspraken)
    tekst = {
        "titel": "Stageplaatsen toevoegen",
        "knop": "Voeg toe",
        "gelukt": "De plaatsen zijn toegevoegd.",
        "afspraken": afspraken,
    }
    return _bewerk(request, school, jaar, form, acties.bewaar_plaats, tekst)


@FORMULIER
@alleen_wie_vertelt
def plaats(request: HttpRequest, pk: int) -> HttpResponse:
    """Change places of one kind of training."""
    rij = _rij(request, Stageplaats, pk)
    afspraken = _afspraken(rij.aanbod.jaar, {rij.aanbod.school.sector})
    form = Plaatsformulier(gegevens_van(request), aanbod=rij.aanbod, afspraken=afspraken, instance=rij)
    tekst = {
        "afspraken": afspraken,
        "titel": "Stageplaatsen wijzigen",
        "knop": "Bewaar",
        "gelukt": "De plaatsen zijn gewijzigd.",
        "weg": reverse("vacatures:stageplaats_weg", args=[pk]),
    }
    return _bewerk(request, rij.aanbod.school, rij.aanbod.jaar, form, acties.bewaar_plaats, tekst, plaats=rij)


@FORMULIER
@alleen_wie_vertelt
def nieuwe_begeleider(request: HttpRequest, pk: int) -> HttpResponse:
    """Add somebody who coaches students at a school."""
    school, jaar = _school(request, pk), jaar_van(request)
    form = Begeleiderformulier(gegevens_van(request))
    tekst = {"titel": "Begeleider toevoegen", "knop": "Voeg toe", "gelukt": "De begeleider is toegevoegd."}
    return _bewerk(request, school, jaar, form, acties.bewaar_begeleider, tekst)


@FORMULIER
@alleen_wie_vertelt
def begeleider(request: HttpRequest, pk: int) -> HttpResponse:
    """Change somebody who coaches students."""
    rij = _rij(request, Stagebegeleider, pk)
    form = Begeleiderformulier(gegevens_van(request), instance=rij)
    tekst = {
        "titel": "Begeleider wijzigen",
        "knop": "Bewaar",
        "gelukt": "De begeleider is gewijzigd.",
        "weg": reverse("vacatures:stagebegeleider_weg", args=[pk]),
    }
    return _bewerk(
        request, rij.aanbod.school, rij.aanbod.jaar, form, acties.bewaar_begeleider, tekst, begeleider=rij
    )


def _rij(request: HttpRequest, model: type, pk: int):
    eigen = Stageaanbod.objects.te_beheren_door(request.user)
    return get_object_or_404(
        model.objects.filter(aanbod__in=eigen).select_related("aanbod__school", "aanbod__jaar"), pk=pk
    )


@require_POST
@alleen_wie_vertelt
def plaats_weg(request: HttpRequest, pk: int) -> HttpResponse:
    """Take places away."""
    rij = _rij(request, Stageplaats, pk)
    met_knop(request, acties.haal_weg, gelukt="De plaatsen zijn weg.", rij=rij, door=request.user)
    return redirect(rij.aanbod.get_absolute_url())


@require_POST
@alleen_wie_vertelt
def begeleider_weg(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a coach away."""
    rij = _rij(request, Stagebegeleider, pk)
    met_knop(request, acties.haal_weg, gelukt="De begeleider is weg.", rij=rij, door=request.user)
    return redirect(rij.aanbod.get_absolute_url())


def _eigen_aanbod(request: HttpRequest, pk: int) -> Stageaanbod:
    eigen = Stageaanbod.objects.te_beheren_door(request.user).select_related("school", "jaar")
    return get_object_or_404(eigen, pk=pk)


@require_POST
@alleen_wie_vertelt
def bevestig(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm what a school offers: students see it from now."""
    eigen = _eigen_aanbod(request, pk)
    zin = "Bevestigd. Studenten zien deze plaatsen nu."
    met_knop(request, acties.bevestig, gelukt=zin, aanbod=eigen, door=request.user)
    return redirect(eigen.get_absolute_url())


@require_POST
@alleen_wie_vertelt
def maak_concept(request: HttpRequest, pk: int) -> HttpResponse:
    """Make confirmed places a draft again, out of sight of students."""
    eigen = _eigen_aanbod(request, pk)
    zin = "Het aanbod is weer een concept. Studenten zien het niet meer."
    met_knop(request, acties.maak_concept, gelukt=zin, aanbod=eigen, door=request.user)
    return redirect(eigen.get_absolute_url())
