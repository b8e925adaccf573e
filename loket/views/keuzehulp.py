"""The keuzehulp for visitors: one question a page, the answers in the address, nothing kept."""

import hashlib
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from onderwijsregio.kern import bestanden
from onderwijsregio.kern.formulieren import FORMULIER, toon_formulier, voer_uit
from onderwijsregio.kern.geheugen import onthoud_openbaar

from .. import acties, engine
from ..documenten import uitkomst_als_pdf
from ..engine import Keuzevraag, Regelset, Uitkomst
from ..forms import Antwoordkeuze, Bewaarformulier, Mailformulier
from ..models import Evenement, Kandidaat, Keuzeregels, Route, Visitekaartje
from ..rapportages import voorgangers
from ..rechten import werkt
from .poort import als_kandidaat, mag_nog

MENSEN = 2
MAILS_PER_UUR, MAILS_PER_ADRES, PDFS_PER_UUR = 10, 3, 60
PDF_TE_VAAK = "U maakte al veel pdf's. Probeer het over een uur weer, of druk de pagina af."
TE_VAAK = "Er gingen al veel mails uit. Probeer het over een uur weer, of kopieer de link van deze pagina."


@dataclass(frozen=True)
class Gang:
    """Somebody's way through one version: its rules, the answers so far, and where its pages live."""

    keuzeregels: Keuzeregels
    regels: Regelset
    antwoorden: dict[str, str]
    proef: bool = False

    @classmethod
    def open(cls, keuzeregels: Keuzeregels, adres: str, proef: bool = False) -> "Gang":
        """Raises Http404 when the address has answers that these rules do not know."""
        regels = engine.lees(keuzeregels.inhoud)
        antwoorden = engine.antwoorden_uit(regels, adres)
        if antwoorden is None:
            raise Http404
        return cls(keuzeregels, regels, antwoorden, proef)

    @property
    def adres(self) -> str:
        return engine.adres(self.regels, self.antwoorden)

    def pad(self, antwoorden: dict[str, str] | None = None) -> str:
        """The address of the page for these answers, or of this one."""
        adres = self.adres if antwoorden is None else engine.adres(self.regels, antwoorden)
        sleutel = self.keuzeregels.pk if self.proef else self.keuzeregels.versie
        if not adres:
            return reverse(
                "loket:keuzeregels_proef" if self.proef else "loket:keuzehulp_start", args=[sleutel]
            )
        naam = "loket:keuzeregels_proef_stap" if self.proef else "loket:keuzehulp_stap"
        return reverse(naam, args=[sleutel, adres])

    def gegeven(self) -> list[dict]:
        """The answers so far in words, each with the address at which it can be changed."""
        rijen, tot_hier = [], {}
        for vraag, antwoord in engine.gesteld(self.regels, self.antwoorden):
            if antwoord is not None:
                wijzig = f"{self.pad(tot_hier)}?was={self.adres}"
                rijen.append({"vraag": vraag.tekst, "antwoord": vraag.tekst_van(antwoord), "wijzig": wijzig})
                tot_hier = tot_hier | {vraag.code: antwoord}
        return rijen


@login_not_required
@require_safe
@onthoud_openbaar
def begin(request: HttpRequest) -> HttpResponse:
    """What the keuzehulp is, and the way in."""
    return render(
        request, "loket/keuzehulp/begin.html", {"regels": Keuzeregels.objects.gepubliceerd().first()}
    )


def _gang(versie: int, antwoorden: str) -> Gang:
    return Gang.open(get_object_or_404(Keuzeregels.objects.openbaar(), versie=versie), antwoorden)


@login_not_required
@require_safe
def stap(request: HttpRequest, versie: int, antwoorden: str = "") -> HttpResponse:
    """The next question, or the outcome when nothing is left to ask."""
    return toon_stap(request, _gang(versie, antwoorden))


def toon_stap(request: HttpRequest, gang: Gang) -> HttpResponse:
    """The page for these answers; an answer given on it leads to the next address."""
    if vraag := engine.volgende_vraag(gang.regels, gang.antwoorden):
        return _vraag(request, gang, vraag)
    return _toon_uitkomst(request, gang)


def _vraag(request: HttpRequest, gang: Gang, vraag: Keuzevraag) -> HttpResponse:
    was = engine.antwoorden_uit(gang.regels, request.GET.get("was", "")) or {}
    gegevens = request.GET if "verder" in request.GET else None
    initieel = {"antwoord": was.get(vraag.code), "was": request.GET.get("was", "")}
    form = Antwoordkeuze(gegevens, vraag=vraag, initial=initieel)
    if form.is_valid():
        return redirect(gang.pad(was | gang.antwoorden | {vraag.code: form.cleaned_data["antwoord"]}))
    gegeven = gang.gegeven()
    context = {
        "gang": gang,
        "vraag": vraag,
        "form": form,
        "nummer": len(gegeven) + 1,
        "hoogstens": engine.hoogstens(gang.regels, gang.antwoorden),
        "gegeven": gegeven,
        "vorige": gegeven[-1]["wijzig"] if gegeven else "",
    }
    return toon_formulier(request, "loket/keuzehulp/vraag.html", context, form)


