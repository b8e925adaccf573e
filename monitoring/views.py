"""Figures on the screen and as a file: what they are, how they went, and what they count."""

from dataclasses import dataclass, field
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from onderwijsregio.kern import grafieken
from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.kern.uitvoer import SOORTEN, als_bestand
from onderwijsregio.organisaties.models import Regio, Thema

from .forms import Keuze
from .models import Indicator, Maatregel
from .rapportages import (
    BEREKENINGEN,
    Getoond,
    Periode,
    Stand,
    beschrijf,
    laatste,
    reeks,
    schooljaren,
    stand,
    standen,
)
from .rechten import ziet_cijfers

KOPPEN = [
    "Indicator", "Over", "Waarde", "Eenheid", "Status", "Teller", "Noemer", "Streefwaarde",
    "Bron", "Vindplaats", "Stand op", "Peildatum", "Definitie", "Versie",
]  # fmt: skip


@dataclass
class Groep:
    """Figures under one heading: those with a value, and those without."""

    naam: str
    met: list[tuple[Indicator, Stand]] = field(default_factory=list)
    zonder: list[tuple[Indicator, Stand]] = field(default_factory=list)


def _indicatoren(request: HttpRequest):
    """The indicators this visitor sees; to who sees no figures the page does not exist."""
    if not ziet_cijfers(request.user):
        raise Http404
    return Indicator.objects.zichtbaar_voor(request.user).select_related("thema", "maatregel")


def _regio() -> Regio:
    return Regio.objects.first() or Regio()


@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    """All figures of a school year, per theme or per measure."""
    indicatoren = list(_indicatoren(request))
    jaren = schooljaren(indicatoren, timezone.localdate())
    keuze = Keuze(request.GET, jaren=jaren, themawoord=_regio().themawoord)
    cijfers = standen(indicatoren, keuze.gekozen_peildatum, Periode.schooljaar(keuze.gekozen_jaar))
    groepen = _groepeer(list(zip(indicatoren, cijfers, strict=True)), keuze.per_maatregel)
    context = {"keuze": keuze, "groepen": groepen, "adres": _als_adres(keuze)}
    return render(request, "monitoring/dashboard.html", context)


def _groepeer(paren: list[tuple[Indicator, Stand]], per_maatregel: bool) -> list[Groep]:
    """The figures under their theme or measure, in its order; what has none comes last."""

    groepen: dict[Thema | Maatregel | None, Groep] = {}
    for indicator, cijfer in paren:
        kop = indicator.maatregel if per_maatregel else indicator.thema
        groep = groepen.setdefault(kop, Groep(str(kop or "Algemeen")))
        (groep.met if cijfer.heeft_waarde else groep.zonder).append((indicator, cijfer))
    koppen = sorted((kop for kop in groepen if kop), key=lambda k: k.code if per_maatregel else k.volgorde)
    return [groepen[kop] for kop in [*koppen, None] if kop in groepen]


def _als_adres(keuze: Keuze) -> str:
    """The choice as the query of an address, so that the next page keeps it."""
    return f"?jaar={keuze.gekozen_jaar.begin}&peildatum={keuze.gekozen_peildatum.isoformat()}"


@require_safe
def cijfers(request: HttpRequest, soort: str) -> HttpResponse:
    """All figures of a school year as CSV or XLSX, each with its source and reference date."""
    indicatoren = list(_indicatoren(request))
    keuze = Keuze(request.GET, jaren=schooljaren(indicatoren, timezone.localdate()))
    gevonden = standen(indicatoren, keuze.gekozen_peildatum, Periode.schooljaar(keuze.gekozen_jaar))
    naam = f"cijfers {keuze.gekozen_jaar} peildatum {keuze.gekozen_peildatum}"
    return als_bestand(naam=naam, soort=_soort(soort), koppen=KOPPEN, rijen=map(_als_regel, gevonden))


def _soort(soort: str) -> str:
    if soort not in SOORTEN:
        raise Http404
    return soort


def _als_regel(stand: Stand) -> list:
    """One line of an export. A value that is not there is an empty cell, with the reason beside it."""
    return [
        stand.naam, str(stand.over), stand.waarde, stand.eenheid, stand.reden, stand.teller, stand.noemer,
        stand.streefwaarde, stand.bron, stand.vindplaats, stand.stand_op, stand.peildatum,
        stand.definitie, stand.versie,
    ]  # fmt: skip


