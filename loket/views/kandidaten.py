"""Candidates at work: the list, the card, and what can be agreed."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from onderwijsregio.kern import menu
from onderwijsregio.kern.formulieren import FORMULIER, toon_formulier, voer_uit
from onderwijsregio.kern.uitvoer import SOORTEN, als_bestand
from onderwijsregio.organisaties.models import Gebruiker

from .. import acties
from ..forms import Contactformulier, Eindeformulier, Kandidaatfilter, Oordeelformulier, Stapformulier
from ..keuzes import Kandidaatstatus, Routeaanmeldingstatus, Stapvorm, Toestemmingsdoel
from ..models import (
    BewaardFilter,
    Document,
    Exitgesprek,
    Kandidaat,
    Keuzeuitkomst,
    Routeaanmelding,
    Routestap,
    Stap,
)
from ..rechten import volgt_iedereen
from .instroom import te_behandelen
from .poort import eis, mag_nu, met_recht
from .profiel import in_woorden
from .stappen import (
    actie_voor,
    afspraak_van,
    formulier_voor,
    huidige_stap,
    is_verlopen_formulier,
    stappen_van,
)

PER_BLAD = 25
STAPPEN_OP_KAART = 50


def filterformulier(request: HttpRequest, gegevens=None) -> Kandidaatfilter:
    """The filter form with what is in the address, or in `gegevens`."""
    alle = Kandidaat.objects.te_begeleiden_door(request.user)
    form = Kandidaatfilter(request.GET if gegevens is None else gegevens)
    form.zet_eigenaren(Gebruiker.objects.filter(pk__in=alle.values("volgende_stap_van")))
    return form


def gefilterd(request: HttpRequest) -> tuple[Kandidaatfilter, QuerySet[Kandidaat]]:
    """The filter form and the candidates that pass it, in the order that was chosen."""
    form = filterformulier(request)
    alle = Kandidaat.objects.te_begeleiden_door(request.user)
    return form, form.toegepast(alle, request.user).select_related("volgende_stap_van")


@require_safe
@met_recht("loket.werken")
def lijst(request: HttpRequest) -> HttpResponse:
    """All candidates whom this user may see, the most urgent first."""
    filters = list(BewaardFilter.objects.zichtbaar_voor(request.user))
    eigen_begin = next((een for een in filters if een.standaard and een.van_id == request.user.pk), None)
    if eigen_begin and not request.GET:
        return redirect(eigen_begin)
    form, kandidaten = gefilterd(request)
    blad = Paginator(kandidaten, PER_BLAD).get_page(request.GET.get("page"))
    vraag = form.adres()
    context = {
        "form": form,
        "blad": blad,
        "gefilterd": any(request.GET.get(veld) for veld in form.fields),
        "vraag": vraag,
        "verborgen": list(QueryDict(vraag).items()),
        "filters": [(een, een.vraag == vraag) for een in filters],
        "mag_groep": mag_nu(request, "loket.groepsstap"),
        "mag_beheren": mag_nu(request, "loket.kandidaten_beheren"),
    }
    return render(request, "loket/werk/kandidaten.html", context)


@require_safe
@met_recht("loket.werken")
def export(request: HttpRequest, soort: str) -> HttpResponse:
    """The filtered list as CSV or XLSX."""
    if soort not in SOORTEN:
        raise Http404
    koppen = [
        "Naam", "E-mail", "Telefoon", "Postcode", "Fase", "Status",
        "Volgende stap", "Van", "Uiterlijk", "Bekend sinds",
    ]  # fmt: skip
    rijen = [
        [
            k.naam,
            k.email,
            k.telefoon,
            k.postcode,
            k.get_fase_display(),
            k.get_status_display(),
            k.volgende_stap,
            k.volgende_stap_van.naam if k.volgende_stap_van else "",
            k.volgende_stap_op,
            timezone.localdate(k.aangemaakt_op),
        ]
        for k in gefilterd(request)[1]
    ]
    return als_bestand(naam=f"kandidaten-{timezone.localdate()}", soort=soort, koppen=koppen, rijen=rijen)


def _kandidaat(request: HttpRequest, pk: int) -> Kandidaat:
    kandidaten = Kandidaat.objects.te_begeleiden_door(request.user).select_related("volgende_stap_van")
    return get_object_or_404(kandidaten, pk=pk)


@FORMULIER
@met_recht("loket.werken")
def kaart(request: HttpRequest, pk: int) -> HttpResponse:
    """The card of one candidate; a contact is written down here in one line."""
    if (nu := acties.huidig_dossier(pk)) and not Kandidaat.objects.filter(pk=pk).exists():
        return redirect(_kandidaat(request, nu))  # this record went up in another one
    kandidaat = _kandidaat(request, pk)
    form = Contactformulier(request.POST or None)
    vast = {"kandidaat": kandidaat, "door": request.user}
    if request.method == "POST" and voer_uit(form, acties.leg_contact_vast, form.contact, **vast):
        messages.success(request, "Het contact staat in de tijdlijn.")
        return redirect(kandidaat)
    context = {"kandidaat": kandidaat, "form": form, **_op_de_kaart(request, kandidaat)}
    return toon_formulier(request, "loket/werk/kandidaat.html", context, form)


def _op_de_kaart(request: HttpRequest, kandidaat: Kandidaat) -> dict:
    gebruiker, mag_beheren = request.user, mag_nu(request, "loket.kandidaten_beheren")
    geldig = {rij.doel: rij for rij in kandidaat.toestemmingen.geldig()}
    van_kandidaat = {"kandidaat": kandidaat}
    return {
        "mag": mag_nu(request, "loket.stap_afspreken", kandidaat),
        "mag_beoordelen": mag_nu(request, "loket.aanmelding_beoordelen"),
        "ziet_profiel": volgt_iedereen(gebruiker) or Toestemmingsdoel.BESTUREN in geldig,
        "te_wissen_op": acties.te_wissen_op(kandidaat),
        "mag_beheren": mag_beheren,
        "samengevoegd": kandidaat.samenvoegingen.van_kracht() if mag_beheren else (),
        "mag_bellen": Toestemmingsdoel.CONTACT in geldig or not kandidaat.gebruiker_id,
        "profiel": in_woorden(kandidaat),
        "toestemmingen": [(tekst, geldig.get(doel)) for doel, tekst in Toestemmingsdoel.choices],
        "stappen": Stap.objects.zichtbaar_voor(gebruiker)
        .filter(**van_kandidaat)
        .select_related("door")[:STAPPEN_OP_KAART],
        "documenten": Document.objects.zichtbaar_voor(gebruiker).filter(**van_kandidaat),
        "aanmeldingen": Routeaanmelding.objects.zichtbaar_voor(gebruiker)
        .filter(**van_kandidaat)
        .select_related("route", "beoordeeld_door"),
        "vragen": kandidaat.vragen.zichtbaar_voor(gebruiker).order_by("-gesteld_op")[:5],
        "blokken": menu.blokken(request, "kandidaat"),
        "verborgen_voor": kandidaat.afschermingen.select_related("organisatie")
        if volgt_iedereen(gebruiker)
        else (),
        "keuzeuitkomst": Keuzeuitkomst.objects.zichtbaar_voor(gebruiker)
        .filter(kandidaat=kandidaat)
        .select_related("regels")
        .first(),
    }


@FORMULIER
@met_recht("loket.werken")
def stap(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree the next step; this also makes a resting or closed candidate active again."""
    kandidaat = _kandidaat(request, pk)
    eis(request, "loket.stap_afspreken", kandidaat)
    form = Stapformulier(request.POST or None, initial={"op": acties.uiterlijk()})
    form.zet_eigenaren(request.user, kandidaat)
    vast = {"kandidaat": kandidaat, "door": request.user}
    if request.method == "POST" and voer_uit(form, acties.geef_volgende_stap, **vast):
        messages.success(request, "De volgende stap is afgesproken.")
        return redirect(_waarheen(request, kandidaat))
    context = {"kandidaat": kandidaat, "form": form}
    return toon_formulier(request, "loket/werk/stap.html", context, form)