def _toon_uitkomst(
    request: HttpRequest,
    gang: Gang,
    mailform: Mailformulier | None = None,
    bewaarform: Bewaarformulier | None = None,
) -> HttpResponse:
    context = {
        **_uitkomst(gang),
        "mailform": mailform or Mailformulier(),
        "bewaarform": bewaarform or Bewaarformulier(),
        "kandidaat": _eigen(request),
        "mag_bewaren": request.user.is_authenticated and not werkt(request.user),
        "contactpersonen": [] if gang.proef else Visitekaartje.objects.op_de_website()[:MENSEN],
    }
    return toon_formulier(request, "loket/keuzehulp/uitkomst.html", context, mailform or bewaarform)


def _eigen(request: HttpRequest) -> Kandidaat | None:
    """The candidate who looks, if any."""
    if not request.user.is_authenticated:
        return None
    return Kandidaat.objects.filter(gebruiker=request.user).select_related("keuzeuitkomst").first()


def _uitkomst(gang: Gang) -> dict:
    """All there is to say about an outcome, for the page, the paper and the mail."""
    uitkomst = engine.beoordeel(gang.regels, gang.antwoorden)
    return {
        "gang": gang,
        "uitkomst": uitkomst,
        "gegeven": gang.gegeven(),
        "oud": not gang.proef and not gang.keuzeregels.is_gepubliceerd,
        **_met_routes(uitkomst),
    }


def _met_routes(uitkomst: Uitkomst) -> dict:
    """The routes of the outcome with their facts; a route that is no longer there is left out."""
    afgevallen = {rij.route: rij for rij in uitkomst.afgevallen}
    codes = [rij.route for rij in uitkomst.routes]
    bekend = Route.objects.select_related("bron").in_bulk([*codes, *afgevallen], field_name="code")
    gingen = voorgangers(codes)
    komend = Evenement.objects.openbaar().eerste_per_route(bekend.values())
    return {
        "routes": [
            {
                "route": bekend[rij.route],
                "passend": rij,
                "voorgangers": gingen[rij.route],
                "evenement": komend.get(bekend[rij.route]),
            }
            for rij in uitkomst.routes
            if rij.route in bekend
        ],
        "afgevallen": [
            {"route": bekend[code], "redenen": rij.redenen}
            for code, rij in afgevallen.items()
            if code in bekend
        ],
    }


def _klaar(versie: int, antwoorden: str) -> Gang:
    """A way that was walked to the end. Raises Http404 when there are questions left."""
    gang = _gang(versie, antwoorden)
    if engine.volgende_vraag(gang.regels, gang.antwoorden):
        raise Http404
    return gang


@login_not_required
@FORMULIER
def mail(request: HttpRequest, versie: int, antwoorden: str) -> HttpResponse:
    """Send the outcome to an address that is typed here, once, and not kept."""
    gang = _klaar(versie, antwoorden)
    if request.method != "POST":
        return redirect(gang.pad())
    form = Mailformulier(request.POST)
    if form.is_robot:
        return redirect(gang.pad())
    if form.is_valid() and not _mag_mailen(request, form.cleaned_data["email"]):
        form.add_error(None, TE_VAAK)
    if form.is_valid():
        context = _uitkomst(gang)
        routes = [{"naam": rij["route"].naam, "redenen": rij["passend"].redenen} for rij in context["routes"]]
        acties.mail_uitkomst(
            aan=form.cleaned_data["email"], pad=gang.pad(), routes=routes, geen=gang.regels.geen
        )
        messages.success(request, f"De uitkomst is onderweg naar {form.cleaned_data['email']}.")
        return redirect(gang.pad())
    return _toon_uitkomst(request, gang, mailform=form)


def _mag_mailen(request: HttpRequest, adres: str) -> bool:
    """Few mails from one computer, and fewer to one address; the address itself is not in the memory."""
    ontvanger = hashlib.sha256(adres.lower().encode()).hexdigest()
    van_hier = mag_nog(f"keuzehulp:van:{get_adapter().get_client_ip(request)}", MAILS_PER_UUR)
    return van_hier and mag_nog(f"keuzehulp:naar:{ontvanger}", MAILS_PER_ADRES)


@login_not_required
@require_safe
def pdf(request: HttpRequest, versie: int, antwoorden: str) -> HttpResponse:
    """The outcome on paper."""
    gang = _klaar(versie, antwoorden)
    if not mag_nog(f"keuzehulp:pdf:{get_adapter().get_client_ip(request)}", PDFS_PER_UUR):
        messages.error(request, PDF_TE_VAAK)
        return redirect(gang.pad())
    antwoord = HttpResponse(uitkomst_als_pdf(_uitkomst(gang)), content_type=bestanden.PDF)
    antwoord["Content-Disposition"] = 'attachment; filename="uitkomst-keuzehulp.pdf"'
    return antwoord


@FORMULIER
@als_kandidaat
def bewaar(request: HttpRequest, kandidaat: Kandidaat, versie: int, antwoorden: str) -> HttpResponse:
    """Keep the outcome with the profile, when the candidate says so."""
    gang = _klaar(versie, antwoorden)
    if request.method != "POST":
        return redirect(gang.pad())
    form = Bewaarformulier(request.POST)
    vast = {
        "kandidaat": kandidaat,
        "keuzeregels": gang.keuzeregels,
        "adres": gang.adres,
        "door": request.user,
    }
    if voer_uit(form, acties.bewaar_uitkomst, dict, **vast):
        messages.success(request, "Uw uitkomst is bewaard bij uw profiel. Het loket kan hem zien.")
        return redirect("loket:mijn")
    return _toon_uitkomst(request, gang, bewaarform=form)
