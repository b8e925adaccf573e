"""Visits to schools at work: what the schools of a board say, and answering who wants to come."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern.aantallen import hoeveel
from onderwijsregio.kern.formulieren import FORMULIER, toon_formulier, voer_uit
from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.kern.uitvoer import SOORTEN, als_bestand
from onderwijsregio.organisaties.models import School

from ..acties import meelopen as acties
from ..forms.meelopen import Meeloopantwoord, Ontvangstformulier
from ..keuzes import Meeloopstatus
from ..models import Meeloopverzoek, Ontvangst, scholen_die_nog_niets_zeiden
from ..rechten import beheert_agenda, zegt_ontvangst
from .poort import met_recht

PER_BLAD = 25
antwoorders = met_recht("loket.meelopen_beantwoorden")
ontvangers = met_recht("loket.ontvangst_zeggen")


@require_safe
@antwoorders
def lijst(request: HttpRequest) -> HttpResponse:
    """Requests: those that wait, or all of them."""
    blad = Paginator(_verzoeken(request), PER_BLAD).get_page(request.GET.get("page"))
    return render(request, "loket/werk/agenda/meelopen.html", {"blad": blad, "toon": _toon(request)})


def _toon(request: HttpRequest) -> str:
    return "alle" if request.GET.get("toon") == "alle" else "open"


def _verzoeken(request: HttpRequest):
    alle = Meeloopverzoek.objects.te_beantwoorden_door(request.user).select_related("school__bestuur")
    if _toon(request) == "alle":
        return alle.order_by("-gevraagd_op", "-pk")
    return alle.open().order_by("uiterlijk_op", "pk")


@require_safe
@antwoorders
def export(request: HttpRequest, soort: str) -> HttpResponse:
    """The same requests as CSV or XLSX."""
    if soort not in SOORTEN:
        raise Http404
    koppen = [
        "Naam", "E-mailadres", "Telefoon", "School", "Bestuur", "Gevraagd op", "Dag", "Tijd", "Stand",
        "Vraag", "Antwoord", "Antwoord uiterlijk",
    ]  # fmt: skip
    rijen = [
        [
            rij.naam,
            rij.email,
            rij.telefoon,
            str(rij.school),
            str(rij.school.bestuur),
            timezone.localdate(rij.gevraagd_op),
            rij.dag,
            rij.tijd,
            rij.get_status_display(),
            rij.vraag,
            rij.antwoord,
            rij.uiterlijk_op if rij.is_open else None,
        ]
        for rij in _verzoeken(request)
    ]
    naam = f"meelopen-{_toon(request)}-{timezone.localdate()}"
    return als_bestand(naam=naam, soort=soort, koppen=koppen, rijen=rijen)


@require_safe
@antwoorders
def ontvangst_export(request: HttpRequest, soort: str) -> HttpResponse:
    """What the schools said for a school year, as CSV or XLSX: of all boards, or of the own one."""
    if soort not in SOORTEN:
        raise Http404
    jaar = _schooljaar(request)
    gezegd = Ontvangst.objects.te_zien_door(request.user).van_jaar(jaar)
    rijen = [
        [
            str(rij.school),
            str(rij.school.bestuur),
            str(jaar),
            rij.get_bereidheid_display(),
            rij.dagnamen,
            rij.toelichting,
            timezone.localdate(rij.op),
        ]
        for rij in gezegd.select_related("school__bestuur")
    ]
    koppen = ["School", "Bestuur", "Schooljaar", "Antwoord", "Dagen", "Toelichting", "Gezegd op"]
    return als_bestand(naam=f"ontvangst-{jaar}", soort=soort, koppen=koppen, rijen=rijen)


@FORMULIER
@antwoorders
def verzoek(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a request: yes, another day, or no."""
    alle = Meeloopverzoek.objects.te_beantwoorden_door(request.user)
    gevonden = get_object_or_404(
        alle.select_related("school__bestuur", "kandidaat", "beantwoord_door"), pk=pk
    )
    form = Meeloopantwoord(request.POST or None)
    actie = {
        "ja": acties.spreek_af,
        "andere_dag": acties.stel_andere_dag_voor,
        "nee": acties.wijs_meelopen_af,
    }.get(request.POST.get("besluit"))
    form.is_valid()
    if actie and voer_uit(form, actie, form.gegevens, verzoek=gevonden, door=request.user):
        messages.success(request, f"{gevonden.naam} krijgt uw antwoord in de mail.")
        return redirect("loket:werk_meelopen")
    gesloten = gevonden.status in (Meeloopstatus.AFGEWEZEN, Meeloopstatus.INGETROKKEN)
    context = {"verzoek": gevonden, "form": form, "gesloten": gesloten}
    return toon_formulier(request, "loket/werk/agenda/meeloopverzoek.html", context, form)