def _waarheen(request: HttpRequest, kandidaat: Kandidaat):
    """The card, unless it just left this user's sight."""
    ziet = Kandidaat.objects.te_begeleiden_door(request.user).filter(pk=kandidaat.pk).exists()
    return kandidaat if ziet else "loket:werk"


@FORMULIER
@met_recht("loket.werken")
def einde(request: HttpRequest, pk: int) -> HttpResponse:
    """Rest or close, with a reason."""
    kandidaat = _kandidaat(request, pk)
    eis(request, "loket.stap_afspreken", kandidaat)
    form = Eindeformulier(request.POST or None, met_uitstap=acties.stapt_uit(kandidaat))
    actie = acties.zet_in_rust if request.POST.get("besluit") == Kandidaatstatus.RUST else acties.sluit_af
    vast = {"kandidaat": kandidaat, "door": request.user}
    if request.method == "POST" and voer_uit(form, actie, form.waarom, **vast):
        messages.success(request, f"{kandidaat} is nu {kandidaat.get_status_display()}.")
        return redirect(_waarheen(request, kandidaat))
    context = {"kandidaat": kandidaat, "form": form}
    return toon_formulier(request, "loket/werk/einde.html", context, form)


@FORMULIER
@met_recht("loket.aanmelding_beoordelen")
def aanmelding(request: HttpRequest, pk: int) -> HttpResponse:
    """One application: its steps, the report of the step of now, and at the end admission or not."""
    gevonden = te_behandelen(request, pk)
    nu = huidige_stap(gevonden)
    if is_verlopen_formulier(request, nu):
        messages.info(request, "Deze stap is al gedaan.")
        return redirect(gevonden)
    stapform = oordeelform = None
    if "besluit" in request.POST or _alleen_oordeel(gevonden, nu):
        oordeelform = Oordeelformulier(request.POST or None)
    elif nu:
        stapform = formulier_voor(nu, request)
    if request.method == "POST" and _verwerk(request, gevonden, nu, stapform, oordeelform):
        return redirect(gevonden.kandidaat if oordeelform else gevonden)
    context = {
        "aanmelding": gevonden,
        "nu": nu,
        "stappen": stappen_van(gevonden, voor_kandidaat=False),
        "stapform": stapform,
        "form": oordeelform or Oordeelformulier(),
        "beslissen": oordeelform is not None,
        "open": gevonden.status == Routeaanmeldingstatus.INGEDIEND,
        "afspraak": afspraak_van(gevonden),
        "kan_kiezen": acties.afspraakstap(gevonden) is not None,
        "kan_uitstappen": acties.kan_uitstappen(gevonden),
        "exitgesprek": Exitgesprek.objects.filter(aanmelding=gevonden).select_related("stap__stap").first(),
        "documenten": Document.objects.zichtbaar_voor(request.user).filter(kandidaat=gevonden.kandidaat),
    }
    return toon_formulier(request, "loket/werk/aanmelding.html", context, stapform or oordeelform)


def _alleen_oordeel(gevonden: Routeaanmelding, nu: Routestap | None) -> bool:
    """Whether nothing is left but the decision: the last step, or a route without steps."""
    return gevonden.status == Routeaanmeldingstatus.INGEDIEND and (
        nu is None or nu.stap.vorm == Stapvorm.KLAAR
    )


def _verwerk(request: HttpRequest, gevonden: Routeaanmelding, nu, stapform, oordeelform) -> bool:
    """Carry out what was posted; True when it was done."""
    if oordeelform:
        actie = {"toelaten": acties.laat_toe, "afwijzen": acties.wijs_af}.get(request.POST.get("besluit"))
        gedaan = actie and voer_uit(oordeelform, actie, routeaanmelding=gevonden, door=request.user)
        tekst = f"{gevonden.kandidaat} krijgt bericht over de aanmelding."
    elif stapform:
        actie, velden = actie_voor(nu, stapform)
        gedaan = voer_uit(stapform, actie, velden, routestap=nu, door=request.user)
        tekst = "Bewaard." if stapform.tussendoor else "Deze stap is gezet."
    else:
        gedaan, tekst = True, "Deze stap is al gedaan."
    if gedaan:
        messages.success(request, tekst)
    return bool(gedaan)
