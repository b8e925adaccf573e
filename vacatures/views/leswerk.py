"""The desk for lessons from outside, of schools, providers and the loket: agree, call off, confirm, schedule."""

from datetime import date, timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Min, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern.formulieren import (
    FORMULIER,
    als_nummer,
    gegevens_van,
    met_knop,
    toon_formulier,
    voer_uit,
)
from onderwijsregio.organisaties.models import School

from .. import acties, rechten
from ..forms.les import MAAND, Afzegformulier, Beslisformulier, Bevestigformulier, Gegevenformulier
from ..keuzes.les import Kant, Reeksstatus
from ..meldingen import leskalender
from ..models import Les, Lesaanbod, Lesreeks, Lesvraag, Ruimte, als_duur, maand_van
from .lespoort import heeft_lessen, met_lessen

PER_BLAD = 20
#: What a lesson shows of the series it belongs to.
MET_REEKS = ("reeks__aanbod__organisatie", "reeks__school")


def _kant(request: HttpRequest) -> Kant | None:
    """On which side this visitor stands; the loket stands on neither."""
    if rechten.geeft_lessen.test(request.user):
        return Kant.AANBIEDER
    return Kant.SCHOOL if rechten.boekt_lessen.test(request.user) else None


def _wachtend(request: HttpRequest):
    """The lessons about which this visitor has something to say, the oldest first."""
    lessen = Les.objects.zichtbaar_voor(request.user).select_related(*MET_REEKS)
    kant = _kant(request)
    return lessen.wacht_op(kant) if kant else lessen.met_verschil()


def _aan_zet(request: HttpRequest):
    """The series that wait for this visitor's yes."""
    status = {Kant.AANBIEDER: Reeksstatus.AANGEVRAAGD, Kant.SCHOOL: Reeksstatus.VOORSTEL}.get(_kant(request))
    return Lesreeks.objects.zichtbaar_voor(request.user).filter(status=status).order_by("gemaakt_op")


@require_safe
@met_lessen(rechten.werkt_met_lessen)
def onze_lessen(request: HttpRequest) -> HttpResponse:
    """What waits, what is coming, and all series, for whichever side this visitor stands on."""
    kant = _kant(request)
    reeksen = Lesreeks.objects.zichtbaar_voor(request.user).select_related("aanbod__organisatie", "school")
    aantallen = dict(reeksen.order_by().values_list("status").annotate(Count("pk")))
    status = request.GET.get("status", "")
    gekozen = reeksen.filter(status=status) if status in Reeksstatus.values else reeksen
    met_lessen_erbij = gekozen.annotate(
        aantal=Count("lessen", Q(lessen__afgezegd_op__isnull=True)), eerste=Min("lessen__dag")
    ).order_by("-gemaakt_op", "-pk")
    context = {
        "kant": kant,
        "aan_zet": _aan_zet(request)
        .select_related("aanbod__organisatie", "school")
        .annotate(eerste=Min("lessen__dag")),
        "te_bevestigen": _wachtend(request).count(),
        "vragen": Lesvraag.objects.zichtbaar_voor(request.user)
        .open()
        .select_related("aanbod", "bestuur")[:10],
        "aanbod": Lesaanbod.objects.te_beheren_door(request.user).annotate(geboekt=Count("reeksen")),
        "status": status,
        "statussen": [
            (code, naam, aantallen[code]) for code, naam in Reeksstatus.choices if code in aantallen
        ],
        "totaal": sum(aantallen.values()),
        "blad": Paginator(met_lessen_erbij, PER_BLAD).get_page(request.GET.get("page")),
    }
    return render(request, "vacatures/lessen/onze.html", context)


def blok(request: HttpRequest) -> dict | None:
    """The desk: lessons to confirm and requests that wait, if any."""
    if not rechten.werkt_met_lessen.test(request.user) or not heeft_lessen(request):
        return None
    aan_zet, lessen = _aan_zet(request).count(), _wachtend(request).count()
    vragen = (
        Lesvraag.objects.zichtbaar_voor(request.user).open().count()
        if _kant(request) == Kant.AANBIEDER
        else 0
    )
    if not (aan_zet or lessen or vragen):
        return None
    return {"kant": _kant(request), "aan_zet": aan_zet, "lessen": lessen, "vragen": vragen}