@require_safe
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """One figure: its value, its course in chart and table, its parts, and where it comes from."""
    gevraagd = get_object_or_404(_indicatoren(request), code=code)
    keuze = Keuze(request.GET, jaren=schooljaren([gevraagd], timezone.localdate()), met_groep=False)
    verloop = reeks(gevraagd, keuze.gekozen_peildatum)
    context = {
        "indicator": gevraagd,
        "keuze": keuze,
        "stand": _stand(gevraagd, keuze),
        "reeks": verloop,
        "grafiek": grafieken.vraag_aan(beschrijf(verloop, _regio().huisstijl)) if verloop else None,
        "adres": _als_adres(keuze),
    }
    return render(request, "monitoring/indicator.html", context)


def _stand(gevraagd: Indicator, keuze: Keuze) -> Stand:
    return stand(gevraagd, keuze.gekozen_peildatum, Periode.schooljaar(keuze.gekozen_jaar))


@require_safe
def verloop(request: HttpRequest, code: str, soort: str) -> HttpResponse:
    """The course of one figure as CSV or XLSX."""
    gevraagd = get_object_or_404(_indicatoren(request), code=code)
    keuze = Keuze(request.GET, jaren=schooljaren([gevraagd], timezone.localdate()), met_groep=False)
    rijen = map(_als_regel, reeks(gevraagd, keuze.gekozen_peildatum))
    naam = f"{gevraagd.code} peildatum {keuze.gekozen_peildatum}"
    return als_bestand(naam=naam, soort=_soort(soort), koppen=KOPPEN, rijen=rijen)


@require_safe
def telt(request: HttpRequest, code: str) -> HttpResponse:
    """The rows that a figure counts; who may not see a person reads no name."""
    gevraagd, geteld, rijen = _geteld(request, code)
    context = {
        "indicator": gevraagd,
        "stand": geteld,
        "rijen": rijen,
        "berekening": BEREKENINGEN[gevraagd.berekening],
        "kolommen": _rijkoppen(gevraagd),
        "adres": f"?jaar={Schooljaar.van(geteld.periode.van).begin}&peildatum={geteld.peildatum.isoformat()}",
    }
    return render(request, "monitoring/telt.html", context)


@require_safe
def telt_bestand(request: HttpRequest, code: str, soort: str) -> HttpResponse:
    """The rows that a figure counts as CSV or XLSX, with the same names left out."""
    gevraagd, geteld, rijen = _geteld(request, code)
    koppen = [*_rijkoppen(gevraagd), "Bron", "Peildatum"]
    naam = f"{gevraagd.code} {geteld.periode} geteld op {geteld.peildatum}"
    regels = [_als_rijregel(rij, geteld.bron, geteld.peildatum) for rij in rijen]
    return als_bestand(naam=naam, soort=_soort(soort), koppen=koppen, rijen=regels)


def _rijkoppen(gevraagd: Indicator) -> list[str]:
    """What heads the columns of the rows that a figure counts."""
    berekening = BEREKENINGEN[gevraagd.berekening]
    return ["Nr", berekening.dag, "School", "Bestuur", berekening.naam]


def _als_rijregel(rij: Getoond, bron: str, peildatum: date) -> list:
    return [rij.nummer, rij.dag, rij.school, rij.bestuur, rij.naam, bron, peildatum]


def _geteld(request: HttpRequest, code: str) -> tuple[Indicator, Stand, list[Getoond]]:
    """The figure that was asked for and its rows; 404 when the portal did not count it itself."""
    gevraagd = get_object_or_404(_indicatoren(request).exclude(berekening=""), code=code)
    keuze = Keuze(request.GET, jaren=schooljaren([gevraagd], timezone.localdate()), met_groep=False)
    geteld = _stand(gevraagd, keuze)
    if not geteld.geteld:
        raise Http404
    rijen = BEREKENINGEN[gevraagd.berekening].toon(geteld.rijen, request.user, geteld.te_klein)
    return gevraagd, geteld, rijen


def arbeidsmarkt(request: HttpRequest) -> dict:
    """Of each public indicator its last figure; one without a figure is left out."""
    vandaag = timezone.localdate()
    standen = (laatste(indicator, vandaag) for indicator in Indicator.objects.openbaar())
    return {"rijen": [stand for stand in standen if stand]}
