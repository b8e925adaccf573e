"""One question at the loket: written down, answered, handed over."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from onderwijsregio.kern.formulieren import FORMULIER, als_nummer, toon_formulier, voer_uit
from onderwijsregio.organisaties.models import Lidmaatschap

from .. import acties
from ..acties.vragen import NAGAAN
from ..forms import (
    Antwoordformulier,
    Notitieformulier,
    Sluiting,
    Teruggave,
    Terughalen,
    Toewijzing,
    Verwijzing,
    VraagVanElders,
    Zoekcollega,
)
from ..keuzes import Berichtsoort, Doorverwijzingstatus
from ..models import Bijlage, Doorverwijzing, Standaardantwoord, Vraag
from .gesprek import belofte, regels
from .poort import eis, mag_nu, met_recht

PER_BLAD = 25


def vind_vraag(request: HttpRequest, pk: int) -> Vraag:
    """The question as somebody at work sees it; askers have their own page. Raises Http404."""
    vragen = Vraag.objects.zichtbaar_voor(request.user).exclude(kandidaat__gebruiker=request.user)
    return get_object_or_404(
        vragen.select_related("kandidaat__volgende_stap_van", "eigenaar", "route", "samengevoegd_in"), pk=pk
    )


@FORMULIER
@met_recht("loket.vragen_zien")
def nieuw(request: HttpRequest) -> HttpResponse:
    """Write down a question that came by telephone, mail or at a meeting."""
    form = VraagVanElders(request.POST or None, request.FILES or None)
    if request.method == "POST" and (
        gesteld := voer_uit(form, acties.stel_vraag, form.vraag, door=request.user)
    ):
        messages.success(request, "De vraag staat in de lijst en de vrager krijgt een bevestiging.")
        return redirect(gesteld)
    return toon_formulier(request, "loket/werk/vraag_nieuw.html", {"form": form}, form)


@FORMULIER
@met_recht("loket.werken")
def vraag(request: HttpRequest, pk: int) -> HttpResponse:
    """One question: what was said, and the answer to be."""
    gevonden = vind_vraag(request, pk)
    if gevonden.is_samengevoegd and mag_nu(request, "loket.vragen_zien"):
        return redirect(gevonden.samengevoegd_in)
    if request.method != "POST":
        return toon_vraag(request, gevonden)
    eis(request, "loket.vraag_behandelen", gevonden)
    if {"invoegen", "voorbeeld"} & request.POST.keys():
        return _zonder_versturen(request, gevonden)
    form = _antwoordformulier(request, gevonden, request.POST, request.FILES)
    if bericht := voer_uit(form, acties.beantwoord_vraag, form.antwoord, vraag=gevonden, door=request.user):
        if bericht.soort == Berichtsoort.ANTWOORD:
            messages.success(request, f"Uw antwoord is verstuurd naar {gevonden.kandidaat.email}.")
        else:
            messages.success(request, "Wat u hebt verteld, staat bij de vraag.")
        return redirect(gevonden)
    form.zet(gezien=acties.laatste_bericht(gevonden))
    return toon_vraag(request, vind_vraag(request, pk), fout=form, form=form)


def _zonder_versturen(request: HttpRequest, vraag: Vraag) -> HttpResponse:
    """Put a canned answer behind what was typed, or show how the mail will read; nothing is sent."""
    getypt = request.POST.dict()
    keuze = als_nummer(getypt.get("standaard", ""))
    gekozen = Standaardantwoord.objects.in_gebruik().filter(pk=keuze).first()
    if "invoegen" in getypt and gekozen:
        tekst = acties.vul_in(gekozen.tekst, vraag=vraag, door=request.user)
        getypt["tekst"] = "\n\n".join(filter(str.strip, (getypt.get("tekst", ""), tekst)))
    form = _antwoordformulier(request, vraag, initial=getypt | {"standaard": ""})
    voorbeeld = getypt.get("tekst", "") if "voorbeeld" in getypt else ""
    geen_keuze = "invoegen" in getypt and gekozen is None
    return toon_vraag(request, vraag, form=form, voorbeeld=voorbeeld, geen_keuze=geen_keuze)


def toon_vraag(request: HttpRequest, vraag: Vraag, fout=None, **anders) -> HttpResponse:
    """The page of one question; `anders` are forms that come back, `fout` the one with mistakes in it."""
    mag = mag_nu(request, "loket.vraag_behandelen", vraag)
    verwijzing = vraag.doorverwijzingen.open().select_related("naar__gebruiker", "naar__organisatie").first()
    context = {
        "vraag": vraag,
        "belofte": belofte(vraag),
        "regels": regels(vraag, Bijlage.get_absolute_url, voor_vrager=False, gebruiker=request.user),
        "form": _antwoordformulier(request, vraag) if mag else None,
        "notitieform": Notitieformulier() if mag else None,
        "sluitform": Sluiting() if mag else None,
        "mag": mag,
        "ziet_inbox": mag_nu(request, "loket.vragen_zien"),
        "verwijzing": verwijzing,
        **_van_het_loket(request, vraag),
        **anders,
    }
    return toon_formulier(request, "loket/werk/vraag.html", context, fout)


def _van_het_loket(request: HttpRequest, vraag: Vraag) -> dict:
    """What only the loket does: give a question to a colleague and take it back, and read two as one."""
    if not mag_nu(request, "loket.vraag_toewijzen"):
        return {}
    voegt_samen = mag_nu(request, "loket.vragen_samenvoegen")
    anders = acties.samen_te_voegen(vraag) if voegt_samen else []
    dubbel = vraag.samengevoegd.select_related("samengevoegd_in") if voegt_samen else []
    return {
        "terughaalform": Terughalen(),
        "toewijsform": Toewijzing(initial={"van": vraag.eigenaar_id or 0, "aan": vraag.eigenaar_id}),
        "andere": anders[:5],
        "dubbel": [{"vraag": rij, "vast": acties.waarom_niet_uit_elkaar(rij)} for rij in dubbel],
    }


def _antwoordformulier(request: HttpRequest, vraag: Vraag, *gestuurd, initial=None) -> Antwoordformulier:
    return Antwoordformulier(
        *gestuurd,
        initial={"gezien": acties.laatste_bericht(vraag), **(initial or {})},
        kandidaat=vraag.kandidaat,
        gebruiker=request.user,
        volgende_stap=NAGAAN,
    )


@FORMULIER
@met_recht("loket.werken")
def doorverwijzen(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose a colleague at a board, say why, and hand the person over."""
    gevonden = vind_vraag(request, pk)
    eis(request, "loket.vraag_behandelen", gevonden)
    if gevonden.doorverwijzingen.open().exists():
        messages.info(request, "Er is al een collega gevraagd. Wacht op het antwoord, of bel die collega.")
        return redirect(gevonden)
    zoekform = Zoekcollega(request.GET)
    niet_voor = set(gevonden.kandidaat.afschermingen.values_list("organisatie", flat=True))
    naar = _gekozen_collega(request.GET.get("naar", ""), zoekform, niet_voor)
    form = Verwijzing(request.POST or None)
    vast = {"vraag": gevonden, "naar": naar, "door": request.user}
    if request.method == "POST" and naar and voer_uit(form, acties.verwijs_door, **vast):
        messages.success(request, f"{naar.gebruiker.naam} krijgt een mail en antwoordt ja of nee.")
        return redirect(gevonden)
    blad = Paginator(zoekform.collegas(), PER_BLAD).get_page(request.GET.get("page"))
    context = {
        "vraag": gevonden,
        "zoekform": zoekform,
        "blad": blad,
        "naar": naar,
        "form": form,
        "niet_voor": niet_voor,
        "gaf_terug": set(gevonden.doorverwijzingen.teruggegeven().values_list("naar", flat=True)),
    }
    return toon_formulier(request, "loket/werk/doorverwijzen.html", context, form)


