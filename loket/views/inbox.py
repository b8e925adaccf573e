"""What colleagues do with a question besides answering it: whose it is, notes, closing, reading two as one."""

from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern.formulieren import FORMULIER, als_nummer, toon_formulier, voer_uit
from onderwijsregio.kern.uitvoer import SOORTEN, als_bestand
from onderwijsregio.organisaties.keuzes import Rol

from .. import acties, rapportages
from ..acties.standaardantwoorden import PLAATSHOUDERS
from ..forms import Notitieformulier, Sluiting, Standaardformulier, Terughalen, Toewijzing, Vraagfilter
from ..models import Doorverwijzing, Standaardantwoord, Vraag
from .gesprek import belofte
from .poort import eis, met_recht
from .vragen import PER_BLAD, toon_vraag, vind_vraag

TABBLADEN = {
    "nieuw": "Wacht op ons",
    "mijn": "Van mij",
    "vrij": "Zonder behandelaar",
    "laat": "Te laat",
    "alle": "Alle vragen",
}


@require_safe
@met_recht("loket.vragen_zien")
def inbox(request: HttpRequest) -> HttpResponse:
    """One list of all questions, the most urgent first."""
    gevraagd = request.GET.get("toon", "")
    toon = gevraagd if gevraagd in TABBLADEN else "nieuw"
    filter_ = Vraagfilter(request.GET)
    zichtbaar = Vraag.objects.zichtbaar_voor(request.user).gesprekken()
    vragen = filter_.gefilterd(_van_tabblad(zichtbaar, toon, request.user)).op_urgentie()
    vragen = vragen.select_related("kandidaat", "eigenaar", "route")
    blad = Paginator(vragen, PER_BLAD).get_page(request.GET.get("page"))
    context = {
        "blad": blad,
        "rijen": [{"vraag": vraag, "belofte": belofte(vraag)} for vraag in blad],
        "filter": filter_,
        "gefilterd": any(request.GET.get(veld) for veld in ("zoek", "status", "kanaal")),
        "tabbladen": [
            {"code": code, "naam": naam, "actief": code == toon} for code, naam in TABBLADEN.items()
        ],
        "toon": toon,
    }
    return render(request, "loket/werk/vragen.html", context)


def _van_tabblad(vragen, toon: str, gebruiker):
    if toon == "mijn":
        return vragen.filter(eigenaar=gebruiker)
    return {
        "nieuw": vragen.open,
        "vrij": vragen.zonder_eigenaar,
        "laat": vragen.te_laat,
        "alle": vragen.all,
    }[toon]()


def _met_formulier(request: HttpRequest, pk: int, recht: str, naam: str, klasse, actie, gelukt: str):
    """Handle one of the small forms beside a question: redirect, or the page with its mistakes."""
    vraag = vind_vraag(request, pk)
    eis(request, recht, vraag)
    form = klasse(request.POST)
    if voer_uit(form, actie, vraag=vraag, door=request.user):
        messages.success(request, gelukt)
        return redirect(vraag)
    return toon_vraag(request, vraag, fout=form, **{naam: form})


@require_POST
@met_recht("loket.werken")
def notitie(request: HttpRequest, pk: int) -> HttpResponse:
    """Write something down for colleagues."""
    vast = ("notitieform", Notitieformulier, acties.noteer_bij_vraag, "Uw notitie staat erbij.")
    return _met_formulier(request, pk, "loket.vraag_behandelen", *vast)


@require_POST
@met_recht("loket.werken")
def sluiten(request: HttpRequest, pk: int) -> HttpResponse:
    """Finish a question without an answer."""
    vast = ("sluitform", Sluiting, acties.sluit_vraag, "De vraag is gesloten.")
    return _met_formulier(request, pk, "loket.vraag_behandelen", *vast)


@require_POST
@met_recht("loket.werken")
def toewijzen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a question over, hand it to a colleague, or lay it back."""
    vast = ("toewijsform", Toewijzing, acties.wijs_toe, "De vraag heeft een andere behandelaar.")
    return _met_formulier(request, pk, "loket.vraag_toewijzen", *vast)


@require_POST
@met_recht("loket.werken")
def terughalen(request: HttpRequest, pk: int) -> HttpResponse:
    """Wait no longer for the colleague to whom somebody was referred."""
    vast = ("terughaalform", Terughalen, acties.haal_terug, "De vraag is weer van het loket.")
    return _met_formulier(request, pk, "loket.vraag_toewijzen", *vast)


@require_POST
@met_recht("loket.vragen_samenvoegen")
def samenvoegen(request: HttpRequest, pk: int) -> HttpResponse:
    """Read this question and another one of the same person as one."""
    vraag, met = vind_vraag(request, pk), als_nummer(request.POST.get("met", ""))
    if met is None:
        raise Http404
    try:
        blijft = acties.voeg_vragen_samen(vraag=vraag, met=vind_vraag(request, met), door=request.user)
    except ValidationError as fout:
        messages.error(request, fout.messages[0])
        return redirect(vraag)
    messages.success(request, "De vragen staan nu bij elkaar. De vrager krijgt een antwoord voor beide.")
    return redirect(blijft)


@require_POST
@met_recht("loket.vragen_samenvoegen")
def losmaken(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a merge."""
    dubbel = get_object_or_404(Vraag.objects.zichtbaar_voor(request.user), pk=pk)
    blijft = dubbel.samengevoegd_in or dubbel
    try:
        acties.haal_vragen_uit_elkaar(dubbel=dubbel, door=request.user)
    except ValidationError as fout:
        messages.error(request, fout.messages[0])
        return redirect(blijft)
    messages.success(request, "De vragen staan weer los van elkaar.")
    return redirect(dubbel)


