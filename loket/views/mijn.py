"""The candidate's own pages."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern import menu
from onderwijsregio.kern.downloads import geef_bestand
from onderwijsregio.kern.formulieren import FORMULIER, met_knop, toon_formulier, voer_uit

from .. import acties
from ..forms import Aanmeldformulier, Documentformulier, Stopformulier
from ..keuzes import Fase
from ..models import Bijlage, Document, Kandidaat, Keuzeuitkomst, Route, Stap, Vraag
from . import mijn_instroom
from .gesprek import toon_aan_vrager
from .poort import als_kandidaat, eigen_kandidaat

GESPREKKEN_PER_BLAD = 20


@require_safe
def mijn(request: HttpRequest) -> HttpResponse:
    """The next step, the own timeline, and what can be done."""
    try:
        kandidaat = eigen_kandidaat(request)
    except ValidationError as fout:
        return render(request, "loket/mijn/bevestig.html", {"melding": fout.messages[0]})
    if kandidaat is None:
        return render(request, "loket/mijn/begin.html")
    delen = _nog_te_doen(kandidaat)
    onderweg = mijn_instroom.onderweg(kandidaat)
    context = {
        "kandidaat": kandidaat,
        "stappen": Stap.objects.zichtbaar_voor(request.user).filter(kandidaat=kandidaat, intern=False)[:30],
        "aanmeldingen": kandidaat.routeaanmeldingen.select_related("route"),
        "vragen": kandidaat.vragen.gesprekken().met_laatste_bericht()[:3],
        "blokken": menu.blokken(request, "mijn"),
        "keuzeuitkomst": Keuzeuitkomst.objects.zichtbaar_voor(request.user)
        .filter(kandidaat=kandidaat)
        .select_related("regels")
        .first(),
        "nog_te_doen": delen,
        "contactpersoon": acties.contactpersoon_van(kandidaat),
        "onderweg": onderweg,
        "eerst": next((r["knop"] for r in onderweg if r["knop"]), None) or _eerst(request, kandidaat, delen),
    }
    return render(request, "loket/mijn/mijn.html", context)


def _eerst(request: HttpRequest, kandidaat: Kandidaat, delen: list[dict]) -> dict | None:
    """Where the candidate begins when the next step is theirs and nothing is applied for: the one button."""
    if kandidaat.volgende_stap_van_id != request.user.pk or kandidaat.fase != Fase.WERVEN:
        return None
    open_deel = next((deel for deel in delen if not deel["klaar"]), None)
    deel = open_deel or {"knop": "Kies een route en meld u aan", "url": "loket:routes"}
    return {"tekst": deel["knop"], "adres": reverse(deel["url"]), **deel}


def _nog_te_doen(kandidaat: Kandidaat) -> list[dict]:
    """The three parts of a complete record, each with whether it is done."""
    profiel = bool(kandidaat.postcode and kandidaat.sectoren and kandidaat.dagen)
    toegestaan = kandidaat.toestemmingen.geldig().exists()
    bewaard = kandidaat.documenten.exists()
    return [
        {"naam": "Profiel", "knop": "Vul uw profiel aan", "url": "loket:profiel", "klaar": profiel},
        {
            "naam": "Toestemmingen",
            "knop": "Geef toestemming",
            "url": "loket:toestemmingen",
            "klaar": toegestaan,
        },
        {
            "naam": "Documenten",
            "knop": "Voeg uw cv en brief toe",
            "url": "loket:documenten",
            "klaar": bewaard,
        },
    ]


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Somebody who works in the region becomes a candidate as well."""
    try:
        acties.word_kandidaat(gebruiker=request.user)
    except ValidationError as fout:
        messages.error(request, fout.messages[0])
    return redirect("loket:mijn")


@FORMULIER
@als_kandidaat
def documenten(request: HttpRequest, kandidaat: Kandidaat) -> HttpResponse:
    """The candidate's own files."""
    form = Documentformulier(request.POST or None, request.FILES or None)
    vast = {"kandidaat": kandidaat, "door": request.user}
    if request.method == "POST" and voer_uit(form, acties.voeg_document_toe, **vast):
        messages.success(request, "Uw document is bewaard.")
        return redirect("loket:documenten")
    context = {"form": form, "documenten": kandidaat.documenten.all()}
    return toon_formulier(request, "loket/mijn/documenten.html", context, form)