def _gekozen_collega(pk: str, zoekform: Zoekcollega, niet_voor: set[int]) -> Lidmaatschap | None:
    """The colleague with this number, unless the asker hides from their board."""
    return zoekform.alle().exclude(organisatie__in=niet_voor).filter(pk=als_nummer(pk)).first()


@FORMULIER
@met_recht("loket.werken")
def doorverwijzing(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody is handed over: accept, or hand back with a reason."""
    rijen = Doorverwijzing.objects.zichtbaar_voor(request.user).exclude(kandidaat__gebruiker=request.user)
    gevonden = get_object_or_404(
        rijen.select_related("kandidaat", "vraag__route", "door", "naar__gebruiker", "naar__organisatie"),
        pk=pk,
    )
    form = Teruggave(request.POST if request.POST.get("besluit") == "terug" else None)
    if request.method == "POST":
        eis(request, "loket.doorverwijzing_beantwoorden", gevonden)
        if antwoord := _beantwoord_doorverwijzing(request, form, gevonden):
            return antwoord
    mag = mag_nu(request, "loket.doorverwijzing_beantwoorden", gevonden)
    context = {
        "doorverwijzing": gevonden,
        "form": form,
        "ziet_inbox": mag_nu(request, "loket.vragen_zien"),
        "te_beantwoorden": mag and gevonden.status == Doorverwijzingstatus.AANGEBODEN,
        "ziet_kandidaat": gevonden.is_lopend or not mag,
        "regels": [
            deel
            for deel in regels(gevonden.vraag, Bijlage.get_absolute_url, voor_vrager=False)
            if deel["soort"] != "verwijzing"
        ],
    }
    return toon_formulier(request, "loket/werk/doorverwijzing.html", context, form)


def _beantwoord_doorverwijzing(request: HttpRequest, form: Teruggave, doorverwijzing: Doorverwijzing):
    """The redirect that follows, or None when the page must be shown again."""
    waarden = {"doorverwijzing": doorverwijzing, "door": request.user}
    if request.POST.get("besluit") == "terug":
        if voer_uit(form, acties.geef_terug, **waarden):
            messages.success(request, "Het loket neemt deze persoon weer over.")
            return redirect("loket:werk")
        return None
    try:
        acties.neem_aan(**waarden)
    except ValidationError as fout:
        messages.error(request, fout.messages[0])
        return redirect(doorverwijzing)
    messages.success(request, f"{doorverwijzing.kandidaat} krijgt bericht dat u contact opneemt.")
    return redirect(doorverwijzing.kandidaat)
