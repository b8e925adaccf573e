"""A question as a conversation: what the loket reads, what the asker reads, and the files in it."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onderwijsregio.kern.downloads import geef_bestand
from onderwijsregio.kern.formulieren import FORMULIER, toon_formulier, voer_uit
from onderwijsregio.kern.tijd import DICHT, werktijd

from .. import acties
from ..forms import Reactieformulier
from ..keuzes import Berichtsoort, Doorverwijzingstatus
from ..models import Bericht, Bijlage, Doorverwijzing, Vraag, Vraagnotitie
from ..rapportages import in_woorden
from .poort import formulier_mag_nog

REACTIES_PER_UUR = 20
#: What the asker reads about a colleague who was asked, by how that stands.
VERWIJZING_VOOR_VRAGER = {
    Doorverwijzingstatus.AANGEBODEN: "Gevraagd om contact met u op te nemen. Zodra er antwoord is, hoort u het.",
    Doorverwijzingstatus.AANGENOMEN: "Neemt contact met u op.",
    Doorverwijzingstatus.TERUGGEGEVEN: "Kan u nu niet verder helpen. Het loket zoekt verder.",
    Doorverwijzingstatus.BEEINDIGD: "Had contact met u. Nu helpt het loket u verder.",
}


def belofte(vraag: Vraag, nu: datetime | None = None) -> dict | None:
    """How much time is left of what was promised to the asker: words and a tone; None when nobody waits."""
    if vraag.wacht_sinds is None:
        return None
    nu = nu or timezone.now()
    vandaag, uiterlijk = timezone.localdate(nu), vraag.antwoord_uiterlijk
    if uiterlijk < vandaag:
        return {"tekst": f"te laat sinds {date_format(uiterlijk, 'D j b')}", "toon": "fout"}
    sluit = datetime.combine(uiterlijk, DICHT, timezone.get_current_timezone())
    rest = werktijd(nu, sluit)
    if uiterlijk == vandaag:
        return {"tekst": f"vandaag, nog {in_woorden(rest)}" if rest else "vandaag", "toon": "let-op"}
    return {"tekst": f"nog {in_woorden(rest)}", "toon": "rust"}


def regels(vraag: Vraag, adres: Callable[[Bijlage], str], *, voor_vrager: bool, gebruiker=None) -> list[dict]:
    """Everything that was said, oldest first: each with title, moment, text and files."""
    nummers = vraag.gesprek
    bijlagen = _bijlagen(nummers, adres)
    delen = [
        *_vragen(vraag, bijlagen, voor_vrager),
        *_berichten(nummers, bijlagen, voor_vrager),
        *_verwijzingen(nummers, voor_vrager),
    ]
    if gebruiker is not None and not voor_vrager:
        delen += _notities(nummers, gebruiker)
    return sorted(delen, key=lambda deel: deel["op"])


def _bijlagen(nummers: list[int], adres: Callable[[Bijlage], str]) -> dict[tuple, list[dict]]:
    per_plek = defaultdict(list)
    for rij in Bijlage.objects.filter(vraag__in=nummers):
        gegevens = {"href": adres(rij), "naam": rij.bestandsnaam, "soort": rij.kort, "grootte": rij.bytes}
        per_plek[rij.vraag_id, rij.bericht_id].append(gegevens)
    return per_plek


def _vragen(vraag: Vraag, bijlagen: dict, voor_vrager: bool):
    wie = "U" if voor_vrager else vraag.kandidaat.naam
    yield _deel("vraag", f"{wie} vroeg", vraag.gesteld_op, vraag.tekst, bijlagen[vraag.pk, None])
    for rij in vraag.samengevoegd.all():
        yield _deel("vraag", f"{wie} vroeg ook", rij.gesteld_op, rij.tekst, bijlagen[rij.pk, None], rij=rij)


def _berichten(nummers: list[int], bijlagen: dict, voor_vrager: bool):
    for rij in Bericht.objects.filter(vraag__in=nummers).select_related("door"):
        if rij.is_reactie:
            titel = "U schreef" if voor_vrager else "De vrager schreef"
        elif rij.soort == Berichtsoort.GESPROKEN:
            titel = f"Besproken met {rij.door}"
        else:
            titel = f"Antwoord van {rij.door}"
        yield _deel(
            "reactie" if rij.is_reactie else "antwoord",
            titel,
            rij.op,
            rij.tekst,
            bijlagen[rij.vraag_id, rij.pk],
        )


def _verwijzingen(nummers: list[int], voor_vrager: bool):
    rijen = Doorverwijzing.objects.filter(vraag__in=nummers)
    for rij in rijen.select_related("naar__gebruiker", "naar__organisatie"):
        naar = f"{rij.naar.gebruiker}, {rij.naar.organisatie}"
        if voor_vrager:
            yield _deel("verwijzing", naar, rij.aangeboden_op, VERWIJZING_VOOR_VRAGER[rij.status])
        else:
            titel = f"Doorverwezen naar {naar}"
            yield _deel("verwijzing", titel, rij.aangeboden_op, rij.toelichting, verwijzing=rij)


def _notities(nummers: list[int], gebruiker):
    for rij in (
        Vraagnotitie.objects.zichtbaar_voor(gebruiker).filter(vraag__in=nummers).select_related("door")
    ):
        soort = "vanzelf" if rij.vanzelf else "notitie"
        yield _deel(
            soort, f"{'' if rij.vanzelf else 'Notitie van '}{rij.door or 'Het portaal'}", rij.op, rij.tekst
        )


def _deel(soort: str, titel: str, op: datetime, tekst: str, bijlagen=(), **meer) -> dict:
    return {"soort": soort, "titel": titel, "op": op, "tekst": tekst, "bijlagen": bijlagen, **meer}


# The asker ---------------------------------------------------------------------------------------------


def toon_aan_vrager(
    request: HttpRequest, vraag: Vraag, sjabloon: str, adres: Callable, terug: str
) -> HttpResponse:
    """The page on which an asker reads the conversation and writes back."""
    form = Reactieformulier(request.POST or None, request.FILES or None)
    mag = request.method == "POST" and form.is_valid()
    if (
        mag
        and formulier_mag_nog(request, form, "reacties", REACTIES_PER_UUR)
        and voer_uit(form, acties.reageer, vraag=vraag)
    ):
        messages.success(request, "Uw bericht is verstuurd. Het antwoord komt in uw mail en op deze pagina.")
        return redirect(terug)
    context = {"vraag": vraag, "form": form, "regels": regels(vraag, adres, voor_vrager=True)}
    return toon_formulier(request, sjabloon, context, form)


def _van_sleutel(sleutel: str) -> Vraag:
    """The question behind a link from a mail; one that was merged leads to the one that goes on."""
    vragen = Vraag.objects.met_sleutel(sleutel).select_related(
        "kandidaat", "samengevoegd_in__kandidaat", "route"
    )
    gevonden = get_object_or_404(vragen)
    return gevonden.samengevoegd_in or gevonden


@login_not_required
@never_cache
@FORMULIER
def volgen(request: HttpRequest, sleutel: str) -> HttpResponse:
    """The conversation for who has the link from the mail: read it and write back, without an account."""
    vraag = _van_sleutel(sleutel)

    def adres(bijlage: Bijlage) -> str:
        return reverse("loket:vraag_bijlage", args=[sleutel, bijlage.pk])

    terug = reverse("loket:vraag_volgen", args=[sleutel])
    return toon_aan_vrager(request, vraag, "loket/vragen/volgen.html", adres, terug)


@login_not_required
@never_cache
@require_safe
def bijlage_met_sleutel(request: HttpRequest, sleutel: str, pk: int) -> HttpResponse:
    """A file in the conversation, for who has the link from the mail."""
    return _bestand(request, get_object_or_404(Bijlage, vraag__in=_van_sleutel(sleutel).gesprek, pk=pk))


@never_cache
@require_safe
def bijlage(request: HttpRequest, pk: int) -> HttpResponse:
    """A file in a question, for who may read the question."""
    return _bestand(request, get_object_or_404(Bijlage.objects.zichtbaar_voor(request.user), pk=pk))


def _bestand(request: HttpRequest, bijlage: Bijlage) -> HttpResponse:
    return geef_bestand(request, bijlage.bestand, naam=bijlage.bestandsnaam, mediatype=bijlage.mediatype)
