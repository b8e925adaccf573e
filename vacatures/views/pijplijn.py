"""The applicants of one vacancy, by stage: find them, write to several at once, take the list along."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from onderwijsregio.kern.aantallen import hoeveel
from onderwijsregio.kern.formulieren import FORMULIER, als_nummer, gegevens_van, toon_formulier
from onderwijsregio.kern.uitvoer import SOORTEN, als_bestand

from .. import acties, rapportages
from ..forms import BERICHT, Pijplijnfilter, Schrijfformulier
from ..keuzes import FASEN, Sollicitatiestatus
from ..models import Antwoordsjabloon, Sollicitatie, Sollicitatiebericht, Vacature
from .gesprek import met_gesprek
from .werk import PER_BLADZIJDE, eigen_vacature


def _van_vacature(request: HttpRequest, vacature: Vacature):
    """The applications of this vacancy that this visitor handles, the longest waiting first."""
    laatste = Sollicitatiebericht.objects.filter(sollicitatie=OuterRef("pk")).order_by("-op", "-pk")
    return (
        met_gesprek(Sollicitatie.objects.te_behandelen_door(request.user))
        .filter(vacature=vacature)
        .select_related("kandidaat")
        .annotate(laatste_van_bestuur=Subquery(laatste.values("van_bestuur")[:1]))
        .order_by("verzonden_op", "pk")
    )


@require_safe
def pijplijn(request: HttpRequest, pk: int) -> HttpResponse:
    """Who applied, stage by stage; tick some to write to them together."""
    vacature = eigen_vacature(request, pk)
    filter_ = Pijplijnfilter(request.GET)
    gevonden = filter_.gefilterd(_van_vacature(request, vacature))
    fase = filter_.gekozen_fase
    context = {
        "vacature": vacature,
        "filter": filter_,
        "fase": fase,
        "fasenaam": FASEN.get(fase, ""),
        "pijplijn": rapportages.pijplijn(vacature),
        "pagina": Paginator(gevonden.filter(status=fase) if fase else gevonden, PER_BLADZIJDE).get_page(
            request.GET.get("page")
        ),
        "antwoordtijd": rapportages.antwoordtijd(vacature=vacature, dagen=rapportages.LANG),
    }
    return render(request, "vacatures/pijplijn.html", context)


KOPPEN = [
    "Naam",
    "E-mail",
    "Telefoon",
    "Stand",
    "Verstuurd op",
    "Antwoord uiterlijk",
    "Eerste antwoord op",
    "Reden van afwijzing",
    "Gesprek op",
]


@require_safe
def export(request: HttpRequest, pk: int, soort: str) -> HttpResponse:
    """The same list, as far as it is filtered, as CSV or XLSX."""
    vacature = eigen_vacature(request, pk)
    if soort not in SOORTEN:
        raise Http404
    filter_ = Pijplijnfilter(request.GET)
    gevonden = filter_.gefilterd(_van_vacature(request, vacature))
    if filter_.gekozen_fase:
        gevonden = gevonden.filter(status=filter_.gekozen_fase)
    profiel = [naam for naam, _ in Sollicitatie().profiel_in_woorden]
    return als_bestand(
        naam=f"sollicitaties-{vacature.titel}",
        soort=soort,
        koppen=[*KOPPEN, *profiel],
        rijen=map(_als_rij, gevonden),
    )


def _als_rij(sollicitatie: Sollicitatie) -> list:
    kandidaat, gesprek = sollicitatie.kandidaat, next(iter(sollicitatie.gepland), None)
    return [
        kandidaat.naam,
        kandidaat.email,
        kandidaat.telefoon,
        sollicitatie.fase,
        f"{sollicitatie.verzonden_op:%d-%m-%Y}",
        f"{sollicitatie.antwoord_uiterlijk:%d-%m-%Y}",
        f"{sollicitatie.eerste_antwoord_op:%d-%m-%Y}" if sollicitatie.eerste_antwoord_op else "",
        sollicitatie.get_reden_display(),
        str(gesprek.moment) if gesprek else "",
        *(waarde for _, waarde in sollicitatie.profiel_in_woorden),
    ]


# Write to several ----------------------------------------------------------------------------------------


@FORMULIER
def schrijf(request: HttpRequest, pk: int) -> HttpResponse:
    """One text to the applicants that were ticked: choose a template, read what each will get, send."""
    vacature = eigen_vacature(request, pk)
    gegevens = request.POST if request.method == "POST" else request.GET
    gekozen = _gekozen(request, vacature, gegevens)
    if not gekozen:
        messages.info(request, "Vink eerst aan wie u wilt schrijven.")
        return redirect("vacatures:pijplijn", pk)
    form = Schrijfformulier(gegevens_van(request), initial=_van_sjabloon(request))
    if request.method == "POST" and form.is_valid():
        stap = gegevens.get("stap")
        if stap == "bekijk":
            return _toon_voorbeeld(request, vacature, gekozen, form)
        if stap == "verstuur" and _verstuur(request, vacature, gekozen, form):
            return redirect("vacatures:pijplijn", pk)
    context = {
        "vacature": vacature,
        "gekozen": gekozen,
        "form": form,
        "sjablonen": _te_gebruiken(request),
        "plaatshouders": acties.PLAATSHOUDERS,
        "wie": "&".join(f"wie={rij.pk}" for rij in gekozen),
    }
    return toon_formulier(request, "vacatures/schrijf_sollicitanten.html", context, form)


def _gekozen(request: HttpRequest, vacature: Vacature, gegevens: QueryDict) -> list[Sollicitatie]:
    """The applications that were ticked, as far as they belong to this vacancy.

    Each with `stand`: its status when the writing began.
    """
    van_het_bestuur = Sollicitatie.objects.te_behandelen_door(request.user).filter(vacature=vacature)
    rijen = van_het_bestuur.filter(pk__in=map(als_nummer, gegevens.getlist("wie")))
    diep = ("kandidaat", "vacature__school", "vacature__organisatie")
    gekozen = list(rijen.select_related(*diep).order_by("verzonden_op", "pk"))
    for rij in gekozen:
        rij.stand = gegevens.get(f"stand-{rij.pk}", rij.status)
    return gekozen


def _te_gebruiken(request: HttpRequest):
    soorten = [BERICHT, Sollicitatiestatus.UITGENODIGD, Sollicitatiestatus.AFGEWEZEN]
    return Antwoordsjabloon.objects.zichtbaar_voor(request.user).filter(soort__in=soorten)


def _van_sjabloon(request: HttpRequest) -> dict:
    """What `?sjabloon=` begins with: its text with the placeholders still in it."""
    rij = _te_gebruiken(request).filter(pk=als_nummer(request.GET.get("sjabloon", ""))).first()
    return {"status": rij.soort, "tekst": rij.tekst} if rij else {}


def _toon_voorbeeld(
    request: HttpRequest, vacature: Vacature, gekozen: list[Sollicitatie], form: Schrijfformulier
) -> HttpResponse:
    """What each of them is going to read, word for word; nothing was sent yet."""
    tekst = form.cleaned_data["tekst"]
    context = {
        "vacature": vacature,
        "form": form,
        "gekozen": gekozen,
        "brieven": [(rij, acties.vul_sjabloon_in(tekst, rij, request.user)) for rij in gekozen],
        "adres": reverse("vacatures:schrijf_sollicitanten", args=[vacature.pk]),
    }
    return render(request, "vacatures/schrijf_voorbeeld.html", context)


def _verstuur(
    request: HttpRequest, vacature: Vacature, gekozen: list[Sollicitatie], form: Schrijfformulier
) -> bool:
    """Send it, and say to whom; False with the reason in the form when it was refused."""
    velden = dict(form.cleaned_data)
    formulier, status = velden.pop("formulier"), velden.pop("status")
    vast = {"vacature": vacature, "sollicitaties": gekozen, "door": request.user}
    standen = {rij.pk: rij.stand for rij in gekozen}
    try:
        if status == BERICHT:
            gestuurd = acties.schrijf_samen(**vast, tekst=velden["tekst"], formulier=formulier)
            messages.success(request, f"Gemaild naar {hoeveel(len(gestuurd), 'kandidaat', 'kandidaten')}.")
        else:
            _meld(request, acties.beantwoord_samen(**vast, status=status, standen=standen, **velden))
    except ValidationError as fout:
        form.add_error(None, fout)
        return False
    return True


def _meld(request: HttpRequest, verzonden: acties.Verzonden) -> None:
    if verzonden.gedaan:
        messages.success(
            request, f"Gemaild naar {hoeveel(len(verzonden.gedaan), 'kandidaat', 'kandidaten')}."
        )
    if verzonden.overgeslagen:
        namen = ", ".join(str(rij.kandidaat) for rij in verzonden.overgeslagen)
        messages.warning(request, f"Overgeslagen, want dit antwoord past er niet (meer) bij: {namen}.")
