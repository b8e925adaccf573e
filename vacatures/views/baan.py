"""The page of one job: everything that somebody asks who doubts."""

from dataclasses import dataclass
from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from loket.models import Kandidaat
from loket.templatetags.website import als_data
from onderwijsregio.kern.geheugen import doe_bij_lezen, onthoud_openbaar
from onderwijsregio.organisaties import kaart
from onderwijsregio.organisaties.keuzes import Dag
from onderwijsregio.organisaties.models import Postcodegebied

from .. import acties, rapportages, rechten
from ..documenten import jobposting
from ..forms import Plek, Reisformulier
from ..models import BINNEN_HET_BESTUUR, Sollicitatie, Vacature
from ..schrijfhulp import tips
from ..zoeken import afstand_km, landingen, lijkt_op
from .bewaren import bewaarde_van
from .landingspaginas import Landingspagina

#: Streets are not straight, and this is how far one cycles in an hour; for a guess and no more.
OMWEG, FIETS_KM_PER_UUR = 1.3, 15


@dataclass(frozen=True)
class Reis:
    """How far the school is from a place: in km as the crow flies, and about how many minutes by bicycle."""

    vanaf: Plek
    km: float

    @property
    def minuten(self) -> int:
        return max(5, round(self.km * OMWEG / FIETS_KM_PER_UUR * 12) * 5)


@login_not_required
@require_safe
@onthoud_openbaar
def vacature(request: HttpRequest, pk: int) -> HttpResponse:
    """One vacancy. Once it is closed, others read that it is gone, and what looks like it."""
    alle = Vacature.objects.select_related("school__gebied", "organisatie").prefetch_related("ook_op__gebied")
    gevonden = alle.zichtbaar_voor(request.user).filter(pk=pk).first()
    if gevonden is None:
        return _niet_meer_open(request, alle.filter(pk=pk).first())
    if not gevonden.is_open:
        return toon_vacature(request, gevonden, voorbeeld=gevonden.status in BINNEN_HET_BESTUUR)
    if not rechten.mag_beheren.test(request.user, gevonden):
        _tel(pk, request)
    return doe_bij_lezen(toon_vacature(request, gevonden, voorbeeld=False), partial(_tel, pk))


def _tel(pk: int, request: HttpRequest) -> None:
    """Count this view; who looks is not known and not asked."""
    koppen = request.headers
    acties.tel_bekeken(pk, reiziger=koppen.get("User-Agent", ""), vooraf=koppen.get("Sec-Purpose", ""))


def _niet_meer_open(request: HttpRequest, was: Vacature | None) -> HttpResponse:
    """410 for what everybody could read once: a search engine forgets it, a visitor finds something else.

    Browsers keep a 410 for good unless told otherwise, and a board may open a vacancy again.
    """
    if was is None or not was.was_openbaar:
        raise Http404
    context = {"vacature": was, "lijkt": _lijkt_op(was), "landing": _landing(was)}
    antwoord = render(request, "vacatures/gesloten.html", context, status=410)
    antwoord["Cache-Control"] = "no-cache"
    return antwoord


def toon_vacature(request: HttpRequest, gevonden: Vacature, *, voorbeeld: bool) -> HttpResponse:
    """The page of a vacancy as a visitor gets it; `voorbeeld` adds a bar for the writer."""
    beheert = rechten.mag_beheren.test(request.user, gevonden)
    kandidaat = eigen = None
    if request.user.is_authenticated and not beheert:
        kandidaat = Kandidaat.objects.filter(gebruiker=request.user.pk).first()
        eigen = Sollicitatie.objects.filter(vacature=gevonden, kandidaat__gebruiker=request.user.pk).first()
    reisform, reis = _reis(request, gevonden, kandidaat)
    beloning = rapportages.beloningen([gevonden]).get(gevonden.pk)
    context = {
        "vacature": gevonden,
        "dagen": [Dag(dag).label for dag in gevonden.dagen],
        "voorbeeld": voorbeeld,
        "beheert": beheert,
        "ook_op": gevonden.ook_op.all(),
        "tips": tips(gevonden.omschrijving) if voorbeeld else [],
        "eigen": eigen,
        "beloning": beloning,
        "advies": rapportages.routeadvies(gevonden, kandidaat),
        "reisform": reisform,
        "reis": reis,
        "kaart": _kaart(gevonden, reis),
        "bewaard": not voorbeeld and bool(bewaarde_van(request, [gevonden.pk])),
        "lijkt": [] if voorbeeld else _lijkt_op(gevonden),
        "kaarttekst": f"De donkere stip is {gevonden.school}." + (" De andere bent u." if reis else ""),
        "landing": _landing(gevonden),
        "gegevens": als_data(jobposting(gevonden, beloning and beloning.van_tot)) if gevonden.is_open else "",
    }
    return render(request, "vacatures/vacature.html", context)


def _reis(
    request: HttpRequest, gevonden: Vacature, kandidaat: Kandidaat | None
) -> tuple[Reisformulier, Reis | None]:
    """From the postcode in the address, else from the candidate's own."""
    getypt = request.GET if "van" in request.GET else None
    eigen = {"van": kandidaat.postcode} if kandidaat and kandidaat.postcode and getypt is None else None
    form = Reisformulier(getypt or eigen)
    plek = form.cleaned_data["van"] if form.is_valid() else None
    gebied = gevonden.school.gebied
    if plek is None or gebied is None:
        return form, None
    return form, Reis(plek, afstand_km(plek.lat, plek.lon, float(gebied.lat), float(gebied.lon)))


def _kaart(gevonden: Vacature, reis: Reis | None) -> kaart.Kaart | None:
    """The school as a dot on the map of the region, and the place from where somebody travels."""
    gebied = gevonden.school.gebied
    if gebied is None:
        return None
    school = kaart.Punt(
        float(gebied.lat), float(gebied.lon), str(gevonden.school), adres=gevonden.school.get_absolute_url()
    )
    van = [kaart.Punt(reis.vanaf.lat, reis.vanaf.lon, reis.vanaf.naam)] if reis else []
    return kaart.teken(kaart.punten_van(Postcodegebied.objects.all()), plekken=[*van, school])


def _lijkt_op(gevonden: Vacature) -> list[Vacature]:
    """What is most like it and still open, the nearest first."""
    gebied = gevonden.school.gebied
    feiten = {
        "functie": gevonden.functie,
        "sector": gevonden.sector,
        "vak": gevonden.vak,
        "bestuur": str(gevonden.organisatie_id),
    }
    pks = lijkt_op(feiten, punt=(float(gebied.lat), float(gebied.lon)) if gebied else None, niet=gevonden.pk)
    rijen = Vacature.objects.open().als_kaart().in_bulk(pks)
    return [rijen[pk] for pk in pks if pk in rijen]


def _landing(gevonden: Vacature) -> Landingspagina | None:
    """The page with all work of this kind in this place, when there is some."""
    zelfde = (gevonden.functie, slugify(gevonden.school.plaats))
    return next(
        (Landingspagina.van(een) for een in landingen() if (een.functie, slugify(een.plaats)) == zelfde), None
    )