def te_bewaken(request: HttpRequest) -> dict | None:
    """On the desk: own promises that end today or are broken, and colleagues elsewhere who are silent.

    Who watches over everybody sees those of the whole region. None when all goes well.
    """
    gebruiker, vandaag = request.user, timezone.localdate()
    allen = gebruiker.heeft_rol(Rol.PROGRAMMALEIDER)
    vragen = Vraag.objects.zichtbaar_voor(gebruiker).te_laat() if allen else _mijn_laatste_dag(gebruiker)
    stil = Doorverwijzing.objects.zichtbaar_voor(gebruiker).open().filter(antwoord_uiterlijk__lt=vandaag)
    stil = stil if allen else stil.filter(door=gebruiker)
    rijen = vragen.op_urgentie().select_related("kandidaat", "eigenaar")[:8]
    context = {
        "rijen": [{"vraag": vraag, "belofte": belofte(vraag)} for vraag in rijen],
        "stil": list(stil.select_related("kandidaat", "naar__gebruiker", "naar__organisatie")[:8]),
    }
    return context if any(context.values()) else None


def _mijn_laatste_dag(gebruiker):
    return Vraag.objects.open().filter(eigenaar=gebruiker, antwoord_uiterlijk__lte=timezone.localdate())


# Canned answers ----------------------------------------------------------------------------------------


@require_safe
@met_recht("loket.standaardantwoorden")
def standaardantwoorden(request: HttpRequest) -> HttpResponse:
    """The texts that are put into answers, those out of use last."""
    rijen = Standaardantwoord.objects.select_related("gewijzigd_door").order_by("-actief", "naam")
    return render(request, "loket/werk/vragen/standaardantwoorden.html", {"rijen": rijen})


@FORMULIER
@met_recht("loket.standaardantwoorden")
def standaardantwoord(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add or change such a text, and see beforehand how an asker reads it."""
    rij = get_object_or_404(Standaardantwoord, pk=pk) if pk else None
    form = Standaardformulier(request.POST or None, instance=rij)
    voorbeeld = ""
    if request.method == "POST" and form.is_valid():
        if "voorbeeld" in request.POST:
            voorbeeld = _voorbeeld(form.cleaned_data["tekst"], request.user)
        elif voer_uit(form, acties.bewaar_standaardantwoord, antwoord=rij, door=request.user):
            messages.success(request, "Het standaardantwoord is bewaard.")
            return redirect("loket:standaardantwoorden")
    context = {"form": form, "rij": rij, "voorbeeld": voorbeeld, "plaatshouders": list(PLAATSHOUDERS)}
    return toon_formulier(request, "loket/werk/vragen/standaardantwoord.html", context, form)


def _voorbeeld(tekst: str, gebruiker) -> str:
    """The text as the newest asker would read it, or as it is when nobody asked anything yet."""
    vraag = Vraag.objects.zichtbaar_voor(gebruiker).select_related("kandidaat", "route").last()
    return acties.vul_in(tekst, vraag=vraag, door=gebruiker) if vraag else tekst


# Reply time --------------------------------------------------------------------------------------------


@require_safe
@met_recht("loket.vragen_zien")
def antwoordtijd(request: HttpRequest) -> HttpResponse:
    """The published figure, each organisation's, and the rows that they count."""
    gemeten = rapportages.antwoordtijd()
    blad = Paginator(gemeten.rijen, PER_BLAD).get_page(request.GET.get("page"))
    context = {"gemeten": gemeten, "blad": blad, "minstens": rapportages.MINSTENS}
    return render(request, "loket/werk/vragen/antwoordtijd.html", context)


@require_safe
@met_recht("loket.vragen_zien")
def antwoordtijd_export(request: HttpRequest, soort: str) -> HttpResponse:
    """The rows behind the figure as a file."""
    if soort not in SOORTEN:
        raise Http404
    koppen = [
        "Vraag", "Organisatie", "Gesteld", "Bij deze organisatie sinds", "Eerste antwoord",
        "Wachttijd (werkuren)", "Tijd van deze organisatie (werkuren)",
    ]  # fmt: skip
    rijen = (
        [
            rij.vraag,
            rij.organisatie,
            *(_moment(op) for op in (rij.gesteld_op, rij.begon_op, rij.beantwoord_op)),
            _uren(rij.wachttijd),
            _uren(rij.eigen_tijd),
        ]
        for rij in rapportages.antwoordtijd().rijen
    )
    return als_bestand(naam="antwoordtijd", soort=soort, koppen=koppen, rijen=rijen)


def _moment(op) -> str:
    return f"{timezone.localtime(op):%Y-%m-%d %H:%M}"


def _uren(tijd) -> Decimal:
    return round(Decimal(tijd.total_seconds()) / 3600, 2)
