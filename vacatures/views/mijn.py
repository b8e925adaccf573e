"""What a candidate does: apply, follow an application, change it, take it back, take the job."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from loket.acties import word_kandidaat
from loket.models import Kandidaat
from onderwijsregio.kern.formulieren import FORMULIER, gegevens_van, met_knop, toon_formulier, voer_uit

from .. import acties
from ..forms import Berichtformulier, Sollicitatieformulier
from ..keuzes import Sollicitatiestatus
from ..models import Sollicitatie, Vacature, neem_profiel_op
from .gesprek import met_gesprek, regels
from .werk import PER_BLADZIJDE


@FORMULIER
def solliciteer(request: HttpRequest, pk: int) -> HttpResponse:
    """Apply for a vacancy, once. A vacancy that closes meanwhile keeps what was typed on the screen."""
    vacature = get_object_or_404(_te_zien(request, pk).select_related("school", "organisatie"), pk=pk)
    kandidaat = _kandidaat(request)
    if kandidaat is None:
        return render(request, "vacatures/solliciteer.html", {"vacature": vacature})
    if eerdere := vacature.sollicitaties.filter(kandidaat=kandidaat).first():
        return redirect("vacatures:mijn_sollicitatie", eerdere.pk)
    ziet = _wat_het_bestuur_ziet(vacature, kandidaat)
    form = Sollicitatieformulier(
        gegevens_van(request),
        kandidaat=kandidaat,
        verborgen_voor=vacature.organisatie if ziet["verborgen"] else None,
    )
    verstuurd = request.method == "POST" and form.is_valid() and _verstuur(request, vacature, kandidaat, form)
    if verstuurd:
        return verstuurd
    request.session["solliciteert"] = pk
    context = {"vacature": vacature, "form": form, **ziet}
    return toon_formulier(request, "vacatures/solliciteer.html", context, form)


def _wat_het_bestuur_ziet(vacature: Vacature, kandidaat: Kandidaat) -> dict:
    """The profile as it goes along, and whether the candidate hides from this board otherwise."""
    return {
        "kandidaat": kandidaat,
        "profiel": Sollicitatie(profiel=neem_profiel_op(kandidaat, vacature.school)).profiel_in_woorden,
        "verborgen": kandidaat.afschermingen.filter(organisatie=vacature.organisatie_id).exists(),
    }


def _te_zien(request: HttpRequest, pk: int):
    """Also a vacancy that closed while this visitor had the form on the screen: they are told so."""
    if request.session.get("solliciteert") == pk:
        return Vacature.objects.all()
    return Vacature.objects.zichtbaar_voor(request.user)


def _kandidaat(request: HttpRequest) -> Kandidaat | None:
    """The visitor's own record; who works in the region makes one first, on /mijn/."""
    gevonden = Kandidaat.objects.filter(gebruiker=request.user.pk).first()
    if gevonden or request.user.lidmaatschap:
        return gevonden
    try:
        return word_kandidaat(gebruiker=request.user)
    except ValidationError:  # no verified address, or somebody else's: /mijn/ tells which
        return None


def _verstuur(
    request: HttpRequest, vacature: Vacature, kandidaat: Kandidaat, form: Sollicitatieformulier
) -> HttpResponse | None:
    try:
        sollicitatie = acties.solliciteer(
            vacature=vacature, kandidaat=kandidaat, door=request.user, **form.cleaned_data
        )
    except ValidationError as fout:
        if getattr(fout, "code", "") == "dubbel":  # the second click of a double click
            eerdere = Sollicitatie.objects.get(vacature=vacature, kandidaat=kandidaat)
            return redirect("vacatures:mijn_sollicitatie", eerdere.pk)
        form.add_error(None, fout)
        return None
    messages.success(request, "Uw sollicitatie is verstuurd.")
    return redirect("vacatures:mijn_sollicitatie", sollicitatie.pk)


def eigen_sollicitatie(request: HttpRequest, pk: int) -> Sollicitatie:
    """The visitor's own application; a stranger's does not exist."""
    eigen = Sollicitatie.objects.filter(kandidaat__gebruiker=request.user.pk)
    diep = ("kandidaat__gebruiker", "vacature__school", "vacature__organisatie", "loket_door")
    return get_object_or_404(eigen.select_related(*diep), pk=pk)


