"""Offer against demand of internships, and who told: for coordinators, institutes and the loket."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern import grafieken
from onderwijsregio.kern.aantallen import hoeveel
from onderwijsregio.kern.uitvoer import SOORTEN, als_bestand
from onderwijsregio.organisaties.keuzes import Sector
from onderwijsregio.organisaties.models import Regio
from onderwijsregio.organisaties.rechten import alleen_voor

from .. import rapportages, rechten
from ..acties import stagejaar as acties
from ..forms.stages import Cijferfilter
from ..models import Regioafspraak, Stagejaar, Stagevraag, gevolgde_stagescholen
from ..rapportages import stages as cijferbron
from ..rapportages.stagevergoeding import Vergoeding, stagevergoedingen
from .stagewerk import jaar_van, kop_van, met_jaar

alleen_wie_ziet = alleen_voor(rechten.ziet_stagecijfers)
KOPPEN = [
    "Bevestigde plaatsen",
    "Nog niet bevestigd",
    "Scholen die het vertelden",
    "Scholen die opleiden",
    "Studenten die zoeken",
    "Verschil",
    "Te weinig",
    "Over",
]


def _cijfers(request: HttpRequest, jaar: Stagejaar, form: Cijferfilter) -> cijferbron.VraagEnAanbod:
    form.is_valid()
    kies = form.cleaned_data
    per = request.GET.get("per", "")
    return cijferbron.vraag_en_aanbod(
        jaar,
        per if per in cijferbron.VERDELINGEN else "soort",
        gevolgde_stagescholen(request.user),
        Stagevraag.objects.te_tellen_door(request.user),
        cijferbron.Gekozen(
            form.perioden.get(kies.get("periode")), kies.get("soort", ""), kies.get("sector", "")
        ),
    )


@require_safe
@alleen_wie_ziet
def cijfers(request: HttpRequest) -> HttpResponse:
    """How many places there are for how many students, and what is missing."""
    jaar = jaar_van(request)
    form = Cijferfilter(request.GET, jaar=jaar)
    gevonden = _cijfers(request, jaar, form)
    regio = Regio.objects.first()
    vorm = rapportages.stagegrafiek(gevonden, regio.huisstijl if regio else "neutraal")
    context = {
        "cijfers": gevonden,
        "verdelingen": cijferbron.VERDELINGEN.items(),
        "kop": cijferbron.VERDELINGEN[gevonden.per],
        "form": form,
        **kop_van(request, jaar, "cijfers"),
        "grafiek": None if gevonden.is_leeg else grafieken.vraag_aan(vorm),
    }
    return render(request, "vacatures/stages/cijfers.html", context)


@require_safe
@alleen_wie_ziet
def cijfers_export(request: HttpRequest, soort: str) -> HttpResponse:
    """The same rows as CSV or XLSX; what is not known stays empty. Together there is no one difference."""
    if soort not in SOORTEN:
        raise Http404
    jaar = jaar_van(request)
    gevonden = _cijfers(request, jaar, Cijferfilter(request.GET, jaar=jaar))
    rijen = [
        [*_tellingen(rij), rij.verschil, *([None, None] if rij.verschil is None else [rij.mist, rij.over])]
        for rij in gevonden.rijen
    ]
    samen = [gevonden.mist, gevonden.over] if gevonden.is_te_vergelijken else [None, None]
    rijen.append([*_tellingen(gevonden.samen), None, *samen])
    koppen = [cijferbron.VERDELINGEN[gevonden.per], *KOPPEN]
    return als_bestand(naam=f"stages-{jaar}", soort=soort, koppen=koppen, rijen=rijen)


def _tellingen(rij: cijferbron.Telling) -> list:
    return [rij.naam, rij.aanbod, rij.concept, rij.vertelden, rij.verwacht, rij.vraag]


VERGOEDINGSKOPPEN = [
    "Bestuur", "School", "Opleiding", "Periode", "Plaatsen", "Stand", "Vergoeding per maand", "Afgesproken",
    "Wijkt af", "Waarom",
]  # fmt: skip


@require_safe
@alleen_wie_ziet
def vergoedingen(request: HttpRequest) -> HttpResponse:
    """What students get by kind, and who pays another amount than the region agreed, with the reason."""
    jaar = jaar_van(request)
    context = {
        "vergoedingen": stagevergoedingen(jaar, gevolgde_stagescholen(request.user)),
        "afspraken": Regioafspraak.objects.over_stages(jaar, Sector.values),
        **kop_van(request, jaar, "vergoedingen"),
    }
    return render(request, "vacatures/stages/vergoedingen.html", context)


@require_safe
@alleen_wie_ziet
def vergoedingen_export(request: HttpRequest, soort: str) -> HttpResponse:
    """Every place that is offered with its allowance as CSV or XLSX; what nobody told stays empty."""
    if soort not in SOORTEN:
        raise Http404
    jaar = jaar_van(request)
    gevonden = stagevergoedingen(jaar, gevolgde_stagescholen(request.user))
    rijen = [_vergoeding(regel) for regel in gevonden.regels]
    return als_bestand(naam=f"stagevergoedingen-{jaar}", soort=soort, koppen=VERGOEDINGSKOPPEN, rijen=rijen)


def _vergoeding(regel: Vergoeding) -> list:
    plaats, afgesproken = regel.plaats, regel.afgesproken
    return [
        str(plaats.aanbod.school.bestuur),
        str(plaats.aanbod.school),
        plaats.naam,
        plaats.periode.naam,
        plaats.plaatsen,
        plaats.aanbod.get_status_display(),
        regel.bedrag,
        afgesproken[0] if len(afgesproken) == 1 else " of ".join(map(str, afgesproken)) or None,
        "ja" if regel.wijkt_af else "nee",
        plaats.afwijking,
    ]


@require_safe
@alleen_wie_ziet
def voortgang(request: HttpRequest) -> HttpResponse:
    """Who told what it offers, and who did not."""
    jaar = jaar_van(request)
    rijen = cijferbron.voortgang(jaar, gevolgde_stagescholen(request.user))
    context = {
        "rijen": rijen,
        "verwacht": sum(rij.verwacht for rij in rijen),
        "bevestigd": sum(rij.bevestigd for rij in rijen),
        **kop_van(request, jaar, "voortgang"),
        "mag_herinneren": rechten.volgt_stages.test(request.user),
    }
    return render(request, "vacatures/stages/voortgang.html", context)


@require_POST
@alleen_voor(rechten.volgt_stages)
def herinner(request: HttpRequest) -> HttpResponse:
    """Mail every board that did not tell yet; a board gets at most one a day."""
    jaar = jaar_van(request)
    aantal = acties.herinner(jaar=jaar, door=request.user)
    if aantal:
        messages.success(request, f"Er gaat een herinnering naar {hoeveel(aantal, 'bestuur', 'besturen')}.")
    else:
        messages.info(request, "Niemand kreeg een mail: wie nog niets vertelde, kreeg er vandaag al een.")
    return redirect(met_jaar("stagevoortgang", jaar))
