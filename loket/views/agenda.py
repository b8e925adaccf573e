"""The public agenda: find, register, cancel by the link in the mail, say what one thought of it."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import Sitemap
from django.contrib.syndication.views import Feed as Feedweergave
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onderwijsregio.kern.formulieren import FORMULIER, met_knop, toon_formulier, voer_uit
from onderwijsregio.kern.geheugen import onthoud_openbaar
from onderwijsregio.organisaties.models import Regio

from ..acties import aanmelden as acties
from ..forms.agenda import (
    AanmeldingMetAccount,
    AanmeldingZonderAccount,
    Agendafilter,
    Evaluatieformulier,
)
from ..meldingen import kalender as kalenders
from ..models import Aanmelding, Evenement, Kandidaat
from ..rechten import beheert_agenda
from .poort import formulier_mag_nog

PER_BLAD = 12
AANMELDINGEN_PER_UUR = 60  # a whole class may register from one address
ADRES_VAN_DEELNEMER = "adres_van_deelnemer"
FEED_TERUG = timedelta(days=31)


def _komend():
    return Evenement.objects.openbaar().komend().select_related("organisator").order_by("begint_op", "pk")


@login_not_required
@require_safe
@onthoud_openbaar
def lijst(request: HttpRequest) -> HttpResponse:
    """What is coming, filtered by for whom, what and when."""
    form = Agendafilter(request.GET, evenementen=_komend())
    gevonden = form.toegepast(_komend()).met_aantallen()
    blad = Paginator(gevonden, PER_BLAD).get_page(request.GET.get("page"))
    context = {"form": form, "blad": blad, "gefilterd": any(form.cleaned_data.values())}
    return render(request, "loket/agenda/lijst.html", context)


@login_not_required
@FORMULIER
def evenement(request: HttpRequest, pk: int) -> HttpResponse:
    """One event, and the form to register for it."""
    alle = Evenement.objects.zichtbaar_voor(request.user).met_aantallen().select_related("organisator")
    gevonden = get_object_or_404(alle.prefetch_related("stands__organisatie"), pk=pk)
    eigen = _eigen(request, gevonden)
    form = None if eigen or not gevonden.kan_aanmelden else _formulier(request)
    if request.method == "POST" and form is None:
        messages.info(request, "U bent al aangemeld." if eigen else "Aanmelden kan niet meer.")
        return redirect(gevonden)
    if request.method == "POST" and (naar := _meld_aan(request, gevonden, form)):
        return naar
    context = {
        "evenement": gevonden,
        "form": form,
        "eigen": eigen,
        "vrij": max(gevonden.capaciteit - gevonden.bezet, 0) if not gevonden.wachtend else 0,
        "mag_beheren": beheert_agenda(request.user)
        and Evenement.objects.te_beheren_door(request.user).filter(pk=pk).exists(),
    }
    return toon_formulier(request, "loket/agenda/evenement.html", context, form)


def _eigen(request: HttpRequest, gevonden: Evenement) -> Aanmelding | None:
    """The registration in force of whoever is logged in."""
    if not request.user.is_authenticated:
        return None
    return gevonden.aanmeldingen.in_kracht().van(request.user).first()


def _formulier(request: HttpRequest) -> AanmeldingMetAccount:
    """Who is logged in registers with the address of the account; others fill in theirs."""
    if not request.user.is_authenticated:
        return AanmeldingZonderAccount(request.POST or None)
    bekend = Kandidaat.objects.filter(gebruiker=request.user).first() or request.user
    wie = {"voornaam": bekend.voornaam, "achternaam": bekend.achternaam}
    return AanmeldingMetAccount(request.POST or None, initial=wie)


def _meld_aan(request: HttpRequest, gevonden: Evenement, form: AanmeldingMetAccount) -> HttpResponse | None:
    """Register, and where to go then; None when the form has to come back.

    Without an account the answer is the same for an address that was registered before: only its
    owner, who reads the mail, may know.
    """
    if form.is_robot:
        return redirect("loket:agenda_bedankt")
    ingelogd = request.user.is_authenticated
    vast = {"email": request.user.email, "door": request.user} if ingelogd else {}
    if not (form.is_valid() and formulier_mag_nog(request, form, "aanmeldingen", AANMELDINGEN_PER_UUR)):
        return None
    gelukt = voer_uit(form, acties.meld_aan, form.wie, evenement=gevonden, **vast)
    if gelukt and ingelogd:
        return redirect(gelukt)
    if gelukt:
        request.session[ADRES_VAN_DEELNEMER] = gelukt.email
    return redirect("loket:agenda_bedankt") if gelukt else None


@login_not_required
@never_cache
@require_safe
def bedankt(request: HttpRequest) -> HttpResponse:
    """What happens now: everything else is in the mail."""
    return render(
        request, "loket/agenda/bedankt.html", {"adres": request.session.get(ADRES_VAN_DEELNEMER, "")}
    )


def _aanmelding(sleutel: str) -> Aanmelding:
    gevonden = Aanmelding.objects.met_sleutel(sleutel)
    return get_object_or_404(gevonden.select_related("evenement__organisator", "kandidaat"))


@login_not_required
@never_cache
@FORMULIER
def aanmelding(request: HttpRequest, sleutel: str) -> HttpResponse:
    """The page of who registered, reached by the link in the mail: how it stands, and cancelling."""
    gevonden = _aanmelding(sleutel)
    if request.method == "POST":
        gelukt = "U bent afgemeld. U krijgt een bevestiging in de mail."
        met_knop(request, acties.meld_af, gelukt=gelukt, aanmelding=gevonden)
        return redirect(gevonden)
    context = {"aanmelding": gevonden, "evenement": gevonden.evenement}
    return render(request, "loket/agenda/aanmelding.html", context)


@login_not_required
@never_cache
@require_safe
def afspraak(request: HttpRequest, sleutel: str) -> HttpResponse:
    """The event for somebody's own calendar."""
    gevonden = _aanmelding(sleutel)
    if not gevonden.heeft_plek:
        raise Http404
    return HttpResponse(kalenders.van_deelnemer(gevonden), content_type=kalenders.MEDIATYPE)