@FORMULIER
@als_kandidaat
def document_verwijderen(request: HttpRequest, kandidaat: Kandidaat, pk: int) -> HttpResponse:
    """Ask once more, then delete."""
    document = get_object_or_404(kandidaat.documenten, pk=pk)
    if request.method == "POST":
        gelukt = "Het document is verwijderd."
        met_knop(request, acties.verwijder_document, gelukt=gelukt, document=document, door=request.user)
        return redirect("loket:documenten")
    context = {"document": document, "nodig": acties.waar_nodig(document)}
    return render(request, "loket/mijn/document_verwijderen.html", context)


@never_cache
@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """The only way to a private file: checked, as a download, under the name that its owner gave it."""
    gevonden = get_object_or_404(Document.objects.zichtbaar_voor(request.user), pk=pk)
    return geef_bestand(request, gevonden.bestand, naam=gevonden.bestandsnaam, mediatype=gevonden.mediatype)


@FORMULIER
@als_kandidaat
def aanmelden(request: HttpRequest, kandidaat: Kandidaat, code: str) -> HttpResponse:
    """Apply for a route, or hear kindly what is still missing."""
    route = get_object_or_404(Route, code=code, aanmelden_kan=True)
    if route.processtappen.geldig().exists():
        return mijn_instroom.begin(request, kandidaat, route)
    form = Aanmeldformulier(request.POST or None)
    vast = {"kandidaat": kandidaat, "route": route, "door": request.user}
    if request.method == "POST" and voer_uit(form, acties.meld_aan_voor_route, **vast):
        messages.success(request, "Uw aanmelding is binnen.")
        return redirect("loket:mijn")
    context = {
        "route": route,
        "form": form,
        "ontbreekt": acties.wat_ontbreekt(kandidaat),
        "aanmelding": acties.lopende_aanmelding(kandidaat, route),
    }
    return toon_formulier(request, "loket/mijn/aanmelden.html", context, form)


@require_safe
@als_kandidaat
def berichten(request: HttpRequest, kandidaat: Kandidaat) -> HttpResponse:
    """All conversations with the loket, what was said last on top."""
    gesprekken = kandidaat.vragen.gesprekken().met_laatste_bericht().select_related("route")
    blad = Paginator(gesprekken, GESPREKKEN_PER_BLAD).get_page(request.GET.get("page"))
    return render(request, "loket/mijn/berichten.html", {"blad": blad})


@FORMULIER
@als_kandidaat
def vraag(request: HttpRequest, kandidaat: Kandidaat, pk: int) -> HttpResponse:
    """The own question with its answers, and room to write back."""
    eigen = Vraag.objects.filter(kandidaat=kandidaat).select_related("kandidaat", "samengevoegd_in", "route")
    gevonden = get_object_or_404(eigen, pk=pk)
    if gevonden.is_samengevoegd:
        return redirect("loket:mijn_vraag", gevonden.samengevoegd_in_id)
    terug = reverse("loket:mijn_vraag", args=[pk])
    return toon_aan_vrager(request, gevonden, "loket/mijn/vraag.html", Bijlage.get_absolute_url, terug)


@FORMULIER
@als_kandidaat
def stoppen(request: HttpRequest, kandidaat: Kandidaat) -> HttpResponse:
    """End the own journey."""
    form = Stopformulier(request.POST or None, met_uitstap=acties.stapt_uit(kandidaat))
    vast = {"kandidaat": kandidaat, "door": request.user}
    if request.method == "POST" and voer_uit(form, acties.stop, form.waarom, **vast):
        messages.success(request, "U bent gestopt. U kunt altijd weer beginnen.")
        return redirect("loket:mijn")
    return toon_formulier(request, "loket/mijn/stoppen.html", {"form": form}, form)


@require_POST
@als_kandidaat
def terugkomen(request: HttpRequest, kandidaat: Kandidaat) -> HttpResponse:
    """Start again after stopping or resting."""
    if not kandidaat.is_actief:
        acties.kom_terug(kandidaat=kandidaat, door=request.user)
        messages.success(request, "Welkom terug. Het loket neemt contact met u op.")
    return redirect("loket:mijn")
