"""What somebody of the replacement pool does: answer questions, take back a day, say when they can."""

from datetime import date, timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from onderwijsregio.kern.formulieren import FORMULIER, als_nummer
from onderwijsregio.kern.tijd import is_werkdag
from onderwijsregio.organisaties.keuzes import Dag

from .. import acties, rapportages
from ..forms import Afmeldformulier
from ..keuzes import Vervangstatus
from ..models import Poollid, Vervangingsdag
from .vervanging import heeft_pool

WEKEN = 8


@FORMULIER
def mijn(request: HttpRequest) -> HttpResponse:
    """The member's own page, logged in."""
    lid = get_object_or_404(_leden().filter(kandidaat__gebruiker=request.user.pk))
    return _pagina(request, lid)


@login_not_required
@never_cache
@FORMULIER
def met_sleutel(request: HttpRequest, sleutel: str) -> HttpResponse:
    """The same page by the link in a mail: not everybody in the pool has an account."""
    lid = get_object_or_404(_leden().met_sleutel(sleutel))
    return _pagina(request, lid)


def _leden():
    return Poollid.objects.select_related("kandidaat").prefetch_related("beschikbaarheid")


def _pagina(request: HttpRequest, lid: Poollid) -> HttpResponse:
    if not heeft_pool(request):
        raise Http404
    form = Afmeldformulier(request.POST if request.POST.get("wat") == "afmelden" else None)
    if request.method == "POST":
        doe = WAT.get(request.POST.get("wat"))
        if doe and doe(request, lid, form):
            return redirect(request.path)
    komend = lid.dagen_ingezet.filter(dag__gte=timezone.localdate()).select_related("verzoek__school")
    context = {
        "lid": lid,
        "form": form,
        "vragen": _per_verzoek(komend.filter(status=Vervangstatus.GEVRAAGD)),
        "afgesproken": list(komend.filter(status=Vervangstatus.AFGESPROKEN)),
        "gewerkt": lid.dagen_ingezet.filter(status=Vervangstatus.GEWERKT).count(),
        "weken": _weken(lid),
        "vaste_dagen": Dag.choices,
        "af_te_melden": request.POST.get("dag", ""),
    }
    return render(request, "vacatures/vervanging/mijn.html", context, status=422 if form.errors else 200)


def _per_verzoek(dagen) -> list[tuple]:
    """The days asked, per request: one answer for all days of one school."""
    per_verzoek: dict = {}
    for dag in dagen.order_by("dag"):
        per_verzoek.setdefault(dag.verzoek, []).append(dag)
    return list(per_verzoek.items())


def _weken(lid: Poollid) -> list[list[rapportages.Kalenderdag]]:
    """The working days of the coming weeks, a list a week."""
    dagen = rapportages.kalender(lid, komende_werkdagen())
    weken: dict[tuple, list] = {}
    for dag in dagen:
        weken.setdefault(dag.dag.isocalendar()[:2], []).append(dag)
    return list(weken.values())


def komende_werkdagen() -> list[date]:
    """The working days from today on that a member fills in, up to and including a Friday."""
    vandaag = timezone.localdate()
    tot = vandaag + timedelta(days=7 * WEKEN - vandaag.weekday())
    alle = [vandaag + timedelta(days=n) for n in range((tot - vandaag).days)]
    return [dag for dag in alle if is_werkdag(dag)]


def _eigen_dagen(request: HttpRequest, lid: Poollid) -> list[Vervangingsdag]:
    return list(lid.dagen_ingezet.filter(pk__in=map(als_nummer, request.POST.getlist("dag"))))


def _antwoord(request: HttpRequest, lid: Poollid, form) -> bool:
    ja = request.POST.get("besluit") == "ja"
    try:
        acties.antwoord_op_vraag(lid=lid, dagen=_eigen_dagen(request, lid), ja=ja, door=_wie(request))
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    else:
        zin = (
            "Afgesproken. De school krijgt bericht dat u komt." if ja else "Jammer, wij vragen iemand anders."
        )
        messages.success(request, zin)
    return True


def _meld_af(request: HttpRequest, lid: Poollid, form: Afmeldformulier) -> bool:
    if not form.is_valid():
        return False
    dagen = _eigen_dagen(request, lid)
    try:
        if not dagen:
            raise ValidationError("Deze dag staat niet (meer) voor u.")
        acties.meld_af(dag=dagen[0], lid=lid, reden=form.cleaned_data["reden"], door=_wie(request))
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    else:
        messages.success(request, "De school en het loket weten dat u niet komt.")
    return True


def _bewaar_dagen(request: HttpRequest, lid: Poollid, form) -> bool:
    """The days that the form showed: a page that stood open for a night says nothing about other days."""
    getoond, kan = set(request.POST.getlist("getoond")), set(request.POST.getlist("kan"))
    komend = {dag.isoformat(): dag for dag in komende_werkdagen()}
    return _bewaar(request, lid, dagen={dag: code in kan for code, dag in komend.items() if code in getoond})


def _bewaar_vast(request: HttpRequest, lid: Poollid, form) -> bool:
    return _bewaar(
        request, lid, dagen={}, vast=[dag for dag in Dag.values if dag in request.POST.getlist("vast")]
    )


def _bewaar(request: HttpRequest, lid: Poollid, **wat) -> bool:
    try:
        acties.zet_beschikbaarheid(lid=lid, **wat)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    else:
        messages.success(request, "Uw dagen zijn bewaard.")
    return True


WAT = {"antwoord": _antwoord, "afmelden": _meld_af, "dagen": _bewaar_dagen, "vast": _bewaar_vast}


def _wie(request: HttpRequest):
    return request.user if request.user.is_authenticated else None


def mijn_pool(request: HttpRequest) -> dict | None:
    """The candidate's page: what the pool asks, for who is in it."""
    lid = Poollid.objects.filter(kandidaat__gebruiker=request.user.pk).first()
    if lid is None or not lid.is_in_de_pool or not heeft_pool(request):
        return None
    komend = lid.dagen_ingezet.filter(dag__gte=timezone.localdate()).select_related("verzoek__school")
    return {"lid": lid, "dagen": list(komend.exclude(status=Vervangstatus.NIET_GEKOMEN).order_by("dag")[:5])}