@login_not_required
@never_cache
@FORMULIER
def evaluatie(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Three questions afterwards, kept without a name."""
    gevonden = _aanmelding(sleutel)
    if not gevonden.geevalueerd and not acties.mag_evalueren(gevonden):
        raise Http404
    form = Evaluatieformulier(request.POST or None)
    if request.method == "POST" and voer_uit(form, acties.evalueer, aanmelding=gevonden):
        messages.success(request, "Dank u wel. Uw antwoord helpt ons verder.")
        return redirect("loket:evaluatie", sleutel)
    context = {"form": form, "aanmelding": gevonden, "evenement": gevonden.evenement}
    return toon_formulier(request, "loket/agenda/evaluatie.html", context, form)


@login_not_required
@require_safe
@onthoud_openbaar
def kalender(request: HttpRequest) -> HttpResponse:
    """The agenda to subscribe to: what is coming, and what was lately, so that it does not vanish at once."""
    sinds = timezone.now() - FEED_TERUG
    evenementen = Evenement.objects.openbaar().filter(eindigt_op__gte=sinds).order_by("begint_op", "pk")
    inhoud = kalenders.feed(evenementen, f"Agenda {_regionaam()}")
    return HttpResponse(inhoud, content_type=kalenders.MEDIATYPE)


@login_not_required
@require_safe
def evenement_ics(request: HttpRequest, pk: int) -> HttpResponse:
    """One event as a calendar file, without the link for who has a place."""
    gevonden = get_object_or_404(Evenement.objects.openbaar(), pk=pk)
    return HttpResponse(kalenders.feed([gevonden], gevonden.titel), content_type=kalenders.MEDIATYPE)


def _regionaam() -> str:
    return Regio.objects.values_list("naam", flat=True).first() or "onderwijsregio"


class Feed(Feedweergave):
    """The agenda as Atom: the newest entries first, as readers expect."""

    feed_type = Atom1Feed
    language = "nl"

    def __call__(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        antwoord = super().__call__(request, *args, **kwargs)
        antwoord["Content-Type"] = "application/atom+xml; charset=utf-8"
        return antwoord

    def title(self) -> str:
        return f"Agenda {_regionaam()}"

    def link(self) -> str:
        return reverse("loket:agenda")

    def feed_url(self) -> str:
        return settings.ADRES + reverse("loket:agenda_feed")

    def items(self):
        return _komend().order_by("-gemaakt_op", "-pk")[:50]

    def item_title(self, item: Evenement) -> str:
        voor = "Gaat niet door: " if item.is_afgelast else ""
        return f"{voor}{item.titel} ({date_format(timezone.localtime(item.begint_op), 'j F Y, H.i')})"

    def item_description(self, item: Evenement) -> str:
        return item.afgelast_omdat or item.omschrijving

    def item_guid(self, item: Evenement) -> str:
        return f"urn:uuid:{item.uid}"

    def item_pubdate(self, item: Evenement):
        return item.gemaakt_op

    def item_updateddate(self, item: Evenement):
        return item.gewijzigd_op


feed = login_not_required(require_safe(onthoud_openbaar(Feed())))


class Agenda(Sitemap):
    """Each event that is coming."""

    def items(self):
        return _komend()

    def lastmod(self, item: Evenement):
        return item.gewijzigd_op


def binnenkort(request: HttpRequest) -> dict | None:
    """Home: the first three events that one can still go to."""
    eerste = list(_komend().filter(status="gepubliceerd").met_aantallen()[:3])
    return {"evenementen": eerste} if eerste else None


def mijn_agenda(request: HttpRequest) -> dict | None:
    """My page and my desk: what I registered for and is still to come."""
    eigen = Aanmelding.objects.in_kracht().van(request.user).select_related("evenement")
    rijen = list(
        eigen.filter(evenement__eindigt_op__gte=timezone.now()).order_by("evenement__begint_op")[:10]
    )
    return {"aanmeldingen": rijen} if rijen else None