@FORMULIER
@met_lessen(rechten.werkt_met_lessen)
def te_bevestigen(request: HttpRequest) -> HttpResponse:
    """The lessons of which somebody still has to say whether they were given; a side says yes to many at once."""
    kant = _kant(request)
    eigen = Les.objects.zichtbaar_voor(request.user).select_related(*MET_REEKS)
    if request.method == "POST" and kant is None:
        raise Http404
    form = Bevestigformulier(gegevens_van(request), lessen=eigen)
    if uitkomst := voer_uit(form, acties.bevestig_lessen, door=request.user):
        _meld(request, uitkomst)
        return redirect("vacatures:te_bevestigen")
    context = {
        "form": form,
        "kant": kant,
        "blad": Paginator(_wachtend(request), PER_BLAD).get_page(request.GET.get("page")),
        "verschillen": eigen.met_verschil() if kant else None,
        "stil": None if kant else eigen.te_bevestigen().exclude(pk__in=eigen.met_verschil()).count(),
    }
    return toon_formulier(request, "vacatures/lessen/te_bevestigen.html", context, form)


def _meld(request: HttpRequest, uitkomst: acties.Lesuitkomst) -> None:
    """What became of the lessons that were ticked: those that count, those that wait, those that could not be."""
    if len(uitkomst.gedaan) == 1:
        messages.success(request, _wat_nu(uitkomst.gedaan[0]))
    elif uitkomst.gedaan:
        tellen = sum(les.gegeven is True for les in uitkomst.gedaan)
        messages.success(
            request, f"Dank u. U bevestigde {len(uitkomst.gedaan)} lessen. {_hoeveel_telt(tellen)}"
        )
    if anders := [_kort(les) for les in uitkomst.gedaan if les.heeft_verschil]:
        messages.warning(
            request, f"De ander zegt iets anders. Het loket neemt contact op: {'; '.join(anders)}."
        )
    if niet := [f"{_kort(les)} ({waarom.rstrip('.')})" for les, waarom in uitkomst.overgeslagen]:
        messages.warning(request, f"Niet bevestigd: {'; '.join(niet)}.")


def _kort(les: Les) -> str:
    return f"{les.reeks.aanbod}, {les.reeks.school}, {date_format(les.dag, 'j F')}"


def _hoeveel_telt(aantal: int) -> str:
    if not aantal:
        return "Ze tellen mee zodra de ander ze ook bevestigt."
    return f"Daarvan {'telt er nu 1' if aantal == 1 else f'tellen er nu {aantal}'} mee."


def _les(request: HttpRequest, pk: int) -> Les:
    return get_object_or_404(Les.objects.zichtbaar_voor(request.user).select_related(*MET_REEKS), pk=pk)


@FORMULIER
@met_lessen(rechten.werkt_met_lessen)
def zeg_gegeven(request: HttpRequest, pk: int) -> HttpResponse:
    """Say for the own side whether one lesson was given."""
    les = _les(request, pk)
    if les.reeks.kant_van(request.user) is None:
        raise Http404
    form = Gegevenformulier(gegevens_van(request), initial={"gegeven": "nee"})
    if gezegd := voer_uit(form, acties.zeg_of_les_gegeven_is, les=les, door=request.user):
        messages.success(request, _wat_nu(gezegd))
        return redirect("vacatures:te_bevestigen")
    context = {"form": form, "les": les, "reeks": les.reeks}
    return toon_formulier(request, "vacatures/lessen/gegeven.html", context, form)


def _wat_nu(les: Les) -> str:
    if les.gegeven:
        return "Dank u. De les telt mee."
    if les.gegeven is False:
        return "Dank u. De les is niet gegeven en telt niet mee."
    if les.heeft_verschil:
        return "Dank u. De ander zegt iets anders. Het loket neemt contact op."
    return "Dank u. De les telt mee zodra de ander het ook bevestigt."


@FORMULIER
@met_lessen(rechten.bewaakt_lessen)
def beslis_les(request: HttpRequest, pk: int) -> HttpResponse:
    """The loket settles what became of a lesson."""
    les = _les(request, pk)
    form = Beslisformulier(gegevens_van(request))
    if voer_uit(form, acties.beslis_les, les=les, door=request.user):
        messages.success(request, "Vastgelegd. School en aanbieder krijgen bericht.")
        return redirect("vacatures:te_bevestigen")
    context = {"form": form, "les": les, "reeks": les.reeks}
    return toon_formulier(request, "vacatures/lessen/beslis.html", context, form)