def _schooljaar(request: HttpRequest) -> Schooljaar:
    """This school year, or the next one; there is nothing to say about another."""
    nu = Schooljaar.van(timezone.localdate())
    return Schooljaar(nu.begin + 1) if request.GET.get("jaar") == str(nu.begin + 1) else nu


@FORMULIER
@ontvangers
def ontvangst(request: HttpRequest) -> HttpResponse:
    """All schools of the own board on one screen: do they receive people, and on which days?"""
    jaar, bestuur = _schooljaar(request), request.user.lidmaatschap.organisatie
    scholen = School.objects.open().filter(bestuur=bestuur)
    gezegd = {rij.school_id: rij for rij in Ontvangst.objects.van_jaar(jaar).filter(school__in=scholen)}
    vormen = [Ontvangstformulier(request.POST or None, school=s, rij=gezegd.get(s.pk)) for s in scholen]
    if request.method == "POST" and (aantal := _bewaar(request, jaar, vormen)) is not None:
        scholen = hoeveel(aantal, "school", "scholen")
        messages.success(request, f"Bewaard: {scholen} gewijzigd." if aantal else "Er is niets veranderd.")
        return redirect(request.get_full_path())
    nu = Schooljaar.van(timezone.localdate())
    vorig = Ontvangst.objects.van_jaar(Schooljaar(jaar.begin - 1)).filter(school__in=scholen)
    context = {
        "vormen": vormen,
        "jaar": jaar,
        "jaren": [nu, Schooljaar(nu.begin + 1)],
        "bestuur": bestuur,
        "gezegd": len(gezegd),
        "over_te_nemen": vorig.exclude(school__in=list(gezegd)).count(),
        "fouten": [vorm for vorm in vormen if request.method == "POST" and not vorm.is_valid()],
    }
    status = 422 if context["fouten"] else 200
    return render(request, "loket/werk/agenda/ontvangst.html", context, status=status)


def _bewaar(request: HttpRequest, jaar: Schooljaar, vormen: list[Ontvangstformulier]) -> int | None:
    """Write the schools of which something changed; None when a form is not right."""
    if not all(vorm.is_valid() for vorm in vormen):
        return None
    gewijzigd = [(vorm.school, vorm.cleaned_data) for vorm in vormen if vorm.has_changed()]
    try:
        return acties.zeg_ontvangst(schooljaar=jaar, scholen=gewijzigd, door=request.user)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
        return None


@require_POST
@ontvangers
def overnemen(request: HttpRequest) -> HttpResponse:
    """Copy what the own schools said last year."""
    jaar, bestuur = _schooljaar(request), request.user.lidmaatschap.organisatie
    aantal = acties.neem_ontvangst_over(bestuur=bestuur, schooljaar=jaar, door=request.user)
    if aantal:
        zin = f"Overgenomen van vorig jaar: {hoeveel(aantal, 'school', 'scholen')}. Kijk na of het nog klopt."
        messages.success(request, zin)
    else:
        messages.info(request, "Van vorig jaar is niets meer over te nemen.")
    return redirect(f"{reverse('loket:ontvangst')}?jaar={jaar.begin}")


def te_beantwoorden(request: HttpRequest) -> dict | None:
    """The desk: requests that wait; for the loket only those that nobody answered in time."""
    if not beheert_agenda(request.user):
        return None
    alle = Meeloopverzoek.objects.te_beantwoorden_door(request.user)
    bij_loket = request.user.heeft_rol("makelaar", "programmaleider")
    wachtend = alle.te_laat() if bij_loket else alle.filter(status=Meeloopstatus.GEVRAAGD)
    rijen = list(wachtend.select_related("school").order_by("uiterlijk_op", "pk")[:10])
    return {"verzoeken": rijen, "bij_loket": bij_loket} if rijen else None


def ontvangst_te_zeggen(request: HttpRequest) -> dict | None:
    """The desk of HR: how many of the own schools did not say yet whether they receive people this year."""
    if not zegt_ontvangst(request.user):
        return None
    scholen = scholen_die_nog_niets_zeiden(timezone.localdate())
    aantal = scholen.filter(bestuur=request.user.lidmaatschap.organisatie_id).count()
    return {"aantal": aantal, "jaar": Schooljaar.van(timezone.localdate())} if aantal else None
