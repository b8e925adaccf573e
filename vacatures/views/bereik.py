"""What the vacancies of the own board brought over a year, with an export."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.kern.uitvoer import SOORTEN, als_bestand

from .. import rapportages, rechten
from ..keuzes import Uitkomst
from ..models import Vacature

KOPPEN = [
    "Vacature", "School", "Op de website sinds", "Dagen", "Bekeken", "Bewaard", "Sollicitaties",
    "Antwoord na werkdagen (mediaan)", "Stand", "Afloop",
]  # fmt: skip


def _periode(request: HttpRequest) -> tuple[str, date, date]:
    """The last twelve months, or the school year of `?jaar=` (this one or one of the two before)."""
    vandaag = timezone.localdate()
    nu, gevraagd = Schooljaar.van(vandaag).begin, request.GET.get("jaar", "")
    if gevraagd in {str(nu - n) for n in range(3)}:
        jaar = Schooljaar(int(gevraagd))
        return gevraagd, jaar.eerste_dag, min(jaar.laatste_dag, vandaag)
    return "", vandaag - timedelta(days=365), vandaag


def _bereik(request: HttpRequest) -> tuple[str, date, date, rapportages.Jaarbereik]:
    if not rechten.mag_schrijven.test(request.user):
        raise Http404
    jaar, van, tot = _periode(request)
    eigen = Vacature.objects.te_beheren_door(request.user)
    organisatie = request.user.lidmaatschap.organisatie
    return jaar, van, tot, rapportages.jaarbereik(eigen, organisatie=organisatie, van=van, tot=tot)


@require_safe
def jaar(request: HttpRequest) -> HttpResponse:
    """What the vacancies of the own board brought in the last twelve months, or in a school year."""
    gekozen, van, tot, gevonden = _bereik(request)
    nu = Schooljaar.van(timezone.localdate()).begin
    labels = dict(Uitkomst.choices)
    context = {
        "van": van,
        "tot": tot,
        "jaar": gekozen,
        "jaren": [Schooljaar(nu - n) for n in range(3)],
        "bereik": gevonden,
        "uitkomsten": [(labels[code], aantal) for code, aantal in sorted(gevonden.per_uitkomst.items())],
    }
    return render(request, "vacatures/bereik.html", context)


@require_safe
def export(request: HttpRequest, soort: str) -> HttpResponse:
    """The same vacancies as CSV or XLSX."""
    _, van, tot, gevonden = _bereik(request)
    if soort not in SOORTEN:
        raise Http404
    rijen = [
        [
            regel.vacature.titel,
            str(regel.vacature.school),
            timezone.localdate(regel.vacature.gepubliceerd_op),
            regel.dagen_online,
            regel.bekeken,
            regel.bewaard,
            regel.sollicitaties,
            regel.antwoordtijd,
            regel.vacature.get_status_display(),
            regel.vacature.get_uitkomst_display(),
        ]
        for regel in gevonden.regels
    ]
    return als_bestand(naam=f"vacatures {van} tot {tot}", soort=soort, koppen=KOPPEN, rijen=rijen)
