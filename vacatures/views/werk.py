"""What HR of a board does: write, preview, publish and close vacancies, and answer who applied."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from onderwijsregio.kern.formulieren import FORMULIER, als_nummer, gegevens_van, toon_formulier
from onderwijsregio.organisaties.models import School
from onderwijsregio.organisaties.rechten import alleen_voor

from .. import acties, rapportages, rechten
from ..forms import Eigenfilter, Sluitformulier, Vacatureformulier
from ..keuzes import CAO_VAN, Cao, Schaal, Sollicitatiestatus, Vacaturestatus
from ..models import Regioafspraak, Vacature, Vacaturesjabloon
from .baan import toon_vacature

PER_BLADZIJDE = 20
#: As many earlier vacancies are offered to begin a new one with.
EERDERE = 3
WACHT_OP_ANTWOORD = Q(sollicitaties__status=Sollicitatiestatus.VERZONDEN)


def eigen_vacature(request: HttpRequest, pk: int) -> Vacature:
    """The vacancy, when it is one of the own board's; a stranger gets 404."""
    eigen = Vacature.objects.te_beheren_door(request.user).select_related("school__gebied", "organisatie")
    return get_object_or_404(eigen, pk=pk)


@require_safe
@alleen_voor(rechten.mag_schrijven)
def eigen_vacatures(request: HttpRequest) -> HttpResponse:
    """The own board's vacancies, with how many people wait for an answer."""
    eigen = Vacature.objects.te_beheren_door(request.user)
    aantallen = dict(eigen.order_by().values_list("status").annotate(Count("pk")))
    status = request.GET.get("status", "")
    rijen = eigen.filter(status=status) if status in Vacaturestatus.values else eigen
    filter_ = Eigenfilter(request.GET)
    rijen = filter_.gefilterd(rijen)
    rijen = (
        rijen.select_related("school")
        .annotate(
            reacties=Count("sollicitaties", distinct=True),
            wachtend=Count("sollicitaties", filter=WACHT_OP_ANTWOORD, distinct=True),
        )
        .order_by("-wachtend", "-gewijzigd_op", "-pk")
    )
    context = {
        "status": status,
        "filter": filter_,
        "statussen": [
            (code, naam, aantallen[code]) for code, naam in Vacaturestatus.choices if aantallen.get(code)
        ],
        "totaal": sum(aantallen.values()),
        "pagina": Paginator(rijen, PER_BLADZIJDE).get_page(request.GET.get("page")),
    }
    return render(request, "vacatures/eigen_vacatures.html", context)


@FORMULIER
@alleen_voor(rechten.mag_schrijven)
def nieuwe_vacature(request: HttpRequest) -> HttpResponse:
    """Write a vacancy, empty or from an example; it starts as a draft."""
    organisatie = request.user.lidmaatschap.organisatie
    begin = {"contactnaam": request.user.naam, "contacttelefoon": request.user.telefoon}
    begonnen = _van_voorbeeld(request)
    form = Vacatureformulier(
        gegevens_van(request),
        organisatie=organisatie,
        initial=begin | begonnen,
    )
    if request.method == "POST" and form.is_valid():
        try:
            wie = {"organisatie": organisatie, "door": request.user}
            sleutel = form.cleaned_data["formulier"]
            vacature = acties.maak_vacature(**wie, formulier=sleutel, **form.velden())
        except ValidationError as fout:
            form.add_error(None, fout)
        else:
            return redirect("vacatures:voorbeeld", vacature.pk)
    context = {
        "form": form,
        **({} if form.is_bound or begonnen else _om_mee_te_beginnen(request)),
        "afspraken": Regioafspraak.objects.geldig().over_banen(),
        **_schaalhint(request, form["school"].value(), form["schaal"].value()),
    }
    return toon_formulier(request, "vacatures/schrijf.html", context, form)


def _om_mee_te_beginnen(request: HttpRequest) -> dict:
    """The templates of the board, and its last vacancies: most look like an earlier one."""
    eerdere = Vacature.objects.te_beheren_door(request.user).select_related("school")
    return {
        "sjablonen": Vacaturesjabloon.objects.zichtbaar_voor(request.user),
        "eerdere": eerdere.order_by("-gemaakt_op", "-pk")[:EERDERE],
    }


def _schaalhint(request: HttpRequest, school, schaal) -> dict:
    """What visitors read of the salary when HR leaves it to the scale: for a school of the own board."""
    scholen = School.objects.filter(bestuur=request.user.lidmaatschap.organisatie_id)
    gekozen = _eigen(scholen, str(school or ""))
    schaal = schaal if gekozen and schaal in Schaal.values else ""
    return {
        "hint_schaal": schaal,
        "hint_cao": Cao(CAO_VAN[gekozen.sector]).label if schaal else "",
        "hint_beloning": rapportages.schaalbeloning(gekozen.sector, schaal) if schaal else None,
    }


@require_safe
@alleen_voor(rechten.mag_schrijven)
def schaal(request: HttpRequest) -> HttpResponse:
    """The hint below the scale, for the school and the scale that are chosen now."""
    hint = _schaalhint(request, request.GET.get("school"), request.GET.get("schaal"))
    return render(request, "vacatures/schalen/_schaalhint.html", hint)