def _reeks(request: HttpRequest, pk: int) -> Lesreeks:
    gezien = Lesreeks.objects.zichtbaar_voor(request.user)
    return get_object_or_404(
        gezien.select_related("aanbod__organisatie", "school__bestuur", "gemaakt_door"), pk=pk
    )


@require_safe
@met_lessen(rechten.werkt_met_lessen)
def lesreeks(request: HttpRequest, pk: int) -> HttpResponse:
    """One series: its lessons, what each side said, and what can be done."""
    reeks = _reeks(request, pk)
    lessen = list(reeks.lessen.all())
    for les in lessen:
        les.reeks = reeks
    kant = reeks.kant_van(request.user)
    context = {
        "reeks": reeks,
        "lessen": lessen,
        "kant": kant,
        "aan_zet": reeks.is_aan_zet(request.user),
        "kan_afzeggen": kant is not None and any(les.kan_worden_afgezegd for les in lessen),
        "kosten": reeks.prijs * sum(les.gegeven is True for les in lessen),
    }
    return render(request, "vacatures/lessen/reeks.html", context)


@require_POST
@met_lessen(rechten.werkt_met_lessen)
def bevestig_reeks(request: HttpRequest, pk: int) -> HttpResponse:
    """The other side agrees to a series; somebody of neither side gets a 404."""
    reeks = _reeks(request, pk)
    if reeks.kant_van(request.user) is None:
        raise Http404
    gelukt = "Afgesproken. U krijgt allebei een mail, met de lessen voor in uw agenda."
    met_knop(request, acties.bevestig_reeks, gelukt=gelukt, reeks=reeks, door=request.user)
    return redirect(reeks)


@FORMULIER
@met_lessen(rechten.werkt_met_lessen)
def zeg_af(request: HttpRequest, pk: int) -> HttpResponse:
    """Call off lessons, with a reason."""
    reeks = _reeks(request, pk)
    if reeks.kant_van(request.user) is None:
        raise Http404
    form = Afzegformulier(gegevens_van(request), reeks=reeks)
    if voer_uit(form, acties.zeg_lessen_af, reeks=reeks, door=request.user):
        messages.success(request, "Afgezegd. U krijgt allebei een mail.")
        return redirect(reeks)
    return toon_formulier(request, "vacatures/lessen/afzeggen.html", {"form": form, "reeks": reeks}, form)


@require_safe
@met_lessen(rechten.werkt_met_lessen)
def lesreeks_ics(request: HttpRequest, pk: int) -> HttpResponse:
    """The lessons of a series as a calendar file."""
    lessen = _reeks(request, pk).lessen.in_kracht().select_related(*MET_REEKS)
    antwoord = HttpResponse(leskalender.kalender(lessen), content_type="text/calendar; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="{leskalender.BESTAND}"'
    return antwoord


@require_safe
@met_lessen(rechten.werkt_met_lessen)
def rooster(request: HttpRequest) -> HttpResponse:
    """All agreed lessons of a month, also to print; for one school with what is left of the month."""
    maand = _maand(request.GET.get("maand", ""))
    volgende = maand_van(maand + timedelta(days=32))
    zichtbaar = (
        Les.objects.zichtbaar_voor(request.user).afgesproken().filter(dag__gte=maand, dag__lt=volgende)
    )
    scholen = School.objects.filter(pk__in=zichtbaar.order_by().values("reeks__school"))
    school = scholen.filter(pk=als_nummer(request.GET.get("school", ""))).first()
    lessen = zichtbaar.filter(reeks__school=school) if school else zichtbaar
    context = {
        "kant": _kant(request),
        "maand": maand,
        "vorige": maand_van(maand - timedelta(days=1)).strftime(MAAND),
        "volgende": volgende.strftime(MAAND),
        "scholen": scholen,
        "school": school,
        "over": als_duur(Ruimte.van(school).over(maand)) if school else "",
        "lessen": lessen.select_related(*MET_REEKS)[:500],
    }
    return render(request, "vacatures/lessen/rooster.html", context)


def _maand(gevraagd: str) -> date:
    """The first day of the month that was asked for, else of this month."""
    try:
        return date.fromisoformat(f"{gevraagd}-01")
    except ValueError:
        return maand_van(timezone.localdate())
