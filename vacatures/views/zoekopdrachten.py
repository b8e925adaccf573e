"""Saved searches: asked for from the list, confirmed and stopped by a link, looked after by link or account."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from loket.views.poort import formulier_mag_nog
from onderwijsregio.kern.formulieren import FORMULIER, gegevens_van, toon_formulier, voer_uit

from .. import acties
from ..forms import Linkformulier, Zoekopdrachtformulier, ZoekopdrachtZonderAccount
from ..keuzes import Frequentie
from ..models import Zoekopdracht
from ..zoeken import Gevraagd, tel
from ..zoeken.namen import in_woorden
from ..zoeken.opdrachten import gevraagd_van
from .zoeken import gevraagd_uit

#: From one address of the internet; a whole class at school may ask at once.
AANVRAGEN_PER_UUR = 30


@login_not_required
@never_cache
@FORMULIER
def nieuw(request: HttpRequest) -> HttpResponse:
    """Save the search that stands in the address."""
    zoekformulier, plek, gevraagd = gevraagd_uit(request.GET)
    vraag = _velden_van(gevraagd, plek.naam if plek else "")
    form = _formulier(request, vraag["omschrijving"])
    if request.method == "POST" and (naar := _bewaar(request, form, vraag)):
        return naar
    context = {
        "form": form,
        "vraag": vraag,
        "zoekformulier": zoekformulier,
        "terug": Zoekopdracht(**vraag).adres,
    }
    return toon_formulier(request, "vacatures/zoekopdrachten/nieuw.html", context, form)


def _velden_van(gevraagd: Gevraagd, plek: str) -> dict:
    """What is kept of a question; the order of the list is no part of it."""
    return {
        "tekst": gevraagd.tekst,
        "plek": plek[:80],
        "lat": gevraagd.lat,
        "lon": gevraagd.lon,
        "km": gevraagd.km,
        "keuzes": {naam: list(waarden) for naam, waarden in gevraagd.keuzes.items()},
        "omschrijving": in_woorden(gevraagd, plek)[:500],
    }


def _formulier(request: HttpRequest, omschrijving: str) -> Zoekopdrachtformulier:
    soort = Zoekopdrachtformulier if request.user.is_authenticated else ZoekopdrachtZonderAccount
    begin = {"frequentie": Frequentie.DAGELIJKS, "naam": omschrijving[:80]}
    return soort(gegevens_van(request), initial=begin)


def _bewaar(request: HttpRequest, form: Zoekopdrachtformulier, vraag: dict) -> HttpResponse | None:
    """Save, and where to go then; None when the form has to come back.

    Without an account the answer is the same for every address: only its owner, who reads the mail, may know.
    """
    if form.is_robot:
        return redirect("vacatures:zoekopdracht_gevraagd")
    if request.user.is_authenticated:
        if not voer_uit(form, acties.bewaar_zoekopdracht, form.velden, door=request.user, **vraag):
            return None
        messages.success(request, "Uw zoekopdracht is bewaard. U krijgt mail als er iets nieuws is.")
        return redirect("vacatures:zoekopdrachten")
    if not (form.is_valid() and formulier_mag_nog(request, form, "aanvragen", AANVRAGEN_PER_UUR)):
        return None
    gelukt = voer_uit(form, acties.vraag_zoekopdracht_aan, form.velden, **vraag)
    return redirect("vacatures:zoekopdracht_gevraagd") if gelukt else None


@login_not_required
@never_cache
@require_safe
def gevraagd(request: HttpRequest) -> HttpResponse:
    """What happens now: everything else is in the mail."""
    return render(request, "vacatures/zoekopdrachten/gevraagd.html")


def _met_sleutel(sleutel: str, waarvoor: str) -> Zoekopdracht | None:
    """The search of this link; None when it stopped. Raises Http404 when the link is not ours."""
    nummer = Zoekopdracht.nummer_in(sleutel, waarvoor)
    if nummer is None:
        raise Http404
    return Zoekopdracht.objects.filter(pk=nummer).first()


def _verdwenen(request: HttpRequest) -> HttpResponse:
    return render(request, "vacatures/zoekopdrachten/gestopt.html")


@login_not_required
@never_cache
@FORMULIER
def bevestig(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Say yes, by the link in the mail; reading the link is not enough, as mail programs do that too."""
    opdracht = _met_sleutel(sleutel, "bevestig")
    if opdracht is None:
        return _verdwenen(request)
    if request.method == "POST":
        opdracht = acties.bevestig_zoekopdracht(opdracht=opdracht)
        messages.success(request, "Gelukt. U krijgt mail zodra er iets nieuws voor u is.")
        return redirect(opdracht.beheerpad)
    return render(request, "vacatures/zoekopdrachten/bevestig.html", {"opdracht": opdracht})


