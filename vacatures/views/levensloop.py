"""What happens to a vacancy besides writing: a colleague reads it, it is planned, extended, kept hidden."""

from collections.abc import Callable
from datetime import date, timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern.formulieren import FORMULIER, gegevens_van, met_knop, toon_formulier, voer_uit
from onderwijsregio.kern.uitvoer import SOORTEN, als_bestand
from onderwijsregio.organisaties.rechten import alleen_voor

from .. import acties, rapportages, rechten
from ..acties.vernieuwen import SLUIT_NA
from ..forms import Planformulier, Terugformulier, Vernieuwformulier, als_versie
from ..models import Vacature
from .werk import eigen_vacature


def _doe(request: HttpRequest, pk: int, actie: Callable[..., Vacature], gelukt: str) -> HttpResponse:
    """One actie on one of the own vacancies, behind a button."""
    vacature = eigen_vacature(request, pk)
    met_knop(request, actie, gelukt=gelukt, vacature=vacature, door=request.user)
    return redirect("vacatures:beheer", pk)


@require_POST
def publiceer(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the vacancy on the website now."""
    return _doe(request, pk, acties.publiceer, "De vacature staat op de website. Iedereen kan hem nu vinden.")


@require_POST
def vraag_controle(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the colleagues to read along before it is on the website."""
    return _doe(request, pk, acties.vraag_controle, "Uw collega's hebben een mail gekregen.")


@require_POST
def keur_goed(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve the version that was read; when it changed meanwhile the colleague is shown what stands there now."""
    vacature = eigen_vacature(request, pk)
    try:
        klaar = acties.keur_goed(
            vacature=vacature, versie=als_versie(request.POST.get("versie", "")), door=request.user
        )
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
        return redirect("vacatures:voorbeeld", pk)
    op_de_website = "staat op de website" if klaar.is_open else "komt op de gekozen dag op de website"
    messages.success(request, f"Goedgekeurd. De vacature {op_de_website}.")
    return redirect("vacatures:beheer", pk)


@require_POST
def haal_van_planning(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a planned vacancy a draft again."""
    return _doe(request, pk, acties.haal_van_planning, "De vacature is weer een concept.")


@require_POST
def registreer(request: HttpRequest, pk: int) -> HttpResponse:
    """Count a vacancy that stays off the website."""
    return _doe(
        request, pk, acties.registreer_verborgen, "Geregistreerd. De regio telt deze verborgen vacature mee."
    )


@require_POST
def zoek_toch(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a registered vacancy a draft, to look for somebody after all."""
    zin = "De vacature is weer een concept. Zet hem op de website als u iemand zoekt."
    return _doe(request, pk, acties.maak_weer_concept, zin)


def _met_formulier(
    request: HttpRequest, vacature: Vacature, form, actie: Callable[..., Vacature], tekst: dict
) -> HttpResponse:
    """One actie that asks for something first. `tekst` has `titel`, `uitleg`, `knop` and `gelukt`."""
    if voer_uit(form, actie, vacature=vacature, door=request.user):
        messages.success(request, tekst["gelukt"])
        return redirect("vacatures:beheer", vacature.pk)
    return toon_formulier(request, "vacatures/stap.html", {"form": form, "vacature": vacature, **tekst}, form)


@FORMULIER
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the day on which the vacancy puts itself on the website."""
    tekst = {
        "titel": "Later publiceren",
        "uitleg": "De vacature komt op deze dag vanzelf op de website. Leest een collega nog mee? Dan pas na diens "
        "goedkeuring.",
        "knop": "Plan de publicatie",
        "gelukt": "De publicatie is gepland.",
    }
    vacature = eigen_vacature(request, pk)
    return _met_formulier(request, vacature, Planformulier(gegevens_van(request)), acties.plan, tekst)


@FORMULIER
def stuur_terug(request: HttpRequest, pk: int) -> HttpResponse:
    """A colleague who read along gives it back with what has to change; who asked may take it back."""
    tekst = {
        "titel": "Terug naar de schrijver",
        "uitleg": "De vacature wordt weer een concept.",
        "knop": "Stuur terug",
        "gelukt": "De vacature is weer een concept.",
    }
    vacature = eigen_vacature(request, pk)
    return _met_formulier(request, vacature, Terugformulier(gegevens_van(request)), acties.stuur_terug, tekst)


@FORMULIER
def vernieuw(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep an open vacancy open until another day."""
    tekst = {
        "titel": "Wij zoeken nog iemand",
        "uitleg": "De vacature blijft open tot en met de dag die u kiest.",
        "knop": "Houd de vacature open",
        "gelukt": "De vacature blijft open.",
    }
    vacature = eigen_vacature(request, pk)
    form = Vernieuwformulier(gegevens_van(request), initial={"sluit_op": _nieuwe_sluitdag(vacature)})
    return _met_formulier(request, vacature, form, acties.vernieuw, tekst)


def _nieuwe_sluitdag(vacature: Vacature) -> date:
    """The day that stands there already: as the board chose it, or in a month when that is past."""
    vandaag, gekozen = timezone.localdate(), vacature.sluit_op_was or vacature.sluit_op
    return min(gekozen, vandaag + SLUIT_NA) if gekozen >= vandaag else vandaag + timedelta(days=30)


@require_safe
def geschiedenis(request: HttpRequest, pk: int) -> HttpResponse:
    """Who changed what, and when."""
    vacature = eigen_vacature(request, pk)
    context = {"vacature": vacature, "gebeurtenissen": rapportages.geschiedenis(vacature)}
    return render(request, "vacatures/geschiedenis.html", context)


@require_safe
@alleen_voor(rechten.ziet_tekort)
def verborgen(request: HttpRequest) -> HttpResponse:
    """The hidden shortage of the region: counts by board, for the loket."""
    rijen = rapportages.verborgen_tekort()
    context = {
        "rijen": rijen,
        "aantal": sum(rij.aantal for rij in rijen),
        "fte": sum(rij.fte for rij in rijen),
    }
    return render(request, "vacatures/verborgen.html", context)


@require_safe
@alleen_voor(rechten.ziet_tekort)
def verborgen_export(request: HttpRequest, soort: str) -> HttpResponse:
    """The same rows as CSV or XLSX."""
    if soort not in SOORTEN:
        raise Http404
    rijen = [[rij.bestuur, rij.oplossing, rij.aantal, rij.fte] for rij in rapportages.verborgen_tekort()]
    koppen = ["Bestuur", "Hoe opgelost", "Aantal", "Fte"]
    return als_bestand(naam="verborgen-vacatures", soort=soort, koppen=koppen, rijen=rijen)