#: What belongs to one vacancy and not to the next one.
EENMALIG = {"start_op", "sluit_op", "contract_tot", "kenmerk", "noodoplossing", "afwijking"}


def herbruikbaar(vacature: Vacature) -> dict:
    """The values of a vacancy by the name of the field of the form, to begin another one with."""
    velden = model_to_dict(vacature, set(Vacatureformulier.Meta.fields) - EENMALIG)
    return velden | {"ook_op": [school.pk for school in velden["ook_op"]]}


def _van_voorbeeld(request: HttpRequest) -> dict:
    """What the writing begins with: a vacancy (`?van=`) or a template (`?sjabloon=`) of the own board."""
    if vacature := _eigen(Vacature.objects.te_beheren_door(request.user), request.GET.get("van", "")):
        return herbruikbaar(vacature)
    sjabloon = _eigen(Vacaturesjabloon.objects.zichtbaar_voor(request.user), request.GET.get("sjabloon", ""))
    return sjabloon.velden if sjabloon else {}


def _eigen(rijen, getypt: str):
    return rijen.filter(pk=als_nummer(getypt)).first()


@FORMULIER
def wijzig_vacature(request: HttpRequest, pk: int) -> HttpResponse:
    """Edit; when a colleague was faster, nothing is saved yet: both are on the screen, and the form is on theirs."""
    vacature = eigen_vacature(request, pk)
    if vacature.status == Vacaturestatus.GESLOTEN:
        messages.info(request, "Deze vacature is gesloten en verandert niet meer.")
        return redirect("vacatures:beheer", pk)
    form = Vacatureformulier(
        gegevens_van(request),
        instance=vacature,
        organisatie=vacature.organisatie,
    )
    ingehaald = None
    if request.method == "POST" and form.is_valid():
        versie = form.cleaned_data["versie"]
        try:
            acties.wijzig_vacature(vacature=vacature, door=request.user, versie=versie, **form.velden())
        except ValidationError as fout:
            if getattr(fout, "code", "") == "ingehaald":
                ingehaald, form = _haal_bij(vacature.pk, form)
            form.add_error(None, fout)
        else:
            messages.success(request, "De vacature is bewaard.")
            concept = vacature.status == Vacaturestatus.CONCEPT
            return redirect("vacatures:voorbeeld" if concept else "vacatures:beheer", pk)
    context = {
        "form": form,
        "vacature": vacature,
        "ingehaald": ingehaald,
        "afspraken": Regioafspraak.objects.geldig().over(vacature),
        **_schaalhint(request, form["school"].value(), form["schaal"].value()),
    }
    return toon_formulier(request, "vacatures/schrijf.html", context, form)


def _haal_bij(pk: int, form: Vacatureformulier) -> tuple[rapportages.Ingehaald, Vacatureformulier]:
    """What a colleague saved meanwhile, and the form with what was typed on top of that."""
    nieuwste = Vacature.objects.select_related("organisatie").get(pk=pk)
    ingehaald = rapportages.ingehaald(nieuwste, form.cleaned_data["versie"], form.velden())
    nieuw = form.op_de_nieuwste(nieuwste, ingehaald.overgenomen)
    nieuw.is_valid()
    return ingehaald, nieuw


@require_safe
def voorbeeld(request: HttpRequest, pk: int) -> HttpResponse:
    """The page exactly as a visitor will see it."""
    return toon_vacature(request, eigen_vacature(request, pk), voorbeeld=True)


@require_safe
def beheer(request: HttpRequest, pk: int) -> HttpResponse:
    """One vacancy of the own board: its state, and how many applied."""
    vacature = eigen_vacature(request, pk)
    context = {
        "vacature": vacature,
        "afwijkingen": acties.afwijkingen(vacature),
        "bereik": next(iter(rapportages.bereik(Vacature.objects.filter(pk=pk))), None),
        "kan_controleren": vacature.is_te_publiceren and bool(acties.collegas_van(vacature, request.user)),
        "pijplijn": rapportages.pijplijn(vacature),
    }
    return render(request, "vacatures/beheer.html", context)


@FORMULIER
def sluit(request: HttpRequest, pk: int) -> HttpResponse:
    """The end of a vacancy; who was offered the job says yes or no first."""
    vacature = eigen_vacature(request, pk)
    if request.method != "POST" and vacature.status == Vacaturestatus.GESLOTEN:
        messages.info(request, "Deze vacature is al gesloten.")
        return redirect("vacatures:beheer", pk)
    form = Sluitformulier(gegevens_van(request))
    if request.method == "POST" and form.is_valid():
        try:
            acties.sluit(vacature=vacature, uitkomst=form.cleaned_data["uitkomst"], door=request.user)
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
            if getattr(fout, "code", "") == "aanbod":
                return redirect("vacatures:sluit", pk)
        else:
            messages.success(request, "De vacature is gesloten. Wie nog wachtte, heeft bericht gekregen.")
        return redirect("vacatures:beheer", pk)
    wachtend = vacature.sollicitaties.open().select_related("kandidaat")
    aanboden = [rij for rij in wachtend if rij.status == Sollicitatiestatus.AANGEBODEN]
    context = {"form": form, "vacature": vacature, "wachtend": len(wachtend), "aanboden": aanboden}
    return toon_formulier(request, "vacatures/sluit.html", context, form)