@csrf_exempt  # a mail program presses the button by itself (RFC 8058); the signature in the address is the proof
@login_not_required
@never_cache
@FORMULIER
def stop(request: HttpRequest, sleutel: str) -> HttpResponse:
    """End one search, by the link in a mail."""
    opdracht = _met_sleutel(sleutel, "stop")
    if opdracht is not None and request.method != "POST":
        return render(request, "vacatures/zoekopdrachten/stop.html", {"opdracht": opdracht})
    if opdracht is not None:
        acties.stop_zoekopdracht(opdracht=opdracht)
    return _verdwenen(request)


@login_not_required
@never_cache
@FORMULIER
def nog(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Still looking? Yes or no, by the link in the mail."""
    opdracht = _met_sleutel(sleutel, "nog")
    if opdracht is None:
        return _verdwenen(request)
    if request.method == "POST" and request.POST.get("besluit") == "stop":
        acties.stop_zoekopdracht(opdracht=opdracht)
        return _verdwenen(request)
    if request.method == "POST":
        acties.houd_zoekopdracht(opdracht=opdracht)
        messages.success(request, "Fijn. Wij blijven voor u zoeken.")
        return redirect(opdracht.beheerpad)
    return render(request, "vacatures/zoekopdrachten/nog.html", {"opdracht": opdracht})


@login_not_required
@never_cache
@FORMULIER
def link(request: HttpRequest) -> HttpResponse:
    """Ask for the link to one's searches; the answer is the same whether there are any."""
    if request.user.is_authenticated:
        return redirect("vacatures:zoekopdrachten")
    form = Linkformulier(gegevens_van(request))
    if (
        request.method == "POST"
        and form.is_valid()
        and formulier_mag_nog(request, form, "aanvragen", AANVRAGEN_PER_UUR)
    ):
        acties.stuur_link(email=form.cleaned_data["email"])
        return redirect("vacatures:zoekopdracht_gevraagd")
    return toon_formulier(request, "vacatures/zoekopdrachten/link.html", {"form": form}, form)


# Looking after them: the same pages under /mijn/ and behind the link in a mail ----------------------------


def _eigen(request: HttpRequest, sleutel: str):
    """The searches that this visitor may see: those of the account, or of the address that the link was sent to."""
    if sleutel:
        return Zoekopdracht.objects.met_beheersleutel(sleutel)
    return Zoekopdracht.objects.van(request.user)


def _naar_lijst(request: HttpRequest, sleutel: str, email: str) -> HttpResponse:
    """Back to the list. The link of a search that is gone does not work any more: then by another one's."""
    if not sleutel:
        return redirect("vacatures:zoekopdrachten")
    over = Zoekopdracht.objects.filter(email=email).first()
    return redirect(over.beheerpad) if over else _verdwenen(request)


def _pad(naam: str, sleutel: str, *over: int) -> str:
    return (
        reverse(f"vacatures:{naam}_met_sleutel", args=[sleutel, *over])
        if sleutel
        else reverse(f"vacatures:{naam}", args=over)
    )


def _lijst(request: HttpRequest, sleutel: str) -> HttpResponse:
    """All of them, with what each would find now."""
    opdrachten = list(_eigen(request, sleutel)[: acties.HOOGSTENS + acties.BEVESTIGINGEN])
    if sleutel and not opdrachten:
        messages.info(request, "Deze link werkt niet meer. Hieronder vraagt u een nieuwe.")
        return redirect("vacatures:zoekopdrachten_link")
    for opdracht, aantal in zip(opdrachten, tel(map(gevraagd_van, opdrachten)), strict=True):
        opdracht.aantal = aantal
        opdracht.wijzigpad = _pad("zoekopdracht_wijzig", sleutel, opdracht.pk)
        opdracht.doepad = _pad("zoekopdracht_doe", sleutel, opdracht.pk)
    context = {"opdrachten": opdrachten, "sleutel": sleutel}
    return render(request, "vacatures/zoekopdrachten/lijst.html", context)


def _wijzig(request: HttpRequest, sleutel: str, pk: int) -> HttpResponse:
    """Another name, or mail more or less often."""
    opdracht = get_object_or_404(_eigen(request, sleutel), pk=pk)
    form = Zoekopdrachtformulier(gegevens_van(request), instance=opdracht)
    if request.method == "POST" and voer_uit(form, acties.wijzig_zoekopdracht, opdracht=opdracht):
        messages.success(request, "Uw zoekopdracht is gewijzigd.")
        return _naar_lijst(request, sleutel, opdracht.email)
    context = {"form": form, "opdracht": opdracht, "terug": _pad("zoekopdrachten", sleutel)}
    return toon_formulier(request, "vacatures/zoekopdrachten/wijzig.html", context, form)


def _doe(request: HttpRequest, sleutel: str, pk: int) -> HttpResponse:
    """One button: confirm, pause, go on, or delete."""
    opdracht = get_object_or_404(_eigen(request, sleutel), pk=pk)
    actie, melding = BESLUITEN.get(request.POST.get("besluit", ""), (None, "Kies wat u wilt doen."))
    try:
        if actie is None:
            raise ValidationError(melding)
        actie(opdracht=opdracht)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    else:
        messages.success(request, melding.format(opdracht))
    return _naar_lijst(request, sleutel, opdracht.email)


#: The buttons of a search: what each does, and what one reads then.
BESLUITEN = {
    "bevestig": (acties.bevestig_zoekopdracht, "U krijgt mail over ‘{}’ zodra er iets nieuws is."),
    "pauzeer": (acties.pauzeer_zoekopdracht, "‘{}’ staat op pauze."),
    "hervat": (acties.hervat_zoekopdracht, "U krijgt weer mail over ‘{}’."),
    "verwijder": (acties.stop_zoekopdracht, "‘{}’ is verwijderd. U krijgt er geen mail meer over."),
}


def _voor_beide(view: Callable, methoden: list[str]) -> tuple[Callable, Callable]:
    """The view for who is logged in, and the same one for who comes by the link in a mail."""

    def met_account(request: HttpRequest, **kwargs) -> HttpResponse:
        return view(request, sleutel="", **kwargs)

    def met_link(request: HttpRequest, sleutel: str, **kwargs) -> HttpResponse:
        return view(request, sleutel=sleutel, **kwargs)

    beperkt = require_http_methods(methoden)
    return never_cache(beperkt(met_account)), login_not_required(never_cache(beperkt(met_link)))


lijst, lijst_met_sleutel = _voor_beide(_lijst, ["GET", "HEAD"])
wijzig, wijzig_met_sleutel = _voor_beide(_wijzig, ["GET", "HEAD", "POST"])
doe, doe_met_sleutel = _voor_beide(_doe, ["POST"])


def mijn_zoekopdrachten(request: HttpRequest) -> dict | None:
    """My page: what I am mailed about."""
    rijen = list(Zoekopdracht.objects.van(request.user)[:10])
    return {"opdrachten": rijen} if rijen else None