@require_safe
def mijn_sollicitaties(request: HttpRequest) -> HttpResponse:
    """Everything that I applied for: where it stands, what comes next and by when; the newest first."""
    eigen = Sollicitatie.objects.filter(kandidaat__gebruiker=request.user.pk)
    rijen = met_gesprek(eigen.select_related("vacature__school", "vacature__organisatie", "loket_door"))
    pagina = Paginator(rijen.order_by("-verzonden_op", "-pk"), PER_BLADZIJDE).get_page(
        request.GET.get("page")
    )
    return render(request, "vacatures/mijn_sollicitaties.html", {"pagina": pagina})


@FORMULIER
def mijn_sollicitatie(request: HttpRequest, pk: int) -> HttpResponse:
    """One application: where it stands, what I sent, what was said; write to the board."""
    sollicitatie = eigen_sollicitatie(request, pk)
    form = Berichtformulier(gegevens_van(request))
    vast = {"sollicitatie": sollicitatie, "van_bestuur": False, "door": request.user}
    if voer_uit(form, acties.schrijf_bericht, **vast):
        messages.success(request, "Uw bericht is verstuurd.")
        return redirect("vacatures:mijn_sollicitatie", pk)
    gesprek = acties.huidig_gesprek(sollicitatie)
    context = {
        "sollicitatie": sollicitatie,
        "documenten": sollicitatie.documenten.all(),
        "regels": regels(sollicitatie, voor_kandidaat=True),
        "form": form,
        "gesprek": gesprek,
        "te_kiezen": not gesprek and sollicitatie.vacature.momenten.vrij().exists(),
        "te_verzetten": bool(gesprek) and not acties.waarom_niet_verzetten(gesprek),
    }
    return toon_formulier(request, "vacatures/mijn_sollicitatie.html", context, form)


@FORMULIER
def wijzig(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what was sent, as long as nobody at the board opened it."""
    sollicitatie = eigen_sollicitatie(request, pk)
    vacature, kandidaat = sollicitatie.vacature, sollicitatie.kandidaat
    form = Sollicitatieformulier(gegevens_van(request), kandidaat=kandidaat, sollicitatie=sollicitatie)
    if request.method != "POST" and not sollicitatie.is_te_wijzigen:
        return redirect("vacatures:mijn_sollicitatie", pk)
    if voer_uit(form, acties.wijzig_sollicitatie, sollicitatie=sollicitatie, door=request.user):
        messages.success(request, "Uw sollicitatie is gewijzigd.")
        return redirect("vacatures:mijn_sollicitatie", pk)
    context = {
        "vacature": vacature,
        "form": form,
        "sollicitatie": sollicitatie,
        **_wat_het_bestuur_ziet(vacature, kandidaat),
    }
    return toon_formulier(request, "vacatures/solliciteer.html", context, form)


@require_POST
def trek_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw the own application."""
    gelukt = "Uw sollicitatie is ingetrokken. De school heeft bericht gekregen."
    actie = partial(acties.trek_sollicitatie_in, stand=request.POST.get("stand", ""))
    return _doe(request, pk, actie, gelukt)


@FORMULIER
def zeg_ja(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more, and name what ends with it: then the job is taken."""
    sollicitatie = eigen_sollicitatie(request, pk)
    if request.method == "POST":
        return _doe(request, pk, acties.neem_aanbod_aan, "Gefeliciteerd met uw baan!")
    if sollicitatie.status != Sollicitatiestatus.AANGEBODEN:
        return redirect("vacatures:mijn_sollicitatie", pk)
    andere = sollicitatie.kandidaat.sollicitaties.open().exclude(pk=pk).select_related("vacature__school")
    return render(request, "vacatures/zeg_ja.html", {"sollicitatie": sollicitatie, "andere": andere})


@require_POST
def sta_hulp_toe(request: HttpRequest, pk: int) -> HttpResponse:
    """The loket may help."""
    return _doe(request, pk, acties.sta_hulp_toe, "Goed zo. Het loket weet dat het u mag helpen.")


@require_POST
def trek_hulp_in(request: HttpRequest, pk: int) -> HttpResponse:
    """The loket may not help after all."""
    gelukt = "Goed. De school geeft uw naam niet door aan het loket."
    return _doe(request, pk, acties.trek_hulp_in, gelukt)


def _doe(request: HttpRequest, pk: int, actie, gelukt: str) -> HttpResponse:
    """One actie on the own application, behind a button."""
    met_knop(request, actie, gelukt=gelukt, sollicitatie=eigen_sollicitatie(request, pk), door=request.user)
    return redirect("vacatures:mijn_sollicitatie", pk)
